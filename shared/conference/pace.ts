import type { ConferenceMs, DelegationCode } from '../kit/ids.ts';
import type { OrderOfPlay, StepKind } from '../scenario/lesson.ts';
import { type PlayTime, playTime } from '../scenario/playTime.ts';
import { untilBell } from './bell.ts';
import { roomOf } from './checks.ts';
import type { View } from './kinds.ts';
import { isAhead } from './provisions.ts';

/** Delegations that somebody sits for, in seating order. */
export const heldDelegations = (own: View): readonly DelegationCode[] =>
  own.public.order.filter((code) => (own.public.delegations[code]?.taken ?? 0) > 0);

/** As many statements on a provision let both sides be heard. */
const few = 3;

/** Taking seats lies before the bell runs, talking about it behind the end. */
const outside: readonly StepKind[] = ['seats', 'debrief'];

/** Minutes of an order of play between the opening and the bell. */
const toBell = (order: OrderOfPlay): number =>
  order.steps.reduce(
    (rest, one) => rest - ('minutes' in one && outside.includes(one.step) ? one.minutes : 0),
    order.minutes,
  );

/** The order of play that a lesson follows: the longest that its bell leaves room for, or the shortest there is. */
export function orderFollowed(own: View): OrderOfPlay | undefined {
  const { bell } = own.public;
  const orders = (own.console?.orders ?? []).toSorted((a, b) => a.minutes - b.minutes);
  if (bell.b !== 'set') return undefined;
  return orders.findLast((one) => toBell(one) * 60_000 <= bell.at) ?? orders[0];
}

/**
 * The plan for what is left of a lesson, against the bell, by the scenario's own order of play, which facilitators alone
 * know. `undefined` without a bell or an order. P1.27
 * @param now conference time
 * @param speech `all`: everybody still speaks as often as the order says; `few`: a few speak on each provision that is left
 */
export function planLeft(own: View, now: ConferenceMs, speech: 'all' | 'few'): PlayTime | undefined {
  const left = untilBell(own.public, now);
  const room = roomOf(own, own.public.plenary);
  const order = orderFollowed(own);
  if (left === undefined || !room || !order) return undefined;
  const people = Object.values(own.console?.seats ?? {}).filter((s) => s.role.r === 'delegate').length;
  const delegations = heldDelegations(own);
  const begun = room.provisions.some((p) => p.status !== 'untouched');
  const ahead = room.provisions.filter(isAhead);
  const { statements, limitSeconds } = room.floor;
  const steps: readonly StepKind[] = [
    ...outside,
    ...(begun || statements.length >= delegations.length || speech === 'few' ? (['opening'] as const) : []),
    ...(own.console?.injects.length === 0 || own.public.notices.some((n) => n.n === 'inject')
      ? (['event'] as const)
      : []),
    ...(room.breaks > 0 ? (['break'] as const) : []),
  ];
  return playTime(
    { orders: [order], delegations, provisions: room.provisions, ruleSet: { speakingSeconds: limitSeconds } },
    people,
    left / 60_000,
    {
      steps,
      provisions: room.provisions.filter((p) => !ahead.includes(p)).map((p) => p.id),
      statements: speech === 'all' ? statements.length : people * order.turns - few * ahead.length,
    },
  );
}
