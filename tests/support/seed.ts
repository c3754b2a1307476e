import fc from 'fast-check';

/**
 * Generated tests repeat themselves: everybody's run draws the same texts, so that a red test is red for a reason in the
 * change. `FC_SEED=random` (or a number) draws others; a failing run prints its seed.
 */
const wanted = process.env['FC_SEED'];
if (wanted !== 'random') fc.configureGlobal({ seed: wanted === undefined ? 20121214 : Number(wanted) });

const more = Number(process.env['FC_RUNS'] ?? 1);

/**
 * How often a property draws, and from which seed when none is asked for. `FC_RUNS=20` draws twenty times as often.
 */
export const runsOf = (numRuns: number, seed?: number): { readonly numRuns: number; readonly seed?: number } => ({
  numRuns: numRuns * more,
  ...(wanted === undefined && seed !== undefined ? { seed } : {}),
});
