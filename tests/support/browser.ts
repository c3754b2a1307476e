import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';

/**
 * One process for all the people of a test; --no-sandbox because tests often run as root in a container. Nothing needs
 * a graphics card, the hall draws on a plain canvas too, and one that is only imitated costs more than it gives.
 */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-gpu',
];

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Starts Chromium without a window, with more flags if wanted; CHROMIUM names another one. Close it in afterAll. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found: install it, or name one in CHROMIUM.');
  return chromium.launch({ executablePath, args: [...flags, ...more] });
}

/** A phone of one person: 390 × 844, with touch, set to move as little as it can, as many cheap ones are. */
export async function newPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  return newPerson(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
    ...options,
  });
}

/** A laptop of one person: 1280 × 800. */
export async function newLaptop(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  return newPerson(browser, { viewport: { width: 1280, height: 800 }, ...options });
}

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page so far: uncaught errors and console errors. A test ends by expecting none. */
  readonly errors: readonly string[];
}

/** What went wrong but for refusals by HTTP: those are answers, which the browser writes down as errors. */
export const unexpected = (errors: readonly string[]): readonly string[] =>
  errors.filter((one) => !/status of (401|403|404)/.test(one));

async function newPerson(browser: Browser, options: BrowserContextOptions): Promise<Person> {
  const context = await browser.newContext({ locale: 'en-GB', acceptDownloads: true, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // axe, which a test runs in the page, reads styles in a way that the page's policy forbids; it has no address.
    const axes = message.location().url === '' && message.text().startsWith('Applying inline style violates');
    if (message.type() === 'error' && !axes) errors.push(message.text());
  });
  return { context, page, errors };
}

export interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly where: readonly string[];
}

declare global {
  interface Window {
    axe: { run(context: Document): Promise<AxeResults> };
  }
}

/** Waits until the page has drawn what it was last asked to, and nothing that ends moves on it any more. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drawn = (): Promise<void> =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    const moving = (): readonly Animation[] =>
      document
        .getAnimations()
        .filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
    // What has come to rest may set what stands in it moving.
    for (await drawn(); moving().length > 0; await drawn())
      await Promise.allSettled(moving().map((one) => one.finished));
  });
}

/** What axe finds wrong with the page once it is at rest; expected to be empty. */
export async function accessibilityViolations(page: Page): Promise<readonly Violation[]> {
  // The trailing value keeps evaluate from trying to send axe itself back.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axeSource};0`);
  await atRest(page);
  const results = await page.evaluate(() => window.axe.run(document));
  return results.violations.map((violation) => ({
    rule: violation.id,
    help: violation.help,
    where: violation.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  }));
}

/** Takes a picture into the folder that SCREENSHOTS names; without it nobody would look, and none is taken. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
