import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { uncontested } from '../../shared/conference/suggestions.ts';
import { optionsOf } from '../../shared/text/measure.ts';
import { liveText, printBracketed } from '../../shared/text/print.ts';
import { accessibilityViolations, launchBrowser, newLaptop, newPhone, screenshot } from '../support/browser.ts';
import type { TestClient } from '../support/client.ts';
import { change, fullTable, idOf } from '../support/deskTable.ts';
import type { Table } from '../support/play.ts';
import { button, buttonFrom, press, sees, seesNot, seesText, sitDown } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

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

/** The card of a proposal, by its symbol. */
const card = (page: Page, symbol: string) => page.getByRole('article', { name: new RegExp(`^${symbol} `, 'u') });

/** Brings a proposal to hand by its own key. */
async function pick(page: Page, symbol: string): Promise<void> {
  const place = Number(await card(page, symbol).getAttribute('data-paper'));
  await page.keyboard.press(Array.from(t('desk.marks'))[place] ?? '');
  await page.locator('[aria-current="true"]').and(card(page, symbol)).waitFor();
}

const provision = (client: TestClient, id: string) => client.plenary().provisions.find((p) => p.id === id);
const words = (client: TestClient, id: string): string => liveText(provision(client, id)?.body ?? []);
const stateOf = (client: TestClient, symbol: string) =>
  client.plenary().proposals.find((p) => p.symbol === symbol)?.state;

