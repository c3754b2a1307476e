import type { ChoiceId, DelegationCode, OptionId } from '../kit/ids.ts';
import { applyOp } from './amend.ts';
import { openBrackets, wordsOf } from './measure.ts';
import type { Body, Choice, Node, WordId } from './model.ts';
import { shownWord } from './words.ts';

/** What can still come of a text, and how much of it is open. */

/** Says what stays of a choice: one of its options, or with null nothing; undefined leaves it open. */
export type Pick = (choice: Choice) => OptionId | null | undefined;

/** Takes apart what came of reading, for the tombstones it leaves: no event can be named so. */
const READING = '\u0000reading';

/** The text under a chosen reading. Blanks stay, and so do choices that `pick` leaves open. An enclosing choice is asked before those in it. */
export function readingOf(body: Body, pick: Pick): Body {
  const open = new Set<ChoiceId>();
  let text = body;
  for (;;) {
    const choice = nextChoice(text, open);
    if (choice === undefined) return withoutTombstones(text, READING);
    const option = pick(choice);
    if (option === undefined || (option !== null && choice.options.every(({ id }) => id !== option))) {
      open.add(choice.id);
    } else {
      text = applyOp(text, { t: 'resolve', op: READING, choice: choice.id, option });
    }
  }
}

function nextChoice(body: Body, open: ReadonlySet<ChoiceId>): Choice | undefined {
  for (const node of body) {
    if (node.kind !== 'choice') continue;
    if (!open.has(node.id)) return node;
    for (const option of node.options) {
      const inner = nextChoice(option.body, open);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

/** Reading is no event: what it left out is not dead. */
const withoutTombstones = (body: Body, op: string): Body =>
  body.flatMap((node): readonly Node[] => {
    if (node.kind === 'dead') return node.by === op ? [] : [node];
    if (node.kind !== 'choice') return [node];
    const options = node.options.map((option) => ({ ...option, body: withoutTombstones(option.body, op) }));
    return [{ ...node, options }];
  });

/** The text if every bracket fell, with all that is in it. */
export const ifAllFell = (body: Body): Body => readingOf(body, () => null);

/**
 * Every reading of a text, at most `limit` of them, each with the words that it is (`countReadings` says how many there
 * are without making them).
 */
export function readings(body: Body, limit: number): readonly Body[] {
  const out: Body[] = [];
  const walk = (text: Body): void => {
    if (out.length >= limit) return;
    const choice = nextChoice(text, new Set());
    if (choice === undefined) {
      out.push(text);
      return;
    }
    const ids = choice.options.map((option): OptionId | null => option.id);
    for (const option of choice.options.length === 1 ? [...ids, null] : ids) {
      walk(readingOf(text, (one) => (one.id === choice.id ? option : undefined)));
    }
  };
  walk(body);
  return out;
}

/** Where a delegation stands, as far as anybody knows. */
export interface Standing {
  readonly code: DelegationCode;
  /** Options that it said it supports, the last one last. Supporting one is not sponsoring it. */
  readonly supported: readonly OptionId[];
  /** Options that it said it opposes. */
  readonly opposed: readonly OptionId[];
}

export interface Guessed {
  readonly body: Body;
  /** Choices for which nothing is known of the delegation. */
  readonly guesses: readonly ChoiceId[];
  /** The words that stand there for a guess, to be marked as guessed. */
  readonly words: readonly WordId[];
}

/**
 * The text as a delegation would have it: of each open choice the option that it sponsors, else the one that it last
 * supported, else, as a guess, the first in the chair's order that it does not oppose. Optional words that it opposes
 * fall, and that is no guess.
 *
 * @param order options as the chair would take them, first choice first; those not in it follow in text order
 */
export function asWouldHave(body: Body, standing: Standing, order: readonly OptionId[] = []): Guessed {
  const guesses: ChoiceId[] = [];

  const guessedWords: WordId[] = [];
  const text = readingOf(body, (choice) => {
    const known = wanted(choice, standing);
    if (known !== undefined) return known;
    guesses.push(choice.id);
    const ranked = choice.options.toSorted((a, b) => rank(order, a.id) - rank(order, b.id));
    const guess = ranked.find((option) => !standing.opposed.includes(option.id)) ?? ranked[0];
    if (guess === undefined) return null;

    // Words in a bracket inside are asked about on their own.
    for (const word of wordsOf(guess.body)) if (word.option === null) guessedWords.push(word.id);
    return guess.id;
  });
  const standingWords = new Set(wordsOf(text).map((word) => word.id));
  return { body: text, guesses, words: guessedWords.filter((word) => standingWords.has(word)) };
}

function wanted(choice: Choice, standing: Standing): OptionId | null | undefined {
  const sponsored = choice.options.find((option) => option.sponsors.includes(standing.code));
  if (sponsored !== undefined) return sponsored.id;
  const supported = standing.supported.findLast((id) => choice.options.some((option) => option.id === id));
  if (supported !== undefined) return supported;
  const left = choice.options.filter((option) => !standing.opposed.includes(option.id));
  if (choice.options.length === 1) return left.length === 0 ? null : undefined;
  return left.length === 1 ? left[0]?.id : undefined;
}

function rank(order: readonly OptionId[], id: OptionId): number {
  const at = order.indexOf(id);
  return at < 0 ? order.length : at;
}

export interface Openness {
  /** Open choices, nested ones and blanks each. */
  readonly open: number;
  /** Words that stand, in brackets or not; marks alone do not count. */
  readonly words: number;
  /** Those of them that stand in brackets, in whatever option. */
  readonly inBrackets: number;
  /** `inBrackets` of `words`, 0 to 1; 0 for a text without words. */
  readonly share: number;
}

/** Open choices and the share of words in brackets: two figures that say different things, so they are never one. */
export function openness(bodies: readonly Body[]): Openness {
  let open = 0;
  let words = 0;
  let inBrackets = 0;
  for (const body of bodies) {
    open += openBrackets(body);
    for (const word of wordsOf(body)) {
      if (!/[\p{L}\p{N}]/u.test(shownWord(word.text))) continue;
      words += 1;
      if (word.option !== null) inBrackets += 1;
    }
  }
  return { open, words, inBrackets, share: words === 0 ? 0 : inBrackets / words };
}
