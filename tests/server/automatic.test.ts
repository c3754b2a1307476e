import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Created, Filled, Rehearsed } from '../../shared/protocol/wire.ts';
import { type RunningServer, serverProgram, startServer, stopServers } from '../support/server.ts';
import { connect, type TestClient } from '../support/client.ts';
import { ask, join, personNamed, refusalOf, valueOf } from '../support/play.ts';

/** Automatic seats: clients of the same protocol that fill in for people. Conference time runs in fast motion. */

let server: RunningServer;
beforeAll(async () => {
  await serverProgram();
  server = await startServer({ args: ['--clock-rate', '40'] });
});
afterAll(async () => {
  expect(server.log()).toBe('');
  await stopServers();
});

async function lesson(): Promise<Created> {
  const body = { scenario: 'first-class', title: 'Ours', name: 'Teacher', lang: 'en', minutes: 20, autoChair: true };
  return valueOf(await ask<Created>(server.url, '/api/conferences', body));
}
const automaticSeats = (client: TestClient): readonly string[] =>
  Object.entries(client.view().public.delegations).flatMap(([code, d]) => (d.automatic > 0 ? [code] : []));

test('a rehearsal alone: seven automatic seats play with you to an outcome, and say so', {
  timeout: 60_000,
}, async () => {
  const asked = { name: 'Noa', lang: 'en', wants: 'KEL' };
  const mine = valueOf(await ask<Rehearsed>(server.url, '/api/rehearse', asked));
  const me = await connect({ url: server.url, token: mine.token });
  const teacher = await connect({ url: server.url, token: mine.facilitator.token });
  expect(me.role()).toMatchObject({ r: 'delegate', delegation: 'KEL' });
  expect(me.view().public.clock).toMatchObject({ c: 'running', rate: 40 });
  expect(automaticSeats(me)).toHaveLength(7);
  expect(automaticSeats(me)).not.toContain('KEL');
  expect(Object.values(teacher.view().console?.persons ?? {}).filter((p) => p.automatic)).toHaveLength(7);
  expect(
    refusalOf(await ask(server.url, `/api/join/${mine.code}`, { name: 'Eve', lang: 'en', wants: null })).code,
  ).toBe('door.locked');
  await me.until((_v, c) => Object.keys(c.plenary().reading?.signals ?? {}).length >= 4, 'signals');
  await me.until((_v, c) => c.plenary().summaries.length > 0, 'a prepared line');
  await me.until((view) => view.public.phase.p === 'closed', 'an outcome');
  await me.until((_v, c) => Object.keys(c.plenary().verdicts).length >= 7, 'what each says to the result');
  expect(me.plenary().floor.statements.length).toBeGreaterThan(0);
  expect(me.plenary().record.length + me.plenary().results.length).toBeGreaterThan(0);
  me.close();
  teacher.close();
});

test('they fill the empty delegations, give way to people, come back after a restart, and go', {
  timeout: 60_000,
}, async () => {
  const own = await startServer({ args: ['--clock-rate', '20'] });
  const body = { scenario: 'first-class', title: 'Ours', name: 'Teacher', lang: 'en', minutes: 40, autoChair: true };
  const { code, token } = valueOf(await ask<Created>(own.url, '/api/conferences', body));
  let teacher = await connect({ url: own.url, token });
  const seat = async (name: string, delegation: string): Promise<TestClient> => {
    const joined = await join(own.url, code, name, delegation);
    await teacher.until((view) => Object.hasOwn(view.console?.seats ?? {}, joined.seat));
    await teacher.must({ c: 'seatPerson', person: personNamed(teacher, name), delegation });
    return connect({ url: own.url, token: joined.token });
  };
  await seat('Ada', 'KEL');
  expect(valueOf(await ask<Filled>(own.url, '/api/desk/fill', { delegation: null }, token)).seats).toBe(7);
  await teacher.until((view) => Object.values(view.public.delegations).every((d) => d.presence.p !== 'empty'));
  // They raise their plates in the lobby, as everybody does.
  await teacher.until((view) => Object.values(view.public.delegations).filter((d) => d.plateUp).length === 7);
  await seat('Ben', 'ODA');
  await teacher.until((view) => view.public.delegations['ODA']?.automatic === 0);
  expect(teacher.view().public.delegations['ODA']?.taken).toBe(1);
  await teacher.must({ c: 'openSession' });
  await own.stop('SIGKILL');
  const again = await own.again();
  teacher = await connect({ url: again.url, token });
  const playing = automaticSeats(teacher);
  expect(playing).toHaveLength(6);
  await teacher.until(
    (view) => playing.every((d) => view.public.delegations[d]?.presence.p === 'here'),
    'back on line',
  );
  await teacher.until((_v, c) => playing.some((d) => c.plenary().reading?.signals[d] !== undefined), 'signals');
  await teacher.must({ c: 'dismissAutomatic', delegation: null });
  expect(automaticSeats(teacher)).toEqual([]);
  expect(again.log()).toBe('');
  teacher.close();
  await again.stop();
});

test('only the facilitator fills seats, and only where there are any', async () => {
  const { code, token } = await lesson();
  const ada = await join(server.url, code, 'Ada');
  const fill = (delegation: string | null, by: string) => ask<Filled>(server.url, '/api/desk/fill', { delegation }, by);
  expect(refusalOf(await fill(null, ada.token)).code).toBe('seat.facilitatorOnly');
  expect(refusalOf(await fill('XXX', token)).code).toBe('delegation.unknown');
  expect(refusalOf(await ask(server.url, '/api/desk/fill', { delegation: null })).code).toBe('seat.unknown');
  expect(refusalOf(await ask(server.url, '/api/rehearse', { name: '<b>', lang: 'en', wants: null })).code).toBe(
    'name.markup',
  );
});
