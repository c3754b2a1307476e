import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { t } from '../../client/words/index.ts';
import '../../client/words/later.ts';
import { newLaptop, newPhone, type Person } from './browser.ts';
import { button, buttonFrom, press, pressMain, pressUntil, sees, seesNot, seesText, wordsIn } from './screens.ts';

/** `access` as four people play it in their browsers: the facilitator in the chair, Botswana, Cuba on a phone, Tunisia. */

export interface PlayOptions {
  readonly browser: Browser;
  readonly url: string;
  /** Called with each page worth a look, by name. */
  readonly look: (page: Page, name: string) => Promise<unknown>;
  /** Prepares each person before they open anything. */
  readonly arrives?: (person: Person) => Promise<void>;
}

interface Table extends PlayOptions {
  readonly people: Person[];
  readonly kim: Page;
  chair: Page;
  naledi: Page;
  ana: Page;
  salma: Page;
  code: string;
}

const title = 'Three sentences about access';
const everybody = ({ chair, naledi, ana, salma }: Table): readonly Page[] => [chair, naledi, ana, salma];
const all = (table: Table, sees: (page: Page) => Promise<void>): Promise<unknown> =>
  Promise.all(everybody(table).map(sees));
const paper = (page: Page): Locator => page.getByRole('main');

/** Plays it all; gives the text that each person took home, and what the browsers complained of. */
export async function playAccess(
  options: PlayOptions,
): Promise<{ texts: readonly string[]; errors: readonly string[] }> {
  const people: Person[] = [];
  const arrive = async (person: Promise<Person>): Promise<Page> => {
    const arrived = await person;
    people.push(arrived);
    arrived.context.setDefaultTimeout(20_000);
    await options.arrives?.(arrived);
    return arrived.page;
  };
  const { browser } = options;
  const kim = await arrive(newLaptop(browser));
  const naledi = await arrive(newLaptop(browser));
  const ana = await arrive(newPhone(browser));
  const salma = await arrive(newLaptop(browser));
  const table: Table = { ...options, people, kim, chair: kim, naledi, ana, salma, code: '' };
  await host(table);
  await comeIn(table);
  await takeTheChair(table);
  await takeTheFloor(table);
  await readAccess(table, arrive);
  await voteOnABracket(table);
  await readPreambleA(table);
  await readPreambleB(table);
  await adopt(table);
  const texts = await Promise.all(everybody(table).map(takeHome));
  await Promise.all(people.map(({ context }) => context.close()));
  return { texts, errors: people.flatMap(({ errors }) => errors) };
}

