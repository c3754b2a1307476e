import { wordsOf } from '../../shared/text/measure.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { type Table, table } from './play.ts';

/** Twenty proposals of six delegations on the one sentence of 3.8. */

export const everybody = ['BOT', 'CUB', 'USA', 'IRN', 'SWE', 'TUN'] as const;

/** Who changes which words into what: places of words in the sentence, counted from the first. */
const changes: readonly (readonly [from: string, at: readonly number[], text: string])[] = [
  ['SWE', [2], 'should'],
  ['CUB', [8], 'arbitrary'],
  ['USA', [18, 19, 20], 'international networks'],
  ['IRN', [12], 'hinder'],
  ['TUN', [13], 'any other'],
  ['BOT', [9], 'measures'],
  ['SWE', [18, 19, 20], 'public networks'],
  ['CUB', [5], 'adopting'],
  ['USA', [2], 'are encouraged to'],
  ['IRN', [10, 11], 'which may'],
  ['TUN', [20], 'sites and resources'],
  ['BOT', [6, 7], ''],
  ['SWE', [16], 'lawful access'],
  ['CUB', [19], 'world-wide'],
  ['USA', [3, 4], 'refrain, as far as they can, from'],
  ['IRN', [0, 1], 'All Member States'],
  ['TUN', [17], 'to all'],
  ['BOT', [15], 'State’s people’s'],
  ['SWE', [9], 'steps'],
  ['CUB', [20], 'pages'],
];

/** A proposal of other words for a provision as it was tabled, 3.8 unless it is named. */
export function change(here: Table, at: readonly number[], text: string, provision = 'access'): ClientCommand {
  const { provisions } = here.facilitator.plenary();
  const words = wordsOf(provisions.find((p) => p.id === provision)?.body ?? []);
  const ids = at.map((n) => words[n]?.id ?? '');
  return {
    c: 'propose',
    room: here.room,
    provision,
    revision: 1,
    amendment: { inserts: text === '' ? [] : [{ after: ids.at(-1) ?? '', text: ` ${text}` }], deletes: ids },
    reason: '',
    lang: 'en',
  };
}

/** The id of a proposal by its symbol. */
export function idOf(here: Table, symbol: string): string {
  const found = here.facilitator.plenary().proposals.find((p) => p.symbol === symbol);
  if (!found) throw new Error(`no ${symbol}`);
  return found.id;
}

/** A table of six at which 3.8 is open and all of it is proposed. */
export async function fullTable(url: string): Promise<Table> {
  const here = await table(url, everybody);
  await here.chair.must({ c: 'openProvision', room: here.room, provision: 'access' });
  for (const [from, at, text] of changes) await here.delegate(from).must(change(here, at, text));
  await here.facilitator.until((_v, c) => c.plenary().proposals.filter((p) => p.from !== 'chair').length === 20);
  return here;
}
