// Makes pictures of the desk in docs/desk/, to be looked at: six delegations put twenty proposals on one provision, and
// its chair settles it. Needs the built pages and server: run npm run build before.
import { lang, pictures } from './camera.mjs';
import { act, laptop, phone, projector, smallPhone } from './stage.mjs';

const title = 'Access talks';

/** Who changes which words of 3.8 into what: places of words, counted from the first. */
const changes = [
  { from: 'SWE', at: [2], text: 'should' },
  { from: 'CUB', at: [8], text: 'arbitrary' },
  { from: 'USA', at: [18, 19, 20], text: 'international networks' },
  { from: 'IRN', at: [12], text: 'hinder' },
  { from: 'TUN', at: [13], text: 'any other' },
  { from: 'BOT', at: [9], text: 'measures' },
  { from: 'SWE', at: [18, 19, 20], text: 'public networks' },
  { from: 'CUB', at: [5], text: 'adopting' },
  { from: 'USA', at: [2], text: 'are encouraged to' },
  { from: 'IRN', at: [10, 11], text: 'which may' },
  { from: 'TUN', at: [20], text: 'sites and resources' },
  { from: 'BOT', at: [6, 7], text: '' },
  { from: 'SWE', at: [16], text: 'lawful access' },
  { from: 'CUB', at: [19], text: 'world-wide' },
  { from: 'USA', at: [3, 4], text: 'refrain, as far as they can, from' },
  { from: 'IRN', at: [0, 1], text: 'All Member States' },
  { from: 'TUN', at: [17], text: 'to all' },
  { from: 'BOT', at: [15], text: 'State’s people’s' },
  { from: 'SWE', at: [9], text: 'steps' },
  { from: 'CUB', at: [20], text: 'sites and resources' },
];

await pictures('desk', settle);

async function settle({ base, until, sit, post, takeChair, seatDelegate, opened, shot }) {
  const made = await post('/api/conferences', { scenario: 'access', title, name: 'The chair', lang });
  const { code } = made;
  const console_ = await sit(made.token);
  const { order } = console_.view().public;
  const seats = {};
  for (const delegation of order)
    seats[delegation] = await seatDelegate(console_, code, `Delegate of ${delegation}`, delegation);
  const held = await takeChair(console_);
  await act(console_, { c: 'openSession' });
  const room = console_.view().public.plenary;
  const desk = await sit(held.token);
  const now = () => desk.view().room[room];
  await act(desk, { c: 'openProvision', room, provision: 'access' });

  const body = now().provisions.find((p) => p.id === 'access').body;
  const words = body.flatMap((run) => run.words.map((_, n) => `${run.op}.${run.from + n}`));
  for (const { from, at, text } of changes) {
    const ids = at.map((n) => words[n]);
    await act(seats[from].client, {
      c: 'propose',
      room,
      provision: 'access',
      revision: 1,
      amendment: { inserts: text === '' ? [] : [{ after: ids.at(-1), text: ` ${text}` }], deletes: ids },
      reason: from === 'IRN' ? 'So that nobody is left out.' : '',
      lang,
    });
  }
  const of = (symbol) => now().proposals.find((p) => p.symbol === symbol)?.id;
  await until(
    'all is on the table',
    () => now().proposals.filter((p) => p.state === 'pending').length >= changes.length,
  );
  for (const [who, symbol] of [
    ['BOT', 'SWE/1'],
    ['IRN', 'SWE/1'],
    ['TUN', 'IRN/1'],
  ])
    await act(seats[who].client, { c: 'cosponsor', room, on: { k: 'proposal', proposal: of(symbol) } });
  await act(seats.SWE.client, { c: 'acceptSuggestion', room, proposal: of('SWE/1'), way: 'bracket', on: true });
  await act(seats.USA.client, { c: 'contestProposal', room, proposal: of('TUN/1'), on: true });
  const { question } = now().reading;
  for (const [n, one] of ['BOT', 'CUB', 'SWE', 'IRN'].entries())
    await act(seats[one].client, { c: 'signal', room, question, signal: n === 2 ? 'oppose' : 'support' });

  const chair = { ...held, code, title, role: 'chair' };
  const views = {
    laptop: await opened(laptop, chair),
    wide: await opened(projector, chair),
    phone: await opened(phone, chair),
    small: await opened(smallPhone, chair),
    dark: await opened({ ...laptop, viewport: { width: 1366, height: 768 }, colorScheme: 'dark' }, chair),
  };
  const arabic = await opened(laptop, chair, 'ar');
  const delegate = await opened(phone, { ...seats.USA, title, plate: 'USA' });
  const wall = await opened(projector, { ...made, title, role: 'facilitator' });
  for (const page of [...Object.values(views), arabic, delegate]) await page.goto(`${base}/c/${code}`);
  await wall.goto(`${base}/screen/${code}`);
  for (const page of [...Object.values(views), arabic]) await page.locator('.deskcard').first().waitFor();
  const all = async (state) => {
    for (const [name, page] of Object.entries(views)) await shot(page, `${state}-${name}`);
    await shot(arabic, `${state}-arabic`);
  };
  await all('compilation');
  await shot(delegate, 'delegate-phone');
  await act(desk, { c: 'settle', room, on: true });
  await views.laptop.keyboard.press('3');
  await shot(views.laptop, 'picked-laptop');
  await views.laptop.keyboard.press('u');
  await until('it is announced', () => now().pending);
  await shot(views.laptop, 'gavel-laptop');
  await shot(wall, 'gavel-screen');
  await until('it has taken effect', () => now().pending === null);
  await all('after');
  for (const [name, page] of [...Object.entries(views), ['arabic', arabic]]) {
    await page.locator('.desktools .tools button').nth(1).click();
    await shot(page, `brackets-${name}`);
    await page.locator('.desktools .tools button').nth(3).click();
    const fields = page.locator('.termpanel input[type=text]');
    await fields.nth(0).fill('access');
    await fields.nth(1).fill('way');
    await shot(page, `term-${name}`);
  }
  await act(desk, {
    c: 'prepareWords',
    room,
    provision: 'access',
    text: 'All Member States [shall]/[should] refrain from arbitrary measures that could hinder the access of another to public networks.',
  });
  await act(desk, {
    c: 'prepareWords',
    room,
    provision: 'preamble-b',
    text: 'Recognizing that such access serves [all people]/[all Member States],',
  });
  for (const [name, page] of [...Object.entries(views), ['arabic', arabic]]) {
    await page.locator('.desktools .tools button').nth(2).click();
    await shot(page, `text-${name}`);
  }
  await act(desk, { c: 'tableChairText', room, title: 'A bridge between 3.8 and the preamble', lang });
  for (const [name, page] of [...Object.entries(views), ['arabic', arabic]]) await shot(page, `tabled-${name}`);
  await shot(delegate, 'tabled-delegate-phone');
  await act(desk, { c: 'rule', room, ruling: { r: 'chairText', provision: 'access', text: now().chairTexts[0].id } });
  await shot(views.laptop, 'tabled-announced-laptop');
}
