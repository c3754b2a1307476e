import type { ChoiceId, DelegationCode, OptionId } from '../kit/ids.ts';
import { type Result, fail, ok } from '../kit/result.ts';
import {
  type Item,
  type LiveItem,
  bury,
  editWhere,
  explode,
  firstSpace,
  freshWords,
  holderOf,
  idOf,
  isLive,
  leadWith,
  newOption,
  pack,
} from './items.ts';
import type { Body, Choice, ItemId, OpId, Option, TextOp } from './model.ts';
import { bareWord } from './words.ts';

/** Brackets around words that exist: a reservation, a wider bracket, a narrower one. Brackets never cross. */

type OpOf<T extends TextOp['t']> = Extract<TextOp, { readonly t: T }>;

/** From one thing to another, both included: words, choices or blanks. */
export interface Span {
  readonly from: ItemId;
  readonly to: ItemId;
}

export type SpanError =
  /** Nothing there has that name, or it is gone. */
  | { readonly code: 'unknown' }
  /** The bracket would cross another. `offer` is the smallest span around it that crosses none. */
  | { readonly code: 'crosses'; readonly offer: Span }
  /** These words, and no others, stand in a bracket already. */
  | { readonly code: 'doubled'; readonly choice: ChoiceId }
  /** The bracket has this extent already. */
  | { readonly code: 'same' }
  /** The new extent leaves out something of the bracket, or takes in what it has not: the other operation does that. */
  | { readonly code: 'wrongWay' }
  /** A bracket with several options can take in, or let go of, plain words only. */
  | { readonly code: 'holdsBracket'; readonly choice: ChoiceId }
  /** The options do not say the same there, so none of it can be let go. */
  | { readonly code: 'differs'; readonly option: OptionId }
  /** There are no words in it. */
  | { readonly code: 'empty' };

/** A body that holds something, and where in it: the body of all first, then option by option inwards. */
interface Level {
  readonly items: readonly LiveItem[];
  readonly at: number;
  /** The option whose body it is; null for the body of all. */
  readonly option: OptionId | null;
}

function pathTo(body: Body, id: ItemId, option: OptionId | null = null): readonly Level[] | undefined {
  const items = explode(body).filter(isLive);
  for (const [at, item] of items.entries()) {
    if (idOf(item) === id) return [{ items, at, option }];
    if (item.kind !== 'choice') continue;
    for (const one of item.options) {
      const inner = pathTo(one.body, id, one.id);
      if (inner !== undefined) return [{ items, at, option }, ...inner];
    }
  }
  return undefined;
}

/** Where a span lies when it crosses no bracket: neighbours in one body. */
interface Found {
  readonly level: Level;
  readonly from: number;
  readonly to: number;
  readonly span: Span;
}

/** The smallest span that holds all of these and crosses no bracket. */
function enclosing(body: Body, ids: readonly ItemId[]): Found | undefined {
  const paths: (readonly Level[])[] = [];
  for (const id of ids) {
    const path = pathTo(body, id);
    if (path === undefined) return undefined;
    paths.push(path);
  }
  const [first] = paths;
  if (first === undefined) return undefined;
  let depth = 0;
  for (let next = first[depth + 1]; next !== undefined; next = first[depth + 1]) {
    const option = next.option;
    if (!paths.every((path) => path[depth + 1]?.option === option)) break;
    depth += 1;
  }
  const level = first[depth];
  if (level === undefined) return undefined;
  const places = paths.map((path) => path[depth]?.at ?? 0);
  const [from, to] = [Math.min(...places), Math.max(...places)];
  const [start, end] = [level.items[from], level.items[to]];
  if (start === undefined || end === undefined) return undefined;
  return { level, from, to, span: { from: idOf(start), to: idOf(end) } };
}

/** The smallest span around the given one that crosses no bracket; the same one if it crosses none. */
export const enclosingSpan = (body: Body, span: Span): Span | undefined => enclosing(body, [span.from, span.to])?.span;

const isEnd = (span: Span, id: ItemId): boolean => id === span.from || id === span.to;

