import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityViolations, launchBrowser, newPhone, screenshot } from '../support/browser.ts';
import { table } from '../support/play.ts';
import { buttonFrom, press, sees, sitDown } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

/** What is refused says why, by which rule, and gives what is possible instead as a button. */

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer();
});
afterAll(async () => {
  await browser.close();
  await stopServers();
});

test('a chair who may not rule during a break is told why, and ends the break by the button in the slip', async () => {
  const here = await table(server.url, ['BOT', 'CUB']);
  const { room } = here;
  await here.chair.must({ c: 'openProvision', room, provision: 'access' });
  await here.chair.must({ c: 'startBreak', room, minutes: 5 });
  const { page, context, errors } = await newPhone(browser);
  await sitDown(page, server.url, here.chairToken);
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
