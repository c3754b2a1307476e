import { signal } from '@preact/signals';
import type { BallotResult } from '../../shared/conference/ballots.ts';
import { resultKey, standingResult } from '../view/standing.ts';
import { seen } from './seen.ts';

/** A result that was put aside on this page. */
export const putAside = signal('');

/** The result on the table now, unless it was put aside here. */
export function resultShown(): BallotResult | null {
  const result = standingResult(seen().view);
  return result && resultKey(result) !== putAside.value ? result : null;
}
