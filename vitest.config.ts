import { defineConfig } from 'vitest/config';
import { icu } from './build/icu.ts';

/** Three projects, one after the other: pure tests, tests with sockets and processes, tests in a browser. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [icu()],
  test: {
    // Both cores of a small machine for the pure tests; servers and browsers have it to themselves, file after file.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{unit,architecture,laws,contract}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/seed.ts'],
          testTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          // One process for all files: it reads the code once.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          // One process for all files: it reads the code once.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