/** Puts words that exist, and brackets among them, in a bracket: a reservation. `sponsors` stand behind the words. */
export function toWrapOp(
  body: Body,
  span: Span,
  op: OpId,
  sponsors: readonly DelegationCode[],
  newId: () => string,
): Result<OpOf<'wrap'>, SpanError> {
  const found = enclosing(body, [span.from, span.to]);
  if (found === undefined) return fail({ code: 'unknown' });
  const { level, from, to } = found;
  if (!isEnd(found.span, span.from) || !isEnd(found.span, span.to)) return fail({ code: 'crosses', offer: found.span });
  const stretch = level.items.slice(from, to + 1);
  if (stretch.every((item) => item.kind === 'word' && bareWord(item.text) === '')) return fail({ code: 'empty' });
  const only = from === to ? level.items[from] : undefined;
  if (only?.kind === 'blank' || (only?.kind === 'choice' && only.options.length === 1)) {
    return fail({ code: 'doubled', choice: only.id });
  }
  const holder = level.option === null ? undefined : holderOf(body, level.option);
  if (holder?.options.length === 1 && from === 0 && to === level.items.length - 1) {
    return fail({ code: 'doubled', choice: holder.id });
  }
  return ok({ t: 'wrap', op, choice: newId(), option: newId(), first: found.span.from, last: found.span.to, sponsors });
}

/** Where a choice stands. */
function homeOf(body: Body, id: ChoiceId): { readonly home: Level; readonly choice: Choice } | undefined {
  const home = pathTo(body, id)?.at(-1);
  const choice = home?.items[home.at];
  return home === undefined || choice?.kind !== 'choice' ? undefined : { home, choice };
}

/** Lets a bracket reach as far as `reach`: ends that lie outside it become its new ends. */
export function toWidenOp(body: Body, id: ChoiceId, reach: Span, op: OpId): Result<OpOf<'widen'>, SpanError> {
  const place = homeOf(body, id);
  const found = enclosing(body, [id, reach.from, reach.to]);
  if (place === undefined || found === undefined) return fail({ code: 'unknown' });
  const { home, choice } = place;
  const within = (end: ItemId): boolean =>
    end === id || choice.options.some((one) => pathTo(one.body, end) !== undefined);
  const atHome = (end: ItemId): boolean => home.items.some((item) => idOf(item) === end);
  if (![reach.from, reach.to].every((end) => within(end) || atHome(end))) {
    return fail({ code: 'crosses', offer: found.span });
  }
  const before = home.items.slice(found.from, home.at);
  const after = home.items.slice(home.at + 1, found.to + 1);
  if (before.length + after.length === 0)
    return fail({ code: within(reach.from) && reach.from !== id ? 'wrongWay' : 'same' });
  const bracket = [...before, ...after].find((item) => item.kind !== 'word');
  if (choice.options.length > 1 && bracket !== undefined) return fail({ code: 'holdsBracket', choice: idOf(bracket) });
  return ok({ t: 'widen', op, choice: id, before: before.map(idOf), after: after.map(idOf) });
}

/** Lets a bracket hold only `keep`, a part of its first option; the rest goes out to both sides. */
export function toNarrowOp(body: Body, id: ChoiceId, keep: Span, op: OpId): Result<OpOf<'narrow'>, SpanError> {
  const choice = homeOf(body, id)?.choice;
  const [first, ...others] = choice?.options ?? [];
  const found = enclosing(body, [keep.from, keep.to]);
  if (first === undefined || found === undefined) return fail({ code: 'unknown' });
  const { level, from, to } = found;
  if (level.option !== first.id) {
    const inner = enclosing(first.body, [keep.from, keep.to]);
    return fail(inner === undefined ? { code: 'wrongWay' } : { code: 'crosses', offer: inner.span });
  }
  if (!isEnd(found.span, keep.from) || !isEnd(found.span, keep.to)) return fail({ code: 'crosses', offer: found.span });
  const head = level.items.slice(0, from);
  const tail = level.items.slice(to + 1);
  if (head.length + tail.length === 0) return fail({ code: 'same' });
  const bracket = [...head, ...tail].find((item) => item.kind !== 'word');
  if (others.length > 0 && bracket !== undefined) return fail({ code: 'holdsBracket', choice: idOf(bracket) });
  for (const other of others) {
    const live = explode(other.body).filter(isLive);
    const ends =
      live.length < head.length + tail.length
        ? []
        : [...live.slice(0, head.length), ...live.slice(live.length - tail.length)];
    const said = ends.length > 0 && [...head, ...tail].every((item, n) => sameWord(item, ends[n]));
    if (!said) return fail({ code: 'differs', option: other.id });
  }
  return ok({ t: 'narrow', op, choice: id, head: head.map(idOf), tail: tail.map(idOf) });
}

const sameWord = (a: LiveItem, b: LiveItem | undefined): boolean =>
  a.kind === 'word' && b?.kind === 'word' && bareWord(a.text) === bareWord(b.text);

