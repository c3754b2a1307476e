import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of an installed Chromium: the CHROMIUM variable, the system's own, Chrome, or one that Playwright brought. */
export function findChromium() {
  if (process.env.CHROMIUM !== undefined && process.env.CHROMIUM !== '') return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...installed, ...places, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
}

/**
 * Finds a Chromium or brings one: from the system's packages where this runs as root (they bring the libraries it needs too),
 * otherwise by Playwright's own download. Returns its path, or nothing where neither works.
 */
export function bringChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log('No Chromium on this machine; bringing one for the browser tests ...');
  return fromSystem() ?? fromPlaywright();
}

function fromSystem() {
  if (process.getuid?.() !== 0 || !runs('apt-get', ['--version'])) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  return working(findChromium());
}

function fromPlaywright() {
  const cli = join(import.meta.dirname, '..', 'node_modules', 'playwright-core', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 300_000,
  });
  return working(findChromium());
}

/** A downloaded browser may lack the system's libraries: only one that answers counts. */
function working(path) {
  return path !== undefined && runs(path, ['--version']) ? path : undefined;
}

function runs(command, args) {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
