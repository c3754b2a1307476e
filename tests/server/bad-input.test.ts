import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ack, Joined } from '../../shared/protocol/wire.ts';
import { serverProgram, startServer, stopServers, type RunningServer } from '../support/server.ts';
import { connect } from '../support/client.ts';
import {
  ask,
  create,
  join,
  linkCode,
  personNamed,
  redeem,
  refusalOf,
  refusedWith,
  type Table,
  table,
} from '../support/play.ts';

let server: RunningServer;
let url: string;
let here: Table;
beforeAll(async () => {
  await serverProgram();
  server = await startServer();
  url = server.url;
  here = await table(url, ['BOT', 'CUB', 'SWE']);
});
afterAll(async () => {
  expect(server.log()).toBe('');
  here.close();
  await stopServers();
});

const knock = async (name: string, wants: string | null = null, code = here.code) =>
  ask<Joined>(url, `/api/join/${code}`, { name, lang: 'en', wants });

describe('at the door', () => {
  test.each(['XXXXXX', '', '../healthz', '%00', 'C'.repeat(300)])('a wrong code: %j', async (code) => {
    const answer = await ask(url, `/api/join/${encodeURIComponent(code)}`);
    expect(answer.status).toBe(404);
    expect(refusalOf(answer).code).toBe(code === '' ? 'command.unknown' : 'code.unknown');
    if (code !== '')
      expect(
        refusalOf(await ask(url, `/api/join/${encodeURIComponent(code)}`, { name: 'A', lang: 'en', wants: null })).code,
      ).toBe('code.unknown');
  });

  test('a code typed with spaces and small letters is understood', async () => {
    const typed = `${here.code.slice(0, 3)} ${here.code.slice(3).toLowerCase()}`;
    expect((await ask(url, `/api/join/${encodeURIComponent(typed)}`)).status).toBe(200);
  });

  test('an expired code: the conference is closed', async () => {
    const { code, token } = await create(url);
    const facilitator = await connect({ url, token });
    await facilitator.must({ c: 'openSession' });
    await facilitator.must({ c: 'closeConference' });
    const answer = await knock('Late', null, code);
    expect([answer.status, refusalOf(answer).code]).toEqual([410, 'code.expired']);
    expect((await ask(url, `/api/join/${code}`)).status).toBe(200);
    facilitator.close();
  });

  test('a link for another device works once', async () => {
    const { code } = await create(url);
    const { token } = await join(url, code, 'Ann');
    const link = await linkCode(url, token);
    await redeem(url, link);
    const answer = await ask(url, '/api/seat/redeem', { code: link });
    expect([answer.status, refusalOf(answer).code]).toEqual([410, 'link.expired']);
  });

  test('a taken seat', async () => {
    const { code, token } = await create(url);
    const facilitator = await connect({ url, token });
    for (const name of ['A', 'B', 'C']) {
      const { seat } = await join(url, code, name);
      await facilitator.until((view) => Object.hasOwn(view.console?.seats ?? {}, seat));
      await facilitator.must({ c: 'seatPerson', person: personNamed(facilitator, name), delegation: 'TUN' });
    }
    const answer = await knock('D', 'TUN', code);
    expect(answer.status).toBe(409);
    expect(refusalOf(answer)).toEqual({
      code: 'delegation.full',
      params: { delegation: 'TUN' },
      rule: 'H6',
      instead: [{ kind: 'words', say: 'chooseAnother' }],
    });
    facilitator.close();
  });

  test.each([
    ['empty', '', 'name.empty'],
    ['only spaces', '   ', 'name.empty'],
    ['too long', 'a'.repeat(41), 'name.tooLong'],
    ['markup', '<b>Ann</b>', 'name.markup'],
    ['control characters', 'Ann\u0007', 'name.control'],
    ['a NUL', 'Ann\u0000', 'name.control'],
    ['an override of direction', 'Ann\u202E', 'name.control'],
  ])('a name that is %s', async (_what, name, code) => {
    const persons = Object.keys(here.facilitator.view().console?.persons ?? {}).length;
    const answer = await knock(name);
    expect([answer.status, refusalOf(answer).code]).toEqual([400, code]);
    expect(Object.keys(here.facilitator.view().console?.persons ?? {})).toHaveLength(persons);
  });

  test.each([
    ['no JSON', '{"name":', 400, 'command.malformed'],
    ['a list', '[]', 400, 'command.malformed'],
    ['another form', '{"name":7,"lang":"en","wants":null}', 400, 'command.malformed'],
    ['a field too many', '{"name":"A","lang":"en","wants":null,"seat":"x"}', 400, 'command.malformed'],
    ['a language that is none', '{"name":"A","lang":"<x>","wants":null}', 400, 'command.malformed'],
    ['a delegation that is none', '{"name":"A","lang":"en","wants":"__proto__"}', 400, 'delegation.unknown'],
    ['over 16 kB', JSON.stringify({ name: 'x'.repeat(20_000) }), 413, 'command.tooLarge'],
  ])('a body that is %s', async (_what, body, status, code) => {
    const answer = await ask(url, `/api/join/${here.code}`, body);
    expect([answer.status, refusalOf(answer).code]).toEqual([status, code]);
  });

  test('a link asked without a seat, and for somebody else’s', async () => {
    expect((await ask(url, '/api/seat/link', { seat: null })).status).toBe(401);
    expect((await ask(url, '/api/seat/link', { seat: null }, 'x'.repeat(43))).status).toBe(401);
    const answer = await ask(url, '/api/seat/link', { seat: here.chair.seat() }, here.tokens['BOT']);
    expect([answer.status, refusalOf(answer).code]).toEqual([403, 'seat.facilitatorOnly']);
    const unknown = await ask(url, '/api/seat/link', { seat: '__proto__' }, here.facilitatorToken);
    expect(refusalOf(unknown).code).toBe('seat.unknown');
  });
});

