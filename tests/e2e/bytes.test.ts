import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newPhone } from '../support/browser.ts';
import { table } from '../support/play.ts';
import { buttonFrom, seesText } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

/** What a phone on a school's plain http fetches until it can read, join and ask for the floor. */
const most = 100_000;

interface Wire {
  readonly port: number;
  /** Bytes that went to the browser: files and their headers, answers, the live line. */
  bytes(): number;
  close(): void;
}

/** A wire to a port that counts what comes back over it. */
async function countingWire(to: number): Promise<Wire> {
  let bytes = 0;
  const ends = new Set<Socket>();
  const wire: Server = createServer((browser) => {
    const server = connect(to, '127.0.0.1');
    for (const end of [browser, server]) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => ends.delete(end));
    }
    server.on('data', (part) => {
      bytes += part.length;
    });
    browser.pipe(server).pipe(browser);
  }).listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const address = wire.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    bytes: () => bytes,
    close() {
      for (const end of ends) end.destroy();
      wire.close();
    },
  };
}

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  // A name instead of this machine's own address: over plain http a browser then takes gzip and nothing better.
  browser = await launchBrowser(['--host-resolver-rules=MAP school.test 127.0.0.1']);
  server = await startServer();
});
afterAll(async () => {
  await browser.close();
  await stopServers();
});

const kB = (bytes: number): string => `${Math.round(bytes / 100) / 10} kB`;

test.each(['en', 'ar'] as const)(
  'from the door to the text and the floor a phone fetches at most 100 kB, typeface and all, over gzip (%s)',
  async (language) => {
    const wire = await countingWire(server.port);
    const here = await table(server.url, ['CUB', 'BOT']);
    const { page, context, errors } = await newPhone(browser, { locale: language });
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    const names = new Map<string, string>();
    const report: string[] = [];
    line.on('Network.requestWillBeSent', ({ requestId, request }) =>
      names.set(requestId, new URL(request.url).pathname),
    );
    line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      report.push(`${kB(encodedDataLength)}  ${names.get(requestId) ?? ''}`),
    );
    // Once the text stands, nothing more comes: what is there must do.
    const held: Route[] = [];
    let whole = false;
    await page.route('**/*', async (route) => {
      const stands = !route.request().isNavigationRequest() && (await page.getByRole('article').count()) > 0;
      if (stands && !whole) held.push(route);
      else await route.continue();
    });

    await here.facilitator.must({ c: 'setDoor', door: 'opens' });
    await page.goto(`http://school.test:${wire.port}/j/${here.code}`);
    await page.getByRole('textbox').fill('Salma');
    await page.getByRole('radio', { name: 'Tunisia' }).check({ force: true });
    await page.locator('button[type=submit]').click();
    await page.getByRole('article').first().waitFor();
    await seesText(page, /every user shall have access|shall|\[/);
    const ask = buttonFrom(page.locator('footer'), 'floor.ask');
    await (language === 'en' ? ask : page.locator('.mydesk button')).click();
    await here.chair.until(
      (_view, c) => c.plenary().floor.list.some((row) => row.delegation === 'TUN'),
      'Tunisia is on the list',
    );
    const first = wire.bytes();
    const waits = held.map((route) => new URL(route.request().url()).pathname);

    process.stdout.write(
      `${report.toSorted((a, b) => Number.parseFloat(b) - Number.parseFloat(a)).join('\n')}\n` +
        `${language}: ${kB(first)} to the text and the floor; then come ${waits.join(' ')}\n`,
    );
    whole = true;
    await Promise.all(held.map((route) => route.continue()));
    // What was held makes the room whole.
    await page.locator('.hallbox').waitFor();
    expect(waits.length).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(most);
    expect(errors).toEqual([]);
    here.close();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
    wire.close();
  },
);
