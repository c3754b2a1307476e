import type { ScenarioCard } from '../../shared/protocol/wire.ts';
import type { PlayTime } from '../../shared/scenario/playTime.ts';
import { playTime } from '../../shared/scenario/playTime.ts';
import type { StepKind } from '../../shared/scenario/lesson.ts';

/** The lesson as it will be, by the scenario's own arithmetic. */

export interface HourStep {
  readonly step: StepKind | 'bell' | 'spare';
  /** Minutes after the beginning of the lesson. */
  readonly at: number;
  /** Whole minutes that it takes. */
  readonly minutes: number;
  /** Its part of the longest step: 0 to 1. */
  readonly share: number;
}

export interface Hour {
  readonly steps: readonly HourStep[];
  readonly plan: PlayTime;
  /** From the opening of the session to the bell: without taking seats, and without talking about it afterwards. */
  readonly bellMinutes: number;
  /** Numbers of the provisions that are left out from the start. */
  readonly drops: readonly string[];
  /** Number of the provision that goes first when the class is late. */
  readonly goesFirst: string | undefined;
}

/** Lengths of a lesson that a scenario is made for, in minutes. */
export const lengthsOf = (card: ScenarioCard): readonly number[] =>
  card.orders.length === 0 ? [card.minutes] : card.orders.map((order) => order.minutes).toSorted((a, b) => a - b);

/** How many people are expected when nobody says so. */
export function expectedPeople(card: ScenarioCard): number {
  if (card.people) return Math.round((card.people.from + card.people.to) / 2);
  return card.delegations.length;
}

/** The hour for so many people and minutes; nothing for a scenario without an order of play. */
export function hourOf(card: ScenarioCard, people: number, minutes: number): Hour | undefined {
  const plan = playTime(card, people, minutes);
  if (!plan) return undefined;
  const debrief = plan.steps.find((one) => one.step === 'debrief')?.seconds ?? 0;
  const seats = plan.steps.find((one) => one.step === 'seats')?.seconds ?? 0;
  const spare = Math.max(0, plan.spare);
  const longest = Math.max(1, ...plan.steps.map((one) => one.seconds), spare);
  const steps: HourStep[] = [];
  let at = 0;
  const put = (step: HourStep['step'], seconds: number): void => {
    steps.push({ step, at: Math.round(at / 60), minutes: Math.round(seconds / 60), share: seconds / longest });
    at += seconds;
  };
  for (const one of plan.steps) {
    // What is to spare lies before the bell, so that there is always time to talk about it.
    if (one.step === 'debrief') {
      if (spare >= 60) put('spare', spare);
      put('bell', 0);
    }
    put(one.step, one.seconds);
  }
  const numberOf = (id: string): string => card.provisions.find((p) => p.id === id)?.number ?? '';
  const late = card.orders.find((order) => order.minutes === plan.order)?.late ?? [];
  const first = late.find((cut) => 'provision' in cut && !plan.droppedProvisions.includes(cut.provision));
  return {
    steps,
    plan,
    bellMinutes: Math.max(1, Math.round((minutes * 60 - seats - debrief) / 60)),
    drops: plan.droppedProvisions.map(numberOf),
    goesFirst: first && 'provision' in first ? numberOf(first.provision) : undefined,
  };
}
