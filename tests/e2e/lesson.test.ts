import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { stepAtHand } from '../../shared/conference/nextStep.ts';
import { type Played, type Players, players } from '../../server/bots/players.ts';
import {
  accessibilityViolations,
  launchBrowser,
  newLaptop,
  type Person,
  screenshot,
  unexpected,
} from '../support/browser.ts';
import { comes, leads, raisesPlate, stretchUntil, type Student, takesPart } from '../support/classroom.ts';
import { connect, type TestClient } from '../support/client.ts';
import { create, join, linkCode } from '../support/play.ts';
import { buttonFrom, press, sitDown } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

/**
 * A first lesson as a class has it: students, one teacher who presses "next", and the bell. In short with every test run;
 * with 25 students at eight pages and all 45 minutes by `npm run test:lesson`.
 */

interface Form {
  /** How fast the host's clock runs. */
  readonly rate: number;
  /** Minutes to the bell; the short form goes on until all has been seen, and then sets the bell anew. */
  readonly minutes: number;
  readonly students: number;
  /** How those sit there who have a real page; the others come over sockets of their own. */
  readonly ways: readonly Student['way'][];
  /** How many of the pages are loaded anew in the middle, and how many go on at another device. */
  readonly reload: number;
  readonly move: number;
  /** How long everything is paused at least. */
  readonly pauseMinutes: number;
}

const inFull: Form = {
  rate: 15,
  minutes: 45,
  students: 25,
  ways: ['phone', 'laptop', 'arabic', 'keyboard', 'phone', 'laptop', 'phone', 'laptop'],
  reload: 6,
  move: 3,
  pauseMinutes: 4,
};
const inShort: Form = {
  rate: 40,
  minutes: 90,
  students: 8,
  ways: ['phone', 'keyboard', 'arabic'],
  reload: 1,
  move: 1,
  pauseMinutes: 0,
};
const full = process.env['LESSON'] !== undefined;
const form = full ? inFull : inShort;
const minute = 60_000;
/** How long the class of the short form still has when it comes back from the pause. */
const lastMinutes = 2;

let browser: Browser;
let server: RunningServer;
let crowd: Players;
/** Everybody who has a page, for what went wrong in them. */
const people: Person[] = [];
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer({ args: ['--clock-rate', String(form.rate)] })]);
  crowd = players({ address: () => server.url, rate: form.rate, gone: () => undefined, seed: seeds() });
});
afterAll(async () => {
  crowd.close();
  await browser.close();
  expect(server.log()).toBe('');
  await stopServers();
});

/** Dice that fall the same in every run, another for each student. */
function seeds(): () => number {
  let next = 7;
  return () => (next += 1);
}

/** The token that a page's tab holds, as the browser keeps it. */
async function tokenOf(page: Page): Promise<string> {
  const held = await page.evaluate(() => {
    const key = Object.keys(sessionStorage).find((name) => name.includes('.seat.'));
    return key === undefined ? 'null' : (sessionStorage.getItem(key) ?? 'null');
  });
  const seat: unknown = JSON.parse(held);
  if (typeof seat !== 'object' || seat === null || !('token' in seat)) throw new Error('the tab holds no seat');
  return String(seat.token);
}

/** What the room saw in the course of a lesson, gathered as it comes. */
interface Course {
  /** Delegations that spoke, answered or voted. */
  readonly acted: ReadonlySet<string>;
  /** Levels in the order in which they were unlocked. */
  readonly levels: ReadonlySet<string>;
}

function courseSeen(watcher: TestClient): Course {
  const [acted, levels] = [new Set<string>(), new Set<string>()];
  const look = (): void => {
    const { floor, reading, ballot } = watcher.plenary();
    for (const one of floor.statements) acted.add(one.delegation);
    for (const code of Object.keys(reading?.signals ?? {})) acted.add(code);
    for (const code of ballot?.cast ?? []) acted.add(code);
    levels.add(watcher.view().public.level);
  };
  watcher.socket.on('frame', look);
  return { acted, levels };
}

const phaseOf = (watcher: TestClient): string => watcher.view().public.phase.p;
const isOver = (watcher: TestClient): boolean => phaseOf(watcher) === 'closed';

/** Somebody speaks, or not everybody has answered or voted yet: a teacher with patience lets them. */
function isBusy(watcher: TestClient): boolean {
  const { floor, reading, ballot, question, pause } = watcher.plenary();
  const { order } = watcher.view().public;
  if (ballot?.state === 'open') return ballot.cast.length < ballot.entitled.length;
  if (floor.speaking) return true;
  return reading !== null && !question && !pause && Object.keys(reading.signals).length < order.length;
}

