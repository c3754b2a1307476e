import type { DelegationCode, Epoch, PersonId, SeatId } from '../kit/ids.ts';
import { entry } from './checks.ts';
import type {
  AnyEvent,
  Audience,
  Command,
  Concern,
  Deadline,
  Emitted,
  Handler,
  Kind,
  Me,
  Refusal,
  SealedWords,
  Shift,
  Slices,
  Stamp,
  Tx,
  View,
} from './kinds.ts';
import { aboveLevel } from './levels.ts';
import { blank, concerns, evolvers } from './registry.ts';

/** Routing: which concern answers a command, which slice an event changes, who reads what. Holds no rule of procedure. */

/** The state of a conference before its first event. */
export const nothing: View = {
  public: blank.public,
  console: undefined,
  room: {},
  delegation: {},
  desk: {},
  seat: {},
};

/** What a command led to: events in order, and words to be sealed beside the log in the same commit. */
export interface Decided {
  readonly events: readonly Emitted[];
  readonly sealed: readonly SealedWords[];
  /** Persons whose words are destroyed with this commit. */
  readonly forgotten: readonly PersonId[];
}

export const isRefusal = (answer: Decided | Refusal): answer is Refusal => 'code' in answer;

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

/** Who reads what, as a value: audience → epoch of this membership. Compared before and after each commit. */
export function audiencesOf(state: View, seat: SeatId): Readonly<Record<string, Epoch>> {
  const own = entry(state.seat, seat);
  if (!own) return {};
  const result: Record<string, Epoch> = { public: '', [`seat:${seat}`]: '' };
  if (state.public.plenary !== '') result[`room:${state.public.plenary}`] = '';
  if (own.role.r === 'delegate') result[`delegation:${own.role.delegation}`] = own.role.epoch;
  if (own.role.r === 'facilitator') {
    result['console'] = own.role.epoch;
    result[`desk:${state.public.plenary}`] = own.role.epoch;
  }
  if (own.role.r === 'chair') result[`desk:${own.role.room}`] = own.role.epoch;
  for (const [room, slice] of Object.entries(state.room)) {
    const epoch = entry(slice.inside, seat);
    if (epoch !== undefined) result[`room:${room}`] = epoch;
  }
  return result;
}

/** The slices that a seat may read, by reference. The system reads the whole state. */
export function viewOf(state: View, seat: SeatId | 'system'): View {
  if (seat === 'system') return state;
  return viewOfAudiences(state, Object.keys(audiencesOf(state, seat)));
}

function viewOfAudiences(state: View, audiences: readonly string[]): View {
  return audiences.reduce(
    (view, audience) => {
      const slice = sliceOf(state, audience);
      return slice === undefined ? view : withSlice(view, audience, slice);
    },
    { ...nothing, public: state.public },
  );
}

/** The acting seat as its own slices show it. */
export function meOf(own: View, seat: SeatId | 'system'): Me {
  const role = seat === 'system' ? undefined : entry(own.seat, seat)?.role;
  const delegation: DelegationCode | null = role?.r === 'delegate' ? role.delegation : null;
  return { seat, delegation, facilitator: role?.r === 'facilitator' };
}

function handlerOf(command: Command): Handler<Command> | undefined {
  for (const concern of concerns) {
    if (Object.hasOwn(concern.handlers, command.c)) {
      // The name of a command picks the handler written for it; the pairing cannot be told to the compiler here.
      return (concern.handlers as Readonly<Record<string, Handler<Command>>>)[command.c];
    }
  }
  return undefined;
}

/**
 * Whether a seat may do something now, asked of what the seat itself holds: the button, the bot and the server agree.
 * @returns the refusal, or `undefined` when it may
 */
export function may(own: View, seat: SeatId | 'system', command: Command): Refusal | undefined {
  const handler = handlerOf(command);
  if (!handler) return { code: 'command.unknown' };
  if (seat !== 'system' && !entry(own.seat, seat)) return { code: 'seat.unknown' };
  const locked = seat === 'system' ? undefined : aboveLevel(own.public, command);
  return locked ?? handler.may(own, meOf(own, seat), command);
}

/** Decides a command: a refusal that changes nothing, or the events that have then happened. Never throws. */
export function decide(state: View, command: Command, stamp: Stamp): Decided | Refusal {
  const own = viewOf(state, stamp.seat);
  const refusal = may(own, stamp.seat, command);
  if (refusal) return refusal;
  const events: Emitted[] = [];
  const sealed: SealedWords[] = [];
  const forgotten: PersonId[] = [];
  let now = state;
  let ids = 0;
  const tx: Tx = {
    get state() {
      return now;
    },
    stamp,
    now: stamp.now,
    id: () => stamp.id(ids++),
    emit(m) {
      events.push(m);
      now = fold(now, m);
    },
    seal(person: PersonId, words) {
      const ref = stamp.id(ids++);
      sealed.push({ ref, person, words });
      return { ref };
    },
    forget: (person) => forgotten.push(person),
    left(room, seat) {
      for (const concern of concerns) concern.left?.(tx, room, seat);
    },
  };
  handlerOf(command)?.conclude(tx, meOf(own, stamp.seat), command);
  for (const concern of concerns) concern.follow?.(tx);
  return { events, sealed, forgotten };
}

/** Folds a commit and names the seats whose audiences it changed. */
export function commit(state: View, events: readonly Emitted[]): { state: View; shifts: readonly Shift[] } {
  const after = events.reduce(fold, state);
  const touched = new Set(events.flatMap((m) => concerns.flatMap((c: Concern<never>) => c.moves?.(m) ?? [])));
  const shifts = [...touched].flatMap((seat): readonly Shift[] => {
    const old = audiencesOf(state, seat);
    const now = audiencesOf(after, seat);
    return sameAudiences(old, now) ? [] : [{ seat, before: old, after: now }];
  });
  return { state: after, shifts };
}

function sameAudiences(a: Readonly<Record<string, Epoch>>, b: Readonly<Record<string, Epoch>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => Object.hasOwn(b, k) && a[k] === b[k]);
}

/** The next moment at which something happens by itself; nothing while the clock is held. */
export function due(state: View): Deadline | undefined {
  if (state.public.clock.c === 'held') return undefined;
  let next: Deadline | undefined;
  for (const concern of concerns)
    for (const deadline of concern.due?.(state) ?? [])
      if (!next || deadline.at < next.at || (deadline.at === next.at && deadline.id < next.id)) next = deadline;
  return next;
}

export type { Audience };
