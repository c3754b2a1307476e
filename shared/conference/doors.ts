import type { HumanText, Ref } from '../kit/human.ts';
import type { DelegationCode, Epoch, PersonId, RoomId, SeatId, WallMs } from '../kit/ids.ts';
import type { RuleSet } from '../rules/ruleSet.ts';
import type { Brief, DelegationInfo, RoomInfo } from '../scenario/scenario.ts';
import { checkName, entry, facilitatorOnly, first, notClosed, systemOnly } from './checks.ts';
import type { Concern, Evolvers, Refusal, Slices, Tx, View } from './kinds.ts';
import type { ScenarioFacts } from './opening.ts';
import type { Line } from './presence.ts';
import { changeDelegation, seatsOf } from './delegations.ts';
import { refreshPresence } from './presence.ts';
import type { OutcomeKind } from './adoption.ts';

/** Who comes in: persons, the seats they hold, and the delegation or chair that a seat belongs to. */

export type Phase =
  | { readonly p: 'lobby' }
  | { readonly p: 'session' }
  | { readonly p: 'closed'; readonly outcome: OutcomeKind };

export type Presence =
  | { readonly p: 'empty' }
  | { readonly p: 'here' }
  /** Every line is lost since `since` (conference time); still counts as present for a while. */
  | { readonly p: 'away'; readonly since: number }
  | { readonly p: 'gone' };

export interface DelegationPublic {
  readonly info: DelegationInfo;
  /** Seats that somebody holds, automatic ones included. */
  readonly taken: number;
  /** How many of them are automatic. */
  readonly automatic: number;
  /** May vote. P2.1 */
  readonly accredited: boolean;
  readonly presence: Presence;
  /** Raised in the lobby. */
  readonly plateUp: boolean;
}

export interface DoorsPublic {
  readonly title: HumanText;
  readonly scenario: ScenarioFacts;
  readonly ruleSet: RuleSet;
  readonly phase: Phase;
  readonly plenary: RoomId;
  readonly rooms: Readonly<Record<RoomId, RoomInfo>>;
  /** Delegations in seating order. */
  readonly order: readonly DelegationCode[];
  readonly delegations: Readonly<Record<DelegationCode, DelegationPublic>>;
}

/** Whoever acts at a room's desk. */
export type Office = 'chair' | 'viceChair' | 'secretary';

export interface DoorsRoom {
  readonly chair: SeatId | null;
  /** Seats that share the chair's desk, and as what. */
  readonly officers: Readonly<Record<SeatId, Exclude<Office, 'chair'>>>;
  /** Seats inside a closed room, with the epoch of their visit. The plenary keeps no list: everybody is inside. */
  readonly inside: Readonly<Record<SeatId, Epoch>>;
}

