import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import '../../client/words/why.ts';
import type { Provision } from '../../shared/conference/provisions.ts';
import { openChoices } from '../../shared/text/measure.ts';
import { liveText, printBracketed } from '../../shared/text/print.ts';
import { accessibilityViolations, launchBrowser, newLaptop, newPhone, screenshot } from '../support/browser.ts';
import type { TestClient } from '../support/client.ts';
import { change, idOf } from '../support/deskTable.ts';
import { table } from '../support/play.ts';
import { rule } from '../support/roomPages.ts';
import { button, buttonFrom, press, sees, seesText, sitDown } from '../support/screens.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';

/** Less frequent forms, at the pages of those who fill them in: consultations and capitals, changes of the draft, notes. */

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ env: { CLOCK_RATE: '2' } });
});
afterAll(async () => {
  await browser.close();
  await stopServers();
});

const wide = { viewport: { width: 1366, height: 768 } };
const provision = (client: TestClient, id: string): Provision | undefined =>
  client.plenary().provisions.find((p) => p.id === id);
const printed = (client: TestClient, id: string): string =>
  printBracketed(provision(client, id)?.body ?? [], { sponsors: true });

/** A form under the text that opens by its heading. */
const unfold = (page: Page, title: Parameters<typeof t>[0]) => page.getByText(t(title), { exact: true }).click();

