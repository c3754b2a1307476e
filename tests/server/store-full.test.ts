import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryStore } from '../../server/store/memory.ts';
import { hasPrlimit, limitFiles } from '../support/disk.ts';
import { type Program, programOf } from '../support/program.ts';
import { type Answer, answerOf, commitOf } from '../support/rows.ts';

let writer: Program;
beforeAll(async () => {
  writer = await programOf('tests/support/storeWriter.ts');
});
afterAll(() => writer.drop());

test.skipIf(!hasPrlimit())('a full disk: refused, reading goes on, accepted again when there is room', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-full-'));
  // Only the soft limit is lowered, so that it can be raised again from outside.
  const args = ['--fsize=300000:unlimited', process.execPath, writer.file, folder, '2000'];
  const child = spawn('prlimit', args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  async function next(): Promise<Answer> {
    const line = await lines.next();
    if (line.done === true) throw new Error('the writer ended');
    return answerOf(line.value);
  }
  try {
    let accepted = 0;
    let line = await next();
    while (line.ok) {
      accepted = line.seq;
      line = await next();
    }
    expect(accepted).toBeGreaterThan(0);
    expect(line).toMatchObject({ reason: 'full', readable: accepted });

    child.stdin.write('go on\n');
    expect(await next()).toMatchObject({ ok: false, reason: 'full', readable: accepted });

    limitFiles({ pid: child.pid ?? 0 }, 'unlimited');
    child.stdin.write('go on\n');
    for (const more of [3, 6, 9]) {
      expect(await next()).toMatchObject({ ok: true, seq: accepted + more });
    }
  } finally {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true });
  }
});

test('the store in memory plays a full disk when asked', async () => {
  let room = false;
  const { events, identity, texts } = memoryStore({ hasRoom: () => room });
  expect(await events.append('c', 0, [commitOf('c', 0, 1)])).toEqual({ ok: false, reason: 'full' });
  expect(await events.beat('c', 1, 1)).toBe(false);
  expect(await identity.issue('c', 's')).toEqual({ ok: false, error: 'full' });
  expect(await texts.forget('c', 'p')).toEqual({ ok: false, error: 'full' });
  room = true;
  expect(await events.append('c', 0, [commitOf('c', 0, 1)])).toEqual({ ok: true });
});
