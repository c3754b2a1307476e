import type { Signal } from '../../shared/conference/reading.ts';
import type { View } from '../../shared/conference/kinds.ts';
import { labelOf, lookerOf, plenaryOf, provisionIn } from './who.ts';

/** What still needs you: open questions, each an empty bracket. */
export type Need =
  | {
      readonly n: 'signal';
      readonly question: string;
      readonly number: string;
      /** Given before, and open until the ruling. */
      readonly given: Signal | null;
    }
  | { readonly n: 'object'; readonly question: string; readonly about: string; readonly whole: boolean }
  | { readonly n: 'vote'; readonly ballot: string; readonly index: number; readonly about: string };

/** What a delegation can still answer; nothing for anybody else. */
export function needsOf(view: View, seat: string): readonly Need[] {
  const { delegation } = lookerOf(view, seat);
  const room = plenaryOf(view);
  if (delegation === null || view.public.phase.p !== 'session' || room.pause) return [];
  const { ballot, question, reading } = room;
  if (ballot) {
    const asked = ballot.state === 'open' && ballot.entitled.includes(delegation) && !ballot.cast.includes(delegation);
    const about = ballot.about.on === 'whole' ? '' : labelOf(provisionIn(view, ballot.about.provision));
    return asked ? [{ n: 'vote', ballot: ballot.id, index: ballot.current, about }] : [];
  }
  if (question) {
    const about = question.about.q === 'whole' ? '' : labelOf(provisionIn(view, question.about.provision));
    return [{ n: 'object', question: question.id, about, whole: question.about.q === 'whole' }];
  }
  const p = provisionIn(view, reading?.provision);
  if (!reading || !p) return [];
  return [{ n: 'signal', question: reading.question, number: p.number, given: reading.signals[delegation] ?? null }];
}

/** How many of them are unanswered. */
export const unanswered = (needs: readonly Need[]): number =>
  needs.filter((need) => need.n !== 'signal' || need.given === null).length;
