// Everything the project can say about itself: lint, format, dead code, types, then all tests.
// The last line is always "N passed, N failed"; a check or a file that fails counts as one failed.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringChromium } from './chromium.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = join(root, '.cache', 'tests.json');
const totals = { passed: 0, failed: 0, skipped: 0 };

for (const [subject, ...command] of [
  ['lint', 'oxlint/bin/oxlint', '--type-aware', '--quiet'],
  ['format', '@biomejs/biome/bin/biome', 'format', '.'],
  ['dead code', 'knip/bin/knip.js', '--no-config-hints'],
  ['types', 'typescript/bin/tsc', '-b'],
]) {
  console.log(`\n== ${subject}`);
  if (run(command) !== 0) totals.failed += 1;
}

console.log('\n== tests');
const chromium = bringChromium();
if (chromium === undefined) {
  console.log(
    'The browser tests need Chromium and none could be installed: install Chromium or Google Chrome, or name one in CHROMIUM.',
  );
  totals.failed += 1;
}
rmSync(report, { force: true });
mkdirSync(dirname(report), { recursive: true });
const projects = chromium === undefined ? ['laws', 'unit', 'server'].map((name) => `--project=${name}`) : [];
const status = run(
  [
    'vitest/vitest.mjs',
    'run',
    ...projects,
    ...process.argv.slice(2),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { CHROMIUM: chromium ?? '' },
);
count(status);

const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

function run([script, ...args], env = {}) {
  const path = join(root, 'node_modules', script);
  const done = spawnSync(process.execPath, [path, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return done.status ?? 1;
}

/** Adds the tests' own totals; a file that broke before its tests, or an error outside of any test, is one failure. */
function count(exit) {
  const before = totals.failed;
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    totals.passed += result.numPassedTests;
    totals.failed += result.numFailedTests;
    totals.skipped += result.numPendingTests + result.numTodoTests;
    for (const file of result.testResults) {
      const named = file.assertionResults.some((test) => test.status === 'failed');
      if (file.status === 'failed' && !named) totals.failed += 1;
    }
  } catch {
    console.log('The tests left no report.');
  }
  if (exit !== 0 && totals.failed === before) totals.failed += 1;
}
