import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { type Played, type Players, players } from '../../server/bots/players.ts';
import { conferenceTime } from '../../shared/conference/clock.ts';
import {
  accessibilityViolations,
  launchBrowser,
  newLaptop,
  type Person,
  screenshot,
  unexpected,
} from '../support/browser.ts';
import { comes, doesSomething, pressesNext, raisesPlate, type Student } from '../support/classroom.ts';
import { connect, type TestClient } from '../support/client.ts';
import { create, join, linkCode } from '../support/play.ts';
import { press } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

/** A first lesson as a class has it: 25 students, one teacher who presses "next", 45 minutes, and the bell. */

const rate = 30;
const minutes = 45;
const students = 25;

let browser: Browser;
let server: RunningServer;
let crowd: Players;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ args: ['--clock-rate', String(rate)] });
  crowd = players({ address: () => server.url, rate, gone: () => undefined, seed: seeds() });
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

const ways = ['phone', 'laptop', 'arabic', 'keyboard', 'phone', 'laptop', 'phone', 'laptop'] as const;

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

/** What every delegation did so that the room saw it, gathered as it comes. */
function deedsSeen(watcher: TestClient): { readonly of: () => ReadonlySet<string>; stop(): void } {
  const deeds = new Set<string>();
  const look = (): void => {
    const { floor, reading, ballot } = watcher.plenary();
    for (const one of floor.statements) deeds.add(one.delegation);
    for (const code of Object.keys(reading?.signals ?? {})) deeds.add(code);
    for (const code of ballot?.cast ?? []) deeds.add(code);
  };
  watcher.socket.on('frame', look);
  return { of: () => deeds, stop: () => void watcher.socket.off('frame', look) };
}

const phaseOf = (watcher: TestClient): string => watcher.view().public.phase.p;

