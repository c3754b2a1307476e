import { type Item, bury, explode, freshWords, idOf, pack, settle } from './items.ts';
import type { Anchor, Body, Choice, OpId, WordId } from './model.ts';

/**
 * Puts words into a body and takes words out of it, at any depth. Words that come in are numbered in the order of
 * `inserts`; those that go leave tombstones.
 *
 * @param start the anchor that means: before the first word of this body
 */
export function putIn(
  body: Body,
  op: {
    readonly op: OpId;
    readonly inserts: readonly { readonly after: Anchor; readonly words: readonly string[] }[];
    readonly deletes: readonly WordId[];
  },
  start: Anchor,
): Body {
  const inserted = new Map<Anchor, readonly Item[]>();
  let count = 0;
  for (const { after, words } of op.inserts) {
    inserted.set(after, [...(inserted.get(after) ?? []), ...freshWords(op.op, count, words)]);
    count += words.length;
  }
  const deleted = new Set(op.deletes);
  const amend = (items: readonly Item[], head: readonly Item[]): Body => {
    let touched = head.length > 0;
    const after: Item[] = [...head];
    for (const item of items) {
      const id = idOf(item);
      const buried = item.kind === 'word' && deleted.has(id);
      const behind = inserted.get(id) ?? [];
      touched ||= buried || behind.length > 0;
      if (buried) after.push(...bury([item], op.op));
      else after.push(item.kind === 'choice' ? amendChoice(item) : item);
      after.push(...behind);
    }
    return pack(touched ? settle(items, after) : after);
  };
  const amendChoice = (choice: Choice): Choice => ({
    ...choice,
    options: choice.options.map((option) => ({
      ...option,
      body: amend(explode(option.body), inserted.get(option.id) ?? []),
    })),
  });
  return amend(explode(body), inserted.get(start) ?? []);
}
