import type { SeatId } from '../../shared/kit/ids.ts';
import { parsed, storeOf, write } from '../net/seats.ts';
import type { Mark } from '../view/mark.ts';

/** How much of the record each seat of this browser has seen, so that whoever comes back is told the rest. */

const keyOf = (seat: SeatId): string => `square-brackets.seen.${seat}`;

export function keptMark(seat: SeatId): Mark | undefined {
  const value = parsed(storeOf('localStorage').getItem(keyOf(seat)));
  if (typeof value !== 'object' || value === null || !('record' in value && 'results' in value)) return undefined;
  const { record, results } = value;
  return typeof record === 'number' && typeof results === 'number' ? { record, results } : undefined;
}

export const keepMark = (seat: SeatId, mark: Mark): void =>
  write(storeOf('localStorage'), keyOf(seat), JSON.stringify(mark));
