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

interface Catalogue {
  /** The words of the way in, the text and the floor. */
  readonly first: () => Promise<Messages>;
  /** All others. */
  readonly rest: () => Promise<Messages>;
}

const load: Readonly<Record<Exclude<Language, 'en'>, Catalogue>> = {
  ar: {
    first: () => import('./ar.json?icu-first').then((module) => module.default),
    rest: () => import('./ar.json?icu-rest').then((module) => module.default),
  },
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

/** More of the English catalogue has come, with a page that shows it; in another language the rest is fetched now. */
export function addEnglish(more: Messages): void {
  english = { ...english, ...more };
  const language = lang.peek();
  if (language === 'en') messages.value = english;
  else void bringRest(language);
}

function show(language: Language, words: Messages): void {
  messages.value = words;
  lang.value = language;
  applyLanguage();
}

/** The words come, or nothing. */
const fetched = (come: Promise<Messages>): Promise<Messages | null> => come.catch(() => null);

/**
 * Changes the language of the page, once its words have come.
 * @returns whether they came
 */
export async function speak(language: Language): Promise<boolean> {
  if (language === 'en') {
    show('en', english);
    return true;
  }
  const [words, rest] = await Promise.all([fetched(load[language].first()), fetched(load[language].rest())]);
  if (!words || !rest) return false;
  show(language, { ...words, ...rest });
  return true;
}

/** A page begins in a language, with the words of the way in; the others come with the pages that need them. */
export async function beginIn(language: Language): Promise<void> {
  if (language === 'en') return;
  const words = await fetched(load[language].first());
  if (words) show(language, words);
}

/** The rest of a language; English where it does not come. */
async function bringRest(language: Exclude<Language, 'en'>): Promise<void> {
  const rest = (await fetched(load[language].rest())) ?? {};
  if (lang.peek() === language) messages.value = { ...english, ...rest, ...messages.peek() };
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

/** A message of the catalogue with its arguments put in; nothing as long as it has not come. */
export function t(key: WordKey, args: WordArgs = {}): string {
  return messages.value[key]?.(dirOf(lang.value) === 'rtl' ? isolated(args) : { ...args }) ?? '';
}

/** Whether the catalogue has a message, for keys that are put together from data. */
export const isWord = (key: string): key is WordKey =>
  Object.hasOwn(messages.value, key) || Object.hasOwn(english, key);
