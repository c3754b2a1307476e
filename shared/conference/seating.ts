import type { Ref } from '../kit/human.ts';
import type { DelegationCode, Epoch, PersonId, RoomId, SeatId } from '../kit/ids.ts';
import { entry, facilitatorOnly, first, notClosed } from './checks.ts';
import { changeDelegation, seatsOf } from './delegations.ts';
import type { Concern, Evolvers, Refusal, Slices, Tx, View } from './kinds.ts';
import { type Line, refreshPresence } from './presence.ts';

/** The seats that persons hold: which place each has, in a delegation or at a desk, and who gives way to whom. */

/** Whoever acts at a room's desk. */
export type Office = 'chair' | 'viceChair' | 'secretary';

export interface SeatingRoom {
  readonly chair: SeatId | null;
  /** Seats that share the chair's desk, and as what. */
  readonly officers: Readonly<Record<SeatId, Exclude<Office, 'chair'>>>;
}

export interface SeatingDelegation {
  readonly members: Readonly<Record<SeatId, Ref>>;
}

export type Role =
  | { readonly r: 'waiting' }
  | { readonly r: 'admitted' }
  | { readonly r: 'delegate'; readonly delegation: DelegationCode; readonly epoch: Epoch }
  /** Taken out by the facilitator. */
  | { readonly r: 'removed' }
  | {
      readonly r: 'chair';
      readonly room: RoomId;
      readonly epoch: Epoch;
      /** Shares the desk; without it, is the chair. */
      readonly office?: Exclude<Office, 'chair'>;
    }
  | { readonly r: 'facilitator'; readonly epoch: Epoch };

export interface SeatingSeat {
  readonly person: PersonId;
  readonly name: Ref | null;
  readonly role: Role;
}

export interface SeatRecord {
  readonly person: PersonId;
  readonly role: Role;
  readonly line: Line;
}

export interface SeatingConsole {
  readonly seats: Readonly<Record<SeatId, SeatRecord>>;
}

export type SeatingPublicEvent =
  | {
      readonly t: 'DelegationTaken';
      readonly delegation: DelegationCode;
      readonly taken: number;
      readonly automatic: number;
    }
  | { readonly t: 'DelegationAccredited'; readonly delegation: DelegationCode };
export type SeatingRoomEvent =
  | { readonly t: 'ChairSeated'; readonly seat: SeatId | null }
  /** `null`: the seat shares the desk no longer. */
  | { readonly t: 'OfficerSeated'; readonly seat: SeatId; readonly office: Exclude<Office, 'chair'> | null };
export type SeatingDelegationEvent =
  | { readonly t: 'MemberJoined'; readonly seat: SeatId; readonly name: Ref }
  | { readonly t: 'MemberLeft'; readonly seat: SeatId };
export type SeatingConsoleEvent =
  | { readonly t: 'SeatMade'; readonly seat: SeatId; readonly person: PersonId }
  | { readonly t: 'SeatRoled'; readonly seat: SeatId; readonly role: Role };
export type SeatingSeatEvent = {
  readonly t: 'RoleGiven';
  readonly person: PersonId;
  readonly name: Ref;
  readonly role: Role;
};

export type SeatingCommand =
  /** Gives a person's seat its place: admits, assigns and moves in one. */
  | { readonly c: 'seatPerson'; readonly person: PersonId; readonly delegation: DelegationCode }
  | { readonly c: 'seatChair'; readonly person: PersonId }
  /** Somebody shares the chair's desk, as vice-chair or secretary. */
  | { readonly c: 'seatOfficer'; readonly person: PersonId; readonly office: Exclude<Office, 'chair'> }
  /** Automatic seats leave the conference, all of them or those of one delegation. */
  | { readonly c: 'dismissAutomatic'; readonly delegation: DelegationCode | null };

export const seatingBlank = {
  room: { chair: null, officers: {} } satisfies SeatingRoom,
  delegation: { members: {} } satisfies SeatingDelegation,
  console: { seats: {} } satisfies SeatingConsole,
  seat: { person: '', name: null, role: { r: 'waiting' } } satisfies SeatingSeat,
};

export const seatingPublic: Evolvers<Slices['public'], SeatingPublicEvent> = {
  DelegationTaken: (s, e) =>
    changeDelegation(s, e.delegation, (d) => ({ ...d, taken: e.taken, automatic: e.automatic })),
  DelegationAccredited: (s, e) => changeDelegation(s, e.delegation, (d) => ({ ...d, accredited: true })),
};

export const seatingRoom: Evolvers<Slices['room'], SeatingRoomEvent> = {
  ChairSeated: (s, e) => ({ ...s, chair: e.seat }),
  OfficerSeated: (s, e) => {
    const { [e.seat]: _before, ...others } = s.officers;
    return { ...s, officers: e.office === null ? others : { ...others, [e.seat]: e.office } };
  },
};

