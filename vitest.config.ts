import { defineConfig } from 'vitest/config';
import { icu } from './build/icu.ts';

/** Pure tests, and those with sockets and processes; then tests in a browser. Two files at a time. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [icu()],
  test: {
    // Both cores of a small machine: a browser test waits for clocks half of its time.
    maxWorkers: 2,
    projects: [
      // Within a group the projects begin in alphabetical order: what takes longest is first.
      {
        extends: true,
        test: {
          name: 'laws',
          include: ['tests/laws/**/*.test.ts'],
          setupFiles: ['tests/support/seed.ts'],
          testTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{unit,architecture,contract}/**/*.test.{ts,tsx}'],
          isolate: false,
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
          // One process for many files: it reads the code once.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          pool: 'forks',
          // One process for many files: it reads the code once.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
