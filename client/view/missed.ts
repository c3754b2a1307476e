import type { View } from '../../shared/conference/kinds.ts';
import type { ConferenceMs } from '../../shared/kit/ids.ts';
import type { Mark } from './mark.ts';
import { rulingWords } from './rulings.ts';
import type { Sentence } from './say.ts';
import { headlineOf, sumOf } from './votes.ts';
import { aboutProvision } from '../../shared/conference/ballots.ts';
import { labelOf, plenaryOf, provisionIn } from './who.ts';

/** What somebody did not see happen: rulings that took effect, lines left out, votes that were counted meanwhile. */

export interface MissedOne {
  readonly key: string;
  readonly at: ConferenceMs;
  readonly about: string;
  /** What it came to; of a vote, with its arithmetic. */
  readonly words: readonly Sentence[];
}

/**
 * Rulings, what was left out, and votes between two marks, in their order.
 * @param from what had been seen before
 * @param until the record as it was when the person was back: what is later was seen
 */
export function missedSince(view: View, from: Mark, until: Mark): readonly MissedOne[] {
  const { record, results } = plenaryOf(view);
  const rulings = record.slice(from.record, until.record).flatMap((entry): readonly MissedOne[] => {
    switch (entry.k) {
      case 'ruling': {
        const about = labelOf(provisionIn(view, entry.ruling.provision));
        return [{ key: entry.id, at: entry.at, about, words: [rulingWords(view, entry.ruling)] }];
      }
      case 'leftOut': {
        const about = labelOf(provisionIn(view, entry.provision));
        const key = `leftOut:${entry.provision}:${entry.at}`;
        return [{ key, at: entry.at, about, words: [{ key: 'outcome.settled.open.leftOut' }] }];
      }
      default:
        return [];
    }
  });
  const votes = results.slice(from.results, until.results).map(
    (result): MissedOne => ({
      key: `${result.ballot}:${result.index}`,
      at: result.at,
      about: labelOf(provisionIn(view, aboutProvision(result.about))),
      words: [headlineOf(result), sumOf(result)],
    }),
  );
  return [...rulings, ...votes].toSorted((a, b) => a.at - b.at);
}
