import type { Command, Refusal, View } from '../../../shared/conference/kinds.ts';
import type { SeatId } from '../../../shared/kit/ids.ts';
import { explain } from '../../../shared/protocol/explain.ts';
import type { Holding } from '../../../shared/protocol/fold.ts';
import { heldOf, holdsNothing, viewOfHolding } from '../../../shared/protocol/fold.ts';
import type { Ack, Frame } from '../../../shared/protocol/wire.ts';
import type { Scenario } from '../../../shared/scenario/scenario.ts';
import type { Heart } from './heart.ts';
import { bytes, freezeDeep, type Law, Laws } from './laws.ts';
import { type Disk, emptyDisk, ModelServer, outageMs } from './modelServer.ts';

/** What happens to a conference from outside. A list of these replays a run exactly. */
export type Input =
  | { readonly i: 'act'; readonly seat: SeatId | 'system'; readonly id: string; readonly command: Command }
  /** The same message once more, as a client sends it that has seen no answer. */
  | { readonly i: 'again'; readonly seat: SeatId; readonly id: string; readonly command: Command }
  /** A command that is decided and drafted, with one more on top of it, while the disk takes nothing. */
  | { readonly i: 'full'; readonly seat: SeatId; readonly id: string; readonly command: Command }
  | { readonly i: 'wait'; readonly ms: number }
  /** The machine slept, or the process ended and began again. */
  | { readonly i: 'sleep'; readonly ms: number; readonly restart: boolean }
  | { readonly i: 'connect' | 'disconnect'; readonly seat: SeatId }
  /** A slow client reads nothing until it is quick again. */
  | { readonly i: 'slow' | 'quick'; readonly seat: SeatId }
  /** Nothing happens; seats are asked by what they hold and by the whole whether they may. Law 6 */
  | { readonly i: 'compare'; readonly commands: readonly Command[]; readonly seats: readonly SeatId[] };

export interface Client {
  holding: Holding;
  inbox: Frame[];
  slow: boolean;
}

/** A conference with its server and its clients, under the laws. */
export class World {
  readonly laws: Laws;
  readonly disk: Disk = emptyDisk();
  readonly clients = new Map<SeatId, Client>();
  readonly accepted: Extract<Input, { i: 'act' }>[] = [];
  readonly inputs: Input[] = [];
  /** How many rows there were after each input. */
  readonly rowsAfter: number[] = [];
  server: ModelServer;
  private readonly heart: Heart;
  private readonly only: Law | undefined;
  /** Conference time as it must be, told from the inputs alone. */
  private elapsed = 0;
  private running = false;

  constructor(heart: Heart, only?: Law) {
    this.heart = heart;
    this.only = only;
    this.laws = new Laws((seat, frame) => this.clients.get(seat)?.inbox.push(frame), only);
    this.server = new ModelServer(heart, this.disk, this.laws, 1_700_000_000_000);
  }

  apply(input: Input): Ack | undefined {
    this.inputs.push(input);
    this.laws.seen.add(`input:${input.i}`);
    const ack = this.carryOut(input);
    freezeDeep(this.server.state);
    for (const [seat, client] of this.clients) if (!client.slow) this.read(seat, client);
    this.checkTime();
    this.rowsAfter.push(this.disk.rows.length);
    return ack;
  }

  private carryOut(input: Input): Ack | undefined {
    const { server } = this;
    switch (input.i) {
      case 'act':
        return this.act(input);
      case 'again':
        this.again(input);
        return undefined;
      case 'full':
        server.loseDraft(input.seat, input.command);
        return undefined;
      case 'wait':
        this.passTime(input.ms, () => server.pass(input.ms));
        return undefined;
      case 'sleep':
        this.sleep(input.ms, input.restart);
        return undefined;
      case 'connect': {
        const client = this.clients.get(input.seat) ?? { holding: holdsNothing, inbox: [], slow: false };
        this.clients.set(input.seat, client);
        client.inbox = [];
        server.connect(input.seat, heldOf(client.holding));
        return undefined;
      }
      case 'disconnect':
        this.cut(input.seat);
        server.disconnect(input.seat);
        return undefined;
      case 'slow':
      case 'quick': {
        const client = this.clients.get(input.seat);
        if (client) client.slow = input.i === 'slow';
        return undefined;
      }
      case 'compare':
        this.compareMay(input.commands, input.seats);
        return undefined;
    }
  }

  private act(input: Extract<Input, { i: 'act' }>): Ack {
    this.checkRefusal(input);
    const ack = this.server.submit(input.seat, input.id, input.command);
    if ('ok' in ack) {
      this.accepted.push(input);
      this.noteClock(input.command);
    }
    return ack;
  }

  private noteClock({ c }: Command): void {
    if (c === 'openSession' || c === 'resume') this.running = true;
    if (c === 'pause' || c === 'closeConference') this.running = false;
  }

  /** What the seat is told is what its own page says, asked of nothing but what the page holds. */
  private checkRefusal({ seat, command }: Extract<Input, { i: 'act' }>): void {
    const client = seat === 'system' ? undefined : this.clients.get(seat);
    if (!client || client.slow || !this.server.hasLine(seat)) return;
    const here = this.heart.may(viewOfHolding(client.holding), seat, command);
    const there = this.heart.may(this.server.state, seat, command);
    if (JSON.stringify(here) !== JSON.stringify(there))
      this.laws.broken(6, `${seat} ${JSON.stringify(command)}: page ${here?.code}, server ${there?.code}`);
    if (here && there) this.compareWhy(viewOfHolding(client.holding), seat, command, here);
  }