/** After the break, once the bell is near or every provision was opened, the class talks; the teacher gives the floor. */
function isLeftToTalk(watcher: TestClient): boolean {
  const view = watcher.view();
  const { bell, plenary } = view.public;
  const near = bell.b === 'set' && bell.lastCall;
  const { provisions, breaks } = watcher.plenary();
  const opened = provisions.every((one) => one.status !== 'untouched');
  return breaks > 0 && (near || opened) && stepAtHand(view, plenary)?.why !== 'nextSpeaker';
}

/** How a class begins. */
interface Setting {
  readonly minutes: number;
  readonly autoChair?: boolean;
  readonly students: number;
  readonly ways: readonly Student['way'][];
}

interface Lesson {
  readonly desk: Person;
  /** What is seen with the teacher's seat. */
  readonly table: TestClient;
  readonly pages: Student[];
}

/** A class comes, is let in, and raises its plates: some at pages, the rest over sockets. The teacher does it by hand. */
async function gathers({ minutes, autoChair = false, students, ways }: Setting): Promise<Lesson> {
  const { code, token } = await create(server.url, 'first-class', 'The teacher');
  const first = await connect({ url: server.url, token });
  // Set as the page that opens a conference sets it: the bell, and who chairs.
  await first.must({ c: 'setBell', minutes });
  if (autoChair) await first.must({ c: 'setAutoChair', room: first.view().public.plenary, on: true });
  first.close();
  const desk = await newLaptop(browser);
  const table = await connect({ url: server.url, token: await sitDown(desk.page, server.url, token) });
  const { order, delegations } = table.view().public;
  const at = (n: number): string => order[n % order.length] ?? '';
  const nameOf = (n: number): string => delegations[at(n)]?.info.name ?? '';
  const others: Played[] = [];
  for (let n = ways.length; n < students; n += 1)
    others.push({ conference: code, ...(await join(server.url, code, `Student ${n + 1}`, at(n))) });
  const pages = await Promise.all(
    ways.map((way, n) => comes(browser, server.url, code, { name: `Student ${n + 1}`, delegation: nameOf(n), way })),
  );
  people.push(desk, ...pages);
  for (let n = 0; n < students; n += 1)
    await press(desk.page, 'lobby.admitTo', { person: `Student ${n + 1}`, name: nameOf(n) });
  const taken = (): number => Object.values(table.view().public.delegations).reduce((sum, one) => sum + one.taken, 0);
  await table.until(() => taken() === students, 'everybody sits');
  // One plate for each delegation: at the pages it is done by hand, before a colleague does it.
  await Promise.all(pages.map(raisesPlate));
  for (const other of others) crowd.start(other);
  await table.until(
    ({ public: { delegations: all } }) => Object.values(all).every((one) => one.plateUp),
    'all plates are up',
  );
  return { desk, table, pages };
}

async function opens({ desk, table }: Lesson): Promise<void> {
  await desk.page.getByRole('button', { name: t('lobby.open') }).click();
  await table.until(() => phaseOf(table) === 'session', 'the session is open');
}

