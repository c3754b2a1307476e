import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** A TypeScript entry made into a file that Node runs by itself, for tests that need a process of its own. */
export interface Program {
  readonly file: string;
  drop(): Promise<void>;
}

/** Bundles `entry` (a path from the project's root). The file stays inside the project, so that packages are found. */
export async function programOf(entry: string): Promise<Program> {
  const cache = join(root, '.cache');
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(join(cache, 'program-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: entry, outDir, target: 'node20', rolldownOptions: { output: { entryFileNames: 'program.mjs' } } },
  });
  return { file: join(outDir, 'program.mjs'), drop: () => rm(outDir, { recursive: true }) };
}
