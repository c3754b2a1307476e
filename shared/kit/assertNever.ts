/** Closes a switch over a union: a case that was forgotten does not compile. At run time it names the value it met. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
