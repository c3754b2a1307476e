import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { uncontested } from '../../shared/conference/suggestions.ts';
import { optionsOf, wordsOf } from '../../shared/text/measure.ts';
import { liveText, printBracketed } from '../../shared/text/print.ts';
import { accessibilityViolations, launchBrowser, newLaptop, newPhone, screenshot } from '../support/browser.ts';
import type { TestClient } from '../support/client.ts';
import { change, fullTable, idOf } from '../support/deskTable.ts';
import { quotationsOf } from '../support/markdown.ts';
import { type Table, table } from '../support/play.ts';
import { button, buttonFrom, press, sees, seesNot, seesText, sitDown } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { bodyFrom } from '../support/texts.ts';

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
  await press(page, 'desk.text.addOne', { number: '3.8' });
  await page.getByRole('textbox', { name: '3.8 Access' }).fill('Member States [shall]/[should] not hinder access.');
  await press(page, 'desk.text.keep', { number: '3.8' });
  await page.getByRole('region', { name: '3.8 Access' }).getByText(t('desk.text.kept')).waitFor();
  // What is typed and not kept yet stands there again after a look at another tool.
  await press(page, 'desk.text.addOne', { number: 'Preamble (b)' });
  const recital = page.getByRole('textbox', { name: 'Preamble (b) Human rights' });
  await recital.fill('Recalling that access');
  await buttonFrom(page, 'desk.tool.term').click();
  await page.getByLabel(t('bracket.chair.termOld')).fill('acc');
  await buttonFrom(page, 'desk.tool.text').click();
  expect(await recital.inputValue()).toBe('Recalling that access');
  await recital.pressSequentially(' serves all,');
  await press(page, 'desk.text.keep', { number: 'Preamble (b)' });
  await page.getByRole('region', { name: 'Preamble (b) Human rights' }).getByText(t('desk.text.kept')).waitFor();
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
  expect(await page.getByLabel(t('bracket.chair.termOld')).inputValue()).toBe('acc');
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

const open = 'Open lines';

