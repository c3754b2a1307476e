import type { DelegationCode } from '../kit/ids.ts';
import { type Item, type LiveItem, explode, idOf, isLive } from './items.ts';
import type { Amendment, Anchor, Body, BracketPlace, Choice, OpId, Option, TextOp, WordId } from './model.ts';
import { bareWord, joinWords, leadOf, literalText, spaced, splitWords } from './words.ts';

export interface Sides {
  /** Who stands behind the amendment. */
  readonly sponsors: readonly DelegationCode[];
  /** Who stands behind the words as they are. */
  readonly originalSponsors: readonly DelegationCode[];
}

/** What an amendment does, ready for asking word by word. */
class Change {
  readonly inserted = new Map<Anchor, readonly string[]>();
  readonly deleted: ReadonlySet<WordId>;

  constructor(amendment: Amendment) {
    this.deleted = new Set(amendment.deletes);
    for (const { after, text } of amendment.inserts) {
      const words = splitWords(literalText(text.trimEnd()));
      if (words.length > 0) this.inserted.set(after, [...(this.inserted.get(after) ?? []), ...words]);
    }
  }

  /** The words that stand after the item when the amendment is in, the item itself included. */
  applied(item: LiveItem): readonly string[] {
    const own = item.kind === 'word' && !this.deleted.has(idOf(item)) ? [item.text] : [];
    return [...own, ...(this.inserted.get(idOf(item)) ?? [])];
  }

  touches(item: Item): boolean {
    return this.inserted.has(idOf(item)) || this.deleted.has(idOf(item));
  }
}

/**
 * Puts an amendment in square brackets beside the original, `[original]/[amended]` (B3): one choice over the smallest
 * stretch that covers all changed places, more only where a bracket stands between them. New words alone, or words
 * that would go, become optional text (B2, B8). If all that it touches is the words of one option, that choice gets
 * one more option (B4). Undefined: it touches words in a bracket otherwise, changes nothing, or says what an option says already.
 */
export function toBracketOp(
  body: Body,
  amendment: Amendment,
  op: OpId,
  sides: Sides,
  newId: () => string,
): Extract<TextOp, { readonly t: 'bracket' }> | undefined {
  const change = new Change(amendment);
  const items = explode(body).filter(isLive);
  const inBracket = items.some((item) => item.kind === 'choice' && touchesInside(item, change));
  const places = inBracket ? optionPlace(items, change, sides, newId) : choicePlaces(items, change, sides, newId);
  return places === undefined || places.length === 0 ? undefined : { t: 'bracket', op, places };
}

/**
 * The same at any depth: an amendment of the words of one option that holds brackets itself opens brackets in there;
 * where `toBracketOp` finds a place, so does this. To write before an option's first word, anchor on the option.
 */
export function toInnerBracketOp(
  body: Body,
  amendment: Amendment,
  op: OpId,
  sides: Sides,
  newId: () => string,
): Extract<TextOp, { readonly t: 'bracket' }> | undefined {
  const places = placesWithin(body, 'start', new Change(amendment), sides, newId);
  return places === undefined || places.length === 0 ? undefined : { t: 'bracket', op, places };
}

function placesWithin(
  body: Body,
  start: Anchor,
  change: Change,
  sides: Sides,
  newId: () => string,
): readonly BracketPlace[] | undefined {
  const items = explode(body).filter(isLive);
  const touched = items.filter((item) => item.kind === 'choice' && touchesInside(item, change));
  const [choice] = touched;
  if (choice === undefined) return choicePlaces(items, change, sides, newId, start);
  if (choice.kind !== 'choice' || touched.length > 1) return undefined;
  const inside = choice.options.filter((option) => touchesOption(option, change));
  const [option] = inside;
  if (option === undefined || inside.length > 1) return undefined;
  if (plainWords(option.body) !== undefined) return optionPlace(items, change, sides, newId, start);
  const outside = change.inserted.has(start) || items.some((item) => change.touches(item));
  return outside ? undefined : placesWithin(option.body, option.id, change, sides, newId);
}

const touchesInside = (choice: Choice, change: Change): boolean =>
  choice.options.some((option) => touchesOption(option, change));

const touchesOption = (option: Option, change: Change): boolean =>
  change.inserted.has(option.id) ||
  explode(option.body).some((item) => change.touches(item) || (item.kind === 'choice' && touchesInside(item, change)));

/** The one place of an amendment that lies within one option of a choice at the top. */
function optionPlace(
  items: readonly LiveItem[],
  change: Change,
  sides: Sides,
  newId: () => string,
  start: Anchor = 'start',
): readonly BracketPlace[] | undefined {
  const at = items.findIndex((item) => item.kind === 'choice' && touchesInside(item, change));
  const choice = items[at];
  if (choice?.kind !== 'choice') return undefined;
  const touched = choice.options.filter(
    (option) => change.inserted.has(option.id) || explode(option.body).some((item) => change.touches(item)),
  );
  const [option] = touched;
  if (option === undefined || touched.length > 1) return undefined;
  const before = items[at - 1];
  const anchor = before === undefined ? start : idOf(before);
  const words = optionWords(option, change, anchor);
  if (words === undefined || !accountsForAll(items, option, change, anchor)) return undefined;
  const text = bareWord(joinWords(words));
  if (choice.options.some((one) => bareWord(joinWords(plainWords(one.body) ?? ['\\'])) === text)) return undefined;
  return [{ p: 'option', choice: choice.id, option: newId(), words, sponsors: sides.sponsors }];
}

