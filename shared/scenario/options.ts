import { openChoices } from '../text/measure.ts';
import { holdsPhrase, readingsOf } from './readings.ts';
import { parseNotation } from './notation.ts';

/** The options of each bracket of a text, as plain words; an option with brackets in it is none that can be named. */
export function optionTexts(text: string): readonly (readonly string[])[] {
  const parsed = parseNotation(text);
  if (!parsed.ok) return [];
  return openChoices(parsed.body).map((choice) =>
    choice.options.flatMap((option) => {
      const { texts } = readingsOf(option.body);
      return texts.length === 1 ? texts : [];
    }),
  );
}

/** The options of the bracket in which one reads so; `undefined` when there is none. */
export const optionsBeside = (text: string, chosen: string): readonly string[] | undefined =>
  optionTexts(text).find((options) => options.includes(chosen));

/** Whether a text that may come of it holds the words of two options, or of one that did not stay. */
export function isUnclear(text: string, options: readonly string[]): boolean {
  const parsed = parseNotation(text);
  if (!parsed.ok) return false;
  const { texts } = readingsOf(parsed.body);
  const held = texts.map((one) => options.filter((option) => holdsPhrase(one, option)).length);
  // One option alone may also fall: then some text must be without it.
  return held.some((count) => count > 1) || (options.length === 1 && held.every((count) => count === 1));
}
