/**
 * Numbers of provisions as treaties have them: `31`, `31B`, `3.8`, `3A.2`, `5 bis`, `5 alt`, `Preamble (a)`. A provision
 * that comes between two others gets a number that lies between theirs, so that no other number changes.
 */

const LATIN = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies'] as const;
const PART = /\d+|\p{L}+/gu;

/**
 * One step of a number, as a list that compares element by element: kind, value, text. The kinds in the order in which
 * they follow a number: its own subdivisions, its alternatives, its `bis`, its letters, the next number.
 */
type Step = readonly [kind: number, value: number, text: string];
const SUB = 1;
const ALT = 2;
const ORDINAL = 3;
const LETTERS = 4;

/** `3A.2` is [3][A][.2]. Words before the first digit (`Resolution`) are one step, compared as they are. */
function stepsOf(number: string): readonly Step[] {
  const steps: Step[] = [];
  let alternative = false;
  for (const found of number.matchAll(PART)) {
    const [text] = found;
    const before = number[found.index - 1];
    const latin = LATIN.findIndex((word) => word === text);
    if (/\d/u.test(text)) {
      const value = Number(text);
      if (alternative) steps[steps.length - 1] = [ALT, value, ''];
      else steps.push([SUB, value, '']);
      alternative = false;
    } else if (text === 'alt' && steps.length > 0) {
      steps.push([ALT, 1, '']);
      alternative = true;
      continue;
    } else if (latin >= 0 && steps.length > 0) {
      steps.push([ORDINAL, latin + 2, '']);
    } else if (before !== undefined && /\d/u.test(before)) {
      steps.push([LETTERS, 0, text]);
    } else {
      steps.push([SUB, 0, text]);
    }
    alternative = false;
  }
  return steps;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Negative, 0 or positive: the order in which the provisions stand. `3` `3.1` `3.2` `3 alt` `3 bis` `3A` `3A.1` `3B` `4` */
export function compareNumbers(a: string, b: string): number {
  const left = stepsOf(a);
  const right = stepsOf(b);
  for (let n = 0; n < Math.max(left.length, right.length); n += 1) {
    const [x, y] = [left[n], right[n]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const order = x[0] - y[0] || x[1] - y[1] || compareText(x[2], y[2]);
    if (order !== 0) return order;
  }
  return 0;
}

/** How the number of a provision that comes between two others is made. */
export type NumberStyle =
  /** `31A`, `31B`; between `31A` and `31B` comes `31AA`. */
  | 'letter'
  /** `5 bis`, `5 ter`, `5 quater`. */
  | 'latin'
  /** `5 alt`, `5 alt 2`: a rival wording of the same provision. */
  | 'alt'
  /** `3.8` is followed by `3.9`. */
  | 'next';

/**
 * The number of a new provision right after `after`: free, after it and before whatever follows. Where the style has
 * none, letters or `bis` may have one. Undefined: `after` has no digit, or nothing lies between (`5` and `5 bis`); then
 * the new one stands after the other.
 */
export function nextNumber(taken: readonly string[], after: string, style: NumberStyle = 'letter'): string | undefined {
  if (!/\d/u.test(after)) return undefined;
  const following = taken.filter((one) => compareNumbers(one, after) > 0).toSorted(compareNumbers);
  // Subdivisions of `after` stand under it, not after it; so do its alternatives, if the new one is no alternative.
  const under = (one: string): boolean => isUnder(one, after, style);
  const next = following.find((one) => !under(one));
  const used = new Set(taken);
  const isFree = (number: string): boolean =>
    !used.has(number) && compareNumbers(number, after) > 0 && (next === undefined || compareNumbers(number, next) < 0);
  return ([style, 'letter', 'latin'] as const).flatMap((one) => candidates(after, one)).find(isFree);
}

function isUnder(number: string, after: string, style: NumberStyle): boolean {
  const steps = stepsOf(number);
  const own = stepsOf(after);
  if (!own.every((step, n) => step.every((part, at) => part === steps[n]?.[at]))) return false;
  const kind = steps[own.length]?.[0];
  return kind === SUB || (kind === ALT && style !== 'alt');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

function candidates(after: string, style: NumberStyle): readonly string[] {
  switch (style) {
    case 'next':
      return raised(after);
    case 'latin': {
      const { stem, nth } = latinOf(after);
      return LATIN.slice(nth).map((word) => `${stem} ${word}`);
    }
    case 'alt': {
      const [stem = after, , n] = /^(.*?) alt(?: (\d+))?$/u.exec(after)?.slice(1) ?? [after];
      const from = stem === after ? 1 : Number(n ?? 1) + 1;
      return Array.from({ length: 99 }, (_, k) => (from + k === 1 ? `${stem} alt` : `${stem} alt ${from + k}`));
    }
    case 'letter':
      return lettered(after);
  }
}

function latinOf(after: string): { readonly stem: string; readonly nth: number } {
  const nth = LATIN.findIndex((word) => after.endsWith(` ${word}`));
  const word = LATIN[nth];
  return word === undefined ? { stem: after, nth: 0 } : { stem: after.slice(0, -word.length - 1), nth: nth + 1 };
}

function raised(after: string): readonly string[] {
  const last = /^(.*?)(\d+)$/u.exec(after);
  const [, stem, digits] = last ?? [];
  return stem === undefined || digits === undefined ? [] : [`${stem}${Number(digits) + 1}`];
}

/** `31` → `31A` … `31Z`; `31A` → `31B` … `31Z`, then `31AA` … `31AZ`, then `31AAA` … */
function lettered(after: string): readonly string[] {
  const [, stem = after, letters = ''] = /^(.*\d)([A-Z]+)$/u.exec(after) ?? [];
  const last = ALPHABET.indexOf(letters.at(-1) ?? '');
  const siblings = letters === '' ? [] : ALPHABET.slice(last + 1).map((one) => stem + letters.slice(0, -1) + one);
  const deeper = (prefix: string): readonly string[] => ALPHABET.map((one) => stem + prefix + one);
  return [...siblings, ...deeper(letters), ...deeper(`${letters}A`), ...deeper(`${letters}AA`)];
}
