import { assertNever } from '../kit/assertNever.ts';
import type { ProvisionId } from '../kit/ids.ts';
import type { OrderOfPlay, OrderStep, StepKind } from './lesson.ts';

/** Whether a scenario can be played by these people in this time: plain arithmetic, shown on the page where it is chosen. */

/** Seconds between two statements: one sits down, the next is called. */
export const handOver = 5;
/** Statements become shorter in steps of so many seconds. */
const shortenBy = 5;

/** What the arithmetic reads of a scenario. */
export interface Playable {
  readonly orders?: readonly OrderOfPlay[];
  readonly delegations: readonly unknown[];
  readonly provisions: readonly { readonly id: ProvisionId }[];
  readonly ruleSet: { readonly speakingSeconds: number };
}

/** What is behind a class that is under way: the rest is planned against the time that is left. */
export interface Done {
  readonly steps: readonly StepKind[];
  readonly provisions: readonly ProvisionId[];
  /** Statements that were made, in all. */
  readonly statements: number;
}

export interface PlannedStep {
  readonly step: StepKind;
  readonly seconds: number;
  /** Statements in this step, in all. */
  readonly statements: number;
}

export interface PlayTime {
  /** The order of play that is followed: its length in minutes, not that of the lesson. */
  readonly order: number;
  readonly steps: readonly PlannedStep[];
  /** Seconds of all steps. */
  readonly seconds: number;
  /** Seconds that are left; below zero when it does not fit at all. */
  readonly spare: number;
  /** Whether it fits with what the order keeps free. */
  readonly fits: boolean;
  /** Seconds of one statement: those of the rule set, or fewer so that everybody is heard. */
  readonly statement: number;
  /** Provisions that are left out so that the rest fits. */
  readonly droppedProvisions: readonly ProvisionId[];
  readonly droppedSteps: readonly StepKind[];
}

/**
 * The plan for so many people and minutes. It follows the longest order of play that is not longer than the lesson, or
 * the shortest there is. When it does not fit, statements become shorter, down to the order's `shortest`; then what the
 * order names in `late` is dropped, in turn, until the rest fits. `undefined` for a scenario without an order.
 *
 * @param people those who are there
 * @param minutes of the lesson, or that are left
 */
export function playTime(
  scenario: Playable,
  people: number,
  minutes: number,
  done: Done = { steps: [], provisions: [], statements: 0 },
): PlayTime | undefined {
  const order = orderFor(scenario.orders ?? [], minutes);
  if (order === undefined) return undefined;
  const longest = scenario.ruleSet.speakingSeconds;
  const shortest = Math.min(order.shortest, longest);
  const cuts: { steps: StepKind[]; provisions: ProvisionId[] } = { steps: [], provisions: [] };
  const plan = (statement: number): PlayTime => planned(scenario, order, people, minutes, done, cuts, statement);
  for (const late of [undefined, ...order.late]) {
    if (late !== undefined && 'step' in late) cuts.steps.push(late.step);
    else if (late !== undefined) cuts.provisions.push(late.provision);
    for (let statement = longest; statement > shortest; statement -= shortenBy) {
      const tried = plan(statement);
      if (tried.fits) return tried;
    }
    const tried = plan(shortest);
    if (tried.fits) return tried;
  }
  return plan(shortest);
}

/** The longest order that is not longer than the lesson, or the shortest there is. */
function orderFor(orders: readonly OrderOfPlay[], minutes: number): OrderOfPlay | undefined {
  const byLength = orders.toSorted((a, b) => a.minutes - b.minutes);
  return byLength.findLast((one) => one.minutes <= minutes) ?? byLength[0];
}

function planned(
  scenario: Playable,
  order: OrderOfPlay,
  people: number,
  minutes: number,
  done: Done,
  cuts: { readonly steps: readonly StepKind[]; readonly provisions: readonly ProvisionId[] },
  statement: number,
): PlayTime {
  const left = scenario.provisions.filter(({ id }) => !done.provisions.includes(id));
  const provisions = left.filter(({ id }) => !cuts.provisions.includes(id)).length;
  const isLeft = ({ step }: OrderStep): boolean => !done.steps.includes(step);
  const goesOn = order.steps.filter((one) => isLeft(one) && !cuts.steps.includes(one.step));
  let statements = Math.max(0, people * order.turns - done.statements);
  const steps = goesOn.map((one): PlannedStep => {
    const count = statementsIn(one, Math.min(people, scenario.delegations.length), statements, provisions);
    statements = Math.max(0, statements - count);
    const own = 'minutes' in one ? one.minutes * 60 * (one.step === 'provisions' ? provisions : 1) : 0;
    return { step: one.step, statements: count, seconds: own + count * (statement + handOver) };
  });
  const seconds = steps.reduce((sum, one) => sum + one.seconds, 0);
  const spare = minutes * 60 - seconds;
  return {
    order: order.minutes,
    steps,
    seconds,
    spare,
    fits: spare >= order.spare * 60,
    statement,
    droppedProvisions: left.map(({ id }) => id).filter((id) => cuts.provisions.includes(id)),
    droppedSteps: order.steps.filter((one) => isLeft(one) && cuts.steps.includes(one.step)).map((one) => one.step),
  };
}

/** Statements in a step: the opening has one for each delegation, the provisions share what is left. */
function statementsIn(one: OrderStep, delegations: number, left: number, provisions: number): number {
  switch (one.step) {
    case 'opening':
      return delegations;
    case 'provisions':
      return provisions === 0 ? 0 : left;
    case 'seats':
    case 'event':
    case 'break':
    case 'whole':
    case 'debrief':
      return 0;
    default:
      return assertNever(one);
  }
}

/**
 * How many people sit in each delegation, in the order of the scenario: one more for each in turn, the groups taking
 * turns, so that with few people no group is left out. No delegation gets more than its seats.
 */
export function seatPlan(
  delegations: readonly { readonly code: string; readonly seats: number; readonly group?: string }[],
  people: number,
): readonly { readonly code: string; readonly people: number }[] {
  const rank = new Map<string, number>();
  const turn = delegations.map((one, index) => {
    const group = one.group ?? '';
    const before = rank.get(group) ?? 0;
    rank.set(group, before + 1);
    return { index, before };
  });
  turn.sort((a, b) => a.before - b.before || a.index - b.index);
  const seated = delegations.map(() => 0);
  let left = people;
  for (let round = 1; left > 0 && delegations.some((one) => one.seats >= round); round += 1) {
    for (const { index } of turn) {
      if (left === 0 || (delegations[index]?.seats ?? 0) < round) continue;
      seated[index] = round;
      left -= 1;
    }
  }
  return delegations.map((one, index) => ({ code: one.code, people: seated[index] ?? 0 }));
}
