import { blankOf, sliceOf } from '../../shared/conference/slices.ts';
import type { AnyEvent, Shift, View } from '../../shared/conference/kinds.ts';
import type { HumanText } from '../../shared/kit/human.ts';
import type { ConferenceId, Epoch, SeatId } from '../../shared/kit/ids.ts';
import type { Held, Part, Said } from '../../shared/protocol/wire.ts';
import type { Row } from '../store/store.ts';
import { audiencesToday, type Decision, type Ledger } from './ledger.ts';

/** Who is told what, planned without sockets. An event goes to its audience; nothing is filtered on the way. */

/** One message to everybody in an audience, but for seats that get a frame of their own. */
export interface Broadcast {
  readonly part: Part;
  readonly except: readonly SeatId[];
}

/** The frame of a seat whose audiences changed; it replaces the broadcasts of that commit. */
export interface OwnFrame {
  readonly seat: SeatId;
  readonly frame: readonly Part[];
  readonly leave: readonly string[];
  readonly join: readonly string[];
}

export interface Publication {
  readonly broadcasts: readonly Broadcast[];
  readonly own: readonly OwnFrame[];
}

/** Where publications go: the gateway, or a test. */
export interface Outlet {
  publish(conference: ConferenceId, publication: Publication): void;
}

/** Longest run of events that is sent on resuming; beyond it a fresh slice is shorter. */
const tailMax = 400;

/** Plans what one durable commit tells. `ledger` stands after the commit. */
export function planCommit(decision: Decision, ledger: Ledger): Publication {
  const { shifts, commit } = decision;
  const parts = partsOf(commit.rows, decision.events, ledger);
  const except = shifts.map((s) => s.seat);
  return {
    broadcasts: [...parts.values()].map((part) => ({ part, except })),
    own: shifts.map((shift) => ownFrame(shift, decision.before, parts, ledger)),
  };
}

function partsOf(
  rows: readonly Row[],
  events: readonly { readonly e: AnyEvent }[],
  ledger: Ledger,
): ReadonlyMap<string, Part> {
  const found = new Map<string, { first: number; cursor: string; ev: AnyEvent[] }>();
  for (const [i, row] of rows.entries()) {
    const e = events[i]?.e;
    if (e === undefined) continue;
    const one = found.get(row.audience) ?? { first: row.audienceSeq, cursor: '', ev: [] };
    found.set(row.audience, one);
    one.cursor = row.cursor;
    one.ev.push(e);
  }
  return new Map(
    [...found].map(([a, { first, cursor, ev }]) => [
      a,
      { a, after: cursorAt(ledger, a, first - 1), cursor, ev, said: {} },
    ]),
  );
}

/** The cursor that stands after the first `events` events of an audience. */
const cursorAt = (ledger: Ledger, audience: string, events: number): string =>
  events === 0 ? '' : (ledger.tail(audience)?.cursors[events - 1] ?? '');

const fresh = (ledger: Ledger, a: string, epoch: Epoch): Part => ({
  a,
  epoch,
  cursor: ledger.tail(a)?.cursors.at(-1) ?? '',
  fresh: sliceOf(ledger.state(), a) ?? blankOf(a),
  said: {},
});

function ownFrame(shift: Shift, before: View, parts: ReadonlyMap<string, Part>, ledger: Ledger): OwnFrame {
  const { seat, before: old, after: now } = shift;
  const lost = Object.entries(old).filter(([a, epoch]) => now[a] !== epoch);
  const kept = Object.entries(old).filter(([a, epoch]) => now[a] === epoch);
  const gained = Object.entries(now).filter(([a, epoch]) => old[a] !== epoch);
  return {
    seat,
    leave: lost.map(([a]) => a),
    join: gained.map(([a]) => a),
    frame: [
      ...lost.map(([a, epoch]): Part => ({ a, gone: epoch, last: sliceOf(before, a) ?? blankOf(a) })),
      ...kept.flatMap(([a]) => parts.get(a) ?? []),
      ...gained.map(([a, epoch]) => fresh(ledger, a, epoch)),
    ],
  };
}

/**
 * What brings a seat up to date, by its audiences of today: the events after the cursor that it holds, or a fresh
 * slice, never a guess; and always the visits that ended, as they stood.
 */
export function planResume(ledger: Ledger, seat: SeatId, held: Held): readonly Part[] {
  const today = audiencesToday(ledger, seat);
  const frozen = ledger.frozen(seat);
  const past = [...frozen].map(([a, { epoch, slice }]): Part => ({ a, gone: epoch, last: slice ?? blankOf(a) }));
  const strays = Object.entries(held).flatMap(([a, { epoch }]): readonly Part[] =>
    Object.hasOwn(today, a) || frozen.has(a) ? [] : [{ a, gone: epoch }],
  );
  const present = Object.entries(today).flatMap(([a, epoch]): readonly Part[] => {
    const mine = Object.hasOwn(held, a) ? held[a] : undefined;
    if (mine?.epoch !== epoch) return [fresh(ledger, a, epoch)];
    const tail = ledger.tail(a);
    const from = mine.cursor === '' ? 0 : tail?.places.get(mine.cursor);
    const to = tail?.events.length ?? 0;
    if (from === undefined || to - from > tailMax) return [fresh(ledger, a, epoch)];
    if (from === to || tail === undefined) return [];
    return [{ a, after: mine.cursor, cursor: cursorAt(ledger, a, to), ev: tail.events.slice(from), said: {} }];
  });
  return [...past, ...strays, ...present];
}

/** Tells everybody who holds one of these references that its words are gone; the events stay as they are. */
export function planErased(ledger: Ledger, refs: ReadonlySet<string>): readonly Broadcast[] {
  return ledger.audiences().flatMap((a): readonly Broadcast[] => {
    const mine = [...refsIn(ledger.tail(a)?.events)].filter((ref) => refs.has(ref));
    if (mine.length === 0) return [];
    const cursor = ledger.tail(a)?.cursors.at(-1) ?? '';
    const said = Object.fromEntries(mine.map((ref) => [ref, null]));
    return [{ part: { a, after: cursor, cursor, ev: [], said }, except: [] }];
  });
}

/** References to persons' words in a value, at any depth. */
export function refsIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found;
  if ('ref' in value && typeof value.ref === 'string') found.add(value.ref);
  for (const inner of Object.values(value)) refsIn(inner, found);
  return found;
}

/** A part with the words that its references stand for; `null` for those that were erased. */
export function withSaid(part: Part, texts: Readonly<Record<string, HumanText>>): Part {
  const refs = refsIn(part);
  if (refs.size === 0) return part;
  const said: Said = Object.fromEntries([...refs].map((ref) => [ref, texts[ref] ?? null]));
  return { ...part, said };
}

/** All parts of a publication, with the words put in. Equal parts stay one, so that they are encoded once. */
export function withAllSaid(p: Publication, texts: Readonly<Record<string, HumanText>>): Publication {
  return {
    broadcasts: p.broadcasts.map((b) => ({ ...b, part: withSaid(b.part, texts) })),
    own: p.own.map((o) => ({ ...o, frame: o.frame.map((part) => withSaid(part, texts)) })),
  };
}
