import fc from 'fast-check';

/**
 * Generated tests repeat themselves: everybody's run draws the same texts, so that a red test is red for a reason in the
 * change. `FC_SEED=random` (or a number) draws others; a failing run prints its seed.
 */
const wanted = process.env['FC_SEED'];
if (wanted !== 'random') fc.configureGlobal({ seed: wanted === undefined ? 20121214 : Number(wanted) });
