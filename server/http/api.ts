import { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { entry } from '../../shared/conference/checks.ts';
import { freeSeats } from '../../shared/conference/doors.ts';
import type { Refusal } from '../../shared/conference/kinds.ts';
import type { RefusalCode } from '../../shared/conference/refusals.ts';
import type { ConferenceId, SeatId, WallMs } from '../../shared/kit/ids.ts';
import { fail, ok, type Result } from '../../shared/kit/result.ts';
import {
  createRequest,
  type Doorplate,
  joinRequest,
  linkRequest,
  type Redeemed,
  redeemRequest,
  type ScenarioCard,
  type SeatLink,
} from '../../shared/protocol/wire.ts';
import { levelsOf } from '../../shared/rules/levels.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { buckets, type Pace } from '../host/bucket.ts';
import { type Conferences, type Found, type Holder, linkMinutes } from '../host/conferences.ts';

/** What is asked before there is a seat: which scenarios, a conference, a place in it, and links for other devices. */

export interface ApiOptions {
  readonly conferences: Conferences;
  readonly scenarios: readonly Scenario[];
  /** The address that other machines reach. */
  readonly address: () => string;
  readonly wall: () => WallMs;
  /** Ends the connections that a seat has so far. */
  readonly moved: (conference: ConferenceId, seat: SeatId) => void;
}

type Answer<T> = Promise<Result<T, Refusal>>;

/** A class behind one address may open a conference each; a script may not open hundreds. */
const createPace: Pace = { burst: 40, perSecond: 1 / 30 };
/** Codes are not to be guessed: 86 million of them, one try in two seconds. */
const wrongPace: Pace = { burst: 30, perSecond: 0.5 };

export function api({ conferences, scenarios, address, wall, moved }: ApiOptions): Router {
  const router = Router();
  const mayCreate = buckets(createPace, wall);
  const mayErr = buckets(wrongPace, wall);

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

  async function found(req: Request): Answer<Found> {
    const code = req.params['code'];
    const conference = typeof code === 'string' ? await conferences.byCode(code) : undefined;
    if (conference !== undefined) return ok(conference);
    return fail({ code: mayErr(addressOf(req)) ? 'code.unknown' : 'command.tooFrequent' });
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
      const { name, lang, wants } = asked.output;
      return conferences.join(door.value, { lang, text: name }, wants);
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
      const code = await conferences.handover(holder.host.id, seat.value);
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
      const { conference, code, seat, token } = spent.value;
      moved(conference, seat);
      return ok({ code, seat, token });
    }),
  );

  return router;
}

/** Sends what came of a question, or the refusal with the status that fits it. */
function answering<T>(ask: (req: Request) => Answer<T>): (req: Request, res: Response) => Promise<void> {
  return async (req, res) => {
    const result = await ask(req);
    if (result.ok) res.json(result.value);
    else refuse(res, result.error);
  };
}

const statuses: Partial<Readonly<Record<RefusalCode, number>>> = {
  'seat.unknown': 401,
  'seat.facilitatorOnly': 403,
  'code.unknown': 404,
  'scenario.unknown': 404,
  'command.unknown': 404,
  'delegation.full': 409,
  'phase.closed': 409,
  'code.expired': 410,
  'link.expired': 410,
  'command.tooLarge': 413,
  'command.tooFrequent': 429,
  'conference.many': 429,
  'storage.full': 507,
};

export function refuse(res: Response, no: Refusal): void {
  res.status(statuses[no.code] ?? 400).json({ no });
}

const addressOf = (req: Request): string => req.ip ?? '';

async function holderOf(req: Request, conferences: Conferences): Promise<Holder | undefined> {
  const token = /^Bearer ([\w-]{16,200})$/.exec(req.get('authorization') ?? '')?.[1];
  return token === undefined ? undefined : conferences.byToken(token);
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
    delegations: order.flatMap((d) => {
      const found = entry(delegations, d);
      return found ? [{ info: found.info, free: freeSeats(state, d) }] : [];
    }),
    address,
  };
}
