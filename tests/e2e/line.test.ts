import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { accessibilityViolations, launchBrowser, newPhone, type Person, screenshot } from '../support/browser.ts';
import type { TestClient } from '../support/client.ts';
import { type LineProxy, lineProxy } from '../support/lineProxy.ts';
import { type Table, table } from '../support/play.ts';
import { castBy, rule } from '../support/roomPages.ts';
import { button, buttonFrom, press, sees, seesNot, seesText, sitDown } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

/** A phone whose line goes and comes back, and whose page is loaded anew meanwhile. */

let browser: Browser;
let server: RunningServer;
let proxy: LineProxy;
let here: Table;
let phone: Person;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ env: { CLOCK_RATE: '20' } });
  proxy = await lineProxy(server.port);
});
beforeEach(async () => {
  here = await table(server.url, ['CUB', 'BOT', 'TUN']);
  await here.chair.must({ c: 'openProvision', room: here.room, provision: 'access' });
  phone = await newPhone(browser);
  await sitDown(phone.page, proxy.url, here.tokens['CUB'] ?? '');
  await buttonFrom(phone.page, 'floor.ask').waitFor();
});
afterEach(async () => {
  here.close();
  proxy.mend();
  // What the network refused is in the browser's own log, and nothing else.
  expect(phone.errors.filter((error) => !/WebSocket|net::ERR/.test(error))).toEqual([]);
  await phone.context.close();
});
afterAll(async () => {
  await browser.close();
  proxy.close();
  await stopServers();
});

const signalOf = (client: TestClient): string | undefined => client.plenary().reading?.signals['CUB'];
const asksOf = (client: TestClient): number =>
  JSON.stringify(client.heard).split('"t":"FloorAsked","delegation":"CUB"').length - 1;
/** Rules, and waits until it holds. */
async function ruled(chair: TestClient, ruling: Parameters<typeof rule>[1]): Promise<void> {
  await rule(chair, ruling);
  await chair.until((_v, client) => client.plenary().pending === null, `${ruling.r} holds`);
}
const waitingBar = (page: Page) => page.getByRole('status').filter({ hasText: t('net.gone') });

test('what was done without the line waits through a reload of the page, and happens once', async () => {
  const { page } = phone;
  proxy.cut();
  await sees(page, 'net.gone');
  await press(page, 'need.support');
  await buttonFrom(page, 'floor.ask').click();
  await sees(page, 'net.waits', { act: t('need.support') });
  await sees(page, 'net.whenBack');
  await sees(waitingBar(page), 'net.act.askFloor');
  await screenshot(page, 'line-gone-phone');
  expect(await accessibilityViolations(page)).toEqual([]);

  // The page comes anew, the line does not: what waits is still there to be seen, and to be taken back.
  await page.reload();
  await sees(waitingBar(page), 'need.support');
  await sees(waitingBar(page), 'net.act.askFloor');
  await screenshot(page, 'line-reloaded-phone');
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(signalOf(here.chair)).toBeUndefined();

  proxy.mend();
  await here.chair.until((_v, chair) => signalOf(chair) === 'support', 'the signal');
  await here.chair.until((_v, chair) => chair.plenary().floor.list.length === 1, 'Cuba on the list');
  await buttonFrom(page, 'floor.withdraw').waitFor();
  await seesNot(page, 'net.gone');
  expect(asksOf(here.chair)).toBe(1);
  // Nothing is left to be sent with the next page.
  await page.reload();
  await buttonFrom(page, 'floor.withdraw').waitFor();
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('.acts.')))).toEqual([]);
});

test('an act whose answer was lost is sent again after a reload, and is not done twice', async () => {
  const { page } = phone;
  proxy.deafen();
  await buttonFrom(page, 'floor.ask').click();
  await here.chair.until((_v, chair) => chair.plenary().floor.list.length === 1, 'Cuba on the list');
  proxy.cut();
  await page.reload();
  await sees(waitingBar(page), 'net.act.askFloor');
  proxy.mend();
  await buttonFrom(page, 'floor.withdraw').waitFor();
  await expect
    .poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('.acts.'))))
    .toEqual([]);
  // Asked a second time it would have been refused.
  expect(await page.getByText(t('refusal.floor.alreadyListed')).count()).toBe(0);
  expect(asksOf(here.chair)).toBe(1);
});

test('an act that waited is taken back after the reload, and one that is refused then says why', async () => {
  const { page } = phone;
  proxy.cut();
  await sees(page, 'net.gone');
  await press(page, 'need.support');
  await buttonFrom(page, 'floor.ask').click();
  // Meanwhile the room is done with it.
  await ruled(here.chair, { r: 'agreed', provision: 'access' });
  await page.reload();
  await button(page, 'net.dropName', { act: t('net.act.askFloor') }).click();
  await waitingBar(page).getByText(t('net.act.askFloor')).waitFor({ state: 'detached' });
  proxy.mend();
  await sees(page, 'refusal.question.over');
  expect(here.chair.plenary().floor.list).toEqual([]);
});

test('whoever was away is told in a line what was decided, reads which on tap, and only once', async () => {
  const { page } = phone;
  const { chair, room } = here;
  proxy.cut();
  await sees(page, 'net.gone');
  await ruled(chair, { r: 'agreed', provision: 'access' });
  await chair.must({ c: 'openProvision', room, provision: 'preamble-a' });
  await chair.must({ c: 'openBallot', room, about: { on: 'provision', provision: 'preamble-a' } });
  await castBy(here.delegate('BOT'), 'for');
  await castBy(here.delegate('TUN'), 'for');
  await chair.until((_v, c) => c.plenary().ballot?.cast.length === 2, 'two cards');
  await chair.must({ c: 'closeQuestion', room, ballot: chair.plenary().ballot?.id ?? '', index: 0 });
  proxy.mend();
  await seesNot(page, 'net.gone');
  await sees(page, 'room.missed', { n: 2 });
  await screenshot(page, 'missed-phone');
  await page.getByText(t('room.missed', { n: 2 })).click();
  await seesText(page, t('reading.ruling.agreed', { number: '3.8' }));
  await seesText(page, /Needed 2, for 2, against 0\./);
  await screenshot(page, 'missed-open-phone');
  expect(await accessibilityViolations(page)).toEqual([]);
  await page
    .getByRole('status')
    .filter({ hasText: t('room.missed', { n: 2 }) })
    .getByRole('button')
    .click();
  await seesNot(page, 'room.missed', { n: 2 });
  await page.reload();
  await buttonFrom(page, 'floor.ask').waitFor();
  expect(await page.getByText(/You missed/).count()).toBe(0);

  // The page was away altogether.
  const address = page.url();
  await page.goto('about:blank');
  await ruled(chair, { r: 'bracketed', provision: 'preamble-b' });
  await page.goto(address);
  await sees(page, 'room.missed', { n: 1 });
});
