import { io, type Socket } from 'socket.io-client';
import { randomInt, randomUUID } from 'node:crypto';
import { entry } from '../../shared/conference/checks.ts';
import type { ConferenceId, SeatId } from '../../shared/kit/ids.ts';
import { seededRng } from '../../shared/kit/rng.ts';
import { foldFrame, heldOf, type Holding, holdsNothing, viewOfHolding } from '../../shared/protocol/fold.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type { ClientToServer, Frame, ServerToClient } from '../../shared/protocol/wire.ts';
import { intentOf, type Mind } from './mind.ts';

/** Automatic seats: ordinary clients of the protocol, which see what their seat sees and act at a person's pace. */

export interface PlayersOptions {
  /** The server's address as this process reaches it. */
  readonly address: () => string;
  /** How fast conference time runs: the pace is a person's in conference time. */
  readonly rate: number;
  /** A seat of theirs is no longer theirs. */
  readonly gone: (conference: ConferenceId, seat: SeatId) => void;
  /** For tests: the dice of a seat. */
  readonly seed?: () => number;
}

/** A seat with its token, as anybody gets one. */
export interface Played {
  readonly conference: ConferenceId;
  readonly seat: SeatId;
  readonly token: string;
}

export interface Players {
  start(played: Played): void;
  close(): void;
}

/** However fast the clock runs, an act is not sent sooner than this after the last, in ms. */
const shortestMs = 60;

/** Plays automatic seats: each a client of its own, with dice of its own. */
export function players(options: PlayersOptions): Players {
  const { seed = () => randomInt(2 ** 32) } = options;
  const running = new Map<SeatId, () => void>();
  return {
    start(played) {
      running.get(played.seat)?.();
      const end = play(played, options, seed(), () => running.delete(played.seat));
      running.set(played.seat, end);
    },
    close() {
      for (const end of running.values()) end();
      running.clear();
    },
  };
}

/** Plays one seat until it is over; gives what ends it from outside. */
function play(played: Played, options: PlayersOptions, seed: number, over: () => void): () => void {
  const { token, seat, conference } = played;
  const mind: Mind = { seat, rng: seededRng(seed), decided: new Map() };
  let holding: Holding = holdsNothing;
  let alarm: NodeJS.Timeout | undefined;
  let asking = false;
  const socket: Socket<ServerToClient, ClientToServer> = io(options.address(), {
    transports: ['websocket'],
    reconnectionDelayMax: 2000,
    forceNew: true,
    auth: (give) => give({ protocol: protocolVersion, token, held: heldOf(holding) }),
  });

  function end(): void {
    clearTimeout(alarm);
    socket.disconnect();
    over();
  }

  function apply(frame: Frame): void {
    const next = foldFrame(holding, frame);
    if (next === 'resume') {
      if (asking) return;
      asking = true;
      socket.emit('resume', heldOf(holding), (answer) => {
        asking = false;
        apply(answer);
      });
      return;
    }
    holding = next;
    const role = entry(viewOfHolding(holding).seat, seat)?.role.r;
    if (role === 'removed') {
      end();
      options.gone(conference, seat);
    } else think();
  }

  function think(): void {
    if (alarm !== undefined) return;
    const intent = intentOf(mind, viewOfHolding(holding));
    if (intent === undefined) return;
    const { from, to } = intent.after;
    const seconds = from + mind.rng.next(1 + (to - from) * 10) / 10;
    alarm = setTimeout(act, Math.max(shortestMs, (seconds * 1000) / options.rate));
  }

  /** What it wanted may be over meanwhile: it does what it wants now. */
  function act(): void {
    const intent = intentOf(mind, viewOfHolding(holding));
    const rest = (): void => {
      alarm = undefined;
      think();
    };
    if (intent === undefined || !socket.connected) {
      alarm = undefined;
      return;
    }
    socket.timeout(5000).emit('act', { id: randomUUID(), command: intent.command }, (silent, ack) => {
      // Refused or unheard: a moment later the view is another one, or it tries again.
      if (silent !== null || 'no' in ack) alarm = setTimeout(rest, 1000);
      else rest();
    });
  }

  socket.on('welcome', ({ frame }) => {
    asking = false;
    apply(frame);
  });
  socket.on('frame', apply);
  socket.on('farewell', end);
  return end;
}
