import type { Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import * as v from 'valibot';
import type { ConferenceId, SeatId, WallMs } from '../../shared/kit/ids.ts';
import { accepted, envelope } from '../../shared/protocol/commands.ts';
import { grounded } from '../../shared/protocol/explain.ts';
import { draftTyped } from '../../shared/protocol/screenDraft.ts';
import { type OpenedSheet, sheetAsked, sheetWritten } from '../../shared/protocol/sheet.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import {
  type Ack,
  type ClientToServer,
  type Farewell,
  type Held,
  handshake,
  messageMax,
  type ServerToClient,
} from '../../shared/protocol/wire.ts';
import { type Bucket, bucket, type Pace } from '../host/bucket.ts';
import type { Conferences, Holder } from '../host/conferences.ts';
import type { Log } from '../host/log.ts';
import type { ScreenPage } from '../host/screenDraft.ts';
import type { Watcher } from '../host/workspace.ts';
import type { Outlet } from '../host/publish.ts';

/** The sockets. Audiences are rooms of Socket.IO; a message to an audience is encoded once, however many read it. */

/** What a seat may send: a class let in by one button, otherwise faster than anybody presses, slower than a script. */
const actPace: Pace = { burst: 40, perSecond: 10 };
/** What a page sends of what is typed, some times a second; opening is rarer. */
const writePace: Pace = { burst: 40, perSecond: 12 };
const openPace: Pace = { burst: 20, perSecond: 2 };
/** Coming up to date costs more than a command. */
const resumePace: Pace = { burst: 10, perSecond: 1 };
/** Beyond this Socket.IO cuts the line; everything above `messageMax` is refused with a sentence. */
const cutAt = 1_000_000;

interface Visitor {
  readonly came: { readonly farewell: Farewell } | { readonly holder: Holder; readonly held: Held };
}
type Hub = Server<ClientToServer, ServerToClient, DefaultEventsMap, Visitor>;
type Line = Socket<ClientToServer, ServerToClient, DefaultEventsMap, Visitor>;

export interface GatewayOptions {
  readonly log: Log;
  readonly wall: () => WallMs;
}

export interface Gateway extends Outlet {
  /** Begins to take sockets. */
  open(server: HttpServer, conferences: Conferences): void;
  /** Ends the connections of a seat for good. */
  readonly letGo: (conference: ConferenceId, seat: SeatId, why: Farewell) => void;
  /** When each seat last did something, as long as this process lives; it is not kept. */
  readonly lastActs: (conference: ConferenceId) => Readonly<Record<SeatId, WallMs>>;
  close(): Promise<void>;
}

const malformed = { no: grounded({ code: 'command.malformed' }) };
const tooFrequent = { no: grounded({ code: 'command.tooFrequent' }) };

const audienceRoom = (conference: ConferenceId, audience: string): string => `${conference}|${audience}`;
const seatRoom = (conference: ConferenceId, seat: SeatId): string => `${conference}|of ${seat}`;

