import * as v from 'valibot';

/** Parts of the scenario file that its schemas share. A message is what is expected, as the end of a sentence. */

export const longest = { name: 60, line: 200, paragraph: 1200, text: 4000 };

/** Text on its own: something must be there, with no control characters but line ends. */
export const words = (max: number) =>
  v.pipe(
    v.string('text (put a number or a yes between quotes)'),
    v.trimEnd(),
    v.nonEmpty('some words, not nothing'),
    v.maxLength(max, `at most ${max} characters`),
    v.regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u, 'no control characters'),
  );
export const line = words(longest.line);

/** As `words`, but it may be empty. */
export const maybeWords = v.pipe(
  v.string("text ('' for none)"),
  v.trimEnd(),
  v.maxLength(longest.text, `at most ${longest.text} characters`),
  v.regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u, 'no control characters'),
);

export const id = v.pipe(
  v.string('a short name'),
  v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, a letter first, at most 40'),
);
export const code = v.pipe(
  v.string('a delegation code'),
  v.regex(/^[A-Z][A-Z0-9]{2,5}$/, 'a delegation code of three to six capitals or digits, a capital first (CUB)'),
);
/** A whole number between two bounds, which belong to it. */
export const whole = (least: number, most: number) => {
  const expected = `a whole number from ${least} to ${most}`;
  return v.pipe(v.number(expected), v.integer(expected), v.minValue(least, expected), v.maxValue(most, expected));
};
/** One of some words. */
export const oneOf = <const T extends readonly [string, ...string[]]>(options: T) =>
  v.picklist(options, `one of: ${options.join(', ')}`);
export const truth = v.boolean('true or false');
export const list = 'a list (lines that begin with "- ", or [a, b])';
/** A group of fields, and no others. Its message is the list of their names: what stands there instead is told apart by the loader. */
export const group = <const T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, Object.keys(entries).join(', '));
