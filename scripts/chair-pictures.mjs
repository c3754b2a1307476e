// Makes the pictures of docs/chair.md in docs/chair/: three delegations want other words, and the chair settles them.
// Needs the built pages and server: run npm run build before.
import { lang, pictures } from './camera.mjs';
import { act, laptop, projector } from './stage.mjs';

const title = 'Access talks';

/** Who changes which words of 3.8 into what: places of words, counted from the first. */
const changes = [
  { from: 'SWE', at: 2, text: 'should' },
  { from: 'CUB', at: 8, text: 'arbitrary' },
  { from: 'USA', at: 2, text: 'may' },
];

await pictures('chair', async ({ base, opened, post, seatDelegate, shot, sit, takeChair, until }) => {
  const made = await post('/api/conferences', { scenario: 'access', title, name: 'The chair', lang });
  const { code } = made;
  const secretary = await sit(made.token);
  const delegates = {};
  for (const { from } of changes)
    delegates[from] = (await seatDelegate(secretary, code, `Delegate of ${from}`, from)).client;
  const held = await takeChair(secretary);
  await act(secretary, { c: 'openSession' });
  const room = secretary.view().public.plenary;
  const desk = await sit(held.token);
  const now = () => desk.view().room[room];
  await act(desk, { c: 'openProvision', room, provision: 'access' });
  const body = now().provisions.find((p) => p.id === 'access').body;
  const words = body.flatMap((run) => run.words.map((_, n) => `${run.op}.${run.from + n}`));
  for (const { from, at, text } of changes)
    await act(delegates[from], {
      c: 'propose',
      room,
      provision: 'access',
      revision: 1,
      amendment: { inserts: [{ after: words[at], text: ` ${text}` }], deletes: [words[at]] },
      reason: '',
      lang,
    });
  await until('all is on the table', () => now().proposals.filter(({ from }) => from !== 'chair').length === 3);

  const chair = await opened(laptop, { ...held, code, title, role: 'chair' });
  await chair.goto(`${base}/c/${code}`);
  await chair.locator('.deskcard').first().waitFor();
  await chair.locator('.desktools').evaluate(toTop);
  await shot(chair, 'table-laptop');
  const wall = await opened(projector, { ...made, title, role: 'facilitator' });
  await wall.goto(`${base}/screen/${code}`);
  await wall.locator('.prov').first().waitFor();
  await chair.getByRole('button', { name: 'Chair’s text' }).click();
  await chair.getByRole('button', { name: 'Words for 3.8' }).click();
  const field = chair.getByRole('textbox', { name: '3.8 Access' });
  await chair.getByRole('button', { name: 'Show on the big screen' }).click();
  await field.fill('Member States [shall]/[should] not hinder another Member State’s access to public networks.');
  await wall.getByText('not hinder').first().waitFor();
  await chair.locator('.desktools').evaluate(toTop);
  await shot(chair, 'text-laptop');
  await shot(wall, 'text-screen');
});

/** Scrolls the page's main part, and nothing around it. */
function toTop(tools) {
  const main = tools.closest('main');
  main.scrollBy(0, tools.getBoundingClientRect().top - main.getBoundingClientRect().top);
}
