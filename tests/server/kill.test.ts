import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conferenceTime } from '../../shared/conference/clock.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { serverProgram, startServer, stopServers, type RunningServer } from '../support/server.ts';
import { openSqliteStore } from '../../server/store/sqlite.ts';
import { connect, type TestClient } from '../support/client.ts';
import { type Table, table } from '../support/play.ts';

beforeAll(async () => {
  await serverProgram();
});
afterAll(stopServers);

/** Longer than the gap that is taken for an outage. */
const away = 6_500;
const tolerance = 2_000;

/** The pause is what is tested here: how long the server is away. */
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds that the speaker has left, by the conference's clock. */
function left(client: TestClient): number {
  const until = client.plenary().floor.speaking?.until;
  if (until === undefined) throw new Error('nobody speaks');
  return until - conferenceTime(client.view().public.clock, Date.now());
}

/** The same at the moment from which the clock runs now: how long it took to ask does not count. */
function leftAtResume(client: TestClient): number {
  const until = client.plenary().floor.speaking?.until;
  if (until === undefined) throw new Error('nobody speaks');
  return until - client.view().public.clock.at;
}

async function giveFloor(here: Table, delegation: string): Promise<void> {
  const { chair, room } = here;
  await here.delegate(delegation).must({ c: 'askFloor', room });
  await chair.until((_v, c) => c.plenary().floor.list.some((one) => one.delegation === delegation));
  await chair.must({ c: 'giveFloor', room, delegation, after: chair.plenary().floor.lastTurn });
  await chair.until((_v, c) => c.plenary().floor.speaking?.delegation === delegation);
}

describe('SIGKILL', () => {
  test('in a burst of commands and during a statement: nothing acknowledged is lost, nothing happens twice', async () => {
    const server = await startServer();
    const here = await table(server.url, ['BOT', 'CUB']);
    const { chair, room } = here;
    await giveFloor(here, 'BOT');

    // Each limit is a value of its own, so that every command can be found again, once.
    const acknowledged = new Set<number>();
    let before = 0;
    const sent = Array.from({ length: 15 }, (_, i) => 20 + i);
    const answers = sent.map((seconds, i) =>
      chair.act({ c: 'setLimit', room, seconds }, `burst-of-commands-${i}`).then(
        (ack) => {
          if ('ok' in ack) acknowledged.add(seconds);
          if (acknowledged.size === 4) {
            before = left(chair);
            server.signal('SIGKILL');
          }
        },
        () => undefined,
      ),
    );
    await chair.until((_v, c) => !c.socket.connected, 'the line is cut');
    await server.stop('SIGKILL');
    chair.close();
    await Promise.all(answers);
    expect(acknowledged.size).toBeGreaterThanOrEqual(4);
    await pass(away);

    const again = await server.again();
    const back = await connect({ url: again.url, token: here.chairToken });
    const after = leftAtResume(back);
    expect(after).toBeGreaterThanOrEqual(before - 50);
    expect(after).toBeLessThanOrEqual(before + tolerance);
    expect(back.view().public.outages).toBe(1);

    // Sent again under its id, what was acknowledged is only answered again.
    for (const seconds of acknowledged) {
      const ack = await back.act({ c: 'setLimit', room, seconds }, `burst-of-commands-${sent.indexOf(seconds)}`);
      expect(ack).toEqual({ ok: true });
    }
    await again.stop();
    const limits = await loggedLimits(server);
    for (const seconds of acknowledged) expect(limits.filter((one) => one === seconds)).toEqual([seconds]);
    expect(new Set(limits).size).toBe(limits.length);
    here.close();
  });
});

describe('SIGSTOP', () => {
  test('for ten seconds, then SIGCONT: the speaker has lost no time', async () => {
    const server = await startServer();
    const here = await table(server.url, ['BOT', 'CUB']);
    const { chair } = here;
    await giveFloor(here, 'CUB');
    const before = left(chair);
    server.signal('SIGSTOP');
    await pass(10_000);
    server.signal('SIGCONT');
    await chair.until((view) => view.public.outages === 1);
    const after = leftAtResume(chair);
    expect(after).toBeGreaterThanOrEqual(before - 50);
    expect(after).toBeLessThanOrEqual(before + tolerance);
    here.close();
    await server.stop();
  });

  test('a command that waited meanwhile is decided after the outage', async () => {
    const server = await startServer();
    const here = await table(server.url, ['BOT', 'CUB']);
    const { chair, room } = here;
    await giveFloor(here, 'CUB');
    server.signal('SIGSTOP');
    const more: ClientCommand = { c: 'moreTime', room, turn: chair.plenary().floor.lastTurn, seconds: 60 };
    const answer = chair.act(more);
    await pass(away);
    server.signal('SIGCONT');
    expect(await answer).toEqual({ ok: true });
    expect(chair.view().public.outages).toBe(1);
    expect(left(chair)).toBeGreaterThan(120_000 + 60_000 - 15_000);
    here.close();
    await server.stop();
  });
});

async function loggedLimits(server: RunningServer): Promise<readonly number[]> {
  const store = await openSqliteStore({ folder: server.data });
  const found: number[] = [];
  for (const conference of await store.events.conferences())
    for (const row of await store.events.read(conference, 0)) {
      const seconds = /^\{"t":"LimitSet","seconds":(\d+)\}$/.exec(row.payload)?.[1];
      if (seconds !== undefined) found.push(Number(seconds));
    }
  await store.close();
  return found;
}
