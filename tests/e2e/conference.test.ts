import { expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import { playAccess } from '../support/accessPlay.ts';
import { screenshot } from '../support/browser.ts';
import { openHouse } from '../support/house.ts';

/** Two whole conferences at once on a small machine, in ms. */
const timeout = 300_000;

// Twice as fast as a conference: a ruling can be taken back for five seconds, thirty seconds of speech take fifteen.
const house = openHouse({ env: { CLOCK_RATE: '2' } });

/** What everybody takes home, word for word. */
const text = `# Three sentences about access

Access

**Adopted.** 3 provisions stand. Nothing in brackets. Nobody objected.

## 3.8 Access

> Member States shall refrain from taking discriminatory actions that could impede another Member State’s access to public international telecommunications networks & services.

Agreed; nobody spoke against it.
A bracket was closed by vote: needed 2, for 2, against 1, abstentions 0.
On the table as CUB/26/4.

## Preamble (a) Right of access

> These Regulations recognize the right of access of all Member States and their people to international telecommunication services.

Agreed; nobody spoke against it.
On the table as DT/54.

## Preamble (b) Human rights

> Member States undertake to apply these Regulations in keeping with the human rights of every user of telecommunications.

Agreed; nobody spoke against it.
A bracket was closed by vote: needed 2, for 2, against 0, abstentions 1.
On the table as TUN/31/2.
`;

/** All four took home the same: the words, how each was settled, and what was ruled and voted. */
function expectSame(texts: readonly string[]): void {
  const [first = ''] = texts;
  expect(texts).toEqual([first, first, first, first]);
  const told = first
    .replace(/### Why these brackets\?\n\n(?:- .*\n)+\n/gu, '')
    .replace(/\n## The record\n[\s\S]*$/u, '');
  expect(told).toBe(text);
  for (const line of [
    'Taken back: DT/51 is taken into 3.8.',
    'Vote on 3.8: Adopted. Needed 2, for 2, against 1, abstentions 0.',
    'Vote on Preamble (b): Adopted. Needed 2, for 2, against 0, abstentions 1.',
  ])
    expect(first).toContain(`: ${line}\n`);
}

test.concurrent('four people play access from its creation to the adopted text, which all take home word for word', {
  timeout,
}, async () => {
  const { texts, errors } = await playAccess({ browser: house.browser, url: house.server.url, look: screenshot });
  expectSame(texts);
  expect(errors).toEqual([]);
  expect(house.server.log()).toBe('');
});

test.concurrent('the same with the hall’s code blocked: every page is complete, and nobody is shown an error', {
  timeout,
}, async () => {
  let blocked = 0;
  const { texts, errors } = await playAccess({
    browser: house.browser,
    url: house.server.url,
    async arrives({ context }) {
      await context.route(/\/assets\/hall-[^/]*\.js$/, (route) => {
        blocked += 1;
        return route.abort();
      });
    },
    async look(page) {
      expect(await page.getByText(t('hall.missing')).filter({ visible: true }).count()).toBe(0);
    },
  });
  expectSame(texts);
  expect(blocked).toBeGreaterThan(0);
  // That a file did not come is in the browser's own log, and nothing else.
  expect(errors.filter((error) => !error.includes('net::ERR_FAILED'))).toEqual([]);
});
