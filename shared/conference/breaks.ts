import type { ConferenceMs, RoomId } from '../kit/ids.ts';
import { deskActs, entry, first, noBallot, noQuestion, roomOf, systemOnly } from './checks.ts';
import { endStatement } from './floor.ts';
import type { Concern, Evolvers, Slices } from './kinds.ts';

/** A break: the floor is closed for some minutes and people talk in the real room; drafting goes on. P1.24, P1.71 */

export interface BreakRoom {
  readonly pause: { readonly since: ConferenceMs; readonly until: ConferenceMs } | null;
  /** How many there were. */
  readonly breaks: number;
  /** When the last one began. */
  readonly breakAt: ConferenceMs | null;
}

export type BreakEvent =
  | { readonly t: 'BreakBegan'; readonly at: ConferenceMs; readonly until: ConferenceMs }
  | { readonly t: 'BreakEnded' };

export type BreakCommand =
  | { readonly c: 'startBreak'; readonly room: RoomId; readonly minutes: number }
  | { readonly c: 'endBreak'; readonly room: RoomId }
  | { readonly c: 'breakOver'; readonly room: RoomId; readonly until: ConferenceMs };

/** Longest break, in minutes. */
export const breakMax = 30;

export const breakBlank = { pause: null, breaks: 0, breakAt: null } satisfies BreakRoom;

export const breakRoom: Evolvers<Slices['room'], BreakEvent> = {
  BreakBegan: (s, e) => ({ ...s, pause: { since: e.at, until: e.until }, breaks: s.breaks + 1, breakAt: e.at }),
  BreakEnded: (s) => ({ ...s, pause: null }),
};

export const breaks: Concern<BreakCommand> = {
  handlers: {
    startBreak: {
      may: (own, me, c) =>
        first(
          deskActs(own, me, c.room),
          noBallot(own, c.room),
          noQuestion(own, c.room),
          roomOf(own, c.room)?.pause ? { code: 'break.on' } : undefined,
          c.minutes >= 1 && c.minutes <= breakMax
            ? undefined
            : { code: 'break.minutes', params: { min: 1, max: breakMax } },
        ),
      conclude(tx, _me, c) {
        endStatement(tx, c.room, 'thanked');
        const until = tx.now + c.minutes * 60_000;
        tx.emit({ to: `room:${c.room}`, e: { t: 'BreakBegan', at: tx.now, until } });
      },
    },
    endBreak: {
      // One that has ended by itself meanwhile has ended as was asked.
      may: (own, me, c) =>
        first(deskActs(own, me, c.room), roomOf(own, c.room)?.breaks ? undefined : { code: 'break.none' }),
      conclude(tx, _me, c) {
        if (entry(tx.state.room, c.room)?.pause) tx.emit({ to: `room:${c.room}`, e: { t: 'BreakEnded' } });
      },
    },
    breakOver: {
      may: (_own, me) => systemOnly(me),
      conclude(tx, _me, c) {
        if (entry(tx.state.room, c.room)?.pause?.until === c.until)
          tx.emit({ to: `room:${c.room}`, e: { t: 'BreakEnded' } });
      },
    },
  },
  due: (state) =>
    Object.entries(state.room).flatMap(([room, s]) =>
      s.pause
        ? [
            {
              at: s.pause.until,
              id: `break:${room}:${s.pause.until}`,
              command: { c: 'breakOver', room, until: s.pause.until } as const,
            },
          ]
        : [],
    ),
};
