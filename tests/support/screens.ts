import type { Locator, Page } from 'playwright-core';
import { t, type WordArgs, type WordKey } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import '../../client/words/why.ts';
import { linkCode } from './play.ts';

/** What a person does at a screen: by the words that stand there, never by how the page is built. */

/** A button by its whole name. */
export const button = (within: Page | Locator, key: WordKey, args?: WordArgs): Locator =>
  within.getByRole('button', { name: t(key, args), exact: true });

/** A button whose name begins with the words: it goes on to say more. */
export const buttonFrom = (within: Page | Locator, key: WordKey, args?: WordArgs): Locator =>
  within.getByRole('button', { name: beginning(t(key, args)) });

const beginning = (words: string): RegExp =>
  new RegExp(`^${words.trimEnd().replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`, 'u');

export const press = (within: Page | Locator, key: WordKey, args?: WordArgs): Promise<void> =>
  button(within, key, args).click();

/** Waits until words are seen. */
export const sees = (within: Page | Locator, key: WordKey, args?: WordArgs): Promise<void> =>
  seesText(within, t(key, args));

export const seesText = (within: Page | Locator, text: string | RegExp): Promise<void> =>
  within.getByText(text).filter({ visible: true }).first().waitFor();

/** Waits until words are not seen any more. */
export async function seesNot(within: Page | Locator, key: WordKey, args?: WordArgs): Promise<void> {
  await within.getByText(t(key, args)).filter({ visible: true }).first().waitFor({ state: 'detached' });
}

/** The chair's one big button, by the beginning of its name. */
export const pressMain = (chair: Page, key: WordKey, args: WordArgs, done: Locator): Promise<void> =>
  pressUntil(buttonFrom(chair, key, args), done);

/** A second press of the chair's big button within a second is ignored by design, so it is pressed until it is done. */
export async function pressUntil(main: Locator, done: Locator): Promise<void> {
  await main.waitFor();
  for (let tries = 0; tries < 10; tries += 1) {
    await main.click({ timeout: 1500 }).catch(() => undefined);
    const seen = await done.waitFor({ timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (seen) return;
  }
  throw new Error(`pressed in vain: ${main.toString()}`);
}

/** Words of a region as one line; where options stand below each other, as if they stood in it. */
export const wordsIn = async (place: Locator): Promise<string> =>
  (await place.innerText())
    .replace(/\s+/g, ' ')
    .replace(/(\[|\/) /g, '$1')
    .replace(/ (\]|\/)/g, '$1');

/**
 * Takes the seat of a token to a page, by a link as people do. The token is used up.
 * @returns the page's own token: a test can follow the seat with it beside the page
 */
export async function sitDown(page: Page, url: string, token: string): Promise<string> {
  await page.goto(`${url}/s/${await linkCode(url, token)}`);
  await page.waitForURL(/\/c\//);
  const held = await page.evaluate(() => {
    const key = Object.keys(sessionStorage).find((name) => name.includes('.seat.'));
    return key === undefined ? null : sessionStorage.getItem(key);
  });
  const seat: unknown = JSON.parse(held ?? 'null');
  if (typeof seat !== 'object' || seat === null || !('token' in seat)) throw new Error('the tab holds no seat');
  return String(seat.token);
}
