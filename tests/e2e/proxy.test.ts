import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone } from '../support/browser.ts';
import { type LineProxy, lineProxy } from '../support/lineProxy.ts';
import { type Table, table } from '../support/play.ts';
import { buttonFrom, press, sees } from '../support/screens.ts';
import { t } from '../../client/words/index.ts';
import { openHouse } from '../support/house.ts';

const house = openHouse();
let proxy: LineProxy;
let seats: Table;

beforeAll(async () => {
  proxy = await lineProxy(house.server.port);
  seats = await table(house.server.url, ['CUB', 'BOT']);
});
afterAll(async () => {
  seats.close();
  proxy.close();
});

test('through a proxy that refuses WebSockets somebody joins, is seated and acts, by plain requests', async () => {
  const { facilitator, chair, room, code } = seats;
  const { page, errors } = await newPhone(house.browser);
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
