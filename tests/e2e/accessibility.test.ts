import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { accessibilityViolations, launchBrowser, newLaptop, screenshot } from '../support/browser.ts';
import { connect } from '../support/client.ts';
import type { Sentence } from '../../client/view/say.ts';
import { headlineOf, sumOf } from '../../client/view/votes.ts';
import { labelOf, provisionIn } from '../../client/view/who.ts';
import { create, join, personNamed, table } from '../support/play.ts';
import { castBy } from '../support/roomPages.ts';
import { button, buttonFrom, press, sees, sitDown } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ env: { CLOCK_RATE: '20' } });
});
afterAll(async () => {
  await browser.close();
  await stopServers();
});

const laptop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/** What axe finds on a page at a laptop's and a phone's size, by day and by night. */
async function foundOn(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [size, viewport, colorScheme] of [
    ['laptop', laptop, 'dark'],
    ['phone', phone, 'light'],
    ['laptop', laptop, 'light'],
  ] as const) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (size === 'phone' || colorScheme === 'dark') await screenshot(page, `axe-${name}-${size}-${colorScheme}`);
    for (const { rule, where } of await accessibilityViolations(page))
      found.push(`${name}, ${size}, ${colorScheme}: ${rule} ${where.join(' | ')}`);
  }
  return found;
}

/** What axe finds on a page as it is shown now. */
async function foundHere(page: Page, name: string): Promise<readonly string[]> {
  await screenshot(page, `axe-${name}`);
  return (await accessibilityViolations(page)).map(({ rule, where }) => `${name}: ${rule} ${where.join(' | ')}`);
}

/** What the page says by itself to those who only hear it, sentence by sentence as it comes. */
async function heardOn(page: Page): Promise<string[]> {
  const heard: string[] = [];
  await page.exposeFunction('heard', (words: string) => heard.push(words));
  // A part of its own, as text: what runs in the page knows nothing of this file.
  await page.evaluate(`new MutationObserver((changes) => {
    const places = new Set();
    for (const { target } of changes) {
      const place = (target.closest ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]');
      if (place?.isConnected) places.add(place);
    }
    for (const { textContent } of places) if (textContent) heard(textContent);
  }).observe(document.body, { subtree: true, childList: true, characterData: true })`);
  return heard;
}

const newPage = async (): Promise<Page> => (await newLaptop(browser)).page;

test('axe finds nothing on the way in: front, create, join, waiting, both lobbies', async () => {
  const found: string[] = [];
  const page = await newPage();
  await page.goto(server.url);
  await page.getByLabel(t('front.code')).waitFor();
  found.push(...(await foundOn(page, 'front')));
  await page.goto(`${server.url}/new`);
  await page.getByRole('radio').first().waitFor();
  found.push(...(await foundOn(page, 'create')));

  const { code, token } = await create(server.url);
  await page.goto(`${server.url}/j/${code}`);
  await page.getByLabel(t('join.name')).waitFor();
  found.push(...(await foundOn(page, 'join')));
  const naledi = await join(server.url, code, 'Naledi', 'BOT');
  await sitDown(page, server.url, naledi.token);
  await sees(page, 'seat.waiting.title');
  found.push(...(await foundOn(page, 'waiting')));
  const kim = await newPage();
  await sitDown(kim, server.url, token);
  await buttonFrom(kim, 'lobby.admitTo', { person: 'Naledi', name: 'Botswana' }).waitFor();
  found.push(...(await foundOn(kim, 'lobby-facilitator')));
  await buttonFrom(kim, 'lobby.admitTo', { person: 'Naledi', name: 'Botswana' }).click();
  await sees(page, 'lobby.brief');
  found.push(...(await foundOn(page, 'lobby')));
  expect(found).toEqual([]);
});

