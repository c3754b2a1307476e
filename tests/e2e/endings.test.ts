import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../../shared/conference/ballots.ts';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { screenshot } from '../support/browser.ts';
import { castAt, castBy, roomPages, type RoomPages, rule } from '../support/roomPages.ts';
import { buttonFrom, press, pressMain, sees, seesNot, seesText, wordsIn } from '../support/screens.ts';
import { openHouse } from '../support/house.ts';

/** What becomes of words that do not simply carry: votes that fail, objections, text that drops. */

// Twice as fast as a conference: an objection can be made for ten seconds.
const house = openHouse({ env: { CLOCK_RATE: '2' } });

const paper = (page: Page) => page.getByRole('main');
const all = (here: RoomPages, look: (page: Page) => Promise<unknown>) => Promise.all(here.pages.map(look));

/** The pages as they stand, when somebody wants pictures. */
async function look(here: RoomPages, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] === undefined) return;
  await screenshot(here.chair, `${name}-chair`);
  await screenshot(here.bot, `${name}-laptop`);
  await screenshot(here.cub, `${name}-phone`);
}

/** Everybody's card on what is put, Botswana's, Cuba's and Tunisia's. */
async function cast(here: RoomPages, cards: readonly [Card, Card, Card]): Promise<void> {
  await Promise.all([
    castAt(here.bot, cards[0], 'Botswana'),
    castAt(here.cub, cards[1], 'Cuba'),
    castBy(here.tun, cards[2]),
  ]);
  await sees(here.chair, 'chair.allVoted');
}

/** The chair closes the vote, and everybody reads what it came to. */
async function close(here: RoomPages, headline: 'rejected' | 'carried' | 'deleted' | 'postponed'): Promise<void> {
  const key = `vote.headline.${headline}` as const;
  await pressMain(here.chair, 'chair.main.closeVote', {}, here.chair.getByText(t(key)).first());
  await all(here, (page) => sees(page, key));
}

const open = async ({ chair }: RoomPages, number: string): Promise<void> => {
  await press(chair, 'chair.more');
  await press(chair, 'chair.openOne', { number });
};

