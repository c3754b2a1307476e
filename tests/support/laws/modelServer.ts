import type { Decided } from '../../../shared/conference/conference.ts';
import { isRefusal } from '../../../shared/conference/conference.ts';
import { conferenceTime, wallTime } from '../../../shared/conference/clock.ts';
import { explain } from '../../../shared/protocol/explain.ts';
import type { Command, Deadline, Emitted, Refusal, Shift, Stamp, View } from '../../../shared/conference/kinds.ts';
import type { HumanText } from '../../../shared/kit/human.ts';
import type { PersonId, SeatId, WallMs } from '../../../shared/kit/ids.ts';
import type { Ack, Frame, Held } from '../../../shared/protocol/wire.ts';
import type { Head, Ledger } from '../../../server/host/ledger.ts';
import { audiencesToday } from '../../../server/host/ledger.ts';
import { withAllSaid, withSaid } from '../../../server/host/publish.ts';
import type { Row } from '../../../server/store/store.ts';
import type { Heart } from './heart.ts';
import { parseJson } from './heart.ts';
import type { Law } from './laws.ts';

/** One conference on a server without sockets and disk: the server's own ledger and planner, one command at a time. */

/** What outlives the process. */
export interface Disk {
  readonly rows: Row[];
  readonly receipts: Map<string, string>;
  readonly texts: Record<string, HumanText>;
  /** The last wall time at which the process is known to have lived. */
  beat: WallMs;
  /** Cursors given out: one is never given twice, whatever became of its row. */
  cursors: number;
}

export const emptyDisk = (): Disk => ({ rows: [], receipts: new Map(), texts: {}, beat: 0, cursors: 0 });

/** One commit, as the laws look at it. */
export interface Committed {
  readonly before: View;
  readonly after: View;
  readonly events: readonly Emitted[];
  readonly rows: readonly Row[];
  readonly shifts: readonly Shift[];
  readonly command: Command;
  readonly seat: SeatId | 'system';
}

export interface Watch {
  committed(commit: Committed): void;
  refused(seat: SeatId | 'system', command: Command, refusal: Refusal): void;
  sent(seat: SeatId, frame: Frame): void;
  broken(law: Law, what: string): void;
}

/** More silence than this of the process is an outage. */
export const outageMs = 5_000;

export class ModelServer {
  wall: WallMs;
  readonly disk: Disk;
  private readonly heart: Heart;
  private readonly watch: Watch;
  private readonly ledger: Ledger;
  private readonly head: Head;
  /** Seats with a line, and the audiences whose messages reach them. */
  private readonly lines = new Map<SeatId, Set<string>>();

  /** Folds what is on the disk; a disk without rows is a conference that has not begun. */
  constructor(heart: Heart, disk: Disk, watch: Watch, wall: WallMs) {
    this.heart = heart;
    this.disk = disk;
    this.watch = watch;
    this.wall = wall;
    this.ledger = heart.ledgerOf(disk.rows);
    this.head = heart.headOf('c', this.ledger, () => `~${disk.cursors++}`);
  }

  get state(): View {
    return this.ledger.state();
  }

  get now(): number {
    return conferenceTime(this.state.public.clock, this.wall);
  }

  hasLine(seat: SeatId): boolean {
    return this.lines.has(seat);
  }

  /** Lets wall time pass while the process lives: each deadline is decided at its own moment. */
  pass(ms: number): void {
    const until = this.wall + ms;
    for (;;) {
      const next = this.heart.due(this.state);
      const at = next && wallTime(this.state.public.clock, next.at);
      if (!next || at === undefined || at > until) break;
      this.wall = Math.max(this.wall, at);
      this.fire(next);
    }
    this.wall = until;
    this.disk.beat = until;
  }

  /** Wall time passed while the process did not live. The first act is the hold, back to the last beat. */
  wake(ms: number): void {
    const { clock } = this.state.public;
    const at = conferenceTime(clock, this.disk.beat);
    if (ms <= outageMs || !this.heart.holdsInOutage) {
      this.pass(ms);
      return;
    }
    this.wall += ms;
    this.disk.beat = this.wall;
    if (clock.c === 'running') this.apply('system', null, { c: 'outage', at }, `outage-${this.wall}`, at);
  }

