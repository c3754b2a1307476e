import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { openChoices } from '../../shared/text/measure.ts';
import { printBracketed } from '../../shared/text/print.ts';
import { accessibilityViolations, launchBrowser, newLaptop, newPhone, screenshot } from '../support/browser.ts';
import type { TestClient } from '../support/client.ts';
import { quotationsOf } from '../support/markdown.ts';
import { type Table, table } from '../support/play.ts';
import { button, sees, seesText, sitDown } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { bodyFrom } from '../support/texts.ts';

let browser: Browser;
let server: RunningServer;
let here: Table;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ env: { CLOCK_RATE: '20' } });
});
beforeEach(async () => {
  here = await table(server.url, ['BOT', 'CUB', 'TUN']);
  await bracketed(here);
});
afterEach(() => here.close());
afterAll(async () => {
  await browser.close();
  await stopServers();
});

const words = (client: TestClient): readonly string[] =>
  client.plenary().provisions.map((p) => printBracketed(p.body, { sponsors: true }));
const choicesOf = (client: TestClient) =>
  openChoices(client.plenary().provisions.find((p) => p.id === 'access')?.body ?? []);

/** 3.8 is open and in brackets: the chair's paper is taken in, Cuba stands behind one option, Tunisia opposes it. */
async function bracketed(sitting: Table): Promise<void> {
  const { chair, room } = sitting;
  const [cuba, tunisia] = [sitting.delegate('CUB'), sitting.delegate('TUN')];
  await chair.must({ c: 'openProvision', room, provision: 'access' });
  const paper = chair.plenary().proposals.find((p) => p.provision === 'access');
  await chair.must({ c: 'rule', room, ruling: { r: 'takeIn', provision: 'access', proposal: paper?.id ?? '' } });
  await chair.until((_v, c) => choicesOf(c).length > 0, 'the brackets');
  const option = choicesOf(chair).find((c) => c.options.length > 1)?.options[0]?.id ?? '';
  await cuba.until((_v, c) => choicesOf(c).length > 0);
  await cuba.must({ c: 'cosponsor', room, on: { k: 'option', provision: 'access', option } });
  await tunisia.must({ c: 'takeStance', room, provision: 'access', option, stance: 'oppose' });
}

const networks = 'international telecommunications networks & services';

