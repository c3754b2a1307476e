import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { launchBrowser, newLaptop } from '../support/browser.ts';
import { table } from '../support/play.ts';
import { buttonFrom, sees } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer();
});
afterAll(async () => {
  await browser.close();
  await stopServers();
});

const kB = (bytes: number): number => Math.round(bytes / 100) / 10;

/** Pictures and the typeface come later or are swapped in; nobody waits for them to read and act. */
const waitedFor = ({ url }: { readonly url: string }): boolean => !/^\/(fonts|flags)\//.test(url);

test('from the door to the room, before the hall, a browser waits for at most 100 kB', async () => {
  const here = await table(server.url, ['CUB', 'BOT']);
  const { page, context, errors } = await newLaptop(browser);
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  const urls = new Map<string, string>();
  const fetched: { readonly url: string; readonly bytes: number }[] = [];
  let live = 0;
  line.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, new URL(request.url).pathname));
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    fetched.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength }),
  );
  // Of the line itself, what is sent before its compression.
  line.on('Network.webSocketFrameReceived', ({ response }) => {
    live += response.payloadData.length;
  });

  await here.facilitator.must({ c: 'setDoor', door: 'opens' });
  await page.goto(`${server.url}/j/${here.code}`);
  await page.getByLabel(t('join.name')).fill('Salma');
  await page.getByRole('radio', { name: 'Tunisia' }).check({ force: true });
  await buttonFrom(page, 'join.goFor', { name: 'Tunisia' }).click();
  await sees(page, 'room.brief', { name: 'Tunisia' });
  await page.waitForLoadState('networkidle');

  const sum = (those: typeof fetched): number => those.reduce((bytes, one) => bytes + one.bytes, 0);
  const code = fetched.filter(waitedFor);
  const report = [
    ...fetched.toSorted((a, b) => b.bytes - a.bytes).map(({ url, bytes }) => `${kB(bytes)} kB  ${url}`),
    `${kB(sum(code))} kB before the hall, ${kB(sum(fetched))} kB with typeface and flags; ` +
      `${kB(live)} kB over the live line before compression`,
  ];
  process.stdout.write(`${report.join('\n')}\n`);
  expect(fetched.some(({ url }) => url.includes('hall'))).toBe(false);
  expect(sum(code)).toBeLessThanOrEqual(100_000);
  expect(errors).toEqual([]);
  here.close();
  await context.close();
});
