import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { entry } from '../../shared/conference/checks.ts';
import type { Role } from '../../shared/conference/seating.ts';
import type { Slices, View } from '../../shared/conference/kinds.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { foldFrame, heldOf, type Holding, holdsNothing, viewOfHolding } from '../../shared/protocol/fold.ts';
import type { ScreenDraft } from '../../shared/protocol/screenDraft.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import {
  type Ack,
  type ClientToServer,
  type Farewell,
  type Frame,
  type ServerToClient,
  type Welcome,
} from '../../shared/protocol/wire.ts';

/** A client as a test needs it: it follows its slices as a page does, and can be asked to wait for what they show. */
export interface TestClient {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly seat: () => string;
  /** Everything that reached this client, as it came. */
  readonly heard: readonly unknown[];
  /** How often a frame did not follow and everything was asked for anew. */
  readonly resumed: () => number;
  readonly farewell: () => Farewell | undefined;
  /** What the big screen was last told of the desk's words; nothing before it was told anything. */
  readonly onScreen: () => ScreenDraft | null | undefined;
  view(): View;
  holding(): Holding;
  plenary(): Slices['room'];
  role(): Role | undefined;
  /** Sends a command and waits for the answer; `id` to send the same one again. */
  act(command: ClientCommand, id?: string): Promise<Ack>;
  /** As `act`, and throws when it is refused. */
  must(command: ClientCommand): Promise<void>;
  /** Sends what the types would not let through. */
  send(event: string, ...message: readonly unknown[]): void;
  /** Waits until what the client holds satisfies `seen`. */
  until(seen: (view: View, client: TestClient) => boolean, what?: string): Promise<void>;
  /** Waits until the server has let the client go for good. */
  dismissed(): Promise<Farewell>;
  close(): void;
}

export interface ClientOptions {
  readonly url: string;
  readonly token: string;
  /** What it holds from before. */
  readonly from?: Holding;
  readonly protocol?: number;
  readonly transports?: readonly ('websocket' | 'polling')[];
  /** Tries again by itself when the line is cut; off unless told. */
  readonly reconnects?: boolean;
}

const patience = 15_000;

/** Connects and waits for the welcome, or for the farewell. */
export async function connect(options: ClientOptions): Promise<TestClient> {
  const { url, token, from = holdsNothing, protocol = protocolVersion, transports = ['websocket'] } = options;
  let holding = from;
  let seat = '';
  let resumes = 0;
  let resuming = false;
  let bye: Farewell | undefined;
  let onScreen: ScreenDraft | null | undefined;
  const heard: unknown[] = [];
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const look of watchers) look();
  };

  const line = io(url, {
    transports: [...transports],
    reconnection: options.reconnects ?? false,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    forceNew: true,
    auth: (give) => give({ protocol, token, held: heldOf(holding) }),
  });
  const socket: Socket<ServerToClient, ClientToServer> = line;

  function apply(frame: Frame): void {
    const next = foldFrame(holding, frame);
    if (next !== 'resume') {
      holding = next;
      changed();
      return;
    }
    resumes += 1;
    if (resuming) return;
    resuming = true;
    socket.emit('resume', heldOf(holding), (answer) => {
      resuming = false;
      heard.push(answer);
      apply(answer);
    });
  }

  socket.on('welcome', (welcome: Welcome) => {
    heard.push(welcome);
    seat = welcome.seat;
    resuming = false;
    apply(welcome.frame);
  });
  socket.on('frame', (frame) => {
    heard.push(frame);
    if (!resuming) apply(frame);
  });
  socket.on('draft', (shown) => {
    heard.push(shown);
    onScreen = shown;
    changed();
  });
  socket.on('disconnect', changed);
  socket.on('farewell', (why) => {
    bye = why;
    changed();
  });

  /** Waits for a condition, without a clock but for the last resort. */
  function wait(holds: () => boolean, what: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (end: () => void) => {
        watchers.delete(look);
        clearTimeout(limit);
        end();
      };
      const look = () => {
        if (holds()) done(resolve);
      };
      const limit = setTimeout(() => done(() => reject(new Error(`not within ${patience} ms: ${what()}`))), patience);
      watchers.add(look);
      look();
    });
  }

  const self: TestClient = {
    socket,
    seat: () => seat,
    heard,
    resumed: () => resumes,
    farewell: () => bye,
    onScreen: () => onScreen,
    view: () => viewOfHolding(holding),
    holding: () => holding,
    plenary() {
      const view = self.view();
      const room = entry(view.room, view.public.plenary);
      if (!room) throw new Error('no plenary yet');
      return room;
    },
    role: () => entry(self.view().seat, seat)?.role,
    act: (command, id = randomUUID()) => socket.timeout(patience).emitWithAck('act', { id, command }),
    async must(command) {
      const ack = await self.act(command);
      if ('no' in ack) throw new Error(`${command.c} was refused: ${JSON.stringify(ack.no)}`);
    },
    send: (event, ...message) => void line.emit(event, ...message),
    until: (seen, what = seen.toString()) =>
      wait(
        () => seen(self.view(), self),
        () => what,
      ),
    async dismissed() {
      await wait(
        () => bye !== undefined,
        () => 'a farewell',
      );
      return bye ?? 'reload';
    },
    close: () => void socket.disconnect(),
  };
  await wait(
    () => bye !== undefined || seat !== '',
    () => 'a welcome',
  );
  return self;
}
