import type { DelegationCode, ProvisionId } from '../kit/ids.ts';
import { type Result, fail, ok } from '../kit/result.ts';
import { type Draft, type DraftOp, type DraftText, type Place, provisionIn } from './draft.ts';
import { bury, explode, idOf, isLive } from './items.ts';
import { openChoices, wordsOf } from './measure.ts';
import type { Body, ItemId, OpId } from './model.ts';
import { type NumberStyle, nextNumber } from './numbers.ts';

/** Ready operations on a draft, or why they cannot be. */

type OpOf<D extends DraftOp['d']> = Extract<DraftOp, { readonly d: D }>;

export type DraftError =
  /** No such provision, word or bracket. */
  | { readonly code: 'unknown' }
  /** Another provision has this number. */
  | { readonly code: 'taken'; readonly number: string }
  /** No number lies between this one and the next. */
  | { readonly code: 'noNumber' }
  /** A provision is not split within a bracket; this is the bracket, after which it could be. */
  | { readonly code: 'insideBracket'; readonly offer: ItemId }
  /** One of the two parts would have no words. */
  | { readonly code: 'empty' }
  /** Only a provision and the one right behind it, of the same place, are joined. */
  | { readonly code: 'notNeighbours' }
  /** Words of both have the same names: texts that were brought in under one operation. */
  | { readonly code: 'sameNames' }
  /** It is there already. */
  | { readonly code: 'same' }
  /** A clause does not descend from itself. */
  | { readonly code: 'circle' };

const numbersOf = (draft: Draft): readonly string[] => draft.provisions.map((one) => one.number);

/** A new provision right behind another, with the next free number in the style asked for. */
export function toAddOp(
  draft: Draft,
  fresh: { readonly id: ProvisionId; readonly place: Place; readonly body: Body; readonly number?: string },
  after: ProvisionId,
  op: OpId,
  style: NumberStyle = 'letter',
): Result<OpOf<'add'>, DraftError> {
  const before = provisionIn(draft, after);
  if (before === undefined) return fail({ code: 'unknown' });
  const taken = [...draft.provisions, ...draft.past].some(({ id }) => id === fresh.id);
  if (taken) return fail({ code: 'same' });
  const number = fresh.number ?? nextNumber(numbersOf(draft), before.number, style);
  if (number === undefined) return fail({ code: 'noNumber' });
  if (numbersOf(draft).includes(number)) return fail({ code: 'taken', number });
  const { id, place, body } = fresh;
  return ok({ d: 'add', op, provision: { id, number, place, instruction: 'ADD', body, from: [] }, after });
}

/** A footnote at a word, a bracket, or (`'start'`) the number of a provision. Its own text is a provision like others. */
export function toNoteOp(
  draft: Draft,
  fresh: { readonly id: ProvisionId; readonly number: string; readonly body: Body },
  at: { readonly provision: ProvisionId; readonly after: ItemId },
  op: OpId,
): Result<OpOf<'add'>, DraftError> {
  const host = provisionIn(draft, at.provision);
  if (host === undefined || (at.after !== 'start' && !stands(host.body, at.after))) return fail({ code: 'unknown' });
  if (provisionIn(draft, fresh.id) !== undefined) return fail({ code: 'same' });
  if (numbersOf(draft).includes(fresh.number)) return fail({ code: 'taken', number: fresh.number });
  const note: DraftText = { ...fresh, place: 'footnote', instruction: 'ADD', from: [], at };
  return ok({ d: 'add', op, provision: note, after: draft.provisions.at(-1)?.id ?? 'start' });
}

const stands = (body: Body, id: ItemId): boolean =>
  wordsOf(body).some((word) => word.id === id) || openChoices(body).some((choice) => choice.id === id);

/** A provision to another place. Its number stays, unless another has to be given. */
export function toMoveOp(
  draft: Draft,
  provision: ProvisionId,
  to: { readonly after: ProvisionId | 'start'; readonly place: Place; readonly number?: string },
  op: OpId,
): Result<OpOf<'move'>, DraftError> {
  const one = provisionIn(draft, provision);
  if (one === undefined || (to.after !== 'start' && provisionIn(draft, to.after) === undefined)) {
    return fail({ code: 'unknown' });
  }
  const at = draft.provisions.indexOf(one);
  const number = to.number ?? one.number;
  const here = to.after === 'start' ? at === 0 : draft.provisions[at - 1]?.id === to.after || to.after === provision;
  if (to.after === provision && to.place === one.place && number === one.number) return fail({ code: 'same' });
  if (here && to.place === one.place && number === one.number) return fail({ code: 'same' });
  if (draft.provisions.some((other) => other !== one && other.number === number))
    return fail({ code: 'taken', number });
  const after = to.after === provision ? (draft.provisions[at - 1]?.id ?? 'start') : to.after;
  return ok({ d: 'move', op, provision, after, place: to.place, number });
}

