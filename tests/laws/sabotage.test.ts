import { describe, expect, it } from 'vitest';
import { type Heart } from '../support/laws/heart.ts';
import { type Law, LawBroken, Seen } from '../support/laws/laws.ts';
import { planOf, play, playAgain, type Ran, shrink } from '../support/laws/run.ts';
import { sabotages } from '../support/laws/sabotages.ts';
import {
  twinOfBrief,
  twinOfCard,
  twinOfNeed,
  twinOfPrepared,
  twinOfSheet,
  twinOfSilence,
} from '../support/laws/twins.ts';
import type { Input, World } from '../support/laws/world.ts';

/** The laws themselves are put to the test: every deliberate fault must turn its law red. */

const tries = 240;
const steps = 140;

/** Conferences as they went without a fault, each worked out once for all faults. */
const recorded = new Map<number, readonly Input[]>();

function inputsOf(seed: number): readonly Input[] {
  const known = recorded.get(seed) ?? play(planOf(seed, steps)).world.inputs;
  recorded.set(seed, known);
  return known;
}

/**
 * The first conference on which a law turns red, by itself or by comparing twins: one that was played without the
 * fault, or one in which what happens is chosen with it.
 */
function reddens(heart: Heart, law: Law): Ran | undefined {
  for (let seed = 1; seed <= tries; seed += 1)
    for (const run of [() => playAgain(inputsOf(seed), heart, law), () => play(planOf(seed, steps), heart, law)]) {
      const ran = run();
      const broken = ran.broken ?? (law === 2 ? brokenByTwins(ran.world, heart) : undefined);
      if (broken) return { world: ran.world, broken };
    }
  return undefined;
}

function brokenByTwins(world: World, heart: Heart): LawBroken | undefined {
  for (const twin of [twinOfBrief, twinOfCard, twinOfSilence, twinOfNeed, twinOfPrepared, twinOfSheet])
    try {
      twin(world, heart, new Seen());
    } catch (error) {
      if (error instanceof LawBroken) return error;
      throw error;
    }
  return undefined;
}

describe('deliberate faults', () => {
  for (const { what, law, heart } of sabotages)
    it(`sabotage: ${what} reddens law ${law}`, () => {
      expect(reddens(heart, law)?.broken?.law).toBe(law);
    });

  it('a failure shrinks to a few inputs', () => {
    for (const { what, law, heart } of sabotages.filter((s) => s.law === 7 || s.law === 4)) {
      const found = reddens(heart, law);
      expect(found, what).toBeDefined();
      expect(shrink(found?.world.inputs ?? [], heart, law).length, what).toBeLessThan(25);
    }
  });
});
