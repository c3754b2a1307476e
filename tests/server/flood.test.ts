import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitingMax } from '../../shared/conference/doors.ts';
import { type RunningServer, serverProgram, startServer, stopServers } from '../support/server.ts';
import { ask, join, refusalOf, type Table, table } from '../support/play.ts';
import { from, nastyNames } from '../support/stranger.ts';

/** Strangers at the door of a class that plays. */

let server: RunningServer;
let here: Table;
beforeAll(async () => {
  await serverProgram();
  server = await startServer();
  here = await table(server.url, ['BOT', 'CUB', 'SWE']);
});
afterAll(async () => {
  expect(server.log()).toBe('');
  here.close();
  await stopServers();
});

test('a class of 32 behind one address comes in at once', async () => {
  const own = await startServer();
  const { code } = await table(own.url, []);
  await Promise.all(Array.from({ length: 32 }, (_, n) => join(own.url, code, `Student ${n}`)));
  await own.stop();
});

test('400 joins from the class’s own address: nobody is in, nothing is shown, the class plays on', async () => {
  const { room, chair, code, url } = here;
  const flood = Array.from({ length: 400 }, (_, n) => {
    const name = nastyNames[n % nastyNames.length];
    return ask(url, `/api/join/${code}`, { name, lang: 'en', wants: n % 2 === 0 ? 'SWE' : null });
  });
  await here.delegate('CUB').must({ c: 'askFloor', room });
  await chair.must({ c: 'giveFloor', room, delegation: 'CUB', after: chair.plenary().floor.lastTurn });
  await here.delegate('CUB').must({ c: 'endStatement', room, turn: chair.plenary().floor.lastTurn });
  const answers = await Promise.all(flood);
  const statuses = new Set(answers.map(({ status }) => status));
  expect(statuses).toEqual(new Set([200, 400, 429]));
  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(60);

  const { seats = {}, persons = {} } = here.facilitator.view().console ?? {};
  expect(Object.keys(persons).length).toBeLessThanOrEqual(waitingMax + 4);
  expect(Object.values(seats).filter((s) => s.role.r === 'delegate')).toHaveLength(3);
  for (const client of [here.delegate('SWE'), chair]) {
    const heard = JSON.stringify(client.heard);
    for (const name of nastyNames) expect(heard).not.toContain(name);
  }
  await here.facilitator.must({ c: 'clearWaiting' });
  expect(Object.keys(here.facilitator.view().console?.persons ?? {})).toHaveLength(4);
});

test('whoever guesses codes learns nothing more after thirty tries, not even a right one', async () => {
  const { code, url } = here;
  const guess = (address: string, typed: string) => from(address, url, `/api/join/${typed}`);
  const tries = await Promise.all(Array.from({ length: 60 }, () => guess('127.0.0.9', 'CCCCCC')));
  expect(tries.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(40);
  expect((await guess('127.0.0.9', code)).status).toBe(429);
  // Another address, and the class's own whoever guesses there, still find the door.
  expect((await guess('127.0.0.10', code)).status).toBe(200);
  await Promise.all(Array.from({ length: 60 }, () => ask(url, '/api/join/CCCCCC')));
  expect(refusalOf(await ask(url, '/api/join/CCCCCC')).code).toBe('command.tooFrequent');
  expect((await ask(url, `/api/join/${code}`)).status).toBe(200);
});
