import { signal } from '@preact/signals';
import type en from './en.json';
import messages from './en.json?icu';

/** Every word on screen comes from here. A key that is not in the catalogue does not compile. */

export type WordKey = keyof typeof en;
export type WordArgs = Readonly<Record<string, string | number>>;

/** Language of the page (BCP 47); `lang` and `dir` of <html> follow it. */
export const lang = signal('en');

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);
/** Direction in which a language is written. */
export const dirOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';

/** Tells the document which language it is in. */
export function applyLanguage(): void {
  document.documentElement.lang = lang.value;
  document.documentElement.dir = dirOf(lang.value);
}

/** A message of the catalogue with its arguments put in. */
export function t(key: WordKey, args?: WordArgs): string {
  return messages[key]?.(args ? { ...args } : {}) ?? key;
}

/** Whether the catalogue has a message, for keys that are put together from data. */
export const isWord = (key: string): key is WordKey => Object.hasOwn(messages, key);
