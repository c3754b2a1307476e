import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newPhone } from '../support/browser.ts';
import { type LineProxy, lineProxy } from '../support/lineProxy.ts';
import { type Table, table } from '../support/play.ts';
import { buttonFrom, press, sees } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { t } from '../../client/words/index.ts';

let browser: Browser;
let server: RunningServer;
let proxy: LineProxy;
let seats: Table;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer();
  proxy = await lineProxy(server.port);
  seats = await table(server.url, ['CUB', 'BOT']);
});
afterAll(async () => {
  seats.close();
  await browser.close();
  proxy.close();
  await stopServers();
});

test('through a proxy that refuses WebSockets somebody joins, is seated and acts, by plain requests', async () => {
  const { facilitator, chair, room, code } = seats;
  const { page, errors } = await newPhone(browser);
  await page.goto(`${proxy.url}/j/${code}`);
  await page.getByLabel(t('join.name')).fill('Salma');
  await page.getByRole('radio', { name: 'Tunisia' }).check({ force: true });
  await buttonFrom(page, 'join.goFor', { name: 'Tunisia' }).click();
  await sees(page, 'seat.waiting.title');
  await facilitator.must({ c: 'setDoor', door: 'opens' });
  await buttonFrom(page, 'floor.ask').click();
  await chair.until(
    (_view, c) => c.plenary().floor.list.some((row) => row.delegation === 'TUN'),
    'Tunisia on the list',
  );
  await chair.must({ c: 'giveFloor', room, delegation: 'TUN', after: chair.plenary().floor.lastTurn });
  await sees(page, 'floor.yours');
  await buttonFrom(page, 'floor.done').click();
  await chair.until((_view, c) => c.plenary().floor.speaking === null, 'the statement is over');
  await chair.must({ c: 'openProvision', room, provision: 'access' });
  await press(page, 'need.support');
  await sees(page, 'need.supported');
  await chair.until((_view, c) => c.plenary().reading?.signals['TUN'] === 'support', 'the signal');
  expect(proxy.upgrades()).toBeGreaterThan(0);
  // The refused upgrades are all that the browser complains of.
  expect(errors.filter((error) => !error.includes('WebSocket'))).toEqual([]);
});
