import type { ConferenceMs, WallMs } from '../kit/ids.ts';
import { entry, facilitatorOnly, first, inSession, systemOnly } from './checks.ts';
import { seatsOf } from './delegations.ts';
import type { Concern, Evolvers, Slices, Tx } from './kinds.ts';

/** Conference time: a clock that the log itself carries. It stands still in the lobby, in a pause and during an outage. */

export type Clock =
  | { readonly c: 'held'; readonly at: ConferenceMs; readonly why: HoldReason }
  /** At the server's wall time `wall` it was `at`; it runs `rate` times as fast as the wall. */
  | { readonly c: 'running'; readonly at: ConferenceMs; readonly wall: WallMs; readonly rate: number };
export type HoldReason = 'lobby' | 'paused' | 'outage' | 'closed';

export interface ClockPublic {
  readonly clock: Clock;
  /** How often an outage stopped the clock. */
  readonly outages: number;
}

export type ClockEvent =
  | { readonly t: 'SessionOpened' }
  | { readonly t: 'ClockHeld'; readonly at: ConferenceMs; readonly why: HoldReason }
  | { readonly t: 'ClockResumed'; readonly at: ConferenceMs; readonly wall: WallMs; readonly rate: number };

export type ClockCommand =
  | { readonly c: 'openSession' }
  | { readonly c: 'pause' }
  | { readonly c: 'resume' }
  /** The server was away: the clock goes back to `at`, the last moment that is known, and runs on from now. */
  | { readonly c: 'outage'; readonly at: ConferenceMs };

export const clockBlank = {
  clock: { c: 'held', at: 0, why: 'lobby' },
  outages: 0,
} satisfies ClockPublic;

export const clockPublic: Evolvers<Slices['public'], ClockEvent> = {
  SessionOpened: (s) => ({ ...s, phase: { p: 'session' } }),
  ClockHeld: (s, e) => ({
    ...s,
    clock: { c: 'held', at: e.at, why: e.why },
    outages: s.outages + (e.why === 'outage' ? 1 : 0),
  }),
  ClockResumed: (s, e) => ({ ...s, clock: { c: 'running', at: e.at, wall: e.wall, rate: e.rate } }),
};

/** Conference time at a moment of the server's wall clock. A wall clock that was set back does not turn time back. */
export function conferenceTime(clock: Clock, wall: WallMs): ConferenceMs {
  return clock.c === 'held' ? clock.at : clock.at + Math.max(0, wall - clock.wall) * clock.rate;
}

/** The moment of the server's wall clock at which conference time will be `at`; nothing while the clock is held. */
export function wallTime(clock: Clock, at: ConferenceMs): WallMs | undefined {
  return clock.c === 'held' ? undefined : clock.wall + (at - clock.at) / clock.rate;
}

export const clock: Concern<ClockCommand> = {
  handlers: {
    openSession: {
      may: (own, me) =>
        first(facilitatorOnly(me), own.public.phase.p === 'lobby' ? undefined : { code: 'phase.session' }),
      conclude(tx) {
        tx.emit({ to: 'public', e: { t: 'SessionOpened' } });
        for (const delegation of tx.state.public.order)
          if (seatsOf(tx.state, delegation).length > 0 && !entry(tx.state.public.delegations, delegation)?.accredited)
            tx.emit({ to: 'public', e: { t: 'DelegationAccredited', delegation } });
        resume(tx, tx.now);
      },
    },
    pause: {
      may: (own, me) =>
        first(
          facilitatorOnly(me),
          inSession(own),
          own.public.clock.c === 'running' ? undefined : { code: 'clock.paused' },
        ),
      conclude: (tx) => tx.emit({ to: 'public', e: { t: 'ClockHeld', at: tx.now, why: 'paused' } }),
    },
    resume: {
      may: (own, me) =>
        first(
          facilitatorOnly(me),
          inSession(own),
          own.public.clock.c === 'held' ? undefined : { code: 'clock.running' },
        ),
      conclude: (tx) => resume(tx, tx.now),
    },
    outage: {
      may: (_own, me) => systemOnly(me),
      conclude(tx, _me, c) {
        if (tx.state.public.clock.c === 'held') return;
        tx.emit({ to: 'public', e: { t: 'ClockHeld', at: c.at, why: 'outage' } });
        resume(tx, c.at);
      },
    },
  },
};

function resume(tx: Tx, at: ConferenceMs): void {
  const { wall, rate } = tx.stamp;
  tx.emit({ to: 'public', e: { t: 'ClockResumed', at, wall, rate } });
}
