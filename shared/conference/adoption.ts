import type { ConferenceMs, DelegationCode, ProvisionId, RoomId } from '../kit/ids.ts';
import { chairDecides, entry, facilitatorOnly, first, inSession, roomOf } from './checks.ts';
import { askObjections, takeEffect } from './effects.ts';
import type { Concern, Evolvers, Refusal, Slices, Tx } from './kinds.ts';
import { afterPending } from './rulings.ts';
import { isSettled } from './provisions.ts';

/** The end: the text as a whole is adopted, adopted in part, or not; then the conference is closed. P1.67, P1.80, P4.1 */

/** Adopted; adopted without what was not agreed; not adopted, so the old text stands. */
export type OutcomeKind = 'adopted' | 'inPart' | 'notAdopted';

/** What ended it. */
export type ClosedBy = 'noObjection' | 'vote' | 'facilitator' | 'bell';

export interface AdoptionRoom {
  readonly closing: {
    readonly outcome: OutcomeKind;
    readonly at: ConferenceMs;
    readonly by: ClosedBy;
  } | null;
}

export type AdoptionEvent = {
  readonly t: 'TextSettled';
  readonly outcome: OutcomeKind;
  /** Provisions that fall away; the old text stands there. */
  readonly dropped: readonly ProvisionId[];
  readonly by: ClosedBy;
  readonly at: ConferenceMs;
};
export type AdoptionPublicEvent = { readonly t: 'ConferenceClosed'; readonly outcome: OutcomeKind };

export type AdoptionCommand =
  /** Asks whether anyone objects to the text as a whole; with `dropRest`, to what is agreed without the rest. */
  | { readonly c: 'askWhole'; readonly room: RoomId; readonly dropRest: boolean }
  /** The facilitator ends the conference: time is up. */
  | { readonly c: 'closeConference' };

export const adoptionBlank = { closing: null } satisfies AdoptionRoom;

export const adoptionRoom: Evolvers<Slices['room'], AdoptionEvent> = {
  TextSettled: (s, e) => ({
    ...s,
    closing: { outcome: e.outcome, at: e.at, by: e.by },
    pending: null,
    question: null,
    ballot: null,
    reading: null,
    pause: null,
    auto: { ...s.auto, planned: null },
    floor: { ...s.floor, list: [], speaking: null },
    provisions: s.provisions.map((p) =>
      e.dropped.includes(p.id) ? { ...p, settled: { by: 'dropped', at: e.at } } : p,
    ),
  }),
};

export const adoptionPublic: Evolvers<Slices['public'], AdoptionPublicEvent> = {
  ConferenceClosed: (s, e) => ({ ...s, phase: { p: 'closed', outcome: e.outcome } }),
};

/** Provisions that are neither agreed nor removed: what would fall away if the rest were adopted. P1.67 */
export const dropList = (s: Slices['room']): readonly ProvisionId[] =>
  s.provisions.filter((p) => !isSettled(p)).map((p) => p.id);

/** Provisions whose words are agreed. */
export const agreedList = (s: Slices['room']): readonly ProvisionId[] =>
  s.provisions.filter((p) => p.status === 'agreed').map((p) => p.id);

/** Who objected to the text as a whole since its words last changed: asking once more would change nothing. P4.1 */
export function wholeObjection(s: Slices['room']): DelegationCode | undefined {
  const last = s.record.at(-1);
  return last?.k === 'objection' && last.about.q === 'whole' ? last.delegation : undefined;
}

/** A text in which nothing is agreed cannot be adopted. */
export const wholeRefusal = (s: Slices['room']): Refusal | undefined =>
  agreedList(s).length === 0 ? { code: 'draft.nothingAgreed' } : undefined;

export const adoption: Concern<AdoptionCommand> = {
  handlers: {
    askWhole: {
      may: (own, me, c) => {
        const slice = roomOf(own, c.room);
        const after = slice && afterPending(slice);
        const open = after ? dropList(after).length : 0;
        return first(
          chairDecides(own, me, c.room),
          after ? wholeRefusal(after) : { code: 'room.unknown' },
          open > 0 && !c.dropRest ? { code: 'draft.unsettled', params: { open } } : undefined,
          open === 0 && c.dropRest ? { code: 'draft.allAgreed' } : undefined,
        );
      },
      conclude(tx, _me, c) {
        takeEffect(tx, c.room);
        const slice = entry(tx.state.room, c.room);
        if (slice) askObjections(tx, c.room, { q: 'whole', drop: dropList(slice) });
      },
    },
    closeConference: {
      may: (own, me) => first(facilitatorOnly(me), inSession(own)),
      conclude(tx) {
        const { plenary } = tx.state.public;
        takeEffect(tx, plenary);
        settle(tx, plenary, 'notAdopted', [], 'facilitator');
      },
    },
  },
};

/** The text as a whole is decided: with a list of what drops it is adopted, with `null` it is not. */
export function concludeWhole(
  tx: Tx,
  room: RoomId,
  drop: readonly ProvisionId[] | null,
  by: 'noObjection' | 'vote',
): void {
  if (drop === null) settle(tx, room, 'notAdopted', [], by);
  else settle(tx, room, drop.length > 0 ? 'inPart' : 'adopted', drop, by);
}

/** Closes the conference with what it came to; whatever was pending falls. */
export function settle(
  tx: Tx,
  room: RoomId,
  outcome: OutcomeKind,
  dropped: readonly ProvisionId[],
  by: ClosedBy,
): void {
  tx.emit({ to: `room:${room}`, e: { t: 'TextSettled', outcome, dropped, by, at: tx.now } });
  tx.emit({ to: 'public', e: { t: 'ConferenceClosed', outcome } });
  tx.emit({ to: 'public', e: { t: 'ClockHeld', at: tx.now, why: 'closed' } });
}