test('some consult on a bracket, it is agreed subject to a capital, and is lifted once nobody holds it', async () => {
  const here = await table(server.url, ['BOT', 'CUB']);
  await here.chair.must({ c: 'openProvision', room: here.room, provision: 'access' });
  await here.delegate('BOT').must(change(here, [2], 'should'));
  await here.facilitator.until((_v, c) => c.plenary().proposals.some((p) => p.symbol === 'BOT/1'), 'it is tabled');
  await rule(here.chair, { r: 'bracketProposal', provision: 'access', proposal: idOf(here, 'BOT/1') });
  const { facilitator } = here;
  await facilitator.until((_v, c) => printed(c, 'access').includes('[CUB: shall]/[BOT: should]'), 'in brackets');
  const [laptop, phone] = [await newLaptop(browser, wide), await newPhone(browser)];
  const [desk, cub] = [laptop.page, phone.page];
  await sitDown(desk, server.url, here.chairToken);
  await sitDown(cub, server.url, here.tokens['CUB'] ?? '');

  // Those who hold it are ticked already.
  await press(desk, 'text.why');
  await unfold(desk, 'bracket.consult.title');
  await press(desk, 'bracket.consult.ask');
  await button(cub, 'text.why').tap();
  await sees(cub, 'bracket.consulting', { names: 'Botswana, Cuba' });
  await screenshot(desk, 'forms-consult');

  // Lifted over Cuba it is not; asked, Cuba objects.
  await buttonFrom(desk.getByRole('group', { name: t('desk.tools') }), 'desk.tool.brackets').click();
  const lift = button(desk, 'chair.lift.keep', { words: 'should' });
  await lift.first().click({ force: true });
  await sees(desk, 'refusal.bracket.held', { holders: 'Cuba' });
  await screenshot(desk, 'forms-held');
  await press(desk, 'offer.askRuling');
  await button(cub, 'reading.object').tap();
  await facilitator.until((_v, c) => c.plenary().record.some((one) => one.k === 'objection'), 'Cuba objects');
  expect(printed(facilitator, 'access')).toContain('[CUB: shall]/[BOT: should]');

  // Agreed ad referendum, it waits for the capital; a yes lets it go.
  await unfold(desk, 'bracket.consult.options');
  await screenshot(desk, 'forms-consult-options');
  // The columns scroll, the room does not, however far down something stands.
  expect(await desk.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
  await press(desk, 'bracket.consult.adRef', { words: 'should' });
  await facilitator.until((_v, c) => printed(c, 'access').includes('should]{ad ref.}'), 'agreed ad referendum');
  await sees(cub, 'bracket.capitals', { names: 'Botswana, Cuba' });
  await button(cub, 'bracket.capitalYes').waitFor();
  expect(await accessibilityViolations(cub)).toEqual([]);
  await screenshot(cub, 'forms-capital');
  await button(cub, 'bracket.capitalYes').tap();
  await sees(cub, 'bracket.capitals', { names: 'Botswana' });
  await here.delegate('BOT').must({
    c: 'answerCapital',
    room: here.room,
    provision: 'access',
    choice: openChoices(provision(facilitator, 'access')?.body ?? [])[0]?.id ?? '',
    agrees: true,
  });
  expect(await accessibilityViolations(desk)).toEqual([]);
  await lift.first().click({ force: true });
  await facilitator.until((_v, c) => printed(c, 'access').startsWith('Member States should refrain'), 'lifted');
  expect([...laptop.errors, ...phone.errors]).toEqual([]);
  here.close();
});

test('a delegation proposes to move a clause and to change a term but for one place; the chair rules, and adds a note', async () => {
  const here = await table(server.url, ['BOT', 'CUB']);
  await here.chair.must({ c: 'openProvision', room: here.room, provision: 'access' });
  const people = [await newLaptop(browser, wide), await newLaptop(browser, wide)] as const;
  const [cub, desk] = [people[0].page, people[1].page];
  await sitDown(cub, server.url, here.tokens['CUB'] ?? '');
  await sitDown(desk, server.url, here.chairToken);
  const { facilitator } = here;
  const takesIn = async (symbol: string): Promise<void> => {
    const card = desk.getByRole('article', { name: new RegExp(`^${symbol} `, 'u') });
    await buttonFrom(card, 'draft.takeIn').click();
    await facilitator.until((_v, c) => c.plenary().proposals.find((p) => p.symbol === symbol)?.state === 'takenIn');
  };

  // By another place a clause gains and loses; the form says so, and so does the paper on the table.
  await buttonFrom(cub, 'text.brackets', { number: '3.8' }).click();
  await unfold(cub, 'bracket.propose.title');
  await cub.getByLabel(t('bracket.chair.place')).selectOption({ label: t('bracket.place.preamble') });
  await seesText(cub, new RegExp(`${t('bracket.effect.binds')}`, 'u'));
  await screenshot(cub, 'forms-move');
  await press(cub, 'bracket.chair.move');
  await seesText(desk, new RegExp(`${t('bracket.effect.binds')}`, 'u'));
  await takesIn('CUB/1');
  expect(provision(facilitator, 'access')?.place).toBe('preamble');

  // Every place of the term is shown; one keeps its words.
  await cub.getByLabel(t('bracket.chair.termOld')).fill('Member States');
  await cub.getByLabel(t('bracket.chair.termNew')).fill('Parties');
  await sees(cub, 'desk.term.count', { n: 3, all: 3 });
  const places = cub.getByRole('group', { name: 'Preamble (b) Human rights' });
  await places.getByText('Member States').click();
  await sees(cub, 'desk.term.count', { n: 2, all: 3 });
  expect(await accessibilityViolations(cub)).toEqual([]);
  await screenshot(cub, 'forms-term');
  await press(cub, 'bracket.chair.term');
  await screenshot(desk, 'forms-tabled');
  await takesIn('CUB/2');
  expect(printed(facilitator, 'access')).toMatch(/^Parties shall refrain/u);
  expect(printed(facilitator, 'preamble-a')).toContain('of Parties to');
  expect(printed(facilitator, 'preamble-b')).toMatch(/^Member States undertake/u);

  // A footnote stands at the word that was pressed.
  await buttonFrom(desk, 'text.brackets', { number: '3.8' }).click();
  await unfold(desk, 'bracket.chair.title');
  await desk.getByLabel(t('bracket.chair.kind')).selectOption({ label: t('bracket.chair.note') });
  await desk
    .getByRole('group', { name: t('bracket.words') })
    .getByRole('button', { name: 'sites', exact: true })
    .click();
  await desk.getByLabel(t('bracket.chair.words'), { exact: true }).fill('Of any kind.');
  await press(desk, 'bracket.chair.note');
  await facilitator.until((_v, c) => c.plenary().provisions.some((p) => p.place === 'footnote'), 'the note');
  await cub
    .getByRole('list', { name: t('bracket.notes') })
    .getByText('Of any kind.')
    .waitFor();
  await seesText(cub, /sites¹/u);
  await screenshot(cub, 'forms-note');
  const note = facilitator.plenary().provisions.find((p) => p.place === 'footnote');
  expect(liveText(note?.body ?? [])).toBe('Of any kind.');
  expect(people.flatMap((one) => one.errors)).toEqual([]);
  here.close();
});