export const seatingDelegation: Evolvers<Slices['delegation'], SeatingDelegationEvent> = {
  MemberJoined: (s, e) => ({ ...s, members: { ...s.members, [e.seat]: e.name } }),
  MemberLeft: (s, e) => {
    const { [e.seat]: _gone, ...members } = s.members;
    return { ...s, members };
  },
};

export const seatingConsole: Evolvers<Slices['console'], SeatingConsoleEvent> = {
  SeatMade: (s, e) => {
    const found = entry(s.persons, e.person);
    return {
      ...s,
      seats: { ...s.seats, [e.seat]: { person: e.person, role: { r: 'waiting' }, line: 'never' } },
      persons: found ? { ...s.persons, [e.person]: { ...found, seats: [...found.seats, e.seat] } } : s.persons,
    };
  },
  SeatRoled: (s, e) => {
    const found = entry(s.seats, e.seat);
    return found ? { ...s, seats: { ...s.seats, [e.seat]: { ...found, role: e.role } } } : s;
  },
};

export const seatingSeat: Evolvers<Slices['seat'], SeatingSeatEvent> = {
  RoleGiven: (s, e) => ({ ...s, person: e.person, name: e.name, role: e.role }),
};

/** Seats of a delegation that no person holds; an automatic one gives way. Public, so that whoever arrives knows where there is room. */
export function freeSeats(own: View, delegation: DelegationCode): number {
  const found = entry(own.public.delegations, delegation);
  return found ? Math.max(0, found.info.seats - (found.taken - found.automatic)) : 0;
}

/** A delegation that has a seat for one person more. */
export function hasRoom(own: View, delegation: DelegationCode | null): Refusal | undefined {
  if (delegation === null) return undefined;
  if (!entry(own.public.delegations, delegation)) return { code: 'delegation.unknown', params: { delegation } };
  if (freeSeats(own, delegation) === 0) return { code: 'delegation.full', params: { delegation } };
  return undefined;
}

const knownPerson = (own: View, person: PersonId): Refusal | undefined =>
  own.console && entry(own.console.persons, person) ? undefined : { code: 'person.unknown' };

export const seating: Concern<SeatingCommand> = {
  handlers: {
    seatPerson: {
      may: (own, me, c) =>
        first(facilitatorOnly(me), notClosed(own), knownPerson(own, c.person), hasRoom(own, c.delegation)),
      conclude(tx, _me, c) {
        const seat = mainSeat(tx.state, c.person) ?? newSeat(tx, c.person);
        giveRole(tx, seat, { r: 'delegate', delegation: c.delegation, epoch: tx.id() });
      },
    },
    seatChair: {
      may: (own, me, c) =>
        first(facilitatorOnly(me), notClosed(own), knownPerson(own, c.person), alreadyChairs(own, c.person)),
      conclude(tx, _me, c) {
        const { plenary } = tx.state.public;
        const before = entry(tx.state.room, plenary)?.chair ?? null;
        // A delegate who takes the chair leaves the delegation; a facilitator keeps the console and holds a second seat.
        const seat = mainSeat(tx.state, c.person) ?? newSeat(tx, c.person);
        if (before !== null) giveRole(tx, before, { r: 'admitted' });
        giveRole(tx, seat, { r: 'chair', room: plenary, epoch: tx.id() });
      },
    },
    seatOfficer: {
      may: (own, me, c) =>
        first(
          facilitatorOnly(me),
          notClosed(own),
          knownPerson(own, c.person),
          chairRoles(own, c.person).some((role) => role.office === c.office) ? { code: 'office.already' } : undefined,
        ),
      conclude(tx, _me, c) {
        const seat = mainSeat(tx.state, c.person) ?? newSeat(tx, c.person);
        giveRole(tx, seat, { r: 'chair', room: tx.state.public.plenary, epoch: tx.id(), office: c.office });
      },
    },
    dismissAutomatic: {
      may: (own, me, c) =>
        first(
          facilitatorOnly(me),
          c.delegation === null || entry(own.public.delegations, c.delegation)
            ? undefined
            : { code: 'delegation.unknown' },
        ),
      conclude(tx, _me, c) {
        for (const code of tx.state.public.order) if (c.delegation === null || c.delegation === code) dismiss(tx, code);
      },
    },
  },
  moves: (m) => (m.e.t === 'RoleGiven' ? [m.to.slice('seat:'.length)] : []),
};

