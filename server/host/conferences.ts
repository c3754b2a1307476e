import { nanoid } from 'nanoid';
import { entry } from '../../shared/conference/checks.ts';
import type { Command, Refusal } from '../../shared/conference/kinds.ts';
import type { HumanText } from '../../shared/kit/human.ts';
import type { ConferenceId, DelegationCode, SeatId, WallMs } from '../../shared/kit/ids.ts';
import { fail, ok, type Result } from '../../shared/kit/result.ts';
import type { Ack, Created, Farewell, Joined, Redeemed } from '../../shared/protocol/wire.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { normaliseCode } from '../store/codes.ts';
import type { Held, Store } from '../store/store.ts';
import { type Host, openHost } from './host.ts';
import type { Log } from './log.ts';
import type { Outlet, Publication } from './publish.ts';

/** Every conference of this server: made, found by code or token, and set going when somebody needs it. */

/** How long a link for another device can be used, in minutes. */
export const linkMinutes = 10;

export interface ConferencesOptions {
  readonly store: Store;
  readonly outlet: Outlet;
  readonly log: Log;
  readonly wall: () => WallMs;
  readonly rate: number;
  /** Ends the connections of a seat for good. */
  readonly letGo: (conference: ConferenceId, seat: SeatId, why: Farewell) => void;
}

/** A seat that showed its token. */
export interface Holder {
  readonly host: Host;
  readonly seat: SeatId;
}

export interface Found {
  readonly host: Host;
  readonly code: string;
}

/** What a conference is opened with. */
export interface Plan {
  readonly scenario: Scenario;
  readonly title: HumanText;
  readonly facilitator: HumanText;
  /** Minutes from the opening of the session to the bell; none when nothing presses. */
  readonly minutes: number | null;
  readonly autoChair: boolean;
}

export interface Conferences {
  /** Sets all open conferences going. */
  start(): Promise<void>;
  create(plan: Plan): Promise<Result<Created, Refusal>>;
  /** Those that are going now. */
  going(): Promise<readonly Host[]>;
  byCode(code: string): Promise<Found | undefined>;
  byToken(token: string): Promise<Holder | undefined>;
  /** A person at the door, or with `automatic` a seat that plays by itself and is in at once. */
  join(
    host: Host,
    name: HumanText,
    wants: DelegationCode | null,
    automatic?: boolean,
  ): Promise<Result<Joined, Refusal>>;
  /** A code that opens a seat on another device, once. With `stays` the devices that hold it now go on. */
  handover(conference: ConferenceId, seat: SeatId, stays?: boolean): Promise<Result<string, Refusal>>;
  /** Spends such a code: unless it stays, every other token of the seat ends. */
  redeem(code: string): Promise<Result<Redeemed & Held & { readonly stays: boolean }, Refusal>>;
  /** A new token for a seat; every other one ends. */
  reissue(conference: ConferenceId, seat: SeatId): Promise<Result<string, Refusal>>;
  /** Ends a seat's tokens and connections. */
  retire(conference: ConferenceId, seat: SeatId): Promise<void>;
  /** Destroys a conference with everything that is kept of it. */
  erase(conference: ConferenceId): Promise<Result<void, Refusal>>;
  close(): Promise<void>;
}

const full: Refusal = { code: 'storage.full' };

/** Does something as a seat does it, without a socket. */
export const actAs = (host: Host, seat: SeatId, command: Command): Promise<Ack> =>
  host.submit({ seat, person: entry(host.state().seat, seat)?.person ?? null, id: null, command });

/**
 * All conferences of a store, each opened when it is first asked for.
 * @param options `rate` is how fast conference time runs against the wall; `letGo` ends the connections of a seat
 */