/** The big screen, as the facilitator's browser opens it. */
async function bigScreen(here: Table): Promise<Page> {
  const { page } = await newLaptop(browser, { viewport: { width: 1920, height: 1080 } });
  const kept = { seat: here.facilitator.seat(), token: here.facilitatorToken, code: here.code, role: 'facilitator' };
  await page.addInitScript((seat) => {
    const value = JSON.stringify({ seat: { ...seat, title: '', plate: null }, at: 1 });
    localStorage.setItem(`square-brackets.kept.${seat.code}.${seat.seat}`, value);
  }, kept);
  await page.goto(`${server.url}/screen/${here.code}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

async function deskOf(here: Table, page: Page): Promise<void> {
  await sitDown(page, server.url, here.chairToken);
  await card(page, 'CUB/1').waitFor();
}

test('twenty proposals on one provision are settled by keyboard alone', async () => {
  const here = await fullTable(server.url);
  const { room, facilitator } = here;
  await here.delegate('SWE').must({
    c: 'acceptSuggestion',
    room,
    proposal: idOf(here, 'SWE/1'),
    way: 'bracket',
    on: true,
  });
  await here.delegate('USA').must({ c: 'contestProposal', room, proposal: idOf(here, 'TUN/1'), on: true });
  const { page, errors } = await newLaptop(browser);
  await deskOf(here, page);
  expect(await page.getByRole('article', { name: /^[A-Z]{3}\/\d /u }).count()).toBe(20);
  await card(page, 'TUN/1')
    .getByText(t('desk.contested', { names: 'United States' }))
    .waitFor();
  await card(page, 'SWE/1').getByText(t('desk.accepted')).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await screenshot(page, 'desk-twenty');

  // Nothing new is taken, and its words are not lost to whoever wrote them: the refusal says so.
  await page.keyboard.press('s');
  await here.delegate('BOT').until((_v, c) => c.plenary().settling === 'access', 'the provision is being settled');
  expect(await here.delegate('BOT').act(change(here, [1], 'Parties'))).toMatchObject({
    no: { code: 'provision.settling', rule: 'P3.8', instead: [{ kind: 'words', say: 'keepDraft' }] },
  });

  // One gavel for what nobody contests; taken back, and made again.
  await page.keyboard.press('u');
  await facilitator.until((_v, c) => c.plenary().pending?.ruling.r === 'asSuggested', 'the gavel');
  await card(page, 'CUB/1').getByText(t('desk.announced.takenIn')).waitFor();
  await page.keyboard.press('z');
  await facilitator.until((_v, c) => c.plenary().pending === null, 'taken back');
  expect(words(facilitator, 'access')).toContain('refrain from taking unilateral');
  await buttonFrom(page, 'desk.gavel', { n: uncontested(facilitator.plenary(), 'access').length }).waitFor();
  await page.keyboard.press('u');
  await facilitator.until((_v, c) => c.plenary().pending?.ruling.r === 'asSuggested', 'the gavel again');

  // The next ruling makes the one before it effective: a key to bring a proposal to hand, a key to rule.
  await pick(page, 'TUN/1');
  await page.keyboard.press('k');
  await facilitator.until((_v, c) => stateOf(c, 'CUB/1') === 'takenIn', 'taken in');
  await facilitator.until((_v, c) => stateOf(c, 'SWE/1') === 'bracketed', 'in brackets');
  expect(words(facilitator, 'access')).toMatch(
    /^All Member States \[shall\]\/\[should\] refrain, as far as they can,/u,
  );
  await pick(page, 'BOT/1');
  await page.keyboard.press('i');
  await facilitator.until((_v, c) => stateOf(c, 'TUN/1') === 'bracketed', 'TUN/1 in brackets');
  expect(words(facilitator, 'access')).toContain('[another]/[any other]');

  // What is overtaken stands apart, with both versions; it lapses.
  await page.keyboard.press('x');
  await button(page, 'chair.lift.keep', { words: 'should' }).waitFor();
  // Cuba’s name stands behind the other wording: the gavel alone does not pass over it.
  await page.keyboard.press('2');
  await sees(page, 'refusal.bracket.held', { holders: 'Cuba' });
  await screenshot(page, 'desk-held');
  await facilitator.until((_v, c) => stateOf(c, 'BOT/1') === 'takenIn', 'BOT/1 taken in');
  const options = optionsOf(provision(facilitator, 'access')?.body ?? []);
  const option = options.find((one) => liveText(one.body).trim() === 'should')?.id ?? '';
  await here.delegate('CUB').must({ c: 'takeStance', room: here.room, provision: 'access', option, stance: 'support' });
  await facilitator.until((_v, c) => c.plenary().lives.some((life) => life.stances.length > 0), 'Cuba lets it go');
  await seesNot(page, 'refusal.bracket.held', { holders: 'Cuba' });
  await page.keyboard.press('2');
  await page.keyboard.press('p');
  await card(page, 'SWE/4').getByText(t('draft.meant')).waitFor();
  await pick(page, 'SWE/4');
  await page.keyboard.press('l');
  await facilitator.until((_v, c) => words(c, 'access').startsWith('All Member States should refrain'), 'lifted');
  await screenshot(page, 'desk-overtaken');
  await pick(page, 'SWE/2');
  await page.keyboard.press('o');
  await facilitator.until((_v, c) => c.plenary().question?.about.q === 'rule', 'the room is asked');
  expect(stateOf(facilitator, 'SWE/4')).toBe('lapsed');
  expect(errors).toEqual([]);
  here.close();
});

test('a chair’s text is prepared where nobody reads it, tabled and taken in as one; a term is changed but for one place', async () => {
  const here = await fullTable(server.url);
  const { facilitator, room } = here;
  const swe = here.delegate('SWE');
  const { page, errors } = await newLaptop(browser);
  await deskOf(here, page);
  await buttonFrom(page, 'desk.tool.text').click();
  const write = async (number: string, label: string, text: string): Promise<void> => {
    await press(page, 'desk.text.addOne', { number });
    await page.getByRole('textbox', { name: label }).fill(text);
    await press(page, 'desk.text.keep', { number });
    await page.getByRole('region', { name: label }).getByText(t('desk.text.kept')).waitFor();
  };
  await write('3.8', '3.8 Access', 'Member States [shall]/[should] not hinder access.');
  await write('Preamble (b)', 'Preamble (b) Human rights', 'Recalling that access serves all,');
  expect(JSON.stringify(swe.heard)).not.toContain('not hinder access');
  const wall = await bigScreen(here);
  await press(page.getByRole('region', { name: '3.8 Access' }), 'desk.screen.on');
  await sees(page, 'desk.screen.is');
  await seesText(wall, 'not hinder access');
  await page.getByRole('textbox', { name: '3.8 Access' }).pressSequentially(' Ever');
  await seesText(wall, 'Ever');
  await sees(wall, 'screen.typed.chair');
  await screenshot(wall, 'desk-text-screen');
  await page.getByRole('textbox', { name: '3.8 Access' }).fill('Member States [shall]/[should] not hinder access.');
  await page.getByLabel(t('desk.text.name')).fill('A bridge');
  expect(await accessibilityViolations(page)).toEqual([]);
  await screenshot(page, 'desk-text');
  await buttonFrom(page, 'desk.text.table', { numbers: '3.8' }).click();
  await swe.until((_v, c) => c.plenary().chairTexts.length === 1, 'the text is tabled');
  await seesNot(wall, 'screen.typed.chair');
  const symbol = swe.plenary().chairTexts[0]?.symbol ?? '';

  const delegate = await newPhone(browser);
  await sitDown(delegate.page, server.url, here.tokens['CUB'] ?? '');
  await sees(delegate.page, 'draft.chairText.chair');
  await delegate.page.getByText('A bridge').waitFor();
  expect(await accessibilityViolations(delegate.page)).toEqual([]);
  await screenshot(delegate.page, 'desk-text-delegate');

  await press(page, 'desk.text.takeIn', { symbol });
  await swe.until((_v, c) => c.plenary().pending?.ruling.r === 'chairText', 'announced');
  // A term throughout makes it effective.
  await buttonFrom(page, 'desk.tool.term').click();
  await page.getByLabel(t('bracket.chair.termOld')).fill('access');
  await page.getByLabel(t('bracket.chair.termNew')).fill('a way');
  const places = page.getByRole('group', { name: /^Preamble \(a\)/u });
  await places.locator('label').first().click();
  expect(await places.getByRole('checkbox').first().isChecked()).toBe(false);
  await page.getByText(/^Changes /u).waitFor();
  await screenshot(page, 'desk-term');
  await press(page, 'bracket.chair.term');
  await swe.until((_v, c) => c.plenary().chairTexts[0]?.state === 'takenIn', 'taken in');
  expect(printBracketed(provision(swe, 'access')?.body ?? [])).toBe(
    'Member States [shall]/[should] not hinder access.',
  );
  await facilitator.must({ c: 'takeBack', room, ruling: facilitator.plenary().pending?.id ?? '' });
  await press(page, 'bracket.chair.term');
  await swe.until((_v, c) => c.plenary().pending?.ruling.r === 'draft', 'announced again');
  await swe.until((_v, c) => words(c, 'access').endsWith('not hinder a way.'), 'the term is changed');
  expect(words(swe, 'preamble-b')).toBe('Recalling that a way serves all,');
  expect(words(swe, 'preamble-a')).toContain('access');
  expect([...errors, ...delegate.errors]).toEqual([]);
  here.close();
});

test('on a phone every ruling on a proposal is one tap, and nothing runs over the edge', async () => {
  const here = await fullTable(server.url);
  const { page, errors } = await newPhone(browser);
  await page.setViewportSize({ width: 360, height: 740 });
  await deskOf(here, page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await screenshot(page, 'desk-phone');
  await buttonFrom(card(page, 'IRN/1'), 'draft.takeIn').tap();
  await here.facilitator.until((_v, c) => c.plenary().pending?.ruling.r === 'takeIn', 'announced');
  await buttonFrom(card(page, 'USA/1'), 'desk.bracket').tap();
  await here.facilitator.until((_v, c) => stateOf(c, 'IRN/1') === 'takenIn', 'taken in');
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(errors).toEqual([]);
  here.close();
});