describe.sequential('a conference of which one sentence in three is agreed', () => {
  let here: RoomPages;
  beforeAll(async () => {
    here = await roomPages(house.browser, house.server.url, async (chair) => {
      await chair.must({ c: 'openProvision', room: chair.view().public.plenary, provision: 'access' });
      const proposal = chair.plenary().proposals.find((p) => p.symbol === 'DT/51')?.id ?? '';
      await rule(chair, { r: 'takeIn', provision: 'access', proposal });
    });
  });
  afterAll(async () => {
    expect(here.errors()).toEqual([]);
    await here.close();
  });

  test('[P2.11] a choice is voted option by option and none carries: the bracket stays, then "delete it" carries', async () => {
    const { chair, bot, cub } = here;
    const words = 'unilateral and/or';
    await press(chair, 'chair.putToVote');
    await look(here, 'choice-put');
    await buttonFrom(chair, 'chair.vote.choice', { words }).click();
    await cast(here, ['against', 'abstain', 'against']);
    await close(here, 'rejected');
    await look(here, 'choice-failed');
    await all(here, (page) => press(page, 'vote.back'));
    expect(await wordsIn(paper(bot))).toContain(`[${words}]`);
    await press(chair, 'chair.putToVote');
    await look(here, 'delete-put');
    await buttonFrom(chair, 'chair.vote.deleteChoice', { words }).click();
    await all(here, (page) => sees(page, 'vote.asks.delete'));
    await cast(here, ['for', 'against', 'for']);
    await look(here, 'delete-cast');
    await close(here, 'deleted');
    await look(here, 'delete-carried');
    await all(here, (page) => press(page, 'vote.back'));
    expect(await wordsIn(paper(cub))).not.toContain(words);
    expect(await wordsIn(paper(bot))).toContain('taking discriminatory actions');
  });

  test('[P2.6] a whole provision is put to the vote: most abstain and it waits, put again it carries and is settled', async () => {
    const { chair, facilitator } = here;
    await open(here, 'Preamble (a)');
    const put = async (): Promise<void> => {
      await press(chair, 'chair.putToVote');
      await press(chair, 'chair.vote.provision', { number: 'Preamble (a)' });
      await all(here, (page) => sees(page, 'vote.asks.text'));
      await cast(here, ['for', 'abstain', 'abstain']);
    };
    await put();
    await look(here, 'provision-vote');
    await close(here, 'postponed');
    await look(here, 'provision-postponed');
    await all(here, (page) => press(page, 'vote.back'));
    await put();
    await close(here, 'carried');
    await look(here, 'provision-carried');
    await all(here, (page) => press(page, 'vote.back'));
    await facilitator.until((_v, c) => c.plenary().provisions.find((p) => p.id === 'preamble-a')?.status === 'agreed');
  });

  test('few were heard: the chair is told, and asks the room again', async () => {
    const { chair, bot, cub } = here;
    await open(here, 'Preamble (b)');
    await press(bot, 'need.oppose');
    await sees(chair, 'chair.fewHeard');
    await look(here, 'few');
    await pressMain(
      chair,
      'chair.main.askAgain',
      { number: 'Preamble (b)' },
      chair.getByText(t('chair.heard.oppose', { n: 0 })),
    );
    // What was answered before no longer counts: each is asked anew.
    for (const page of [bot, cub]) await seesNot(page, 'need.opposed');
    await look(here, 'asked-again');
  });

  test('[P1.33] one objection to a removal: the words stay, in brackets', async () => {
    const { chair, bot, cub, tun } = here;
    for (const page of [bot, cub]) await press(page, 'need.oppose');
    await pressMain(chair, 'chair.main.removed', { number: 'Preamble (b)' }, chair.getByText(t('chair.waiting')));
    await all(here, (page) => sees(page, 'reading.objects'));
    await look(here, 'removal');
    await tun.until((_v, client) => client.plenary().question !== null);
    await tun.must({
      c: 'object',
      room: tun.view().public.plenary,
      question: tun.plenary().question?.id ?? '',
    });
    await all(here, (page) => seesNot(page, 'reading.objects'));
    await look(here, 'removal-objected');
    for (const page of [bot, cub])
      await expect.poll(() => wordsIn(paper(page))).toContain('[Member States undertake to apply');
  });

  test('[P1.67] what is agreed is adopted, the rest drops: the list is shown before, and the outcome says what dropped', async () => {
    const { chair, cub } = here;
    await press(chair, 'chair.more');
    await seesText(
      chair,
      /Would stand: Preamble \(a\) Right of access\. Would drop: 3\.8 Access, Preamble \(b\) Human/,
    );
    await look(here, 'rest-more');
    await press(chair, 'chair.adoptRest');
    await all(here, (page) => sees(page, 'reading.objects.part'));
    for (const drops of ['3.8 Access', 'Preamble (b) Human rights'])
      await all(here, (page) => page.getByRole('listitem').filter({ hasText: drops }).first().waitFor());
    await look(here, 'rest-asked');
    // Nobody objects, and the clock alone adopts it.
    await all(here, (page) =>
      page.getByText(t('outcome.part', { stand: 1, all: 3, old: '3.8, Preamble (b)' })).waitFor({ timeout: 40_000 }),
    );
    await all(here, (page) => sees(page, 'outcome.headline.inPart'));
    await sees(cub, 'record.onTheTable');
    await look(here, 'rest-outcome');
  });
});

test('[P4.1] one objects to the text as a whole: it is voted, fails, and everyone gets the outcome "not adopted"', async () => {
  const here = await roomPages(house.browser, house.server.url, async (chair) => {
    for (const provision of ['access', 'preamble-a', 'preamble-b']) await rule(chair, { r: 'agreed', provision });
  });
  const { chair, cub } = here;
  await pressMain(chair, 'chair.main.askWhole', {}, chair.getByText(t('reading.objects.whole')).first());
  await sees(cub, 'reading.objects.whole');
  await look(here, 'whole-asked');
  await press(cub, 'reading.object');
  await all(here, (page) => seesNot(page, 'reading.objects.whole'));
  await all(here, (page) => sees(page, 'room.now.wholeObjected', { name: 'Cuba' }));
  await look(here, 'whole-objected');
  await pressMain(chair, 'step.voteWhole', {}, chair.getByText(t('vote.title')).first());
  await all(here, (page) => sees(page, 'vote.asks.whole'));
  await look(here, 'whole-vote');
  await cast(here, ['for', 'against', 'against']);
  await pressMain(chair, 'chair.main.closeVote', {}, chair.getByText(t('outcome.headline.notAdopted')).first());
  await all(here, (page) => sees(page, 'outcome.headline.notAdopted'));
  const counted = t('outcome.byVote', { required: 2, for: 1, against: 2, abstain: 0 });
  await all(here, (page) => page.getByText(counted).first().waitFor());
  await look(here, 'whole-outcome');
  expect(here.errors()).toEqual([]);
  await here.close();
});
