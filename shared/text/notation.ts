/** Signs of the written form that plain words must not be taken for. */

/** The status of a bracket, right behind it: `{ad ref.}`. */
export const TAG = /\{((?:\\[\s\S]|[^\\{}[\]\n])*)\}/uy;
/** The sponsors of an option, at its start: `EUR, RCC: `. */
export const ATTRIBUTION = /[A-Z][A-Z0-9]{1,5}(?:\s*,\s*[A-Z][A-Z0-9]{1,5})*:\s*/uy;

/** A pattern where it stands at a place in a text. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Whether plain words at the start of an option would be read as the names of its sponsors (`EUR: `). */
export const readsAsAttribution = (text: string): boolean => match(ATTRIBUTION, text, 0) !== undefined;

/** Whether plain words right after a bracket would be read as its status tag (`{x}`). */
export const readsAsTag = (text: string): boolean => match(TAG, text, 0) !== undefined;
