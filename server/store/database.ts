import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'libsql';
import { SCHEMA_VERSION } from './schema.ts';

type Value = string | number | Uint8Array | null;
type Cells = readonly unknown[];

/** The little of SQLite that the store needs, with values checked on their way out. */
export interface Sql {
  /** Rows as arrays of cells. Always read to the end, so that no statement holds a lock on the file. */
  all(sql: string, ...values: readonly Value[]): readonly Cells[];
  /** The number of rows changed. */
  run(sql: string, ...values: readonly Value[]): number;
  transact<T>(work: () => T): T;
  close(): void;
}

const BUSY_MS = 5_000;

/**
 * Opens a file with full sync, made readable by its owner only, and brings its tables about.
 * `wal` appends fast and lets another process read meanwhile; `delete` keeps no journal behind.
 */
export function openDatabase(file: string, schema: string, journal: 'wal' | 'delete'): Sql {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const db = new Database(file, { timeout: BUSY_MS / 1_000 });
  // pragma() reads to the end: a statement left half read would keep the file locked.
  db.pragma(`busy_timeout = ${BUSY_MS}`);
  db.pragma(`journal_mode = ${journal}`);
  db.pragma('synchronous = FULL');
  // On macOS an ordinary fsync stops at the drive's own memory.
  db.pragma('fullfsync = 1');
  db.pragma('secure_delete = ON');
  const statements = new Map<string, Database.Statement<unknown[]>>();

  function prepared(sql: string): Database.Statement<unknown[]> {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const fresh = db.prepare(sql);
    statements.set(sql, fresh);
    return fresh;
  }

  const self: Sql = {
    all(sql, ...values) {
      return prepared(sql).raw().all(values).filter(Array.isArray);
    },
    run(sql, ...values) {
      return prepared(sql).run(values).changes;
    },
    transact(work) {
      db.exec('begin immediate');
      try {
        const value = work();
        db.exec('commit');
        return value;
      } catch (error) {
        // Out of room, SQLite has rolled back by itself.
        if (db.inTransaction) db.exec('rollback');
        throw error;
      }
    },
    close() {
      db.close();
    },
  };

  const version = integer(db.prepare('pragma user_version').raw().all([]).filter(Array.isArray)[0]?.[0]);
  if (version > SCHEMA_VERSION) {
    db.close();
    throw new Error(`${file} was written by a newer version (${version}, this one knows ${SCHEMA_VERSION})`);
  }
  if (version < SCHEMA_VERSION) {
    self.transact(() => db.exec(`${schema}; pragma user_version = ${SCHEMA_VERSION}`));
  }
  return self;
}

/** A cell that holds text. @throws TypeError on anything else */
export function text(cell: unknown): string {
  if (typeof cell !== 'string') throw new TypeError('a text was expected in the database');
  return cell;
}

/** A cell that holds a number. @throws TypeError on anything else */
export function integer(cell: unknown): number {
  if (typeof cell !== 'number') throw new TypeError('a number was expected in the database');
  return cell;
}

/** Undefined for NULL. */
export function bytes(cell: unknown): Buffer | undefined {
  if (cell === null) return undefined;
  if (!Buffer.isBuffer(cell)) throw new TypeError('bytes were expected in the database');
  return cell;
}

/** Why a write failed, as the callers of the store may know it; anything else is a fault and stays an error. */
export function failureOf(error: unknown): 'conflict' | 'full' | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined;
  if (error.code.startsWith('SQLITE_CONSTRAINT')) return 'conflict';
  return /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN)/.test(error.code) ? 'full' : undefined;
}
