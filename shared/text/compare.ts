import { diffWords } from './diff.ts';
import type { Change } from './segments.ts';
import type { Draft, DraftText } from './draft.ts';
import { explode, isLive } from './items.ts';
import type { Body } from './model.ts';
import type { ProvisionId } from '../kit/ids.ts';
import { joinWords, shownWord } from './words.ts';

/**
 * Differences between any two texts, word by word: two revisions, two branches, or today's text and the base text.
 * Brackets are pieces of text here: to open one is a change like any other.
 */

/** A text as a list of words and brackets, each with the white space before it, as a reader sees it. */
export function tokensOf(body: Body): readonly string[] {
  const out: string[] = [];
  for (const item of explode(body)) {
    if (!isLive(item)) continue;
    if (item.kind === 'word') out.push(shownWord(item.text));
    else if (item.kind === 'blank') out.push(`${item.space}[ ]`);
    else {
      for (const [n, option] of item.options.entries()) {
        out.push(n === 0 ? `${item.space}[` : '/[', ...tokensOf(option.body), ']');
      }
    }
  }
  return out;
}

/**
 * What changed from `a` to `b`, drawn into one text: what went before what came. The clean text is what is not `out`,
 * the old one what is not `in`.
 */
export function marked(a: Body, b: Body): readonly Change[] {
  if (a === b) {
    const text = joinWords(tokensOf(a));
    return text === '' ? [] : [{ kind: 'same', text }];
  }
  const left = tokensOf(a);
  const right = tokensOf(b);
  const out: Change[] = [];
  const push = (kind: Change['kind'], text: string): void => {
    const previous = out.at(-1);
    if (previous?.kind === kind) out[out.length - 1] = { kind, text: previous.text + text };
    else out.push({ kind, text });
  };
  for (const step of diffWords(left, right)) {
    if (step.kind === 'out') push('out', left[step.a] ?? '');
    else push(step.kind, right[step.b] ?? '');
  }
  return out;
}

/** The two texts for two columns: what went is marked in the first, what came in the second. */
export interface Columns {
  readonly left: readonly Change[];
  readonly right: readonly Change[];
}

/** What changed from `a` to `b`, in two columns that are read beside each other. */
export function sideBySide(a: Body, b: Body): Columns {
  const left = tokensOf(a);
  const right = tokensOf(b);
  const steps = diffWords(left, right);
  return {
    left: grouped(steps.flatMap((step) => (step.kind === 'in' ? [] : [{ kind: step.kind, text: left[step.a] ?? '' }]))),
    right: grouped(
      steps.flatMap((step) => (step.kind === 'out' ? [] : [{ kind: step.kind, text: right[step.b] ?? '' }])),
    ),
  };
}

/** Neighbours of the same kind as one. */
export function grouped(changes: readonly Change[]): readonly Change[] {
  const out: Change[] = [];
  for (const { kind, text } of changes) {
    const previous = out.at(-1);
    if (previous?.kind === kind) out[out.length - 1] = { kind, text: previous.text + text };
    else out.push({ kind, text });
  }
  return out;
}

/** The text as it is now, without what went. */
export const clean = (changes: readonly Change[]): string =>
  joinWords(changes.flatMap((one) => (one.kind === 'out' ? [] : [one.text])));

/** What became of one provision from one draft to another. */
export type ProvisionChange =
  | { readonly p: 'same'; readonly now: DraftText }
  | { readonly p: 'added'; readonly now: DraftText }
  /** `into`: the provision that its words went to, if they did. */
  | { readonly p: 'removed'; readonly was: DraftText; readonly into: ProvisionId | null }
  | {
      readonly p: 'changed';
      readonly was: DraftText;
      readonly now: DraftText;
      readonly words: boolean;
      readonly number: boolean;
      /** It stands elsewhere in the order, or in another part. */
      readonly moved: boolean;
      readonly instruction: boolean;
    };

/** Two drafts, provision by provision in today's order; what is gone stands where it stood. Words are compared with `marked`. */
export function compareDrafts(before: Draft, after: Draft): readonly ProvisionChange[] {
  const was = new Map(before.provisions.map((one) => [one.id, one]));
  const now = new Set(after.provisions.map((one) => one.id));
  const kept = inOrder(
    before.provisions.filter((one) => now.has(one.id)).map((one) => one.id),
    after.provisions.filter((one) => was.has(one.id)).map((one) => one.id),
  );
  const out: ProvisionChange[] = [];
  /** Lists what is gone, up to the next one that kept its order. */
  const removed = (from: number): number => {
    let next = from;
    for (const one of before.provisions.slice(from)) {
      if (kept.has(one.id)) break;
      next += 1;
      const into = after.past.find((past) => past.id === one.id)?.into ?? null;
      if (!now.has(one.id)) out.push({ p: 'removed', was: one, into });
    }
    return next;
  };
  let at = 0;
  for (const one of after.provisions) {
    const old = was.get(one.id);
    if (kept.has(one.id)) at = removed(at) + 1;
    out.push(old === undefined ? { p: 'added', now: one } : changeOf(old, one, !kept.has(one.id)));
  }
  removed(at);
  return out;
}

/** Those that kept their order: the longest list that both have. */
function inOrder(a: readonly ProvisionId[], b: readonly ProvisionId[]): ReadonlySet<ProvisionId> {
  return new Set(diffWords(a, b).flatMap((step) => (step.kind === 'same' ? [b[step.b] ?? ''] : [])));
}

function changeOf(was: DraftText, now: DraftText, elsewhere: boolean): ProvisionChange {
  const words = was.body !== now.body && joinWords(tokensOf(was.body)) !== joinWords(tokensOf(now.body));
  const number = was.number !== now.number;
  const moved = elsewhere || was.place !== now.place;
  const instruction = was.instruction !== now.instruction;
  return words || number || moved || instruction
    ? { p: 'changed', was, now, words, number, moved, instruction }
    : { p: 'same', now };
}
