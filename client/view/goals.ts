import { entry } from '../../shared/conference/checks.ts';
import type { View } from '../../shared/conference/kinds.ts';
import type { Brief } from '../../shared/scenario/scenario.ts';
import {
  type Ending,
  goalStanding,
  type RedLineStanding,
  redLineHolds,
  type Standing,
  type StandingProvision,
} from '../../shared/scenario/goals.ts';
import { applyOp, toAmendOp } from '../../shared/text/amend.ts';
import type { Amendment } from '../../shared/text/model.ts';
import { lookerOf, plenaryOf } from './who.ts';

/** How the text as it stands serves a delegation. Nothing is scored: a goal only says how it stands. */

export interface GoalRow {
  readonly says: string;
  readonly standing: Standing;
}

export interface Goals {
  readonly goals: readonly GoalRow[];
  readonly line: { readonly says: string; readonly standing: RedLineStanding } | null;
}

/** The goals of a brief against provisions; nothing for a brief that ties none to words. */
export function goalsOf(brief: Brief, provisions: readonly StandingProvision[], ending?: Ending): Goals | undefined {
  if (!brief.goals && !brief.redLine) return undefined;
  return {
    goals: (brief.goals ?? []).map((goal) => ({ says: goal.says, standing: goalStanding(goal, provisions, ending) })),
    line: brief.redLine
      ? { says: brief.redLine.says, standing: redLineHolds(brief.redLine, provisions, ending) }
      : null,
  };
}

/** The brief of the delegation that looks. */
export function ownBrief(view: View, seat: string): Brief | null {
  const { delegation } = lookerOf(view, seat);
  return (delegation === null ? undefined : entry(view.delegation, delegation)?.brief) ?? null;
}

export const endingOf = (view: View): Ending | undefined =>
  view.public.phase.p === 'closed' ? view.public.phase.outcome : undefined;

/** One's own goals as the text stands, or against the result once it is over. */
export function ownGoals(view: View, seat: string): Goals | undefined {
  const brief = ownBrief(view, seat);
  return brief ? goalsOf(brief, plenaryOf(view).provisions, endingOf(view)) : undefined;
}

/** How many goals stand how. */
export function countOf(goals: Goals): Readonly<Record<Standing, number>> {
  const n = (standing: Standing): number => goals.goals.filter((goal) => goal.standing === standing).length;
  return { met: n('met'), half: n('half'), open: n('open'), notMet: n('notMet') };
}

export interface GoalChange extends GoalRow {
  readonly before: Standing;
}

export interface DraftEffect {
  /** Goals that would stand differently. */
  readonly goals: readonly GoalChange[];
  readonly line: { readonly says: string; readonly standing: RedLineStanding; readonly before: RedLineStanding } | null;
}

/**
 * What words that are being written would do to one's own goals if the room took them in.
 * @param provision id of the provision they are written for
 */
export function draftEffect(
  view: View,
  seat: string,
  provision: string,
  amendment: Amendment,
): DraftEffect | undefined {
  const brief = ownBrief(view, seat);
  const { provisions } = plenaryOf(view);
  const before = brief ? goalsOf(brief, provisions) : undefined;
  const op = toAmendOp(amendment, 'draft');
  const changed = provisions.map((p) => (p.id === provision ? { ...p, body: applyOp(p.body, op) } : p));
  const after = brief ? goalsOf(brief, changed) : undefined;
  if (!before || !after) return undefined;
  const goals = after.goals.flatMap((goal, n): readonly GoalChange[] => {
    const was = before.goals[n]?.standing;
    return was === undefined || was === goal.standing ? [] : [{ ...goal, before: was }];
  });
  const line =
    after.line && before.line && after.line.standing !== before.line.standing
      ? { ...after.line, before: before.line.standing }
      : null;
  return { goals, line };
}
