import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityViolations, newPhone, screenshot } from '../support/browser.ts';
import { table } from '../support/play.ts';
import { buttonFrom, press, sees, sitDown } from '../support/screens.ts';
import { openHouse } from '../support/house.ts';

/** What is refused says why, by which rule, and gives what is possible instead as a button. */

const house = openHouse();

test('a chair who may not rule during a break is told why, and ends the break by the button in the slip', async () => {
  const here = await table(house.server.url, ['BOT', 'CUB']);
  const { room } = here;
  await here.chair.must({ c: 'openProvision', room, provision: 'access' });
  await here.chair.must({ c: 'startBreak', room, minutes: 5 });
  const { page, context, errors } = await newPhone(house.browser);
  await sitDown(page, house.server.url, here.chairToken);
  const agreed = buttonFrom(page, 'chair.rule.agreed');
  await agreed.click({ force: true });
  const slip = page.locator('.slip').filter({ hasText: 'Rule P1.71' });
  await sees(slip, 'refusal.break.on');
  await sees(slip, 'instead.waitForBreak');
  await screenshot(page, 'why-phone');
  expect(await accessibilityViolations(page)).toEqual([]);
  // Closed, it gives the focus back to the button that it was about; so it does when it goes with the act in it.
  await press(slip, 'app.close');
  await slip.waitFor({ state: 'detached' });
  await hasFocus(agreed);
  await agreed.press('Enter');
  await press(slip, 'offer.endBreak');
  await here.delegate('CUB').until((_v, c) => c.plenary().pause === null, 'the break is over');
  await slip.waitFor({ state: 'detached' });
  await hasFocus(agreed);
  expect(errors).toEqual([]);
  await context.close();
  here.close();
});

const hasFocus = (button: Locator): Promise<void> =>
  expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
