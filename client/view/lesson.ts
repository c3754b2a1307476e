import { untilBell } from '../../shared/conference/bell.ts';
import type { View } from '../../shared/conference/kinds.ts';
import { type LessonStep, lessonStep } from '../../shared/conference/lessonStep.ts';
import { needsNow } from '../../shared/conference/needs.ts';
import { heldDelegations, orderFollowed, planLeft } from '../../shared/conference/pace.ts';
import { pendingProposals } from '../../shared/conference/onTheTable.ts';
import { isAhead } from '../../shared/conference/provisions.ts';
import { assertNever } from '../../shared/kit/assertNever.ts';
import type { DelegationCode, ProvisionId } from '../../shared/kit/ids.ts';
import { type LateCut, type ScriptMoment, scriptMoments } from '../../shared/scenario/lesson.ts';
import type { PlayTime } from '../../shared/scenario/playTime.ts';
import { openBrackets } from '../../shared/text/measure.ts';
import { plenaryOf, provisionIn } from './who.ts';

/** The lesson as its teacher sees it: the bell, the plan against it, who was not heard, what to say now. */

export type BellNow =
  | { readonly b: 'none' }
  | { readonly b: 'planned'; readonly minutes: number }
  /** `minutes` begun, `left` in ms of conference time, `share` of the way that is left: 1 to 0. */
  | { readonly b: 'set'; readonly minutes: number; readonly left: number; readonly share: number };

/** @param now conference time */
export function bellNow(view: View, now: number): BellNow {
  const { bell } = view.public;
  if (bell.b !== 'set') return bell;
  const left = untilBell(view.public, now) ?? 0;
  const share = bell.at <= 0 ? 0 : Math.min(1, left / bell.at);
  return { b: 'set', minutes: Math.ceil(left / 60_000), left, share };
}

/** Provisions that are settled, and all of them. */
export function settledOf(view: View): { readonly left: number; readonly all: number } {
  const { provisions } = plenaryOf(view);
  return { left: provisions.filter(isAhead).length, all: provisions.length };
}

/** Delegations that somebody sits for, and those of them that have not spoken yet. */
export function heardOf(view: View): {
  readonly here: readonly DelegationCode[];
  readonly unheard: readonly DelegationCode[];
} {
  const { floor } = plenaryOf(view);
  const spoke = new Set(floor.statements.map((s) => s.delegation));
  if (floor.speaking) spoke.add(floor.speaking.delegation);
  const here = heldDelegations(view);
  return { here, unheard: here.filter((code) => !spoke.has(code)) };
}

/** What people told the chair in one tap, counted. */
export function needsCount(view: View, now: number): { readonly moment: number; readonly unclear: number } {
  const desk = view.desk[view.public.plenary];
  return desk ? needsNow(desk, now) : { moment: 0, unclear: 0 };
}

/** The plan for what is left, against the bell. */
export interface Pace {
  readonly plan: PlayTime;
  /** Provisions that would have to be left out. */
  readonly drops: readonly { readonly id: ProvisionId; readonly number: string }[];
  /** What can be said when they are. */
  readonly says: readonly string[];
  /** Seconds of a statement with which the rest fits, when they are fewer than now. */
  readonly shorter: number | null;
  /** Every open provision is one that would be left out: what is agreed can be adopted now. */
  readonly adoptNow: boolean;
}

/** @param now conference time; nothing without a bell or an order of play */
export function paceOf(view: View, now: number): Pace | undefined {
  const plan = planLeft(view, now, 'all');
  if (!plan) return undefined;
  const room = plenaryOf(view);
  const open = room.provisions.filter(isAhead);
  return {
    plan,
    drops: plan.droppedProvisions.map((id) => ({ id, number: provisionIn(view, id)?.number ?? '' })),
    says: cutsOf(view, plan).map((cut) => cut.say),
    shorter: plan.statement < room.floor.limitSeconds ? plan.statement : null,
    adoptNow: open.length > 0 && open.every((p) => plan.droppedProvisions.includes(p.id)),
  };
}

/** What the order of play leaves out in a plan, with what to say. */
const cutsOf = (view: View, plan: PlayTime): readonly LateCut[] =>
  (orderFollowed(view)?.late ?? []).filter((cut) =>
    'step' in cut ? plan.droppedSteps.includes(cut.step) : plan.droppedProvisions.includes(cut.provision),
  );

/** The moment of the lesson, for which the script has something to say. */
export function momentOf(view: View): ScriptMoment {
  const room = plenaryOf(view);
  const { phase, bell } = view.public;
  if (phase.p === 'lobby') return heardOf(view).here.length * 2 > view.public.order.length ? 'seats' : 'lobby';
  if (phase.p === 'closed') return view.public.briefs === null ? 'outcome' : 'debrief';
  if (room.pause) return 'break';
  if (room.ballot) return 'vote';
  if (room.question?.about.q === 'whole') return 'whole';
  if (bell.b === 'set' && bell.lastCall) return 'bell';
  const p = provisionIn(view, room.reading?.provision);
  if (!p) return room.provisions.every((one) => one.status === 'untouched') ? 'opening' : 'provision';
  if (pendingProposals(room, p.id).length > 0) return 'amend';
  if (openBrackets(p.body) > 0) return 'brackets';
  return room.floor.list.length > 0 || room.floor.speaking ? 'provision' : 'signal';
}

/** The moment that a step of the lesson leads into. */
function momentAfter(step: LessonStep): ScriptMoment | undefined {
  switch (step.why) {
    case 'unlock':
      return scriptMoments.find((moment) => moment === step.command.level);
    case 'inject':
      return 'event';
    case 'startBreak':
      return 'break';
    case 'leaveOut':
      return 'late';
    default:
      return assertNever(step);
  }
}

/**
 * What the teacher can say now, line by line: for the step of the lesson that is at hand, or else for the moment.
 * Nothing when the scenario has no script.
 * @param now conference time
 */
export function scriptNow(view: View, now: number): readonly string[] {
  const script = view.console?.script;
  if (!script) return [];
  const step = lessonStep(view, view.public.plenary, now);
  const moment = step && momentAfter(step);
  const plan = step?.why === 'leaveOut' ? planLeft(view, now, 'few') : undefined;
  const cuts = plan ? cutsOf(view, plan).filter((cut) => 'provision' in cut) : [];
  return [...script[moment ?? momentOf(view)], ...cuts.map((cut) => cut.say)];
}
