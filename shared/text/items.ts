import type { DelegationCode, OptionId } from '../kit/ids.ts';
import type { Blank, Body, Choice, Node, OpId, Option } from './model.ts';
import { clings, leadOf, onlyOpens, spaced, withLead } from './words.ts';

/** A body word by word: the form in which operations work. */
export type Item =
  | { readonly kind: 'word'; readonly op: OpId; readonly index: number; readonly text: string }
  | { readonly kind: 'dead'; readonly op: OpId; readonly index: number; readonly text: string; readonly by: OpId }
  | Choice
  | Blank;
/** What stands in the text. */
export type LiveItem = Exclude<Item, { readonly kind: 'dead' }>;

/** Takes a body apart. */
export function explode(body: Body): readonly Item[] {
  return body.flatMap((node): readonly Item[] => {
    if (node.kind === 'run') {
      return node.words.map((text, n) => ({ kind: 'word', op: node.op, index: node.from + n, text }));
    }
    if (node.kind === 'dead') {
      return node.words.map((text, n) => ({ kind: 'dead', op: node.op, index: node.from + n, text, by: node.by }));
    }
    return [node];
  });
}

/** Puts a body together: neighbours of one operation, in order, share a node. */
export function pack(items: readonly Item[]): Body {
  const nodes: Node[] = [];
  let at = 0;
  while (at < items.length) {
    const first = items[at];
    if (first === undefined) break;
    at += 1;
    if (first.kind !== 'word' && first.kind !== 'dead') {
      nodes.push(first);
      continue;
    }
    const words = [first.text];
    for (let next = items[at]; next !== undefined && follows(first, next, words.length); next = items[at]) {
      words.push(next.text);
      at += 1;
    }
    nodes.push(
      first.kind === 'word'
        ? { kind: 'run', op: first.op, from: first.index, words }
        : { kind: 'dead', op: first.op, from: first.index, words, by: first.by },
    );
  }
  return nodes;
}

type WordItem = Extract<Item, { readonly text: string }>;

function follows(first: WordItem, next: Item, distance: number): next is WordItem {
  if (next.kind !== 'word' && next.kind !== 'dead') return false;
  if (next.op !== first.op || next.index !== first.index + distance) return false;
  return first.kind === 'dead' ? next.kind === 'dead' && next.by === first.by : next.kind === 'word';
}

/** The name of an item: a word's id, a choice's or a blank's. */
export const idOf = (item: Item): string =>
  item.kind === 'word' || item.kind === 'dead' ? `${item.op}.${item.index}` : item.id;

/** Still in the text: no tombstone. */
export const isLive = (item: Item): item is LiveItem => item.kind !== 'dead';

/** Words that an operation brings in, numbered from `from`. */
export const freshWords = (op: OpId, from: number, words: readonly string[]): readonly Item[] =>
  words.map((text, n) => ({ kind: 'word', op, index: from + n, text }));

/** White space before an item. */
export const spaceOf = (item: LiveItem): string => (item.kind === 'word' ? leadOf(item.text) : item.space);

/** The item after other white space. */
export const withSpace = (item: LiveItem, space: string): LiveItem =>
  item.kind === 'word' ? { ...item, text: withLead(item.text, space) } : { ...item, space };

/** White space before the first thing that stands. */
export const firstSpace = (items: readonly Item[]): string => {
  const first = items.find(isLive);
  return first === undefined ? '' : spaceOf(first);
};

/** An option of these items; the white space before them belongs to the bracket. */
export const newOption = (id: OptionId, items: readonly Item[], sponsors: readonly DelegationCode[]): Option => ({
  id,
  body: pack(leadWith(items, '')),
  sponsors,
});

/** Gives the first thing that stands other white space. */
export function leadWith(items: readonly Item[], space: string): readonly Item[] {
  const at = items.findIndex(isLive);
  return items.map((item, n) => (n === at && isLive(item) ? withSpace(item, space) : item));
}

/** Takes everything out: words become tombstones that name the operation, nested choices leave only their words'. */
export function bury(items: readonly Item[], by: OpId): readonly Item[] {
  return items.flatMap((item): readonly Item[] => {
    switch (item.kind) {
      case 'word':
        return [{ kind: 'dead', op: item.op, index: item.index, text: item.text, by }];
      case 'dead':
        return [item];
      case 'choice':
        return item.options.flatMap((option) => bury(explode(option.body), by));
      case 'blank':
        return [];
    }
  });
}