/** Goes on with Tab until something whose name begins so has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    if (await place.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never came to ${place.toString()}`);
}

/** Goes through a list that opens, key by key, until it is at an entry. */
async function choose(page: Page, list: Locator, entry: string): Promise<void> {
  await list.focus();
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 30; steps += 1) {
    if ((await list.locator('option:checked').textContent()) === entry) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the list has no ${entry}`);
}

async function taken(page: Page, press: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await press();
  return readFile(await (await download).path(), 'utf8');
}

test('the whole draft is read, searched, compared and taken away by the keyboard alone', async () => {
  const { page, errors, context } = await newLaptop(browser);
  await sitDown(page, server.url, here.tokens['BOT'] ?? '');

  // The focus on an option says who stands behind it since when, and who is against it; Escape sends that away.
  const option = page.locator('.opt, .body[tabindex]').filter({ hasText: networks }).last();
  await option.waitFor();
  await tabTo(page, option);
  const tip = page.getByRole('tooltip');
  await seesText(tip, 'Cuba');
  await sees(tip, 'bracket.against');
  await page.keyboard.press('Escape');
  await tip.waitFor({ state: 'detached' });

  await tabTo(page, button(page.getByRole('main'), 'text.whole'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: t('text.draft') }).waitFor();
  await screenshot(page, 'draft-laptop');
  expect(await accessibilityViolations(page)).toEqual([]);

  // Why these brackets, and the name of one's own delegation, without leaving the page.
  const access = page.getByRole('article', { name: /^3\.8/ });
  await tabTo(page, button(access, 'whole.whyOn', { number: '3.8' }));
  await page.keyboard.press('Enter');
  const why = page.getByRole('region', { name: t('text.why') });
  await seesText(why, 'Cuba');
  await tabTo(page, why.getByRole('button', { name: t('bracket.stand', { words: networks }) }));
  await page.keyboard.press('Enter');
  await here.chair.until((_v, c) => words(c).some((text) => text.includes(`[CUB, BOT: ${networks}]`)), 'the name');
  expect(await accessibilityViolations(page)).toEqual([]);

  // As it could come out: the page says that nothing is decided by it.
  const reading = page.getByLabel(t('whole.readAs'));
  await choose(page, reading, t('whole.fell'));
  await sees(page, 'whole.said.fell');
  expect(await access.locator('.prov').first().innerText()).not.toContain('[');
  await choose(page, reading, t('whole.chosen'));
  await sees(page, 'whole.said.chosen');
  const brackets = access.getByRole('combobox');
  const asked = await brackets.count();
  await choose(page, brackets.nth(0), t('bracket.nothing'));
  await expect.poll(() => brackets.count()).toBeLessThan(asked);
  await choose(page, brackets.nth(0), t('whole.chosen.open'));
  await expect.poll(() => brackets.count()).toBe(asked);
  await choose(page, brackets.filter({ hasText: networks }).last(), networks);
  await expect.poll(() => access.locator('.prov').first().innerText()).not.toContain(`[${networks}]`);
  expect(await accessibilityViolations(page)).toEqual([]);
  await screenshot(page, 'draft-chosen');
  await choose(page, reading, t('whole.compared'));
  await sees(page, 'whole.said.compare');
  await seesText(page.locator('ins'), networks);
  await choose(page, reading, 'Tunisia');
  await sees(page, 'whole.said.would', { name: 'Tunisia', n: 2 });
  await choose(page, reading, t('whole.now'));

  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type('MEMBER  states');
  const places = page.getByRole('search').getByRole('status');
  await seesText(places, /^1 of \d+\.$/);
  await page.keyboard.press('Enter');
  await seesText(places, /^2 of \d+\.$/);
  await page.keyboard.press('Shift+Enter');
  await seesText(places, /^1 of \d+\.$/);

  // What is taken away parses back to the text, brackets and sponsors included.
  await tabTo(page, button(page, 'take.title'));
  await page.keyboard.press('Enter');
  await tabTo(page, button(page, 'take.markdown'));
  const markdown = await taken(page, () => page.keyboard.press('Enter'));
  const read = quotationsOf(markdown).map((text) => printBracketed(bodyFrom(text), { sponsors: true }));
  expect(read).toEqual(words(here.chair));

  // A bracket is settled: it lifts here too, and the count falls with it.
  const drop = choicesOf(here.chair).find((c) => c.depth === 2 && c.options.length === 1);
  const ruling = { r: 'lift', provision: 'access', choice: drop?.id ?? '', option: null } as const;
  await here.chair.must({ c: 'rule', room: here.room, ruling });
  await page.getByText(t('text.said.lifted', { lifted: 1, open: 2 })).waitFor({ state: 'attached' });
  await seesText(access.locator('.count'), '2');
  expect(errors).toEqual([]);
  await context.close();
});

test('on a phone of 360 px, by touch: why, a name behind an option, other words, each in three taps from the text', async () => {
  const { page, errors, context } = await newPhone(browser, { viewport: { width: 360, height: 740 } });
  await sitDown(page, server.url, here.tokens['BOT'] ?? '');
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  // Why: one tap.
  await button(page, 'text.why').tap();
  const why = page.getByRole('region', { name: t('text.why') });
  await seesText(why, 'Cuba');
  expect(await sideways()).toBe(0);
  await screenshot(page, 'draft-why-phone');
  await button(page, 'text.why').tap();

  // A name behind an option: two taps.
  await page.locator('.prov').getByText(networks).first().tap();
  const option = page.getByRole('region', { name: t('bracket.option') });
  await option.getByRole('button', { name: t('bracket.stand', { words: networks }) }).tap();
  await here.chair.until((_v, c) => words(c).some((text) => text.includes(`[CUB, BOT: ${networks}]`)), 'the name');

  // Other words: one tap to the field.
  await button(page, 'text.propose').tap();
  await page.locator('textarea').first().waitFor();
  await button(page, 'draft.keep').tap();

  // The whole draft, and away with it as a page to print.
  await button(page.getByRole('main'), 'text.whole').tap();
  await page.getByRole('heading', { level: 1, name: t('text.draft') }).waitFor();
  expect(await sideways()).toBe(0);
  expect(await accessibilityViolations(page)).toEqual([]);
  await screenshot(page, 'draft-phone');
  // It goes where the chair goes, until one reads freely; one tap leads back.
  const recital = page.getByRole('article', { name: /^Preamble \(a\)/ });
  await here.chair.must({ c: 'openProvision', room: here.room, provision: 'preamble-a' });
  await sees(recital, 'whole.here');
  const top = (): Promise<number> => recital.evaluate((one) => one.getBoundingClientRect().top);
  await expect.poll(top, { timeout: 10_000 }).toBeLessThan(400);
  await button(page, 'whole.follow').tap();
  await here.chair.must({ c: 'openProvision', room: here.room, provision: 'access' });
  await button(page, 'text.follow').tap();
  await button(page, 'text.follow').waitFor({ state: 'detached' });
  await button(page, 'whole.base').tap();
  await sees(page, 'record.nothingStands');
  await button(page, 'take.title').tap();
  const html = await taken(page, () => button(page, 'take.print').tap());
  expect(html).toContain('@page');
  const printed = await context.newPage();
  await printed.setContent(html);
  const texts = await printed.locator('.words').allTextContents();
  expect(texts.map((text) => printBracketed(bodyFrom(text), { sponsors: true }))).toEqual(words(here.chair));
  await printed.close();
  await page
    .getByRole('navigation')
    .getByRole('button', { name: t('room.tab.text') })
    .tap();
  await button(page, 'text.why').waitFor();
  expect(errors).toEqual([]);
  await context.close();
});
