import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { accessibilityViolations, newLaptop, newPhone, type Person, unexpected } from '../support/browser.ts';
import { type Table, table } from '../support/play.ts';
import { button, press, sees, seesText, sitDown } from '../support/screens.ts';
import { openHouse } from '../support/house.ts';

/** Order in the room and care for people's data, by the teacher's console and a student's phone. */

const house = openHouse();
let here: Table;
let teacher: Person;
let student: Person;
beforeEach(async () => {
  here = await table(house.server.url, ['BOT', 'CUB', 'TUN']);
  teacher = await newLaptop(house.browser);
  student = await newPhone(house.browser);
  await sitDown(teacher.page, house.server.url, here.facilitatorToken);
  await seesText(teacher.page, 'Delegate of CUB');
});
afterEach(async () => {
  here.close();
  for (const { context, errors } of [teacher, student]) {
    expect(unexpected(errors)).toEqual([]);
    await context.close();
  }
});

async function bytes(): Promise<Buffer> {
  const names = await readdir(house.server.data);
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(house.server.data, name)))));
}

test('a report goes from the phone to the console, and to nobody else', { timeout: 60_000 }, async () => {
  await sitDown(student.page, house.server.url, here.tokens['CUB'] ?? '');
  await press(student.page, 'room.tab.floor');
  await press(student.page, 'report.open');
  await student.page.getByLabel(t('report.what')).fill('Quite out of role.');
  await press(student.page, 'report.send');
  await sees(student.page, 'report.sent');
  await seesText(teacher.page, 'Quite out of role.');
  expect(await accessibilityViolations(teacher.page)).toEqual([]);
  await teacher.page.getByRole('button', { name: t('console.report.close') }).click();
  await teacher.page.getByText('Quite out of role.').waitFor({ state: 'detached' });
  expect(JSON.stringify(here.delegate('BOT').heard)).not.toContain('out of role');
});

test('a locked door tells who comes', { timeout: 60_000 }, async () => {
  await press(teacher.page, 'lobby.lock');
  await button(teacher.page, 'lobby.unlock').first().waitFor();
  await student.page.goto(`${house.server.url}/j/${here.code}`);
  await student.page.getByLabel(t('join.name')).fill('Late Comer');
  await student.page.getByRole('radio').first().check({ force: true });
  await student.page.locator('button[type=submit]').click();
  await sees(student.page, 'refusal.door.locked');
  expect(await accessibilityViolations(student.page)).toEqual([]);
});

test('a person is erased from the console: the phone is told, the name is in no file', {
  timeout: 60_000,
}, async () => {
  await sitDown(student.page, house.server.url, here.tokens['CUB'] ?? '');
  await teacher.page
    .getByRole('button', { name: t('console.manageName', { person: 'Delegate of CUB' }), exact: true })
    .click();
  await press(teacher.page, 'teacher.erasePerson');
  await sees(teacher.page, 'teacher.erasePerson.text');
  await press(teacher.page, 'teacher.erasePerson.yes');
  await teacher.page.getByText('Delegate of CUB').first().waitFor({ state: 'detached' });
  await student.page.getByRole('heading', { level: 1, name: t('net.unknown.title') }).waitFor();
  expect((await bytes()).includes('Delegate of CUB')).toBe(false);
});

test('the whole conference is erased with its code', { timeout: 60_000 }, async () => {
  await sitDown(student.page, house.server.url, here.tokens['CUB'] ?? '');
  await press(teacher.page, 'teacher.erase');
  await teacher.page.getByLabel(t('teacher.erase.code', { code: here.code })).fill(here.code.toLowerCase());
  await press(teacher.page, 'teacher.erase.yes');
  await student.page.getByRole('heading', { level: 1, name: t('net.unknown.title') }).waitFor();
  expect((await bytes()).includes(here.code)).toBe(false);
});
