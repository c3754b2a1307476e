import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type RunningServer, type ServerOptions, startServer, stopServers } from './server.ts';

/** What the tests of a file share: a browser, and a server with a data folder of its own. */
export interface House {
  readonly browser: Browser;
  readonly server: RunningServer;
}

/**
 * Opens a house before the first test of the file that calls it, and closes it after the last. What the file's own hooks
 * set up comes after it, and goes before it.
 * @param flags more flags of the browser
 */
export function openHouse(options: ServerOptions = {}, flags: readonly string[] = []): House {
  let browser: Browser | undefined;
  let server: RunningServer | undefined;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(flags), startServer(options)]);
  });
  afterAll(async () => {
    await browser?.close();
    await stopServers();
  });
  return {
    get browser() {
      return open(browser);
    },
    get server() {
      return open(server);
    },
  };
}

function open<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('The house is open in hooks and tests only.');
  return part;
}
