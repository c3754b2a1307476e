// Runs one benchmark of bench/ and prints what it measured as JSON: node scripts/bench.mjs text
// With --table the figures come as a table for a page of docs/ as well.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name = 'text', ...flags] = process.argv.slice(2);
const { module } = await runnerImport(join(root, 'bench', `${name}.ts`), { configFile: false, logLevel: 'error' });
const report = await module.run();
console.log(JSON.stringify(report, null, 2));
if (flags.includes('--table')) {
  console.log(`\n| what | median ms | 99 % ms |\n|---|---|---|`);
  for (const row of report.rows) console.log(`| ${row.what} | ${row.median} | ${row.p99} |`);
}
