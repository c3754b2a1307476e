import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { t } from '../../client/words/index.ts';
import { newLaptop, newPhone, type Person } from './browser.ts';
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
const small = { viewport: { width: 360, height: 740 } };

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

const wordsOf = ({ way }: Student, key: 'lobby.plate.raise' | 'floor.ask' | 'floor.done'): string =>
  way === 'arabic' ? inArabic(key) : t(key);

/** The button of a student's page; with the keyboard it is come to by Tab and pressed by Enter. */
async function presses(student: Student, found: Locator): Promise<boolean> {
  if (student.way !== 'keyboard') {
    return found.click({ timeout: 1500 }).then(
      () => true,
      () => false,
    );
  }
  const words = await found.innerText({ timeout: 1500 }).catch(() => '');
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
  if (!(await presses(student, raise))) throw new Error(`${student.name} could not raise the plate`);
}

/** Whatever one can do on the page as it stands: thank, answer, vote, or ask for the floor. Says what it was. */
export async function doesSomething(student: Student): Promise<string | undefined> {
  const { page } = student;
  const able = async (found: Locator, what: string) =>
    (await found.isVisible()) && (await presses(student, found)) ? what : undefined;
  return (
    (await able(page.getByRole('button', { name: wordsOf(student, 'floor.done') }), 'thanks')) ??
    (await able(page.locator('.todo.signal .stand button[aria-pressed=false]').first(), 'signal')) ??
    (await able(page.getByRole('button', { name: wordsOf(student, 'floor.ask') }), 'floor'))
  );
}

/** The teacher's one button, when there is one now. */
export async function pressesNext(teacher: Page): Promise<boolean> {
  const next = buttonFrom(teacher, 'step.next', { step: '' });
  if (!(await next.isVisible())) return false;
  return next.click({ timeout: 1500 }).then(
    () => true,
    () => false,
  );
}
