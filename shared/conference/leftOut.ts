import type { ConferenceMs, ProvisionId, RoomId } from '../kit/ids.ts';
import { deskActs, entry, first, noBallot, noQuestion, roomOf } from './checks.ts';
import { takeEffect } from './effects.ts';
import type { Concern, Evolvers, Refusal, Slices, View } from './kinds.ts';
import { afterPending } from './rulings.ts';
import { isSettled, provisionOf } from './provisions.ts';

/** When time is short a provision is left out: it is not taken up, and the old text stands. Opening it undoes that. P1.67 */

export type LeftOutEvent = {
  readonly t: 'ProvisionLeftOut';
  readonly provision: ProvisionId;
  readonly at: ConferenceMs;
};

export type LeftOutCommand = { readonly c: 'leaveOut'; readonly room: RoomId; readonly provision: ProvisionId };

export const leftOutRoom: Evolvers<Slices['room'], LeftOutEvent> = {
  ProvisionLeftOut: (s, e) => ({
    ...s,
    reading: s.reading?.provision === e.provision ? null : s.reading,
    provisions: s.provisions.map((p) => (p.id === e.provision ? { ...p, status: 'leftOut' } : p)),
    record: [...s.record, { k: 'leftOut', provision: e.provision, at: e.at }],
  }),
};

function notTakenUp(own: View, c: LeftOutCommand): Refusal | undefined {
  const slice = roomOf(own, c.room);
  const provision = slice && provisionOf(afterPending(slice), c.provision);
  if (!provision) return { code: 'provision.unknown' };
  if (isSettled(provision)) return { code: 'provision.settled' };
  return provision.status === 'leftOut' ? { code: 'provision.leftOut' } : undefined;
}

export const leftOut: Concern<LeftOutCommand> = {
  handlers: {
    leaveOut: {
      may: (own, me, c) =>
        first(deskActs(own, me, c.room), noBallot(own, c.room), noQuestion(own, c.room), notTakenUp(own, c)),
      conclude(tx, _me, c) {
        takeEffect(tx, c.room);
        const slice = entry(tx.state.room, c.room);
        if (slice && provisionOf(slice, c.provision))
          tx.emit({ to: `room:${c.room}`, e: { t: 'ProvisionLeftOut', provision: c.provision, at: tx.now } });
      },
    },
  },
};