/**
 * Changes the body that directly holds the item `id`, at whatever depth; a body without it stays the same object.
 * `change` may say no by giving undefined.
 */
export function editWhere(
  body: Body,
  id: string,
  change: (items: readonly Item[], at: number) => readonly Item[] | undefined,
): Body {
  const items = explode(body);
  const at = items.findIndex((item) => idOf(item) === id);
  if (at >= 0) {
    const changed = change(items, at);
    return changed === undefined ? body : pack(changed);
  }
  let touched = false;
  const nodes = body.map((node) => {
    if (node.kind !== 'choice' || touched) return node;
    const options = node.options.map((option) => {
      const inner = editWhere(option.body, id, change);
      if (inner === option.body) return option;
      touched = true;
      return { ...option, body: inner };
    });
    return touched ? { ...node, options } : node;
  });
  return touched ? nodes : body;
}

/** Changes the choice that holds the option `id`, at whatever depth; without it the body stays the same object. */
export const editHolder = (
  body: Body,
  id: OptionId,
  change: (items: readonly Item[], at: number, choice: Choice, nth: number) => readonly Item[] | undefined,
): Body => {
  const holder = holderOf(body, id);
  if (holder === undefined) return body;
  const nth = holder.options.findIndex((option) => option.id === id);
  return editWhere(body, holder.id, (items, at) => change(items, at, holder, nth));
};

/** The choice that has this option. */
export function holderOf(body: Body, id: OptionId): Choice | undefined {
  for (const node of body) {
    if (node.kind !== 'choice') continue;
    if (node.options.some((option) => option.id === id)) return node;
    for (const option of node.options) {
      const found = holderOf(option.body, id);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The words at the two ends of a choice, to judge spaces by; a blank has none. */
function edgeWord(item: LiveItem, end: 'first' | 'last'): string {
  if (item.kind === 'word') return item.text;
  if (item.kind === 'blank') return '_';
  const live = explode(item.options[0]?.body ?? []).filter(isLive);
  const edge = end === 'first' ? live[0] : live.at(-1);
  return edge === undefined ? '_' : edgeWord(edge, end);
}

/**
 * Sets spaces right where neighbours changed: nothing before the first word, one space where two words meet
 * that had none, none after an opening mark. Where the neighbours are as before, nothing is touched.
 */
export function settle(before: readonly Item[], after: readonly Item[], same: readonly string[] = []): readonly Item[] {
  const old = new Map<string, string | null>();
  let last: string | null = null;
  for (const item of before.filter(isLive)) {
    old.set(idOf(item), last);
    last = idOf(item);
  }
  const exempt = new Set(same);
  let previous: LiveItem | undefined;
  return after.map((item) => {
    if (!isLive(item)) return item;
    const id = idOf(item);
    const was = old.get(id);
    const now = previous === undefined ? null : idOf(previous);
    const settled =
      was === now || exempt.has(id) ? item : respace(item, previous, was, previous && !old.has(idOf(previous)));
    previous = settled;
    return settled;
  });
}

/** `was`: the neighbour before, null for the first, undefined for an item that is new. `freshNeighbour`: the one now is new. */
function respace(
  item: LiveItem,
  previous: LiveItem | undefined,
  was: string | null | undefined,
  freshNeighbour: boolean | undefined,
): LiveItem {
  const space = spaceOf(item);
  if (previous === undefined) return space === '' ? item : withSpace(item, '');
  if (space !== '') return previous.kind === 'word' && onlyOpens(previous.text) ? withSpace(item, '') : item;
  if (!spaced(edgeWord(previous, 'last'), edgeWord(item, 'first'))) return item;
  if (item.kind === 'word') {
    // After a bracket a word without a space was meant so (`[inter]national`), unless it stood first until now.
    return previous.kind === 'word' || was === null ? withSpace(item, ' ') : item;
  }
  // `network[s]`: the word before was replaced and the bracket still clings; if the word went, it stands alone.
  return was === undefined || !freshNeighbour ? withSpace(item, ' ') : item;
}

/** Whether an item clings to what stands before it. */
export const clingsBack = (item: LiveItem): boolean => item.kind === 'word' && clings(item.text);
