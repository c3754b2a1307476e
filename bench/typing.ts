import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import { launchBrowser, newLaptop } from '../tests/support/browser.ts';
import { type Table, table } from '../tests/support/play.ts';
import { startServer, stopServers } from '../tests/support/server.ts';

/**
 * A delegate types other words for one provision of a draft of 300. Measured in the browser: from a key to the moment after
 * the frame in which it is painted, beside a page that holds one text field and nothing else, in the same run.
 */

const PROVISIONS = 300;
const KEYS = 150;
/** The longest that a usual key may take beyond the bare field, in ms: beyond that typing feels late. */
const LIMIT_MS = 50;
const SENTENCE = 'Member States shall keep their lines open, and shall tell each other before they close one. ';

interface Times {
  readonly median: number;
  readonly p99: number;
}

export interface Report {
  readonly machine: string;
  readonly provisions: number;
  readonly keys: number;
  readonly editor: Times;
  readonly bareField: Times;
  readonly limit: { readonly ms: number; readonly kept: boolean };
}

/** The chair puts in provisions, each behind the one before, until there are 300. */
async function fill({ chair, room }: Table): Promise<void> {
  const edit = { d: 'add', place: 'article', text: SENTENCE.repeat(5).trim() } as const;
  let last = 'access';
  while (chair.plenary().provisions.length < PROVISIONS) {
    const known = new Set(chair.plenary().provisions.map(({ id }) => id));
    await chair.must({ c: 'rule', room, ruling: { r: 'draft', provision: last, edit } });
    const fresh = () => chair.plenary().provisions.find(({ id }) => !known.has(id));
    await chair.until(() => fresh() !== undefined, 'the ruling takes effect');
    last = fresh()?.id ?? last;
  }
}

declare global {
  interface Window {
    /** How long each key took to be painted, in ms. */
    keyTimes: readonly number[];
  }
}

/** Types into the field that has the focus, and times every key. */
async function typed(page: Page): Promise<Times> {
  await page.evaluate(() => {
    const times: number[] = [];
    window.keyTimes = times;
    addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - event.timeStamp);
          port2.postMessage(null);
        });
      },
      true,
    );
  });
  await page.keyboard.type(SENTENCE.repeat(2).slice(0, KEYS), { delay: 60 });
  await page.waitForFunction((keys) => window.keyTimes.length >= keys, KEYS);
  const times = await page.evaluate(() => window.keyTimes);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
  return { median: at(0.5), p99: at(0.99) };
}

export async function run(): Promise<Report> {
  // In fast motion: a ruling takes effect some seconds after it is announced.
  const server = await startServer({ args: ['--clock-rate', '60'] });
  const browser = await launchBrowser();
  try {
    const here = await table(server.url, ['CUB']);
    await here.chair.must({ c: 'openProvision', room: here.room, provision: 'access' });
    await fill(here);
    // The clock stands from here on, so that no page draws it in fast motion.
    await here.facilitator.must({ c: 'pause' });
    const seat = { seat: here.delegate('CUB').seat(), token: here.tokens['CUB'] ?? '', code: here.code };
    const { page } = await newLaptop(browser);
    await page.addInitScript((kept) => {
      const value = JSON.stringify({ seat: { ...kept, title: '', role: 'delegate', plate: 'CUB' }, at: 1 });
      localStorage.setItem(`square-brackets.kept.${kept.code}.${kept.seat}`, value);
    }, seat);
    await page.goto(`${server.url}/c/${here.code}`);
    await page.getByRole('button', { name: 'Propose other words' }).click();
    await page.locator('.editor textarea').first().focus();
    const editor = await typed(page);
    const bare = await newLaptop(browser);
    await bare.page.setContent('<textarea rows="5"></textarea>');
    await bare.page.locator('textarea').focus();
    const bareField = await typed(bare.page);
    here.close();
    const [cpu] = cpus();
    return {
      machine: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, Node ${process.version}`,
      provisions: PROVISIONS,
      keys: KEYS,
      editor,
      bareField,
      limit: { ms: LIMIT_MS, kept: editor.median - bareField.median < LIMIT_MS },
    };
  } finally {
    await browser.close();
    await stopServers();
  }
}
