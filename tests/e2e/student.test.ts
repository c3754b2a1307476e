import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { accessibilityViolations, launchBrowser, newPhone, type Person } from '../support/browser.ts';
import { connect, type TestClient } from '../support/client.ts';
import { create, join, linkCode, personNamed, redeem, seated } from '../support/play.ts';
import { button, buttonFrom, press, sees, seesNot, seesText, sitDown } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

/** What a student does in a first lesson, on a phone of 360 px, beside signals and votes. */

let browser: Browser;
let server: RunningServer;
let teacher: TestClient;
let desk: TestClient;
let student: Person;
let room: string;
let code: string;
/** The token of the teacher's seat, for a page that takes it over. */
let teachers: string;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer();
});
beforeEach(async () => {
  const created = await create(server.url, 'first-class', 'Teacher');
  teachers = created.token;
  code = created.code;
  teacher = await connect({ url: server.url, token: teachers });
  const { token, seat } = await join(server.url, created.code, 'Student', 'SOL');
  await teacher.until((view) => Object.hasOwn(view.console?.seats ?? {}, seat));
  await teacher.must({ c: 'seatPerson', person: personNamed(teacher, 'Student'), delegation: 'SOL' });
  room = teacher.view().public.plenary;
  await teacher.must({ c: 'seatChair', person: personNamed(teacher, 'Teacher') });
  await teacher.must({ c: 'openSession' });
  const chair = Object.entries(teacher.view().console?.seats ?? {}).find(([, one]) => one.role.r === 'chair')?.[0];
  const held = await redeem(server.url, await linkCode(server.url, created.token, chair));
  desk = await connect({ url: server.url, token: held.token });
  student = await newPhone(browser, { viewport: { width: 360, height: 740 } });
  await sitDown(student.page, server.url, token);
});
afterEach(async () => {
  teacher.close();
  desk.close();
  expect(student.errors).toEqual([]);
  await student.context.close();
});
afterAll(async () => {
  await browser.close();
  await stopServers();
});

test('speaks with a beginning at hand, and leaves a line for the record in two taps', { timeout: 40_000 }, async () => {
  const { page } = student;
  await buttonFrom(page, 'floor.ask').click();
  await buttonFrom(page, 'floor.withdraw').waitFor();
  await desk.must({ c: 'giveFloor', room, delegation: 'SOL', after: '' });
  await button(page, 'floor.done').waitFor();
  // The beginnings of sentences stand on the page of whoever speaks, without a tap.
  await sees(page, 'starter.for.open');
  await seesText(page, /We come here because/);
  expect(await accessibilityViolations(page)).toEqual([]);
  await press(page, 'floor.done');
  const title = page.getByRole('heading', { name: t('room.line.title') });
  await title.waitFor();
  // When the next one speaks it makes room for the text, and is one tap away.
  const support = button(page, 'room.line.support', { about: t('room.line.text') });
  await support.waitFor();
  const { client: next } = await seated({ url: server.url, code, facilitator: teacher }, 'Neighbour', 'KEL');
  await next.must({ c: 'askFloor', room });
  const after = desk.plenary().floor.statements.at(-1)?.turn ?? '';
  await desk.must({ c: 'giveFloor', room, delegation: 'KEL', after });
  await support.waitFor({ state: 'hidden' });
  await title.click();
  await support.click();
  await press(page, 'room.line.send');
  await title.waitFor({ state: 'detached' });
  next.close();
  const lines = teacher.view().room[room]?.summaries ?? [];
  expect(lines.map((line) => line.by)).toEqual(['speaker']);
  await press(page, 'room.tab.floor');
  await seesText(page, t('room.line.support', { about: t('room.line.text') }));
});

test('says in one tap that a moment is needed; it is counted', { timeout: 40_000 }, async () => {
  const { page } = student;
  await press(page, 'room.tab.floor');
  await press(page, 'room.word.moment');
  await sees(page, 'room.word.said');
  await desk.until((view) => view.desk[room]?.needs.some((one) => one.need === 'moment') === true);
});

test('the teacher leaves a line out: a phone that was away is told of it, and of a message until it is read', {
  timeout: 60_000,
}, async () => {
  const { page } = student;
  // Nothing has been missed before the page knows what it has shown.
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('.seen.')));
  const address = page.url();
  await page.goto('about:blank');
  await teacher.must({ c: 'setBell', minutes: 4 });
  await teacher.must({ c: 'announce', text: 'Four minutes are left.', lang: 'en' });
  const console = await newPhone(browser);
  await sitDown(console.page, server.url, teachers);
  // What the class has not unlocked yet is unlocked where the teacher meets it.
  await press(console.page, 'level.unlock', { level: t('level.name.break') });
  await button(console.page, 'console.break.start', { n: 2 }).waitFor();
  await press(console.page, 'console.late.leaveOut', { number: '4' });
  await desk.until((_v, c) => c.plenary().provisions.some((p) => p.status === 'leftOut'), 'it is left out');

  await page.goto(address);
  await page.getByText(t('room.missed', { n: 1 })).click();
  await sees(page, 'outcome.settled.open.leftOut');
  await seesText(page, 'Four minutes are left.');
  await press(page, 'notice.read');
  await page.reload();
  await seesText(page, /Young people/);
  expect(await button(page, 'notice.read').count()).toBe(0);
  await press(page, 'room.tab.floor');
  await sees(page, 'text.status.leftOut');
  expect(console.errors).toEqual([]);
  await console.context.close();
});

test('at the end gives a sentence, reads the questions, and the briefs when they are opened', {
  timeout: 40_000,
}, async () => {
  const { page } = student;
  await teacher.must({ c: 'announce', text: 'Five minutes of reading.', lang: 'en' });
  await seesText(page, 'Five minutes of reading.');
  await teacher.must({ c: 'closeConference' });
  await page.getByRole('heading', { level: 1, name: t('outcome.headline.notAdopted') }).waitFor();
  // What was on the screen before it ended is in the list, not in the way.
  expect(await button(page, 'notice.read').count()).toBe(0);
  await page.getByRole('radio', { name: t('outcome.cannot') }).check({ force: true });
  await page.getByLabel(t('outcome.because')).fill('Nothing protects the young.');
  await press(page, 'outcome.send');
  await sees(page, 'outcome.sent');
  await teacher.until((view) => view.room[room]?.verdicts['SOL']?.can === false);
  expect(await accessibilityViolations(page)).toEqual([]);
  // Four questions from what happened.
  await sees(page, 'debrief.question', { n: 4, of: 4 });
  await sees(page, 'outcome.cameFor.closed');
  await teacher.must({ c: 'openBriefs' });
  await seesNot(page, 'outcome.cameFor.closed');
  await teacher.must({ c: 'announce', text: 'Now we talk.', lang: 'en' });
  await seesText(page, 'Now we talk.');
});
