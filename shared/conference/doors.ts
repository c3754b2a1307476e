import type { HumanText, Ref } from '../kit/human.ts';
import type { DelegationCode, PersonId, SeatId, WallMs } from '../kit/ids.ts';
import { checkName, entry, facilitatorOnly, first, notClosed, systemOnly } from './checks.ts';
import { changeDelegation } from './delegations.ts';
import type { Concern, Evolvers, Refusal, Slices, Tx, View } from './kinds.ts';
import { freeSeats, giveRole, hasRoom, mainSeat, makeSeat } from './seating.ts';

/** Who comes in: persons arrive, wish for a delegation, and are let in or sent away. */

export interface PersonRecord {
  readonly name: Ref;
  readonly wants: DelegationCode | null;
  readonly seats: readonly SeatId[];
  /** Not a person: a seat that plays by itself, marked as such wherever it is shown. */
  readonly automatic: boolean;
}

export interface DoorsConsole {
  readonly persons: Readonly<Record<PersonId, PersonRecord>>;
  /** People are let in by themselves up to the free seats; or not, by choice or because too many came at once. */
  readonly door: 'asks' | 'opens' | 'stopped' | 'locked';
  /** When the last people arrived, newest last: one more than `burstSize` are kept. */
  readonly arrivals: readonly WallMs[];
}

/** As many may wait without a place: two classes. More would hide those who belong here. */
export const waitingMax = 60;
/** More than this many arrivals in `burstMs` stop the door that opens by itself. */
export const burstSize = 10;
export const burstMs = 10_000;

export type DoorsPublicEvent = {
  readonly t: 'PlateRaised';
  readonly delegation: DelegationCode;
  readonly up: boolean;
};
export type DoorsConsoleEvent =
  | {
      readonly t: 'PersonArrived';
      readonly person: PersonId;
      readonly name: Ref;
      readonly wants: DelegationCode | null;
      readonly automatic: boolean;
      readonly at: WallMs;
    }
  | { readonly t: 'PersonWished'; readonly person: PersonId; readonly wants: DelegationCode | null }
  | { readonly t: 'DoorSet'; readonly door: DoorsConsole['door'] };

export type DoorsCommand =
  /** Somebody opened the link and typed a name. The server names the new person and seat. */
  | {
      readonly c: 'arrive';
      readonly person: PersonId;
      readonly seat: SeatId;
      readonly name: HumanText;
      readonly wants: DelegationCode | null;
      /** An automatic seat is placed at once in the delegation it is for. */
      readonly automatic: boolean;
    }
  | { readonly c: 'wish'; readonly delegation: DelegationCode | null }
  | { readonly c: 'setDoor'; readonly door: 'asks' | 'opens' | 'locked' }
  /** Everybody who waits without a place is sent away, as after a flood of strangers. */
  | { readonly c: 'clearWaiting' }
  /** In the lobby: a delegation raises its plate, together; the first act of a newcomer. */
  | { readonly c: 'raisePlate'; readonly up: boolean };

export const doorsBlank = { persons: {}, door: 'asks', arrivals: [] } satisfies DoorsConsole;

export const doorsPublic: Evolvers<Slices['public'], DoorsPublicEvent> = {
  PlateRaised: (s, e) => changeDelegation(s, e.delegation, (d) => ({ ...d, plateUp: e.up })),
};

export const doorsConsole: Evolvers<Slices['console'], DoorsConsoleEvent> = {
  PersonArrived: (s, e) => ({
    ...s,
    persons: { ...s.persons, [e.person]: { name: e.name, wants: e.wants, seats: [], automatic: e.automatic } },
    arrivals: [...s.arrivals, e.at].slice(-burstSize - 1),
  }),
  PersonWished: (s, e) => {
    const found = entry(s.persons, e.person);
    return found ? { ...s, persons: { ...s.persons, [e.person]: { ...found, wants: e.wants } } } : s;
  },
  DoorSet: (s, e) => ({ ...s, door: e.door }),
};

const notLocked = (own: View): Refusal | undefined =>
  own.console?.door === 'locked' ? { code: 'door.locked' } : undefined;

/** The lobby is full of people with a line; those without one give way to whoever comes. */
function crowded(own: View): Refusal | undefined {
  const waiting = waitingPersons(own);
  return waiting.length >= waitingMax && waiting.every((p) => hasLine(own, p))
    ? { code: 'lobby.crowded', params: { max: waitingMax } }
    : undefined;
}

const hasLine = (state: View, person: PersonId): boolean =>
  (state.console?.persons[person]?.seats ?? []).some((s) => state.console?.seats[s]?.line === 'connected');

/** The oldest of those who wait without a line makes room in a full lobby. */
function makeRoom(tx: Tx): void {
  const waiting = waitingPersons(tx.state);
  const gone = waiting.length < waitingMax ? undefined : waiting.find((p) => !hasLine(tx.state, p));
  if (gone !== undefined) sendAway(tx, gone);
}

function sendAway(tx: Tx, person: PersonId): void {
  for (const seat of tx.state.console?.persons[person]?.seats ?? []) giveRole(tx, seat, { r: 'removed' });
  tx.emit({ to: 'console', e: { t: 'PersonRemoved', person } });
}

