import type { Card } from '../../shared/conference/ballots.ts';
import type { Signal } from '../../shared/conference/reading.ts';
import type { StepReason } from '../../shared/conference/nextStep.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { Sitting } from './sitting.ts';

/** A class without a chair: simulated people, and the automatic chair. Everything in conference time. */

/** How a delegation behaves. `nth` is its number in seating order. */
export interface Temper {
  readonly speaks: boolean;
  readonly objects: boolean;
  readonly signal: (nth: number) => Signal | null;
  readonly card: (nth: number, on: string) => Card | null;
}

export const tempers: Readonly<Record<'silent' | 'agreeing' | 'split' | 'hostile' | 'contrary', Temper>> = {
  silent: { speaks: false, objects: false, signal: () => null, card: () => null },
  agreeing: { speaks: true, objects: false, signal: () => 'support', card: () => 'for' },
  split: {
    speaks: true,
    objects: false,
    signal: (nth) => (nth % 2 === 0 ? 'support' : 'oppose'),
    card: (nth) => (nth % 2 === 0 ? 'for' : 'against'),
  },
  hostile: { speaks: true, objects: true, signal: () => 'oppose', card: () => 'against' },
  /** For every wording, and against every text. */
  contrary: {
    speaks: true,
    objects: true,
    signal: (nth) => (nth === 0 ? 'support' : 'oppose'),
    card: (_nth, on) => (on === 'choice' ? 'for' : 'against'),
  },
};

export interface Played {
  readonly s: Sitting;
  /** Steps that were counted down, in order. */
  readonly steps: readonly StepReason[];
  /** The same ruling, vote or question, each as often as it came. */
  readonly repeated: ReadonlyMap<string, number>;
  /** The automatic chair had nothing left to do but to give the floor. */
  readonly rests: boolean;
}

const turnMs = 5_000;
const longest = 4 * 3_600_000;
/** Without a step but the next speaker for this long, nothing more is expected. */
const restMs = 20 * 60_000;

/** @param minutes to the bell; `null` plays until the automatic chair has nothing left to do */
export function playClass(scenario: Scenario, temper: Temper, minutes: number | null, level?: string): Played {
  const s = new Sitting();
  const human = (text: string) => ({ lang: 'en', text });
  const [title, facilitator] = [human('A lesson'), human('Ada')];
  s.given('system', { c: 'create', title, facilitator, scenario, minutes, autoChair: true });
  for (const { code } of scenario.delegations) s.seat(code, code);
  s.given('facilitator', { c: 'openSession' });
  if (level !== undefined) s.given('facilitator', { c: 'setLevel', level });
  const room = s.state.public.plenary;
  const steps: StepReason[] = [];
  let last = '';
  let moved = 0;
  while (s.state.public.phase.p === 'session' && s.now < longest && s.now - moved < restMs) {
    for (const [nth, code] of s.state.public.order.entries()) actAs(s, code, nth, temper, room);
    const { planned } = s.room.auto;
    if (planned && planned.id !== last) {
      last = planned.id;
      steps.push(planned.why);
      if (planned.why !== 'nextSpeaker') moved = s.now;
    }
    if (minutes !== null) moved = s.now;
    s.wait(turnMs / 1000);
  }
  return { s, steps, repeated: repeatedIn(s), rests: s.now < longest };
}

function repeatedIn({ room }: Sitting): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const all = [
    ...room.record.map((x) => (x.k === 'objection' ? x.about : x.k === 'leftOut' ? x.provision : x.ruling)),
    ...room.results.map((x) => [x.about, x.question]),
  ];
  for (const what of all.map((x) => JSON.stringify(x))) times.set(what, (times.get(what) ?? 0) + 1);
  return times;
}

function actAs(s: Sitting, code: string, nth: number, temper: Temper, room: string): void {
  const { reading, question, ballot, floor } = s.room;
  const signal = temper.signal(nth);
  if (reading && signal !== null && !reading.signals[code])
    s.when(code, { c: 'signal', room, question: reading.question, signal });
  if (question && temper.objects && nth === 1) s.when(code, { c: 'object', room, question: question.id });
  const card = temper.card(nth, ballot?.about.on ?? '');
  if (ballot?.state === 'open' && card !== null && !ballot.cast.includes(code))
    s.when(code, { c: 'castCard', room, ballot: ballot.id, index: ballot.current, card });
  if (temper.speaks && !floor.list.some((x) => x.delegation === code)) s.when(code, { c: 'askFloor', room });
  if (floor.speaking?.delegation === code && s.now - floor.speaking.since > 20_000)
    s.when(code, { c: 'endStatement', room, turn: floor.speaking.turn });
}
