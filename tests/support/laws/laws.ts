import { audiencesOf } from '../../../shared/conference/conference.ts';
import { blankOf, sliceOf } from '../../../shared/conference/slices.ts';
import type { AnyEvent, Refusal, View } from '../../../shared/conference/kinds.ts';
import type { Command } from '../../../shared/conference/kinds.ts';
import type { SeatId } from '../../../shared/kit/ids.ts';
import type { Holding } from '../../../shared/protocol/fold.ts';
import type { Frame, Part } from '../../../shared/protocol/wire.ts';
import { CardsLaid } from './cards.ts';
import { LessonWatch } from './lesson.ts';
import type { Committed, Watch } from './modelServer.ts';
import { opsOf, wordsLost } from './words.ts';

/**
 * The laws, watching one conference. They work out for themselves who was in which audience when, and compare; the
 * code that plans frames is not asked.
 */
export type Law = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 'of time' | 'of the lesson';

/** A law that does not hold. */
export class LawBroken extends Error {
  readonly law: Law;
  constructor(law: Law, what: string) {
    super(`law ${law}: ${what}`);
    this.law = law;
  }
}

/** How often each kind of thing was seen: a law that was never put to the test proves nothing. */
export class Seen {
  readonly counts = new Map<string, number>();
  add(what: string, n = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + n);
  }
  addAll(other: Seen): void {
    for (const [what, n] of other.counts) this.add(what, n);
  }
  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }
}

interface Told {
  readonly cursor: string;
  readonly payload: string;
  /** Seats in the audience when the event was committed, with the epoch of their membership. */
  readonly readers: ReadonlyMap<SeatId, string>;
}

export class Laws implements Watch {
  readonly seen = new Seen();
  /** Everything that was sent, by seat. */
  readonly sentTo = new Map<SeatId, Frame[]>();
  private readonly only: Law | undefined;
  private readonly told = new Map<string, Told[]>();
  /** What a seat keeps of audiences it has lost, as bytes: the slice as it stood before the commit. */
  private readonly keeps = new Map<SeatId, Map<string, string>>();
  private readonly cards = new CardsLaid();
  private readonly lesson = new LessonWatch();
  private readonly visited = new Set<string>();
  private readonly numbers = new Map<string, number>();
  private readonly deliver: (seat: SeatId, frame: Frame) => void;

  /** @param only the one law to look at; without it, all */
  constructor(deliver: (seat: SeatId, frame: Frame) => void, only?: Law) {
    this.deliver = deliver;
    this.only = only;
  }

  broken(law: Law, what: string): void {
    if (this.only === undefined || this.only === law) throw new LawBroken(law, what);
  }

  refused(_seat: SeatId | 'system', command: Command, refusal: Refusal): void {
    this.seen.add(`refusal:${refusal.code}`);
    this.seen.add(`refused:${command.c}`);
  }

  committed(commit: Committed): void {
    freezeDeep(commit.after);
    this.seen.add(`command:${commit.command.c}`);
    for (const { to, e } of commit.events) {
      this.seen.add(`event:${e.t}`);
      this.seen.add(`audience:${to.split(':')[0]}`);
      this.noteEnding(e);
    }
    this.checkNumbers(commit);
    this.noteReaders(commit);
    for (const what of wordsLost(commit)) this.broken(5, what);
    for (const what of this.cards.note(commit)) this.broken(7, what);
    for (const what of this.lesson.note(commit)) this.broken('of the lesson', what);
  }

  private noteEnding(e: AnyEvent): void {
    if (e.t === 'RulingTookEffect') {
      this.seen.add(`ruling:${e.ruling.r}`);
      if (e.ruling.r === 'edit') this.seen.add(`edit:${e.ruling.edit.e}`);
      if (e.effect.draft) this.seen.add(`draft:${e.effect.draft.d}`);
      if (e.effect.draft?.d === 'term' && e.effect.draft.except.length > 0) this.seen.add('draft:termExcepted');
      for (const op of opsOf(e)) this.seen.add(`operation:${op.t}`);
      if (e.ruling.r === 'asSuggested') for (const { way } of e.ruling.proposals) this.seen.add(`suggested:${way}`);
    }
    if (e.t === 'TextChanged') for (const op of opsOf(e)) this.seen.add(`operation:${op.t}`);
    if (e.t === 'ObjectionsAsked') this.seen.add(`asked:${e.about.q}`);
    if (e.t === 'BracketsLived') for (const one of e.events) this.seen.add(`life:${one.l}`);
    if (e.t === 'ProposalsReconciled') for (const r of e.results) this.seen.add(`reconciled:${r.a}`);
    if (e.t === 'QuestionClosed') this.seen.add(`vote:${e.result.question.k}:${e.result.outcome.kind}`);
    if (e.t === 'TextSettled') this.seen.add(`ended:${e.outcome}:${e.by}`);
    if (e.t === 'StepPlanned') this.seen.add(`planned:${e.why}`);
    if (e.t === 'StepTaken') this.seen.add(`taken:${e.why}`);
    if (e.t === 'StatementEnded') this.seen.add(`statement:${e.how}`);
  }

