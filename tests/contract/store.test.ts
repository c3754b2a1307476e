import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CODE_ALPHABET } from '../../server/store/codes.ts';
import { bytes, openDatabase } from '../../server/store/database.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { KEYS_SCHEMA } from '../../server/store/schema.ts';
import { KEYS_FILE, MAIN_FILE, openSqliteStore } from '../../server/store/sqlite.ts';
import type { SealedText, Store, Written } from '../../server/store/store.ts';
import { commitOf, receiptOf } from '../support/rows.ts';

interface Engine {
  open(drawJoinCode?: () => string): Promise<Store>;
  /** Every byte that the engine keeps on disk. */
  bytes(): Promise<Buffer>;
  drop(): Promise<void>;
}

async function sqliteEngine(): Promise<Engine & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  return {
    folder,
    open: (drawJoinCode) => openSqliteStore({ folder, ...(drawJoinCode && { drawJoinCode }) }),
    bytes: async () =>
      Buffer.concat(await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))),
    drop: () => rm(folder, { recursive: true }),
  };
}

async function memoryEngine(): Promise<Engine> {
  return {
    open: async (drawJoinCode) => memoryStore(drawJoinCode && { drawJoinCode }),
    bytes: async () => Buffer.alloc(0),
    drop: async () => {},
  };
}

function got<T>(written: Written<T>): T {
  if (!written.ok) throw new Error('the disk was full');
  return written.value;
}

const conflict = { ok: false, reason: 'conflict' };
const name: SealedText = { ref: 'r1', person: 'p1', lang: 'es', text: 'Ximena Quintanilla' };