  private fire(deadline: Deadline): void {
    const ack = this.apply('system', null, deadline.command, deadline.id, deadline.at);
    if ('no' in ack) this.watch.broken(3, `a due command was refused: ${JSON.stringify([deadline, ack.no])}`);
    if (this.heart.due(this.state)?.id === deadline.id)
      throw new Error(`a deadline stays due after it was reached: ${deadline.id}`);
  }

  /** A command of a seat, as often as it is sent under one id. */
  submit(seat: SeatId | 'system', id: string, command: Command): Ack {
    const key = JSON.stringify([seat, id]);
    const known = this.heart.keepsReceipts ? this.disk.receipts.get(key) : undefined;
    if (known !== undefined) return parseJson<Ack>(known);
    const person = this.state.console?.seats[seat]?.person ?? null;
    const ack = this.apply(seat, person, command, id, this.now);
    if ('ok' in ack) this.disk.receipts.set(key, JSON.stringify(ack));
    return ack;
  }

  private apply(seat: SeatId | 'system', person: PersonId | null, command: Command, id: string, now: number): Ack {
    const stamp = { seat, person, now, wall: this.wall, rate: 1, id: (n: number) => `${id}~${n}` };
    const answer = this.decide(command, stamp);
    if (isRefusal(answer)) {
      this.watch.refused(seat, command, answer);
      return { no: explain(this.heart.viewOf(this.state, seat), seat, command, answer) };
    }
    for (const { ref, words } of answer.sealed) this.disk.texts[ref] = words;
    if (answer.events.length > 0) this.store(seat, command, answer);
    return { ok: true };
  }

  private decide(command: Command, stamp: Stamp): Decided | Refusal {
    try {
      return this.heart.decide(this.state, command, stamp);
    } catch (error) {
      this.watch.broken(3, `decide threw ${String(error)} at ${JSON.stringify(command)}`);
      return { code: 'command.malformed' };
    }
  }

  private store(seat: SeatId | 'system', command: Command, { events, sealed }: Decided): void {
    const decision = this.head.draft(events, sealed, this.wall, undefined);
    const { rows } = decision.commit;
    this.disk.rows.push(...rows);
    this.ledger.keep(decision, rows);
    this.watch.committed({ ...decision, rows, command, seat });
    const { broadcasts, own } = withAllSaid(this.heart.planCommit(decision, this.ledger), this.disk.texts);
    for (const { seat, frame, join, leave } of own) {
      const line = this.lines.get(seat);
      for (const a of leave) line?.delete(a);
      for (const a of join) line?.add(a);
      if (line) this.send(seat, frame);
    }
    for (const { part, except } of broadcasts)
      for (const [seat, line] of this.lines) if (line.has(part.a) && !except.includes(seat)) this.send(seat, part);
  }

  /** Decides a command twice over on top of what is durable, and then learns that nothing of it could be written. */
  loseDraft(seat: SeatId, command: Command): void {
    const person = this.state.console?.seats[seat]?.person ?? null;
    const stamp = { seat, person, now: this.now, wall: this.wall, rate: 1, id: (n: number) => `lost~${n}` };
    for (let n = 0; n < 2; n += 1) {
      const answer = this.heart.decide(this.head.state(), command, stamp);
      if (!isRefusal(answer)) this.head.draft(answer.events, answer.sealed, this.wall, undefined);
    }
    this.head.drop();
    if (this.head.state() !== this.state) this.watch.broken(3, 'what could not be written was not forgotten');
  }

  private send(seat: SeatId, frame: Frame): void {
    // As on a wire: what the other side gets shares nothing with what is here.
    this.watch.sent(seat, parseJson(JSON.stringify(frame)));
  }

  connect(seat: SeatId, held: Held): void {
    this.submit('system', `line-${seat}-${this.wall}-up`, { c: 'line', seat, connected: true });
    this.lines.set(seat, new Set(Object.keys(audiencesToday(this.ledger, seat))));
    this.send(seat, this.resume(seat, held));
  }

  resume(seat: SeatId, held: Held): Frame {
    return this.heart.planResume(this.ledger, seat, held).map((part) => withSaid(part, this.disk.texts));
  }

  disconnect(seat: SeatId): void {
    if (this.lines.delete(seat))
      this.submit('system', `line-${seat}-${this.wall}-down`, { c: 'line', seat, connected: false });
  }
}
