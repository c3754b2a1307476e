import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChoices } from '../../shared/text/measure.ts';
import { serverProgram, startServer, stopServers, type RunningServer } from '../support/server.ts';
import { type Table, table } from '../support/play.ts';

let server: RunningServer;
let here: Table;
beforeAll(async () => {
  await serverProgram();
  // In fast motion: what waits ten seconds in a conference waits half a second here.
  server = await startServer({ env: { CLOCK_RATE: '20' } });
});
afterAll(stopServers);

test('four people at real sockets play from the lobby to an adopted text', async () => {
  here = await table(server.url, ['BOT', 'CUB', 'SWE']);
  const { chair, room } = here;
  const [bot, cub, swe] = ['BOT', 'CUB', 'SWE'].map((code) => here.delegate(code));
  if (!bot || !cub || !swe) throw new Error('three delegates');
  const everybody = [here.facilitator, chair, bot, cub, swe];

  // The floor.
  await swe.must({ c: 'askFloor', room });
  await chair.until((_v, c) => c.plenary().floor.list.length === 1);
  await chair.must({ c: 'giveFloor', room, delegation: 'SWE', after: chair.plenary().floor.lastTurn });
  await swe.until((_v, c) => c.plenary().floor.speaking?.delegation === 'SWE');
  await swe.must({ c: 'endStatement', room, turn: swe.plenary().floor.lastTurn });

  // A paper of the chair is taken in, and agreed.
  await chair.must({ c: 'openProvision', room, provision: 'preamble-a' });
  await bot.until((_v, c) => c.plenary().reading?.provision === 'preamble-a');
  const question = bot.plenary().reading?.question ?? '';
  for (const delegate of [bot, cub, swe]) await delegate.must({ c: 'signal', room, question, signal: 'support' });
  const paper = chair.plenary().proposals.find((p) => p.provision === 'preamble-a')?.id ?? '';
  await chair.must({ c: 'rule', room, ruling: { r: 'takeIn', provision: 'preamble-a', proposal: paper } });
  await chair.must({ c: 'rule', room, ruling: { r: 'agreed', provision: 'preamble-a' } });

  // An amendment goes into brackets beside the original, and a vote decides.
  await chair.must({ c: 'openProvision', room, provision: 'access' });
  await cub.until((_v, c) => c.plenary().reading?.provision === 'access');
  const access = cub.plenary().provisions.find((p) => p.id === 'access');
  if (!access) throw new Error('no 3.8');
  await cub.must({
    c: 'propose',
    room,
    provision: 'access',
    revision: access.revision,
    amendment: { inserts: [{ after: 'start', text: 'All' }], deletes: [] },
    reason: 'Nobody is left out.',
    lang: 'en',
  });
  await chair.until((_v, c) => c.plenary().proposals.some((p) => p.from === 'CUB' && p.state === 'pending'));
  const proposal = chair.plenary().proposals.find((p) => p.from === 'CUB')?.id ?? '';
  await chair.must({ c: 'rule', room, ruling: { r: 'bracketProposal', provision: 'access', proposal } });
  await chair.until((_v, c) => c.plenary().provisions.some((p) => openChoices(p.body).length > 0));
  const choice = openChoices(chair.plenary().provisions.find((p) => p.id === 'access')?.body ?? [])[0];
  if (!choice) throw new Error('no bracket');
  await chair.must({ c: 'openBallot', room, about: { on: 'choice', provision: 'access', choice: choice.id } });
  for (const delegate of [bot, cub, swe]) {
    await delegate.until((_v, c) => c.plenary().ballot?.state === 'open');
    const { id: ballot = '', current: index = 0 } = delegate.plenary().ballot ?? {};
    await delegate.must({ c: 'castCard', room, ballot, index, card: delegate === swe ? 'against' : 'for' });
  }
  await chair.until((_v, c) => c.plenary().ballot?.cast.length === 3);
  const { id: ballot = '', current: index = 0 } = chair.plenary().ballot ?? {};
  await chair.must({ c: 'closeQuestion', room, ballot, index });
  await swe.until((_v, c) => c.plenary().results.length === 1);
  expect(swe.plenary().results[0]).toMatchObject({
    tally: { for: 2, against: 1, abstain: 0 },
    outcome: { kind: 'carried' },
  });
  await chair.must({ c: 'rule', room, ruling: { r: 'agreed', provision: 'access' } });

  await chair.must({ c: 'openProvision', room, provision: 'preamble-b' });
  await chair.must({ c: 'rule', room, ruling: { r: 'agreed', provision: 'preamble-b' } });
  await chair.must({ c: 'askWhole', room, dropRest: false });
  // Nobody objects, and the clock alone adopts the text.
  await Promise.all(everybody.map((client) => client.until((view) => view.public.phase.p === 'closed')));

  for (const client of everybody) {
    expect(client.view().public.phase).toEqual({ p: 'closed', outcome: 'adopted' });
    expect(client.view().public).toEqual(chair.view().public);
    expect(client.plenary()).toEqual(chair.plenary());
    expect(client.resumed()).toBe(0);
  }
  expect(chair.plenary().provisions.map((p) => p.status)).toEqual(['agreed', 'agreed', 'agreed']);
  expect(server.log()).toBe('');
  here.close();
});

test('a press at the moment at which the automatic chair acts is no mistake, and done once', async () => {
  const other = await table(server.url, ['BOT', 'CUB']);
  const { facilitator, room } = other;
  const opened = (): number => JSON.stringify(facilitator.heard).split('"t":"ProvisionOpened"').length - 1;
  await facilitator.must({ c: 'setAutoChair', room, on: true });
  await facilitator.until((_v, c) => c.plenary().auto.planned !== null, 'a step is counted down');
  const { planned } = facilitator.plenary().auto;
  if (planned?.why !== 'openNext') throw new Error('the first provision is not what comes next');
  await facilitator.until((_v, c) => c.plenary().reading !== null, 'it is opened by itself');
  const press = { c: 'takeStep', room, why: planned.why } as const;
  expect(await facilitator.act({ ...press, planned: planned.id })).toEqual({ ok: true });
  expect(opened()).toBe(1);
  expect(await facilitator.act(press)).toMatchObject({ no: { code: 'step.over' } });
  other.close();
});
