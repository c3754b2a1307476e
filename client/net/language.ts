import { beginIn, isLanguage, type Language, speak } from '../words/index.ts';
import { storeOf, write } from './seats.ts';

/** The language that a person chose, kept in the browser: a choice of the reader, never of the conference. */

const key = 'square-brackets.language';

/** What was chosen here before; else the first of the browser's languages that the pages speak; else English. */
export function firstLanguage(kept: string | null, browser: readonly string[]): Language {
  if (isLanguage(kept)) return kept;
  const asked = browser.map((one) => one.split('-')[0] ?? '');
  return asked.find(isLanguage) ?? 'en';
}

/** Speaks the language that fits this person; English at once, another as soon as its first words have come. */
export const beginLanguage = (): Promise<void> =>
  beginIn(firstLanguage(storeOf('localStorage').getItem(key), navigator.languages));

/** Changes the language and keeps the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!(await speak(language))) return;
  write(storeOf('localStorage'), key, language);
}
