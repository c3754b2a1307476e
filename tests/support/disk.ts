import { execFileSync } from 'node:child_process';

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
