import { closeSync, openSync } from 'node:fs';
import { makeFolder } from './folder.ts';
import { join } from 'node:path';
import Database from 'libsql';

/** The file whose lock says that a server uses the data folder. It stays empty. */
export const LOCK_FILE = 'server.lock';

/**
 * Takes a data folder for this process alone, until it ends however it ends: the system drops the lock of a process that
 * is gone.
 * @returns what lets the folder go, or nothing when another server has it
 */
export async function lockFolder(folder: string): Promise<(() => void) | undefined> {
  await makeFolder(folder);
  const file = join(folder, LOCK_FILE);
  closeSync(openSync(file, 'a', 0o600));
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma('busy_timeout = 0');
    db.exec('begin exclusive');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)) return undefined;
    throw error;
  }
  return () => db.close();
}
