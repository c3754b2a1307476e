/** A part of a catalogue, compiled at build time: a key to a function from the message's arguments to the finished text. */
declare module '*.json?icu-first' {
  const messages: Readonly<Record<string, (args?: Record<string, unknown>) => string>>;
  export default messages;
}
/** What comes once the text and the floor stand. */
declare module '*.json?icu-room' {
  const messages: Readonly<Record<string, (args?: Record<string, unknown>) => string>>;
  export default messages;
}
/** What comes with the pages that show it. */
declare module '*.json?icu-later' {
  const messages: Readonly<Record<string, (args?: Record<string, unknown>) => string>>;
  export default messages;
}
/** The part that comes with the slip that explains a refusal. */
declare module '*.json?icu-why' {
  const messages: Readonly<Record<string, (args?: Record<string, unknown>) => string>>;
  export default messages;
}
/** All but the first part. */
declare module '*.json?icu-rest' {
  const messages: Readonly<Record<string, (args?: Record<string, unknown>) => string>>;
  export default messages;
}
