import { liveText } from './print.ts';
import type { Body } from './model.ts';
import { shownWord } from './words.ts';

/** Scripts written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** The direction of a text is that of its first letter, whatever language the page is in. Without letters: left to right. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** The direction of a body; an option is asked on its own, and stands isolated in its own direction. */
export const directionOfBody = (body: Body): 'ltr' | 'rtl' => directionOf(shownWord(liveText(body)));
