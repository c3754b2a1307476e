/** A line in the server's log. Never names, never words of people. */
export interface Log {
  error(facts: object, what: string): void;
  warn(facts: object, what: string): void;
}