  /** What is said to be possible instead is the same on the page and on the server. */
  private compareWhy(own: View, seat: SeatId | 'system', command: Command, refusal: Refusal): void {
    const here = explain(own, seat, command, refusal);
    const there = explain(this.server.state, seat, command, refusal);
    if (JSON.stringify(here) !== JSON.stringify(there))
      this.laws.broken(6, `${seat} ${JSON.stringify(command)}: the page offers otherwise than the server`);
    for (const one of here.instead) if (one.kind === 'act') this.laws.seen.add(`offered:${one.command.c}`);
  }

  private again({ seat, id, command }: Extract<Input, { i: 'again' }>): void {
    const before = this.disk.rows.length;
    const ack = this.server.submit(seat, id, command);
    if (!('ok' in ack)) this.laws.broken(4, `what was accepted is refused when sent again: ${JSON.stringify(ack)}`);
    if (this.disk.rows.length !== before) this.laws.broken(4, `applied twice: ${JSON.stringify(command)}`);
  }

  private sleep(ms: number, restart: boolean): void {
    const live = bytes(this.server.state);
    if (restart) {
      const lines = [...this.clients.keys()].filter((seat) => this.server.hasLine(seat));
      this.server = new ModelServer(this.heart, this.disk, this.laws, this.server.wall);
      this.laws.seen.add('restart');
      if (bytes(this.server.state) !== live) this.laws.broken(1, 'the stored rows give another state');
      for (const seat of lines) this.cut(seat);
      this.wake(ms);
      for (const seat of lines)
        this.server.submit('system', `restart-${seat}-${this.server.wall}`, { c: 'line', seat, connected: false });
    } else this.wake(ms);
  }

  private wake(ms: number): void {
    if (ms <= outageMs) this.passTime(ms, () => this.server.wake(ms));
    else {
      if (this.running) this.laws.seen.add('outage');
      this.server.wake(ms);
    }
  }

  private cut(seat: SeatId): void {
    const client = this.clients.get(seat);
    if (client) client.inbox = [];
  }

  private passTime(ms: number, pass: () => void): void {
    pass();
    if (!this.running) return;
    // The conference may end while time passes; its clock stands from then on.
    this.elapsed = this.isClosed() ? Math.min(this.elapsed + ms, this.server.now) : this.elapsed + ms;
  }

  private isClosed(): boolean {
    return this.server.state.public.phase.p === 'closed';
  }

  private checkTime(): void {
    if (this.isClosed()) this.running = false;
    if (Math.abs(this.server.now - this.elapsed) > 0.01)
      this.laws.broken('of time', `the clock shows ${this.server.now}, and ${this.elapsed} ms have passed`);
    const next = this.heart.due(this.server.state);
    if (next && next.at < this.server.now) this.laws.broken('of time', `${next.id} is overdue`);
    const { bell, phase } = this.server.state.public;
    if (bell.b === 'set' && phase.p === 'session' && bell.at < this.server.now)
      this.laws.broken('of the lesson', `the bell of ${bell.at} did not ring`);
  }

  private read(seat: SeatId, client: Client): void {
    if (!this.server.hasLine(seat)) return;
    for (const frame of client.inbox.splice(0)) {
      const next = this.heart.foldFrame(client.holding, frame);
      if (next === 'resume') {
        this.laws.seen.add('resumed');
        const whole = this.heart.foldFrame(client.holding, this.server.resume(seat, heldOf(client.holding)));
        if (whole === 'resume') this.laws.broken(2, `${seat} cannot be brought up to date`);
        else client.holding = whole;
      } else client.holding = next;
    }
    this.laws.checkHolding(this.server.state, seat, client.holding);
  }

  /** Law 6: every seat is told the same by what it holds and by the whole. */
  private compareMay(commands: readonly Command[], seats: readonly SeatId[]): void {
    if (this.only !== undefined && this.only !== 3 && this.only !== 6) return;
    const { state } = this.server;
    for (const seat of seats) {
      const own = this.heart.viewOf(state, seat);
      for (const command of commands) {
        const here = this.heart.may(own, seat, command);
        const there = this.heart.may(state, seat, command);
        if (here?.code !== there?.code || JSON.stringify(here) !== JSON.stringify(there))
          this.laws.broken(6, `${seat} ${JSON.stringify(command)}: own ${here?.code}, whole ${there?.code}`);
        if (here && there) this.compareWhy(own, seat, command, here);
      }
      this.laws.seen.add('mayCompared', commands.length);
    }
  }

  seats(): readonly SeatId[] {
    return Object.keys(this.server.state.seat);
  }
}

/** The first act of every conference. */
export const creation = (scenario: Scenario, minutes: number | null, autoChair: boolean): Input => ({
  i: 'act',
  seat: 'system',
  id: 'create',
  command: {
    c: 'create',
    title: { lang: 'en', text: 'Harbour talks' },
    facilitator: { lang: 'en', text: 'Ada' },
    scenario,
    minutes,
    autoChair,
  },
});
