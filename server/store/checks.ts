import type { ConferenceId } from '../../shared/kit/ids.ts';
import type { Commit } from './store.ts';

/** An invariant that is broken is a fault in the program, not something that happens: it throws. */
function demand(held: boolean, what: string): void {
  if (!held) throw new RangeError(`append: ${what}`);
}

// The SQLite binding cuts a text at its first NUL when reading; such a text would come back as another one.
const whole = (text: string): boolean => !text.includes('\u0000');

/** Throws unless the rows follow `expected` without a gap, belong to `conference` and are numbered commit by commit. */
export function checkAppend(conference: ConferenceId, expected: number, commits: readonly Commit[]): void {
  let seq = expected;
  let last = 0;
  for (const { rows, receipt, sealed } of commits) {
    const commit = rows[0]?.commit;
    demand(commit === undefined || commit > last, 'commits go up');
    last = commit ?? last;
    for (const row of rows) {
      seq += 1;
      demand(row.seq === seq, `seq ${row.seq} where ${seq} follows`);
      demand(row.conference === conference, 'a row of another conference');
      demand(row.commit === commit, 'a commit has one number');
      const texts = [row.conference, row.audience, row.cursor, row.type, row.payload];
      demand(texts.every(whole), 'a text with a NUL');
    }
    if (receipt !== undefined)
      demand([receipt.seat, receipt.command, receipt.result].every(whole), 'a text with a NUL');
    for (const text of sealed ?? []) demand(whole(text.ref) && whole(text.person), 'a name with a NUL');
  }
}
