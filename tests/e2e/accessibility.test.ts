import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { accessibilityViolations, launchBrowser, newLaptop, screenshot } from '../support/browser.ts';
import { connect } from '../support/client.ts';
import { create, join, table } from '../support/play.ts';
import { buttonFrom, press, sees, sitDown } from '../support/screens.ts';
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
