import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadScenario } from '../../shared/scenario/load.ts';
import { openSqliteStore } from '../../server/store/sqlite.ts';
import { serverProgram, startServer, stopServers, type RunningServer } from '../support/server.ts';
import { connect, type TestClient } from '../support/client.ts';
import { ask, join, linkCode, redeem, type Table, table } from '../support/play.ts';

/** What a delegation alone may know reaches nobody else, by any way that leads out of the server. */

let server: RunningServer;
let here: Table;
beforeAll(async () => {
  await serverProgram();
  server = await startServer();
  here = await table(server.url, ['BOT', 'CUB', 'SWE']);
});
afterAll(stopServers);

const everything = (client: TestClient): string => JSON.stringify(client.heard);

test('a brief is in no frame of anybody else, and in no answer', async () => {
  const source = await readFile(new URL('../../scenarios/access.yaml', import.meta.url), 'utf8');
  const scenario = loadScenario(source, 'access.yaml');
  if (!scenario.ok) throw new Error('the scenario does not load');
  const secret = (code: string): readonly string[] => {
    const brief = scenario.value.briefs[code];
    return brief
      ? [brief.you, ...brief.want, ...brief.never, ...brief.trade, brief.fallback].map((t) =>
          JSON.stringify(t).slice(1, -1),
        )
      : [];
  };

  const bot = here.delegate('BOT');
  expect(secret('BOT').every((words) => everything(bot).includes(words))).toBe(true);

  // Everybody else comes anew as well, so that fresh slices are looked through like tails.
  const { token } = await join(server.url, here.code, 'Waiting');
  const others = [
    here.facilitator,
    here.chair,
    here.delegate('CUB'),
    here.delegate('SWE'),
    await connect({ url: server.url, token }),
    await connect({ url: server.url, token: here.facilitatorToken }),
    await connect({ url: server.url, token: here.tokens['CUB'] ?? '' }),
  ];
  const answers = await Promise.all(
    ['/api/scenarios', `/api/join/${here.code}`].map(async (path) => (await ask(server.url, path)).text),
  );
  for (const words of secret('BOT')) {
    for (const other of others) expect(everything(other)).not.toContain(words);
    for (const answer of answers) expect(answer).not.toContain(words);
  }
});

test('words that the desk prepares are in no frame of anybody else, until they are tabled', async () => {
  const { chair, facilitator, room, code } = here;
  const secret = 'Nobody shall be cut off by an unsaid clause.';
  await chair.must({ c: 'prepareWords', room, provision: 'access', text: secret });
  await facilitator.until(() => everything(facilitator).includes('unsaid clause'), 'the secretary reads it');
  const prepare = { c: 'prepareWords', room, provision: 'access', text: secret } as const;
  const refused = await here.delegate('SWE').act(prepare);
  // Everybody else comes anew as well, so that fresh slices are looked through like tails.
  const { token } = await join(server.url, code, 'At the door');
  const others = [
    here.delegate('BOT'),
    here.delegate('CUB'),
    here.delegate('SWE'),
    await connect({ url: server.url, token }),
    await connect({ url: server.url, token: here.tokens['BOT'] ?? '' }),
  ];
  const [bot] = others;
  await chair.must({ c: 'prepareWords', room, provision: 'preamble-b', text: secret });
  await chair.must({ c: 'prepareWords', room, provision: 'preamble-b', text: null });
  // What is told to all after it: by then everything before it has come.
  await chair.must({ c: 'openProvision', room, provision: 'access' });
  for (const other of others)
    await other.until((_v, c) => c.plenary().reading?.provision === 'access', 'the provision is open');
  expect(refused).toMatchObject({ no: { code: 'seat.chairOnly' } });
  for (const other of others)
    expect(everything(other)).not.toMatch(/unsaid clause|WordsPrepared|PreparedDropped|"prepared"/u);
  expect(JSON.stringify(refused)).not.toContain('unsaid');

  await chair.must({ c: 'tableChairText', room, title: 'One way', lang: 'en' });
  await bot?.until((_v, c) => c.plenary().chairTexts.length === 1, 'it is tabled');
  expect(everything(here.delegate('BOT'))).toContain('unsaid');
});

