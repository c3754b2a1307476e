import { commit, decide, due, isRefusal, viewOf } from '../../shared/conference/conference.ts';
import { nothing } from '../../shared/conference/slices.ts';
import { conferenceTime, wallTime } from '../../shared/conference/clock.ts';
import type { AnyEvent, Command, Emitted, Refusal, Slices, View } from '../../shared/conference/kinds.ts';
import type { HumanText } from '../../shared/kit/human.ts';
import type { DelegationCode, SeatId } from '../../shared/kit/ids.ts';
import type { RuleSet } from '../../shared/rules/ruleSet.ts';
import { type Explained, explain } from '../../shared/protocol/explain.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { liveText } from '../../shared/text/print.ts';
import { plenary, smallScenario } from './laws/scenario.ts';

/**
 * A conference for tests that read like minutes: given what has happened, when somebody acts, then these events.
 * Delegates' seats are named as their delegations (`NOR`, a second member `NOR2`), the others `chair` and `facilitator`.
 */
export class Sitting {
  state: View = nothing;
  wall = 1_700_000_000_000;
  readonly sealed: HumanText[] = [];
  private acts = 0;

  get now(): number {
    return conferenceTime(this.state.public.clock, this.wall);
  }

  get room(): Slices['room'] {
    const room = this.state.room[plenary];
    if (!room) throw new Error('there is no plenary');
    return room;
  }

  get facilitator(): SeatId {
    const seats = Object.entries(this.state.console?.seats ?? {});
    return seats.find(([, s]) => s.role.r === 'facilitator')?.[0] ?? '';
  }

  /** What somebody's act led to: types of events, or the code of a refusal in brackets. */
  when(who: string, command: Command, now = this.now): readonly string[] {
    const answer = this.decide(who, command, now);
    return 'code' in answer ? [`(${answer.code})`] : answer.map((e) => e.t);
  }

  /** An act that a test builds on: refused, it is a mistake of the test. */
  given(who: string, command: Command): readonly AnyEvent[] {
    const answer = this.decide(who, command, this.now);
    if ('code' in answer) throw new Error(`${who} may not ${command.c}: ${JSON.stringify(answer)}`);
    return answer;
  }

  refusal(who: string, command: Command): Refusal | undefined {
    const answer = this.decide(who, command, this.now);
    return 'code' in answer ? answer : undefined;
  }

  /** The refusal of an act as its seat gets it: with the rule, and what is possible instead. */
  why(who: string, command: Command): Explained {
    const refusal = this.refusal(who, command);
    if (!refusal) throw new Error(`${who} may ${command.c}`);
    const seat = this.seatOf(who);
    return explain(viewOf(this.state, seat), seat, command, refusal);
  }

  private seatOf(who: string): SeatId {
    return who === 'facilitator' ? this.facilitator : who;
  }

  private decide(who: string, command: Command, now: number): Refusal | readonly AnyEvent[] {
    const seat = this.seatOf(who);
    const person = this.state.console?.seats[seat]?.person ?? null;
    const act = this.acts++;
    const stamp = { seat, person, now, wall: this.wall, rate: 1, id: (n: number) => `a${act}.${n}` };
    const answer = decide(this.state, command, stamp);
    if (isRefusal(answer)) return answer;
    this.fold(answer.events);
    this.sealed.push(...answer.sealed.map((s) => s.words));
    return answer.events.map((m) => m.e);
  }

  private fold(events: readonly Emitted[]): void {
    this.state = commit(this.state, events).state;
  }

  /** Lets time pass; what falls due happens at its own moment. Gives the types of events. */
  wait(seconds: number): readonly string[] {
    const until = this.wall + seconds * 1000;
    const happened: string[] = [];
    for (;;) {
      const next = due(this.state);
      const at = next && wallTime(this.state.public.clock, next.at);
      if (!next || at === undefined || at > until) break;
      this.wall = at;
      happened.push(...this.when('system', next.command, next.at));
    }
    this.wall = until;
    return happened;
  }

  arrive(name: string, wants: DelegationCode | null = null): readonly string[] {
    const command = {
      c: 'arrive',
      person: `p-${name}`,
      seat: name,
      name: { lang: 'en', text: name },
      wants,
      automatic: false,
    } as const;
    return this.when('system', command);
  }

  /** A person takes a seat of a delegation and a line. */
  seat(name: string, delegation: DelegationCode): void {
    this.arrive(name);
    this.given('system', { c: 'line', seat: name, connected: true });
    this.given('facilitator', { c: 'seatPerson', person: `p-${name}`, delegation });
  }

  /** The words of a provision as they would be read. */
  text(id: string): string {
    return liveText(this.provision(id).body);
  }

  provision(id: string): Slices['room']['provisions'][number] {
    const found = this.room.provisions.find((p) => p.id === id);
    if (!found) throw new Error(`there is no ${id}`);
    return found;
  }
}

/** A scenario in which there is nothing. */
export const emptyScenario: Scenario = {
  id: 'x',
  lang: 'en',
  name: 'x',
  blurb: 'x',
  minutes: 1,
  about: 'x',
  ruleSet: smallScenario({}).ruleSet,
  delegations: [],
  rooms: [],
  provisions: [],
  proposals: [],
  briefs: {},
};

/** The first and the last provision are removed, one after the other; nobody objects. */
export function removeOthers(s: Sitting): Sitting {
  for (const provision of ['p1', 'p3']) {
    s.given('chair', { c: 'openProvision', room: plenary, provision });
    s.given('chair', { c: 'rule', room: plenary, ruling: { r: 'removed', provision } });
    s.wait(20);
  }
  return s;
}

/** In the lobby: created, nobody there but the facilitator. */
export function lobby(rules: Partial<RuleSet> = {}, change: (s: Scenario) => Scenario = (s) => s): Sitting {
  const sitting = new Sitting();
  sitting.given('system', {
    c: 'create',
    title: { lang: 'en', text: 'Harbour talks' },
    facilitator: { lang: 'en', text: 'Ada' },
    scenario: change(smallScenario(rules)),
    minutes: null,
    autoChair: false,
  });
  return sitting;
}

/** In session: four delegations on line, two of them with a second member, a chair, and the clock running. */
export function session(rules: Partial<RuleSet> = {}, change: (s: Scenario) => Scenario = (s) => s): Sitting {
  const sitting = lobby(rules, change);
  for (const code of ['FJI', 'KEN', 'NOR', 'PER']) sitting.seat(code, code);
  sitting.seat('KEN2', 'KEN');
  sitting.seat('NOR2', 'NOR');
  sitting.arrive('chair');
  sitting.given('system', { c: 'line', seat: 'chair', connected: true });
  sitting.given('facilitator', { c: 'seatChair', person: 'p-chair' });
  sitting.given('facilitator', { c: 'openSession' });
  return sitting;
}

export const room = plenary;
