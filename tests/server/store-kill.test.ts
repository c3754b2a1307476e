import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite.ts';
import { type Program, programOf } from '../support/program.ts';
import { answerOf } from '../support/rows.ts';

let writer: Program;
beforeAll(async () => {
  writer = await programOf('tests/support/storeWriter.ts');
});
afterAll(() => writer.drop());

test('a process killed while it appends loses nothing that it reported, and leaves no half append', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-kill-'));
  let total = 0;
  try {
    for (const answers of [1, 40, 90]) {
      const child = spawn(process.execPath, [writer.file, folder, '200', 'a,b,c'], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const ended = once(child, 'exit');
      const reported = new Map<string, number>();
      let seen = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        const { conference, seq, ok } = answerOf(line);
        expect(ok).toBe(true);
        reported.set(conference, seq);
        seen += 1;
        // Lines still in the pipe are read on: they were reported before the kill too.
        if (seen === answers) child.kill('SIGKILL');
      }
      await ended;

      const store = await openSqliteStore({ folder });
      for (const [conference, seq] of reported) {
        const rows = await store.events.read(conference, 0);
        expect(rows.length).toBeGreaterThanOrEqual(seq);
        expect(rows.length % 3).toBe(0);
        expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1));
        expect(await store.events.receipts(conference)).toHaveLength(rows.length / 3);
        const refs = rows.filter((_, i) => i % 3 === 0).map((_, i) => `r${i * 3}`);
        expect(Object.keys(await store.texts.open(conference, refs))).toHaveLength(rows.length / 3);
        total += seq;
      }
      await store.close();
    }
    expect(total).toBeGreaterThan(300);
  } finally {
    await rm(folder, { recursive: true });
  }
});
