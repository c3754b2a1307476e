import type { ProvisionId, RoomId } from '../kit/ids.ts';
import { deskActs, entry, first, noBallot, officeOf, roomOf } from './checks.ts';
import type { Office } from './seating.ts';
import type { Concern, Evolvers, Refusal, Slices, View } from './kinds.ts';

/** While the desk settles a provision nothing new is submitted on it; what is on the table can be settled. P3.8 */

export interface SettlingRoom {
  /** The provision that takes no submissions now. */
  readonly settling: ProvisionId | null;
}

export type SettlingEvent =
  | { readonly t: 'SettlingBegan'; readonly provision: ProvisionId; readonly by: Office }
  | { readonly t: 'SettlingEnded'; readonly provision: ProvisionId };

export type SettlingCommand = { readonly c: 'settle'; readonly room: RoomId; readonly on: boolean };

export const settlingBlank = { settling: null } satisfies SettlingRoom;

export const settlingRoom: Evolvers<Slices['room'], SettlingEvent> = {
  SettlingBegan: (s, e) => ({ ...s, settling: e.provision }),
  SettlingEnded: (s) => ({ ...s, settling: null }),
};

/** Whether a provision takes submissions: proposals, reservations and other wordings. P3.8 */
export const takesSubmissions = (own: View, room: RoomId, provision: ProvisionId): Refusal | undefined =>
  roomOf(own, room)?.settling === provision ? { code: 'provision.settling' } : undefined;

/** The provision that is open has to be in the state that the command asks to leave. */
function otherwise(own: View, room: RoomId, on: boolean): Refusal | undefined {
  const slice = roomOf(own, room);
  if (!slice?.reading) return { code: 'provision.notOpen' };
  return (slice.settling === slice.reading.provision) === on ? { code: 'settle.already' } : undefined;
}

export const settling: Concern<SettlingCommand> = {
  handlers: {
    settle: {
      may: (own, me, c) => first(deskActs(own, me, c.room), noBallot(own, c.room), otherwise(own, c.room, c.on)),
      conclude(tx, me, c) {
        const provision = entry(tx.state.room, c.room)?.reading?.provision;
        if (provision === undefined) return;
        tx.emit({
          to: `room:${c.room}`,
          e: c.on
            ? { t: 'SettlingBegan', provision, by: officeOf(tx.state, me, c.room) }
            : { t: 'SettlingEnded', provision },
        });
      },
    },
  },
  // Once the room has left the provision it takes submissions again.
  follow(tx) {
    for (const [room, s] of Object.entries(tx.state.room)) {
      if (s.settling !== null && s.settling !== s.reading?.provision)
        tx.emit({ to: `room:${room}`, e: { t: 'SettlingEnded', provision: s.settling } });
    }
  },
};
