import type { Browser, Page } from 'playwright-core';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { newLaptop, newPhone, type Person } from './browser.ts';
import type { TestClient } from './client.ts';
import { type Table, table } from './play.ts';
import { button, buttonFrom, sees, sitDown } from './screens.ts';

/** A conference whose chair and two delegates sit at pages, and the other delegates at sockets. */
export interface RoomPages {
  readonly table: Table;
  /** At a laptop. */
  readonly chair: Page;
  /** Botswana, at a laptop. */
  readonly bot: Page;
  /** Cuba, on a phone. */
  readonly cub: Page;
  readonly pages: readonly Page[];
  /** Reads the room, without a seat at a page. */
  readonly facilitator: TestClient;
  /** Of Tunisia, at a socket. */
  readonly tun: TestClient;
  /** What the browsers complained of. */
  errors(): readonly string[];
  close(): Promise<void>;
}

/**
 * Botswana, Cuba and Tunisia, and a chair.
 * @param before what the chair does at a socket before sitting down at the page
 */
export async function roomPages(
  browser: Browser,
  url: string,
  before: (chair: TestClient, here: Table) => Promise<void>,
): Promise<RoomPages> {
  const here = await table(url, ['BOT', 'CUB', 'TUN']);
  await before(here.chair, here);
  const people: readonly [Person, Person, Person] = await Promise.all([
    newLaptop(browser, { viewport: { width: 1366, height: 768 } }),
    newLaptop(browser, { viewport: { width: 1366, height: 768 } }),
    newPhone(browser),
  ]);
  for (const { context } of people) context.setDefaultTimeout(20_000);
  const [chair, bot, cub] = [people[0].page, people[1].page, people[2].page];
  await Promise.all([
    sitDown(chair, url, here.chairToken),
    sitDown(bot, url, here.tokens['BOT'] ?? ''),
    sitDown(cub, url, here.tokens['CUB'] ?? ''),
  ]);
  const pages = [chair, bot, cub];
  await Promise.all(pages.map((page) => page.getByRole('contentinfo').waitFor()));
  return {
    table: here,
    chair,
    bot,
    cub,
    pages,
    facilitator: here.facilitator,
    tun: here.delegate('TUN'),
    errors: () => people.flatMap(({ errors }) => errors),
    async close() {
      here.close();
      await Promise.all(people.map(({ context }) => context.close()));
    },
  };
}

/** Rules on a provision at a socket, opened first when it is not. What comes next makes the ruling effective. */
export async function rule(
  chair: TestClient,
  ruling: Extract<ClientCommand, { readonly c: 'rule' }>['ruling'],
): Promise<void> {
  const room = chair.view().public.plenary;
  if (chair.plenary().reading?.provision !== ruling.provision)
    await chair.must({ c: 'openProvision', room, provision: ruling.provision });
  await chair.until((_v, client) => client.plenary().reading?.provision === ruling.provision, 'it is open');
  await chair.must({ c: 'rule', room, ruling });
}

/** Lays a card at a page. */
export async function castAt(page: Page, card: 'for' | 'against' | 'abstain', name: string): Promise<void> {
  await sees(page, 'vote.title');
  await button(page, `vote.card.${card}`).click();
  await buttonFrom(page, 'vote.castFor', { name }).click();
  await page
    .getByText(/Your card is up/)
    .filter({ visible: true })
    .first()
    .waitFor();
}

/** Lays a card at a socket, on the question that is open. */
export async function castBy(client: TestClient, card: 'for' | 'against' | 'abstain'): Promise<void> {
  const room = client.view().public.plenary;
  const open = (one: TestClient): boolean => {
    const { ballot } = one.plenary();
    const own = Object.values(one.view().delegation)[0]?.card;
    return ballot?.state === 'open' && !(own?.ballot === ballot.id && own.index === ballot.current);
  };
  await client.until((_v, one) => open(one), 'a vote is open');
  const { ballot } = client.plenary();
  if (ballot) await client.must({ c: 'castCard', room, ballot: ballot.id, index: ballot.current, card });
}
