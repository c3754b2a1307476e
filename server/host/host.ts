import { nanoid } from 'nanoid';
import { type Clock, conferenceTime } from '../../shared/conference/clock.ts';
import { entry } from '../../shared/conference/checks.ts';
import { decide, isRefusal, viewOf } from '../../shared/conference/conference.ts';
import type { AnyEvent, Command, Refusal, Stamp, View } from '../../shared/conference/kinds.ts';
import type { ConferenceId, ConferenceMs, PersonId, SeatId, WallMs } from '../../shared/kit/ids.ts';
import { type Explained, explain, grounded } from '../../shared/protocol/explain.ts';
import type { Ack, Held, Part } from '../../shared/protocol/wire.ts';
import type { Appended, Beat, EventStore, SealedTexts, Sheets } from '../store/store.ts';
import { audiencesToday, type Decision, eventOf, headOf, ledgerOf } from './ledger.ts';
import type { Log } from './log.ts';
import { type Outlet, planCommit, planErased, planResume, refsIn, withAllSaid, withSaid } from './publish.ts';
import { type DraftOnScreen, draftOnScreen } from './screenDraft.ts';
import { timekeeper } from './timekeeper.ts';
import { type Workspace, workspace } from './workspace.ts';

/**
 * One live conference. A mailbox that outlives its sockets and takes one command at a time: decide, append, durable,
 * then publish, then acknowledge, in the same order for everyone.
 */

export interface HostOptions {
  readonly id: ConferenceId;
  readonly events: EventStore;
  readonly texts: SealedTexts;
  readonly sheets: Sheets;
  readonly outlet: Outlet;
  readonly log: Log;
  readonly wall: () => WallMs;
  /** How fast conference time runs against the wall. */
  readonly rate: number;
  /** Seats of a person who was erased: their tokens end. */
  readonly erased?: (seats: readonly SeatId[]) => void;
}

/** A command as it reaches the mailbox. `id` makes it happen once; the system's own need none. */
export interface Order {
  readonly seat: SeatId | 'system';
  readonly person: PersonId | null;
  readonly id: string | null;
  readonly command: Command;
}

/** What a seat gets that comes back: its audiences of today, and the frame that brings it up to date. */
export interface Catching {
  readonly audiences: readonly string[];
  readonly frame: readonly Part[];
}

export interface Host {
  readonly id: ConferenceId;
  /** The conference as everybody has been told it. */
  readonly state: () => View;
  /** Where its delegations write together. */
  readonly workspace: Workspace;
  /** What the desk shows the big screen while it types. */
  readonly screen: DraftOnScreen;
  submit(order: Order): Promise<Ack>;
  /** `deliver` is called between two publications, so that nothing is lost or told twice between them. */
  catchUp(seat: SeatId, held: Held, deliver: (caught: Catching) => void): Promise<void>;
  /** Stops the clock's alarms and finishes what was begun. */
  close(): Promise<void>;
}

/** What was sealed for persons who were erased, and the seats they held. */
type Forgotten = Promise<{ readonly refs: readonly string[]; readonly seats: readonly SeatId[] }>;

const receiptKey = (seat: string, id: string): string => JSON.stringify([seat, id]);
const accepted: Ack = { ok: true };
const acceptedJson = JSON.stringify(accepted);