describe('on the line', () => {
  async function raw(of: string, message: unknown): Promise<Ack> {
    return new Promise((resolve) => here.delegate(of).send('act', message, resolve));
  }

  test.each([
    ['nothing', null],
    ['a number', 7],
    ['a list', []],
    ['no id', { command: { c: 'pause' } }],
    ['an id that is none', { id: '<script>', command: { c: 'pause' } }],
    ['a command that is none', { id: 'abcdefgh', command: { c: 'constructor' } }],
    ['a command of the system’s', { id: 'abcdefgh', command: { c: 'outage', at: 0 } }],
    ['a field too many', { id: 'abcdefgh', command: { c: 'pause', seat: 'x' } }],
    ['a number for a text', { id: 'abcdefgh', command: { c: 'askFloor', room: 7 } }],
  ])('malformed: %s', async (_what, message) => {
    const before = here.delegate('BOT').holding();
    expect(refusedWith(await raw('BOT', message))).toEqual({
      code: 'command.malformed',
      rule: 'H13',
      instead: [{ kind: 'words', say: 'loadAgain' }],
    });
    expect(here.delegate('BOT').socket.connected).toBe(true);
    expect(here.delegate('BOT').holding()).toEqual(before);
  });

  test('no callback, or something else in its place, harms nobody', async () => {
    const cub = here.delegate('CUB');
    cub.send('act', { id: 'abcdefgh', command: { c: 'pause' } });
    cub.send('act', 'x', 'y', 'z');
    cub.send('act', () => undefined);
    cub.send('resume', 7);
    cub.send('clock', 'now');
    const wall = await new Promise<number>((resolve) => {
      cub.socket.emit('clock', resolve);
    });
    expect(Math.abs(wall - Date.now())).toBeLessThan(60_000);
  });

  test('over 16 kB: refused, the line kept', async () => {
    const { room } = here;
    const message = { id: 'abcdefgh', command: { c: 'askFloor', room, more: 'x'.repeat(17_000) } };
    expect(refusedWith(await raw('CUB', message)).code).toBe('command.tooLarge');
    expect(here.delegate('CUB').socket.connected).toBe(true);
  });

  test('over 1 MB: the line is cut; the client comes back and goes on where it was', async () => {
    const { code } = await create(url);
    const { token } = await join(url, code, 'Ann');
    const client = await connect({ url, token, reconnects: true });
    const welcomes = client.heard.length;
    client.send('act', { id: 'abcdefgh', command: { c: 'pause', more: 'x'.repeat(1_100_000) } }, () => {});
    await client.until((_v, c) => !c.socket.connected, 'the line is cut');
    await client.until((_v, c) => c.socket.connected && c.heard.length > welcomes, 'the line is back');
    expect(await client.act({ c: 'wish', delegation: 'SWE' })).toEqual({ ok: true });
    client.close();
  });

  test('too frequent: refused until it calms down, the line kept, nothing changed', async () => {
    const swe = here.delegate('SWE');
    const { room } = here;
    const answers = await Promise.all(Array.from({ length: 60 }, () => swe.act({ c: 'withdrawFloor', room })));
    const codes = answers.map((ack) => refusedWith(ack).code);
    expect(new Set(codes)).toEqual(new Set(['floor.notListed', 'command.tooFrequent']));
    expect(codes.filter((c) => c === 'floor.notListed').length).toBeGreaterThanOrEqual(20);
    expect(swe.socket.connected).toBe(true);
  });

  test.each([
    ['a delegate may not pause', 'BOT', { c: 'pause' }, 'seat.facilitatorOnly'],
    ['a delegate may not give the floor', 'BOT', { c: 'setLimit', room: 'plenary', seconds: 60 }, 'seat.chairOnly'],
    ['a room that is none', 'BOT', { c: 'askFloor', room: '__proto__' }, 'seat.notInside'],
  ] as const)('not allowed: %s', async (_what, of, command, code) => {
    expect(refusedWith(await here.delegate(of).act(command)).code).toBe(code);
  });

  test('what is possible instead is an act where the seat may do one, and it is granted', async () => {
    const { room } = here;
    const bot = here.delegate('BOT');
    const { instead } = refusedWith(await bot.act({ c: 'setLimit', room, seconds: 60 }));
    const [first] = instead;
    if (first.kind !== 'act') throw new Error('no act is offered');
    expect(first.command).toEqual({ c: 'askFloor', room });
    await bot.must(first.command);
    const again = refusedWith(await bot.act({ c: 'askFloor', room }));
    expect(again.instead).toEqual([
      { kind: 'act', command: { c: 'withdrawFloor', room } },
      { kind: 'words', say: 'withdrawFloor' },
    ]);
    await bot.must({ c: 'withdrawFloor', room });
  });

  test('a token that is unknown, and a client of another build', async () => {
    expect((await connect({ url, token: 'x'.repeat(43) })).farewell()).toBe('tokenUnknown');
    expect((await connect({ url, token: '' })).farewell()).toBe('tokenUnknown');
    expect((await connect({ url, token: here.facilitatorToken, protocol: 0 })).farewell()).toBe('reload');
  });
});

