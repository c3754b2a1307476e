import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { connect, type TestClient } from '../tests/support/client.ts';
import { ask, create, join, personNamed, valueOf } from '../tests/support/play.ts';
import { type RunningServer, startServer, stopServers } from '../tests/support/server.ts';
import { from, nastyNames } from '../tests/support/stranger.ts';
import type { ClientCommand } from '../shared/protocol/commands.ts';

/**
 * A class of 25 plays: each does something twice a second. Meanwhile 400 strangers join from the class's own address and
 * others guess codes. Measured: how long an act of the class takes to its acknowledgement, before, during and after, and
 * the server's memory. Goal: 99 % under 250 ms during the flood, memory within 20 % of before after a minute.
 */

const CLASS = 25;
const ACT_EVERY_MS = 500;
const PHASE_MS = 15_000;
const JOINS = 400;
const GUESSERS = 8;
const REST_MS = 60_000;

export interface Row {
  readonly what: string;
  /** Milliseconds from an act to its acknowledgement. */
  readonly median: number;
  readonly p99: number;
  readonly runs: number;
}

export interface Report {
  readonly machine: string;
  readonly rows: readonly Row[];
  readonly joins: { readonly sent: number; readonly waiting: number; readonly refused: number };
  readonly guesses: { readonly sent: number; readonly answered404: number; readonly tooFrequent: number };
  /** Resident memory of the server, in MB. */
  readonly memory: { readonly before: number; readonly during: number; readonly aMinuteAfter: number };
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const round = (n: number): number => Math.round(n * 10) / 10;

function rowOf(what: string, times: readonly number[]): Row {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { what, median: at(0.5), p99: at(0.99), runs: sorted.length };
}

async function memoryOf({ pid }: RunningServer): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

async function classOf(url: string): Promise<{ readonly code: string; readonly clients: readonly TestClient[] }> {
  const { code, token } = await create(url, 'first-class');
  const teacher = await connect({ url, token });
  const order = teacher.view().public.order;
  const clients: TestClient[] = [];
  for (let n = 0; n < CLASS; n += 1) {
    const name = `Student ${n}`;
    const delegation = order[n % order.length] ?? '';
    const { token: own, seat } = await join(url, code, name);
    await teacher.until((view) => Object.hasOwn(view.console?.seats ?? {}, seat));
    await teacher.must({ c: 'seatPerson', person: personNamed(teacher, name), delegation });
    clients.push(await connect({ url, token: own }));
    await rest(100);
  }
  await teacher.must({ c: 'setAutoChair', room: teacher.view().public.plenary, on: true });
  await teacher.must({ c: 'openSession' });
  return { code, clients: [...clients, teacher] };
}

/** What a student does next: ask for the floor, leave the list, end a statement, signal, need a moment. */
function actOf(client: TestClient, n: number): ClientCommand {
  const room = client.view().public.plenary;
  const { floor, reading } = client.plenary();
  const turn = floor.speaking?.turn;
  if (n % 5 === 0) return { c: 'askFloor', room };
  if (n % 5 === 1 && turn !== undefined) return { c: 'endStatement', room, turn };
  if (n % 5 === 2) return { c: 'tapNeed', room, need: 'moment' };
  if (n % 5 === 3 && reading) {
    const signal = n % 2 === 0 ? 'support' : 'oppose';
    return { c: 'signal', room, question: reading.question, signal };
  }
  return { c: 'withdrawFloor', room };
}

/** The class plays for a while; gives how long each act took. */
async function played(clients: readonly TestClient[], ms: number): Promise<readonly number[]> {
  const until = performance.now() + ms;
  const times: number[] = [];
  await Promise.all(
    clients.map(async (client, index) => {
      await rest((index * ACT_EVERY_MS) / clients.length);
      for (let n = index; performance.now() < until; n += 1) {
        const begun = performance.now();
        await client.act(actOf(client, n));
        times.push(performance.now() - begun);
        await rest(ACT_EVERY_MS);
      }
    }),
  );
  return times;
}

async function flood(url: string, code: string): Promise<Pick<Report, 'joins' | 'guesses'>> {
  const every = PHASE_MS / JOINS;
  const joins = Array.from({ length: JOINS }, async (_, n) => {
    await rest(n * every);
    return (await ask(url, `/api/join/${code}`, { name: nastyNames[n % nastyNames.length], lang: 'en', wants: null }))
      .status;
  });
  const guesses = Array.from({ length: GUESSERS * 250 }, async (_, n) => {
    await rest((n * PHASE_MS) / (GUESSERS * 250));
    return (await from(`127.0.1.${1 + (n % GUESSERS)}`, url, '/api/join/CCCCCC')).status;
  });
  const [joined, guessed] = [await Promise.all(joins), await Promise.all(guesses)];
  const count = (list: readonly number[], status: number): number => list.filter((one) => one === status).length;
  const waiting = count(joined, 200);
  return {
    joins: { sent: joined.length, waiting, refused: joined.length - waiting },
    guesses: { sent: guessed.length, answered404: count(guessed, 404), tooFrequent: count(guessed, 429) },
  };
}

export async function run(): Promise<Report> {
  const server = await startServer();
  try {
    valueOf(await ask(server.url, '/healthz'));
    const { code, clients } = await classOf(server.url);
    // Warm: the first acts of a process are slower than all later ones, and its memory is still growing.
    await played(clients, 20_000);
    const before = await played(clients, PHASE_MS);
    const memoryBefore = await memoryOf(server);
    const [during, what] = await Promise.all([played(clients, PHASE_MS), flood(server.url, code)]);
    const memoryDuring = await memoryOf(server);
    const after = await played(clients, PHASE_MS);
    await played(clients, REST_MS - PHASE_MS);
    const memoryAfter = await memoryOf(server);
    for (const client of clients) client.close();
    const [cpu] = cpus();
    return {
      machine: `${cpus().length} × ${cpu?.model ?? 'unknown'}, Node ${process.version}`,
      rows: [rowOf('before', before), rowOf('during', during), rowOf('after', after)],
      ...what,
      memory: { before: memoryBefore, during: memoryDuring, aMinuteAfter: memoryAfter },
    };
  } finally {
    await stopServers();
  }
}
