import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskFacts, Exported, NewCode } from '../../shared/protocol/wire.ts';
import { runServer, type RunningServer, serverProgram, startServer, stopServers } from '../support/server.ts';
import { connect } from '../support/client.ts';
import { ask, create, join, refusalOf, table, valueOf } from '../support/play.ts';

/** What a facilitator asks of the server beside the conference. */

let server: RunningServer;
beforeAll(async () => {
  await serverProgram();
  server = await startServer();
});
afterAll(async () => {
  expect(server.log()).toBe('');
  await stopServers();
});

const desk = async (token: string) => valueOf(await ask<DeskFacts>(server.url, '/api/desk', undefined, token));
const from = (agent: string, path: string) =>
  fetch(`${server.url}${path}`, { headers: { accept: 'text/html', 'user-agent': agent } });

test('a class without a person in the chair is opened with its bell', async () => {
  const body = { scenario: 'first-class', title: 'Ours', name: 'T', lang: 'en', minutes: 45, autoChair: true };
  const { token } = valueOf(await ask<{ token: string }>(server.url, '/api/conferences', body));
  const teacher = await connect({ url: server.url, token });
  expect(teacher.view().public.bell).toEqual({ b: 'planned', minutes: 45 });
  expect(teacher.plenary().auto.on).toBe(true);
  teacher.close();
  expect(refusalOf(await ask(server.url, '/api/conferences', { ...body, minutes: 0 })).code).toBe('command.malformed');
});

test('it hears whether a phone has reached the server, and who is idle', async () => {
  const { code, token } = await create(server.url);
  const before = await desk(token);
  expect(before.atDoor).toBe(0);
  await from('Phone one', '/');
  await from('Phone two', `/api/join/${code}`);
  await from('Phone two', `/api/join/${code}`);
  const after = await desk(token);
  expect(after.reached - before.reached).toBe(2);
  expect(after.atDoor).toBe(1);
  const ada = await join(server.url, code, 'Ada');
  const client = await connect({ url: server.url, token: ada.token });
  expect((await desk(token)).lastActs[ada.seat]).toBeUndefined();
  await client.must({ c: 'wish', delegation: 'SWE' });
  const facts = await desk(token);
  expect(facts.wall - (facts.lastActs[ada.seat] ?? 0)).toBeLessThan(60_000);
  expect(refusalOf(await ask(server.url, '/api/desk', undefined, ada.token)).code).toBe('seat.facilitatorOnly');
  client.close();
});

test('a new join code: the old one is refused, seats go on', async () => {
  const { code, token } = await create(server.url);
  const ada = await join(server.url, code, 'Ada');
  const fresh = valueOf(await ask<NewCode>(server.url, '/api/desk/code', {}, token)).code;
  expect(fresh).not.toBe(code);
  expect(refusalOf(await ask(server.url, `/api/join/${code}`)).code).toBe('code.unknown');
  expect((await ask(server.url, `/api/join/${fresh}`)).status).toBe(200);
  const client = await connect({ url: server.url, token: ada.token });
  expect(client.role()?.r).toBe('waiting');
  client.close();
});

test('a locked lobby lets nobody in, and says so', async () => {
  const { code, token } = await create(server.url);
  const teacher = await connect({ url: server.url, token });
  await teacher.must({ c: 'setDoor', door: 'locked' });
  const answer = await ask(server.url, `/api/join/${code}`, { name: 'Ada', lang: 'en', wants: null });
  expect([answer.status, refusalOf(answer).code]).toEqual([403, 'door.locked']);
  await teacher.must({ c: 'setDoor', door: 'asks' });
  await join(server.url, code, 'Ada');
  teacher.close();
});

test('an export holds what facilitators read; once it is over, everything, with the names', async () => {
  const here = await table(server.url, ['BOT', 'CUB']);
  const get = async () =>
    valueOf(await ask<Exported>(server.url, '/api/desk/export', undefined, here.facilitatorToken));
  const before = await get();
  expect(before.whole).toBe(false);
  expect(before.events.some((one) => one.audience.startsWith('delegation:'))).toBe(false);
  await here.facilitator.must({ c: 'closeConference' });
  const after = await get();
  expect(after.whole).toBe(true);
  expect(after.events.map((one) => one.number)).toEqual(after.events.map((_, i) => i + 1));
  expect(after.events.some((one) => one.audience === 'delegation:BOT')).toBe(true);
  expect(Object.values(after.said)).toContainEqual({ lang: 'en', text: 'Delegate of CUB' });
  here.close();
});

test('a second server on the same folder says one clear line and ends', async () => {
  const { code, err } = await runServer(['--port', '0', '--data', server.data]);
  expect(code).toBe(1);
  expect(err.trimEnd().split('\n')).toEqual([
    `Another server is using the data folder ${server.data}. Stop it, or choose another folder: npm start -- --data DIR`,
  ]);
});

test('the folder of a server that was killed is free at once', async () => {
  const one = await startServer();
  await one.stop('SIGKILL');
  const two = await one.again();
  expect((await ask(two.url, '/healthz')).status).toBe(200);
  await two.stop();
});

test('the clock of a rehearsal is shown to everybody', async () => {
  const fast = await startServer({ args: ['--clock-rate', '8'] });
  const here = await table(fast.url, ['BOT']);
  expect(here.delegate('BOT').view().public.clock).toMatchObject({ c: 'running', rate: 8 });
  here.close();
  await fast.stop();
  const { err } = await runServer(['--clock-rate', '0']);
  expect(err).toContain('--clock-rate');
});

test('the operator destroys a conference once the server is stopped', async () => {
  const own = await startServer();
  const { code } = await create(own.url);
  const args = ['--data', own.data, '--erase', code];
  const running = await runServer(args);
  expect([running.code, running.err]).toEqual([1, expect.stringContaining('Stop it first')]);
  await own.stop();
  const done = await runServer(args);
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('is erased')]);
  expect(execFileSync('cat', [`${own.data}/conferences.db`]).includes(code)).toBe(false);
  expect((await runServer(args)).code).toBe(1);
});