test('axe finds nothing in the room: console, delegate, editor, chair, vote, result, outcome', async () => {
  const found: string[] = [];
  const here = await table(server.url, ['BOT', 'CUB', 'TUN']);
  const { room } = here;
  const [kim, desk, cuba] = await Promise.all([newPage(), newPage(), newPage()]);
  const kimToken = await sitDown(kim, server.url, here.facilitatorToken);
  const chair = await connect({ url: server.url, token: await sitDown(desk, server.url, here.chairToken) });
  const cuban = await connect({ url: server.url, token: await sitDown(cuba, server.url, here.tokens['CUB'] ?? '') });

  // A chair's text with brackets inside brackets, a list, a speaker, and words of one's own under way.
  await chair.must({ c: 'openProvision', room, provision: 'access' });
  await chair.must({ c: 'setLimit', room, seconds: 600 });
  const paper = chair.plenary().proposals.find((p) => p.symbol === 'DT/51')?.id ?? '';
  await chair.must({ c: 'rule', room, ruling: { r: 'takeIn', provision: 'access', proposal: paper } });
  for (const code of ['BOT', 'TUN']) await here.delegate(code).must({ c: 'askFloor', room });
  await chair.must({ c: 'giveFloor', room, delegation: 'BOT', after: chair.plenary().floor.lastTurn });
  await sees(kim, 'console.people');
  await sees(cuba, 'room.brief', { name: 'Cuba' });
  await desk.getByRole('timer').waitFor();
  await chair.until((_v, c) => c.plenary().pending === null, 'the ruling is effective');
  found.push(...(await foundOn(kim, 'console')));
  found.push(...(await foundOn(cuba, 'room')));
  await press(desk, 'chair.more');
  found.push(...(await foundOn(desk, 'chair')));
  await cuba.getByRole('button', { name: 'Preamble (b)' }).click();
  await press(cuba, 'text.propose');
  const field = cuba.getByLabel(t('draft.edit'));
  await field.fill((await field.inputValue()).replace('every user', 'each and every user'));
  await sees(cuba, 'draft.preview');
  found.push(...(await foundOn(cuba, 'draft')));
  await press(cuba, 'draft.drop');
  await press(cuba, 'draft.dropYes');
  await press(cuba, 'text.follow');

  const access = chair.plenary().provisions.find((p) => p.id === 'access');
  const outer = access?.body.find((node) => node.kind === 'choice');
  await chair.must({
    c: 'openBallot',
    room,
    about: { on: 'choice', provision: 'access', choice: outer?.kind === 'choice' ? outer.id : '' },
  });
  await sees(cuba, 'vote.title');
  await press(cuba, 'vote.card.for');
  found.push(...(await foundOn(cuba, 'vote')));
  found.push(...(await foundOn(desk, 'vote-chair')));
  const ballot = chair.plenary().ballot?.id ?? '';
  for (const client of [here.delegate('BOT'), cuban, here.delegate('TUN')])
    await client.must({ c: 'castCard', room, ballot, index: 0, card: client === cuban ? 'against' : 'for' });
  await chair.until((_v, c) => c.plenary().ballot?.cast.length === 3, 'all have voted');
  await chair.must({ c: 'closeQuestion', room, ballot, index: 0 });
  await sees(cuba, 'vote.back');
  found.push(...(await foundOn(cuba, 'result')));
  const closer = await connect({ url: server.url, token: kimToken });
  await closer.must({ c: 'closeConference' });
  await sees(cuba, 'outcome.headline.notAdopted');
  found.push(...(await foundOn(cuba, 'outcome')));
  expect(found).toEqual([]);
  for (const client of [chair, cuban, closer]) client.close();
  here.close();
});

test('axe finds nothing in a lesson by night: dialogs of the console, vote, result and break in Arabic, the debrief', async () => {
  const found: string[] = [];
  const here = await table(server.url, ['ALD', 'KEL', 'SOL'], true, 'first-class');
  const { room, chair } = here;
  const night = { viewport: phone, colorScheme: 'dark', reducedMotion: 'reduce' } as const;
  const [{ page: teacher }, { page: student }] = await Promise.all([
    newLaptop(browser, night),
    newLaptop(browser, { ...night, locale: 'ar' }),
  ]);
  const closer = await connect({ url: server.url, token: await sitDown(teacher, server.url, here.facilitatorToken) });
  const kelda = await connect({ url: server.url, token: await sitDown(student, server.url, here.tokens['KEL'] ?? '') });
  for (const open of ['console.message', 'console.inject', 'console.close'] as const) {
    await press(teacher, open);
    found.push(...(await foundHere(teacher, open)));
    await press(teacher.getByRole('dialog'), open === 'console.close' ? 'console.close.no' : 'app.close');
  }
  await press(teacher, 'console.manageName', { person: 'Delegate of SOL' });
  found.push(...(await foundHere(teacher, 'person')));

  await closer.must({ c: 'setLevel', level: 'break' });
  await chair.must({ c: 'openProvision', room, provision: 'reading' });
  const words = chair
    .plenary()
    .provisions.find((p) => p.id === 'reading')
    ?.body.find((node) => node.kind === 'choice');
  const choice = words?.kind === 'choice' ? words.id : '';
  await chair.must({ c: 'openBallot', room, about: { on: 'choice', provision: 'reading', choice } });
  await student.locator('.votedesk').waitFor();
  found.push(...(await foundHere(student, 'arabic-vote')));
  const ballot = chair.plenary().ballot?.id ?? '';
  for (const client of [here.delegate('ALD'), kelda, here.delegate('SOL')])
    await client.must({ c: 'castCard', room, ballot, index: 0, card: client === kelda ? 'against' : 'for' });
  await chair.must({ c: 'closeQuestion', room, ballot, index: 0 });
  await student.locator('.result').waitFor();
  found.push(...(await foundHere(student, 'arabic-result')));
  await chair.until((_v, c) => c.plenary().ballot === null, 'the vote is over');
  await chair.must({ c: 'startBreak', room, minutes: 30 });
  await student.locator('.break').waitFor();
  found.push(...(await foundHere(student, 'arabic-break')));

  await closer.must({ c: 'closeConference' });
  await closer.must({ c: 'openBriefs' });
  for (const [page, name] of [
    [teacher, 'debrief-teacher'],
    [student, 'debrief-arabic'],
  ] as const) {
    await page.locator('.questions').waitFor();
    found.push(...(await foundHere(page, name)));
  }
  expect(found).toEqual([]);
  for (const client of [kelda, closer]) client.close();
  here.close();
});

