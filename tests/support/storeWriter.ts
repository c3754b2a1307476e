/**
 * A process of its own that writes to a store as fast as it can: `storeWriter.ts FOLDER PAYLOAD_BYTES`.
 * Prints one JSON line after each append that was answered: { conference, seq, ok, reason?, readable }.
 * With a second kind of line, `go on`, on its input it continues after a refusal; it never stops by itself.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openSqliteStore } from '../../server/store/sqlite.ts';
import { commitOf, receiptOf } from './rows.ts';

/** Node would die of a file-size limit; handled, the write fails with an error, as on a full disk. */
process.on('SIGXFSZ', () => {});

const [folder, bytes] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder?');
const filler = 'x'.repeat(Number(bytes ?? 0));
const input = createInterface({ input: process.stdin });
const store = await openSqliteStore({ folder });

async function write(conference: string): Promise<void> {
  let seq = (await store.events.read(conference, 0)).length;
  for (;;) {
    const receipt = receiptOf('s', `${conference}-${seq}`);
    const sealed = [{ ref: `r${seq}`, person: `p${seq % 3}`, lang: 'en', text: `spoken after ${seq}` }];
    const row = { payload: JSON.stringify({ filler, seq }) };
    const commits = [commitOf(conference, seq, 2, { row, receipt }), commitOf(conference, seq + 2, 1, { row, sealed })];
    const answer = await store.events.append(conference, seq, commits);
    if (answer.ok) seq += 3;
    const readable = answer.ok ? seq : (await store.events.read(conference, 0)).length;
    process.stdout.write(`${JSON.stringify({ conference, seq, ...answer, readable })}\n`);
    if (!answer.ok) await once(input, 'line');
  }
}

await Promise.all((process.argv[4] ?? 'a').split(',').map(write));
