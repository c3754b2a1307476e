import { type Result, fail, ok } from '../kit/result.ts';
import { type LiveItem, explode, idOf, isLive } from './items.ts';
import type { Amendment, Anchor, Blank, Body, Choice, WordId } from './model.ts';
import { parseBracketed } from './parse.ts';
import { liveText, printNode } from './print.ts';
import { bareWord, joinWords } from './words.ts';

/** One step from `a` to `b`. `a` and `b` are indices into the two lists. */
export type Step =
  | { readonly kind: 'same'; readonly a: number; readonly b: number }
  | { readonly kind: 'out'; readonly a: number }
  | { readonly kind: 'in'; readonly b: number };

/** Above this many cells the middle is taken as replaced: no provision comes near it, and hostile input stays cheap. */
const MAX_CELLS = 4_000_000;

/**
 * The shortest way from one list of words to another (longest common subsequence). White space before a word does not count.
 * Where words are replaced, all that go come before all that come.
 */
export function diffWords(a: readonly string[], b: readonly string[]): readonly Step[] {
  const left = a.map(bareWord);
  const right = b.map(bareWord);
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head += 1;
  let tail = 0;
  const most = Math.min(left.length, right.length) - head;
  while (tail < most && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1;

  const steps: Step[] = [];
  for (let n = 0; n < head; n += 1) steps.push({ kind: 'same', a: n, b: n });
  steps.push(...middle(left, right, head, left.length - tail, right.length - tail));
  for (let n = tail; n > 0; n -= 1) steps.push({ kind: 'same', a: left.length - n, b: right.length - n });
  return steps;
}

function middle(a: readonly string[], b: readonly string[], from: number, aEnd: number, bEnd: number): readonly Step[] {
  const rows = aEnd - from;
  const columns = bEnd - from;
  const width = columns + 1;
  // common[i * width + j]: length of the longest common part of a[from + i ..] and b[from + j ..].
  const common = rows * width > MAX_CELLS ? undefined : commonLengths(a.slice(from, aEnd), b.slice(from, bEnd));
  const at = (i: number, j: number): number => common?.[i * width + j] ?? 0;
  const steps: Step[] = [];
  let ins: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < rows || j < columns) {
    if (common !== undefined && i < rows && j < columns && a[from + i] === b[from + j]) {
      steps.push(...ins, { kind: 'same', a: from + i, b: from + j });
      ins = [];
      i += 1;
      j += 1;
    } else if (i < rows && (j >= columns || at(i + 1, j) >= at(i, j + 1))) {
      steps.push({ kind: 'out', a: from + i });
      i += 1;
    } else {
      ins.push({ kind: 'in', b: from + j });
      j += 1;
    }
  }
  return [...steps, ...ins];
}

/** Every cell of the table, row by row. Words are numbered first: comparing numbers is what makes it fast. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const numbers = new Map<string, number>();
  const numbered = (words: readonly string[]): Int32Array =>
    Int32Array.from(words, (word) => {
      const known = numbers.get(word) ?? numbers.size;
      numbers.set(word, known);
      return known;
    });
  const left = numbered(a);
  const right = numbered(b);
  const width = right.length + 1;
  const common = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const own = left[i];
    const row = i * width;
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const here = row + j;
      const down = common[here + width] ?? 0;
      const across = common[here + 1] ?? 0;
      common[here] = own === right[j] ? (common[here + width + 1] ?? 0) + 1 : down > across ? down : across;
    }
  }
  return common;
}

export type EditError =
  /** A bracket or a blank is missing, changed, moved or new. */
  | 'bracketsTouched'
  /** Nothing is left. */
  | 'empty'
  /** Nothing changed but perhaps white space. */
  | 'same';

type Bracket = Choice | Blank;
interface Stretch {
  readonly words: readonly LiveItem[];
  /** The bracket after it, if any. */
  readonly bracket: Bracket | undefined;
}

function stretchesOf(body: Body): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let words: LiveItem[] = [];
  for (const item of explode(body).filter(isLive)) {
    if (item.kind !== 'word') {
      stretches.push({ words, bracket: item });
      words = [];
    } else if (bareWord(item.text) !== '') {
      words.push(item);
    }
  }
  return [...stretches, { words, bracket: undefined }];
}

const textOf = (item: LiveItem): string => (item.kind === 'word' ? item.text : '');
const faceOf = (bracket: Bracket | undefined): string =>
  bracket === undefined ? '' : printNode(bracket, { sponsors: false });

/**
 * Works out an amendment from what somebody made of `liveText(body)` in a plain text field. Every bracket and blank
 * is one token there and must stand as it stood. A replacement is anchored on the last word that it replaces.
 */
export function amendmentFrom(body: Body, edited: string): Result<Amendment, { readonly code: EditError }> {
  if (edited.trim() === '') return fail({ code: liveText(body).trim() === '' ? 'same' : 'empty' });
  const parsed = parseBracketed(edited, new Set());
  if (!parsed.ok) return fail({ code: 'bracketsTouched' });
  const before = stretchesOf(body);
  const after = stretchesOf(parsed.body);
  if (before.length !== after.length) return fail({ code: 'bracketsTouched' });

  const inserts: { readonly after: Anchor; readonly text: string }[] = [];
  const deletes: WordId[] = [];
  let anchor: Anchor = 'start';
  for (const [n, { words, bracket }] of before.entries()) {
    const now = after[n];
    if (now === undefined || faceOf(bracket) !== faceOf(now.bracket)) return fail({ code: 'bracketsTouched' });
    const texts = now.words.map(textOf);
    let fresh: string[] = [];
    const insert = (): void => {
      if (fresh.length > 0) inserts.push({ after: anchor, text: joinWords(fresh) });
      fresh = [];
    };
    for (const step of diffWords(words.map(textOf), texts)) {
      if (step.kind === 'in') {
        fresh.push(texts[step.b] ?? '');
        continue;
      }
      insert();
      const word = words[step.a];
      if (word === undefined) continue;
      anchor = idOf(word);
      if (step.kind === 'out') deletes.push(anchor);
    }
    insert();
    if (bracket !== undefined) anchor = bracket.id;
  }
  return inserts.length === 0 && deletes.length === 0 ? fail({ code: 'same' }) : ok({ inserts, deletes });
}
