import type { ChoiceId, OptionId } from '../kit/ids.ts';
import type { Body, Choice, Option, WordId } from './model.ts';
import { type Parsed, bodyOf } from './print.ts';

/** Open brackets: every choice and every blank counts one, nested ones each; never pairs of characters. */
export function openBrackets(parsed: Parsed): number {
  let count = 0;
  for (const node of bodyOf(parsed)) {
    if (node.kind === 'blank') count += 1;
    else if (node.kind === 'choice') {
      count += 1;
      for (const option of node.options) count += openBrackets(option.body);
    }
  }
  return count;
}

/** How deep brackets are nested: 0 for a clean text. A blank is a bracket. */
export function depth(parsed: Parsed): number {
  let deepest = 0;
  for (const node of bodyOf(parsed)) {
    if (node.kind === 'blank') deepest = Math.max(deepest, 1);
    else if (node.kind === 'choice') {
      for (const option of node.options) deepest = Math.max(deepest, 1 + depth(option.body));
    }
  }
  return deepest;
}

/**
 * How many texts can still come of it (R of B1 to B25): optional words may also fall, alternatives exclude each other,
 * a blank counts one. What stands side by side multiplies.
 */
export function countReadings(parsed: Parsed): number {
  let readings = 1;
  for (const node of bodyOf(parsed)) {
    if (node.kind !== 'choice') continue;
    const inner = node.options.reduce((sum, option) => sum + countReadings(option.body), 0);
    readings *= node.options.length === 1 ? 1 + inner : inner;
  }
  return readings;
}

/** How many texts can still come of several together, whatever is chosen in each. */
export const countAllReadings = (bodies: readonly Body[]): number =>
  bodies.reduce((n, body) => n * countReadings(body), 1);

export interface OpenChoice {
  readonly id: ChoiceId;
  readonly kind: 'choice' | 'blank';
  /** 1 for a bracket that no other encloses. */
  readonly depth: number;
  /** The options it stands in, outermost first. */
  readonly path: readonly OptionId[];
  /** None for a blank. */
  readonly options: readonly Option[];
}

/** Open brackets in text order, an enclosing one before what it encloses. */
export function openChoices(parsed: Parsed, path: readonly OptionId[] = []): readonly OpenChoice[] {
  return bodyOf(parsed).flatMap((node): readonly OpenChoice[] => {
    if (node.kind !== 'choice' && node.kind !== 'blank') return [];
    const options = node.kind === 'choice' ? node.options : [];
    return [
      { id: node.id, kind: node.kind, depth: path.length + 1, path, options },
      ...options.flatMap((option) => openChoices(option.body, [...path, option.id])),
    ];
  });
}

/** A choice at any depth. */
export function findChoice(parsed: Parsed, id: ChoiceId): Choice | undefined {
  for (const node of bodyOf(parsed)) {
    if (node.kind !== 'choice') continue;
    if (node.id === id) return node;
    for (const option of node.options) {
      const found = findChoice(option.body, id);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Every option that stands, at any depth, in text order; an enclosing one before those in it. */
export const optionsOf = (parsed: Parsed): readonly Option[] =>
  bodyOf(parsed).flatMap((node): readonly Option[] =>
    node.kind === 'choice' ? node.options.flatMap((option) => [option, ...optionsOf(option.body)]) : [],
  );

/** An option holds no word and no bracket: the alternative "nothing" (B8). */
export const isNothing = (body: Body): boolean =>
  body.every((node) => node.kind === 'dead' || (node.kind === 'run' && node.words.every((word) => word.trim() === '')));

export interface LiveWord {
  readonly id: WordId;
  /** With the white space before it, escapes as written. */
  readonly text: string;
  /** The innermost option it stands in; null outside brackets. */
  readonly option: OptionId | null;
}

/** The words that stand, at any depth, in text order. */
export function wordsOf(parsed: Parsed, option: OptionId | null = null): readonly LiveWord[] {
  return bodyOf(parsed).flatMap((node): readonly LiveWord[] => {
    if (node.kind === 'run') return node.words.map((text, n) => ({ id: `${node.op}.${node.from + n}`, text, option }));
    return node.kind === 'choice' ? node.options.flatMap((one) => wordsOf(one.body, one.id)) : [];
  });
}
