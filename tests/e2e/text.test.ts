import { expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { liveText } from '../../shared/text/print.ts';
import { accessibilityViolations, newLaptop, screenshot } from '../support/browser.ts';
import { table } from '../support/play.ts';
import { buttonFrom, sitDown } from '../support/screens.ts';
import { openHouse } from '../support/house.ts';

const house = openHouse({ env: { CLOCK_RATE: '20' } });

test('words are put in brackets, another wording is added, and the chair makes the options one', async () => {
  const here = await table(house.server.url, ['BOT', 'CUB']);
  const { chair, room } = here;
  const textOf = (client: typeof chair): string =>
    liveText(client.plenary().provisions.find((p) => p.id === 'access')?.body ?? []);
  await chair.must({ c: 'openProvision', room, provision: 'access' });

  const bot = await newLaptop(house.browser);
  await sitDown(bot.page, house.server.url, here.tokens['BOT'] ?? '');
  await buttonFrom(bot.page, 'text.brackets', { number: '3.8' }).click();
  await bot.page.getByText(t('bracket.reserve'), { exact: true }).click();
  const words = bot.page.getByRole('group', { name: t('bracket.words') }).getByRole('button');
  await words.nth(0).click();
  await words.nth(1).click();
  await buttonFrom(bot.page, 'bracket.reserveDo').click();
  await chair.until((_v, c) => textOf(c).startsWith('['));
  await buttonFrom(bot.page, 'text.why').click();
  await bot.page.getByLabel(t('bracket.other')).first().fill('All of us');
  await buttonFrom(bot.page, 'bracket.add').first().click();
  await chair.until((_v, c) => textOf(c).includes('/[All of us]'));
  expect(await accessibilityViolations(bot.page)).toEqual([]);
  await screenshot(bot.page, 'text-delegate');

  // An option in the text tells and does the same.
  await buttonFrom(bot.page, 'text.why').click();
  await bot.page.locator('.prov').getByText('All of us').first().click();
  const option = bot.page.getByRole('region', { name: t('bracket.option') });
  await option.getByRole('button', { name: t('bracket.oppose', { words: 'All of us' }) }).click();
  await option
    .locator('div')
    .filter({ hasText: t('bracket.against') })
    .getByText('Botswana')
    .first()
    .waitFor();
  expect(await accessibilityViolations(bot.page)).toEqual([]);

  const desk = await newLaptop(house.browser);
  await sitDown(desk.page, house.server.url, here.chairToken);
  await buttonFrom(desk.page, 'text.brackets', { number: '3.8' }).click();
  await desk.page.getByText(t('bracket.chair.title'), { exact: true }).click();
  await desk.page.getByLabel(t('bracket.chair.text'), { exact: true }).fill('Everybody');
  await buttonFrom(desk.page, 'bracket.chair.merge').click();
  // The chair's own client has given way to the page.
  await here.delegate('CUB').until((_v, c) => textOf(c).startsWith('[Everybody]'));
  await screenshot(desk.page, 'text-chair');
  expect([...bot.errors, ...desk.errors]).toEqual([]);
  here.close();
});
