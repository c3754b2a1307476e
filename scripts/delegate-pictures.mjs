// Makes the pictures of docs/delegate.md in docs/delegate/: a delegate reads and writes while a class sits. Needs the
// built pages and server: run npm run build before.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { act, laptop, openStage, phone, root } from './stage.mjs';

const lang = 'en';
const title = 'Class 8b, Tuesday';
const folder = join(root, 'docs', 'delegate');
mkdirSync(folder, { recursive: true });

const stage = await openStage('http://192.0.2.14:4000');
const { base, until, sit, post, redeem } = stage;
let browser;
try {
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  const { code, seats } = await negotiation();
  const small = await opened({ ...phone, viewport: { width: 360, height: 740 } }, code, seats[1]);
  await small.getByRole('button', { name: 'Why these brackets?' }).scrollIntoViewIfNeeded();
  await photograph(small, 'text-phone');
  await small.getByRole('button', { name: 'Propose other words' }).click();
  const field = small.locator('textarea').first();
  await field.fill((await field.inputValue()).replace('only when', 'only for two days, when'));
  await small.locator('ins').first().scrollIntoViewIfNeeded();
  await photograph(small, 'write-phone');
  const large = await opened(laptop, code, seats[0]);
  await large.getByRole('button', { name: 'The whole draft' }).first().click();
  await large.getByLabel('Find in the draft').waitFor();
  await large.getByRole('main').evaluate((main) => main.scrollTo(0, 0));
  await photograph(large, 'whole-laptop');
  console.log('docs/delegate/ is made.');
} finally {
  await browser?.close();
  stage.close();
}

/** Eight delegations at the second provision, one behind each of its options. */
async function negotiation() {
  const made = await post('/api/conferences', {
    scenario: 'first-class',
    title,
    name: 'The teacher',
    lang,
    minutes: 45,
    autoChair: false,
  });
  const teacher = await sit(made.token);
  const seats = [];
  for (const [n, wants] of teacher.view().public.order.entries()) {
    const seat = await post(`/api/join/${made.code}`, { name: `Student ${n + 1}`, lang, wants });
    const person = await until('somebody is at the door', () => teacher.view().console.seats[seat.seat]?.person);
    await act(teacher, { c: 'seatPerson', person, delegation: wants });
    seats.push({ ...seat, role: 'delegate', client: await sit(seat.token) });
  }
  await act(teacher, { c: 'openSession' });
  const room = teacher.view().public.plenary;
  await act(teacher, { c: 'setLevel', level: teacher.view().public.ruleSet.levels.at(-1).id });
  const find = (role) => Object.entries(teacher.view().console.seats).find(([, seat]) => seat.role.r === role);
  await act(teacher, { c: 'seatChair', person: find('facilitator')[1].person });
  const [chair] = await until('somebody chairs', () => find('chair'));
  const desk = await sit((await redeem((await post('/api/seat/link', { seat: chair }, made.token)).url)).token);
  const [, second] = desk.view().room[room].provisions;
  await act(desk, { c: 'openProvision', room, provision: second.id });
  const [judge, leader] = second.body.flatMap((node) => (node.kind === 'choice' ? node.options : []));
  const on = ({ id }) => ({ k: 'option', provision: second.id, option: id });
  await act(seats[0].client, { c: 'cosponsor', room, on: on(judge) });
  await act(seats[1].client, { c: 'cosponsor', room, on: on(leader) });
  await act(seats[2].client, { c: 'takeStance', room, provision: second.id, option: leader.id, stance: 'oppose' });
  return { code: made.code, seats };
}

/** A browser that keeps a seat, as the one in which it was taken does. */
async function opened(options, code, { seat, token, role }) {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.addInitScript(
    (kept) => {
      const key = `square-brackets.kept.${kept.code}.${kept.seat}`;
      localStorage.setItem(key, JSON.stringify({ seat: kept, at: 1 }));
    },
    { code, seat, token, title, role, plate: null },
  );
  await page.goto(`${base}/c/${code}`);
  await page.locator('.prov').first().waitFor();
  return page;
}

async function photograph(page, name) {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), scale: 'css', animations: 'disabled' });
}