/** Some go on at another device, with a link to their own seat. */
async function move(pages: Student[]): Promise<void> {
  for (const [n, student] of pages.slice(0, form.move).entries()) {
    const link = await linkCode(server.url, await tokenOf(student.page));
    const other = await newLaptop(browser, student.way === 'arabic' ? { locale: 'ar' } : {});
    people.push(other);
    await other.page.goto(`${server.url}/s/${link}`);
    await other.page.waitForURL(/\/c\//);
    pages[n] = { ...student, ...other };
    await student.page.locator('h1').first().waitFor();
  }
}

/** A browser forgets everything; the teacher gives the seat again. */
async function forget(lost: Student, teacher: Page): Promise<void> {
  await lost.page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await lost.page.reload();
  await lost.page.getByRole('heading', { name: t('seat.none.title') }).waitFor();
  await teacher.getByRole('button', { name: t('console.manageName', { person: lost.name }), exact: true }).click();
  await press(teacher, 'lobby.reissue');
  const link = await teacher.getByRole('dialog').locator('.link-text').innerText();
  await lost.page.goto(`${server.url}${new URL(link).pathname}`);
  await lost.page.waitForURL(/\/c\//);
  await press(teacher.getByRole('dialog'), 'app.close');
}

/** What each student at a page did, gathered by name. */
const nothingYet = (pages: readonly Student[]): Map<string, string[]> =>
  new Map(pages.map((one): [string, string[]] => [one.name, []]));

const idle = (did: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...did].filter(([, what]) => what.length === 0).map(([name]) => name);

async function expectNothingWrong(): Promise<void> {
  expect(unexpected(people.flatMap(({ errors }) => errors))).toEqual([]);
  await Promise.all(people.splice(0).map(({ context }) => context.close()));
}

test('a class and a teacher who presses "next step" play a lesson to its outcome', {
  timeout: full ? 480_000 : 180_000,
}, async () => {
  const lesson = await gathers(form);
  const { table, pages } = lesson;
  const teacher = lesson.desk.page;
  const opened = Date.now();
  const course = courseSeen(table);
  await opens(lesson);
  const did = nothingYet(pages);
  /** All do what there is to do, each at a page of one's own, until something is so. */
  async function play(holds: () => boolean, led: boolean): Promise<void> {
    const stretch = stretchUntil(table, () => holds() || isOver(table));
    await Promise.all([
      led ? leads(teacher, table, stretch, () => isBusy(table) || isLeftToTalk(table)) : stretch.ended,
      ...pages.map((student) => takesPart(student, stretch, (what) => did.get(student.name)?.push(what))),
    ]);
  }

  await play(() => table.plenary().reading !== null, true);
  // Some reload in the middle of it.
  await Promise.all(pages.slice(0, form.reload).map(({ page }) => page.reload()));
  await play(() => table.plenary().breaks > 0, true);
  expect(table.plenary().breaks).toBe(1);

  // The teacher stops everything: nothing runs, and devices are changed meanwhile.
  await press(teacher, 'console.pause');
  await table.until(({ public: { clock } }) => clock.c === 'held', 'the pause');
  const stood = table.view().public.clock;
  const paused = Date.now();
  await move(pages);
  if (full) {
    const sixth = pages[5];
    if (sixth) await forget(sixth, teacher);
    expect(await accessibilityViolations(teacher)).toEqual([]);
  } else {
    await teacher.getByLabel(t('console.bell.set')).fill(String(lastMinutes));
    await press(teacher, 'console.bell.go');
  }
  await expect
    .poll(() => Date.now() - paused, { timeout: 30_000 })
    .toBeGreaterThanOrEqual((form.pauseMinutes * minute) / form.rate);
  expect(table.view().public.clock).toEqual(stood);
  const pause = Date.now() - paused;
  await buttonFrom(teacher, 'step.next', { step: t('step.resume') }).click();
  await table.until(({ public: { clock } }) => clock.c === 'running', 'it goes on');
  expect(table.view().public.clock).toMatchObject({ at: stood.at });

  // The bell rings; in short it does so while the second half of the text is still to come.
  await play(() => false, full);
  const { clock, outages, bell, order } = table.view().public;
  if (bell.b !== 'set') throw new Error('no bell is set');
  expect(outages).toBe(0);
  expect(clock.c).toBe('held');
  // No clock ran in the pause: the bell moved by it and by nothing else.
  expect(clock.at).toBe(bell.at);
  expect(bell.at).toBe(full ? bell.from + form.minutes * minute : stood.at + lastMinutes * minute);
  expect(Date.now() - opened).toBeGreaterThanOrEqual(clock.at / form.rate + pause - 1000);

  // Each has acted, what the class can do has grown, and each page has its outcome, the teacher's too.
  expect([...course.acted].toSorted()).toEqual([...order].toSorted());
  expect(idle(did)).toEqual([]);
  expect([...course.levels].slice(0, 4)).toEqual(['speak', 'amend', 'brackets', 'vote']);
  expect(table.plenary().breaks).toBe(1);
  for (const { page } of [...pages, lesson.desk]) await page.locator('.outcome h1').waitFor();
  if (full) {
    await screenshot(pages[0]?.page ?? teacher, 'lesson-outcome');
    await screenshot(teacher, 'lesson-outcome-teacher');
  }
  table.close();
  await expectNothingWrong();
});

test('without anybody in the chair a class comes to its outcome by signals and statements alone', {
  timeout: 120_000,
}, async () => {
  const lesson = await gathers({ minutes: 10, autoChair: true, students: 8, ways: ['phone'] });
  const { table, pages } = lesson;
  await opens(lesson);
  const did = nothingYet(pages);
  const stretch = stretchUntil(table, () => isOver(table));
  await Promise.all(pages.map((one) => takesPart(one, stretch, (what) => did.get(one.name)?.push(what))));
  const { seats } = table.view().console ?? {};
  expect(Object.values(seats ?? {}).filter(({ role }) => role.r === 'chair')).toEqual([]);
  expect(table.view().public.level).toBe('speak');
  expect(idle(did)).toEqual([]);
  expect(table.plenary().record.some((one) => one.k === 'ruling')).toBe(true);
  for (const { page } of [...pages, lesson.desk]) await page.locator('.outcome h1').waitFor();
  table.close();
  await expectNothingWrong();
});