test('25 students and a teacher who presses "next step" play a lesson of 45 minutes to its outcome', {
  timeout: 200_000,
}, async () => {
  const { code, token } = await create(server.url, 'first-class', 'The teacher');
  const watcher = await connect({ url: server.url, token });
  // Set as the page that opens a conference sets it: the bell, and the automatic chair.
  await watcher.must({ c: 'setBell', minutes });
  await watcher.must({ c: 'setAutoChair', room: watcher.view().public.plenary, on: true });
  const desk = await newLaptop(browser);
  const teacher = desk.page;
  await teacher.goto(`${server.url}/s/${await linkCode(server.url, token)}`);
  await teacher.waitForURL(/\/c\//);
  const table = await connect({ url: server.url, token: await tokenOf(teacher) });
  watcher.close();

  // They come: at real pages, and over sockets of their own. The teacher lets everybody in by hand.
  const { order, delegations } = table.view().public;
  const nameOf = (of: string): string => delegations[of]?.info.name ?? of;
  const pages: Student[] = [];
  const others: Played[] = [];
  for (const [n, way] of ways.entries()) {
    const delegation = nameOf(order[n % order.length] ?? '');
    const name = `Student ${n + 1}`;
    pages.push(await comes(browser, server.url, code, { name, delegation, way }));
    await press(teacher, 'lobby.admitTo', { person: name, name: delegation });
  }
  for (let n = ways.length; n < students; n += 1) {
    const [name, delegation = ''] = [`Student ${n + 1}`, order[n % order.length]];
    const joined = await join(server.url, code, name, delegation);
    await press(teacher, 'lobby.admitTo', { person: name, name: nameOf(delegation) });
    others.push({ conference: code, ...joined });
  }
  const taken = () => Object.values(table.view().public.delegations).reduce((sum, one) => sum + one.taken, 0);
  await table.until(() => taken() === students, 'everybody sits');
  for (const student of pages) await raisesPlate(student);
  for (const other of others) crowd.start(other);
  await table.until(
    ({ public: { delegations: all } }) => Object.values(all).every((one) => one.plateUp),
    'all plates are up',
  );
  await screenshot(pages[0]?.page ?? teacher, 'lesson-lobby');

  const opened = Date.now();
  const deeds = deedsSeen(table);
  await teacher.getByRole('button', { name: t('lobby.open') }).click();
  await table.until(() => phaseOf(table) === 'session', 'the session is open');
  const { bell } = table.view().public;
  if (bell.b !== 'set') throw new Error('no bell is set');
  expect(bell.at - bell.from).toBe(minutes * 60_000);

  const did = new Map<string, string[]>(pages.map((one) => [one.name, []]));
  const now = (): number => conferenceTime(table.view().public.clock, Date.now());
  /** Everybody does something, and the teacher presses the button, until conference time is `until` or all is over. */
  async function play(until: number): Promise<void> {
    while (phaseOf(table) === 'session' && now() < until) {
      for (const student of pages) {
        const what = await doesSomething(student);
        if (what !== undefined) did.get(student.name)?.push(what);
        if (now() >= until) break;
      }
      await pressesNext(teacher);
    }
  }

  const minute = 60_000;
  await play(8 * minute);
  // Six reload in the middle of it.
  await Promise.all(pages.slice(0, 6).map(({ page }) => page.reload()));
  await play(14 * minute);

  // The teacher stops everything for four minutes: nothing runs, and devices are changed meanwhile.
  await press(teacher, 'console.pause');
  await table.until(({ public: { clock } }) => clock.c === 'held', 'the pause');
  const stood = table.view().public.clock;
  const paused = Date.now();
  const moved: Person[] = [];
  for (const [n, student] of pages.slice(0, 3).entries()) {
    const link = await linkCode(server.url, await tokenOf(student.page));
    const other = await newLaptop(browser, student.way === 'arabic' ? { locale: 'ar' } : {});
    await other.page.goto(`${server.url}/s/${link}`);
    await other.page.waitForURL(/\/c\//);
    pages[n] = { ...student, ...other };
    moved.push(student);
  }
  // Nothing moves now, so that colours are what they are.
  await teacher.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  expect(await accessibilityViolations(teacher)).toEqual([]);
  for (const { page } of moved) await page.locator('h1').first().waitFor();

  // One laptop forgets everything; the teacher gives the seat again.
  const lost = pages[5];
  if (!lost) throw new Error('nobody has the sixth page');
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
  await expect.poll(() => Date.now() - paused, { timeout: 20_000 }).toBeGreaterThanOrEqual((4 * minute) / rate);
  expect(table.view().public.clock).toEqual(stood);
  const before = now();
  const pause = Date.now() - paused;
  expect(await pressesNext(teacher)).toBe(true);
  await table.until(({ public: { clock } }) => clock.c === 'running', 'it goes on');
  const { clock: again } = table.view().public;
  expect(again).toMatchObject({ c: 'running', at: before });

  await play(bell.at);
  await table.until(() => phaseOf(table) === 'closed', 'the outcome');
  const { clock, outages } = table.view().public;
  expect(outages).toBe(0);
  expect(clock.c).toBe('held');
  // The bell moved by the pause and by nothing else; who was done before it went home before it.
  const end = clock.c === 'held' ? clock.at : Number.NaN;
  expect(end).toBeLessThanOrEqual(bell.at);
  expect(Date.now() - opened).toBeGreaterThanOrEqual(end / rate + pause - 1000);

  // Each has acted, and each page has its outcome, the teacher's too.
  expect([...deeds.of()].toSorted()).toEqual([...order].toSorted());
  expect([...did].filter(([, what]) => what.length === 0)).toEqual([]);
  for (const { page } of [...pages, desk]) await page.getByRole('heading', { level: 1 }).first().waitFor();
  await screenshot(pages[0]?.page ?? teacher, 'lesson-outcome');
  await screenshot(teacher, 'lesson-outcome-teacher');

  deeds.stop();
  table.close();
  const wrong = [...pages, ...moved, desk].flatMap(({ errors }) => errors);
  expect(unexpected(wrong)).toEqual([]);
});
