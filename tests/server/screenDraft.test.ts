import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ack } from '../../shared/protocol/wire.ts';
import { bytesOf } from '../support/disk.ts';
import { connect, type TestClient } from '../support/client.ts';
import { type Table, table } from '../support/play.ts';
import { type RunningServer, serverProgram, startServer, stopServers } from '../support/server.ts';

/** The desk's words on the big screen as they are typed: over sockets, to those who follow it and to nobody else. */

let server: RunningServer;
let here: Table;
beforeAll(async () => {
  await serverProgram();
  server = await startServer();
  here = await table(server.url, ['BOT', 'SWE']);
});
afterAll(async () => {
  here.close();
  await stopServers();
});

const show = (client: TestClient, text: string | null): Promise<Ack> =>
  client.socket.timeout(10_000).emitWithAck('showDraft', text === null ? null : { provision: 'access', text });
const heardBy = (client: TestClient): string => JSON.stringify(client.heard);

test('words are on the screen as they are typed, from on to off, and in no other frame and not on disk', async () => {
  const { facilitator, chair, room } = here;
  const swe = here.delegate('SWE');
  const wall = await connect({ url: server.url, token: here.facilitatorToken });
  wall.socket.emit('watchDraft');
  await wall.until((_v, c) => c.onScreen() === null, 'the screen is empty');
  await chair.must({ c: 'prepareWords', room, provision: 'access', text: 'Kept in silence' });

  expect(await show(chair, 'A ferr')).toEqual({ ok: true });
  await wall.until((_v, c) => c.onScreen()?.text === 'A ferr', 'the first letters');
  expect(await show(chair, 'A ferry for both')).toEqual({ ok: true });
  await wall.until((_v, c) => c.onScreen()?.text === 'A ferry for both', 'the rest');
  expect(wall.onScreen()?.by).toBe(chair.seat());
  // A screen that comes late is told at once.
  const late = await connect({ url: server.url, token: here.facilitatorToken });
  late.socket.emit('watchDraft');
  await late.until((_v, c) => c.onScreen()?.text === 'A ferry for both', 'shown to a late screen');
  late.close();

  expect(await show(chair, null)).toEqual({ ok: true });
  await wall.until((_v, c) => c.onScreen() === null, 'switched off');
  await chair.must({ c: 'prepareWords', room, provision: 'access', text: 'Typed in silence' });

  expect(await show(chair, 'Once more')).toEqual({ ok: true });
  await wall.until((_v, c) => c.onScreen()?.text === 'Once more', 'on again');
  await chair.must({ c: 'prepareWords', room, provision: 'access', text: null });
  await wall.until((_v, c) => c.onScreen() === null, 'thrown away');

  await chair.must({ c: 'prepareWords', room, provision: 'access', text: 'Nobody hinders access.' });
  expect(await show(chair, 'Nobody hinders')).toEqual({ ok: true });
  await wall.until((_v, c) => c.onScreen()?.text === 'Nobody hinders', 'before it is tabled');
  await chair.must({ c: 'tableChairText', room, title: 'A bridge', lang: 'en' });
  await wall.until((_v, c) => c.onScreen() === null, 'tabled');

  await swe.until((_v, c) => c.plenary().chairTexts.length === 1, 'the paper is there');
  for (const other of [swe, here.delegate('BOT')]) {
    expect(heardBy(other)).not.toMatch(/A ferr|Once more|in silence/u);
    expect(other.onScreen()).toBeUndefined();
  }
  expect(heardBy(wall)).toContain('A ferry for both');
  const kept = await bytesOf(server.data);
  for (const words of ['A ferry', 'Once more']) expect(kept.includes(words)).toBe(false);
  expect(kept.includes('Nobody')).toBe(true);
  expect(facilitator.onScreen()).toBeUndefined();
  wall.close();
});

test('a delegate shows nothing there; nothing but words is taken; it ends with the line of whoever types', async () => {
  const bot = here.delegate('BOT');
  expect(await show(bot, 'Ours')).toMatchObject({ no: { code: 'seat.chairOnly' } });
  expect(await show(bot, null)).toMatchObject({ no: { code: 'seat.chairOnly' } });
  for (const odd of [7, 'words', { provision: 'access' }, { provision: 'access', text: 'x'.repeat(9000) }, ['a']]) {
    const ack = await new Promise((resolve) => here.chair.send('showDraft', odd, resolve));
    expect(ack).toMatchObject({ no: { code: 'command.malformed' } });
  }
  here.chair.send('showDraft');
  bot.socket.emit('watchDraft');
  await bot.until((_v, c) => c.onScreen() === null, 'nothing is shown');
  const typist = await connect({ url: server.url, token: here.chairToken });
  expect(await show(typist, 'Half a sen')).toEqual({ ok: true });
  await bot.until((_v, c) => c.onScreen()?.text === 'Half a sen', 'shown');
  typist.close();
  await bot.until((_v, c) => c.onScreen() === null, 'the line of the typist is gone');
  expect(here.chair.socket.connected).toBe(true);
});
