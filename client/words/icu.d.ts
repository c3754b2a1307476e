/** A catalogue compiled at build time: a key to a function from the message's arguments to the finished text. */
declare module '*.json?icu' {
  const messages: Readonly<Record<string, (args?: Record<string, unknown>) => string>>;
  export default messages;
}
