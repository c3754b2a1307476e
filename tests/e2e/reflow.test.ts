import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { accessibilityViolations, newLaptop } from '../support/browser.ts';
import { type Table, table } from '../support/play.ts';
import { buttonFrom, sees, sitDown, wordsIn } from '../support/screens.ts';
import { openHouse } from '../support/house.ts';

const house = openHouse();
let here: Table;
beforeAll(async () => {
  here = await table(house.server.url, ['CUB', 'BOT']);
  const { chair, room } = here;
  await chair.must({ c: 'openProvision', room, provision: 'access' });
  await here.delegate('BOT').must({ c: 'askFloor', room });
});
afterAll(async () => {
  here.close();
});

/** A window of 1280 × 1024 at 100, 200 and 400 %, as the page sees it (WCAG 1.4.4, 1.4.10). */
const zooms = [
  ['100 %', { width: 1280, height: 1024 }],
  ['200 %', { width: 640, height: 512 }],
  ['400 %', { width: 320, height: 256 }],
] as const;

/** What stands out of the page at its sides, and buttons whose words are cut. */
const outside = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide =
      document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
    const cut = [...document.querySelectorAll<HTMLElement>('button, a, input, summary, h1, h2, p')].filter((one) => {
      const box = one.getBoundingClientRect();
      // What only a screen reader sees, and the inside of a place that scrolls by itself, are no part of this.
      if (box.width <= 1 || one.closest('.unseen, .scroll') !== null) return false;
      return (
        box.left < -1 || box.right > width + 1 || (one.tagName === 'BUTTON' && one.scrollWidth > one.clientWidth + 1)
      );
    });
    return [...wide, ...cut.map((one) => `${one.tagName} ${one.innerText.slice(0, 40)}`)];
  });

async function atEveryZoom(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [zoom, viewport] of zooms) {
    await page.setViewportSize(viewport);
    found.push(...(await outside(page)).map((what) => `${name} at ${zoom}: ${what}`));
  }
  return found;
}

test('at 200 and 400 % nothing is cut and nothing scrolls sideways: door, console, room', async () => {
  const { page } = await newLaptop(house.browser);
  const found: string[] = [];
  await page.goto(`${house.server.url}/j/${here.code}`);
  await page.getByLabel(t('join.name')).waitFor();
  found.push(...(await atEveryZoom(page, 'door')));
  await sitDown(page, house.server.url, here.facilitatorToken);
  await sees(page, 'console.people');
  found.push(...(await atEveryZoom(page, 'console')));
  await sitDown(page, house.server.url, here.chairToken);
  await page.getByRole('article').first().waitFor();
  found.push(...(await atEveryZoom(page, 'chair')));
  await page.context().close();
  expect(found).toEqual([]);
});

test('the room in Arabic and back: the page is mirrored, the paper keeps its words and its direction', async () => {
  const { page, errors } = await newLaptop(house.browser);
  await sitDown(page, house.server.url, here.tokens['CUB'] ?? '');
  await sees(page, 'room.brief', { name: 'Cuba' });
  const paper = page.getByRole('article').first().locator('.prov').first();
  const words = await wordsIn(paper);
  expect(words).not.toBe('');

  await page.getByRole('button', { name: 'العربية', exact: true }).click();
  await page.locator('html[dir=rtl][lang=ar]').waitFor();
  expect(await wordsIn(paper)).toBe(words);
  expect(await paper.evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
  expect(await paper.evaluate((one) => one.closest('[lang]')?.getAttribute('lang'))).toBe('en');
  expect(await atEveryZoom(page, 'room in Arabic')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await accessibilityViolations(page)).toEqual([]);

  await page.getByRole('button', { name: 'English', exact: true }).click();
  await page.locator('html[dir=ltr][lang=en]').waitFor();
  expect(await wordsIn(paper)).toBe(words);
  await buttonFrom(page, 'floor.ask').waitFor();
  expect(await atEveryZoom(page, 'room')).toEqual([]);
  expect(errors).toEqual([]);
  await page.context().close();
});
