// Makes docs/picture.png and docs/chair.png: plays the beginning of a conference against a real server and photographs
// three of its seats. Six delegations and the chair act over the wire; then the chair, a delegate with a laptop and one
// with a phone take their seats in a browser, as people do, by the links that move a seat to another device.
// Needs the built pages and server: run npm run build before.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { atRest, lang, openedIn } from './camera.mjs';
import { findChromium } from './chromium.mjs';
import { act, laptop, load, openStage, phone, root } from './stage.mjs';

const { amendmentFrom } = await load('shared/text/diff.ts');
const { liveText } = await load('shared/text/print.ts');

const stage = await openStage();
const { until, sit, post, takeChair } = stage;
let browser;
try {
  const links = await play();
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  const delegate = await seatIn(laptop, links.delegate);
  await delegate.getByRole('button', { name: 'Hall', exact: true }).click();
  await delegate.locator('canvas').waitFor();
  await hallAtRest(delegate);
  const other = await seatIn(phone, links.phone);
  await hallAtRest(other);
  await side(await delegate.screenshot(), await other.screenshot());
  const chair = await seatIn(laptop, links.chair);
  await chair.screenshot({ path: join(root, 'docs', 'chair.png') });
  console.log('docs/picture.png and docs/chair.png are made.');
} finally {
  await browser?.close();
  stage.close();
}

/** Plays until the draft has brackets, the room is mixed and somebody speaks. Gives the links to three seats. */
async function play() {
  const created = await post('/api/conferences', {
    scenario: 'access',
    title: 'Three sentences about access',
    name: 'The facilitator',
    lang,
  });
  const facilitator = await sit(created.token);
  const names = { BOT: 'Naledi', CUB: 'Ana', USA: 'Jo', IRN: 'Dara', SWE: 'Alva', TUN: 'Salma' };
  const seats = {};
  for (const [code, name] of Object.entries(names)) {
    const joined = await post(`/api/join/${created.code}`, { name, lang, wants: code });
    seats[code] = await sit(joined.token);
  }
  await act(facilitator, { c: 'setDoor', door: 'opens' });
  await until('all sit', () => Object.values(facilitator.view().public.delegations).every((one) => one.taken === 1));

  const moved = await takeChair(facilitator);
  const chair = await sit(moved.token);
  await act(facilitator, { c: 'openSession' });

  const room = chair.view().public.plenary;
  const now = () => chair.view().room[room];
  await amend(seats.BOT, room, 'preamble-a', (text) =>
    text.replace('of Member States', 'of all Member States and their people'),
  );
  const amendment = await until('the amendment is tabled', () => now().proposals.find((one) => one.from === 'BOT'));
  await act(chair, { c: 'openProvision', room, provision: 'preamble-a' });
  await act(chair, {
    c: 'rule',
    room,
    ruling: { r: 'bracketProposal', provision: 'preamble-a', proposal: amendment.id },
  });
  await act(chair, { c: 'openProvision', room, provision: 'access' });
  const paper = now().proposals.find((one) => one.symbol === 'DT/51');
  await act(chair, {
    c: 'rule',
    room,
    ruling: { r: 'takeIn', provision: 'access', proposal: paper.id },
  });
  await until('the paper is in the text', () =>
    now().proposals.some((one) => one.id === paper.id && one.state === 'takenIn'),
  );
  const { question } = now().reading;
  await until('all have been asked', () =>
    Object.values(seats).every((seat) => seat.view().room[room].reading?.question === question),
  );
  for (const code of ['CUB', 'IRN', 'BOT', 'SWE', 'USA'])
    await act(seats[code], {
      c: 'signal',
      room,
      question,
      signal: code === 'SWE' || code === 'USA' ? 'oppose' : 'support',
    });
  for (const code of ['CUB', 'IRN', 'TUN', 'SWE']) await act(seats[code], { c: 'askFloor', room });
  await until('the list is seen', () => now().floor.list.length === 4);
  await act(chair, { c: 'giveFloor', room, delegation: 'CUB', after: now().floor.lastTurn });
  return {
    chair: (await post('/api/seat/link', { seat: null }, moved.token)).url,
    delegate: (await post('/api/seat/link', { seat: null }, seats.IRN.token)).url,
    phone: (await post('/api/seat/link', { seat: null }, seats.SWE.token)).url,
  };
}

/** Tables what becomes of a provision's words when somebody edits them as plain text. */
async function amend(person, room, provision, edit) {
  const { body, revision } = person.view().room[room].provisions.find((one) => one.id === provision);
  const found = amendmentFrom(body, edit(liveText(body)));
  if (!found.ok) throw new Error(`the words cannot be amended so: ${found.error.code}`);
  await act(person, { c: 'propose', room, provision, revision, amendment: found.value, reason: '', lang });
}

/** Opens a seat in a browser of its own, and waits until it is drawn and at rest. */
async function seatIn(options, link) {
  const page = await openedIn(browser)(options);
  await page.goto(link);
  await page.getByText('refrain').first().waitFor();
  await atRest(page);
  return page;
}

/** Waits until two pictures in a row are alike: the hall is loaded and nothing moves but the clock. */
async function hallAtRest(page) {
  const look = async () => (await page.locator('canvas').first().screenshot()).toString('base64');
  let before = '';
  await until('the hall is at rest', async () => {
    const now = await look();
    const same = now === before;
    before = now;
    return same;
  });
}

/** Puts a laptop's and a phone's screen on one table. */
async function side(wide, tall) {
  const page = await browser.newPage({ viewport: { width: 1580, height: 780 } });
  const image = (bytes) => `data:image/png;base64,${bytes.toString('base64')}`;
  await page.setContent(`<!doctype html><style>
    body { margin: 0; block-size: 780px; display: flex; justify-content: center; align-items: center; gap: 40px; background: #d6dfdf }
    img { box-shadow: 0 1px 0 rgb(19 34 43 / .25), 0 6px 14px rgb(19 34 43 / .22); block-size: 700px }
  </style><img src="${image(wide)}" alt=""><img src="${image(tall)}" alt="">`);
  await page.waitForFunction(() => [...document.images].every((one) => one.complete && one.naturalWidth > 0));
  await page.screenshot({ path: join(root, 'docs', 'picture.png') });
}
