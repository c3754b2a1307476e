// Makes docs/screens/: every page and main state of a first lesson at the sizes of a phone, a laptop and a projector,
// photographed while a class plays against a real server. Needs the built pages and server: run npm run build before.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { lang, pictures } from './camera.mjs';
import { act, laptop, projector, root, smallPhone } from './stage.mjs';

const title = 'Class 8b, Tuesday';
const devices = { phone: smallPhone, laptop, projector };

rmSync(join(root, 'docs', 'screens'), { recursive: true, force: true });
await pictures('screens', async (stage) => {
  const opened = (device, seat, locale) => stage.opened(devices[device], seat, locale);
  /** With as few colours as it needs, when there is a program for that. */
  const shot = async (page, name) => {
    const path = await stage.shot(page, name);
    spawnSync('convert', [path, '-strip', '-dither', 'None', '-colors', '256', `PNG8:${path}`], { stdio: 'ignore' });
  };
  await wayIn({ ...stage, opened, shot });
  await lesson({ ...stage, opened, shot });
});

async function wayIn({ base, opened, shot }) {
  for (const device of ['phone', 'laptop']) {
    const page = await opened(device);
    await page.goto(base);
    await page.getByRole('textbox').first().waitFor();
    await shot(page, `front-${device}`);
    await page.goto(`${base}/new`);
    await page.getByRole('radio').first().waitFor();
    await shot(page, `create-${device}`);
    await page.context().close();
  }
}

async function lesson({ base, until, sit, post, takeChair, seatDelegate, opened, shot }) {
  const made = await post('/api/conferences', {
    scenario: 'first-class',
    title,
    name: 'The teacher',
    lang,
    minutes: 45,
    autoChair: false,
  });
  const { code } = made;
  const seatOfTeacher = { ...made, title, role: 'facilitator' };
  const teacher = await sit(made.token);
  const { order } = teacher.view().public;
  const door = await opened('phone');
  await door.goto(`${base}/j/${code}`);
  await door.getByRole('radio').first().waitFor();
  await shot(door, 'join-phone');
  const late = await opened('phone', {
    ...(await post(`/api/join/${code}`, { name: 'A late one', lang, wants: order[0] })),
    code,
    title,
    role: 'waiting',
  });
  await late.goto(`${base}/c/${code}`);
  await late.getByRole('heading', { level: 1 }).waitFor();
  await shot(late, 'waiting-phone');

  const seats = [];
  for (const [n, delegation] of order.entries())
    seats.push({ ...(await seatDelegate(teacher, code, `Student ${n + 1}`, delegation)), title });
  const clients = seats.map(({ client }) => client);
  for (const one of clients.slice(0, 5)) await act(one, { c: 'raisePlate', up: true });

  const [me] = seats;
  const views = {
    'student-phone': await opened('phone', me),
    'student-laptop': await opened('laptop', me),
    'arabic-phone': await opened('phone', seats[1], 'ar'),
    'teacher-phone': await opened('phone', seatOfTeacher),
    'teacher-laptop': await opened('laptop', seatOfTeacher),
  };
  const wall = await opened('projector', seatOfTeacher);
  for (const page of Object.values(views)) await page.goto(`${base}/c/${code}`);
  await wall.goto(`${base}/screen/${code}`);
  const all = async (state, names = Object.keys(views)) => {
    for (const name of names) await shot(views[name], `${state}-${name}`);
    await shot(wall, `${state}-screen`);
  };
  await all('lobby');

  await act(teacher, { c: 'openSession' });
  const room = teacher.view().public.plenary;
  await act(teacher, { c: 'setLevel', level: teacher.view().public.ruleSet.levels.at(-1).id });
  const held = await takeChair(teacher);
  const chair = { ...held, code, title, role: 'chair' };
  const desk = await sit(held.token);
  for (const device of ['phone', 'laptop']) {
    views[`chair-${device}`] = await opened(device, chair);
    await views[`chair-${device}`].goto(`${base}/c/${code}`);
  }
  const now = () => desk.view().room[room];
  const [, second] = now().provisions;
  await act(desk, { c: 'openProvision', room, provision: second.id });
  for (const one of clients.slice(1, 6)) await act(one, { c: 'askFloor', room });
  await act(desk, { c: 'setLimit', room, seconds: 600 });
  await act(desk, { c: 'giveFloor', room, delegation: order[1], after: now().floor.lastTurn });
  const { question } = now().reading;
  for (const [n, one] of clients.slice(2).entries())
    await act(one, { c: 'signal', room, question, signal: n % 3 === 0 ? 'oppose' : 'support' });
  await all('room');
  for (const [tab, word] of [
    ['floor', 'Floor'],
    ['brief', 'Brief'],
    ['hall', 'Hall'],
  ]) {
    await views['student-phone'].getByRole('navigation').getByRole('button', { name: word }).click();
    if (tab === 'hall') await views['student-phone'].locator('.hallsaid').waitFor();
    await shot(views['student-phone'], `room-student-phone-${tab}`);
  }
  await views['student-phone'].getByRole('navigation').getByRole('button', { name: 'Text' }).click();
  await views['student-laptop'].getByRole('button', { name: 'Hall', exact: true }).click();
  await views['student-laptop'].locator('canvas').waitFor();
  await shot(views['student-laptop'], 'hall-student-laptop');
  await views['student-laptop'].getByRole('button', { name: 'Text', exact: true }).click();
  for (const device of ['phone', 'laptop']) {
    const page = views[`chair-${device}`];
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await shot(page, `chair-more-${device}`);
    const back = page.getByRole('button', { name: device === 'phone' ? 'Close' : 'More', exact: true });
    await back.last().click();
  }

  const choice = second.body.find((node) => node.kind === 'choice');
  await act(desk, { c: 'endStatement', room, turn: now().floor.speaking.turn });
  await act(desk, { c: 'openBallot', room, about: { on: 'choice', provision: second.id, choice: choice.id } });
  await until('the vote is open', () => now().ballot?.state === 'open');
  await all('vote');
  const { ballot } = now();
  for (const [n, one] of clients.entries())
    await act(one, { c: 'castCard', room, ballot: ballot.id, index: ballot.current, card: n < 5 ? 'for' : 'against' });
  await act(desk, { c: 'closeQuestion', room, ballot: ballot.id, index: ballot.current });
  await all('result');
  if (now().ballot) await act(desk, { c: 'endBallot', room, ballot: ballot.id });
  for (const page of Object.values(views)) {
    const back = page.getByRole('button', { name: 'Back to the text' });
    if (await back.isVisible()) await back.click();
  }
  await act(desk, { c: 'startBreak', room, minutes: 5 });
  await all('break');
  await act(desk, { c: 'endBreak', room });
  await act(teacher, { c: 'pause' });
  await all('pause', ['student-phone', 'student-laptop', 'teacher-phone', 'teacher-laptop']);
  await act(teacher, { c: 'resume' });
  await act(teacher, { c: 'closeConference' });
  for (const [n, one] of clients.slice(1, 4).entries())
    await act(one, {
      c: 'giveVerdict',
      room,
      can: n > 0,
      text: 'A judge decides, and that is what we came for.',
      lang,
    });
  for (const page of Object.values(views)) await page.locator('.outcome').waitFor();
  await all('outcome', ['student-phone', 'student-laptop', 'arabic-phone', 'teacher-phone', 'teacher-laptop']);
}