/** Where live neighbours stand, tombstones between them included; undefined if they are not neighbours any more. */
function stretchAt(items: readonly Item[], ids: readonly ItemId[]): readonly [from: number, to: number] | undefined {
  const from = items.findIndex((item) => isLive(item) && idOf(item) === ids[0]);
  if (from < 0) return undefined;
  let found = 0;
  for (let n = from; n < items.length; n += 1) {
    const item = items[n];
    if (item === undefined || !isLive(item)) continue;
    if (idOf(item) !== ids[found]) return undefined;
    found += 1;
    if (found === ids.length) return [from, n + 1];
  }
  return undefined;
}

/** Applies a `wrap` operation: words that stood free are optional now. */
export function applyWrap(body: Body, op: OpOf<'wrap'>): Body {
  return editWhere(body, op.first, (items, from) => {
    const to = items.findIndex((item) => isLive(item) && idOf(item) === op.last) + 1;
    const first = items[from];
    if (to <= from || first === undefined || !isLive(first)) return undefined;
    const stretch = items.slice(from, to);
    const options = [newOption(op.option, stretch, op.sponsors)];
    return items.toSpliced(from, to - from, { kind: 'choice', id: op.choice, space: firstSpace(stretch), options });
  });
}

/** Applies a `widen` operation: words around a bracket go into each of its options, as copies in all but the first. */
export function applyWiden(body: Body, op: OpOf<'widen'>): Body {
  return editWhere(body, op.choice, (items, at) => {
    const choice = items[at];
    if (choice?.kind !== 'choice') return undefined;
    const lead = op.before.length === 0 ? ([at, at] as const) : stretchAt(items, op.before);
    const rest = op.after.length === 0 ? ([at + 1, at + 1] as const) : stretchAt(items, op.after);
    if (lead === undefined || rest === undefined || items.slice(lead[1], at).some(isLive)) return undefined;
    if (rest[0] <= at || items.slice(at + 1, rest[0]).some(isLive)) return undefined;
    const before = items.slice(lead[0], at);
    const after = items.slice(at + 1, rest[1]);
    let count = 0;
    const copy = (taken: readonly Item[]): readonly Item[] => {
      const words = taken.flatMap((item) => (item.kind === 'word' ? [item.text] : []));
      count += words.length;
      return freshWords(op.op, count - words.length, words);
    };
    const options = choice.options.map((option, n): Option => {
      const held = explode(option.body);
      const [left, right] = n === 0 ? [before, after] : [copy(before), copy(after)];
      const inner = op.before.length === 0 ? held : leadWith(held, choice.space);
      return { ...option, body: pack(leadWith([...left, ...inner, ...right], '')) };
    });
    const space = op.before.length === 0 ? choice.space : firstSpace(before);
    return items.toSpliced(lead[0], rest[1] - lead[0], { ...choice, space, options });
  });
}

/** Applies a `narrow` operation: words that all options say alike leave the bracket. */
export function applyNarrow(body: Body, op: OpOf<'narrow'>): Body {
  return editWhere(body, op.choice, (items, at) => {
    const choice = items[at];
    const held = choice?.kind === 'choice' ? explode(choice.options[0]?.body ?? []) : [];
    if (choice?.kind !== 'choice') return undefined;
    const head = op.head.length === 0 ? ([0, 0] as const) : stretchAt(held, op.head);
    const tail = op.tail.length === 0 ? ([held.length, held.length] as const) : stretchAt(held, op.tail);
    if (head === undefined || tail === undefined || head[1] > tail[0]) return undefined;
    if (held.slice(0, head[0]).some(isLive) || held.slice(tail[1]).some(isLive)) return undefined;
    const kept = held.slice(head[1], tail[0]);
    const options = choice.options.map(
      (option, n): Option => ({
        ...option,
        body: pack(
          leadWith(n === 0 ? kept : buryEnds(explode(option.body), op.head.length, op.tail.length, op.op), ''),
        ),
      }),
    );
    const out = leadWith(held.slice(0, head[1]), choice.space);
    const space = op.head.length === 0 ? choice.space : firstSpace(kept);
    const after = [...out, { ...choice, space, options }, ...held.slice(tail[0])];
    return items.toSpliced(at, 1, ...after);
  });
}

/** Takes out the first and the last live words. */
function buryEnds(items: readonly Item[], head: number, tail: number, by: OpId): readonly Item[] {
  const live = items.filter(isLive);
  const gone = new Set([...live.slice(0, head), ...live.slice(Math.max(head, live.length - tail))]);
  return items.flatMap((item) => (isLive(item) && gone.has(item) ? bury([item], by) : [item]));
}
