import { signal } from '@preact/signals';
import type en from './en.json';
import first from './en.json?icu-first';

/** Every word on screen comes from here. A key that is not in the catalogue does not compile. */

export type WordKey = keyof typeof en;
export type WordArgs = Readonly<Record<string, string | number>>;
type Messages = typeof first;

/** Languages of the pages, with their own names; English comes with the page, the others when they are asked for. */
export const languages = { en: 'English', ar: 'العربية' } as const;
export type Language = keyof typeof languages;
export const isLanguage = (value: string | null): value is Language =>
  value !== null && Object.hasOwn(languages, value);

/** English as far as it has come: the rest is added by the pages that need it. */
let english: Messages = first;

const load: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: () => Promise.resolve(english),
  ar: () => import('./ar.json?icu').then((module) => module.default),
};

/** Language of the page (BCP 47); `lang` and `dir` of <html> follow it. */
export const lang = signal<Language>('en');
/** The words of that language. Whatever shows them is drawn anew when they change. */
const messages = signal<Messages>(first);

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);
/** Direction in which a language is written. */
export const dirOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';

/** Tells the document which language it is in. */
export function applyLanguage(): void {
  document.documentElement.lang = lang.value;
  document.documentElement.dir = dirOf(lang.value);
}

/** More of the English catalogue has come, with a page that shows it. */
export function addEnglish(more: Messages): void {
  const shown = messages.peek() === english;
  english = { ...english, ...more };
  if (shown) messages.value = english;
}

/**
 * Changes the language of the page, once its words have come.
 * @returns whether they came
 */
export async function speak(language: Language): Promise<boolean> {
  try {
    messages.value = await load[language]();
    lang.value = language;
    applyLanguage();
    return true;
  } catch {
    return false;
  }
}

/**
 * In a page from right to left, names and quoted words keep their own direction and do not disturb the sentence.
 * The marks are the first strong isolate and its end.
 */
const isolated = (args: WordArgs): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      // A lone small word is what a message chooses by, as in {heard, select, no {…}}: it is not shown.
      typeof value === 'string' && !/^[a-z]*$/.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  );

/** A message of the catalogue with its arguments put in. */
export function t(key: WordKey, args: WordArgs = {}): string {
  return messages.value[key]?.(dirOf(lang.value) === 'rtl' ? isolated(args) : { ...args }) ?? key;
}

/** Whether the catalogue has a message, for keys that are put together from data. */
export const isWord = (key: string): key is WordKey => Object.hasOwn(messages.value, key);
