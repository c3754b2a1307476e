import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverProgram, runServer, startServer, stopServers, type RunningServer } from '../support/server.ts';
import type { SeatLink } from '../../shared/protocol/wire.ts';
import { connect } from '../support/client.ts';
import { ask, create, linkCode, redeem, refusalOf, type Table, table, valueOf } from '../support/play.ts';

let server: RunningServer;
let here: Table;
beforeAll(async () => {
  await serverProgram();
  server = await startServer();
  here = await table(server.url, ['BOT', 'CUB', 'SWE']);
});
afterAll(stopServers);

test('a command sent again over a new line is answered, and done once', async () => {
  const { room } = here;
  const swe = await connect({ url: server.url, token: here.tokens['SWE'] ?? '' });
  const id = 'ask-for-the-floor-once';
  // The same command on three lines of one seat at the same time, and after each was cut.
  const other = await connect({ url: server.url, token: here.tokens['SWE'] ?? '' });
  const first = await Promise.all([swe, other, here.delegate('SWE')].map((c) => c.act({ c: 'askFloor', room }, id)));
  expect(first).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  swe.close();
  other.close();
  const back = await connect({ url: server.url, token: here.tokens['SWE'] ?? '', from: swe.holding() });
  expect(await back.act({ c: 'askFloor', room }, id)).toEqual({ ok: true });
  expect(back.plenary().floor.list).toHaveLength(1);
  expect(await back.act({ c: 'askFloor', room })).toMatchObject({ no: { code: 'floor.alreadyListed' } });
  // Another seat may use the same id.
  expect(await here.delegate('CUB').act({ c: 'askFloor', room }, id)).toEqual({ ok: true });
  back.close();
});

test('whoever comes back gets what was missed, and nothing twice', async () => {
  const { chair, room } = here;
  const token = here.tokens['CUB'] ?? '';
  const cub = await connect({ url: server.url, token });
  cub.close();
  for (const seconds of [30, 40, 50]) await chair.must({ c: 'setLimit', room, seconds });
  const back = await connect({ url: server.url, token, from: cub.holding() });
  const [welcome] = back.heard;
  expect(JSON.stringify(welcome)).not.toContain('"fresh"');
  expect(JSON.stringify(welcome).match(/LimitSet/g)).toHaveLength(3);
  await chair.until((_v, c) => c.plenary().floor.limitSeconds === 50);
  expect(back.plenary()).toEqual(chair.plenary());
  const stranger = await connect({
    url: server.url,
    token,
    from: { ...cub.holding(), held: { ...cub.holding().held, public: { epoch: '', cursor: 'elsewhere', slice: {} } } },
  });
  expect(stranger.view().public).toEqual(chair.view().public);
  back.close();
  stranger.close();
});

test('people meet while the conference goes on: no frame is lost or doubled at the welcome', async () => {
  const { chair, room } = here;
  const token = here.tokens['BOT'] ?? '';
  const coming = Array.from({ length: 8 }, () => connect({ url: server.url, token }));
  for (let seconds = 60; seconds < 90; seconds += 1) await chair.act({ c: 'setLimit', room, seconds });
  const come = await Promise.all(coming);
  const last = chair.plenary().floor.limitSeconds;
  for (const client of come) {
    await client.until((_v, c) => c.plenary().floor.limitSeconds === last);
    expect(client.resumed()).toBe(0);
    expect(client.plenary()).toEqual(chair.plenary());
    client.close();
  }
});

test('another device takes the seat over; the old one is told and goes', async () => {
  const cub = here.delegate('CUB');
  const link = await linkCode(server.url, here.tokens['CUB'] ?? '');
  // Until the link is used, the old device goes on.
  expect(cub.socket.connected).toBe(true);
  const { token, seat, code } = await redeem(server.url, link);
  expect([seat, code]).toEqual([cub.seat(), here.code]);
  expect(await cub.dismissed()).toBe('seatMoved');
  expect((await connect({ url: server.url, token: here.tokens['CUB'] ?? '' })).farewell()).toBe('tokenUnknown');
  const moved = await connect({ url: server.url, token });
  expect(moved.plenary()).toEqual(here.chair.plenary());
  expect(refusalOf(await ask(server.url, '/api/seat/redeem', { code: link })).code).toBe('link.expired');
  moved.close();
});

test('the facilitator gives a lost seat out anew', async () => {
  const swe = here.delegate('SWE');
  const { token, seat } = await redeem(server.url, await linkCode(server.url, here.facilitatorToken, swe.seat()));
  expect(seat).toBe(swe.seat());
  expect(await swe.dismissed()).toBe('seatMoved');
  const again = await connect({ url: server.url, token });
  expect(again.role()).toMatchObject({ r: 'delegate', delegation: 'SWE' });
  again.close();
});

test('the server prints a new facilitator link while it runs; the old token then ends', async () => {
  const { code, token, seat } = await create(server.url);
  const before = await connect({ url: server.url, token });
  const args = ['--data', server.data, '--port', String(server.port), '--facilitator', code];
  const { code: exit, out } = await runServer(args);
  expect(exit).toBe(0);
  const printed = /http:\/\/[^/\s]+\/s\/([A-Z0-9]{8})/.exec(out)?.[1] ?? '';
  const redeemed = await redeem(server.url, printed);
  expect(redeemed).toMatchObject({ code, seat });
  expect(await before.dismissed()).toBe('seatMoved');
  const after = await connect({ url: server.url, token: redeemed.token });
  await after.must({ c: 'openSession' });
  after.close();
});

test('who is connected and who is not, the console sees; a delegation is away while all of its lines are lost', async () => {
  const own = await table(server.url, ['BOT', 'CUB']);
  const bot = own.delegate('BOT');
  bot.close();
  await own.facilitator.until((view) => view.console?.seats[bot.seat()]?.line === 'lost');
  await own.chair.until((view) => view.public.delegations['BOT']?.presence.p === 'away');
  const back = await connect({ url: server.url, token: own.tokens['BOT'] ?? '' });
  await own.chair.until((view) => view.public.delegations['BOT']?.presence.p === 'here');
  back.close();
  own.close();
});

test('through polling alone, as behind a proxy that refuses upgrades', async () => {
  const client = await connect({ url: server.url, token: here.facilitatorToken, transports: ['polling'] });
  await client.must({ c: 'pause' });
  await client.until((view) => view.public.clock.c === 'held');
  await client.must({ c: 'resume' });
  client.close();
});

test('a facilitator may run the console on a second device, and the first goes on; nobody else may', async () => {
  const there = await table(server.url, ['SWE']);
  const linkThatStays = async (token: string): Promise<string> => {
    const { url } = valueOf(await ask<SeatLink>(server.url, '/api/seat/link', { seat: null, stays: true }, token));
    return url.slice(url.lastIndexOf('/') + 1);
  };
  const laptop = await connect({ url: server.url, token: there.facilitatorToken });
  const second = await redeem(server.url, await linkThatStays(there.facilitatorToken));
  expect(second.token).not.toBe(there.facilitatorToken);
  const phone = await connect({ url: server.url, token: second.token });
  await phone.must({ c: 'setBell', minutes: 40 });
  await laptop.until((view) => view.public.bell.b !== 'none');
  const swe = there.tokens['SWE'] ?? '';
  const moved = await redeem(server.url, await linkThatStays(swe));
  expect((await ask(server.url, '/api/seat/link', { seat: null }, swe)).status).toBe(401);
  expect((await ask(server.url, '/api/seat/link', { seat: null }, moved.token)).status).toBe(200);
  laptop.close();
  phone.close();
});
