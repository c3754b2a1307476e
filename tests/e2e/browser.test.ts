import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { accessibilityViolations, launchBrowser, newLaptop, newPhone } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('a phone and a laptop of their own sizes, with axe at hand', async () => {
  const phone = await newPhone(browser);
  const laptop = await newLaptop(browser);
  await laptop.page.setContent(
    '<!doctype html><html lang="en"><title>t</title><main><h1>t</h1><img src="data:,"></main></html>',
  );
  expect((await accessibilityViolations(laptop.page)).map((violation) => violation.rule)).toEqual(['image-alt']);
  expect(await phone.page.evaluate(() => [screen.width, navigator.maxTouchPoints > 0])).toEqual([390, true]);
  await phone.context.close();
  await laptop.context.close();
});
