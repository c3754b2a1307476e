import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { t } from '../../client/words/index.ts';
import { newLaptop, newPhone, type Person } from './browser.ts';
import type { TestClient } from './client.ts';
import { buttonFrom } from './screens.ts';

/** Students of a class at their own devices: a name, a delegation, a plate that goes up. */

export interface Student extends Person {
  readonly name: string;
  readonly delegation: string;
  readonly way: 'phone' | 'laptop' | 'keyboard' | 'arabic';
}

const arabic: unknown = JSON.parse(readFileSync(new URL('../../client/words/ar.json', import.meta.url), 'utf8'));

/** Arabic words of a key, up to the first thing that is put in. */
function inArabic(key: string): string {
  const found = typeof arabic === 'object' && arabic !== null ? Object.entries(arabic) : [];
  const words: unknown = found.find(([name]) => name === key)?.[1];
  return (typeof words === 'string' ? words : key).replace(/\{.*$/s, '').trim();
}

/** The cheap phone of a class: 360 pixels wide. */
const small = { viewport: { width: 360, height: 740 } } as const;

/** Goes to the door of a class, takes a name and a delegation, and waits to be let in. */
export async function comes(browser: Browser, url: string, code: string, one: Omit<Student, keyof Person>) {
  const { way } = one;
  const device =
    way === 'phone'
      ? await newPhone(browser, small)
      : way === 'arabic'
        ? await newPhone(browser, { ...small, locale: 'ar' })
        : await newLaptop(browser);
  const { page } = device;
  await page.goto(`${url}/j/${code}`);
  if (way === 'keyboard') await comesByKeyboard(page, one.name, one.delegation);
  else {
    const words = way === 'arabic' ? inArabic : t;
    await page.getByLabel(words('join.name')).fill(one.name);
    await page.getByRole('radio', { name: new RegExp(one.delegation) }).check({ force: true });
    await page.locator('button[type=submit]').click();
  }
  await page.waitForURL(/\/c\//);
  return { ...device, ...one } satisfies Student;
}

async function comesByKeyboard(page: Page, name: string, delegation: string): Promise<void> {
  await page.getByLabel(t('join.name')).waitFor();
  await tabUntil(page, () => document.activeElement?.getAttribute('autocomplete') === 'nickname');
  await page.keyboard.type(name);
  await tabUntil(page, () => document.activeElement?.getAttribute('type') === 'radio');
  for (let steps = 0; steps < 12; steps += 1) {
    const chosen = await page.evaluate(() => document.activeElement?.closest('label')?.textContent ?? '');
    if (chosen.includes(delegation)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Space');
  await tabUntil(page, () => document.activeElement?.getAttribute('type') === 'submit');
  await page.keyboard.press('Enter');
}

/** Goes on with Tab until what has the focus is the right thing. */
async function tabUntil(page: Page, right: () => boolean): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(right)) return;
  }
  throw new Error('Tab never came there');
}

type PressedWord = 'lobby.plate.raise' | 'floor.ask' | 'floor.done' | 'vote.back';

const wordsOf = ({ way }: Student, key: PressedWord): string => (way === 'arabic' ? inArabic(key) : t(key));

/** How long a press may take before the student looks again at what there is to press, in ms. */
const pressMs = 1500;

/** The button of a student's page; with the keyboard it is come to by Tab and pressed by Enter. */
async function presses(student: Student, found: Locator): Promise<boolean> {
  if (student.way !== 'keyboard') {
    return found.click({ timeout: pressMs }).then(
      () => true,
      () => false,
    );
  }
  const words = await found.innerText({ timeout: pressMs }).catch(() => '');
  if (words === '') return false;
  for (let steps = 0; steps < 60; steps += 1) {
    const here = await student.page.evaluate(() => {
      const { activeElement } = document;
      return activeElement instanceof HTMLElement ? activeElement.innerText : '';
    });
    if (here === words) {
      await student.page.keyboard.press('Enter');
      return true;
    }
    await student.page.keyboard.press('Tab');
  }
  return false;
}

/** The guided act of the lobby. */
export async function raisesPlate(student: Student): Promise<void> {
  const raise = student.page.getByRole('button', { name: wordsOf(student, 'lobby.plate.raise') });
  await raise.waitFor();
  for (let tries = 0; tries < 10; tries += 1) if (await presses(student, raise)) return;
  throw new Error(`${student.name} could not raise the plate`);
}

/** What a student may find to press, the most pressing first: only what is not answered yet. */
function openTo(student: Student): readonly (readonly [what: string, found: Locator])[] {
  const { page } = student;
  const named = (key: PressedWord): Locator => page.getByRole('button', { name: wordsOf(student, key) });
  return [
    ['thanks', named('floor.done')],
    ['vote', page.locator('.votedesk .btn.big')],
    ['card', page.locator('.votedesk .cards:not(:has([aria-pressed=true])) button')],
    ['result read', named('vote.back')],
    ['signal', page.locator('.todo.signal:has(.box:not(.done)) .stand button[aria-pressed=false]')],
    ['floor', named('floor.ask')],
  ];
}

/** Whatever one can do on the page as it stands: thank, vote, answer, or ask for the floor. Says what it was. */
async function doesSomething(student: Student): Promise<string | undefined> {
  for (const [what, all] of openTo(student)) {
    const found = all.filter({ visible: true }).first();
    if ((await found.isVisible()) && (await presses(student, found))) return what;
  }
  return undefined;
}

/** A stretch of a lesson: `over` from the moment `ended` comes. */
export interface Stretch {
  readonly over: () => boolean;
  readonly ended: Promise<void>;
}

/** The stretch until something is so, as one who sits there sees it. */
export function stretchUntil({ socket }: TestClient, holds: () => boolean): Stretch {
  let over = holds();
  const ended = new Promise<void>((done) => {
    const look = (): void => {
      over ||= holds();
      if (!over) return;
      socket.off('frame', look);
      done();
    };
    socket.on('frame', look);
    look();
  });
  return { over: () => over, ended };
}

/** Waits for something to press, or for the end of the stretch. */
const comesUp = (found: Locator, { ended }: Stretch): Promise<void> =>
  Promise.race([
    ended,
    found
      .filter({ visible: true })
      .first()
      .waitFor({ timeout: 0 })
      .catch(() => undefined),
  ]);

/** A student does what there is to do whenever there is something. `did` is told of each act. */
export async function takesPart(student: Student, stretch: Stretch, did: (what: string) => void): Promise<void> {
  const anything = openTo(student)
    .map(([, found]) => found)
    .reduce((all, one) => all.or(one));
  while (!stretch.over()) {
    await comesUp(anything, stretch);
    if (stretch.over()) return;
    const what = await doesSomething(student);
    if (what !== undefined) did(what);
  }
}

/** The teacher presses the one button whenever there is one, but cuts nobody off: `waits` while the class is at it. */
export async function leads(teacher: Page, table: TestClient, stretch: Stretch, waits: () => boolean): Promise<void> {
  const next = buttonFrom(teacher, 'step.next', { step: '' });
  while (!stretch.over()) {
    await Promise.race([stretch.ended, stretchUntil(table, () => !waits()).ended]);
    await comesUp(next, stretch);
    if (stretch.over()) return;
    if (!waits()) await next.click({ timeout: pressMs }).catch(() => undefined);
  }
}
