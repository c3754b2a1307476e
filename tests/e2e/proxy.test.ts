import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newPhone } from '../support/browser.ts';
import { type Table, table } from '../support/play.ts';
import { buttonFrom, press, sees } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { t } from '../../client/words/index.ts';

let browser: Browser;
let server: RunningServer;
let proxy: Server;
let upgrades = 0;
let seats: Table;

/** Passes requests on, and refuses every WebSocket, as some schools' and companies' proxies do. */
function proxyTo(port: number): Server {
  const refusing = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  refusing.on('upgrade', (_asked, socket) => {
    upgrades += 1;
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  return refusing;
}

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer();
  proxy = proxyTo(server.port).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  seats = await table(server.url, ['CUB', 'BOT']);
});
afterAll(async () => {
  seats.close();
  await browser.close();
  proxy.closeAllConnections();
  proxy.close();
  await stopServers();
});

test('through a proxy that refuses WebSockets somebody joins, is seated and acts, by plain requests', async () => {
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { facilitator, chair, room, code } = seats;
  const { page, errors } = await newPhone(browser);
  await page.goto(`http://127.0.0.1:${port}/j/${code}`);
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
  expect(upgrades).toBeGreaterThan(0);
  // The refused upgrades are all that the browser complains of.
  expect(errors.filter((error) => !error.includes('WebSocket'))).toEqual([]);
});
