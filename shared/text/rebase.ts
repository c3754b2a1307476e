import { applyOp, fits, reachesInside, toAmendOp } from './amend.ts';
import { type Item, explode, idOf, isLive, pack } from './items.ts';
import { findChoice, isNothing, wordsOf } from './measure.ts';
import type { Amendment, Anchor, Body, Dead, OpId, WordId } from './model.ts';
import { liveText } from './print.ts';

/** What an amendment needs and today's text no longer has, with the operation that took it where that is known. */
export interface Gone {
  readonly id: Anchor;
  readonly by: OpId | null;
}

/** An amendment that today's text has no place for. It is listed with both versions, never dropped. Law 5 */
export interface Conflict {
  readonly amendment: Amendment;
  readonly gone: readonly Gone[];
  /** Today's text. */
  readonly theirs: Body;
  /** The text as it was, with the amendment in. */
  readonly ours: Body;
}

export type Rebased =
  /** `amendment` says today what it said when it was written; it may be anchored on other words than then. */
  { readonly r: 'fits'; readonly amendment: Amendment } | { readonly r: 'conflict'; readonly conflict: Conflict };

/**
 * Places an amendment that was written on an older revision on today's text. It fits when its anchors stand and none
 * of the words that it deletes is gone. An anchor that was a bracket, lifted since, is found by the words it left.
 *
 * @param base the text on which it was written; without it, it is worked out from the tombstones
 */
export function rebase(amendment: Amendment, today: Body, base?: Body): Rebased {
  const placed = base === undefined ? amendment : anchoredAnew(amendment, today, base);
  if (fits(today, placed) === 'fits') return { r: 'fits', amendment: placed };
  const gone = goneFrom(today, amendment);
  const then = base ?? restored(today, new Set(gone.flatMap(({ by }) => (by === null ? [] : [by]))));
  // No event can be named so.
  const ours = applyOp(then, toAmendOp(shownIn(then, amendment), '\u0000'));
  return { r: 'conflict', conflict: { amendment, gone, theirs: today, ours } };
}

/** For showing: words whose place is not known even there stand at the end, so that none is missing. */
function shownIn(then: Body, amendment: Amendment): Amendment {
  const last = explode(then).findLast(isLive);
  const end = last === undefined ? 'start' : idOf(last);
  const inserts = amendment.inserts.map((insert) => {
    const known = fits(then, { inserts: [insert], deletes: [] }) === 'fits';
    return known ? insert : { ...insert, after: end };
  });
  return { ...amendment, inserts };
}

/** Anchors on brackets that are lifted by now move to the last word that stayed of them, if it was outside brackets then. */
function anchoredAnew(amendment: Amendment, today: Body, base: Body): Amendment {
  const standing = new Set(wordsOf(today).map((word) => word.id));
  const inserts = amendment.inserts.map((insert) => {
    const choice = findChoice(base, insert.after);
    if (choice === undefined || findChoice(today, insert.after) !== undefined) return insert;
    const last = choice.options.flatMap((option) => wordsOf(option.body)).findLast((word) => standing.has(word.id));
    return last === undefined ? insert : { ...insert, after: last.id };
  });
  return { ...amendment, inserts };
}

/** What an amendment needs that is not there any more. */
export function goneFrom(today: Body, amendment: Amendment): readonly Gone[] {
  const buriers = new Map<WordId, OpId>();
  for (const dead of tombstones(today)) {
    for (const n of dead.words.keys()) buriers.set(`${dead.op}.${dead.from + n}`, dead.by);
  }
  const needs = [...new Set([...amendment.inserts.map(({ after }) => after), ...amendment.deletes])];
  const missing = needs.filter((id) => {
    const probe = amendment.deletes.includes(id)
      ? { inserts: [], deletes: [id] }
      : { inserts: [{ after: id, text: '' }], deletes: [] };
    return fits(today, probe) === 'stale';
  });
  return missing.map((id) => ({ id, by: buriers.get(id) ?? null }));
}

/** Tombstones at any depth, in text order. */
export const tombstones = (body: Body): readonly Dead[] =>
  body.flatMap((node): readonly Dead[] => {
    if (node.kind === 'dead') return [node];
    return node.kind === 'choice' ? node.options.flatMap((option) => tombstones(option.body)) : [];
  });

/** The text as if these operations had not been: their words are out, the words they took out stand again. */
function restored(body: Body, ops: ReadonlySet<OpId>): Body {
  const items = explode(body).flatMap((item): readonly Item[] => {
    if (item.kind === 'dead') return [ops.has(item.by) ? { ...item, kind: 'word' } : item];
    if (item.kind === 'word') return ops.has(item.op) ? [] : [item];
    if (item.kind === 'blank') return [item];
    const options = item.options.map((option) => ({ ...option, body: restored(option.body, ops) }));
    return [{ ...item, options }];
  });
  return pack(items.map(plainWord));
}

const plainWord = (item: Item): Item =>
  item.kind === 'word' ? { kind: 'word', op: item.op, index: item.index, text: item.text } : item;

/** A proposal as far as the text is concerned. */
export interface Pending {
  readonly id: string;
  readonly amendment: Amendment;
  /** The text on which it was written, where it is known. */
  readonly base?: Body;
}

/** What became of a proposal through a change of the text: the reconcile step lists each one. */
export type Affected =
  /** It fits as it is, or was rebased by itself. `inside`: its words stand in a bracket by now. */
  | { readonly a: 'rebased'; readonly id: string; readonly amendment: Amendment; readonly inside: boolean }
  /** Somebody has to word it anew, with both versions before them. */
  | { readonly a: 'reword'; readonly id: string; readonly conflict: Conflict }
  /** There is nothing left to do: the text says it already, all that it would delete is out, or the provision is. */
  | { readonly a: 'obsolete'; readonly id: string; readonly why: 'said' | 'deleted' | 'removed' };

/** Looks at every proposal after a change of the text. None is left out: the list is as long as the proposals. */
export const affected = (proposals: readonly Pending[], today: Body): readonly Affected[] =>
  proposals.map((proposal) => affectedOne(proposal, today));

function affectedOne({ id, amendment, base }: Pending, today: Body): Affected {
  const rebased = rebase(amendment, today, base);
  if (rebased.r === 'fits') {
    return { a: 'rebased', id, amendment: rebased.amendment, inside: reachesInside(today, rebased.amendment) };
  }
  if (isNothing(today)) return { a: 'obsolete', id, why: 'removed' };
  const { conflict } = rebased;
  if (comparable(conflict.ours) === comparable(today)) return { a: 'obsolete', id, why: 'said' };
  const out = new Set(conflict.gone.map((one) => one.id));
  const only = amendment.inserts.every(({ text }) => text.trim() === '');
  if (only && amendment.deletes.every((word) => out.has(word))) return { a: 'obsolete', id, why: 'deleted' };
  return { a: 'reword', id, conflict };
}

const comparable = (body: Body): string => liveText(body).replace(/\s+/gu, ' ').trim();
