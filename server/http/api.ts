import { type Request, Router } from 'express';
import * as v from 'valibot';
import { entry } from '../../shared/conference/checks.ts';
import { freeSeats } from '../../shared/conference/seating.ts';
import type { Refusal } from '../../shared/conference/kinds.ts';
import type { ConferenceId, SeatId, WallMs } from '../../shared/kit/ids.ts';
import { fail, ok, type Result } from '../../shared/kit/result.ts';
import {
  createRequest,
  type Doorplate,
  joinRequest,
  linkRequest,
  type Redeemed,
  redeemRequest,
  rehearseRequest,
  type ScenarioCard,
  type SeatLink,
} from '../../shared/protocol/wire.ts';
import { levelsOf } from '../../shared/rules/levels.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { buckets, type Pace } from '../host/bucket.ts';
import type { Automatic } from '../host/automatic.ts';
import { type Conferences, type Found, type Holder, linkMinutes } from '../host/conferences.ts';
import { type Answer, addressOf, answering, holderOf } from './answer.ts';
import type { Visitors } from './visitors.ts';

/** What is asked before there is a seat: which scenarios, a conference, a place in it, and links for other devices. */

export interface ApiOptions {
  readonly conferences: Conferences;
  readonly automatic: Automatic;
  readonly visitors: Visitors;
  readonly scenarios: readonly Scenario[];
  /** The address that other machines reach. */
  readonly address: () => string;
  readonly wall: () => WallMs;
  /** Ends the connections that a seat has so far. */
  readonly moved: (conference: ConferenceId, seat: SeatId) => void;
}

/** A class behind one address may open a conference each; a script may not open hundreds. */
const createPace: Pace = { burst: 40, perSecond: 1 / 30 };
/** Codes are not to be guessed: 86 million of them, one try in two seconds. */
const wrongPace: Pace = { burst: 30, perSecond: 0.5 };
/** A class of 32 comes in at once, with those who try twice; a script does not get far. */
const joinPace: Pace = { burst: 48, perSecond: 0.75 };
/** A rehearsal keeps eight sockets busy for some minutes. */
const rehearsePace: Pace = { burst: 6, perSecond: 1 / 60 };
/** Pairs of address and conference that are remembered as acquainted. */
const acquaintedMax = 20_000;
/** The scenario of a rehearsal. */
const rehearsal = 'first-class';