async function host(table: Table): Promise<void> {
  const { kim, url, look } = table;
  await kim.goto(url);
  await look(kim, 'front');
  await kim.getByRole('link', { name: t('front.host') }).click();
  await kim.getByRole('radio', { name: /^Access/ }).check({ force: true });
  await kim.getByLabel(t('create.name')).fill(title);
  await kim.getByLabel(t('create.yourName')).fill('Kim');
  await look(kim, 'create');
  await press(kim, 'create.go');
  await kim.waitForURL(/\/c\//);
  table.code = new URL(kim.url()).pathname.slice('/c/'.length);
  expect(table.code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
  // The link and the QR code lead other machines here, so they never say localhost.
  const link = await kim.getByText(`/j/${table.code}`).innerText();
  expect(link).not.toContain('localhost');
  await kim.getByRole('img', { name: t('app.qr', { what: t('lobby.qr') }) }).waitFor();
  await look(kim, 'lobby-empty');
}

async function comeIn({ kim, naledi, ana, salma, url, code, look }: Table): Promise<void> {
  // By the code on the screen, by the link, and by a link to somebody who has not chosen.
  await naledi.goto(url);
  await naledi.getByLabel(t('front.code')).fill(code.toLowerCase());
  await press(naledi, 'front.take');
  await Promise.all([ana, salma].map((page) => page.goto(`${url}/j/${code}`)));
  for (const [page, name, wants] of [
    [naledi, 'Naledi', 'Botswana'],
    [ana, 'Ana', 'Cuba'],
    [salma, 'Salma', null],
  ] as const) {
    await page.getByLabel(t('join.name')).fill(name);
    const choice = wants === null ? t('join.anyone') : wants;
    await page.getByRole('radio', { name: choice }).check({ force: true });
    await look(page, `join-${name}`);
    await (wants === null
      ? buttonFrom(page, 'join.goAnyone')
      : buttonFrom(page, 'join.goFor', { name: wants })
    ).click();
    await sees(page, 'seat.waiting.title');
  }
  await look(ana, 'waiting');
  await look(kim, 'lobby-door');
  await press(kim, 'lobby.admitTo', { person: 'Naledi', name: 'Botswana' });
  await press(kim, 'lobby.admitTo', { person: 'Ana', name: 'Cuba' });
  await press(kim, 'lobby.seatPerson', { person: 'Salma' });
  await press(kim, 'lobby.seatIn', { name: 'Tunisia' });
  await Promise.all([naledi, ana, salma].map((page) => sees(page, 'lobby.brief')));
}

async function takeTheChair(table: Table): Promise<void> {
  const { kim, ana, naledi, look } = table;
  await press(kim, 'lobby.chair.me');
  const desk = kim.context().waitForEvent('page');
  await press(kim, 'lobby.chair.desk');
  table.chair = await desk;
  await sees(table.chair, 'lobby.chair.lead');
  await look(ana, 'lobby');
  await look(naledi, 'lobby-laptop');
  await look(kim, 'lobby-full');
  await buttonFrom(kim, 'lobby.open').click();
  await all(table, (page) => sees(page, 'floor.nobody'));
  await look(kim, 'console');
}

async function takeTheFloor(table: Table): Promise<void> {
  const { chair, naledi, ana, salma, look } = table;
  await press(chair, 'chair.limitOf', { seconds: 30 });
  await sees(naledi, 'floor.limit', { seconds: 30 });
  await buttonFrom(ana, 'floor.ask').click();
  await give(chair, 'Cuba').waitFor();
  await buttonFrom(naledi, 'floor.ask').click();
  await buttonFrom(salma, 'floor.ask').click();
  await buttonFrom(salma, 'floor.withdraw').click();
  await buttonFrom(salma, 'floor.ask').waitFor();
  await look(chair, 'chair-list');
  await give(chair, 'Cuba').click();
  await sees(ana, 'floor.yours');
  await Promise.all([chair, naledi, salma].map((page) => page.getByRole('timer').waitFor()));
  await look(ana, 'speaking');
  await look(salma, 'room');
  await buttonFrom(ana, 'floor.done').click();
  await sees(ana, 'floor.nobodyNext', { name: 'Botswana' });
  // Botswana speaks until its time is over, while the room goes on.
  await give(chair, 'Botswana').click();
  await sees(naledi, 'floor.yours');
}

/** The chair's button that gives a delegation the floor. */
const give = (chair: Page, name: string): Locator => chair.getByRole('button', { name: `${t('chair.give')} ${name}` });

async function readAccess(table: Table, arrive: (person: Promise<Person>) => Promise<Page>): Promise<void> {
  const { chair, kim, naledi, ana, salma, look, browser } = table;
  await pressMain(chair, 'chair.main.open', { about: '3.8 Access' }, chair.getByText(t('chair.response.silence')));
  await press(salma, 'need.support');
  await sees(chair, 'chair.fewHeard');
  await press(naledi, 'need.oppose');
  await sees(chair, 'chair.response.mixed');
  await sees(chair, 'chair.heard.silent', { n: 1 });
  await buttonFrom(chair, 'chair.main.bracketed', { number: '3.8' }).waitFor();
  await look(chair, 'chair-mixed');

  const dt51 = chair.getByRole('article').filter({ hasText: 'DT/51' }).last();
  await buttonFrom(dt51, 'draft.takeIn').click();
  await all(table, (page) => sees(page, 'reading.ruling.takeIn', { symbol: 'DT/51', number: '3.8' }));
  await look(chair, 'announced-chair');
  await look(ana, 'announced-phone');
  await press(chair, 'reading.takeBack');
  await all(table, (page) => seesNot(page, 'reading.ruling.takeIn', { symbol: 'DT/51', number: '3.8' }));
  expect(await wordsIn(paper(salma))).toContain(
    'refrain from taking unilateral and/or discriminatory actions that could impede another Member State’s access to public Internet sites.',
  );
  await buttonFrom(dt51, 'draft.takeIn').click();
  await all(table, (page) => seesNot(page, 'reading.ruling.takeIn', { symbol: 'DT/51', number: '3.8' }));
  await all(table, (page) => page.getByRole('banner').getByText('3').first().waitFor());
  await look(naledi, 'bracketed');
  await look(ana, 'bracketed-phone');

  // The time of Botswana's statement is over meanwhile.
  await all(table, (page) => sees(page, 'floor.nobody'));

  // A pause: the clock stands, and whoever acts is told why it does nothing.
  await press(kim, 'console.pause');
  await all(table, (page) => sees(page, 'room.paused'));
  // A button that cannot act now says why.
  await buttonFrom(salma, 'floor.ask').click({ force: true });
  await sees(salma, 'refusal.clock.paused');
  await look(salma, 'paused');
  await look(kim, 'console-paused');
  await kim.getByRole('button', { name: t('console.resume') }).click();
  await all(table, (page) => seesNot(page, 'room.paused'));

  // Another device for Cuba, by the person; a new device for Botswana, by the facilitator; Tunisia loads again.
  await button(ana.getByRole('navigation'), 'room.tab.brief').click();
  await press(ana, 'seat.device');
  await look(ana, 'device');
  const device = await ana.getByRole('dialog').getByText('/s/').innerText();
  const other = await arrive(newPhone(browser));
  await other.goto(new URL(device).pathname.replace(/^/, table.url));
  await sees(ana, 'net.moved.title');
  await look(ana, 'moved');
  table.ana = other;
  await buttonFrom(kim, 'console.manageName', { person: 'Naledi' }).click();
  await press(kim, 'lobby.reissue');
  const again = await kim.getByRole('dialog').getByText('/s/').innerText();
  await look(kim, 'reissue');
  await press(kim.getByRole('dialog'), 'app.close');
  const laptop = await arrive(newLaptop(browser));
  await laptop.goto(new URL(again).pathname.replace(/^/, table.url));
  await sees(naledi, 'net.moved.title');
  table.naledi = laptop;
  await salma.reload();
  await all(table, (page) => seesText(page, '3.8'));
  await sees(salma, 'room.brief', { name: 'Tunisia' });
  await sees(laptop, 'room.brief', { name: 'Botswana' });
}

async function voteOnABracket(table: Table): Promise<void> {
  const { chair, naledi, ana, salma, look } = table;
  // A bracket is lifted by a ruling: the words in it go.
  await press(chair, 'chair.more');
  await look(chair, 'chair-more');
  await press(chair, 'chair.lift.drop', { words: 'unilateral and/or' });
  await all(table, (page) => sees(page, 'reading.ruling.dropped', { number: '3.8' }));
  await press(chair, 'chair.putToVote');
  await look(chair, 'chair-vote');
  const words = 'international telecommunications networks & services / Internet sites and using resources';
  await chair
    .getByRole('region', { name: t('chair.putToVote') })
    .getByRole('button', { name: words.slice(0, 40) })
    .first()
    .click();
  await all(table, (page) => sees(page, 'vote.title'));
  await look(naledi, 'vote');
  await look(ana, 'vote-phone');
  await cast(naledi, 'for', 'Botswana');
  await cast(ana, 'against', 'Cuba');
  // Face down: nobody but Cuba reads Cuba's card.
  await sees(chair, 'chair.notVoted', { names: 'Tunisia' });
  await sees(salma, 'vote.progress', { cast: 2, all: 3 });
  expect(await salma.getByText(t('vote.card.against'), { exact: true }).count()).toBe(1);
  await look(chair, 'vote-chair');
  await look(ana, 'vote-cast-phone');
  await cast(salma, 'for', 'Tunisia');
  await sees(chair, 'chair.allVoted');
  const sum =
    'Needed 2, for 2, against 1. 2 + 1 = 3 voted for or against; more than half was needed. Nobody abstained.';
  await pressMain(chair, 'chair.main.closeVote', {}, chair.getByText(sum).filter({ visible: true }).first());
  await all(table, (page) => seesText(page, sum));
  await look(ana, 'result-phone');
  await look(salma, 'result');
  await all(table, (page) => press(page, 'vote.back'));
  const kept = /^Keep “Member States shall refrain/;
  await press(chair, 'chair.more');
  await chair.getByRole('button', { name: kept }).click();
  await all(table, (page) => seesText(page, /stays in 3\.8/));
  // The next ruling makes it effective at once.
  await press(naledi, 'need.support');
  await press(salma, 'need.support');
  await agree(table, '3.8');
  await look(chair, 'agreed');
}

async function cast(page: Page, card: 'for' | 'against' | 'abstain', name: string): Promise<void> {
  await button(page, `vote.card.${card}`).click();
  await buttonFrom(page, 'vote.castFor', { name }).click();
  await page
    .getByText(/Your card is up/)
    .first()
    .waitFor();
}

/** Rules that a provision is agreed, whether that is suggested or not. */
async function agree(table: Table, number: string): Promise<void> {
  const { chair } = table;
  const suggested = buttonFrom(chair, 'chair.main.agreed', { number });
  await suggested.or(button(chair, 'chair.rule.agreed')).first().click();
  await all(table, (page) => sees(page, 'reading.ruling.agreed', { number }));
}

async function readPreambleA(table: Table): Promise<void> {
  const { chair, naledi, ana, look } = table;
  await pressMain(
    chair,
    'chair.main.open',
    { about: 'Preamble (a) Right of access' },
    chair.getByText(t('chair.response.silence')),
  );
  await press(naledi, 'text.propose');
  await naledi
    .getByLabel(t('draft.edit'))
    .fill(
      'These Regulations recognize the right of access of all Member States and their people to international telecommunication services.',
    );
  await naledi.getByLabel(t('draft.why')).fill('The weakest need it written.');
  await sees(naledi, 'draft.ifMixed');
  await look(naledi, 'draft');
  await press(naledi, 'draft.send');
  await all(table, (page) => seesText(page, 'BOT/1'));
  const amendment = chair.getByRole('article').filter({ hasText: 'BOT/1' }).last();
  await look(ana, 'amendment-phone');
  await buttonFrom(amendment, 'desk.bracket').click();
  await all(table, (page) => sees(page, 'reading.ruling.bracketProposal', { symbol: 'BOT/1', number: 'Preamble (a)' }));
  await all(table, (page) =>
    seesNot(page, 'reading.ruling.bracketProposal', { symbol: 'BOT/1', number: 'Preamble (a)' }),
  );
  await expect.poll(() => wordsIn(paper(chair))).toContain('[Member States]/[all Member States and their people]');
  await look(chair, 'amendment-bracketed');
  await press(chair, 'chair.more');
  await chair.getByRole('button', { name: 'Keep “all Member States and their people”' }).click();
  await agree(table, 'Preamble (a)');
}

async function readPreambleB(table: Table): Promise<void> {
  const { chair, naledi, ana, salma, look } = table;
  await pressMain(
    chair,
    'chair.main.open',
    { about: 'Preamble (b) Human rights' },
    chair.getByText(t('chair.response.silence')),
  );
  await press(chair, 'chair.rule.removed');
  await all(table, (page) => sees(page, 'reading.objects'));
  await look(ana, 'question-phone');
  await look(chair, 'question-chair');
  await press(salma, 'reading.object');
  await all(table, (page) => seesNot(page, 'reading.objects'));
  // One objection: the words stay in brackets, and everything else is settled. The desk suggests the vote.
  const vote = chair.getByRole('button', { name: /^Option by option: Member States undertake/ }).first();
  await pressUntil(vote, chair.getByText(t('vote.title')).filter({ visible: true }).first());
  await all(table, (page) => sees(page, 'vote.title'));
  await cast(naledi, 'for', 'Botswana');
  await cast(ana, 'abstain', 'Cuba');
  await cast(salma, 'for', 'Tunisia');
  const sum =
    'Needed 2, for 2, against 0. 2 + 0 = 2 voted for or against; more than half was needed. One abstained and is not counted.';
  await pressMain(chair, 'chair.main.closeVote', {}, chair.getByText(sum).filter({ visible: true }).first());
  await all(table, (page) => seesText(page, sum));
  await agree(table, 'Preamble (b)');
}

async function adopt(table: Table): Promise<void> {
  const { chair, kim, ana, salma, look } = table;
  await pressMain(chair, 'chair.main.askWhole', {}, chair.getByText(t('reading.objects.whole')).first());
  await all(table, (page) => sees(page, 'reading.objects.whole'));
  await look(salma, 'whole');
  // Nobody objects, and the clock alone adopts the text.
  await all(table, (page) => sees(page, 'outcome.headline.adopted'));
  await sees(kim, 'outcome.headline.adopted');
  await look(ana, 'outcome-phone');
  await look(salma, 'outcome');
  await look(chair, 'outcome-chair');
}

/** The text that a page gives as a file. */
async function takeHome(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await press(page, 'take.markdown');
  return readFile(await (await download).path(), 'utf8');
}
