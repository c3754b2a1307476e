import type { RoomId } from '../kit/ids.ts';
import { entry } from './checks.ts';
import type { By } from './brackets.ts';
import type { Office } from './seating.ts';
import { changesOf, textChanged } from './follow.ts';
import type { Slices, Tx } from './kinds.ts';
import type { ObjectionQuestion } from './objections.ts';
import type { Settled } from './provisions.ts';
import { responseTo } from './response.ts';
import { type Ruling, effectOf } from './rulings.ts';

/** What the gavel sets going: rulings are announced, questions put to all, and effects reach the words. */

/**
 * Announces a ruling with the moment at which it takes effect; until then it can be taken back.
 * @param office whose ruling it is
 */
export function announce(tx: Tx, room: RoomId, ruling: Ruling, office: Office = 'chair'): void {
  const effectiveAt = tx.now + tx.state.public.ruleSet.takeBackSeconds * 1000;
  const { response } = responseTo(tx.state, room);
  const reading = entry(tx.state.room, room)?.reading;
  const signals = reading?.provision === ruling.provision ? reading.signals : {};
  tx.emit({
    to: `room:${room}`,
    e: {
      t: 'RulingAnnounced',
      id: tx.id(),
      ruling,
      response,
      signals,
      at: tx.now,
      effectiveAt,
      ...(office === 'chair' ? {} : { by: office }),
    },
  });
}

/** A ruling that follows from an answer of the room: it was asked for long enough, and does not wait. */
export function ruleAtOnce(tx: Tx, room: RoomId, ruling: Ruling): void {
  announce(tx, room, ruling);
  takeEffect(tx, room);
}

/** Asks the room for objections; what was announced takes effect first. */
export function askObjections(tx: Tx, room: RoomId, about: ObjectionQuestion['about']): void {
  const until = tx.now + tx.state.public.ruleSet.objectionSeconds * 1000;
  tx.emit({ to: `room:${room}`, e: { t: 'ObjectionsAsked', id: tx.id(), about, at: tx.now, until } });
}

/** The announced ruling takes effect: the words change, and whoever signalled is asked about the new ones. */
export function takeEffect(tx: Tx, room: RoomId): void {
  const slice = entry(tx.state.room, room);
  if (!slice?.pending) return;
  const { id, ruling, response } = slice.pending;
  const effect = effectOf(slice, id, ruling);
  const done = effect.status === 'agreed' || effect.status === 'removed';
  const settled: Settled | null = done ? { by: 'ruling', response, at: tx.now } : null;
  tx.emit({ to: `room:${room}`, e: { t: 'RulingTookEffect', id, ruling, response, effect, settled, at: tx.now } });
  textChanged(tx, room, slice, changesOf(effect), byRuling(slice, ruling));
}

/** In whose name a ruling opens brackets: a proposal's, or the chair's. */
function byRuling(s: Slices['room'], ruling: Ruling): By {
  if (ruling.r !== 'bracketProposal') return { by: 'chair', motive: 'contentious', reason: null };
  const proposal = s.proposals.find((p) => p.id === ruling.proposal);
  const { from = 'chair', sponsors = [] } = proposal ?? {};
  // Whoever has left a proposal to others does not hold what it opens.
  const by = from === 'chair' || sponsors.includes(from) ? from : (sponsors[0] ?? 'chair');
  return { by, motive: 'alternative', reason: proposal?.reason ?? null };
}
