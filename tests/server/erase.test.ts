import { join as path } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Erased, Exported } from '../../shared/protocol/wire.ts';
import { type RunningServer, serverProgram, startServer, stopServers } from '../support/server.ts';
import { bytesOf } from '../support/disk.ts';
import { connect } from '../support/client.ts';
import { ask, create, join, personNamed, refusalOf, table, valueOf } from '../support/play.ts';

/** Erasing: what people are called and what they said is afterwards in no file of the data folder. */

let server: RunningServer;
beforeAll(async () => {
  await serverProgram();
  server = await startServer();
});
afterAll(async () => {
  expect(server.log()).toBe('');
  await stopServers();
});

/** The key of a person as it lies on the disk; nothing once it is destroyed. */
function keysOf(folder: string, person?: string): readonly Buffer[] {
  const db = new Database(path(folder, 'keys.db'), { readonly: true });
  const rows = db.prepare('select person, key from keys').raw().all([]).filter(Array.isArray);
  db.close();
  return rows.flatMap(([who, key]) => (Buffer.isBuffer(key) && (person === undefined || who === person) ? [key] : []));
}

test('a person: name, reports and lines go, the key with them; votes stay; everybody is told; the seat ends', async () => {
  const here = await table(server.url, ['BOT', 'CUB', 'SWE']);
  const { room, chair, facilitator } = here;
  const cub = here.delegate('CUB');
  const sentence = 'Zanzibar is only a word here.';
  await cub.must({ c: 'askFloor', room });
  await chair.must({ c: 'giveFloor', room, delegation: 'CUB', after: chair.plenary().floor.lastTurn });
  await cub.must({ c: 'summarise', room, turn: chair.plenary().floor.lastTurn, text: sentence, lang: 'en' });
  await cub.must({ c: 'report', about: 'BOT', text: 'Quite out of role.', lang: 'en' });
  const line = () => chair.plenary().summaries[0]?.text.ref ?? '';
  await chair.until((_v, c) => c.holding().said[line()]?.text === sentence);
  const person = personNamed(facilitator, 'Delegate of CUB');
  const [key] = keysOf(server.data, person);
  if (key === undefined) throw new Error('no key');
  expect((await bytesOf(server.data)).includes(key)).toBe(true);

  await facilitator.must({ c: 'erasePerson', person });
  expect(await cub.dismissed()).toBe('tokenUnknown');
  // Whoever holds the sentence is told at once that it is gone.
  await chair.until((_v, c) => c.holding().said[line()] === null, 'the erased sentence');
  expect(facilitator.view().console?.persons[person]).toBeUndefined();
  expect(chair.plenary().summaries).toHaveLength(1);
  const bytes = await bytesOf(server.data);
  for (const gone of [key, 'Delegate of CUB', sentence, 'Quite out of role.']) expect(bytes.includes(gone)).toBe(false);
  expect(keysOf(server.data, person)).toEqual([]);
  expect((await connect({ url: server.url, token: here.tokens['CUB'] ?? '' })).farewell()).toBe('tokenUnknown');

  // Whoever comes anew reads "erased", also after a restart.
  const swe = await connect({ url: server.url, token: here.tokens['SWE'] ?? '' });
  expect(swe.holding().said[line()]).toBeNull();
  const exported = valueOf(await ask<Exported>(server.url, '/api/desk/export', undefined, here.facilitatorToken));
  expect(JSON.stringify(exported)).not.toContain(sentence);
  swe.close();
  here.close();
});

test('everything: rows, keys, tokens and the code are gone, and everybody is sent away', async () => {
  const { code, token } = await create(server.url, 'access', 'Wilhelmina');
  const ada = await join(server.url, code, 'Ada');
  const client = await connect({ url: server.url, token: ada.token });
  const other = await create(server.url, 'access', 'Other');
  const keys = keysOf(server.data).length;
  const wrong = await ask<Erased>(server.url, '/api/desk/erase', { code: other.code }, token);
  expect(refusalOf(wrong).code).toBe('code.unknown');
  expect(refusalOf(await ask(server.url, '/api/desk/erase', { code }, ada.token)).code).toBe('seat.facilitatorOnly');
  expect(valueOf(await ask<Erased>(server.url, '/api/desk/erase', { code }, token)).erased).toBe(true);
  expect(await client.dismissed()).toBe('tokenUnknown');
  expect(refusalOf(await ask(server.url, `/api/join/${code}`)).code).toBe('code.unknown');
  expect((await connect({ url: server.url, token })).farewell()).toBe('tokenUnknown');
  expect(keysOf(server.data)).toHaveLength(keys - 2);
  const bytes = await bytesOf(server.data);
  for (const gone of [ada.seat, code, 'Wilhelmina']) expect(bytes.includes(gone)).toBe(false);
  expect((await ask(server.url, `/api/join/${other.code}`)).status).toBe(200);
});

test('people’s data go so many days after the end; the record stays', async () => {
  const own = await startServer();
  const { code, token, seat } = await create(own.url, 'access', 'Wilhelmina');
  const ada = await join(own.url, code, 'Ada');
  await own.stop();
  // Ninety-one days pass.
  const db = new Database(path(own.data, 'conferences.db'));
  db.exec(`update rows set at = at - ${91 * 86_400_000}`);
  db.close();
  const kept = await startServer({ data: own.data, env: { KEEP_DAYS: '365' } });
  expect(keysOf(own.data)).toHaveLength(2);
  await kept.stop();
  const swept = await startServer({ data: own.data });
  const teacher = await connect({ url: swept.url, token });
  expect(teacher.seat()).toBe(seat);
  const { said } = teacher.holding();
  expect(Object.values(said).every((one) => one === null)).toBe(true);
  expect((await connect({ url: swept.url, token: ada.token })).farewell()).toBe('tokenUnknown');
  expect(keysOf(own.data)).toEqual([]);
  teacher.close();
  await swept.stop();
});