describe.each([
  ['memory', memoryEngine],
  ['sqlite', sqliteEngine],
] as const)('store contract: %s', (_, makeEngine) => {
  let engine: Engine;
  let store: Store;
  beforeEach(async () => {
    engine = await makeEngine();
    store = await engine.open();
  });
  afterEach(async () => {
    await store.close();
    await engine.drop();
  });

  describe('log', () => {
    test('rows come back as they were written, in order, after the row asked for', async () => {
      const first = commitOf('c', 0, 3);
      const second = commitOf('c', 3, 1, { row: { payload: '{"text":"\u{1f3db} ñ \\u0000 \\" [a]/[b]"}', at: 1 } });
      expect(await store.events.append('c', 0, [first, second])).toEqual({ ok: true });
      expect(await store.events.read('c', 0)).toEqual([...first.rows, ...second.rows]);
      expect(await store.events.read('c', 2)).toEqual([...first.rows.slice(2), ...second.rows]);
      expect(await store.events.read('c', 4)).toEqual([]);
    });

    test('the losing writer gets a conflict and nothing of it is written', async () => {
      await store.events.append('c', 0, [commitOf('c', 0, 2)]);
      for (const expected of [0, 1, 3]) {
        const row = { cursor: 'x', audienceSeq: 99 };
        const lost = commitOf('c', expected, 1, { row, receipt: receiptOf('s', 'late'), sealed: [name] });
        expect(await store.events.append('c', expected, [lost])).toEqual(conflict);
      }
      expect(await store.events.read('c', 0)).toHaveLength(2);
      expect(await store.events.receipt('c', 's', 'late')).toBeUndefined();
      expect(await store.texts.open('c', ['r1'])).toEqual({});
      expect(await store.events.append('c', 2, [commitOf('c', 2, 1)])).toEqual({ ok: true });
    });

    test('of two who begin the same conference at once, one wins', async () => {
      const begun = await Promise.all([
        store.events.append('c', 0, [commitOf('c', 0, 2)]),
        store.events.append('c', 0, [commitOf('c', 0, 1)]),
        store.events.append('d', 0, [commitOf('d', 0, 1)]),
      ]);
      expect(begun).toEqual([{ ok: true }, conflict, { ok: true }]);
      expect(await store.events.read('c', 0)).toHaveLength(2);
    });

    test('several commits are written all or none', async () => {
      await store.events.append('c', 0, [commitOf('c', 0, 1, { receipt: receiptOf('s', 'done') })]);
      const good = commitOf('c', 1, 2, { receipt: receiptOf('s', 'new'), sealed: [name] });
      const again = commitOf('c', 3, 1, { receipt: receiptOf('s', 'done') });
      expect(await store.events.append('c', 1, [good, again])).toEqual(conflict);
      expect(await store.events.read('c', 1)).toEqual([]);
      expect(await store.events.receipt('c', 's', 'new')).toBeUndefined();
      expect(await store.texts.open('c', ['r1'])).toEqual({});
      expect(await store.events.append('c', 1, [good])).toEqual({ ok: true });
    });

    test('a writer that fails takes nobody along who wrote in the same moment', async () => {
      await store.events.append('c', 0, [commitOf('c', 0, 1)]);
      const clash = commitOf('c', 1, 1, { row: { cursor: 'cursor-1' } });
      const both = await Promise.all([
        store.events.append('d', 0, [commitOf('d', 0, 2)]),
        store.events.append('c', 1, [clash]),
        store.events.append('c', 2, [commitOf('c', 2, 1)]),
        store.events.append('e', 0, [commitOf('e', 0, 1)]),
      ]);
      expect(both).toEqual([{ ok: true }, conflict, conflict, { ok: true }]);
      expect(await store.events.conferences()).toEqual(['c', 'd', 'e']);
      expect(await store.events.read('c', 0)).toHaveLength(1);
    });

    test('appends sent one after the other without waiting keep their order', async () => {
      const sent = Array.from({ length: 50 }, (_each, i) => store.events.append('c', i, [commitOf('c', i, 1)]));
      expect((await Promise.all(sent)).every((one) => one.ok)).toBe(true);
      expect((await store.events.read('c', 0)).map((row) => row.seq)).toEqual(
        Array.from({ length: 50 }, (_each, i) => i + 1),
      );
    });

    test.each([
      ['a cursor', { cursor: 'cursor-1' }],
      ['a number within an audience', { audienceSeq: 1 }],
    ])('%s is given once in a conference, but may be in another', async (_what, row) => {
      await store.events.append('c', 0, [commitOf('c', 0, 1)]);
      expect(await store.events.append('c', 1, [commitOf('c', 1, 1, { row })])).toEqual(conflict);
      expect(await store.events.append('d', 0, [commitOf('d', 0, 1, { row })])).toEqual({ ok: true });
    });

    test('a caller that breaks the numbering is a fault and is told so', async () => {
      const [row] = commitOf('c', 0, 1).rows;
      if (row === undefined) throw new Error('no row');
      const wrong = [
        [{ rows: [{ ...row, seq: 2 }] }],
        [{ rows: [{ ...row, conference: 'd' }] }],
        [{ rows: [row] }, { rows: [{ ...row, seq: 2 }] }],
        [{ rows: [{ ...row, payload: 'a\u0000b' }] }],
      ];
      for (const commits of wrong) await expect(store.events.append('c', 0, commits)).rejects.toThrow(RangeError);
      expect(await store.events.conferences()).toEqual([]);
    });

    test('a receipt is kept with its commit, once for each seat and command', async () => {
      const proto = receiptOf('__proto__', 'constructor');
      await store.events.append('c', 0, [commitOf('c', 0, 1, { receipt: proto })]);
      await store.events.append('c', 1, [commitOf('c', 1, 0, { receipt: receiptOf('s', 'k') })]);
      expect(await store.events.receipt('c', '__proto__', 'constructor')).toEqual(proto);
      expect(await store.events.receipt('c', 's', 'k')).toEqual(receiptOf('s', 'k'));
      expect(await store.events.receipt('c', 's', 'constructor')).toBeUndefined();
      expect(await store.events.receipt('d', 's', 'k')).toBeUndefined();
      expect(await store.events.receipts('c')).toEqual([proto, receiptOf('s', 'k')]);
      expect(await store.events.append('c', 1, [commitOf('c', 1, 1, { receipt: receiptOf('s', 'k') })])).toEqual(
        conflict,
      );
    });

    test('the last beat is kept, each conference its own', async () => {
      expect(await store.events.lastBeat('c')).toBeUndefined();
      expect(await store.events.beat('c', 1_800_000_000_000, 5)).toBe(true);
      await store.events.beat('c', 1_800_000_001_000, 1_005.5);
      await store.events.beat('d', 7, 8);
      expect(await store.events.lastBeat('c')).toEqual({ wall: 1_800_000_001_000, at: 1_005.5 });
      expect(await store.events.conferences()).toEqual([]);
    });
  });

  describe('identity', () => {
    const begun = { id: 'c', facilitator: 's0', created: 1_800_000_000_000, settings: '{"title":"T"}' };

    test('a join code has six characters without look-alikes and is found however it is typed', async () => {
      const record = got(await store.identity.create(begun));
      expect(record).toMatchObject({ ...begun, status: 'open' });
      expect(record.code).toMatch(new RegExp(`^[${CODE_ALPHABET}]{6}$`));
      expect(CODE_ALPHABET).not.toMatch(/[0O1ILS5Z2B8UV]/);
      const typed = ` ${record.code.slice(0, 3).toLowerCase()}-${record.code.slice(3)} `;
      expect(await store.identity.byCode(typed)).toEqual(record);
      expect(await store.identity.conference('c')).toEqual(record);
      expect(await store.identity.byCode('000000')).toBeUndefined();
    });

    test('a join code that is taken is drawn again', async () => {
      await store.close();
      const drawn = ['CCCCCC', 'CCCCCC', 'DDDDDD'];
      store = await engine.open(() => drawn.shift() ?? 'FFFFFF');
      expect(got(await store.identity.create(begun)).code).toBe('CCCCCC');
      expect(got(await store.identity.create({ ...begun, id: 'd' })).code).toBe('DDDDDD');
      await expect(store.identity.create(begun)).rejects.toThrow();
    });

    test('status and settings change, the code stays', async () => {
      const { code } = got(await store.identity.create(begun));
      got(await store.identity.setStatus('c', 'closed'));
      got(await store.identity.setSettings('c', '{}'));
      expect(await store.identity.byCode(code)).toEqual({ ...begun, code, status: 'closed', settings: '{}' });
    });

    test('a token speaks for its seat until it is revoked; two devices have two tokens', async () => {
      const one = got(await store.identity.issue('c', 's1'));
      const two = got(await store.identity.issue('c', 's1'));
      const other = got(await store.identity.issue('c', 's2'));
      const elsewhere = got(await store.identity.issue('d', 's1'));
      expect(new Set([one, two, other, elsewhere]).size).toBe(4);
      expect(await store.identity.seatOf(two)).toEqual({ conference: 'c', seat: 's1' });
      expect(await store.identity.seatOf('no such')).toBeUndefined();
      expect(got(await store.identity.revoke('c', 's1'))).toBe(2);
      expect(await store.identity.seatOf(one)).toBeUndefined();
      expect(await store.identity.seatOf(other)).toEqual({ conference: 'c', seat: 's2' });
      expect(await store.identity.seatOf(elsewhere)).toEqual({ conference: 'd', seat: 's1' });
    });

    test('a seat reissued has one token and no handover pending', async () => {
      const lost = got(await store.identity.issue('c', 's1'));
      const pending = got(await store.identity.handover('c', 's1', 1_000));
      const fresh = got(await store.identity.reissue('c', 's1'));
      expect(await store.identity.seatOf(lost)).toBeUndefined();
      expect(await store.identity.seatOf(fresh)).toEqual({ conference: 'c', seat: 's1' });
      expect(got(await store.identity.redeem(pending, 0))).toBeUndefined();
    });

    test('a handover code is good once, in time, however it is typed', async () => {
      const code = got(await store.identity.handover('c', 's1', 1_000));
      const late = got(await store.identity.handover('c', 's1', 1_000));
      expect(got(await store.identity.redeem('WRONG', 0))).toBeUndefined();
      expect(got(await store.identity.redeem(`${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`, 1_000))).toEqual({
        conference: 'c',
        seat: 's1',
      });
      expect(got(await store.identity.redeem(code, 1_000))).toBeUndefined();
      expect(got(await store.identity.redeem(late, 1_001))).toBeUndefined();
    });

    test('a new join code takes the place of the old one', async () => {
      const { code } = got(await store.identity.create(begun));
      const fresh = got(await store.identity.setCode('c'));
      expect(fresh).not.toBe(code);
      expect(await store.identity.byCode(code)).toBeUndefined();
      expect((await store.identity.byCode(fresh))?.id).toBe('c');
    });

    test('all seats but some lose their tokens', async () => {
      const [a, b] = [got(await store.identity.issue('c1', 'a')), got(await store.identity.issue('c1', 'b'))];
      const elsewhere = got(await store.identity.issue('c2', 'a'));
      await store.identity.revokeOthers('c1', ['b']);
      expect(await store.identity.seatOf(a)).toBeUndefined();
      expect(await store.identity.seatOf(b)).toEqual({ conference: 'c1', seat: 'b' });
      expect(await store.identity.seatOf(elsewhere)).toBeDefined();
    });

    test('no token and no handover code is on the disk', async () => {
      const secrets = [
        got(await store.identity.issue('c', 's1')),
        got(await store.identity.handover('c', 's1', 1_000)),
      ];
      const bytes = await engine.bytes();
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
    });
  });

  describe('sheets', () => {
    const sheet = { conference: 'c', audience: 'delegation:CUB', sheet: 's1' };
    const others = [
      { ...sheet, audience: 'delegation:SWE' },
      { ...sheet, sheet: 's2' },
      { ...sheet, conference: 'd' },
    ] as const;
    const words = 'Quinoa and yuzu';

    test('pieces come back in their order, each sheet its own, also from another process', async () => {
      got(await store.sheets.add(sheet, words));
      for (const other of others) got(await store.sheets.add(other, JSON.stringify(other)));
      got(await store.sheets.add(sheet, 'two\u0000 \u{1f3db}'));
      expect(await store.sheets.pieces(sheet)).toEqual([words, 'two\u0000 \u{1f3db}']);
      for (const other of others) expect(await store.sheets.pieces(other)).toEqual([JSON.stringify(other)]);
      expect(await store.sheets.all('c')).toEqual([sheet, others[1], others[0]]);
      expect(await store.sheets.all('no such')).toEqual([]);
    });

    test('one piece takes the place of all, or none does', async () => {
      for (const piece of ['one', 'two', 'three']) got(await store.sheets.add(sheet, piece));
      got(await store.sheets.replace(sheet, 'whole'));
      got(await store.sheets.add(sheet, 'four'));
      expect(await store.sheets.pieces(sheet)).toEqual(['whole', 'four']);
      got(await store.sheets.replace(sheet, null));
      expect(await store.sheets.pieces(sheet)).toEqual([]);
      expect(await store.sheets.all('c')).toEqual([]);
    });

    test('they are sealed, go with everybody of the conference, and are erased with it', async () => {
      got(await store.sheets.add(sheet, words));
      got(await store.sheets.add(others[2], words));
      expect((await engine.bytes()).includes(words)).toBe(false);
      got(await store.texts.forgetAll('c'));
      expect(await store.sheets.pieces(sheet)).toEqual([]);
      got(await store.sheets.add(sheet, words));
      expect(await store.sheets.pieces(sheet)).toEqual([]);
      expect(await store.sheets.pieces(others[2])).toEqual([words]);
      got(await store.erase('d'));
      expect(await store.sheets.all('d')).toEqual([]);
    });
  });

  describe('sealed texts', () => {
    const speech: SealedText = { ref: '__proto__', person: 'p1', lang: 'ar', text: 'مرحبا بكم في المؤتمر' };
    const other: SealedText = { ref: 'r3', person: 'p2', lang: 'en', text: 'Another person entirely' };

    test('texts written with a commit open by their refs, in their conference only', async () => {
      await store.events.append('c', 0, [
        commitOf('c', 0, 1, { sealed: [name, speech] }),
        commitOf('c', 1, 1, { sealed: [other] }),
      ]);
      const opened = await store.texts.open('c', ['r1', '__proto__', 'r3', 'r1', 'no such']);
      expect(new Map(Object.entries(opened))).toEqual(
        new Map([name, speech, other].map(({ ref, lang, text }) => [ref, { lang, text }])),
      );
      expect(await store.texts.open('d', ['r1'])).toEqual({});
    });

    test('a ref is written once', async () => {
      await store.events.append('c', 0, [commitOf('c', 0, 1, { sealed: [name] })]);
      const again = commitOf('c', 1, 1, { sealed: [{ ...name, text: 'Somebody Else' }] });
      expect(await store.events.append('c', 1, [again])).toEqual(conflict);
      expect(await store.texts.open('c', ['r1'])).toEqual({ r1: { lang: 'es', text: name.text } });
    });

    test('a person forgotten stays so: no text of theirs opens, also not one that was on its way; others stay', async () => {
      await store.events.append('c', 0, [commitOf('c', 0, 1, { sealed: [name, other] })]);
      await store.events.append('d', 0, [commitOf('d', 0, 1, { sealed: [name] })]);
      got(await store.texts.forget('c', 'p1'));
      await store.events.append('c', 1, [commitOf('c', 1, 1, { sealed: [speech] })]);
      expect(await store.texts.open('c', ['r1', '__proto__', 'r3'])).toEqual({ r3: { lang: 'en', text: other.text } });
      expect(await store.texts.open('d', ['r1'])).toEqual({ r1: { lang: 'es', text: name.text } });
    });

    test('everybody of a conference is forgotten; refs of a person are known', async () => {
      await store.events.append('c1', 0, [commitOf('c1', 0, 1, { sealed: [name] })]);
      await store.events.append('c2', 0, [commitOf('c2', 0, 1, { sealed: [name] })]);
      expect(await store.texts.refsOf('c1', 'p1')).toEqual(['r1']);
      expect(await store.texts.refsOf('c1', 'p2')).toEqual([]);
      got(await store.texts.forgetAll('c1'));
      expect(await store.texts.open('c1', ['r1'])).toEqual({});
      expect(Object.keys(await store.texts.open('c2', ['r1']))).toEqual(['r1']);
    });

    test('a conference is erased down to the bytes; others stay', async () => {
      const mine = got(await store.identity.create({ id: 'c1', facilitator: 's', created: 1, settings: '{}' }));
      const token = got(await store.identity.issue('c1', 's'));
      await store.events.append('c1', 0, [commitOf('c1', 0, 1, { sealed: [name] })]);
      await store.events.append('c2', 0, [commitOf('c2', 0, 1)]);
      await store.events.beat('c1', 5, 5);
      expect(await store.events.lastAt('c1')).toBeDefined();
      got(await store.erase('c1'));
      expect(await store.events.conferences()).toEqual(['c2']);
      expect(await store.events.lastBeat('c1')).toBeUndefined();
      expect(await store.events.lastAt('c1')).toBeUndefined();
      expect(await store.identity.byCode(mine.code)).toBeUndefined();
      expect(await store.identity.seatOf(token)).toBeUndefined();
      expect(await store.texts.open('c1', ['r1'])).toEqual({});
      expect((await engine.bytes()).includes(mine.code)).toBe(false);
    });

    test('no plain text is ever on the disk', async () => {
      await store.events.append('c', 0, [commitOf('c', 0, 1, { sealed: [name, speech] })]);
      for (const text of [name.text, speech.text]) expect((await engine.bytes()).includes(text)).toBe(false);
      got(await store.texts.forget('c', 'p1'));
      for (const text of [name.text, speech.text]) expect((await engine.bytes()).includes(text)).toBe(false);
    });
  });
});

