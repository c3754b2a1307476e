// What the scripts that make pictures share: a real server on a port of its own, people who act over the wire, and
// waiting for what they did. Needs the built pages and server: run npm run build before.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { runnerImport } from 'vite';

export const root = join(import.meta.dirname, '..');

/** A module of the project, compiled as it is needed. */
export const load = async (file) =>
  (await runnerImport(join(root, file), { configFile: false, root, logLevel: 'error' })).module;

const { foldFrame, heldOf, holdsNothing, viewOfHolding } = await load('shared/protocol/fold.ts');
const { protocolVersion } = await load('shared/protocol/version.ts');

export const laptop = { viewport: { width: 1280, height: 800 } };
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
/** As narrow as phones come. */
export const smallPhone = { ...phone, viewport: { width: 360, height: 740 } };
export const projector = { viewport: { width: 1920, height: 1080 } };

/** Starts a server with an empty data folder. `close` ends it, and every line with it. */
export async function openStage(address) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const data = mkdtempSync(join(tmpdir(), 'square-brackets-picture-'));
  const server = spawn(
    process.execPath,
    [join(root, 'dist', 'server', 'main.js'), '--port', String(port), '--data', data, '--public-url', address ?? base],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const sockets = [];

  /** Asks again and again; gives what was found. */
  async function until(what, holds) {
    for (let tries = 0; tries < 400; tries += 1) {
      if (server.exitCode !== null) throw new Error('the server has stopped');
      const found = await Promise.resolve()
        .then(holds)
        .catch(() => undefined);
      if (found) return found;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error(`waited in vain until ${what}`);
  }

  /** Holds a seat over the wire and follows its slices. */
  async function sit(token) {
    let holding = holdsNothing;
    const socket = io(base, {
      transports: ['websocket'],
      auth: (give) => give({ protocol: protocolVersion, token, held: heldOf(holding) }),
    });
    sockets.push(socket);
    const take = (frame) => {
      const next = foldFrame(holding, frame);
      if (next === 'resume') throw new Error('a frame does not follow');
      holding = next;
    };
    const welcomed = new Promise((done) => socket.once('welcome', done));
    socket.on('welcome', (welcome) => take(welcome.frame));
    socket.on('frame', take);
    await welcomed;
    return { socket, token, view: () => viewOfHolding(holding) };
  }

  async function post(path, body, token) {
    const answer = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const found = await answer.json();
    if (!answer.ok) throw new Error(`${path} was refused: ${JSON.stringify(found)}`);
    return found;
  }

  const redeem = (link) => post('/api/seat/redeem', { code: new URL(link).pathname.split('/').pop() });

  /** Puts whoever opened the conference in the chair, and gives that seat. */
  async function takeChair(facilitator) {
    const find = (role) => Object.entries(facilitator.view().console.seats).find(([, seat]) => seat.role.r === role);
    await act(facilitator, { c: 'seatChair', person: find('facilitator')[1].person });
    const [seat] = await until('somebody chairs', () => find('chair'));
    return redeem((await post('/api/seat/link', { seat }, facilitator.token)).url);
  }

  /** Somebody comes to the door for a delegation and is let in; gives the seat and whoever acts from it. */
  async function seatDelegate(facilitator, code, name, wants) {
    const joined = await post(`/api/join/${code}`, { name, lang: 'en', wants });
    const person = await until('somebody is at the door', () => facilitator.view().console.seats[joined.seat]?.person);
    await act(facilitator, { c: 'seatPerson', person, delegation: wants });
    return { ...joined, code, role: 'delegate', client: await sit(joined.token) };
  }

  function close() {
    for (const socket of sockets) socket.disconnect();
    server.kill();
    rmSync(data, { recursive: true, force: true });
  }

  await until('the server answers', async () => (await fetch(`${base}/healthz`)).ok);
  return { base, until, sit, post, redeem, takeChair, seatDelegate, close };
}

/** Acts for a person; a refusal is a mistake of the script. */
export async function act(person, command) {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16)).join('');
  const ack = await person.socket.timeout(10_000).emitWithAck('act', { id, command });
  if ('no' in ack) throw new Error(`${command.c} was refused: ${JSON.stringify(ack.no)}`);
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