/** The live line: takes sockets, checks pace, size and form of what they send, and tells them what a plan says. */
export function gateway({ log, wall }: GatewayOptions): Gateway {
  const hub: Hub = new Server({ path: '/socket.io', serveClient: false, maxHttpBufferSize: cutAt });
  const lines = new Map<string, number>();
  const acted = new Map<ConferenceId, Map<SeatId, WallMs>>();
  let closing = false;

  function connected({ host, seat }: Holder, change: 1 | -1): void {
    const room = seatRoom(host.id, seat);
    const before = lines.get(room) ?? 0;
    const after = before + change;
    if (after > 0) lines.set(room, after);
    else lines.delete(room);
    if (closing || before * after > 0) return;
    const command = { c: 'line', seat, connected: after > 0 } as const;
    host
      .submit({ seat: 'system', person: null, id: null, command })
      .catch(() => log.warn({ conference: host.id }, 'a line was not noted'));
  }

  function welcome(socket: Line, holder: Holder, held: Held): void {
    const { host, seat } = holder;
    host
      .catchUp(seat, held, ({ audiences, frame }) => {
        if (!socket.connected) return;
        // Joined and told in one step between two publications: nothing is missed, nothing comes twice.
        const joined = socket.join([seatRoom(host.id, seat), ...audiences.map((a) => audienceRoom(host.id, a))]);
        joined?.catch(() => log.warn({ conference: host.id }, 'a socket could not join'));
        socket.emit('welcome', { seat, wall: wall(), frame });
        connected(holder, 1);
        socket.once('disconnect', () => connected(holder, -1));
      })
      .catch(() => socket.disconnect(true));
  }

  function take(socket: Line): void {
    const { came } = socket.data;
    if ('farewell' in came) {
      socket.emit('farewell', came.farewell);
      socket.disconnect(true);
      return;
    }
    const { holder, held } = came;
    const acts = bucket(actPace, wall);
    const resumes = bucket(resumePace, wall);
    const moved = (): void => {
      const mine = acted.get(holder.host.id) ?? new Map<SeatId, WallMs>();
      acted.set(holder.host.id, mine.set(holder.seat, wall()));
    };
    socket.on('act', (raw: unknown, answer: unknown) => {
      const reply = callable(answer);
      moved();
      act(holder, acts, raw).then(reply, () => reply(malformed satisfies Ack));
    });
    socket.on('resume', (raw: unknown, answer: unknown) => {
      const reply = callable(answer);
      if (!resumes()) return;
      const { host, seat } = holder;
      const known = v.safeParse(handshake.entries.held, raw);
      host
        .catchUp(seat, known.success ? known.output : {}, ({ frame }) => reply(frame))
        .catch(() => socket.disconnect(true));
    });
    write(socket, holder, moved);
    project(socket, holder, moved);
    socket.on('clock', (answer: unknown) => callable(answer)(wall()));
    welcome(socket, holder, held);
  }

  /** Sheets on which a delegation writes together. */
  function write(socket: Line, { host, seat }: Holder, moved: () => void): void {
    const watcher: Watcher = { seat, tell: (news) => void socket.emit('sheet', news) };
    const writes = bucket(writePace, wall);
    const opens = bucket(openPace, wall);
    const { workspace } = host;
    socket.on('openSheet', (raw: unknown, answer: unknown) => {
      const reply = callable(answer);
      const asked = v.safeParse(sheetAsked, raw);
      if (!asked.success) return reply(malformed satisfies OpenedSheet);
      if (!opens()) return reply(tooFrequent satisfies OpenedSheet);
      const { sheet, known } = asked.output;
      workspace.open(watcher, sheet, known).then(reply, () => reply(malformed satisfies OpenedSheet));
    });
    socket.on('writeSheet', (raw: unknown, answer: unknown) => {
      const reply = callable(answer);
      const sent = v.safeParse(sheetWritten, raw);
      if (!sent.success) return reply(malformed satisfies Ack);
      if (!writes()) return reply(tooFrequent satisfies Ack);
      moved();
      const { sheet, update } = sent.output;
      workspace.write(watcher, sheet, update).then(reply, () => reply(malformed satisfies Ack));
    });
    socket.on('leaveSheet', (sheet: unknown) => {
      if (typeof sheet === 'string') workspace.leave(watcher, sheet);
    });
    socket.once('disconnect', () => workspace.leave(watcher));
  }

  /** The desk's words on the big screen, as they are typed. */
  function project(socket: Line, { host, seat }: Holder, moved: () => void): void {
    const page: ScreenPage = { seat, tell: (draft) => void socket.emit('draft', draft) };
    const writes = bucket(writePace, wall);
    socket.on('watchDraft', () => host.screen.watch(page));
    socket.on('showDraft', (raw: unknown, answer: unknown) => {
      const reply = callable(answer);
      const typed = v.safeParse(v.nullable(draftTyped), raw);
      if (!typed.success) return reply(malformed satisfies Ack);
      if (typed.output !== null && !writes()) return reply(tooFrequent satisfies Ack);
      moved();
      reply(typed.output === null ? host.screen.hide(page) : host.screen.show(page, typed.output));
    });
    socket.once('disconnect', () => host.screen.leave(page));
  }

  return {
    open(server, conferences) {
      hub.use(async (socket, next) => {
        try {
          socket.data = await visitorOf(socket.handshake.auth, conferences);
          next();
        } catch {
          log.error({}, 'a token could not be looked up');
          next(new Error('unavailable'));
        }
      });
      hub.on('connection', (socket) => take(socket));
      hub.attach(server);
    },
    publish(conference, { broadcasts, own }) {
      for (const { seat, frame, leave, join } of own) {
        const mine = hub.in(seatRoom(conference, seat));
        mine.socketsLeave(leave.map((a) => audienceRoom(conference, a)));
        mine.socketsJoin(join.map((a) => audienceRoom(conference, a)));
        mine.emit('frame', frame);
      }
      for (const { part, except } of broadcasts) {
        const apart = except.map((seat) => seatRoom(conference, seat));
        hub.to(audienceRoom(conference, part.a)).except(apart).emit('frame', part);
      }
    },
    letGo(conference, seat, why) {
      const theirs = hub.in(seatRoom(conference, seat));
      theirs.emit('farewell', why);
      theirs.disconnectSockets(true);
    },
    lastActs: (conference) => Object.fromEntries(acted.get(conference) ?? []),
    async close() {
      closing = true;
      await hub.close();
    },
  };
}

async function visitorOf(auth: unknown, conferences: Conferences): Promise<Visitor> {
  const shown = v.safeParse(handshake, auth);
  if (!shown.success) return { came: { farewell: speaksOther(auth) ? 'reload' : 'tokenUnknown' } };
  const { protocol, token, held } = shown.output;
  if (protocol !== protocolVersion) return { came: { farewell: 'reload' } };
  const holder = await conferences.byToken(token);
  return { came: holder === undefined ? { farewell: 'tokenUnknown' } : { holder, held } };
}

/** Another version may shake hands otherwise, but it says which one it is. */
const speaksOther = (auth: unknown): boolean =>
  typeof auth === 'object' && auth !== null && 'protocol' in auth && auth.protocol !== protocolVersion;

async function act({ host, seat }: Holder, acts: Bucket, raw: unknown): Promise<Ack> {
  if (!acts()) return tooFrequent;
  if (Buffer.byteLength(JSON.stringify(raw) ?? '') > messageMax)
    return { no: grounded({ code: 'command.tooLarge', params: { max: messageMax } }) };
  const sent = v.safeParse(envelope, raw);
  if (!sent.success) return malformed;
  const person = host.state().seat[seat]?.person ?? null;
  return host.submit({ seat, person, id: sent.output.id, command: accepted(sent.output.command) });
}

const isCallable = (value: unknown): value is (...given: readonly unknown[]) => void => typeof value === 'function';

/** The acknowledgement that a client may have left out, or sent as something else. */
const callable = (value: unknown): ((...given: readonly unknown[]) => void) => (isCallable(value) ? value : () => {});
