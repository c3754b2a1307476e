import { audiencesOf, commit as foldCommit } from '../../shared/conference/conference.ts';
import { blankOf, nothing, sliceOf } from '../../shared/conference/slices.ts';
import type { AnyEvent, Emitted, SealedWords, Shift, View } from '../../shared/conference/kinds.ts';
import type { ConferenceId, Epoch, SeatId, WallMs } from '../../shared/kit/ids.ts';
import type { Commit, Receipt, Row, SealedText } from '../store/store.ts';

/** What is known to be on disk: the state, what each audience learnt in order, and the slices of visits that ended. */

/** What one audience learnt: its events, each with the cursor that stands after it. */
export interface Tail {
  readonly cursors: readonly string[];
  readonly events: readonly AnyEvent[];
  /** Cursor → number of events up to it. */
  readonly places: ReadonlyMap<string, number>;
}

/** A visit that ended, with the slice as it stood before the commit that ended it. */
export interface Frozen {
  readonly epoch: Epoch;
  readonly slice: unknown;
}

/** A commit on its way to disk: decided, with its rows. */
export interface Decision {
  readonly before: View;
  readonly after: View;
  readonly shifts: readonly Shift[];
  readonly events: readonly Emitted[];
  readonly commit: Commit;
}

export interface Ledger {
  readonly state: () => View;
  /** Number of the last row. */
  seq(): number;
  /** Number of the last commit. */
  commits(): number;
  tail(audience: string): Tail | undefined;
  /** Every audience that has learnt something. */
  audiences(): readonly string[];
  /** Visits that ended and that no later one replaced. */
  frozen(seat: SeatId): ReadonlyMap<string, Frozen>;
  /** Takes in what has become durable. */
  keep(decision: Pick<Decision, 'before' | 'after' | 'shifts'>, rows: readonly Row[]): void;
}

interface GrowingTail extends Tail {
  readonly cursors: string[];
  readonly events: AnyEvent[];
  readonly places: Map<string, number>;
}

/** An event of a row. What stands there was written by `draft`, so its form is known. */
export const eventOf = (row: Row): AnyEvent => JSON.parse(row.payload) as AnyEvent;
const emittedOf = (row: Row): Emitted => ({ to: row.audience, e: eventOf(row) }) as Emitted;

/** Folds stored rows from nothing, commit by commit, so that visits which ended are frozen again as they were. */
export function ledgerOf(rows: readonly Row[]): Ledger {
  let state: View = nothing;
  let seq = 0;
  let commits = 0;
  const tails = new Map<string, GrowingTail>();
  const frozen = new Map<SeatId, Map<string, Frozen>>();

  function keepRow(row: Row): void {
    const tail = tails.get(row.audience) ?? { cursors: [], events: [], places: new Map<string, number>() };
    tails.set(row.audience, tail);
    tail.cursors.push(row.cursor);
    tail.events.push(eventOf(row));
    tail.places.set(row.cursor, tail.cursors.length);
    seq = row.seq;
    commits = row.commit;
  }

  function freeze(before: View, { seat, before: old, after: now }: Shift): void {
    const mine = frozen.get(seat) ?? new Map<string, Frozen>();
    frozen.set(seat, mine);
    for (const [a, epoch] of Object.entries(old))
      if (now[a] !== epoch) mine.set(a, { epoch, slice: sliceOf(before, a) ?? blankOf(a) });
    for (const a of Object.keys(now)) mine.delete(a);
  }

  const self: Ledger = {
    state: () => state,
    seq: () => seq,
    commits: () => commits,
    tail: (audience) => tails.get(audience),
    audiences: () => [...tails.keys()],
    frozen: (seat) => frozen.get(seat) ?? new Map(),
    keep({ before, after, shifts }, kept) {
      state = after;
      for (const row of kept) keepRow(row);
      for (const shift of shifts) freeze(before, shift);
    },
  };

  let from = 0;
  while (from < rows.length) {
    let to = from + 1;
    while (rows[to]?.commit === rows[from]?.commit && to < rows.length) to += 1;
    const group = rows.slice(from, to);
    const { state: after, shifts } = foldCommit(state, group.map(emittedOf));
    self.keep({ before: state, after, shifts }, group);
    from = to;
  }
  return self;
}

/** Where the next row of an audience goes. */
interface Place {
  readonly seq: number;
  readonly cursor: string;
}

/** The writing end: numbers rows on top of what was decided last, durable or not yet. */
export interface Head {
  readonly state: () => View;
  readonly seq: () => number;
  /** Folds and numbers what was decided, and moves on top of it. */
  draft(events: readonly Emitted[], sealed: readonly SealedWords[], at: WallMs, receipt: Receipt | undefined): Decision;
  /** Back to what is durable: everything drafted since is dropped. */
  drop(): void;
}

/** A head on top of `ledger`. `newCursor` gives unguessable names. */
export function headOf(conference: ConferenceId, ledger: Ledger, newCursor: () => string): Head {
  let state = ledger.state();
  let seq = ledger.seq();
  let commits = ledger.commits();
  const places = new Map<string, Place>();

  function placeOf(audience: string): Place {
    const tail = ledger.tail(audience);
    return places.get(audience) ?? { seq: tail?.cursors.length ?? 0, cursor: tail?.cursors.at(-1) ?? '' };
  }

  return {
    state: () => state,
    seq: () => seq,
    draft(events, sealed, at, receipt) {
      const before = state;
      const { state: after, shifts } = foldCommit(before, events);
      if (events.length > 0) commits += 1;
      const rows = events.map((m): Row => {
        const place: Place = { seq: placeOf(m.to).seq + 1, cursor: newCursor() };
        places.set(m.to, place);
        seq += 1;
        return {
          conference,
          seq,
          commit: commits,
          audience: m.to,
          audienceSeq: place.seq,
          cursor: place.cursor,
          type: m.e.t,
          version: 1,
          at,
          payload: JSON.stringify(m.e),
        };
      });
      state = after;
      const texts = sealed.map(({ ref, person, words }): SealedText => ({ ref, person, ...words }));
      return { before, after, shifts, events, commit: { rows, ...(receipt && { receipt }), sealed: texts } };
    },
    drop() {
      state = ledger.state();
      seq = ledger.seq();
      commits = ledger.commits();
      places.clear();
    },
  };
}

/** Today's audiences of a seat, as what is durable has them. */
export const audiencesToday = (ledger: Ledger, seat: SeatId): Readonly<Record<string, Epoch>> =>
  audiencesOf(ledger.state(), seat);
