import { makeFolder } from './folder.ts';
import { join } from 'node:path';
import { fail, ok } from '../../shared/kit/result.ts';
import { checkAppend } from './checks.ts';
import { drawCode, JOIN_CODE_LENGTH } from './codes.ts';
import { type Committer, committer } from './committer.ts';
import { failureOf, integer, openDatabase, type Sql, text } from './database.ts';
import { KEYS_SCHEMA, MAIN_SCHEMA } from './schema.ts';
import { sqliteIdentity } from './sqliteIdentity.ts';
import { sqliteSheets } from './sqliteSheets.ts';
import { type Sealer, sqliteTexts } from './sqliteTexts.ts';
import type { Appended, Commit, EventStore, Receipt, Row, Store } from './store.ts';

/** The file of the log, inside the data folder. */
export const MAIN_FILE = 'conferences.db';
/** The file of the persons' keys, inside the data folder. */
export const KEYS_FILE = 'keys.db';

export interface SqliteOptions {
  /** The data folder; made if it is not there. */
  readonly folder: string;
  /** Draws a join code; tests script it. */
  readonly drawJoinCode?: () => string;
}

/** Opens the store that needs no set-up: two SQLite files in one folder. One writing process at a time. */
export async function openSqliteStore({
  folder,
  drawJoinCode = () => drawCode(JOIN_CODE_LENGTH),
}: SqliteOptions): Promise<Store> {
  await makeFolder(folder);
  const main = openDatabase(join(folder, MAIN_FILE), MAIN_SCHEMA, 'wal');
  const keys = openDatabase(join(folder, KEYS_FILE), KEYS_SCHEMA, 'delete');
  const queue = committer((work) => main.transact(work));
  const { texts, sealer } = sqliteTexts(main, keys);
  return {
    events: sqliteEvents(main, queue, sealer),
    identity: sqliteIdentity(main, queue, drawJoinCode),
    texts,
    sheets: sqliteSheets(main, queue, sealer),
    async erase(conference) {
      try {
        // The keys first: if the disk fails between the two, nobody's words can be read any more.
        keys.run('delete from keys where conference = ?', conference);
        await queue.enqueue(() => {
          for (const table of ['rows', 'receipts', 'beats', 'sealed', 'sheets', 'tokens', 'handovers'])
            main.run(`delete from ${table} where conference = ?`, conference);
          main.run('delete from conferences where id = ?', conference);
        });
        // The journal still holds the pages as they were.
        main.all('pragma wal_checkpoint(truncate)');
        return ok(undefined);
      } catch (error) {
        if (failureOf(error) !== 'full') throw error;
        return fail('full');
      }
    },
    async close() {
      queue.flush();
      main.close();
      keys.close();
    },
  };
}

const COLUMNS = 'conference, seq, commit_no, audience, audience_seq, cursor, type, version, at, payload';

function rowOf(cells: readonly unknown[]): Row {
  const [conference, seq, commit, audience, audienceSeq, cursor, type, version, at, payload] = cells;
  return {
    conference: text(conference),
    seq: integer(seq),
    commit: integer(commit),
    audience: text(audience),
    audienceSeq: integer(audienceSeq),
    cursor: text(cursor),
    type: text(type),
    version: integer(version),
    at: integer(at),
    payload: text(payload),
  };
}

function cellsOf(r: Row): readonly (string | number)[] {
  return [r.conference, r.seq, r.commit, r.audience, r.audienceSeq, r.cursor, r.type, r.version, r.at, r.payload];
}

function receiptOf([seat, command, result]: readonly unknown[]): Receipt {
  return { seat: text(seat), command: text(command), result: text(result) };
}

function sqliteEvents(main: Sql, queue: Committer, sealer: Sealer): EventStore {
  function insert(conference: string, expected: number, commits: readonly Commit[]): Appended {
    const [last] = main.all('select coalesce(max(seq), 0) from rows where conference = ?', conference);
    if (integer(last?.[0]) !== expected) return { ok: false, reason: 'conflict' };
    for (const { rows, receipt, sealed } of commits) {
      for (const row of rows)
        main.run(`insert into rows (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, ...cellsOf(row));
      if (receipt !== undefined) {
        const sql = 'insert into receipts (conference, seat, command, result) values (?, ?, ?, ?)';
        main.run(sql, conference, receipt.seat, receipt.command, receipt.result);
      }
      for (const one of sealed ?? []) sealer.put(conference, one);
    }
    return { ok: true };
  }

  return {
    async append(conference, expected, commits) {
      checkAppend(conference, expected, commits);
      try {
        return await queue.enqueue(() => insert(conference, expected, commits));
      } catch (error) {
        const reason = failureOf(error);
        if (reason === undefined) throw error;
        return { ok: false, reason };
      }
    },
    async read(conference, after) {
      return main
        .all(`select ${COLUMNS} from rows where conference = ? and seq > ? order by seq`, conference, after)
        .map(rowOf);
    },
    async receipt(conference, seat, command) {
      const sql = 'select seat, command, result from receipts where conference = ? and seat = ? and command = ?';
      return main.all(sql, conference, seat, command).map(receiptOf)[0];
    },
    async receipts(conference) {
      return main
        .all('select seat, command, result from receipts where conference = ? order by number', conference)
        .map(receiptOf);
    },
    async beat(conference, wall, at) {
      try {
        await queue.enqueue(() =>
          main.run('insert or replace into beats (conference, wall, at) values (?, ?, ?)', conference, wall, at),
        );
        return true;
      } catch (error) {
        if (failureOf(error) === undefined) throw error;
        return false;
      }
    },
    async lastBeat(conference) {
      const [cells] = main.all('select wall, at from beats where conference = ?', conference);
      return cells === undefined ? undefined : { wall: integer(cells[0]), at: integer(cells[1]) };
    },
    async lastAt(conference) {
      const sql = 'select at from rows where conference = ? order by seq desc limit 1';
      return main.all(sql, conference).map(([at]) => integer(at))[0];
    },
    async conferences() {
      // Steps from one conference's first row to the next's, instead of reading the whole log for its names.
      const sql = `with recursive found (name) as (
        select min(conference) from rows
        union all select (select min(conference) from rows where conference > name) from found where name is not null
      ) select name from found where name is not null`;
      return main.all(sql).map(([name]) => text(name));
    },
  };
}