export function conferences({ store, outlet, log, wall, rate, letGo }: ConferencesOptions): Conferences {
  const { events, identity, texts, sheets } = store;
  const hosts = new Map<ConferenceId, Promise<Host>>();

  const watched: Outlet = {
    publish(conference, publication) {
      outlet.publish(conference, publication);
      // A closed conference is not set going at the next start; its outcome is read on demand.
      if (closes(publication))
        identity.setStatus(conference, 'closed').catch(() => log.warn({ conference }, 'a status was not written'));
    },
  };

  function hostOf(id: ConferenceId): Promise<Host> {
    const known = hosts.get(id);
    if (known !== undefined) return known;
    const erased = (seats: readonly SeatId[]) => {
      for (const seat of seats) retire(id, seat).catch(() => log.error({ conference: id }, 'a token was not ended'));
    };
    const opening = openHost({ id, events, texts, sheets, outlet: watched, log, wall, rate, erased });
    hosts.set(id, opening);
    opening.catch(() => hosts.delete(id));
    return opening;
  }

  /** Codes of links beside which the old devices go on. After a restart such a link moves the seat like any other. */
  const staying = new Map<string, WallMs>();

  async function retire(conference: ConferenceId, seat: SeatId): Promise<void> {
    await identity.revoke(conference, seat);
    letGo(conference, seat, 'tokenUnknown');
  }

  async function reissue(conference: ConferenceId, seat: SeatId): Promise<Result<string, Refusal>> {
    const token = await identity.reissue(conference, seat);
    return token.ok ? token : fail(full);
  }

  return {
    async start() {
      for (const id of await events.conferences())
        if ((await identity.conference(id))?.status === 'open') await hostOf(id);
    },
    async create(plan) {
      const id = nanoid();
      const host = await hostOf(id);
      const command = { c: 'create', ...plan } as const;
      const ack = await host.submit({ seat: 'system', person: nanoid(), id: null, command });
      const seats = Object.entries(host.state().console?.seats ?? {});
      const seat = seats.find(([, record]) => record.role.r === 'facilitator')?.[0];
      if ('no' in ack || seat === undefined) {
        hosts.delete(id);
        await host.close();
        return fail('no' in ack ? ack.no : full);
      }
      const record = await identity.create({ id, facilitator: seat, created: wall(), settings: '{}' });
      const token = await identity.issue(id, seat);
      return record.ok && token.ok ? ok({ code: record.value.code, seat, token: token.value }) : fail(full);
    },
    going: () => Promise.all(hosts.values()),
    async byCode(code) {
      const record = await identity.byCode(code);
      return record && { host: await hostOf(record.id), code: record.code };
    },
    async byToken(token) {
      const held = await identity.seatOf(token);
      return held && { host: await hostOf(held.conference), seat: held.seat };
    },
    async join(host, name, wants, automatic = false) {
      const person = nanoid();
      const seat = nanoid();
      const command = { c: 'arrive', person, seat, name, wants, automatic } as const;
      const ack = await host.submit({ seat: 'system', person, id: null, command });
      if ('no' in ack) return fail(ack.no);
      const token = await identity.issue(host.id, seat);
      return token.ok ? ok({ seat, token: token.value }) : fail(full);
    },
    async handover(conference, seat, stays = false) {
      const until = wall() + linkMinutes * 60_000;
      const code = await identity.handover(conference, seat, until);
      if (!code.ok) return fail(full);
      for (const [old, end] of staying) if (end < wall()) staying.delete(old);
      if (stays) staying.set(normaliseCode(code.value), until);
      return ok(code.value);
    },
    async redeem(code) {
      const stays = staying.delete(normaliseCode(code));
      const spent = await identity.redeem(code, wall());
      if (!spent.ok) return fail(full);
      const record = spent.value && (await identity.conference(spent.value.conference));
      if (!spent.value || !record) return fail({ code: 'link.expired' });
      const { conference, seat } = spent.value;
      const token = stays ? await identity.issue(conference, seat) : await reissue(conference, seat);
      return token.ok ? ok({ code: record.code, seat, token: token.value, conference, stays }) : fail(full);
    },
    reissue,
    retire,
    async erase(conference) {
      const host = await hosts.get(conference);
      const seats = Object.keys(host?.state().seat ?? {});
      // First the alarms, so that nothing of the conference is written once it is gone.
      hosts.delete(conference);
      await host?.close();
      const gone = await store.erase(conference);
      for (const seat of seats) letGo(conference, seat, 'tokenUnknown');
      return gone.ok ? ok(undefined) : fail(full);
    },
    async close() {
      await Promise.all([...hosts.values()].map(async (host) => (await host).close()));
    },
  };
}

const closes = ({ broadcasts }: Publication): boolean =>
  broadcasts.some(({ part }) => part.a === 'public' && 'ev' in part && part.ev.some((e) => e.t === 'ConferenceClosed'));
