import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { newLaptop, newPhone, screenshot } from '../support/browser.ts';
import { type Table, table } from '../support/play.ts';
import { button, press, sees, sitDown } from '../support/screens.ts';
import { openHouse } from '../support/house.ts';

declare global {
  interface Window {
    /** When the page last asked for a frame, by its own clock in milliseconds; counted by the test. */
    lastFrame: number;
  }
}

const house = openHouse();
let here: Table;
beforeEach(async () => {
  here = await table(house.server.url, ['BOT', 'CUB', 'TUN']);
});
afterEach(() => here.close());

/** Notes every frame that anything on the page asks for. */
const countFrames = (page: Page) =>
  page.addInitScript(() => {
    window.lastFrame = 0;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => {
      window.lastFrame = performance.now();
      return ask(draw);
    };
  });

/** Waits until nothing on the page has asked for a frame for a second. */
const atRest = (page: Page) =>
  page.waitForFunction(() => performance.now() - window.lastFrame > 1000, undefined, { polling: 200 });

const hallIn = (page: Page) => page.getByRole('region', { name: t('hall.title') });

/** What the hall says to those who do not see it. */
const said = (page: Page) => hallIn(page).getByRole('list').innerText();

test('on a laptop the hall is drawn, says what it shows, follows the room, and its loop sleeps at rest', async () => {
  const { page, context, errors } = await newLaptop(house.browser);
  await countFrames(page);
  await sitDown(page, house.server.url, here.tokens['CUB'] ?? '');
  await button(page, 'room.tab.hall').click();
  await hallIn(page).locator('canvas').waitFor();
  await expect.poll(() => said(page)).toContain(t('hall.unseated', { names: 'United States, Iran, Sweden' }));
  const box = await hallIn(page).locator('canvas').boundingBox();
  expect(box?.width ?? 0).toBeGreaterThan(500);
  await atRest(page);

  await here.delegate('TUN').must({ c: 'askFloor', room: here.room });
  await expect.poll(() => said(page)).toContain(t('hall.list', { names: 'Tunisia' }));
  await atRest(page);
  await here.chair.must({
    c: 'giveFloor',
    room: here.room,
    delegation: 'TUN',
    after: here.chair.plenary().floor.lastTurn,
  });
  await expect.poll(() => said(page)).toContain(t('hall.speaks', { name: 'Tunisia' }));
  await screenshot(page, 'hall-laptop');
  await press(page, 'hall.findMe');
  await here.delegate('TUN').until((_v, c) => c.plenary().floor.speaking !== null, 'Tunisia speaks');
  await here
    .delegate('TUN')
    .must({ c: 'endStatement', room: here.room, turn: here.delegate('TUN').plenary().floor.lastTurn });
  await expect.poll(() => said(page)).not.toContain(t('hall.speaks', { name: 'Tunisia' }));
  await atRest(page);
  await button(page, 'room.tab.text').click();
  await page.locator('canvas').waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
  await context.close();
});

test('on a phone a strip of it stands over the text; a tap opens the hall and what it says', async () => {
  const { page, context, errors } = await newPhone(house.browser, { deviceScaleFactor: 2 });
  await countFrames(page);
  await sitDown(page, house.server.url, here.tokens['CUB'] ?? '');
  await hallIn(page).locator('canvas').waitFor();
  const strip = await hallIn(page).locator('canvas').boundingBox();
  expect(strip?.height ?? 0).toBeGreaterThan(100);
  expect(strip?.height ?? 0).toBeLessThan(200);
  await expect.poll(() => said(page)).toContain(t('hall.unseated', { names: 'United States, Iran, Sweden' }));
  await atRest(page);
  await hallIn(page).locator('canvas').tap();
  // There its words stand under it, for everybody.
  await page
    .getByRole('navigation')
    .locator('[aria-current=page]', { hasText: t('room.tab.hall') })
    .waitFor();
  await sees(page, 'hall.unseated', { names: 'United States, Iran, Sweden' });
  await hallIn(page).locator('canvas').waitFor();
  await atRest(page);
  await screenshot(page, 'hall-phone');
  expect(errors).toEqual([]);
  await context.close();
});
