import type { Epoch, RoomId, SeatId } from '../kit/ids.ts';
import { entry, first, inSession, roomOf } from './checks.ts';
import type { Concern, Evolvers, Slices, View } from './kinds.ts';

/** Closed rooms: who enters, who leaves. The plenary is open to all and is never entered. P1.18, P1.19 */

export interface RoomsRoom {
  /** Seats inside a closed room, with the epoch of their visit. The plenary keeps no list: everybody is inside. */
  readonly inside: Readonly<Record<SeatId, Epoch>>;
}

export type RoomEvent =
  | { readonly t: 'RoomEntered'; readonly seat: SeatId; readonly epoch: Epoch }
  | { readonly t: 'RoomLeft'; readonly seat: SeatId };

export type RoomCommand =
  | { readonly c: 'enterRoom'; readonly room: RoomId }
  | { readonly c: 'leaveRoom'; readonly room: RoomId };

export const roomsBlank = { inside: {} } satisfies RoomsRoom;

export const roomsRoom: Evolvers<Slices['room'], RoomEvent> = {
  RoomEntered: (s, e) => ({ ...s, inside: { ...s.inside, [e.seat]: e.epoch } }),
  RoomLeft: (s, e) => {
    const { [e.seat]: _gone, ...inside } = s.inside;
    return { ...s, inside };
  },
};

/** Whether a delegation may enter a room, by the public directory. */
export function isMember(own: View, room: RoomId, delegation: string | null): boolean {
  const info = entry(own.public.rooms, room);
  return info !== undefined && delegation !== null && (info.members === undefined || info.members.includes(delegation));
}

export const rooms: Concern<RoomCommand> = {
  handlers: {
    enterRoom: {
      may: (own, me, c) =>
        first(
          inSession(own),
          entry(own.public.rooms, c.room) ? undefined : { code: 'room.unknown' },
          c.room === own.public.plenary ? { code: 'room.alwaysOpen' } : undefined,
          me.seat !== 'system' && roomOf(own, c.room)?.inside[me.seat] !== undefined
            ? { code: 'room.alreadyInside' }
            : undefined,
          isMember(own, c.room, me.delegation) ? undefined : { code: 'room.membersOnly' },
        ),
      conclude: (tx, me, c) =>
        tx.emit({ to: `room:${c.room}`, e: { t: 'RoomEntered', seat: me.seat, epoch: tx.id() } }),
    },
    leaveRoom: {
      may: (own, me, c) =>
        first(
          c.room === own.public.plenary ? { code: 'room.alwaysOpen' } : undefined,
          me.seat !== 'system' && roomOf(own, c.room)?.inside[me.seat] !== undefined
            ? undefined
            : { code: 'seat.notInside' },
        ),
      conclude: (tx, me, c) => tx.left(c.room, me.seat),
    },
  },
  left(tx, room, seat) {
    if (entry(entry(tx.state.room, room)?.inside ?? {}, seat) !== undefined)
      tx.emit({ to: `room:${room}`, e: { t: 'RoomLeft', seat } });
  },
  moves: (m) => (m.e.t === 'RoomEntered' || m.e.t === 'RoomLeft' ? [m.e.seat] : []),
};