test('two delegations and a group amend one sentence at once; it ends as one text, which is taken home', async () => {
  const fast = await startServer({ env: { CLOCK_RATE: '10' } });
  const here = await table(fast.url, ['ALD', 'CAS', 'KEL', 'TAM'], true, 'first-class');
  const { facilitator, room } = here;
  const [castria, tamaru] = [here.delegate('CAS'), here.delegate('TAM')];
  await facilitator.must({ c: 'setLevel', level: 'break' });
  await here.chair.must({ c: 'openProvision', room, provision: 'young' });
  const people = await Promise.all([newLaptop(browser), newPhone(browser), newPhone(browser)]);
  const [desk, kelda, aldermark] = [people[0].page, people[1].page, people[2].page];
  await Promise.all([
    sitDown(desk, fast.url, here.chairToken),
    sitDown(kelda, fast.url, here.tokens['KEL'] ?? ''),
    sitDown(aldermark, fast.url, here.tokens['ALD'] ?? ''),
  ]);
  const write = async (page: Page, text: string): Promise<void> => {
    await press(page, 'text.propose');
    await page.getByLabel(t('draft.edit'), { exact: true }).fill(text);
    // What comes of the words has its place; nothing moves under a finger any more.
    await sees(page, 'draft.preview');
    await sees(page, 'goal.draft');
  };
  const printed = (): string => printBracketed(provision(facilitator, 'young')?.body ?? [], { sponsors: true });
  const reads = (text: string): Promise<void> => facilitator.until(() => printed() === text, text);
  const settled = (): Promise<void> => facilitator.until((_v, c) => c.plenary().pending === null, 'it took effect');

  // Kelda speaks for nobody else: it asks the coordinator of its group, and others amend the same words meanwhile.
  await write(kelda, 'A State shall not watch anyone under 18 in secret.');
  await kelda.getByText(t('draft.ask')).tap();
  await sees(kelda, 'draft.speaksFor', { group: open });
  await kelda.getByRole('checkbox', { name: 'Aldermark' }).check();
  await Promise.all([
    press(kelda, 'draft.send'),
    castria.must(change(here, [7], '14', 'young')),
    tamaru.must(change(here, [8, 9], 'without a judge', 'young')),
  ]);
  await press(aldermark, 'need.invited.group', { group: open });
  await write(aldermark, 'A State shall not watch anyone below the age of 16 in secret.');
  await aldermark.getByText(t('draft.inGroup', { group: open })).tap();
  await screenshot(aldermark, 'desk-group-write');
  await press(aldermark, 'draft.send');
  for (const symbol of ['KEL/1', 'ALD/1']) await sees(card(desk, symbol), 'draft.forGroup', { groups: open });
  await screenshot(desk, 'desk-group');

  // What its sponsor accepts beforehand and what others contest is seen at the desk.
  await press(kelda, 'draft.accept');
  await sees(card(desk, 'KEL/1'), 'desk.accepted');
  const theirs = aldermark.getByRole('article').filter({ has: aldermark.getByText('CAS/1', { exact: true }) });
  await button(theirs.last(), 'draft.contest').tap();
  await sees(card(desk, 'CAS/1'), 'desk.contested', { names: 'Aldermark' });

  // Brackets that would cross: the smallest stretch that does not, in one press.
  const inText = wordsOf(provision(facilitator, 'young')?.body ?? []);
  const span = { from: inText[3]?.id ?? '', to: inText[5]?.id ?? '' };
  await castria.must({ c: 'reserve', room, provision: 'young', span, motive: null, reason: '', lang: 'en' });
  await buttonFrom(kelda, 'text.brackets', { number: '1' }).tap();
  await kelda.getByText(t('bracket.reserve'), { exact: true }).tap();
  const stretch = kelda.getByRole('group', { name: t('bracket.words') }).getByRole('button');
  await stretch.filter({ hasText: 'shall' }).tap();
  await stretch.filter({ hasText: 'watch' }).tap();
  await kelda.getByRole('button', { name: /^Put “/u }).tap();
  await reads('A State [KEL: shall [CAS: not watch anyone]] under 16 in secret.');

  // One paper of the two that can stand together; those that cannot go into brackets, and one of them falls.
  await press(desk, 'desk.merge', { n: 2 });
  await sees(card(desk, 'DT/1'), 'draft.forGroup', { groups: open });
  await buttonFrom(card(desk, 'DT/1'), 'draft.takeIn').click();
  for (const symbol of ['KEL/1', 'CAS/1']) await buttonFrom(card(desk, symbol), 'desk.bracket').click();
  await settled();
  const opening = 'A State [KEL: shall [CAS: not watch anyone]] below the age of';
  await reads(`${opening} [SOL: 16]/[KEL, ALD: 18]/[CAS: 14] without a judge.`);
  const fourteen = optionsOf(provision(facilitator, 'young')?.body ?? []).find((one) => liveText(one.body) === '14');
  const on = { k: 'option', provision: 'young', option: fourteen?.id ?? '' } as const;
  await castria.must({ c: 'withdrawSponsorship', room, on });
  await reads(`${opening} [SOL: 16]/[KEL, ALD: 18] without a judge.`);
  await aldermark.locator('.prov').getByText('18').first().tap();
  await sees(aldermark.getByRole('region', { name: t('bracket.option') }), 'draft.forGroup', { groups: open });
  await screenshot(aldermark, 'desk-group-option');

  // A term throughout, then a compromise of the chair’s, and its last bracket.
  await buttonFrom(desk, 'desk.tool.term').click();
  await desk.getByLabel(t('bracket.chair.termOld')).fill('State');
  await desk.getByLabel(t('bracket.chair.termNew')).fill('Government');
  await press(desk, 'bracket.chair.term');
  await facilitator.until((_v, c) => words(c, 'telling').startsWith('A Government'), 'the term is changed');
  await buttonFrom(desk, 'desk.tool.text').click();
  await press(desk, 'desk.text.addOne', { number: '1' });
  const compromise = 'A Government shall not watch anyone under [16]/[18] unless a judge says so.';
  await desk.getByRole('textbox', { name: '1 Young people' }).fill(compromise);
  await press(desk, 'desk.text.keep', { number: '1' });
  await desk.getByLabel(t('desk.text.name')).fill('A bridge');
  await buttonFrom(desk, 'desk.text.table', { numbers: '1' }).click();
  await press(desk, 'desk.text.takeIn', { symbol: 'DT/2' });
  await reads(compromise);
  await buttonFrom(desk.getByRole('group', { name: t('desk.tools') }), 'desk.tool.brackets').click();
  await buttonFrom(desk, 'chair.lift.keep', { words: '18' }).first().click();
  await reads('A Government shall not watch anyone under 18 unless a judge says so.');

  // What is taken home is this text, word for word, and says for whom it was proposed.
  await button(kelda.getByRole('main'), 'text.whole').tap();
  await button(kelda, 'take.title').tap();
  const download = kelda.waitForEvent('download');
  await button(kelda, 'take.markdown').tap();
  const markdown = await readFile(await (await download).path(), 'utf8');
  const texts = facilitator.plenary().provisions.map((p) => printBracketed(p.body, { sponsors: true }));
  expect(quotationsOf(markdown).map((text) => printBracketed(bodyFrom(text), { sponsors: true }))).toEqual(texts);
  expect(markdown).toContain(`KEL/1 ${t('draft.forGroup', { groups: open })}`);
  expect(people.flatMap(({ errors }) => errors)).toEqual([]);
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

test('a secretary shares the desk: what one prepares the chair has too, and its ruling is announced by its office', async () => {
  const here = await table(server.url, ['CUB', 'TUN']);
  const { chair, room } = here;
  await chair.must({ c: 'openProvision', room, provision: 'access' });
  const [teacher, secretary] = await Promise.all([newLaptop(browser), newLaptop(browser)]);
  await sitDown(teacher.page, server.url, here.facilitatorToken);
  await sitDown(secretary.page, server.url, here.tokens['TUN'] ?? '');
  await press(teacher.page, 'console.manageName', { person: 'Delegate of TUN' });
  await press(teacher.page, 'lobby.chair.give.secretary');

  const { page } = secretary;
  await seesText(page, /^Secretary, /u);
  await buttonFrom(page, 'desk.tool.text').click();
  await press(page, 'desk.text.addOne', { number: '3.8' });
  await page.getByRole('textbox', { name: '3.8 Access' }).fill('Member States should not hinder access.');
  await press(page, 'desk.text.keep', { number: '3.8' });
  await chair.until((view) => view.desk[room]?.prepared.length === 1, 'the chair has the words too');
  expect(JSON.stringify(here.delegate('CUB').heard)).not.toContain('should not hinder access');
  await buttonFrom(page, 'chair.rule.deferred').click();
  await chair.until((_v, c) => c.plenary().pending?.ruling.r === 'deferred', 'it is announced');
  expect(chair.plenary().pending?.by).toBe('secretary');
  expect(await accessibilityViolations(page)).toEqual([]);
  expect([...teacher.errors, ...secretary.errors]).toEqual([]);
  here.close();
});
