import type { Ref } from '../kit/human.ts';
import type { DelegationCode, PersonId, SeatId, WallMs } from '../kit/ids.ts';
import { checkName, entry, facilitatorOnly, first, tooLong } from './checks.ts';
import { giveRole } from './seating.ts';
import { endStatement } from './floor.ts';
import type { Concern, Evolvers, Refusal, Slices, Tx, View } from './kinds.ts';

/** Order in the room: a name is mended, a person is stopped for a while or taken out, a report reaches the teacher. */

export interface Report {
  readonly id: string;
  readonly from: PersonId;
  /** The delegation that it is about, if it names one. */
  readonly about: DelegationCode | null;
  readonly text: Ref | null;
  readonly wall: WallMs;
}

export interface ModerationConsole {
  /** Persons whose proposals and statements are stopped. */
  readonly muted: readonly PersonId[];
  readonly reports: readonly Report[];
}

export interface ModerationSeat {
  readonly muted: boolean;
}

export type ModerationConsoleEvent =
  | { readonly t: 'PersonMuted'; readonly person: PersonId; readonly muted: boolean }
  | { readonly t: 'PersonRenamed'; readonly person: PersonId; readonly name: Ref }
  | { readonly t: 'PersonRemoved'; readonly person: PersonId }
  | { readonly t: 'PersonErased'; readonly person: PersonId }
  | { readonly t: 'ReportMade'; readonly report: Report }
  | { readonly t: 'ReportClosed'; readonly id: string };
export type ModerationSeatEvent = { readonly t: 'SeatMuted'; readonly muted: boolean };

export type ModerationCommand =
  | { readonly c: 'mute'; readonly person: PersonId; readonly muted: boolean }
  | { readonly c: 'rename'; readonly person: PersonId; readonly name: string; readonly lang: string }
  | { readonly c: 'removePerson'; readonly person: PersonId }
  /** Their name and their sentences are destroyed; votes and treaty words stay. */
  | { readonly c: 'erasePerson'; readonly person: PersonId }
  | { readonly c: 'report'; readonly about: DelegationCode | null; readonly text: string; readonly lang: string }
  | { readonly c: 'closeReport'; readonly id: string };

/** Longest report, in characters. */
export const reportMax = 300;

export const moderationBlank = {
  console: { muted: [], reports: [] } satisfies ModerationConsole,
  seat: { muted: false } satisfies ModerationSeat,
};

export const moderationConsole: Evolvers<Slices['console'], ModerationConsoleEvent> = {
  PersonMuted: (s, e) => ({
    ...s,
    muted: e.muted ? [...s.muted.filter((p) => p !== e.person), e.person] : s.muted.filter((p) => p !== e.person),
  }),
  PersonRenamed: (s, e) => {
    const found = entry(s.persons, e.person);
    return found ? { ...s, persons: { ...s.persons, [e.person]: { ...found, name: e.name } } } : s;
  },
  PersonRemoved: (s, e) => dropPerson(s, e.person),
  PersonErased: (s, e) => dropPerson(s, e.person),
  ReportMade: (s, e) => ({ ...s, reports: [...s.reports, e.report] }),
  ReportClosed: (s, e) => ({ ...s, reports: s.reports.filter((r) => r.id !== e.id) }),
};

export const moderationSeat: Evolvers<Slices['seat'], ModerationSeatEvent> = {
  SeatMuted: (s, e) => ({ ...s, muted: e.muted }),
};

function dropPerson(s: Slices['console'], person: PersonId): Slices['console'] {
  const { [person]: gone, ...persons } = s.persons;
  const seats = Object.fromEntries(Object.entries(s.seats).filter(([id]) => !gone?.seats.includes(id)));
  return { ...s, persons, seats, muted: s.muted.filter((p) => p !== person) };
}

const known = (own: View, person: PersonId): Refusal | undefined =>
  own.console && entry(own.console.persons, person) ? undefined : { code: 'person.unknown' };

/** The last facilitator can be neither removed nor erased while the conference runs: nobody could go on. */
const notFacilitator = (own: View, person: PersonId): Refusal | undefined => {
  const seats = (own.console && entry(own.console.persons, person)?.seats) ?? [];
  return seats.some((s) => own.console && entry(own.console.seats, s)?.role.r === 'facilitator')
    ? { code: 'person.facilitator' }
    : undefined;
};

