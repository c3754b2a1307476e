import type { View } from '../../shared/conference/kinds.ts';
import { plenaryOf } from './who.ts';

/** How much of the record had been seen: counts of its entries. */
export interface Mark {
  readonly record: number;
  readonly results: number;
}

/** The record as it stands. */
export function markOf(view: View): Mark {
  const { record, results } = plenaryOf(view);
  return { record: record.length, results: results.length };
}
