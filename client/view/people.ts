import { freeSeats, type Role } from '../../shared/conference/seating.ts';
import type { View } from '../../shared/conference/kinds.ts';
import type { Line } from '../../shared/conference/presence.ts';
import type { DelegationCode, PersonId, SeatId } from '../../shared/kit/ids.ts';
import type { Said } from '../../shared/protocol/wire.ts';

/** People as the console sees them: one row a person, whatever seats they hold. */
export interface PersonRow {
  readonly person: PersonId;
  /** As typed; `''` when it was erased. */
  readonly name: string;
  readonly wants: DelegationCode | null;
  /** The seat that moves when the person gets a place; `null` for a facilitator who only has the console. */
  readonly seat: SeatId | null;
  readonly role: Role;
  readonly line: Line;
  readonly facilitator: boolean;
}

const rank: Readonly<Record<Role['r'], number>> = {
  waiting: 0,
  admitted: 1,
  chair: 2,
  delegate: 3,
  facilitator: 4,
  removed: 5,
};

/** Everybody in the conference, in the order in which they arrived. */
export function peopleOf(view: View, said: Said): readonly PersonRow[] {
  const { persons = {}, seats = {} } = view.console ?? {};
  return Object.entries(persons).map(([person, record]) => {
    const held = record.seats.flatMap((id) => {
      const seat = seats[id];
      return seat ? [{ id, ...seat }] : [];
    });
    const console = held.find((seat) => seat.role.r === 'facilitator');
    const main = held.find((seat) => seat.role.r !== 'facilitator');
    return {
      person,
      name: said[record.name.ref]?.text ?? '',
      wants: record.wants,
      seat: main?.id ?? null,
      role: (main ?? console)?.role ?? { r: 'waiting' },
      line: (main ?? console)?.line ?? 'never',
      facilitator: console !== undefined,
    };
  });
}

/** Those who stand at the door, or who lost their place when another took the chair. */
export const atTheDoor = (people: readonly PersonRow[]): readonly PersonRow[] =>
  people.filter((row) => row.role.r === 'waiting' || row.role.r === 'admitted');

/** Those who hold a place, the chair first, then by delegation in seating order. */
export function seated(view: View, people: readonly PersonRow[]): readonly PersonRow[] {
  const place = (row: PersonRow): number =>
    rank[row.role.r] * 100 + (row.role.r === 'delegate' ? view.public.order.indexOf(row.role.delegation) : 0);
  return people
    .filter((row) => row.role.r !== 'waiting' && row.role.r !== 'admitted' && row.role.r !== 'removed')
    .toSorted((a, b) => place(a) - place(b));
}

/** The delegation that most needs somebody: nobody there, or fewest; nothing when every seat is filled. */
export const emptiest = (view: View): DelegationCode | undefined =>
  view.public.order
    .filter((code) => freeSeats(view, code) > 0)
    .toSorted((a, b) => (view.public.delegations[a]?.taken ?? 0) - (view.public.delegations[b]?.taken ?? 0))[0];

/** Where a person at the door would be seated: where they ask to, when there is room; else where one is needed. */
export const placeFor = (view: View, row: PersonRow): DelegationCode | undefined =>
  row.wants !== null && freeSeats(view, row.wants) > 0 ? row.wants : emptiest(view);

/** Seats of the conference: held and in all. */
export function seatTotals(view: View): { readonly taken: number; readonly all: number; readonly held: number } {
  const all = Object.values(view.public.delegations);
  return {
    taken: all.reduce((sum, d) => sum + d.taken, 0),
    all: all.reduce((sum, d) => sum + d.info.seats, 0),
    held: all.filter((d) => d.taken > 0).length,
  };
}