/** Splits a provision after a word or a whole bracket. */
export function toSplitOp(
  draft: Draft,
  provision: ProvisionId,
  after: ItemId,
  op: OpId,
  into: { readonly id: ProvisionId; readonly number?: string },
): Result<OpOf<'split'>, DraftError> {
  const one = provisionIn(draft, provision);
  const items = explode(one?.body ?? []).filter(isLive);
  if (one === undefined) return fail({ code: 'unknown' });
  const at = items.findIndex((item) => idOf(item) === after);
  if (at < 0) {
    const around = items.find((item) => item.kind === 'choice' && stands([item], after));
    return fail(around === undefined ? { code: 'unknown' } : { code: 'insideBracket', offer: idOf(around) });
  }
  const blank = items.slice(at + 1).every((item) => item.kind === 'word' && item.text.trim() === '');
  if (blank) return fail({ code: 'empty' });
  const number = into.number ?? nextNumber(numbersOf(draft), one.number);
  if (number === undefined) return fail({ code: 'noNumber' });
  if (numbersOf(draft).includes(number)) return fail({ code: 'taken', number });
  return ok({ d: 'split', op, provision, after, into: into.id, number });
}

/** Joins a provision with the one behind it. */
export function toJoinOp(draft: Draft, provision: ProvisionId, op: OpId): Result<OpOf<'join'>, DraftError> {
  const at = draft.provisions.findIndex((one) => one.id === provision);
  const [one, next] = [draft.provisions[at], draft.provisions[at + 1]];
  if (one === undefined) return fail({ code: 'unknown' });
  if (next === undefined || next.place !== one.place) return fail({ code: 'notNeighbours' });
  const names = new Set(namesIn(one.body));
  if (namesIn(next.body).some((name) => names.has(name))) return fail({ code: 'sameNames' });
  return ok({ d: 'join', op, provision, next: next.id });
}

/** Every name that a text uses, of tombstones too. */
const namesIn = (body: Body): readonly string[] => [
  ...bury(explode(body), '').map(idOf),
  ...openChoices(body).flatMap((choice) => [choice.id, ...choice.options.map((option) => option.id)]),
];

/** Gives provisions other numbers, several at once: two may change places. */
export function toRenumberOp(
  draft: Draft,
  numbers: readonly { readonly provision: ProvisionId; readonly number: string }[],
  op: OpId,
): Result<OpOf<'renumber'>, DraftError> {
  const wanted = new Map(numbers.map(({ provision, number }) => [provision, number.trim()]));
  if ([...wanted.keys()].some((id) => provisionIn(draft, id) === undefined)) return fail({ code: 'unknown' });
  const seen = new Set<string>();
  for (const one of draft.provisions) {
    const number = wanted.get(one.id) ?? one.number;
    if (seen.has(number)) return fail({ code: 'taken', number });
    if (number === '') return fail({ code: 'noNumber' });
    seen.add(number);
  }
  const changed = draft.provisions.flatMap((one) => {
    const number = wanted.get(one.id) ?? one.number;
    return number === one.number ? [] : [{ provision: one.id, number }];
  });
  return changed.length === 0 ? fail({ code: 'same' }) : ok({ d: 'renumber', op, numbers: changed });
}

/** Says that a clause is an earlier one come back under another number, owner or wording. P1.43, P1.44 */
export function toLineageOp(
  draft: Draft,
  provision: ProvisionId,
  from: ProvisionId,
  says: DelegationCode | 'secretariat',
  op: OpId,
): Result<OpOf<'lineage'>, DraftError> {
  const one = provisionIn(draft, provision);
  const earlier = provisionIn(draft, from) ?? draft.past.find(({ id }) => id === from);
  if (one === undefined || earlier === undefined) return fail({ code: 'unknown' });
  if (provision === from || lineageOf(draft, from).includes(provision)) return fail({ code: 'circle' });
  if (lineageOf(draft, provision).includes(from)) return fail({ code: 'same' });
  return ok({ d: 'lineage', op, provision, from, says });
}

/** A clause and all that it comes from, itself first, each once. */
export function lineageOf(draft: Draft, id: ProvisionId): readonly ProvisionId[] {
  const all = [...draft.provisions, ...draft.past];
  const line: ProvisionId[] = [id];
  for (let n = 0; n < line.length; n += 1) {
    for (const { provision } of all.find((one) => one.id === line[n])?.from ?? []) {
      if (!line.includes(provision)) line.push(provision);
    }
  }
  return line;
}

/** How often a clause was discussed, under whatever number or wording: the sum over its lineage. */
export const timesDiscussed = (draft: Draft, id: ProvisionId, times: (one: ProvisionId) => number): number =>
  lineageOf(draft, id).reduce((sum, one) => sum + times(one), 0);
