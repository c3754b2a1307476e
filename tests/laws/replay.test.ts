import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { fold } from '../../shared/conference/slices.ts';
import type { Emitted, View } from '../../shared/conference/kinds.ts';
import { ledgerOf } from '../../server/host/ledger.ts';
import type { Row } from '../../server/store/store.ts';
import { parseJson } from '../support/laws/heart.ts';
import { planOf, play } from '../support/laws/run.ts';
import { programOf } from '../support/program.ts';

const seeds = [101, 102, 103, 104, 105, 106];
const worlds = seeds.map((seed) => play(planOf(seed, 200)).world);

it('law 1: another process, time zone and locale folds the stored bytes to the same state', async () => {
  const program = await programOf('tests/support/laws/replayer.ts');
  const folder = await mkdtemp(join(tmpdir(), 'replay-'));
  try {
    const file = join(folder, 'logs.json');
    await writeFile(file, JSON.stringify(worlds.map((world) => world.disk.rows)));
    for (const [TZ, LC_ALL, hour] of [
      ['Asia/Kathmandu', 'tr_TR.UTF-8', 5],
      ['America/St_Johns', 'ar_EG.UTF-8', 20],
    ] as const) {
      const env = { ...process.env, TZ, LC_ALL, LANG: LC_ALL };
      const { stdout } = await promisify(execFile)(process.execPath, [program.file, file], { env, maxBuffer: 2 ** 28 });
      const answer = parseJson<{ states: readonly string[]; locale: string }>(stdout);
      expect(answer.locale).toBe(`${hour} ${LC_ALL}`);
      for (const [n, world] of worlds.entries())
        expect(answer.states[n] === JSON.stringify(world.server.state), `seed ${seeds[n]}`).toBe(true);
    }
  } finally {
    await rm(folder, { recursive: true });
    await program.drop();
  }
});

it('law 1: a snapshot after any commit and the rest of the log give the same state', () => {
  for (const world of worlds) {
    const rows = parseJson<readonly Row[]>(JSON.stringify(world.disk.rows));
    const live = JSON.stringify(world.server.state);
    for (const [at, row] of rows.entries()) {
      if (row.commit === (rows[at - 1]?.commit ?? row.commit) || row.commit % 7 > 0) continue;
      const snapshot = parseJson<View>(JSON.stringify(folded(rows.slice(0, at), ledgerOf([]).state())));
      expect(JSON.stringify(folded(rows.slice(at), snapshot)) === live, `snapshot before row ${at}`).toBe(true);
    }
  }
});

it('law 1: what is live holds nothing that JSON cannot keep', () => {
  for (const world of worlds) expect(parseJson(JSON.stringify(world.server.state))).toStrictEqual(world.server.state);
});

const folded = (rows: readonly Row[], from: View): View =>
  rows.reduce((state, row) => {
    const emitted = parseJson<Emitted>(`{"to":${JSON.stringify(row.audience)},"e":${row.payload}}`);
    return fold(state, emitted);
  }, from);
