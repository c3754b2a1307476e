import type { OptionId } from '../kit/ids.ts';
import {
  type Item,
  bury,
  editHolder,
  editWhere,
  explode,
  firstSpace,
  freshWords,
  idOf,
  newOption,
  pack,
  settle,
} from './items.ts';
import { guard } from './guard.ts';
import { isNothing, openChoices, optionsOf, wordsOf } from './measure.ts';
import type { Amendment, Body, BracketPlace, Choice, OpId, Option, TextOp, WordId } from './model.ts';
import { applyFill, applyMerge, applySponsor, applyTag, applyWithdraw } from './options.ts';
import { putIn } from './putIn.ts';
import { resolveAt } from './resolve.ts';
import { applyNarrow, applyWiden, applyWrap } from './span.ts';
import { literalText, splitWords } from './words.ts';

export { toBracketOp } from './bracket.ts';

type OpOf<T extends TextOp['t']> = Extract<TextOp, { readonly t: T }>;
type PlaceOf<P extends BracketPlace['p']> = Extract<BracketPlace, { readonly p: P }>;

/**
 * Applies an operation. It holds no rule and never throws: an id that the body does not hold changes nothing.
 * A word that goes leaves a tombstone that names the operation. What comes out prints to a text that parses to it again.
 */
export const applyOp = (body: Body, op: TextOp): Body => guard(swept(applied(body, op), op.op));

/** A bracket with nothing in it and nobody behind it is no bracket any more; it would read like a blank. */
function swept(body: Body, op: OpId): Body {
  const empty = openChoices(body).findLast(({ kind, options: [option, ...others] }) => {
    if (kind === 'blank' || option === undefined || others.length > 0) return false;
    return option.head === undefined && option.sponsors.length === 0 && isNothing(option.body);
  });
  if (empty === undefined) return body;
  return swept(
    editWhere(body, empty.id, (items, at) => resolveAt(items, at, { op, option: null })),
    op,
  );
}

function applied(body: Body, op: TextOp): Body {
  switch (op.t) {
    case 'amend':
      return putIn(body, op, 'start');
    case 'bracket':
      return applyBracket(body, op);
    case 'enclose':
      return enclose(body, op);
    case 'resolve':
      return editWhere(body, op.choice, (items, at) => resolveAt(items, at, op));
    case 'replace':
      return [...pack(bury(explode(body), op.op)), ...op.body];
    case 'wrap':
      return applyWrap(body, op);
    case 'widen':
      return applyWiden(body, op);
    case 'narrow':
      return applyNarrow(body, op);
    case 'sponsor':
      return applySponsor(body, op);
    case 'withdraw':
      return applyWithdraw(body, op);
    case 'merge':
      return applyMerge(body, op);
    case 'fill':
      return applyFill(body, op);
    case 'tag':
      return applyTag(body, op);
  }
}

/**
 * Whether an amendment can be placed on today's text: its anchors stand and none of the words it deletes is gone.
 * The word that it replaces may itself be the anchor.
 */
export function fits(body: Body, amendment: Amendment): 'fits' | 'stale' {
  const words = new Set(wordsOf(body).map((word) => word.id));
  const brackets = new Set([...openChoices(body), ...optionsOf(body)].map(({ id }) => id));
  const placed = amendment.inserts.every(({ after }) => after === 'start' || words.has(after) || brackets.has(after));
  return placed && amendment.deletes.every((id) => words.has(id)) ? 'fits' : 'stale';
}

/** Whether an amendment changes words that stand inside a bracket; those belong to an option and its sponsors. */
export function reachesInside(body: Body, amendment: Amendment): boolean {
  const inner = new Set([
    ...wordsOf(body).flatMap((word) => (word.option === null ? [] : [word.id])),
    ...openChoices(body).flatMap((choice) => (choice.depth > 1 ? [choice.id] : [])),
    ...optionsOf(body).map((option) => option.id),
  ]);
  return amendment.inserts.some(({ after }) => inner.has(after)) || amendment.deletes.some((id) => inner.has(id));
}

