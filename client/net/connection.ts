import { batch, computed, signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type { Refusal, View } from '../../shared/conference/kinds.ts';
import type { ConferenceMs, SeatId } from '../../shared/kit/ids.ts';
import { conferenceTime } from '../../shared/conference/clock.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { foldFrame, heldOf, type Holding, holdsNothing, viewOfHolding } from '../../shared/protocol/fold.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type {
  Ack,
  ClientToServer,
  Farewell,
  Frame,
  Handshake,
  ServerToClient,
  Welcome,
} from '../../shared/protocol/wire.ts';
import { freshId } from './freshId.ts';
import { keepActs, keptActs } from './keptActs.ts';
import { added, type Answer, cutTheLine, markSent, type PendingAct, without } from './outbox.ts';
import { type KeptSeat, storeOf } from './seats.ts';

/** The one live line of this page: what the seat holds, what it sends, and the server's clock. Decides nothing. */

export type LineState = 'joining' | 'up' | 'lost' | { readonly ended: Farewell };

/** What this seat holds, as frames brought it. */
export const holding = signal<Holding>(holdsNothing);
/** The slices the seat reads now: what `may` and the panels are asked with. */
export const view = computed<View>(() => viewOfHolding(holding.value));
/** Words behind references: `said.value[ref]`, `null` where erased. */
export const said = computed(() => holding.value.said);
/** This seat, `null` before the first welcome. */
export const seat = signal<SeatId | null>(null);
export const line = signal<LineState>('joining');
/** When the line was lost, by this device's clock. */
export const lostAt = signal<number | null>(null);
/** Acts that have no answer yet, oldest first. Drawn dashed while the line is lost. */
export const pending = signal<readonly PendingAct[]>([]);
/** An act that was refused after its page had been loaded anew: nothing on the page waits for that answer. */
export const refusedLate = signal<{ readonly command: ClientCommand; readonly refusal: Refusal } | null>(null);
/** The server's wall clock minus this device's, in milliseconds. */
export const offset = signal(0);

type Line = Socket<ServerToClient, ClientToServer>;
let socket: Line | undefined;
let token = '';
/** Whose acts `pending` are: the seat as this tab keeps it. */
let actor: SeatId = '';
let resuming = false;
const answers = new Map<string, (answer: Answer) => void>();

/** Conference time now; stands still while the clock is held, and while the line is gone: it is then as of that moment. */
export const nowConference = (): ConferenceMs =>
  conferenceTime(view.value.public.clock, (lostAt.value ?? Date.now()) + offset.value);

/** The token of the seat whose line is open. */
export const seatToken = (): string => token;

/** The line itself, for words that are written together beside all acts; nothing while no seat is open. */
export const openLine = (): Line | undefined => socket;

/** Opens the line of a seat; another seat's line is closed first. Acts of this tab that had no answer yet wait again. */
export function connect(own: Pick<KeptSeat, 'seat' | 'token'>): void {
  if (socket !== undefined && token === own.token) return;
  disconnect();
  token = own.token;
  actor = own.seat;
  pending.value = keptActs(storeOf('sessionStorage'), actor);
  const opened: Line = io({
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    auth: (give) => give({ protocol: protocolVersion, token, held: heldOf(holding.value) } satisfies Handshake),
    timeout: 6000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 4000,
  });
  socket = opened;
  opened.on('welcome', greeted);
  opened.on('frame', framed);
  opened.on('farewell', farewell);
  opened.on('disconnect', (reason) => {
    lost();
    // The server closed without a farewell, as when it restarts: the client library would not try again.
    if (reason === 'io server disconnect' && typeof line.value === 'string') setTimeout(() => opened.connect(), 1000);
  });
  opened.on('connect_error', () => {
    // Some networks let a web socket open and then say nothing: the next try begins with plain requests.
    opened.io.opts.transports = ['polling', 'websocket'];
    lost();
    if (!opened.active && socket === opened) setTimeout(() => opened.connect(), 2000);
  });
}

/** A line that has not answered for so long after a sleep, in ms, is taken for dead: people look again within two seconds. */
const answersWithin = 900;

/**
 * Looks after the line at once, as when a phone was dark for a while: connects without waiting for the next try, or
 * finds out whether a line that seems to stand still answers.
 */
export function hurry(): void {
  const mine = socket;
  if (mine === undefined || typeof line.value === 'object') return;
  const again = (): void => {
    mine.disconnect();
    mine.connect();
  };
  if (!mine.connected) again();
  else
    mine.timeout(answersWithin).emit('clock', (silent) => {
      if (silent !== null && mine === socket) again();
    });
}

/** Closes the line and forgets what the seat held. Acts that wait are kept in the tab until it opens the seat again. */
export function disconnect(): void {
  socket?.disconnect();
  socket = undefined;
  token = '';
  resuming = false;
  for (const answer of answers.values()) answer({ dropped: true });
  answers.clear();
  batch(() => {
    pending.value = [];
    refusedLate.value = null;
    holding.value = holdsNothing;
    seat.value = null;
    line.value = 'joining';
    lostAt.value = null;
  });
}

function lost(): void {
  resuming = false;
  if (line.value !== 'up') return;
  batch(() => {
    line.value = 'lost';
    lostAt.value = Date.now();
  });
}

function farewell(why: Farewell): void {
  // The seat goes on elsewhere, or is gone: what waited here is no longer this tab's to do.
  if (why !== 'reload') waitWith([]);
  line.value = { ended: why };
  socket?.disconnect();
}

function greeted(welcome: Welcome): void {
  const next = foldFrame(holding.value, welcome.frame);
  batch(() => {
    offset.value = welcome.wall - Date.now();
    seat.value = welcome.seat;
    if (next !== 'resume') {
      holding.value = next;
      line.value = 'up';
      lostAt.value = null;
    }
  });
  if (next === 'resume') resume();
  else flush();
  measureClock();
}

function framed(frame: Frame): void {
  // What comes before the answer to `resume` is in that answer.
  if (resuming) return;
  const next = foldFrame(holding.value, frame);
  if (next === 'resume') resume();
  else holding.value = next;
}

/** Asks for what is missing; when even that does not follow, for everything. */
function resume(): void {
  resuming = true;
  const asked = socket;
  // A server that was asked too often in a short time does not answer.
  const again = setTimeout(() => {
    if (asked === socket && resuming && asked?.connected) resume();
  }, 3000);
  asked?.emit('resume', heldOf(holding.value), (parts) => {
    clearTimeout(again);
    if (asked !== socket || !resuming) return;
    const next = foldFrame(holding.value, parts);
    if (next === 'resume') {
      holding.value = { ...holdsNothing, frozen: holding.value.frozen, said: holding.value.said };
      resume();
      return;
    }
    resuming = false;
    batch(() => {
      holding.value = next;
      line.value = 'up';
      lostAt.value = null;
    });
    flush();
  });
}

function measureClock(): void {
  const before = Date.now();
  socket?.emit('clock', (wall) => {
    const after = Date.now();
    // A slow answer says less than the welcome did.
    if (after - before < 1000) offset.value = wall - (before + after) / 2;
  });
}

/**
 * Sends what the person does. Waits through a lost line, sent again with the same id, so that it happens once.
 * @returns the server's answer, or that the person took the act back before it was sent
 */
export function act(command: ClientCommand): Promise<Answer> {
  const id = freshId();
  return new Promise((resolve) => {
    answers.set(id, resolve);
    waitWith(added(pending.value, { id, command, at: Date.now() }));
    if (line.value === 'up') send(id);
  });
}

/** Takes back an act that has no answer yet. One that was sent before the line broke may still happen. */
export const drop = (id: string): void => settle(id, { dropped: true });

function flush(): void {
  for (const { id } of pending.value) send(id);
}

function send(id: string): void {
  const waiting = pending.value.find((one) => one.id === id);
  if (!waiting || !socket) return;
  if (cutTheLine(waiting)) {
    settle(id, { no: { code: 'command.tooLarge' } });
    return;
  }
  pending.value = markSent(pending.value, id);
  socket.emit('act', { id, command: waiting.command }, (ack: Ack) => settle(id, ack));
}

function settle(id: string, answer: Answer): void {
  const act = pending.value.find((one) => one.id === id);
  waitWith(without(pending.value, id));
  const resolve = answers.get(id);
  answers.delete(id);
  if (resolve) resolve(answer);
  else if (act && 'no' in answer) refusedLate.value = { command: act.command, refusal: answer.no };
}

function waitWith(acts: readonly PendingAct[]): void {
  pending.value = acts;
  keepActs(storeOf('sessionStorage'), actor, acts);
}