export const doors: Concern<DoorsCommand> = {
  handlers: {
    arrive: {
      may: (own, me, c) =>
        first(
          systemOnly(me),
          notClosed(own),
          c.automatic ? undefined : (notLocked(own) ?? crowded(own)),
          checkName(c.name.text),
          hasRoom(own, c.wants),
        ),
      conclude(tx, _me, c) {
        if (!c.automatic) makeRoom(tx);
        const name = sealName(tx, c.person, c.name);
        tx.emit({
          to: 'console',
          e: {
            t: 'PersonArrived',
            person: c.person,
            name,
            wants: c.wants,
            automatic: c.automatic,
            at: tx.stamp.wall,
          },
        });
        makeSeat(tx, c.seat, c.person);
        giveRole(tx, c.seat, { r: 'waiting' });
        if (c.automatic) {
          letIn(tx, c.person);
        } else if (tx.state.console?.door === 'opens') {
          if (isBurst(tx)) tx.emit({ to: 'console', e: { t: 'DoorSet', door: 'stopped' } });
          else letIn(tx, c.person);
        }
      },
    },
    wish: {
      may: (own, me, c) => {
        const role = own.seat[me.seat]?.role.r;
        if (role !== 'waiting' && role !== 'admitted') return { code: 'seat.delegateOnly' };
        return first(notClosed(own), hasRoom(own, c.delegation));
      },
      conclude(tx, me, c) {
        const person = entry(tx.state.seat, me.seat)?.person;
        if (person === undefined) return;
        tx.emit({ to: 'console', e: { t: 'PersonWished', person, wants: c.delegation } });
        if (tx.state.console?.door === 'opens') letIn(tx, person);
      },
    },
    raisePlate: {
      may: (own, me, c) =>
        first(
          own.public.phase.p === 'lobby' ? undefined : { code: 'phase.session' },
          me.delegation === null ? { code: 'seat.delegateOnly' } : undefined,
          me.delegation !== null && entry(own.public.delegations, me.delegation)?.plateUp === c.up
            ? { code: 'plate.already' }
            : undefined,
        ),
      conclude(tx, me, c) {
        if (me.delegation !== null)
          tx.emit({ to: 'public', e: { t: 'PlateRaised', delegation: me.delegation, up: c.up } });
      },
    },
    clearWaiting: {
      may: (_own, me) => facilitatorOnly(me),
      conclude(tx) {
        for (const person of waitingPersons(tx.state)) sendAway(tx, person);
      },
    },
    setDoor: {
      may: (own, me) => first(facilitatorOnly(me), notClosed(own)),
      conclude(tx, _me, c) {
        tx.emit({ to: 'console', e: { t: 'DoorSet', door: c.door } });
        if (c.door === 'opens') for (const person of waitingPersons(tx.state)) letIn(tx, person);
      },
    },
  },
};

/** Too many at once: people who open a link are not a burst, a script is. */
function isBurst(tx: Tx): boolean {
  const arrivals = tx.state.console?.arrivals ?? [];
  const oldest = arrivals[0];
  return arrivals.length > burstSize && oldest !== undefined && tx.stamp.wall - oldest < burstMs;
}

/** Persons who hold no place yet, in order of arrival. */
function waitingPersons(state: View): readonly PersonId[] {
  const persons = state.console?.persons ?? {};
  return Object.keys(persons).filter((p) =>
    persons[p]?.seats.some((s) => state.console?.seats[s]?.role.r === 'waiting'),
  );
}

/** Admits a person to the delegation wished for, or to the one with most room; without room they go on waiting. */
function letIn(tx: Tx, person: PersonId): void {
  const wants = tx.state.console?.persons[person]?.wants ?? null;
  const place = wants ?? roomiest(tx.state);
  const seat = mainSeat(tx.state, person);
  if (place === undefined || seat === undefined || freeSeats(tx.state, place) === 0) return;
  giveRole(tx, seat, { r: 'delegate', delegation: place, epoch: tx.id() });
}

/** The delegation with nobody, or else with most free seats: so that every plate is held before one is held twice. */
function roomiest(state: View): DelegationCode | undefined {
  const { order, delegations } = state.public;
  const load = (code: DelegationCode): number => delegations[code]?.taken ?? 0;
  return order.filter((code) => freeSeats(state, code) > 0).sort((a, b) => load(a) - load(b))[0];
}

const sealName = (tx: Tx, person: PersonId, { lang, text }: HumanText): Ref =>
  tx.seal(person, { lang, text: text.trim() });

/** The facilitator who creates the conference: the first person, with the console. */
export function seatFacilitator(tx: Tx, name: HumanText): void {
  const person = tx.stamp.person ?? tx.id();
  const seat = tx.id();
  tx.emit({
    to: 'console',
    e: {
      t: 'PersonArrived',
      person,
      name: sealName(tx, person, name),
      wants: null,
      automatic: false,
      at: tx.stamp.wall,
    },
  });
  makeSeat(tx, seat, person);
  giveRole(tx, seat, { r: 'facilitator', epoch: tx.id() });
}
