import type { ChoiceId, OptionId } from '../kit/ids.ts';
import type { Body, Choice, Option, WordId } from './model.ts';
import { type Parsed, bodyOf } from './print.ts';

/** Every choice, an enclosing one before what it encloses; kept as a list, so that no depth of brackets is too much. */
function choicesWithin(body: Body): readonly Choice[] {
  const found: Choice[] = body.filter((node) => node.kind === 'choice');
  for (let n = 0; n < found.length; n += 1) {
    for (const option of found[n]?.options ?? []) {
      for (const node of option.body) if (node.kind === 'choice') found.push(node);
    }
  }
  return found;
}

const blanksIn = (body: Body): number => body.filter((node) => node.kind === 'blank').length;

/** Open brackets: every choice and every blank counts one, nested ones each; never pairs of characters. */
export function openBrackets(parsed: Parsed): number {
  const choices = choicesWithin(bodyOf(parsed));
  const inside = choices.flatMap((choice) => choice.options.map((option) => blanksIn(option.body)));
  return choices.length + blanksIn(bodyOf(parsed)) + inside.reduce((sum, n) => sum + n, 0);
}

/** How deep brackets are nested: 0 for a clean text. A blank is a bracket. */
export function depth(parsed: Parsed): number {
  const deep = new Map<Choice, number>();
  const depthOf = (body: Body): number => {
    let deepest = 0;
    for (const node of body) {
      if (node.kind === 'blank') deepest = Math.max(deepest, 1);
      else if (node.kind === 'choice') deepest = Math.max(deepest, deep.get(node) ?? 0);
    }
    return deepest;
  };
  for (const choice of choicesWithin(bodyOf(parsed)).toReversed()) {
    deep.set(choice, 1 + choice.options.reduce((most, option) => Math.max(most, depthOf(option.body)), 0));
  }
  return depthOf(bodyOf(parsed));
}

/**
 * How many texts can still come of it (R of B1 to B25): optional words may also fall, alternatives exclude each other,
 * a blank counts one. What stands side by side multiplies.
 */
export function countReadings(parsed: Parsed): number {
  const counted = new Map<Choice, number>();
  const readingsIn = (body: Body): number =>
    body.reduce((product, node) => product * (node.kind === 'choice' ? (counted.get(node) ?? 1) : 1), 1);
  for (const choice of choicesWithin(bodyOf(parsed)).toReversed()) {
    const inner = choice.options.reduce((sum, option) => sum + readingsIn(option.body), 0);
    counted.set(choice, choice.options.length === 1 ? 1 + inner : inner);
  }
  return readingsIn(bodyOf(parsed));
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
