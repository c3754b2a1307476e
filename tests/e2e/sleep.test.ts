import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { newPhone } from '../support/browser.ts';
import { type Table, table } from '../support/play.ts';
import { sees, sitDown } from '../support/screens.ts';
import { openHouse } from '../support/house.ts';

const house = openHouse();
let seats: Table;
let network: Server;
/** While asleep, lines that stood say nothing more and do not break, as when a phone was carried out of reach. */
let asleep = false;
const open = new Set<Socket>();

/** A network between the phone and the server whose standing lines can be left hanging; new ones work. */
function networkTo(port: number): Server {
  return createServer((phone) => {
    const onward = connect(port, '127.0.0.1');
    let dead = false;
    const pass = (to: Socket) => (data: Buffer) => {
      dead ||= asleep;
      if (!dead) to.write(data);
    };
    phone.on('data', pass(onward));
    onward.on('data', pass(phone));
    for (const socket of [phone, onward]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    phone.on('close', () => onward.destroy());
    onward.on('close', () => phone.destroy());
  });
}

beforeAll(async () => {
  seats = await table(house.server.url, ['CUB', 'BOT']);
  network = networkTo(house.server.port).listen(0, '127.0.0.1');
  await once(network, 'listening');
});
afterAll(async () => {
  seats.close();
  for (const socket of open) socket.destroy();
  network.close();
});

/** Long before the transport by itself would notice the silence, which takes up to 45 s; in ms. */
const soon = 15_000;

test('a phone that slept while its line went dead looks after it on waking, and is up to date', async () => {
  const address = network.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { page, errors } = await newPhone(house.browser);
  await sitDown(page, house.server.url, seats.tokens['BOT'] ?? '');
  // The same seat, now over the network that can fall silent.
  const held = await page.evaluate(() => Object.keys(sessionStorage).map((key) => [key, sessionStorage.getItem(key)]));
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.evaluate((kept) => {
    for (const [key, value] of kept) if (key && value) sessionStorage.setItem(key, value);
  }, held);
  await page.goto(`http://127.0.0.1:${port}/c/${seats.code}`);
  await sees(page, 'floor.ask');

  asleep = true;
  const words = 'The bell rings five minutes later.';
  await seats.facilitator.must({ c: 'announce', text: words, lang: 'en' });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  // The old line hangs for good; whatever is opened from now on works.
  await seats.facilitator.must({ c: 'announce', text: 'Nothing else has changed.', lang: 'en' });
  asleep = false;
  const woken = Date.now();
  await page.getByText(words).filter({ visible: true }).first().waitFor({ timeout: soon });
  process.stdout.write(`up to date ${Date.now() - woken} ms after waking\n`);
  await page.getByText(t('net.gone')).waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});