test('who only hears the page is told once of each thing: the seat, the session, the floor, a vote, a break, a pause, the end', async () => {
  const here = await table(server.url, ['BOT', 'CUB', 'TUN'], false);
  const { chair, facilitator, room } = here;
  const { page } = await newLaptop(browser, { viewport: phone });
  const { token } = await join(server.url, here.code, 'Naledi', 'BOT');
  await sitDown(page, server.url, token);
  await sees(page, 'seat.waiting.title');
  const heard = await heardOn(page);
  /** What is heard from here on until all of it has come; nothing else may. */
  async function hears(...words: readonly string[]): Promise<void> {
    await expect.poll(() => heard.join(' ')).toBe(words.join(' '));
    heard.splice(0);
  }
  await facilitator.must({ c: 'seatPerson', person: personNamed(facilitator, 'Naledi'), delegation: 'BOT' });
  await hears(t('room.said.seated', { name: 'Botswana' }));
  await facilitator.must({ c: 'openSession' });
  await hears(t('room.said.opened'));

  const about = (id: string): string => labelOf(provisionIn(chair.view(), id));
  await chair.must({ c: 'openProvision', room, provision: 'preamble-a' });
  await hears(t('reading.said.opened', { about: about('preamble-a') }));
  // Tabbed to, the answers say what they answer.
  const { number = '' } = provisionIn(chair.view(), 'preamble-a') ?? {};
  const question = page.getByRole('group', { name: t('need.signal', { number }) });
  await button(question, 'need.support').click();
  await here.delegate('BOT').until((_v, c) => c.plenary().reading?.signals['BOT'] === 'support', 'Botswana supports');

  await here.delegate('CUB').must({ c: 'askFloor', room });
  await chair.must({ c: 'giveFloor', room, delegation: 'CUB', after: chair.plenary().floor.lastTurn });
  await hears(t('floor.said.speaks', { name: 'Cuba' }));
  await chair.must({ c: 'endStatement', room, turn: chair.plenary().floor.lastTurn });
  await hears(t('floor.said.ended', { name: 'Cuba' }));
  await press(page, 'room.tab.hall');
  await page.getByRole('heading', { level: 1, name: t('room.tab.hall') }).waitFor();
  await buttonFrom(page, 'floor.ask').click();
  await chair.until((_v, c) => c.plenary().floor.list.length === 1, 'Botswana is on the list');
  await chair.must({ c: 'giveFloor', room, delegation: 'BOT', after: chair.plenary().floor.lastTurn });
  await hears(t('floor.said.yours', { name: 'Botswana', seconds: 120 }));
  await press(page, 'floor.done');
  await hears(t('floor.said.ended', { name: 'Botswana' }));
  await press(page, 'room.tab.text');

  await chair.must({ c: 'openBallot', room, about: { on: 'provision', provision: 'preamble-a' } });
  await hears(t('vote.said.open'));
  for (const code of ['BOT', 'CUB', 'TUN']) await castBy(here.delegate(code), 'for');
  await chair.until((_v, c) => c.plenary().ballot?.cast.length === 3, 'all have voted');
  await chair.must({ c: 'closeQuestion', room, ballot: chair.plenary().ballot?.id ?? '', index: 0 });
  await chair.until((_v, c) => c.plenary().results.length === 1, 'the count');
  const [result] = chair.plenary().results;
  if (!result) throw new Error('there is no result');
  await hears(say(headlineOf(result)), say(sumOf(result)));

  await chair.must({ c: 'startBreak', room, minutes: 5 });
  await hears(t('break.said.began', { minutes: 5 }));
  await chair.must({ c: 'endBreak', room });
  await hears(t('break.said.ended'));
  await facilitator.must({ c: 'pause' });
  await hears(t('room.said.paused'));
  await facilitator.must({ c: 'resume' });
  await hears(t('room.said.resumed'));
  await facilitator.must({ c: 'closeConference' });
  await hears(t('room.said.closed'));
  await page.getByRole('heading', { level: 1, name: t('outcome.headline.notAdopted') }).waitFor();
  here.close();
});

const say = ({ key, args }: Sentence): string => t(key, args);
