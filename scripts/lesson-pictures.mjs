// Makes the pictures of docs/first-lesson.md in docs/lesson/: a class of sixteen plays the beginning of a first lesson
// against a real server; its teacher has a laptop, a phone and the projector. Needs the built pages and server.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { act, laptop, openStage, phone, projector, root } from './stage.mjs';

const lang = 'en';
const title = 'Class 8b, Tuesday';
const folder = join(root, 'docs', 'lesson');
mkdirSync(folder, { recursive: true });

// The address in the pictures is one that is kept for examples.
const stage = await openStage('http://192.0.2.14:4000');
const { base, until, sit, post } = stage;
let browser;
try {
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  const create = await page(laptop);
  await create.goto(`${base}/new`);
  await create.getByLabel('Its title').fill(title);
  await create.getByLabel('Your name').fill('The teacher');
  await create.getByText('The hour, as it will be').waitFor();
  await photograph(create, 'create');

  const made = await post('/api/conferences', {
    scenario: 'first-class',
    title,
    name: 'The teacher',
    lang,
    minutes: 33,
    autoChair: false,
  });
  const seat = { ...made, title, role: 'facilitator', plate: null };
  const teacher = await sit(made.token);
  const codes = teacher.view().public.order;
  const names = Array.from({ length: 13 }, (_, n) => `Student ${n + 1}`);
  const seats = [];
  await act(teacher, { c: 'setDoor', door: 'opens' });
  for (const [n, name] of names.entries()) {
    // A door that opens by itself stops when many come within a breath.
    if (n === 9) await until('they came one by one', () => quietFor(10_500));
    const joined = await post(`/api/join/${made.code}`, { name, lang, wants: codes[n % codes.length] });
    seats.push(await sit(joined.token));
  }
  await until('all sit', () => taken(teacher) === names.length);
  for (const one of seats.slice(0, 5)) await act(one, { c: 'raisePlate', up: true });
  await act(teacher, { c: 'setDoor', door: 'asks' });
  await post(`/api/join/${made.code}`, { name: 'A new delegate', lang, wants: codes[4] });

  const desk = await teacherPage(laptop, seat);
  await desk.goto(`${base}/c/${made.code}`);
  await desk.getByText('A new delegate').waitFor();
  await photograph(desk, 'lobby');
  const wall = await teacherPage(projector, seat);
  await wall.goto(`${base}/screen/${made.code}`);
  await wall.locator('.qr svg').waitFor();
  await photograph(wall, 'screen-lobby');

  await act(teacher, { c: 'openSession' });
  const room = teacher.view().public.plenary;
  await act(teacher, { c: 'takeStep', room, why: 'openNext' });
  for (const one of seats.slice(0, 6)) await act(one, { c: 'askFloor', room });
  await act(teacher, { c: 'takeStep', room, why: 'nextSpeaker' });
  await act(seats[6], { c: 'tapNeed', room, need: 'moment' });
  const pocket = await teacherPage(phone, seat);
  await pocket.goto(`${base}/c/${made.code}`);
  await pocket.getByText('Thank the speaker').waitFor();
  await photograph(pocket, 'console-phone');
  await photograph(wall, 'screen');
  console.log('docs/lesson/ is made.');
} finally {
  await browser?.close();
  stage.close();
}

function taken(person) {
  return Object.values(person.view().public.delegations).reduce((sum, one) => sum + one.taken, 0);
}

function quietFor(ms) {
  return new Promise((done) => setTimeout(() => done(true), ms));
}

async function page(options) {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  return context.newPage();
}

/** A browser that keeps the teacher's seat, as the one in which the conference was opened does. */
async function teacherPage(options, seat) {
  const opened = await page(options);
  await opened.addInitScript((kept) => {
    const key = `square-brackets.kept.${kept.code}.${kept.seat}`;
    localStorage.setItem(key, JSON.stringify({ seat: kept, at: 1 }));
  }, seat);
  return opened;
}

async function photograph(opened, name) {
  await opened.waitForLoadState('networkidle').catch(() => undefined);
  await opened.evaluate(() => document.fonts.ready);
  await opened.screenshot({ path: join(folder, `${name}.png`) });
}
