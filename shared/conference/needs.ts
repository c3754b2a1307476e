import type { ConferenceMs, DelegationCode, RoomId } from '../kit/ids.ts';
import { delegateOnly, entry, first, running } from './checks.ts';
import type { Concern, Evolvers, Slices } from './kinds.ts';

/** What people tell the chair in one tap, without the floor: counted at the desk, never shown to the room. P1.76 */

/** `moment`: I need a moment. `unclear`: I do not understand the question. */
export type Need = 'moment' | 'unclear';

export interface NeedsDesk {
  /** The last tap of each delegation and kind, oldest first. */
  readonly needs: readonly { readonly delegation: DelegationCode; readonly need: Need; readonly at: ConferenceMs }[];
}

export type NeedEvent = {
  readonly t: 'NeedTapped';
  readonly delegation: DelegationCode;
  readonly need: Need;
  readonly at: ConferenceMs;
};

export type NeedCommand = { readonly c: 'tapNeed'; readonly room: RoomId; readonly need: Need };

/** A tap counts for this long, in ms of conference time. */
export const needLastsMs = 120_000;

export const needsBlank = { needs: [] } satisfies NeedsDesk;

export const needsDesk: Evolvers<Slices['desk'], NeedEvent> = {
  NeedTapped: (s, e) => {
    const { t: _t, ...tap } = e;
    const others = s.needs.filter((n) => n.delegation !== e.delegation || n.need !== e.need);
    return { ...s, needs: [...others, tap] };
  },
};

/** How many delegations need something now. */
export const needsNow = (s: NeedsDesk, now: ConferenceMs): Readonly<Record<Need, number>> => {
  const count = (need: Need): number => s.needs.filter((n) => n.need === need && now - n.at < needLastsMs).length;
  return { moment: count('moment'), unclear: count('unclear') };
};

export const needs: Concern<NeedCommand> = {
  handlers: {
    tapNeed: {
      may: (own, me, c) => first(running(own), delegateOnly(own, me, c.room)),
      conclude(tx, me, c) {
        if (me.delegation === null || !entry(tx.state.room, c.room)) return;
        tx.emit({
          to: `desk:${c.room}`,
          e: { t: 'NeedTapped', delegation: me.delegation, need: c.need, at: tx.now },
        });
      },
    },
  },
};
