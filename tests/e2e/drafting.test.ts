import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { accessibilityViolations, launchBrowser, newLaptop, newPhone, screenshot } from '../support/browser.ts';
import { seated, table } from '../support/play.ts';
import { button, buttonFrom, press, sees, seesText, sitDown } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

/** Other words for a sentence, written in browsers: by three at once through a killed server, and by touch on a phone. */

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

const field = (page: Page) => page.getByLabel(t('draft.edit'), { exact: true });
const kept = (page: Page) => page.getByText(t('draft.kept'), { exact: true }).waitFor();
const holds = async (page: Page, words: readonly string[]): Promise<boolean> => {
  const value = await field(page).inputValue();
  return words.every((one) => value.split(one).length === 2);
};

test('three members write in one draft, the server is killed and comes back: nobody loses a word', {
  timeout: 240_000,
}, async () => {
  const here = await table(server.url, ['CUB', 'SWE']);
  const more = [await seated(here, 'Bea', 'CUB'), await seated(here, 'Cem', 'CUB')];
  const tokens = [here.tokens['CUB'] ?? '', ...more.map((one) => one.token)];
  await here.chair.must({ c: 'openProvision', room: here.room, provision: 'access' });
  const people = [await newLaptop(browser), await newLaptop(browser), await newPhone(browser)];
  const pages = people.map((one) => one.page);
  const [first, second, third] = pages;
  if (!first || !second || !third) throw new Error('a page is missing');
  for (const [i, page] of pages.entries()) await sitDown(page, server.url, tokens[i] ?? '');

  await press(first, 'text.propose');
  await field(first).waitFor();
  const start = await field(first).inputValue();
  // The others are asked to go on with it, not to begin another.
  for (const page of [second, third]) {
    await press(page, 'draft.goOn');
    await field(page).waitFor();
  }
  await seesText(first, /Bea/);
  await seesText(first, /Cem/);

  // The first writes in the middle; the caret stays with its words while the others write before and after them.
  await field(first).evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(6, 6));
  const typing = [
    first.keyboard.type(' (one two three)', { delay: 40 }),
    field(second).pressSequentially(' second second', { delay: 40 }),
    (async () => {
      await field(third).evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(0, 0));
      await third.keyboard.type('Third! ', { delay: 40 });
    })(),
  ];
  await Promise.all(typing);
  const all = [' (one two three)', ' second second', 'Third! '];
  for (const page of pages) {
    await expect.poll(() => holds(page, all), { timeout: 20_000 }).toBe(true);
    await kept(page);
  }
  expect(await field(first).inputValue()).toBe(
    `Third! ${start.slice(0, 6)} (one two three)${start.slice(6)} second second`,
  );

  await server.stop('SIGKILL');
  await seesText(first, t('draft.keptHere'));
  await first.keyboard.type(' and four');
  await field(second).pressSequentially(' fifth');
  server = await server.again();
  const complete = [...all, ' and four', ' fifth'];
  for (const page of pages) await expect.poll(() => holds(page, complete), { timeout: 40_000 }).toBe(true);
  const texts = await Promise.all(pages.map((page) => field(page).inputValue()));
  expect(new Set(texts).size).toBe(1);
  await kept(first);
  expect(await accessibilityViolations(first)).toEqual([]);
  await screenshot(first, 'drafting-laptop');
  await screenshot(third, 'drafting-phone');

  // One sends it, with another delegation asked; the others' fields close, and nothing is left to go on with.
  await first.getByLabel(t('draft.why')).fill('Four is enough.');
  await first.getByLabel(t('draft.headline')).fill('Four');
  await first.getByText(t('draft.ask')).click();
  await first.getByRole('checkbox', { name: 'Sweden' }).check();
  await screenshot(first, 'drafting-send');
  await press(first, 'draft.send');
  for (const page of pages) {
    await field(page).waitFor({ state: 'detached' });
    await seesText(page, 'Four');
  }
  const swe = await newLaptop(browser);
  await sitDown(swe.page, server.url, here.tokens['SWE'] ?? '');
  await seesText(swe.page, /Cuba asks you to stand behind/);
  await screenshot(swe.page, 'drafting-asked');
  await press(swe.page, 'need.invited.yes');
  await button(swe.page, 'draft.takeOff').waitFor();

  // The delegation puts it in other words; who stood behind the old ones is asked again.
  await press(second, 'draft.change');
  await field(second).waitFor();
  expect(await field(second).inputValue()).toBe(texts[0]);
  await field(second).pressSequentially(' Sixth.');
  await sees(second, 'draft.reviseHint');
  await screenshot(second, 'drafting-revise');
  await button(second, 'draft.sendRevised').click();
  await field(second).waitFor({ state: 'detached' });
  await button(swe.page, 'need.invited.no').click();
  await button(swe.page, 'need.invited.no').waitFor({ state: 'detached' });
  await press(second, 'draft.withdraw');
  await button(second, 'draft.withdraw').waitFor({ state: 'detached' });
  for (const { errors } of [...people, swe])
    expect(errors.filter((one) => !/WebSocket|ERR_CONNECTION|Failed to load/.test(one))).toEqual([]);
  here.close();
});

