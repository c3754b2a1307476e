/** What happens in a text field: one edit between two texts, and where a caret goes when others write. Pure. */

/** At `at` so many characters go, and others come. */
export interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

const isHigh = (text: string, at: number): boolean => /[\ud800-\udbff]/u.test(text.charAt(at));

/**
 * The edit that makes one text of another. Where the same letter stands several times, the caret tells which was typed.
 * @param caret where the caret stands after it, in UTF-16 units
 */
export function editBetween(before: string, after: string, caret: number): Edit {
  const most = Math.min(before.length, after.length);
  let tail = 0;
  const tailMost = Math.min(most, after.length - caret);
  while (tail < tailMost && before.charAt(before.length - 1 - tail) === after.charAt(after.length - 1 - tail))
    tail += 1;
  let at = 0;
  while (at < most - tail && before.charAt(at) === after.charAt(at)) at += 1;
  // The two halves of one character stay together.
  if (at > 0 && isHigh(after, at - 1)) at -= 1;
  if (tail > 0 && isHigh(after, after.length - tail - 1)) tail -= 1;
  return { at, cut: before.length - tail - at, put: after.slice(at, after.length - tail) };
}

/** A change of a text as Yjs tells it, from its beginning. */
export type Change = readonly {
  readonly retain?: number | undefined;
  readonly insert?: unknown;
  readonly delete?: number | undefined;
}[];

/** Where a caret stands after somebody else's change. What is put in exactly there comes after it. */
export function caretAfter(caret: number, change: Change): number {
  let read = 0;
  let now = caret;
  for (const { retain = 0, insert, delete: cut = 0 } of change) {
    if (read >= caret) break;
    if (typeof insert === 'string') now += insert.length;
    now -= Math.min(cut, caret - read);
    read += retain + cut;
  }
  return now;
}
