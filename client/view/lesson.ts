import { dropList } from '../../shared/conference/adoption.ts';
import { untilBell } from '../../shared/conference/bell.ts';
import type { View } from '../../shared/conference/kinds.ts';
import { needsNow } from '../../shared/conference/needs.ts';
import { pendingProposals } from '../../shared/conference/proposals.ts';
import { isSettled } from '../../shared/conference/rulings.ts';
import type { DelegationCode } from '../../shared/kit/ids.ts';
import type { ScriptMoment, StepKind } from '../../shared/scenario/lesson.ts';
import { type PlayTime, playTime } from '../../shared/scenario/playTime.ts';
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
  return { left: provisions.filter((p) => !isSettled(p)).length, all: provisions.length };
}

/** Delegations that somebody sits for, and those of them that have not spoken yet. */
export function heardOf(view: View): {
  readonly here: readonly DelegationCode[];
  readonly unheard: readonly DelegationCode[];
} {
  const { floor } = plenaryOf(view);
  const spoke = new Set(floor.statements.map((s) => s.delegation));
  if (floor.speaking) spoke.add(floor.speaking.delegation);
  const here = view.public.order.filter((code) => (view.public.delegations[code]?.taken ?? 0) > 0);
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
  /** Numbers of the provisions that would have to be left out. */
  readonly drops: readonly string[];
  /** What can be said when they are. */
  readonly says: readonly string[];
  /** Seconds of a statement with which the rest fits, when they are fewer than now. */
  readonly shorter: number | null;
  /** Every open provision is one that would be left out: what is agreed can be adopted now. */
  readonly adoptNow: boolean;
}

/** @param now conference time; nothing without a bell or an order of play */
export function paceOf(view: View, now: number): Pace | undefined {
  const left = untilBell(view.public, now);
  const { orders = [], injects = [] } = view.console ?? {};
  if (left === undefined || orders.length === 0) return undefined;
  const room = plenaryOf(view);
  const people = Object.values(view.console?.seats ?? {}).filter((s) => s.role.r === 'delegate').length;
  const { here } = heardOf(view);
  const settled = room.provisions.filter(isSettled).map((p) => p.id);
  const begun = room.provisions.some((p) => p.status !== 'untouched');
  // The bell ends the conference: taking seats lies before it, talking about it behind.
  const steps: readonly StepKind[] = [
    'seats',
    'debrief',
    ...(begun || room.floor.statements.length >= here.length ? (['opening'] as const) : []),
    ...(injects.length === 0 || view.public.notices.some((n) => n.n === 'inject') ? (['event'] as const) : []),
  ];
  const plan = playTime(
    {
      orders,
      delegations: here,
      provisions: room.provisions,
      ruleSet: { speakingSeconds: room.floor.limitSeconds },
    },
    people,
    left / 60_000,
    { steps, provisions: settled, statements: room.floor.statements.length },
  );
  if (!plan) return undefined;
  const order = orders.find((one) => one.minutes === plan.order);
  const late = order?.late ?? [];
  const open = dropList(room);
  return {
    plan,
    drops: plan.droppedProvisions.map((id) => provisionIn(view, id)?.number ?? ''),
    says: late
      .filter((cut) =>
        'step' in cut ? plan.droppedSteps.includes(cut.step) : plan.droppedProvisions.includes(cut.provision),
      )
      .map((cut) => cut.say),
    shorter: plan.statement < room.floor.limitSeconds ? plan.statement : null,
    adoptNow: open.length > 0 && open.every((id) => plan.droppedProvisions.includes(id)),
  };
}

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

/** What the teacher can say now, line by line; nothing when the scenario has no script. */
export const scriptNow = (view: View): readonly string[] => view.console?.script?.[momentOf(view)] ?? [];
