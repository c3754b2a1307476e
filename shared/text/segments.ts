import { applyOp, toAmendOp } from './amend.ts';
import type { Amendment, Blank, Body, Choice, OpId } from './model.ts';
import { bareWord, joinWords, shownWord, spaced, splitWords } from './words.ts';

/** Words that stand, come or go. */
export interface Change {
  readonly kind: 'same' | 'in' | 'out';
  readonly text: string;
}

/** A piece of a text with a change in it, for drawing. `text` is as a reader sees it: escapes undone. */
export type Segment =
  | Change
  /** It stands, and has come with an operation that whoever draws it names. */
  | { readonly kind: 'fresh'; readonly text: string }
  | { readonly kind: 'node'; readonly node: Choice | Blank };

/** No event can be named so; it marks what the amendment would do. */
const PROPOSED: OpId = '\u0000';

/** A text with an amendment drawn into it. Options of a choice that it touches can be drawn with `segments` again. */
export const markChanges = (body: Body, amendment: Amendment): readonly Segment[] =>
  segments(applyOp(body, toAmendOp(amendment, PROPOSED)));

const none: ReadonlySet<OpId> = new Set();

/**
 * The pieces of a body: what `op` brought in, what it took out, and what stands. Without `op` all of it stands.
 * @param fresh operations whose words stand apart from those that stood before
 */
export function segments(body: Body, op: OpId = PROPOSED, fresh = none): readonly Segment[] {
  const out: Segment[] = [];
  for (const node of body) {
    if (node.kind === 'dead' && node.by !== op) continue;
    if (node.kind !== 'run' && node.kind !== 'dead') {
      out.push({ kind: 'node', node });
      continue;
    }
    const stands = node.op === op ? 'in' : fresh.has(node.op) ? 'fresh' : 'same';
    const kind = node.kind === 'dead' ? 'out' : stands;
    const words = node.words.map(shownWord);
    const previous = out.at(-1);
    const text = joinWords(words);
    if (previous?.kind === kind) out[out.length - 1] = { kind, text: previous.text + text };
    else out.push({ kind, text: apart(previous, words) + text });
  }
  return out;
}

/** Words that take turns at the start of a text have no space between them; on the drawing they stand side by side. */
function apart(previous: Segment | undefined, words: readonly string[]): string {
  const [first] = words;
  if (previous === undefined || previous.kind === 'node' || first === undefined) return '';
  return bareWord(first) === first && spaced(lastWord(previous.text), first) ? ' ' : '';
}

const lastWord = (text: string): string => splitWords(text).at(-1) ?? '';
