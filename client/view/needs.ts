import type { Signal } from '../../shared/conference/reading.ts';
import type { View } from '../../shared/conference/kinds.ts';
import { stillInvited } from '../../shared/conference/onTheTable.ts';
import { labelOf, lookerOf, nameOf, plenaryOf, provisionIn } from './who.ts';

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
  /** Another delegation asks whether yours stands behind its words. */
  | {
      readonly n: 'invited';
      readonly proposal: string;
      readonly symbol: string;
      readonly from: string;
      readonly number: string;
    }
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
  const invited = invitationsTo(view, delegation);
  if (!reading || !p) return invited;
  const given = reading.signals[delegation] ?? null;
  return [{ n: 'signal', question: reading.question, number: p.number, given }, ...invited];
}

const invitationsTo = (view: View, delegation: string): readonly Need[] =>
  plenaryOf(view)
    .proposals.filter((p) => p.state === 'pending' && stillInvited(p).includes(delegation))
    .map(({ id, symbol, from, provision }) => ({
      n: 'invited',
      proposal: id,
      symbol,
      from: nameOf(view, from),
      number: provisionIn(view, provision)?.number ?? '',
    }));

/** How many of them are unanswered. */
export const unanswered = (needs: readonly Need[]): number =>
  needs.filter((need) => need.n !== 'signal' || need.given === null).length;