/** Splits an amendment into words, once and for all. Brackets that somebody typed become literal ones. */
export function toAmendOp(amendment: Amendment, op: OpId): OpOf<'amend'> {
  const inserts = amendment.inserts
    .map(({ after, text }) => ({ after, words: splitWords(literalText(text.trimEnd())) }))
    .filter(({ words }) => words.length > 0);
  return { t: 'amend', op, inserts, deletes: amendment.deletes };
}

function applyBracket(body: Body, op: OpOf<'bracket'>): Body {
  let from = 0;
  let result = body;
  for (const place of op.places) {
    const words = freshWords(op.op, from, place.words);
    from += place.words.length;
    result = place.p === 'choice' ? openPlace(result, place, words) : addOption(result, place, words);
  }
  return result;
}

/** B3, B8: `[original]/[amended]`; where one of them is nothing, the other is optional text. */
function openPlace(body: Body, place: PlaceOf<'choice'>, words: readonly Item[]): Body {
  const amended = words.length === 0 ? [] : [newOption(place.amended, words, place.sponsors)];
  const choiceOf = (space: string, options: readonly Option[]): Choice => ({
    kind: 'choice',
    id: place.choice,
    space,
    options,
  });
  const [first] = place.stretch;
  if (first === undefined) {
    if (words.length === 0) return body;
    const choice = choiceOf(firstSpace(words), amended);
    if (place.after === 'start') {
      const items = explode(body);
      return pack(settle(items, [choice, ...items]));
    }
    const behind = editWhere(body, place.after, (items, at) => settle(items, items.toSpliced(at + 1, 0, choice)));
    return behind === body ? openInOption(body, place.after, choice) : behind;
  }
  return editWhere(body, first, (items, at) => {
    const length = stretchLength(items, at, place.stretch);
    if (length === undefined) return undefined;
    const stretch = items.slice(at, at + length);
    const original = newOption(place.original, stretch, place.originalSponsors);
    const choice = choiceOf(firstSpace(stretch), [original, ...amended]);
    return settle(items, items.toSpliced(at, length, choice), [choice.id]);
  });
}

/** A choice as the first thing in an option. */
const openInOption = (body: Body, id: OptionId, choice: Choice): Body =>
  editHolder(body, id, (items, at, holder, nth) => {
    const options = holder.options.map((option, n): Option => {
      const held = explode(option.body);
      return n === nth ? { ...option, body: pack(settle(held, [{ ...choice, space: '' }, ...held])) } : option;
    });
    return items.toSpliced(at, 1, { ...holder, options });
  });

/** How many items a stretch takes from `at`, tombstones between its words included; undefined if they do not stand together. */
function stretchLength(items: readonly Item[], at: number, stretch: readonly WordId[]): number | undefined {
  let found = 0;
  for (let n = at; n < items.length; n += 1) {
    const item = items[n];
    if (item === undefined || item.kind === 'choice' || item.kind === 'blank') return undefined;
    if (item.kind === 'dead') continue;
    if (idOf(item) !== stretch[found]) return undefined;
    found += 1;
    if (found === stretch.length) return n + 1 - at;
  }
  return undefined;
}

function addOption(body: Body, place: PlaceOf<'option'>, words: readonly Item[]): Body {
  return editWhere(body, place.choice, (items, at) => {
    const choice = items[at];
    if (choice?.kind !== 'choice') return undefined;
    const options = [...choice.options, newOption(place.option, words, place.sponsors)];
    return items.toSpliced(at, 1, { ...choice, options });
  });
}

/** A whole provision in one bracket, as the report knows it (B5 to B7). */
function enclose(body: Body, op: OpOf<'enclose'>): Body {
  const items = explode(body);
  const option = newOption(op.option, items, op.sponsors);
  return [{ kind: 'choice', id: op.choice, space: firstSpace(items), options: [option] }];
}