export const moderation: Concern<ModerationCommand> = {
  handlers: {
    mute: {
      may: (own, me, c) => first(facilitatorOnly(me), known(own, c.person)),
      conclude(tx, _me, c) {
        tx.emit({ to: 'console', e: { t: 'PersonMuted', person: c.person, muted: c.muted } });
        for (const seat of seatsOfPerson(tx, c.person)) silence(tx, seat, c.muted);
      },
    },
    rename: {
      may: (own, me, c) => first(facilitatorOnly(me), known(own, c.person), checkName(c.name)),
      conclude(tx, _me, c) {
        const name = tx.seal(c.person, { lang: c.lang, text: c.name.trim() });
        tx.emit({ to: 'console', e: { t: 'PersonRenamed', person: c.person, name } });
        for (const seat of seatsOfPerson(tx, c.person)) {
          const role = tx.state.console?.seats[seat]?.role;
          if (!role) continue;
          tx.emit({ to: `seat:${seat}`, e: { t: 'RoleGiven', person: c.person, name, role } });
          if (role.r === 'delegate')
            tx.emit({ to: `delegation:${role.delegation}`, e: { t: 'MemberJoined', seat, name } });
        }
      },
    },
    removePerson: {
      may: (own, me, c) => first(facilitatorOnly(me), known(own, c.person), notFacilitator(own, c.person)),
      conclude(tx, _me, c) {
        leave(tx, c.person);
        tx.emit({ to: 'console', e: { t: 'PersonRemoved', person: c.person } });
      },
    },
    erasePerson: {
      may: (own, me, c) =>
        first(
          facilitatorOnly(me),
          known(own, c.person),
          own.public.phase.p === 'closed' ? undefined : notFacilitator(own, c.person),
        ),
      conclude(tx, _me, c) {
        leave(tx, c.person);
        tx.emit({ to: 'console', e: { t: 'PersonErased', person: c.person } });
        tx.forget(c.person);
      },
    },
    report: {
      may: (own, me, c) =>
        first(
          me.seat === 'system' || !entry(own.seat, me.seat) ? { code: 'seat.unknown' } : undefined,
          c.about === null || entry(own.public.delegations, c.about) ? undefined : { code: 'delegation.unknown' },
          tooLong(c.text, reportMax),
        ),
      conclude(tx, _me, c) {
        const from = tx.stamp.person;
        if (from === null) return;
        const said = c.text.trim();
        const text = said === '' ? null : tx.seal(from, { lang: c.lang, text: said });
        tx.emit({
          to: 'console',
          e: { t: 'ReportMade', report: { id: tx.id(), from, about: c.about, text, wall: tx.stamp.wall } },
        });
      },
    },
    closeReport: {
      may: (own, me, c) =>
        first(
          facilitatorOnly(me),
          own.console?.reports.some((r) => r.id === c.id) ? undefined : { code: 'report.unknown' },
        ),
      conclude: (tx, _me, c) => tx.emit({ to: 'console', e: { t: 'ReportClosed', id: c.id } }),
    },
  },
};

const seatsOfPerson = (tx: Tx, person: PersonId): readonly string[] =>
  (tx.state.console && entry(tx.state.console.persons, person)?.seats) ?? [];

/** Whoever is stopped ends the statement that is being made, and leaves the list. */
function silence(tx: Tx, seat: SeatId, muted: boolean): void {
  tx.emit({ to: `seat:${seat}`, e: { t: 'SeatMuted', muted } });
  if (!muted) return;
  for (const [room, { floor }] of Object.entries(tx.state.room)) {
    if (floor.speaking?.seat === seat) endStatement(tx, room, 'thanked');
    const listed = floor.list.find((x) => x.seat === seat);
    if (listed) tx.emit({ to: `room:${room}`, e: { t: 'FloorWithdrawn', delegation: listed.delegation } });
  }
}

/** Every seat of the person gives back what it holds; a facilitator keeps the console. */
function leave(tx: Tx, person: PersonId): void {
  for (const seat of seatsOfPerson(tx, person))
    if (tx.state.console?.seats[seat]?.role.r !== 'facilitator') giveRole(tx, seat, { r: 'removed' });
}
