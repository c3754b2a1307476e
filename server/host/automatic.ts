import type { Refusal } from '../../shared/conference/kinds.ts';
import type { ConferenceId, DelegationCode, SeatId } from '../../shared/kit/ids.ts';
import { fail, ok, type Result } from '../../shared/kit/result.ts';
import type { Rehearsed } from '../../shared/protocol/wire.ts';
import { levelsOf } from '../../shared/rules/levels.ts';
import type { Brief, Scenario } from '../../shared/scenario/scenario.ts';
import { actAs, type Conferences } from './conferences.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';

/** Seats that play by themselves: where they sit. What they do, clients of their own decide (server/bots). */

/** Whoever plays automatic seats: it gets a token for each, as anybody with a seat does. */
export interface Players {
  start(seat: { readonly conference: ConferenceId; readonly seat: SeatId; readonly token: string }): void;
}

export interface Automatic {
  /** Gives the automatic seats of all open conferences to the players again. */
  resume(): Promise<void>;
  /** Seats one in a delegation, or with `null` in each that nobody holds; says how many. */
  fill(host: Host, delegation: DelegationCode | null): Promise<Result<number, Refusal>>;
  /** A conference for one person in `wants` (or the first delegation), all others automatic, the session open. */
  rehearse(scenario: Scenario, name: { lang: string; text: string }, wants: DelegationCode | null): Answer;
}
type Answer = Promise<Result<Rehearsed, Refusal>>;

/** Minutes of a rehearsal. */
export const rehearsalMinutes = 5;
/** What can be read and put to the vote in that time. */
const rehearsalProvisions = 2;
/** As many rehearsals may be going at once: each keeps a handful of sockets busy. */
const rehearsalMax = 20;

export interface AutomaticOptions {
  readonly conferences: Conferences;
  readonly players: Players;
  readonly log: Log;
}

/** Fills seats that nobody holds with automatic ones, and opens rehearsals. */
export function automatic({ conferences, players, log }: AutomaticOptions): Automatic {
  const rehearsals = new Map<ConferenceId, Host>();

  async function fill(host: Host, delegation: DelegationCode | null): Promise<Result<number, Refusal>> {
    const { order, delegations, scenario } = host.state().public;
    const free = order.filter((code) => delegations[code]?.taken === 0);
    let seats = 0;
    for (const code of delegation === null ? free : [delegation]) {
      const text = delegations[code]?.info.name ?? code;
      const joined = await conferences.join(host, { lang: scenario.lang, text: text.slice(0, 40) }, code, true);
      if (!joined.ok) return joined;
      players.start({ conference: host.id, ...joined.value });
      seats += 1;
    }
    return ok(seats);
  }

  return {
    fill,
    async resume() {
      for (const host of await conferences.going()) {
        const desk = host.state().console;
        for (const [seat, { person, role }] of Object.entries(desk?.seats ?? {})) {
          if (desk?.persons[person]?.automatic !== true || role.r !== 'delegate') continue;
          const token = await conferences.reissue(host.id, seat);
          if (token.ok) players.start({ conference: host.id, seat, token: token.value });
          else log.error({ conference: host.id }, 'an automatic seat got no token');
        }
      }
    },
    async rehearse(scenario, name, wants) {
      for (const [id, host] of rehearsals) if (host.state().public.phase.p === 'closed') rehearsals.delete(id);
      if (rehearsals.size >= rehearsalMax) return fail({ code: 'conference.many' });
      const delegation = wants ?? scenario.delegations[0]?.code ?? '';
      if (!scenario.delegations.some((d) => d.code === delegation))
        return fail({ code: 'delegation.unknown', params: { delegation } });
      const plan = {
        scenario: shortened(scenario),
        title: { lang: scenario.lang, text: scenario.name },
        facilitator: name,
        minutes: rehearsalMinutes,
        autoChair: true,
      };
      const created = await conferences.create(plan);
      if (!created.ok) return created;
      const { code, seat, token } = created.value;
      const held = await conferences.byToken(token);
      const person = held && held.host.state().seat[seat]?.person;
      if (held === undefined || person === undefined) return fail({ code: 'storage.full' });
      const { host } = held;
      rehearsals.set(host.id, host);
      const top = levelsOf(scenario.ruleSet).at(-1);
      const steps = [
        // Nobody else is expected: whoever comes upon the code stays outside.
        { c: 'setDoor', door: 'locked' } as const,
        ...(top ? [{ c: 'setLevel', level: top.id } as const] : []),
        { c: 'seatPerson', person, delegation } as const,
      ];
      for (const step of steps) {
        const ack = await actAs(host, seat, step);
        if ('no' in ack) return fail(ack.no);
      }
      const filled = await fill(host, null);
      if (!filled.ok) return filled;
      const opened = await actAs(host, seat, { c: 'openSession' });
      if ('no' in opened) return fail(opened.no);
      const desk = host.state().console;
      const mine = desk?.persons[person]?.seats.find((s) => desk.seats[s]?.role.r === 'delegate') ?? '';
      const own = await conferences.reissue(host.id, mine);
      return own.ok ? ok({ code, seat: mine, token: own.value, facilitator: { seat, token } }) : own;
    },
  };
}

/** The scenario with its first provisions only, and of the briefs what is about them. */
function shortened(scenario: Scenario): Scenario {
  const provisions = scenario.provisions.slice(0, rehearsalProvisions);
  const gone = scenario.provisions.slice(rehearsalProvisions).map((p) => p.number);
  const stays = (id: string): boolean => provisions.some((p) => p.id === id);
  const briefs = Object.entries(scenario.briefs).map(([code, brief]): [string, Brief] => {
    if (brief.goals === undefined) return [code, brief];
    const goals = brief.goals.filter((goal) => goal.wants.every((want) => stays(want.provision)));
    const { redLine, ...rest } = brief;
    const line = redLine?.wants.some((want) => stays(want.provision)) ? redLine : undefined;
    const trade = brief.trade.filter((words) => !gone.some((number) => words.includes(` in ${number}`)));
    const want = goals.map((goal) => goal.says);
    return [code, { ...rest, goals, want, trade, never: line ? [line.says] : [], ...(line && { redLine: line }) }];
  });
  return {
    ...scenario,
    provisions,
    proposals: scenario.proposals.filter((p) => stays(p.provision)),
    events: (scenario.events ?? []).filter((event) => stays(event.provision)),
    briefs: Object.fromEntries(briefs),
  };
}
