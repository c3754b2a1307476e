import { afterAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { accessibilityViolations, newLaptop, newPhone, screenshot } from '../support/browser.ts';
import { openHouse } from '../support/house.ts';

/** A teacher at home: one press on the front page, and the room is full. */

const house = openHouse({ args: ['--clock-rate', '10'] });
afterAll(async () => {
  expect(house.server.log()).toBe('');
});

const outcomes = [
  t('outcome.headline.adopted'),
  t('outcome.headline.inPart'),
  t('outcome.headline.notAdopted'),
] as const;

test.each([
  ['laptop', newLaptop],
  ['phone', newPhone],
] as const)(
  'one rehearses alone, on a %s: the room lives, and there is an outcome',
  { timeout: 240_000 },
  async (name, device) => {
    const { page, context, errors } = await device(house.browser);
    await page.goto(house.server.url);
    await page.getByRole('button', { name: t('front.rehearse') }).click();
    await page.waitForURL(/\/c\/[A-Z0-9]{6}/);
    await page.getByRole('heading', { name: /Young people/ }).waitFor();
    await screenshot(page, `rehearsal-${name}`);
    expect(await accessibilityViolations(page)).toEqual([]);
    const ended = outcomes.map((text) => page.getByRole('heading', { level: 1, name: text }));
    await Promise.any(ended.map((heading) => heading.waitFor({ timeout: 150_000 })));
    await screenshot(page, `rehearsal-outcome-${name}`);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  },
);
