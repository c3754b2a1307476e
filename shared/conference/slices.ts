import type { DelegationCode, SeatId } from '../kit/ids.ts';
import { entry } from './checks.ts';
import { blank, evolvers } from './evolvers.ts';
import type { AnyEvent, Emitted, Kind, Me, Slices, View } from './kinds.ts';

/** The slices of a conference and how events change them: all that it takes to follow one. Holds no rule of procedure. */

/** The state of a conference before its first event. */
export const nothing: View = {
  public: blank.public,
  console: undefined,
  room: {},
  delegation: {},
  desk: {},
  seat: {},
};

/** The kind of slice behind an audience: `room:plenary` is a room. */
export function kindOf(audience: string): Kind {
  const colon = audience.indexOf(':');
  return (colon < 0 ? audience : audience.slice(0, colon)) as Kind;
}

/** The blank slice of an audience: what it is before its first event. */
export const blankOf = (audience: string): Slices[Kind] => blank[kindOf(audience)];

/**
 * Folds one event into the slice of its audience. Assigns; holds no rule. All that a client needs to follow.
 * @param slice the slice as it stands, `undefined` before its first event
 */
export function evolve(audience: string, slice: unknown, e: AnyEvent): unknown {
  const kind = kindOf(audience);
  // The registry pairs each event type with the slice of its kind; the pairing cannot be told to the compiler here.
  const table = evolvers[kind] as Readonly<Record<string, ((s: unknown, e: AnyEvent) => unknown) | undefined>>;
  const step = Object.hasOwn(table, e.t) ? table[e.t] : undefined;
  return step ? step(slice ?? blank[kind], e) : slice;
}

/** One slice of a state or view by its audience's name. */
export function sliceOf(view: View, audience: string): Slices[Kind] | undefined {
  const kind = kindOf(audience);
  const id = audience.slice(kind.length + 1);
  switch (kind) {
    case 'public':
      return view.public;
    case 'console':
      return view.console;
    case 'room':
      return entry(view.room, id);
    case 'delegation':
      return entry(view.delegation, id);
    case 'desk':
      return entry(view.desk, id);
    case 'seat':
      return entry(view.seat, id);
    default:
      return undefined;
  }
}

/** A view with one slice put in its place. */
export function withSlice(view: View, audience: string, slice: unknown): View {
  const kind = kindOf(audience);
  if (kind === 'public' || kind === 'console') return { ...view, [kind]: slice };
  const id = audience.slice(kind.length + 1);
  return { ...view, [kind]: { ...view[kind], [id]: slice } };
}

/** Folds one emitted event into a state. */
export const fold = (state: View, m: Emitted): View => withSlice(state, m.to, evolve(m.to, sliceOf(state, m.to), m.e));

/** The acting seat as its own slices show it. */
export function meOf(own: View, seat: SeatId | 'system'): Me {
  const role = seat === 'system' ? undefined : entry(own.seat, seat)?.role;
  const delegation: DelegationCode | null = role?.r === 'delegate' ? role.delegation : null;
  return { seat, delegation, facilitator: role?.r === 'facilitator' };
}
