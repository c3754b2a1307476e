import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every byte of every file in a data folder. */
export async function bytesOf(folder: string): Promise<Buffer> {
  const names = await readdir(folder, { recursive: true });
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
}

/** Whether this machine can play a full disk. */
export function hasPrlimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** With `'1'` no file of that process may grow any more: what is in the files stays readable. */
export const limitFiles = ({ pid }: { readonly pid: number }, size: '1' | 'unlimited'): void =>
  void execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:unlimited`]);
