import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { destination, type Logger, pino } from 'pino';
import { players } from './bots/players.ts';
import { automatic } from './host/automatic.ts';
import { conferences, linkMinutes } from './host/conferences.ts';
import { desk } from './host/desk.ts';
import { publicAddress } from './http/addresses.ts';
import { app } from './http/app.ts';
import { printBanner } from './http/banner.ts';
import { visitors } from './http/visitors.ts';
import { type Options, readOptions } from './options.ts';
import { readScenarios } from './scenarios.ts';
import { gateway } from './sockets/gateway.ts';
import { lockFolder } from './store/lock.ts';
import { openSqliteStore } from './store/sqlite.ts';
import type { Store } from './store/store.ts';

/** The composition root, and the only reader of the environment. */

/** The project's folder: this file is run from more than one place below it. */
function rootFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** One clear line, and out. */
function stop(...lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

async function openStore(folder: string): Promise<Store> {
  try {
    return await openSqliteStore({ folder });
  } catch (error) {
    const newer = error instanceof Error && error.message.includes('newer version') ? ` ${error.message}` : '';
    return stop(
      `The data folder ${folder} cannot be written (${codeOf(error) || 'it cannot be opened'}).${newer} Choose another one: npm start -- --data DIR`,
    );
  }
}

/** Takes the data folder for this process; the lock ends with it. */
async function takeFolder(folder: string, instead: string): Promise<void> {
  try {
    if ((await lockFolder(folder)) !== undefined) return;
  } catch {
    // Whatever stands in the way of the lock stands in the way of the store, which says so better.
    return;
  }
  stop(`Another server is using the data folder ${folder}. ${instead}`);
}

async function erase(code: string, options: Options): Promise<void> {
  await takeFolder(options.data, 'Stop it first, or let the facilitator erase the conference on its console.');
  const store = await openStore(options.data);
  const record = await store.identity.byCode(code);
  if (record === undefined) stop(`No conference here has the code ${code}. The data folder is ${options.data}.`);
  const gone = await store.erase(record.id);
  await store.close();
  if (!gone.ok) stop('The conference could not be erased: the disk is full.');
  console.log(`The conference ${record.code} is erased. Copies of the data folder still hold it.`);
}

async function printFacilitatorLink(code: string, options: Options): Promise<void> {
  const store = await openStore(options.data);
  const record = await store.identity.byCode(code);
  if (record === undefined) stop(`No conference here has the code ${code}. The data folder is ${options.data}.`);
  const link = await store.identity.handover(record.id, record.facilitator, Date.now() + linkMinutes * 60_000);
  await store.close();
  if (!link.ok) stop('The link could not be written: the disk is full.');
  console.log(
    `Facilitator of ${record.code}: ${publicAddress(addressOptions(options, options.port)).public}/s/${link.value}`,
  );
  console.log(`It works once, within ${linkMinutes} minutes; the older link then ends.`);
}

function addressOptions({ publicUrl, hostAddress }: Options, port: number) {
  return { port, ...(publicUrl !== undefined && { publicUrl }), ...(hostAddress !== undefined && { hostAddress }) };
}

/** Waits until the port is ours; gives the number, which the system chose if 0 was asked for. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve) => {
    server.once('error', (error) => {
      const taken = codeOf(error) === 'EADDRINUSE';
      const why = taken ? 'is in use by another program' : `cannot be used (${codeOf(error)})`;
      stop(`Port ${port} ${why}. Choose another one: npm start -- --port ${port < 65_535 ? port + 1 : 4000}`);
    });
    server.listen(port, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function serve(options: Options, root: string): Promise<void> {
  const scenarios = await readScenarios(join(root, 'scenarios'));
  if (!scenarios.ok) stop(...scenarios.error);
  const log: Logger = pino({ level: options.logLevel, base: null }, destination(2));
  const wall = () => Date.now();
  await takeFolder(options.data, 'Stop it, or choose another folder: npm start -- --data DIR');
  const store = await openStore(options.data);
  const sockets = gateway({ log, wall });
  const { rate, keepDays } = options;
  const hosts = conferences({ store, outlet: sockets, log, wall, rate, letGo: sockets.letGo });
  const care = desk({ store, log, wall, keepDays });
  let port = options.port;
  const retire = (conference: string, seat: string): void => {
    hosts.retire(conference, seat).catch(() => log.error({ conference }, 'a token was not ended'));
  };
  const bots = players({ address: () => `http://127.0.0.1:${port}`, rate, gone: retire });
  const seats = automatic({ conferences: hosts, players: bots, log });
  const address = () => publicAddress(addressOptions(options, port)).public;
  const pages = join(root, 'dist', 'client');
  const moved = (conference: string, seat: string) => sockets.letGo(conference, seat, 'seatMoved');
  const proxied = options.publicUrl !== undefined;
  const server = createServer(
    app({
      conferences: hosts,
      automatic: seats,
      desk: care,
      visitors: visitors(),
      lastActs: sockets.lastActs,
      scenarios: scenarios.value,
      address,
      wall,
      moved,
      pages,
      log,
      proxied,
    }),
  );
  await hosts.start();
  sockets.open(server, hosts);
  port = await listen(server, options.port);
  await seats.resume();
  const endSweeps = care.sweepDaily();
  await printBanner(publicAddress(addressOptions(options, port)));

  let ending = false;
  async function end(): Promise<void> {
    if (ending) return;
    ending = true;
    // Sockets first, so that nothing new comes in; a browser's idle connections would hold the server open.
    const closed = sockets.close();
    bots.close();
    endSweeps();
    server.closeAllConnections();
    await closed;
    await hosts.close();
    await store.close();
    process.exit(0);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end());
}

// Node would die of a file-size limit; with a handler the write fails, and is refused as on a full disk.
if (process.platform !== 'win32') process.on('SIGXFSZ', () => {});

const root = rootFolder();
const options = readOptions(process.argv.slice(2), process.env, root);
if (!options.ok) stop(options.error);
if (options.value.facilitator !== undefined) await printFacilitatorLink(options.value.facilitator, options.value);
else if (options.value.erase !== undefined) await erase(options.value.erase, options.value);
else await serve(options.value, root);