/** The forms by which people come: creating, joining, moving a seat, rehearsing; each at its own pace for each address. */
export function api(options: ApiOptions): Router {
  const { conferences, automatic, visitors, scenarios, address, wall, moved } = options;
  const router = Router();
  const mayCreate = buckets(createPace, wall);
  const mayErr = buckets(wrongPace, wall);
  const mayJoin = buckets(joinPace, wall);
  const mayRehearse = buckets(rehearsePace, wall);
  const acquainted = new Set<string>();

  router.get('/scenarios', (_req, res) => {
    res.json(scenarios.map(cardOf));
  });

  router.post(
    '/conferences',
    answering(async (req) => {
      const asked = v.safeParse(createRequest, req.body);
      if (!asked.success) return fail({ code: 'command.malformed' });
      const { scenario: id, title, name, lang, minutes, autoChair } = asked.output;
      const scenario = scenarios.find((one) => one.id === id);
      if (scenario === undefined) return fail({ code: 'scenario.unknown' });
      if (!mayCreate(addressOf(req))) return fail({ code: 'conference.many' });
      const facilitator = { lang, text: name };
      return conferences.create({ scenario, title: { lang, text: title.trim() }, facilitator, minutes, autoChair });
    }),
  );

  router.post(
    '/rehearse',
    answering(async (req) => {
      const asked = v.safeParse(rehearseRequest, req.body);
      if (!asked.success) return fail({ code: 'command.malformed' });
      const scenario = scenarios.find((one) => one.id === rehearsal);
      if (scenario === undefined) return fail({ code: 'scenario.unknown' });
      if (!mayRehearse(addressOf(req))) return fail({ code: 'conference.many' });
      const { name, lang, wants } = asked.output;
      return automatic.rehearse(scenario, { lang, text: name }, wants);
    }),
  );

  /**
   * The conference of a code. An address that guessed wrong too often learns nothing more, also not that a code is
   * right; one that had it right before is a class, and goes on whoever guesses beside it.
   */
  async function found(req: Request): Answer<Found> {
    const code = req.params['code'];
    const from = addressOf(req);
    const conference = typeof code === 'string' ? await conferences.byCode(code) : undefined;
    if (conference === undefined) return fail({ code: mayErr(from) ? 'code.unknown' : 'command.tooFrequent' });
    const pair = `${from} ${conference.host.id}`;
    if (!acquainted.has(pair)) {
      if (!mayErr(from, 'look')) return fail({ code: 'command.tooFrequent' });
      if (acquainted.size >= acquaintedMax) acquainted.clear();
      acquainted.add(pair);
    }
    visitors.door(req, conference.host.id);
    return ok(conference);
  }

  router.get(
    '/join/:code',
    answering(async (req) => {
      const door = await found(req);
      return door.ok ? ok(doorplateOf(door.value, address())) : door;
    }),
  );

  router.post(
    '/join/:code',
    answering(async (req) => {
      const asked = v.safeParse(joinRequest, req.body);
      if (!asked.success) return fail({ code: 'command.malformed' });
      const door = await found(req);
      if (!door.ok) return door;
      if (door.value.host.state().public.phase.p === 'closed') return fail({ code: 'code.expired' });
      if (!mayJoin(addressOf(req))) return fail({ code: 'command.tooFrequent' });
      const { name, lang, wants } = asked.output;
      return conferences.join(door.value.host, { lang, text: name }, wants);
    }),
  );

  router.post(
    '/seat/link',
    answering(async (req): Answer<SeatLink> => {
      const asked = v.safeParse(linkRequest, req.body);
      if (!asked.success) return fail({ code: 'command.malformed' });
      const holder = await holderOf(req, conferences);
      const seat = holder && seatFor(holder, asked.output.seat);
      if (!holder || !seat) return fail({ code: 'seat.unknown' });
      if (!seat.ok) return seat;
      const own = entry(holder.host.state().seat, holder.seat);
      const stays = asked.output.stays && seat.value === holder.seat && own?.role.r === 'facilitator';
      const code = await conferences.handover(holder.host.id, seat.value, stays);
      return code.ok ? ok({ url: `${address()}/s/${code.value}`, minutes: linkMinutes }) : code;
    }),
  );

  router.post(
    '/seat/redeem',
    answering(async (req): Answer<Redeemed> => {
      const asked = v.safeParse(redeemRequest, req.body);
      if (!asked.success) return fail({ code: 'command.malformed' });
      const spent = await conferences.redeem(asked.output.code);
      if (!spent.ok) {
        const tired = spent.error.code === 'link.expired' && !mayErr(addressOf(req));
        return tired ? fail({ code: 'command.tooFrequent' }) : spent;
      }
      const { conference, code, seat, token, stays } = spent.value;
      if (!stays) moved(conference, seat);
      return ok({ code, seat, token });
    }),
  );

  return router;
}

/** The seat that a link is asked for: one's own, or as a facilitator any of the conference. */
function seatFor({ host, seat }: Holder, wanted: SeatId | null): Result<SeatId, Refusal> {
  if (wanted === null || wanted === seat) return ok(seat);
  const state = host.state();
  if (entry(state.seat, seat)?.role.r !== 'facilitator') return fail({ code: 'seat.facilitatorOnly' });
  return entry(state.seat, wanted) === undefined ? fail({ code: 'seat.unknown' }) : ok(wanted);
}

/** What anybody may know of a scenario: no brief, no text. */
function cardOf(s: Scenario): ScenarioCard {
  return {
    id: s.id,
    lang: s.lang,
    name: s.name,
    blurb: s.blurb,
    about: s.about,
    minutes: s.minutes,
    delegations: s.delegations,
    provisions: s.provisions.map(({ id, number, title, gloss }) => ({ id, number, title, gloss })),
    people: s.people ?? null,
    groups: s.groups ?? [],
    orders: s.orders ?? [],
    ruleSet: {
      id: s.ruleSet.id,
      speakingSeconds: s.ruleSet.speakingSeconds,
      levels: levelsOf(s.ruleSet).map((level) => level.id),
    },
  };
}

function doorplateOf({ host, code }: Found, address: string): Doorplate {
  const state = host.state();
  const { title, scenario, phase, order, delegations } = state.public;
  return {
    code,
    title,
    scenario: { id: scenario.id, name: scenario.name, lang: scenario.lang, minutes: scenario.minutes },
    phase: phase.p,
    groups: scenario.groups,
    delegations: order.flatMap((d) => {
      const found = entry(delegations, d);
      return found ? [{ info: found.info, free: freeSeats(state, d) }] : [];
    }),
    address,
  };
}
