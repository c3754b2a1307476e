// Makes the pictures of docs/first-lesson.md in docs/lesson/: a class of sixteen plays the beginning of a first lesson
// against a real server; its teacher has a laptop, a phone and the projector. Needs the built pages and server.
import { lang, pictures } from './camera.mjs';
import { act, laptop, phone, projector } from './stage.mjs';

const title = 'Class 8b, Tuesday';

await pictures('lesson', async ({ base, until, sit, post, opened, shot }) => {
  const create = await opened(laptop);
  await create.goto(`${base}/new`);
  await create.getByLabel('Its title').fill(title);
  await create.getByLabel('Your name').fill('The teacher');
  await create.getByText('The hour, as it will be').waitFor();
  await shot(create, 'create', 'device');

  const made = await post('/api/conferences', {
    scenario: 'first-class',
    title,
    name: 'The teacher',
    lang,
    minutes: 33,
    autoChair: false,
  });
  const seat = { ...made, title, role: 'facilitator' };
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

  const desk = await opened(laptop, seat);
  await desk.goto(`${base}/c/${made.code}`);
  await desk.getByText('A new delegate').waitFor();
  await shot(desk, 'lobby', 'device');
  const wall = await opened(projector, seat);
  await wall.goto(`${base}/screen/${made.code}`);
  await wall.locator('.qr svg').waitFor();
  await shot(wall, 'screen-lobby', 'device');

  await act(teacher, { c: 'openSession' });
  const room = teacher.view().public.plenary;
  await act(teacher, { c: 'takeStep', room, why: 'openNext' });
  for (const one of seats.slice(0, 6)) await act(one, { c: 'askFloor', room });
  await act(seats[6], { c: 'tapNeed', room, need: 'moment' });
  const pocket = await opened(phone, seat);
  await pocket.goto(`${base}/c/${made.code}`);
  await pocket.getByText('Give the floor to').waitFor();
  await shot(pocket, 'console-phone', 'device');
  await act(teacher, { c: 'takeStep', room, why: 'nextSpeaker' });
  await wall.getByRole('timer').waitFor();
  await shot(wall, 'screen', 'device');
});

function taken(person) {
  return Object.values(person.view().public.delegations).reduce((sum, one) => sum + one.taken, 0);
}

function quietFor(ms) {
  return new Promise((done) => setTimeout(() => done(true), ms));
}
