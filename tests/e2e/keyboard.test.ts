import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { newLaptop, type Person } from '../support/browser.ts';
import { type Table, table } from '../support/play.ts';
import { button, buttonFrom, sees, sitDown } from '../support/screens.ts';
import { openHouse } from '../support/house.ts';

const house = openHouse();
let here: Table;
let person: Person;
beforeEach(async () => {
  here = await table(house.server.url, ['BOT', 'CUB', 'TUN']);
  person = await newLaptop(house.browser);
});
afterEach(async () => {
  here.close();
  expect(person.errors).toEqual([]);
  await person.context.close();
});

/** Goes on with Tab until a button has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.closest('button')?.textContent ?? '');
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    if ((await focused()).includes(name)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

/** Presses a key until what it does is seen: a second Enter within a second does nothing, by design. */
async function pressUntil(page: Page, key: string, seen: Locator): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    await page.keyboard.press(key);
    const done = await seen.waitFor({ timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (done) return;
  }
  throw new Error(`${key} does nothing`);
}

/** The desk listens: V opens and closes what can be put to the vote. */
async function listens(page: Page): Promise<void> {
  const votes = page.getByRole('region', { name: t('chair.putToVote') });
  await buttonFrom(page, 'chair.main.open', { about: '3.8 Access' }).waitFor();
  await pressUntil(page, 'v', votes);
  await page.keyboard.press('v');
  await votes.waitFor({ state: 'detached' });
}

test('the chair opens, rules, takes back and gives the floor by the keyboard alone', async () => {
  const { page } = person;
  await sitDown(page, house.server.url, here.chairToken);
  await listens(page);
  await page.keyboard.press('Enter');
  await here.delegate('CUB').until((_v, c) => c.plenary().reading?.provision === 'access', '3.8 is open');
  const question = here.delegate('CUB').plenary().reading?.question ?? '';
  for (const code of ['BOT', 'CUB', 'TUN'])
    await here.delegate(code).must({ c: 'signal', room: here.room, question, signal: 'support' });
  await here.delegate('TUN').must({ c: 'askFloor', room: here.room });
  await buttonFrom(page, 'chair.main.agreed', { number: '3.8' }).waitFor();

  await page.keyboard.press('d');
  await sees(page, 'reading.ruling.deferred', { number: '3.8' });
  await page.keyboard.press('z');
  await here.facilitator.until((_v, c) => c.plenary().pending === null, 'taken back');
  await page.keyboard.press('n');
  await here.delegate('TUN').until((_v, c) => c.plenary().floor.speaking?.delegation === 'TUN', 'Tunisia speaks');
  await page.getByRole('timer').waitFor();
  await page.locator('button[aria-keyshortcuts="t"]').waitFor();
  await page.keyboard.press('t');
  await here.delegate('TUN').until((_v, c) => c.plenary().floor.speaking === null, 'Tunisia is thanked');
  await buttonFrom(page, 'chair.main.agreed', { number: '3.8' }).waitFor();
  await pressUntil(page, 'Enter', page.getByText(t('reading.ruling.agreed', { number: '3.8' })).first());
});

test('a second Enter within a second rules nothing, and Enter on another button presses that one', async () => {
  const { page } = person;
  await sitDown(page, house.server.url, here.chairToken);
  await listens(page);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await here.facilitator.until((_v, c) => c.plenary().reading?.provision === 'access', '3.8 is open');
  await tabTo(page, t('chair.more'));
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: t('chair.more') }).waitFor();
  expect(here.facilitator.plenary().pending).toBe(null);
  expect(here.facilitator.plenary().reading?.asked).toBe(1);

  // Letters can be switched off; then they do nothing until they are switched on.
  await tabTo(page, t('chair.keysOn'));
  await page.keyboard.press('Space');
  await button(page, 'chair.keysOff').waitFor();
  await page.keyboard.press('d');
  await page.keyboard.press('Space');
  await button(page, 'chair.keysOn').waitFor();
  expect(here.facilitator.plenary().pending).toBe(null);
  await page.keyboard.press('d');
  await sees(page, 'reading.ruling.deferred', { number: '3.8' });
});

test('a delegate asks for the floor, answers and writes by the keyboard; letters in a field are letters', async () => {
  const { page } = person;
  await here.chair.must({ c: 'openProvision', room: here.room, provision: 'preamble-b' });
  await sitDown(page, house.server.url, here.tokens['TUN'] ?? '');
  await buttonFrom(page, 'floor.ask').waitFor();
  await tabTo(page, t('floor.ask'));
  await page.keyboard.press('Enter');
  await here.chair.until((_v, c) => c.plenary().floor.list.some((row) => row.delegation === 'TUN'), 'on the list');
  await buttonFrom(page, 'floor.withdraw').waitFor();
  await tabTo(page, t('need.oppose'));
  await page.keyboard.press('Space');
  await here.chair.until((_v, c) => c.plenary().reading?.signals['TUN'] === 'oppose', 'the signal');
  await tabTo(page, t('text.propose'));
  await page.keyboard.press('Enter');
  const field = page.getByLabel(t('draft.edit'));
  await field.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And dare not rest.');
  expect(await field.inputValue()).toMatch(/ And dare not rest\.$/);
  await tabTo(page, t('draft.send'));
  await page.keyboard.press('Enter');
  await here.chair.until((_v, c) => c.plenary().proposals.some((p) => p.from === 'TUN'), 'the proposal');
  expect(here.chair.plenary().pending).toBe(null);
});