/** The words of a body without brackets in it; undefined if there are any. */
function plainWords(body: Body): readonly string[] | undefined {
  const live = explode(body).filter(isLive);
  return live.every((item) => item.kind === 'word') ? live.map((item) => item.text) : undefined;
}

/**
 * The option's words with the amendment in. Words that were to follow the word before the bracket count to the option
 * if its first word goes: the amendment was written before there was a bracket.
 */
function optionWords(option: Option, change: Change, anchor: Anchor): readonly string[] | undefined {
  if (plainWords(option.body) === undefined) return undefined;
  const live = explode(option.body).filter(isLive);
  const [first] = live;
  const outside = change.inserted.get(anchor);
  if (outside !== undefined && (first === undefined || !change.deleted.has(idOf(first)))) return undefined;
  const head = change.inserted.get(option.id) ?? [];
  return behind(
    [...(outside ?? []), ...head],
    live.flatMap((item) => change.applied(item)),
  );
}

/** Words behind others that come in before them, with a space where they meet. */
function behind(before: readonly string[], words: readonly string[]): readonly string[] {
  const [next, ...rest] = words;
  const last = before.at(-1);
  if (next === undefined || last === undefined) return [...before, ...words];
  return [...before, spaced(last, next) && leadOf(next) === '' ? ` ${next}` : next, ...rest];
}

/** Nothing of the amendment lies elsewhere. */
function accountsForAll(items: readonly LiveItem[], option: Option, change: Change, anchor: Anchor): boolean {
  const here = new Set<string>([option.id, ...explode(option.body).map(idOf)]);
  return (
    [...change.deleted].every((id) => here.has(id)) &&
    [...change.inserted.keys()].every((id) => here.has(id) || id === anchor) &&
    items.every((item) => item.kind !== 'word' || !change.deleted.has(idOf(item)))
  );
}

/** A stretch between two brackets, with what stands before it. */
interface Segment {
  readonly anchor: Anchor;
  readonly words: readonly LiveItem[];
}

function segmentsOf(items: readonly LiveItem[], start: Anchor): readonly Segment[] {
  const segments: Segment[] = [];
  let anchor: Anchor = start;
  let words: LiveItem[] = [];
  for (const item of items) {
    if (item.kind === 'word') {
      words.push(item);
    } else {
      segments.push({ anchor, words });
      anchor = idOf(item);
      words = [];
    }
  }
  return [...segments, { anchor, words }];
}

function choicePlaces(
  items: readonly LiveItem[],
  change: Change,
  sides: Sides,
  newId: () => string,
  start: Anchor = 'start',
): readonly BracketPlace[] {
  return segmentsOf(items, start)
    .map((segment) => changedPart(segment, change))
    .filter(({ stretch, words }) => stretch.length > 0 || words.length > 0)
    .map(({ stretch, words, after }) => ({
      p: 'choice',
      choice: newId(),
      original: newId(),
      amended: newId(),
      stretch: stretch.map(idOf),
      after,
      words,
      ...sides,
    }));
}

/** The smallest part of a segment that holds all that changes in it. */
function changedPart({ anchor, words }: Segment, change: Change): Place {
  const head = change.inserted.get(anchor) ?? [];
  const first = head.length > 0 ? 0 : firstTouched(words, change);
  const stretch = first < 0 ? [] : words.slice(first, lastTouched(words, change) + 1);
  const before = words[first - 1];
  return trimmed(
    stretch,
    behind(
      head,
      stretch.flatMap((item) => change.applied(item)),
    ),
    before === undefined ? anchor : idOf(before),
  );
}

/** The first word of the segment that the amendment touches: a deletion, or the word after an insertion. */
const firstTouched = (words: readonly LiveItem[], change: Change): number =>
  words.findIndex((item) => change.touches(item));

const lastTouched = (words: readonly LiveItem[], change: Change): number =>
  words.findLastIndex((item) => change.touches(item));

interface Place {
  readonly stretch: readonly LiveItem[];
  readonly words: readonly string[];
  readonly after: Anchor;
}

/** Leaves out what both sides begin or end with: the word that an insertion follows, for one. */
function trimmed(stretch: readonly LiveItem[], words: readonly string[], after: Anchor): Place {
  const same = (item: LiveItem | undefined, word: string | undefined): boolean =>
    item?.kind === 'word' && word !== undefined && bareWord(item.text) === bareWord(word);
  let from = 0;
  while (from < stretch.length && from < words.length && same(stretch[from], words[from])) from += 1;
  let end = 0;
  const most = Math.min(stretch.length, words.length) - from;
  while (end < most && same(stretch[stretch.length - 1 - end], words[words.length - 1 - end])) end += 1;
  const previous = stretch[from - 1];
  return {
    stretch: stretch.slice(from, stretch.length - end),
    words: words.slice(from, words.length - end),
    after: previous === undefined ? after : idOf(previous),
  };
}
