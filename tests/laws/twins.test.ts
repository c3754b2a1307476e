import { expect, it } from 'vitest';
import { realHeart } from '../support/laws/heart.ts';
import { Seen } from '../support/laws/laws.ts';
import { planOf, play } from '../support/laws/run.ts';
import {
  twinOfBrief,
  twinOfCard,
  twinOfNeed,
  twinOfPrepared,
  twinOfSheet,
  twinOfSilence,
} from '../support/laws/twins.ts';

/** How many conferences: `LAWS_RUNS=1000 npx vitest run --project laws` is the long form. */
const runs = Math.ceil(Number(process.env['LAWS_RUNS'] ?? 60) / 3);

it(
  `law 2: another card, another brief, another need, other words on the desk, no sheet, silence in a closed room: outsiders get the same bytes (${runs} conferences)`,
  () => {
    const seen = new Seen();
    for (let seed = 501; seed < 501 + runs; seed += 1) {
      const { world } = play(planOf(seed, 160), realHeart, 2);
      twinOfCard(world, realHeart, seen);
      twinOfBrief(world, realHeart, seen);
      twinOfSilence(world, realHeart, seen);
      twinOfNeed(world, realHeart, seen);
      twinOfPrepared(world, realHeart, seen);
      twinOfSheet(world, realHeart, seen);
    }
    expect(seen.of('twin:card')).toBeGreaterThan(runs / 4);
    expect(seen.of('twin:need')).toBeGreaterThan(runs / 4);
    expect(seen.of('twin:prepared')).toBeGreaterThan(runs / 4);
    expect(seen.of('twin:sheet')).toBeGreaterThan(runs / 4);
    expect(seen.of('twin:brief')).toBe(runs);
    expect(seen.of('twin:silence')).toBeGreaterThan(runs * 3);
  },
  60_000 + runs * 2000,
);