describe('sqlite on disk', () => {
  let engine: Awaited<ReturnType<typeof sqliteEngine>>;
  beforeEach(async () => {
    engine = await sqliteEngine();
  });
  afterEach(() => engine.drop());

  test('everything is there after closing and opening again', async () => {
    const before = await engine.open();
    const commit = commitOf('c', 0, 2, { receipt: receiptOf('s', 'k'), sealed: [name] });
    // Not awaited: closing finishes what was begun.
    const appended = before.events.append('c', 0, [commit]);
    await before.events.beat('c', 10, 5);
    const token = got(await before.identity.issue('c', 's'));
    await before.close();
    expect(await appended).toEqual({ ok: true });
    const after = await engine.open();
    expect(await after.events.read('c', 0)).toEqual(commit.rows);
    expect(await after.events.receipts('c')).toEqual([receiptOf('s', 'k')]);
    expect(await after.events.lastBeat('c')).toEqual({ wall: 10, at: 5 });
    expect(await after.identity.seatOf(token)).toEqual({ conference: 'c', seat: 's' });
    expect(await after.texts.open('c', ['r1'])).toEqual({ r1: { lang: 'es', text: name.text } });
    await after.close();
  });

  test('forgetting a person leaves neither their key nor a plain text in any file', async () => {
    const store = await engine.open();
    await store.events.append('c', 0, [commitOf('c', 0, 1, { sealed: [name] })]);
    const keys = openDatabase(join(engine.folder, KEYS_FILE), KEYS_SCHEMA, 'delete');
    const key = bytes(keys.all('select key from keys where person = ?', name.person)[0]?.[0]);
    keys.close();
    if (key === undefined) throw new Error('no key');
    expect((await engine.bytes()).includes(key)).toBe(true);
    got(await store.texts.forget('c', name.person));
    for (const gone of [key, name.text]) expect((await engine.bytes()).includes(gone)).toBe(false);
    await store.close();
    for (const gone of [key, name.text]) expect((await engine.bytes()).includes(gone)).toBe(false);
    // The log itself stands, so what was looked through was not empty.
    expect((await engine.bytes()).includes('FloorGiven')).toBe(true);
  });

  test('a file of a newer version is left alone, with a sentence that says so', async () => {
    const file = join(engine.folder, MAIN_FILE);
    const newer = openDatabase(file, 'create table t (a)', 'wal');
    newer.run('pragma user_version = 99');
    newer.close();
    await expect(engine.open()).rejects.toThrow(/newer version/);
  });

  test('the files are for their owner only', async () => {
    const store = await engine.open();
    for (const name of [MAIN_FILE, KEYS_FILE]) {
      const { mode } = await stat(join(engine.folder, name));
      expect(mode & 0o077).toBe(0);
    }
    await store.close();
  });

  test('a second process may read, and write between: the one that was passed gets a conflict', async () => {
    const [one, two] = [await engine.open(), await engine.open()];
    await one.events.append('c', 0, [commitOf('c', 0, 1)]);
    expect(await two.events.read('c', 0)).toHaveLength(1);
    expect(await two.events.append('c', 1, [commitOf('c', 1, 1)])).toEqual({ ok: true });
    expect(await one.events.append('c', 1, [commitOf('c', 1, 1)])).toEqual(conflict);
    expect(await one.events.append('c', 2, [commitOf('c', 2, 1)])).toEqual({ ok: true });
    await one.close();
    await two.close();
  });
});
