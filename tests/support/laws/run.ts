import type { Command } from '../../../shared/conference/kinds.ts';
import { type Rng, seededRng } from '../../../shared/kit/rng.ts';
import { actsNow, oneOf } from './acts.ts';
import { kindOf, nextInput, opening } from './chooser.ts';
import type { Heart } from './heart.ts';
import { realHeart } from './heart.ts';
import { bytes, type Law, LawBroken, Seen } from './laws.ts';
import { type Input, World } from './world.ts';

/** One conference: how it begins, and a seed for each step. */
export interface Plan {
  readonly seed: number;
  readonly steps: readonly number[];
}

export function planOf(seed: number, length: number): Plan {
  const rng = seededRng(seed);
  return { seed, steps: Array.from({ length }, () => rng.next(2 ** 31)) };
}

export interface Ran {
  readonly world: World;
  readonly broken: LawBroken | undefined;
}

/** Plays a conference until its steps are over or a law breaks. */
export const play = (plan: Plan, heart: Heart = realHeart, only?: Law): Ran =>
  underLaws(heart, only, (world) => {
    opening(world, plan.seed, (input) => world.apply(input));
    let afterwards = 0;
    for (const [n, seed] of plan.steps.entries()) {
      world.apply(nextInput(world, heart, seed, n));
      const asked = comparison(world, seed, n);
      if (asked) world.apply(asked);
      if (world.server.state.public.phase.p === 'closed' && ++afterwards > 12) break;
    }
  });

/** Plays recorded inputs once more, as they were or with some left out. */
export const playAgain = (inputs: readonly Input[], heart: Heart, only?: Law): Ran =>
  underLaws(heart, only, (world) => {
    for (const input of inputs) world.apply(input);
  });

function underLaws(heart: Heart, only: Law | undefined, run: (world: World) => void): Ran {
  const world = new World(heart, only);
  try {
    run(world);
    finish(world, heart);
    return { world, broken: undefined };
  } catch (error) {
    if (error instanceof LawBroken) return { world, broken: error };
    throw error;
  }
}

/** Law 6 for some seats and acts after every third step; now and then for every seat and every kind of act. */
function comparison(world: World, seed: number, step: number): Input | undefined {
  if (step % 3 !== 2) return undefined;
  const rng = seededRng(seed ^ 0x5bd1e995);
  const acts = actsNow(world.server.state, rng);
  const seats = world.seats();
  if (step % 42 === 41) return { i: 'compare', commands: oneOfEachKind(acts, rng), seats };
  const some = Array.from({ length: 12 }, () => oneOf(acts, rng)).filter((c) => c !== undefined);
  return { i: 'compare', commands: some, seats: [oneOf(seats, rng) ?? '', oneOf(seats, rng) ?? ''] };
}

const oneOfEachKind = (acts: readonly Command[], rng: Rng): readonly Command[] => {
  const kinds = new Map<string, Command[]>();
  for (const act of acts) kinds.set(kindOf(act), [...(kinds.get(kindOf(act)) ?? []), act]);
  return [...kinds.values()].flatMap((alike) => oneOf(alike, rng) ?? []);
};

/** Everybody comes back and reads; the log is folded once more, also from the middle. */
function finish(world: World, heart: Heart): void {
  for (const seat of world.seats()) {
    world.apply({ i: 'quick', seat });
    if (!world.server.hasLine(seat)) world.apply({ i: 'connect', seat });
  }
  const stored = JSON.stringify(world.disk.rows);
  const again = heart.ledgerOf(JSON.parse(stored) as typeof world.disk.rows).state();
  if (bytes(again) !== bytes(world.server.state)) world.laws.broken(1, 'the stored bytes give another state');
}

/** Leaves out inputs as long as the same law still breaks: what remains is what matters. */
export function shrink(inputs: readonly Input[], heart: Heart, only: Law): readonly Input[] {
  const red = (some: readonly Input[]): boolean => playAgain(some, heart, only).broken?.law === only;
  let best = inputs;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length; ) {
      const rest = best.toSpliced(at, size);
      if (red(rest)) best = rest;
      else at += size;
    }
  }
  return best;
}

/** What a reader needs to see of a failure: the law, the seed, and the inputs that are left of it. */
export function reportOf(seed: number, inputs: readonly Input[], heart: Heart, broken: LawBroken): string {
  const small = shrink(inputs, heart, broken.law);
  const again = playAgain(small, heart, broken.law).broken ?? broken;
  return [again.message, `seed ${seed}, ${small.length} inputs`, ...small.map((x) => JSON.stringify(x))].join('\n');
}

/** Carries out recorded inputs once more, as they were or with something changed; a law that breaks is thrown. */
export function replay(inputs: readonly Input[], heart: Heart, only?: Law): World {
  const world = new World(heart, only);
  for (const input of inputs) world.apply(input);
  return world;
}

/** Plays many conferences and adds up what was seen; throws with a shrunk report when a law breaks. */
export function playMany(seeds: readonly number[], length: number): Seen {
  const seen = new Seen();
  for (const seed of seeds) {
    const { world, broken } = play(planOf(seed, length));
    if (broken) throw new Error(reportOf(seed, world.inputs, realHeart, broken));
    seen.addAll(world.laws.seen);
  }
  return seen;
}