export interface DoorsDelegation {
  readonly brief: Brief | null;
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

export interface DoorsSeat {
  readonly person: PersonId;
  readonly name: Ref | null;
  readonly role: Role;
}

export interface PersonRecord {
  readonly name: Ref;
  readonly wants: DelegationCode | null;
  readonly seats: readonly SeatId[];
  /** Not a person: a seat that plays by itself, marked as such wherever it is shown. */
  readonly automatic: boolean;
}

export interface SeatRecord {
  readonly person: PersonId;
  readonly role: Role;
  readonly line: Line;
}

export interface DoorsConsole {
  readonly persons: Readonly<Record<PersonId, PersonRecord>>;
  readonly seats: Readonly<Record<SeatId, SeatRecord>>;
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

export type DoorsPublicEvent =
  | {
      readonly t: 'DelegationTaken';
      readonly delegation: DelegationCode;
      readonly taken: number;
      readonly automatic: number;
    }
  | { readonly t: 'DelegationAccredited'; readonly delegation: DelegationCode }
  | { readonly t: 'PlateRaised'; readonly delegation: DelegationCode; readonly up: boolean };
export type DoorsRoomEvent =
  | { readonly t: 'ChairSeated'; readonly seat: SeatId | null }
  /** `null`: the seat shares the desk no longer. */
  | { readonly t: 'OfficerSeated'; readonly seat: SeatId; readonly office: Exclude<Office, 'chair'> | null };
export type DoorsDelegationEvent =
  | { readonly t: 'MemberJoined'; readonly seat: SeatId; readonly name: Ref }
  | { readonly t: 'MemberLeft'; readonly seat: SeatId };
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
  | { readonly t: 'SeatMade'; readonly seat: SeatId; readonly person: PersonId }
  | { readonly t: 'SeatRoled'; readonly seat: SeatId; readonly role: Role }
  | { readonly t: 'DoorSet'; readonly door: DoorsConsole['door'] };
export type DoorsSeatEvent = {
  readonly t: 'RoleGiven';
  readonly person: PersonId;
  readonly name: Ref;
  readonly role: Role;
};

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
  /** Automatic seats leave the conference, all of them or those of one delegation. */
  | { readonly c: 'dismissAutomatic'; readonly delegation: DelegationCode | null }
  | { readonly c: 'wish'; readonly delegation: DelegationCode | null }
  /** Gives a person's seat its place: admits, assigns and moves in one. */
  | { readonly c: 'seatPerson'; readonly person: PersonId; readonly delegation: DelegationCode }
  | { readonly c: 'seatChair'; readonly person: PersonId }
  /** Somebody shares the chair's desk, as vice-chair or secretary. */
  | { readonly c: 'seatOfficer'; readonly person: PersonId; readonly office: Exclude<Office, 'chair'> }
  | { readonly c: 'setDoor'; readonly door: 'asks' | 'opens' | 'locked' }
  /** Everybody who waits without a place is sent away, as after a flood of strangers. */
  | { readonly c: 'clearWaiting' }
  /** In the lobby: a delegation raises its plate, together; the first act of a newcomer. */
  | { readonly c: 'raisePlate'; readonly up: boolean };

export const doorsBlank = {
  public: {
    title: { lang: 'en', text: '' },
    scenario: { id: '', lang: 'en', name: '', about: '', minutes: 0, starters: [], groups: [], forces: {} },
    ruleSet: {
      id: '',
      speakingSeconds: 120,
      atTimeUp: 'ends',
      takeBackSeconds: 10,
      objectionSeconds: 20,
      presentWithoutLineSeconds: 60,
      majority: 'simple',
      abstentionsPostpone: true,
      quorum: true,
    },
    phase: { p: 'lobby' },
    plenary: '',
    rooms: {},
    order: [],
    delegations: {},
  } satisfies DoorsPublic,
  room: { chair: null, officers: {}, inside: {} } satisfies DoorsRoom,
  delegation: { brief: null, members: {} } satisfies DoorsDelegation,
  console: { persons: {}, seats: {}, door: 'asks', arrivals: [] } satisfies DoorsConsole,
  seat: { person: '', name: null, role: { r: 'waiting' } } satisfies DoorsSeat,
};

export const doorsPublic: Evolvers<Slices['public'], DoorsPublicEvent> = {
  DelegationTaken: (s, e) =>
    changeDelegation(s, e.delegation, (d) => ({ ...d, taken: e.taken, automatic: e.automatic })),
  PlateRaised: (s, e) => changeDelegation(s, e.delegation, (d) => ({ ...d, plateUp: e.up })),
  DelegationAccredited: (s, e) => changeDelegation(s, e.delegation, (d) => ({ ...d, accredited: true })),
};

export const doorsRoom: Evolvers<Slices['room'], DoorsRoomEvent> = {
  ChairSeated: (s, e) => ({ ...s, chair: e.seat }),
  OfficerSeated: (s, e) => {
    const { [e.seat]: _before, ...others } = s.officers;
    return { ...s, officers: e.office === null ? others : { ...others, [e.seat]: e.office } };
  },
};

export const doorsDelegation: Evolvers<Slices['delegation'], DoorsDelegationEvent> = {
  MemberJoined: (s, e) => ({ ...s, members: { ...s.members, [e.seat]: e.name } }),
  MemberLeft: (s, e) => {
    const { [e.seat]: _gone, ...members } = s.members;
    return { ...s, members };
  },
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
  DoorSet: (s, e) => ({ ...s, door: e.door }),
};

export const doorsSeat: Evolvers<Slices['seat'], DoorsSeatEvent> = {
  RoleGiven: (s, e) => ({ ...s, person: e.person, name: e.name, role: e.role }),
};

/** Seats of a delegation that no person holds; an automatic one gives way. Public, so that whoever arrives knows where there is room. */
export function freeSeats(own: View, delegation: DelegationCode): number {
  const found = entry(own.public.delegations, delegation);
  return found ? Math.max(0, found.info.seats - (found.taken - found.automatic)) : 0;
}

function hasRoom(own: View, delegation: DelegationCode | null): Refusal | undefined {
  if (delegation === null) return undefined;
  if (!entry(own.public.delegations, delegation)) return { code: 'delegation.unknown', params: { delegation } };
  if (freeSeats(own, delegation) === 0) return { code: 'delegation.full', params: { delegation } };
  return undefined;
}

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

const knownPerson = (own: View, person: PersonId): Refusal | undefined =>
  own.console && entry(own.console.persons, person) ? undefined : { code: 'person.unknown' };

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

/** The seat of a person that is moved when they get a place; a facilitator's console seat never is. */
function mainSeat(state: View, person: PersonId): SeatId | undefined {
  const seats = state.console?.persons[person]?.seats ?? [];
  return seats.find((s) => state.console?.seats[s]?.role.r !== 'facilitator');
}

function makeSeat(tx: Tx, seat: SeatId, person: PersonId): void {
  tx.emit({ to: 'console', e: { t: 'SeatMade', seat, person } });
}

function newSeat(tx: Tx, person: PersonId): SeatId {
  const seat = tx.id();
  makeSeat(tx, seat, person);
  return seat;
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
