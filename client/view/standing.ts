import { aboutProvision, type BallotResult } from '../../shared/conference/ballots.ts';
import type { View } from '../../shared/conference/kinds.ts';
import { plenaryOf } from './who.ts';

/** The last count. It stays on the table until the room goes on to something else, or comes back from a break or a pause. */
export function standingResult(view: View): BallotResult | null {
  const room = plenaryOf(view);
  const result = room.results.at(-1);
  if (!result || room.pause || room.ballot?.state === 'open') return null;
  const later = room.record.at(-1);
  if (later && later.at > result.at) return null;
  const { clock } = view.public;
  const resumed = clock.c === 'running' ? clock.at : 0;
  if (Math.max(room.breakAt ?? 0, resumed) > result.at) return null;
  const elsewhere = room.reading && room.reading.provision !== aboutProvision(result.about);
  return room.question || room.pending || elsewhere ? null : result;
}

/** Tells one result from another. */
export const resultKey = (result: BallotResult): string => `${result.ballot}:${result.index}`;