test('what is asked for and is not there', async () => {
  expect(refusalOf(await ask(url, '/api/nothing')).code).toBe('command.unknown');
  expect(
    refusalOf(await ask(url, '/api/conferences', { scenario: 'none', title: 'T', name: 'A', lang: 'en' })).code,
  ).toBe('scenario.unknown');
  expect(
    refusalOf(await ask(url, '/api/conferences', { scenario: 'access', title: '', name: 'A', lang: 'en' })).code,
  ).toBe('title.empty');
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/assets/../../package.json', '/nothing.js'])
    expect((await fetch(url + path)).status).toBe(404);
});

test('too many wrong codes from one address are slowed down', async () => {
  const own = await startServer();
  const codes = new Set<string>();
  for (let i = 0; i < 40; i += 1) codes.add(refusalOf(await ask(own.url, '/api/join/WRNGCD')).code);
  expect(codes).toEqual(new Set(['code.unknown', 'command.tooFrequent']));
  await own.stop();
});

test('too many conferences from one address are slowed down', async () => {
  const own = await startServer();
  const statuses = new Set<number>();
  for (let i = 0; i < 45; i += 1)
    statuses.add(
      (await ask(own.url, '/api/conferences', { scenario: 'access', title: 'T', name: 'A', lang: 'en' })).status,
    );
  expect(statuses).toEqual(new Set([200, 429]));
  await own.stop();
});
