import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { accessibilityViolations, newLaptop, newPhone, screenshot } from '../support/browser.ts';
import { ask, create, join, refusalOf, table } from '../support/play.ts';
import { hasPrlimit, limitFiles } from '../support/disk.ts';
import { button, buttonFrom, press, sees, seesNot, sitDown } from '../support/screens.ts';
import { startServer } from '../support/server.ts';
import { openHouse } from '../support/house.ts';

/** How seats are taken: several in one browser, many at one door; and what the server alone can refuse. */

const house = openHouse();

async function comesIn(context: BrowserContext, code: string, name: string, wants: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${house.server.url}/j/${code}`);
  await page.getByLabel(t('join.name')).fill(name);
  await page.getByRole('radio', { name: wants }).check({ force: true });
  await buttonFrom(page, 'join.goFor', { name: wants }).click();
  await sees(page, 'room.brief', { name: wants });
  return page;
}

test('each tab keeps its own seat through a reload, and the front page offers the last ones', async () => {
  const here = await table(house.server.url, ['TUN']);
  await here.facilitator.must({ c: 'setDoor', door: 'opens' });
  const { context, page: front, errors } = await newLaptop(house.browser);
  const botswana = await comesIn(context, here.code, 'Naledi', 'Botswana');
  const cuba = await comesIn(context, here.code, 'Ana', 'Cuba');
  await Promise.all([botswana.reload(), cuba.reload()]);
  await sees(botswana, 'room.brief', { name: 'Botswana' });
  await sees(cuba, 'room.brief', { name: 'Cuba' });

  // A new tab holds none: the browser offers both, the last one first.
  await front.goto(house.server.url);
  const offered = front.getByRole('listitem').filter({ has: button(front, 'front.return') });
  await offered.nth(1).waitFor();
  expect(await offered.locator('b').allInnerTexts()).toEqual(['Cuba', 'Botswana']);
  expect(await accessibilityViolations(front)).toEqual([]);
  await cuba.close();
  await press(offered.filter({ hasText: 'Cuba' }), 'front.return');
  await sees(front, 'room.brief', { name: 'Cuba' });
  await buttonFrom(front, 'floor.ask').click();
  await here.chair.until((_v, chair) => chair.plenary().floor.list.some((row) => row.delegation === 'CUB'));
  await sees(botswana, 'room.brief', { name: 'Botswana' });
  // A tab without a seat in this conference asks which of the two it is to be.
  const third = await context.newPage();
  await third.goto(`${house.server.url}/c/${here.code}`);
  await sees(third, 'seat.choose.title');
  await third.getByRole('button', { name: 'Botswana' }).click();
  await sees(third, 'room.brief', { name: 'Botswana' });
  expect(errors).toEqual([]);
  here.close();
  await context.close();
});

test('the door that opens by itself gives free seats only, and stops when more than ten come in ten seconds', async () => {
  const { code, token } = await create(house.server.url);
  const { page, context, errors } = await newLaptop(house.browser);
  await sitDown(page, house.server.url, token);
  const opens = page.getByRole('checkbox', { name: t('lobby.selfDoor') });
  await opens.click({ force: true });
  await sees(page, 'lobby.selfDoor.hint', { n: 18 });
  await Promise.all(
    Array.from({ length: 11 }, (_, n) => join(house.server.url, code, `Guest ${n + 1}`, n < 3 ? 'BOT' : null)),
  );
  await sees(page, 'lobby.stopped.title');
  // Ten at most have come in by themselves; the others wait until somebody has looked who they are.
  const seated = await page.getByText(/^\d+ of 18 seats filled$/).innerText();
  expect(Number.parseInt(seated, 10)).toBeLessThanOrEqual(10);
  expect(await opens.isChecked()).toBe(false);
  expect(await accessibilityViolations(page)).toEqual([]);
  await screenshot(page, 'door-stopped');
  await opens.click({ force: true });
  await seesNot(page, 'lobby.stopped.title');
  await sees(page, 'lobby.seats', { taken: 11, all: 18 });
  // Who comes to a delegation without a free seat is told so at the door, and takes none.
  const fourth = await ask(house.server.url, `/api/join/${code}`, { name: 'One more', lang: 'en', wants: 'BOT' });
  expect(refusalOf(fourth).code).toBe('delegation.full');
  expect(errors).toEqual([]);
  await context.close();
});

test.skipIf(!hasPrlimit())(
  'what no rule refuses and a full disk does: a slip that says so, and it works again',
  async () => {
    const own = await startServer();
    const here = await table(own.url, ['BOT', 'CUB']);
    const { page, context, errors } = await newPhone(house.browser);
    await here.chair.must({ c: 'openProvision', room: here.room, provision: 'access' });
    await sitDown(page, own.url, here.tokens['CUB'] ?? '');
    await button(page, 'need.support').waitFor();
    limitFiles(own, '1');
    await press(page, 'need.support');
    await sees(page, 'refusal.storage.full');
    // The page stands as it stood, and the words are there to be read.
    await sees(page, 'need.signal', { number: '3.8' });
    expect(here.chair.plenary().reading?.signals).toEqual({});
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'slip-phone');
    limitFiles(own, 'unlimited');
    await press(page, 'need.support');
    await sees(page, 'need.supported');
    await seesNot(page, 'refusal.storage.full');
    expect(errors).toEqual([]);
    here.close();
    await context.close();
  },
);
