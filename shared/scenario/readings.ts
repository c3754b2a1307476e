import type { Body } from '../text/model.ts';
import { shownWord } from '../text/words.ts';

/** Every clean text that can still come of a bracketed one. */
export interface Readings {
  readonly texts: readonly string[];
  /** False when there are more than are read. */
  readonly complete: boolean;
}

/** More readings than this are not worked out: nobody could act on them either. */
const most = 500;

/**
 * The texts that may come of a body: of alternatives one stays, optional words stay or go. A blank stays as `[ ]`.
 * White space is single, escapes are undone.
 */
export function readingsOf(body: Body): Readings {
  const { texts, complete } = expand(body);
  const clean = new Set(texts.map((text) => text.replace(/\s+/gu, ' ').trim()));
  return { texts: [...clean], complete };
}

function expand(body: Body): Readings {
  let texts: readonly string[] = [''];
  let complete = true;
  for (const node of body) {
    let tails: readonly string[];
    if (node.kind === 'dead') continue;
    if (node.kind === 'run') tails = [node.words.map(shownWord).join('')];
    else if (node.kind === 'blank') tails = [`${node.space}[ ]`];
    else {
      const inner = node.options.map((option) => expand(option.body));
      complete &&= inner.every((one) => one.complete);
      tails = inner.flatMap((one) => one.texts).map((text) => node.space + text);
      if (node.options.length === 1) tails = [...tails, ''];
    }
    if (texts.length * tails.length > most) {
      complete = false;
      tails = tails.slice(0, 1);
    }
    texts = texts.flatMap((text) => tails.map((tail) => text + tail));
  }
  return { texts, complete };
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** Whether a phrase stands in a text as whole words, whatever the capitals and the form of its apostrophes. */
export function holdsPhrase(text: string, phrase: string): boolean {
  const here = plain(text);
  const wanted = plain(phrase);
  for (let at = here.indexOf(wanted); at !== -1 && wanted !== ''; at = here.indexOf(wanted, at + 1)) {
    const before = here[at - 1] ?? '';
    const after = here[at + wanted.length] ?? '';
    const wholeStart = !LETTER.test(wanted[0] ?? '') || !LETTER.test(before);
    const wholeEnd = !LETTER.test(wanted.at(-1) ?? '') || !LETTER.test(after);
    if (wholeStart && wholeEnd) return true;
  }
  return false;
}

const plain = (text: string): string => text.toLowerCase().replace(/[’ʼ]/gu, "'").replace(/\s+/gu, ' ').trim();
