import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Program, programOf } from './program.ts';

/** A real server in a process of its own: a port of its own, a data folder of its own. */
export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly data: string;
  readonly pid: number;
  /** Everything it wrote to its log so far. */
  log(): string;
  /** Sends a signal; does not wait. */
  signal(name: NodeJS.Signals): void;
  /** Ends the process with a signal and waits for its end. */
  stop(name?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same port and data; the old process must have ended. */
  again(): Promise<RunningServer>;
}

export interface ServerOptions {
  /** The data folder; a temporary one when absent. */
  readonly data?: string;
  readonly port?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A program and its arguments before node's, such as prlimit. */
  readonly before?: readonly string[];
}

let built: Promise<Program> | undefined;
const folders: string[] = [];
const running = new Set<ChildProcess>();

/** The server's program, bundled once for each test file. */
export function serverProgram(): Promise<Program> {
  built ??= programOf('server/main.ts');
  return built;
}

/** Starts a server and waits until it listens. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { file } = await serverProgram();
  const data = options.data ?? (await temporaryFolder());
  const { port: asked = 0, args = [], env = {}, before = [] } = options;
  const whole = [...before, process.execPath, file, '--port', String(asked), '--data', data, ...args];
  const child = spawn(whole[0] ?? process.execPath, whole.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  running.add(child);
  const ended = once(child, 'exit').finally(() => running.delete(child));
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const port = await portOf(child, () => log);
  const self: RunningServer = {
    url: `http://127.0.0.1:${port}`,
    port,
    data,
    pid: child.pid ?? 0,
    log: () => log,
    signal: (name) => void child.kill(name),
    async stop(name = 'SIGTERM') {
      child.kill(name);
      await ended;
    },
    again: () => startServer({ ...options, data, port }),
  };
  return self;
}

/** Ends every server of this test file and removes what they left. To be called in afterAll. */
export async function stopServers(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }),
  );
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  await (await built)?.drop();
  built = undefined;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'conference-'));
  folders.push(folder);
  return folder;
}

/** Reads the banner until it names the port; the rest is read and dropped, so that the pipe never fills. */
async function portOf(child: ChildProcess, log: () => string): Promise<number> {
  if (child.stdout === null) throw new Error('no output to read');
  const lines = createInterface({ input: child.stdout });
  const found = await new Promise<number>((resolve, reject) => {
    lines.on('line', (line) => {
      const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${log()}`)));
  });
  return found;
}

/** Runs the server's program to its end, as for a command-line option; gives what it printed and its exit code. */
export async function runServer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const { file } = await serverProgram();
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  running.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  await once(child, 'close');
  running.delete(child);
  return { code: child.exitCode, out, err };
}
