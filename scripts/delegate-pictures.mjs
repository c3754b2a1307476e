// Makes the pictures of docs/delegate.md in docs/delegate/: a delegate reads and writes while a class sits. Needs the
// built pages and server: run npm run build before.
import { lang, pictures } from './camera.mjs';
import { act, laptop, smallPhone } from './stage.mjs';

const title = 'Class 8b, Tuesday';

await pictures('delegate', async (stage) => {
  const { base, opened, shot } = stage;
  const { code, seats } = await negotiation(stage);
  /** The text, as a seat sees it. */
  const reader = async (device, seat) => {
    const page = await opened(device, { ...seat, title });
    await page.goto(`${base}/c/${code}`);
    await page.locator('.prov').first().waitFor();
    return page;
  };
  const small = await reader(smallPhone, seats[1]);
  await small.getByRole('button', { name: 'Why these brackets?' }).scrollIntoViewIfNeeded();
  await shot(small, 'text-phone');
  await small.getByRole('button', { name: 'Propose other words' }).click();
  const field = small.locator('textarea').first();
  await field.fill((await field.inputValue()).replace('only when', 'only for two days, when'));
  await small.locator('ins').first().scrollIntoViewIfNeeded();
  await shot(small, 'write-phone');
  const large = await reader(laptop, seats[0]);
  await large.getByRole('button', { name: 'The whole draft' }).first().click();
  await large.getByLabel('Find in the draft').waitFor();
  await large.getByRole('main').evaluate((main) => main.scrollTo(0, 0));
  await shot(large, 'whole-laptop');
});

/** Eight delegations at the second provision, one behind each of its options. */
async function negotiation({ post, sit, takeChair, seatDelegate }) {
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
  for (const [n, wants] of teacher.view().public.order.entries())
    seats.push(await seatDelegate(teacher, made.code, `Student ${n + 1}`, wants));
  await act(teacher, { c: 'openSession' });
  const room = teacher.view().public.plenary;
  await act(teacher, { c: 'setLevel', level: teacher.view().public.ruleSet.levels.at(-1).id });
  const desk = await sit((await takeChair(teacher)).token);
  const [, second] = desk.view().room[room].provisions;
  await act(desk, { c: 'openProvision', room, provision: second.id });
  const [judge, leader] = second.body.flatMap((node) => (node.kind === 'choice' ? node.options : []));
  const on = ({ id }) => ({ k: 'option', provision: second.id, option: id });
  await act(seats[0].client, { c: 'cosponsor', room, on: on(judge) });
  await act(seats[1].client, { c: 'cosponsor', room, on: on(leader) });
  await act(seats[2].client, { c: 'takeStance', room, provision: second.id, option: leader.id, stance: 'oppose' });
  return { code: made.code, seats };
}