/** Loads a conference from its rows (none: a new one) and sets it going. */
export async function openHost(options: HostOptions): Promise<Host> {
  const { id, events, texts, sheets, outlet, log, wall, rate } = options;
  const rows = await events.read(id, 0);
  const ledger = ledgerOf(rows);
  const head = headOf(id, ledger, () => nanoid());
  const receipts = new Map<string, Promise<Ack>>();
  for (const { seat, command, result } of await events.receipts(id))
    receipts.set(receiptKey(seat, command), Promise.resolve(JSON.parse(result) as Ack));
  const beat = await events.lastBeat(id);
  const written = workspace({ id, sheets, state: ledger.state, log });
  const screen = draftOnScreen(ledger.state);

  // Raised when a commit fails: what was decided on top of it in the same run is dropped with it.
  let run = 0;
  let closed = false;
  let line: Promise<void> = Promise.resolve();

  /** Publications, answers and welcomes leave one after the other, in the order in which they were asked for. */
  function inOrder<T>(job: () => Promise<T>): Promise<T> {
    const done = line.then(job);
    line = done.then(
      () => undefined,
      (error: unknown) => log.error({ conference: id, fault: faultOf(error) }, 'a publication failed'),
    );
    return done;
  }

  function put(
    order: Order,
    now: ConferenceMs,
    at: WallMs,
  ): { readonly answer: Promise<Ack>; readonly moved: boolean } {
    const refused = (no: Ack) => ({ answer: inOrder(async () => no), moved: false });
    const key = order.id === null ? undefined : receiptKey(order.seat, order.id);
    let decision: Decision;
    let forgotten: Forgotten | undefined;
    try {
      const decided = decide(head.state(), order.command, stampOf(order, now, at));
      if (isRefusal(decided)) return refused({ no: whyNot(order, decided) });
      const receipt = order.id === null ? undefined : { seat: order.seat, command: order.id, result: acceptedJson };
      // Before the log says so: whatever happens in between, no word of an erased person can be read again.
      if (decided.forgotten.length > 0) forgotten = forget(decided.forgotten);
      decision = head.draft(decided.events, decided.sealed, at, receipt);
    } catch (error) {
      log.error({ conference: id, command: order.command.c, fault: faultOf(error) }, 'a command could not be decided');
      return refused({ no: grounded({ code: 'command.malformed' }) });
    }
    const { rows: drafted, receipt } = decision.commit;
    if (drafted.length === 0 && receipt === undefined) return { answer: inOrder(async () => accepted), moved: false };
    const mine = run;
    // Asked for at once, so that all commands of one turn of the event loop share a transaction.
    const appended = append(head.seq() - drafted.length, decision);
    const answer = inOrder(() => settle(decision, appended, mine, key, forgotten));
    if (key !== undefined) receipts.set(key, answer);
    return { answer, moved: drafted.length > 0 };
  }

  /** Explained from what the seat may read, so that a refusal tells nothing else. */
  const whyNot = ({ seat, command }: Order, refusal: Refusal): Explained =>
    explain(viewOf(head.state(), seat), seat, command, refusal);

  function stampOf(order: Order, now: ConferenceMs, at: WallMs): Stamp {
    const ids: string[] = [];
    const { seat, person } = order;
    return { seat, person, now, wall: at, rate, id: (n) => (ids[n] ??= nanoid()) };
  }

  async function append(expected: number, { commit }: Decision): Promise<Appended> {
    try {
      return await events.append(id, expected, [commit]);
    } catch (error) {
      log.error({ conference: id, fault: faultOf(error) }, 'the store would not append');
      return { ok: false, reason: 'conflict' };
    }
  }

  async function settle(
    decision: Decision,
    appended: Promise<Appended>,
    mine: number,
    key: string | undefined,
    forgotten: Forgotten | undefined,
  ): Promise<Ack> {
    const result = await appended;
    if (!result.ok) {
      if (key !== undefined) receipts.delete(key);
      if (mine === run) {
        run += 1;
        head.drop();
        time.postpone();
        log.warn({ conference: id, reason: result.reason }, 'a commit was not written');
      }
      return { no: grounded({ code: 'storage.full' }) };
    }
    ledger.keep(decision, decision.commit.rows);
    if (decision.events.length > 0) {
      const plan = planCommit(decision, ledger);
      outlet.publish(id, withAllSaid(plan, await opened(refsIn(plan))));
      screen.moved(decision.events);
      if (decision.shifts.length > 0) written.moved();
      for (const { to, e } of decision.events)
        if (e.t === 'SheetClosed')
          written.drop(to, e.sheet).catch(() => log.warn({ conference: id }, 'a sheet was not cleared away'));
    }
    if (forgotten !== undefined) {
      const { refs, seats } = await forgotten;
      outlet.publish(id, { broadcasts: planErased(ledger, new Set(refs)), own: [] });
      options.erased?.(seats);
    }
    return accepted;
  }

  /** Destroys persons' keys. The key is gone before the first wait. */
  async function forget(persons: readonly PersonId[]): Promise<Awaited<Forgotten>> {
    const { console: desk, seat } = head.state();
    const seats = persons.flatMap((p) => (desk && entry(desk.persons, p)?.seats) ?? []);
    const done = persons.map((p) => texts.forget(id, p));
    if ((await Promise.all(done)).some((one) => !one.ok)) log.error({ conference: id }, 'a key could not be destroyed');
    await written.forget(persons);
    const refs = (await Promise.all(persons.map((p) => texts.refsOf(id, p)))).flat();
    // A facilitator who is erased keeps the console until the end: nobody could go on without it.
    return { refs, seats: seats.filter((one) => entry(seat, one)?.role.r !== 'facilitator') };
  }

  async function opened(refs: ReadonlySet<string>): Promise<Awaited<ReturnType<SealedTexts['open']>>> {
    return refs.size === 0 ? {} : texts.open(id, [...refs]);
  }

  const time = timekeeper({
    wall,
    state: head.state,
    durable: ledger.state,
    alive: lastAlive(ledger.state().public.clock, beat, rows.at(-1)?.at ?? 0),
    put: (command, name, now, at) => put({ seat: 'system', person: null, id: name, command }, now, at).moved,
    beat: (at, now) => events.beat(id, at, now),
    fault: (facts, what) => log.error({ conference: id, ...facts }, what),
  });

  const self: Host = {
    id,
    state: ledger.state,
    workspace: written,
    screen,
    submit(order) {
      if (closed) return Promise.resolve({ no: grounded({ code: 'seat.unknown' }) });
      const known = order.id === null ? undefined : receipts.get(receiptKey(order.seat, order.id));
      if (known !== undefined) return known;
      const { now, at } = time.catchUp();
      const { answer } = put(order, now, at);
      time.arm();
      return answer;
    },
    catchUp: (seat, held, deliver) =>
      inOrder(async () => {
        const parts = planResume(ledger, seat, held);
        const words = await opened(refsIn(parts));
        const audiences = Object.keys(audiencesToday(ledger, seat));
        deliver({ audiences, frame: parts.map((part) => withSaid(part, words)) });
      }),
    async close() {
      closed = true;
      time.stop();
      screen.close();
      await line;
    },
  };

  const erased = rows.flatMap((row) => {
    if (row.type !== 'PersonErased') return [];
    const e: AnyEvent = eventOf(row);
    return e.t === 'PersonErased' ? [e.person] : [];
  });
  for (const person of erased) await texts.forget(id, person);
  await written.tidy(erased);

  // The server was away: nobody is connected any more, and what fell due meanwhile is decided first.
  time.catchUp();
  for (const [seat, record] of Object.entries(head.state().console?.seats ?? {}))
    if (record.line === 'connected')
      void self.submit({ seat: 'system', person: null, id: null, command: { c: 'line', seat, connected: false } });
  time.arm();
  await line;
  return self;
}

/** The later of the last beat and the last row; a beat by an earlier clock says nothing, the wall may have been set back since. */
function lastAlive(clock: Clock, beat: Beat | undefined, lastRow: WallMs): WallMs {
  const ofThisClock = beat !== undefined && Math.floor(conferenceTime(clock, beat.wall)) === beat.at;
  return ofThisClock ? Math.max(beat.wall, lastRow) : lastRow;
}

/** What may be logged of an exception: its kind and the places in the code, never its message. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((text) => /^\s+at /.test(text));
  return [error.name, ...places.slice(0, 4).map((text) => text.trim())].join(' ');
}
