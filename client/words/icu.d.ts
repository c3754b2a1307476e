/** A catalogue compiled at build time: a key to a function from the message's arguments to the finished text. */
declare module '*.json?icu' {
  const messages: Readonly<Record<string, (args?: Record<string, unknown>) => string>>;
  export default messages;
}
/** The part of it that every page needs. */
declare module '*.json?icu-first' {
  const messages: Readonly<Record<string, (args?: Record<string, unknown>) => string>>;
  export default messages;
}
/** The part that comes with the pages that show it. */
declare module '*.json?icu-later' {
  const messages: Readonly<Record<string, (args?: Record<string, unknown>) => string>>;
  export default messages;
}
/** The part that comes with the slip that explains a refusal. */
declare module '*.json?icu-why' {
  const messages: Readonly<Record<string, (args?: Record<string, unknown>) => string>>;
  export default messages;
}
