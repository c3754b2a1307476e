import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { accessibilityViolations, newLaptop, newPhone, type Person, unexpected } from '../support/browser.ts';
import { connect, type TestClient } from '../support/client.ts';
import { create, join, personNamed } from '../support/play.ts';
import { press, sees, seesNot, seesText, sitDown } from '../support/screens.ts';
import { openHouse } from '../support/house.ts';

/** Order in a class, by the teacher's console: what it does is seen on a student's phone of 360 pixels. */

const name = 'Pat';
const house = openHouse();
let teacher: Person;
let student: Person;
let kelda: TestClient;
let code: string;
beforeAll(async () => {
  const made = await create(house.server.url, 'first-class', 'The teacher');
  code = made.code;
  const desk = await connect({ url: house.server.url, token: made.token });
  const tokens: string[] = [];
  for (const [who, delegation] of [
    [name, 'ALD'],
    ['Sam', 'KEL'],
  ] as const) {
    const { token, seat } = await join(house.server.url, code, who, delegation);
    await desk.until((view) => Object.hasOwn(view.console?.seats ?? {}, seat), `${who} is at the door`);
    await desk.must({ c: 'seatPerson', person: personNamed(desk, who), delegation });
    tokens.push(token);
  }
  await desk.must({ c: 'openSession' });
  await desk.must({ c: 'setLevel', level: desk.view().public.ruleSet.levels?.at(-1)?.id ?? '' });
  desk.close();
  teacher = await newLaptop(house.browser);
  student = await newPhone(house.browser, { viewport: { width: 360, height: 740 } });
  await sitDown(teacher.page, house.server.url, made.token);
  await sitDown(student.page, house.server.url, tokens[0] ?? '');
  kelda = await connect({ url: house.server.url, token: tokens[1] ?? '' });
  await seesText(teacher.page, name);
});
afterAll(async () => {
  kelda.close();
  for (const { context, errors } of [teacher, student]) {
    expect(unexpected(errors)).toEqual([]);
    await context.close();
  }
});

const manages = (who: string): Promise<void> =>
  teacher.page.getByRole('button', { name: t('console.manageName', { person: who }), exact: true }).click();

/** Nothing is cut off at the sides: the page is no wider than the screen. */
const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** At the size it has, and as it is when a small screen is magnified to 400 %. */
async function isSound(page: Page): Promise<void> {
  const size = page.viewportSize() ?? { width: 360, height: 740 };
  for (const viewport of [size, { width: 320, height: 256 }, { width: 320, height: 640 }]) {
    await page.setViewportSize(viewport);
    expect(await tooWide(page), `${viewport.width} pixels`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(size);
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  expect(await accessibilityViolations(page)).toEqual([]);
}

test('a name is changed', async () => {
  await manages('Sam');
  await press(teacher.page, 'teacher.rename');
  await teacher.page.getByLabel(t('teacher.rename.label')).fill('Samuel');
  await press(teacher.page, 'teacher.rename.go');
  await seesText(teacher.page, 'Samuel');
});

test('a person is stopped, is told so, and speaks again', async () => {
  await manages(name);
  await press(teacher.page, 'teacher.mute');
  await sees(teacher.page, 'teacher.muted');
  await sees(student.page, 'room.muted.what');
  await isSound(student.page);
  await press(teacher.page, 'teacher.unmute');
  await seesNot(student.page, 'room.muted.what');
});

test('a break closes the floor for everybody, and ends', async () => {
  await teacher.page
    .getByRole('button', { name: t('step.next', { step: t('step.openNext', { about: '1 ' }) }) })
    .click();
  await student.page.getByRole('heading', { level: 1, name: /Young people/ }).waitFor();
  const paper = student.page.locator('#main');
  await paper.evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await press(teacher.page, 'console.break.start', { n: 5 });
  await sees(student.page, 'break.lead');
  // Whoever was reading further down sees it all the same.
  await expect.poll(() => paper.evaluate((main) => main.scrollTop)).toBe(0);
  await isSound(student.page);
  await isSound(teacher.page);
  const refused = await kelda.act({ c: 'askFloor', room: kelda.view().public.plenary });
  expect(refused).toHaveProperty('no');
  // Drafting goes on.
  const [first] = kelda.plenary().provisions;
  const proposed = kelda.plenary().proposals.length;
  await kelda.must({
    c: 'propose',
    room: kelda.view().public.plenary,
    provision: first?.id ?? '',
    revision: first?.revision ?? 0,
    amendment: { inserts: [{ after: 'start', text: 'From today' }], deletes: [] },
    reason: '',
    lang: 'en',
  });
  expect(kelda.plenary().proposals.length).toBe(proposed + 1);
  await press(teacher.page, 'teacher.step.instead', { step: t('step.endBreak') });
  await seesNot(student.page, 'break.lead');
});

test('a message and an event come to everybody', async () => {
  await press(teacher.page, 'console.message');
  await teacher.page.getByLabel(t('console.message.label')).fill('Two minutes, then we vote.');
  await press(teacher.page, 'console.message.send');
  await seesText(student.page, 'Two minutes, then we vote.');
  await press(student.page, 'notice.read');
  await press(teacher.page, 'console.inject');
  await teacher.page.getByRole('dialog').getByRole('radio').first().waitFor();
  await press(teacher.page, 'console.inject.go');
  await sees(student.page, 'notice.inject');
  await isSound(student.page);
});

test('everything stops, and goes on', async () => {
  await press(teacher.page, 'console.pause');
  await sees(teacher.page, 'console.paused.text');
  await isSound(teacher.page);
  await isSound(student.page);
  await teacher.page.getByRole('button', { name: t('step.next', { step: t('step.resume') }) }).click();
  await seesNot(teacher.page, 'console.paused.text');
});

test('a new code: the old one opens no door, and who sits goes on', async () => {
  await teacher.page.locator('summary', { hasText: t('lobby.getIn') }).click();
  await press(teacher.page, 'lobby.newCode');
  await press(teacher.page, 'lobby.newCode.yes');
  await teacher.page.waitForURL((url) => url.pathname.startsWith('/c/') && !url.pathname.endsWith(code));
  const stranger = await newPhone(house.browser);
  await stranger.page.goto(`${house.server.url}/j/${code}`);
  await stranger.page.getByRole('heading', { level: 1, name: t('app.notFound.title') }).waitFor();
  await stranger.context.close();
  await kelda.must({ c: 'askFloor', room: kelda.view().public.plenary });
  await student.page.reload();
  await student.page.getByRole('button', { name: t('floor.ask') }).waitFor();
});

test('the big screen shows a break, at a projector’s size', async () => {
  const shared = await teacher.context.newPage();
  await shared.setViewportSize({ width: 1920, height: 1080 });
  await shared.goto(new URL(teacher.page.url()).pathname.replace('/c/', `${house.server.url}/screen/`));
  await shared.locator('h1, h2').first().waitFor();
  await press(teacher.page, 'console.break.start', { n: 2 });
  await shared.getByRole('timer').first().waitFor();
  expect(await tooWide(shared)).toBeLessThanOrEqual(0);
  expect(await accessibilityViolations(shared)).toEqual([]);
});

test('a person is taken out, and the phone is told', async () => {
  await manages(name);
  await press(teacher.page, 'teacher.remove');
  await press(teacher.page.getByRole('dialog'), 'teacher.removePerson.yes');
  await sees(student.page, 'front.as.removed');
  await isSound(student.page);
});
