/**
 * A process of its own that folds a log: `replayer.ts FILE`. Prints the state as JSON, and after it what this process
 * makes of a date and a number, so that the caller can tell that zone and locale really are other ones.
 */
import { readFileSync } from 'node:fs';
import { ledgerOf } from '../../../server/host/ledger.ts';
import type { Row } from '../../../server/store/store.ts';
import { parseJson } from './heart.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('which file?');
const logs = parseJson<readonly (readonly Row[])[]>(readFileSync(file, 'utf8'));
const states = logs.map((rows) => JSON.stringify(ledgerOf(rows).state()));
const locale = `${new Date(0).getHours()} ${process.env['LC_ALL']}`;
process.stdout.write(JSON.stringify({ states, locale }));