  /** Rows are numbered without a gap, in the whole and in each audience. */
  private checkNumbers({ rows }: Committed): void {
    for (const row of rows) {
      const last = this.numbers.get('') ?? 0;
      const own = this.numbers.get(row.audience) ?? 0;
      if (row.seq !== last + 1 || row.audienceSeq !== own + 1) this.broken(1, `row ${row.seq} does not follow ${last}`);
      this.numbers.set('', row.seq);
      this.numbers.set(row.audience, row.audienceSeq);
    }
  }

  private noteReaders({ before, after, rows, shifts }: Committed): void {
    const seats = Object.keys(after.seat);
    const now = new Map(seats.map((seat) => [seat, audiencesOf(after, seat)]));
    for (const row of rows) {
      const readers = new Map<SeatId, string>();
      for (const [seat, mine] of now) {
        const epoch = mine[row.audience];
        if (epoch !== undefined) readers.set(seat, epoch);
        else if (this.keeps.get(seat)?.has(row.audience)) this.seen.add('secretAfterLeaving');
      }
      const told = this.told.get(row.audience) ?? [];
      told.push({ cursor: row.cursor, payload: row.payload, readers });
      this.told.set(row.audience, told);
    }
    const moved = new Set(shifts.map((s) => s.seat));
    for (const [seat, mine] of now) {
      const was = audiencesOf(before, seat);
      if (same(was, mine)) continue;
      if (!moved.has(seat)) this.broken(2, `the audiences of ${seat} changed and no shift says so`);
      this.noteMove(seat, before, was, mine);
    }
  }

  private noteMove(
    seat: SeatId,
    before: View,
    was: Readonly<Record<string, string>>,
    mine: Readonly<Record<string, string>>,
  ): void {
    const kept = this.keeps.get(seat) ?? new Map<string, string>();
    for (const a of Object.keys(was)) {
      if (Object.hasOwn(mine, a)) {
        if (was[a] !== mine[a]) this.seen.add('newEpochAtOnce');
        continue;
      }
      kept.set(a, bytes(sliceOf(before, a) ?? blankOf(a)));
      this.seen.add(`left:${a.split(':')[0]}`);
    }
    for (const a of Object.keys(mine)) {
      kept.delete(a);
      const again = `${seat} ${a}`;
      if (was[a] !== mine[a] && this.visited.has(again)) this.seen.add(`reentered:${a.split(':')[0]}`);
      this.visited.add(again);
    }
    this.keeps.set(seat, kept);
  }

  sent(seat: SeatId, frame: Frame): void {
    const parts: readonly Part[] = Array.isArray(frame) ? frame : [frame as Part];
    for (const part of parts) {
      if ('gone' in part) this.seen.add('part:gone');
      else if ('fresh' in part) this.seen.add('part:fresh');
      else this.checkTail(seat, part.a, part.after, part.ev);
    }
    const all = this.sentTo.get(seat) ?? [];
    all.push(frame);
    this.sentTo.set(seat, all);
    this.deliver(seat, frame);
  }

  private checkTail(seat: SeatId, a: string, after: string, events: readonly AnyEvent[]): void {
    this.seen.add('part:tail');
    this.seen.add(`told:${a.split(':')[0]}`, events.length);
    const told = this.told.get(a) ?? [];
    const from = after === '' ? 0 : told.findLastIndex((t) => t.cursor === after) + 1;
    events.forEach((e, n) => {
      const row = told[from + n];
      if (!row || row.payload !== JSON.stringify(e)) this.broken(2, `${seat} was told something else of ${a}: ${e.t}`);
      else if (!row.readers.has(seat)) this.broken(2, `${seat} was told ${e.t} of ${a} and was not in it`);
    });
  }

  /** What a client holds, once it has read what was sent, is what the server has for it. */
  checkHolding(state: View, seat: SeatId, holding: Holding): void {
    const mine = audiencesOf(state, seat);
    for (const [a, held] of Object.entries(holding.held)) {
      if (mine[a] !== held.epoch) this.broken(2, `${seat} holds ${a} and is not in it (or in another epoch)`);
      else if (bytes(held.slice) !== bytes(sliceOf(state, a) ?? blankOf(a)))
        this.broken(2, `${seat} holds another ${a}`);
    }
    for (const a of Object.keys(mine)) if (!holding.held[a]) this.broken(2, `${seat} does not hold ${a}`);
    const kept = this.keeps.get(seat);
    const frozen = Object.entries(holding.frozen);
    if (frozen.length !== (kept?.size ?? 0)) this.broken(2, `${seat} keeps other memories than it has`);
    for (const [a, { slice }] of frozen)
      if (kept?.get(a) !== bytes(slice)) this.broken(2, `${seat} remembers ${a} otherwise than it was`);
  }
}

const same = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((k) => a[k] === b[k] && Object.hasOwn(b, k));

const known = new WeakMap<object, string>();

/** JSON of a slice; slices never change, so it is worked out once. `undefined` stands for a blank slice. */
export function bytes(slice: unknown): string {
  if (typeof slice !== 'object' || slice === null) return JSON.stringify(slice) ?? '';
  const found = known.get(slice);
  if (found !== undefined) return found;
  const text = JSON.stringify(slice);
  known.set(slice, text);
  return text;
}

/** From here on a change in place throws: state is only ever replaced. */
export function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freezeDeep(inner);
}