test('a delegate who is moved to another delegation gets nothing more of the old one', async () => {
  const { facilitator } = here;
  const swe = here.delegate('SWE');
  const record = facilitator.view().console?.seats[swe.seat()];
  if (!record) throw new Error('no seat');
  await facilitator.must({ c: 'seatPerson', person: record.person, delegation: 'TUN' });
  await swe.until((_v, c) => {
    const role = c.role();
    return role?.r === 'delegate' && role.delegation === 'TUN';
  });
  expect(Object.keys(swe.view().delegation)).toEqual(['TUN']);
  expect(swe.holding().frozen['delegation:SWE']).toBeTruthy();
  await facilitator.must({ c: 'seatPerson', person: record.person, delegation: 'SWE' });
  await swe.until((_v, c) => Object.hasOwn(c.view().delegation, 'SWE'));
  expect(Object.keys(swe.view().delegation)).toEqual(['SWE']);
});

test('a card that lies face down is in no frame of anybody else, until all are turned', async () => {
  const { chair, room } = here;
  await chair.must({ c: 'openProvision', room, provision: 'preamble-b' });
  await chair.must({ c: 'openBallot', room, about: { on: 'provision', provision: 'preamble-b' } });
  const cards = { BOT: 'abstain', CUB: 'against', SWE: 'for' } as const;
  const marks = new Map(Object.keys(here.delegates).map((code) => [code, here.delegate(code).heard.length]));
  const markOfChair = chair.heard.length;
  const markOfConsole = here.facilitator.heard.length;
  for (const [code, card] of Object.entries(cards)) {
    const delegate = here.delegate(code);
    await delegate.until((_v, c) => c.plenary().ballot?.state === 'open');
    const { id: ballot = '', current: index = 0 } = delegate.plenary().ballot ?? {};
    await delegate.must({ c: 'castCard', room, ballot, index, card });
  }
  await chair.until((_v, c) => c.plenary().ballot?.cast.length === 3);

  // A second device of each seat comes now, and gets what is there as a fresh slice.
  const late = await connect({ url: server.url, token: here.chairToken });
  const heardSince = [
    ...here.facilitator.heard.slice(markOfConsole),
    ...chair.heard.slice(markOfChair),
    ...late.heard,
  ].map((frame) => JSON.stringify(frame));
  for (const frame of heardSince) expect(frame).not.toMatch(/"card":|CardLaid/);
  for (const [code, card] of Object.entries(cards)) {
    const own = JSON.stringify(here.delegate(code).heard.slice(marks.get(code)));
    expect(own.match(/"card":"(\w+)"/g)).toEqual([`"card":"${card}"`]);
  }

  const { id: ballot = '', current: index = 0 } = chair.plenary().ballot ?? {};
  await chair.must({ c: 'closeQuestion', room, ballot, index });
  await here.facilitator.until((_v, c) => c.plenary().results.length === 1);
  expect(here.facilitator.plenary().results[0]?.cards).toEqual(cards);
});

test('numbers of rows and commits never leave the server', async () => {
  const store = await openSqliteStore({ folder: server.data });
  const [conference = ''] = await store.events.conferences();
  await store.close();
  for (const client of [here.facilitator, here.chair, here.delegate('BOT')]) {
    expect(everything(client)).not.toMatch(/"(seq|commit|audienceSeq)":/);
    expect(everything(client)).not.toContain(conference);
  }
});

test('a link to one seat gives that seat only', async () => {
  const code = await linkCode(server.url, here.tokens['BOT'] ?? '');
  const redeemed = await redeem(server.url, code);
  expect(redeemed.seat).toBe(here.delegate('BOT').seat());
  expect(await here.delegate('BOT').dismissed()).toBe('seatMoved');
});