/** What a person is at the desk, seat by seat. */
const chairRoles = (own: View, person: PersonId): readonly Extract<Role, { readonly r: 'chair' }>[] =>
  ((own.console && entry(own.console.persons, person)?.seats) ?? []).flatMap((s) => {
    const role = own.console && entry(own.console.seats, s)?.role;
    return role?.r === 'chair' ? [role] : [];
  });

const alreadyChairs = (own: View, person: PersonId): Refusal | undefined =>
  chairRoles(own, person).some((role) => role.office === undefined) ? { code: 'chair.already' } : undefined;

/** Tells the room who sits at its desk now, or no longer does. */
function tellDesk(tx: Tx, seat: SeatId, role: Extract<Role, { readonly r: 'chair' }>, here: boolean): void {
  const { office } = role;
  tx.emit({
    to: `room:${role.room}`,
    e:
      office === undefined
        ? { t: 'ChairSeated', seat: here ? seat : null }
        : { t: 'OfficerSeated', seat, office: here ? office : null },
  });
}

/** The seat of a person that is moved when they get a place; a facilitator's console seat never is. */
export function mainSeat(state: View, person: PersonId): SeatId | undefined {
  const seats = state.console?.persons[person]?.seats ?? [];
  return seats.find((s) => state.console?.seats[s]?.role.r !== 'facilitator');
}

/** A person holds one seat more, without a place yet. */
export function makeSeat(tx: Tx, seat: SeatId, person: PersonId): void {
  tx.emit({ to: 'console', e: { t: 'SeatMade', seat, person } });
}

function newSeat(tx: Tx, person: PersonId): SeatId {
  const seat = tx.id();
  makeSeat(tx, seat, person);
  return seat;
}

/**
 * Moves a seat to a role: what the old one held is freed, and each slice that is told of it gets its own event.
 * A seat's delegation is known to the seat, the console, the delegation and, as a number, to everybody.
 */
export function giveRole(tx: Tx, seat: SeatId, role: Role): void {
  const record = tx.state.console && entry(tx.state.console.seats, seat);
  const name = record && entry(tx.state.console?.persons ?? {}, record.person)?.name;
  if (!record || !name) return;
  leaveRole(tx, seat, record.role);
  tx.emit({ to: `seat:${seat}`, e: { t: 'RoleGiven', person: record.person, name, role } });
  tx.emit({ to: 'console', e: { t: 'SeatRoled', seat, role } });
  // Whoever is stopped is stopped on every seat that they come to hold.
  if (tx.state.console?.muted.includes(record.person) && !entry(tx.state.seat, seat)?.muted)
    tx.emit({ to: `seat:${seat}`, e: { t: 'SeatMuted', muted: true } });
  if (role.r === 'chair') tellDesk(tx, seat, role, true);
  if (role.r === 'delegate') {
    if (!isAutomatic(tx.state, seat)) dismiss(tx, role.delegation);
    tx.emit({ to: `delegation:${role.delegation}`, e: { t: 'MemberJoined', seat, name } });
    countSeats(tx, role.delegation);
    if (tx.state.public.phase.p === 'session' && !tx.state.public.delegations[role.delegation]?.accredited)
      tx.emit({ to: 'public', e: { t: 'DelegationAccredited', delegation: role.delegation } });
    refreshPresence(tx, role.delegation);
  }
}

function leaveRole(tx: Tx, seat: SeatId, role: Role): void {
  for (const room of Object.keys(tx.state.public.rooms)) tx.left(room, seat);
  if (role.r === 'chair') tellDesk(tx, seat, role, false);
  if (role.r === 'delegate') {
    tx.emit({ to: `delegation:${role.delegation}`, e: { t: 'MemberLeft', seat } });
    tx.emit({ to: 'console', e: { t: 'SeatRoled', seat, role: { r: 'admitted' } } });
    countSeats(tx, role.delegation);
    refreshPresence(tx, role.delegation);
  }
}

function isAutomatic(state: View, seat: SeatId): boolean {
  const person = state.console?.seats[seat]?.person;
  return person !== undefined && state.console?.persons[person]?.automatic === true;
}

/** Automatic seats give way to people. */
function dismiss(tx: Tx, delegation: DelegationCode): void {
  for (const seat of seatsOf(tx.state, delegation)) {
    const person = tx.state.console?.seats[seat]?.person;
    if (person === undefined || !isAutomatic(tx.state, seat)) continue;
    giveRole(tx, seat, { r: 'removed' });
    tx.emit({ to: 'console', e: { t: 'PersonRemoved', person } });
  }
}

function countSeats(tx: Tx, delegation: DelegationCode): void {
  const seats = seatsOf(tx.state, delegation);
  const automatic = seats.filter((seat) => isAutomatic(tx.state, seat)).length;
  tx.emit({ to: 'public', e: { t: 'DelegationTaken', delegation, taken: seats.length, automatic } });
}
