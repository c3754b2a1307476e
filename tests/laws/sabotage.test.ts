import { describe, expect, it } from 'vitest';
import type { Heart } from '../support/laws/heart.ts';
import { type Law, LawBroken, Seen } from '../support/laws/laws.ts';
import { planOf, play, shrink } from '../support/laws/run.ts';
import { sabotages } from '../support/laws/sabotages.ts';
import {
  twinOfBrief,
  twinOfCard,
  twinOfNeed,
  twinOfPrepared,
  twinOfSheet,
  twinOfSilence,
} from '../support/laws/twins.ts';

/** The laws themselves are put to the test: every deliberate fault must turn its law red. */

const tries = 240;
const steps = 140;

/** The first plan on which a law turns red, by itself or by comparing twins. */
function reddens(heart: Heart, law: Law): { readonly seed: number; readonly broken: LawBroken } | undefined {
  for (let seed = 1; seed <= tries; seed += 1) {
    const { world, broken } = play(planOf(seed, steps), heart, law);
    if (broken) return { seed, broken };
    if (law !== 2) continue;
    for (const twin of [twinOfBrief, twinOfCard, twinOfSilence, twinOfNeed, twinOfPrepared, twinOfSheet]) {
      try {
        twin(world, heart, new Seen());
      } catch (error) {
        if (error instanceof LawBroken) return { seed, broken: error };
        throw error;
      }
    }
  }
  return undefined;
}

describe('deliberate faults', () => {
  for (const { what, law, heart } of sabotages)
    it(`sabotage: ${what} reddens law ${law}`, () => {
      expect(reddens(heart, law)?.broken.law).toBe(law);
    });

  it('a failure shrinks to a few steps', () => {
    for (const { what, law, heart } of sabotages.filter((s) => s.law === 7 || s.law === 4)) {
      const found = reddens(heart, law);
      expect(found, what).toBeDefined();
      expect(shrink(planOf(found?.seed ?? 0, steps), heart, law).steps.length, what).toBeLessThan(25);
    }
  });
});
