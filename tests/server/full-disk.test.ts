import { afterAll, beforeAll, expect, test } from 'vitest';
import { grounded } from '../../shared/protocol/explain.ts';
import { hasPrlimit, limitFiles } from '../support/disk.ts';
import { serverProgram, startServer, stopServers } from '../support/server.ts';
import { connect } from '../support/client.ts';
import { table } from '../support/play.ts';

beforeAll(async () => {
  await serverProgram();
});
afterAll(stopServers);

test.skipIf(!hasPrlimit())('a full disk: refused, reading goes on, accepted again when there is room', async () => {
  const server = await startServer();
  const here = await table(server.url, ['BOT', 'CUB']);
  const { chair, room } = here;
  const before = chair.plenary();
  limitFiles(server, '1');
  const refused = await Promise.all(
    [30, 31, 32, 33, 34].map((seconds) => chair.act({ c: 'setLimit', room, seconds }, `while-it-is-full-${seconds}`)),
  );
  for (const ack of refused) expect(ack).toEqual({ no: grounded({ code: 'storage.full' }) });
  // Whoever comes meanwhile gets everything, and nobody was told what was not written.
  const late = await connect({ url: server.url, token: here.tokens['BOT'] ?? '' });
  expect(late.plenary()).toEqual(before);
  expect(chair.plenary()).toEqual(before);
  expect(chair.socket.connected).toBe(true);

  limitFiles(server, 'unlimited');
  // The same command under the same id was refused, so now it is new.
  expect(await chair.act({ c: 'setLimit', room, seconds: 31 }, 'while-it-is-full-31')).toEqual({ ok: true });
  await late.until((_v, c) => c.plenary().floor.limitSeconds === 31);
  await server.stop();
  const again = await server.again();
  const back = await connect({ url: again.url, token: here.chairToken });
  expect(back.plenary().floor.limitSeconds).toBe(31);
  await again.stop();
});
