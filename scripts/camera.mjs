// What the scripts that make pictures share beyond the stage: a folder below docs/, a browser, and seats that it keeps.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { openStage, root } from './stage.mjs';

export const lang = 'en';

/** Opens a stage and a browser for as long as `make` takes; its pictures go into docs/`name`/. */
export async function pictures(name, make) {
  const folder = join(root, 'docs', name);
  mkdirSync(folder, { recursive: true });
  // The address in the pictures is one that is kept for examples.
  const stage = await openStage('http://192.0.2.14:4000');
  let browser;
  try {
    browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
    await make({ ...stage, opened: openedIn(browser), shot: shotInto(folder) });
    console.log(`docs/${name}/ is made.`);
  } finally {
    await browser?.close();
    stage.close();
  }
}

/** A browser of a device; with a seat, one that keeps it, as the browser in which it was taken does. */
export const openedIn =
  (browser) =>
  async (device, seat, locale = 'en-GB') => {
    const context = await browser.newContext({ locale, reducedMotion: 'reduce', ...device });
    const page = await context.newPage();
    if (seat !== undefined) {
      const { code, seat: id, token, title, role, plate = null } = seat;
      await page.addInitScript(
        (kept) => {
          const key = `square-brackets.kept.${kept.code}.${kept.seat}`;
          localStorage.setItem(key, JSON.stringify({ seat: kept, at: 1 }));
        },
        { code, seat: id, token, title, role, plate },
      );
    }
    return page;
  };

/** Waits until nothing is on its way to a page any more: no request, no typeface, no panel that has just come up. */
export async function atRest(page) {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForFunction(() => (document.querySelector('main') ?? document.body).innerText.trim() !== '');
  await page.evaluate(() => document.fonts.ready);
}

/** A picture of a page at rest. `scale` is `css` for one dot a pixel, `device` for as many as the device has. */
const shotInto =
  (folder) =>
  async (page, name, scale = 'css') => {
    await atRest(page);
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path, scale, animations: 'disabled' });
    return path;
  };
