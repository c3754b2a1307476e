import type { Epoch, PersonId, SeatId } from '../kit/ids.ts';
import { entry } from './checks.ts';
import type {
  Audience,
  Command,
  Concern,
  Deadline,
  Emitted,
  Handler,
  Refusal,
  SealedWords,
  Shift,
  Stamp,
  Tx,
  View,
} from './kinds.ts';
import { aboveLevel } from './levels.ts';
import { concerns } from './registry.ts';
import { fold, meOf, nothing, sliceOf, withSlice } from './slices.ts';

/** Routing: which concern answers a command, which slice an event changes, who reads what. Holds no rule of procedure. */

/** What a command led to: events in order, and words to be sealed beside the log in the same commit. */
export interface Decided {
  readonly events: readonly Emitted[];
  readonly sealed: readonly SealedWords[];
  /** Persons whose words are destroyed with this commit. */
  readonly forgotten: readonly PersonId[];
}

/** Tells a refusal from what a command led to. */
export const isRefusal = (answer: Decided | Refusal): answer is Refusal => 'code' in answer;

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