test('on a phone: proposed in three taps from the text; overtaken words stand beside today’s and are mended', {
  timeout: 120_000,
}, async () => {
  const here = await table(server.url, ['CUB', 'SWE']);
  const { room, chair } = here;
  await chair.must({ c: 'openProvision', room, provision: 'preamble-a' });
  const cub = await newPhone(browser, { viewport: { width: 360, height: 740 } });
  const { page } = cub;
  await sitDown(page, server.url, here.tokens['CUB'] ?? '');
  await button(page, 'text.propose').tap();
  await field(page).waitFor();
  expect(await field(page).evaluate((box) => document.activeElement === box)).toBe(true);
  await page.keyboard.type(' Always.');
  await sees(page, 'draft.preview');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await accessibilityViolations(page)).toEqual([]);
  await screenshot(page, 'drafting-phone-360');
  await button(page, 'draft.send').tap();
  await field(page).waitFor({ state: 'detached' });
  await chair.until((_v, c) => c.plenary().proposals.some((p) => p.from === 'CUB'));

  // Another draft; the words it changes go meanwhile.
  await button(page, 'text.propose').tap();
  await field(page).waitFor();
  const text = await field(page).inputValue();
  await field(page).fill(text.replace('recognize', 'acknowledge'));
  await sees(page, 'draft.preview');
  await kept(page);
  const swe = here.delegate('SWE');
  const provision = swe.plenary().provisions.find((p) => p.id === 'preamble-a');
  const gone = provision?.body.flatMap((node) =>
    node.kind === 'run'
      ? node.words.flatMap((word, n) => (word.trim() === 'recognize' ? [`${node.op}.${node.from + n}`] : []))
      : [],
  );
  await swe.must({
    c: 'propose',
    room,
    provision: 'preamble-a',
    revision: provision?.revision ?? 0,
    amendment: { inserts: [{ after: gone?.[0] ?? '', text: ' protect' }], deletes: [...(gone ?? [])] },
    reason: '',
    lang: 'en',
  });
  await chair.until((_v, c) => c.plenary().proposals.some((p) => p.from === 'SWE'));
  const proposal = chair.plenary().proposals.find((p) => p.from === 'SWE')?.id ?? '';
  // Behind another's proposal: one tap from the text, and one to take the name off again.
  await button(page, 'draft.keep').tap();
  await button(page.getByRole('article').filter({ hasText: 'SWE/1' }).last(), 'draft.cosponsor').tap();
  await chair.until((_v, c) => c.plenary().proposals.some((p) => p.id === proposal && p.sponsors.includes('CUB')));
  await button(page, 'draft.takeOff').tap();
  await button(page, 'draft.goOn').tap();
  await field(page).waitFor();
  await chair.must({ c: 'rule', room, ruling: { r: 'takeIn', provision: 'preamble-a', proposal } });
  await page.getByText(t('draft.staleTitle')).first().waitFor({ timeout: 30_000 });
  await screenshot(page, 'drafting-stale');
  await buttonFrom(page, 'draft.onToday').tap();
  await sees(page, 'draft.preview');
  await button(page, 'draft.send').tap();
  await field(page).waitFor({ state: 'detached' });
  await chair.until((_v, c) => c.plenary().proposals.filter((p) => p.from === 'CUB').length === 2);
  expect(cub.errors).toEqual([]);
  here.close();
});

test('thrown away only when it is meant, and for everybody', { timeout: 60_000 }, async () => {
  const here = await table(server.url, ['CUB']);
  const cub = await newLaptop(browser);
  const { page } = cub;
  await sitDown(page, server.url, here.tokens['CUB'] ?? '');
  await press(page, 'text.propose');
  await field(page).waitFor();
  // By the keyboard alone: write, take back, keep for later, go on.
  await page.keyboard.type('xyz');
  await page.keyboard.press('Control+z');
  expect(await field(page).inputValue()).not.toContain('xyz');
  await page.keyboard.press('Control+Shift+Z');
  expect(await field(page).inputValue()).toContain('xyz');
  await button(page, 'draft.keep').focus();
  await page.keyboard.press('Enter');
  await field(page).waitFor({ state: 'detached' });
  await button(page, 'draft.goOn').focus();
  await page.keyboard.press('Enter');
  await field(page).waitFor();
  expect(await field(page).inputValue()).toContain('xyz');
  await press(page, 'draft.drop');
  await press(page, 'draft.dropNo');
  expect(await field(page).inputValue()).toContain('xyz');
  await press(page, 'draft.drop');
  await press(page, 'draft.dropYes');
  await field(page).waitFor({ state: 'detached' });
  await button(page, 'text.propose').waitFor();
  expect(cub.errors).toEqual([]);
  here.close();
});
