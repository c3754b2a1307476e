import type { ConferenceMs } from '../kit/ids.ts';
import { applyOp } from './amend.ts';
import type { Body, TextOp } from './model.ts';

/**
 * The words of a provision as they were. Kept as what each change did: bodies hold all that was ever said in them, so
 * keeping every one would grow with the square of the changes.
 */
export interface History {
  /** The words at revision 1. */
  readonly first: Body;
  /** `steps[0]` leads to revision 2, and so on. */
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly k: 'ops'; readonly ops: readonly TextOp[]; readonly at: ConferenceMs }
  /** Words went to another provision or came from one: what is left is kept as it is. */
  | { readonly k: 'body'; readonly body: Body; readonly at: ConferenceMs };

/** The words after a step. */
export const stepped = (body: Body, step: Step): Body =>
  step.k === 'ops' ? step.ops.reduce(applyOp, body) : step.body;

/** A history with one more step; `body` is what it was taken from. */
export const withStep = (history: History | null, body: Body, step: Step): History => ({
  first: history?.first ?? body,
  steps: [...(history?.steps ?? []), step],
});

/** The words at a revision from 1 on, exactly as they were; undefined if there was none such, or nothing has changed yet. */
export function bodyAt({ first, steps }: History, revision: number): Body | undefined {
  if (!Number.isInteger(revision) || revision < 1 || revision > steps.length + 1) return undefined;
  return steps.slice(0, revision - 1).reduce(stepped, first);
}

/** The words at every revision, oldest first. */
export const bodiesOf = ({ first, steps }: History): readonly Body[] =>
  steps.reduce<readonly Body[]>((bodies, step) => [...bodies, stepped(bodies.at(-1) ?? first, step)], [first]);

/** The words as they stood at a moment. */
export const bodyWhen = ({ first, steps }: History, at: ConferenceMs): Body =>
  steps.filter((step) => step.at <= at).reduce(stepped, first);
