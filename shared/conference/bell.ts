import type { ConferenceMs } from '../kit/ids.ts';
import { concludeWhole, settle } from './adoption.ts';
import { entry, facilitatorOnly, first, systemOnly } from './checks.ts';
import { takeEffect } from './effects.ts';
import type { Concern, Evolvers, Slices } from './kinds.ts';

/** The bell: a hard end. It rings in conference time, so a pause and an outage move it. P1.27 */

export type Bell =
  | { readonly b: 'none' }
  /** Set in the lobby: it is counted from the opening of the session. */
  | { readonly b: 'planned'; readonly minutes: number }
  /** Set at `from`. `lastCall`: from now on, adopting what is agreed is offered. */
  | { readonly b: 'set'; readonly from: ConferenceMs; readonly at: ConferenceMs; readonly lastCall: boolean };

export interface BellPublic {
  readonly bell: Bell;
}

export type BellEvent = { readonly t: 'BellSet'; readonly bell: Bell } | { readonly t: 'LastCallCame' };

export type BellCommand =
  /** Minutes from now (in the lobby: from the opening); `null` takes the bell away. */
  { readonly c: 'setBell'; readonly minutes: number | null } | { readonly c: 'lastCall' } | { readonly c: 'bellRings' };

/** Bounds of the time to the bell, in minutes. */
export const bellMin = 1;
export const bellMax = 600;
/** From here to the bell, adopting what is agreed is offered, when the rule set names no time, in seconds. P1.67 */
const lastCallSeconds = 480;

export const bellBlank = { bell: { b: 'none' } } satisfies BellPublic;

export const bellPublic: Evolvers<Slices['public'], BellEvent> = {
  BellSet: (s, e) => ({ ...s, bell: e.bell }),
  LastCallCame: (s) => (s.bell.b === 'set' ? { ...s, bell: { ...s.bell, lastCall: true } } : s),
};

/** Time to the bell, in ms; `undefined` when none is set. */
export const untilBell = (s: BellPublic, now: ConferenceMs): number | undefined =>
  s.bell.b === 'set' ? Math.max(0, s.bell.at - now) : undefined;

export const bell: Concern<BellCommand> = {
  handlers: {
    setBell: {
      may: (own, me, c) =>
        first(
          facilitatorOnly(me),
          own.public.phase.p === 'closed' ? { code: 'phase.closed' } : undefined,
          c.minutes === null || (c.minutes >= bellMin && c.minutes <= bellMax)
            ? undefined
            : { code: 'bell.minutes', params: { min: bellMin, max: bellMax } },
        ),
      conclude(tx, _me, c) {
        const planned: Bell = c.minutes === null ? { b: 'none' } : { b: 'planned', minutes: c.minutes };
        tx.emit({ to: 'public', e: { t: 'BellSet', bell: planned } });
      },
    },
    lastCall: {
      may: (_own, me) => systemOnly(me),
      conclude(tx) {
        const { bell: set } = tx.state.public;
        if (set.b === 'set' && !set.lastCall) tx.emit({ to: 'public', e: { t: 'LastCallCame' } });
      },
    },
    bellRings: {
      may: (_own, me) => systemOnly(me),
      conclude(tx) {
        const { plenary, phase } = tx.state.public;
        if (phase.p !== 'session') return;
        takeEffect(tx, plenary);
        const question = entry(tx.state.room, plenary)?.question;
        // Whoever was asked about the whole text and has not objected by the bell has let it pass.
        if (question?.about.q === 'whole') concludeWhole(tx, plenary, question.about.drop, 'noObjection');
        else settle(tx, plenary, 'notAdopted', [], 'bell');
      },
    },
  },
  due(state) {
    const { bell: set, phase, ruleSet } = state.public;
    if (set.b !== 'set' || phase.p !== 'session') return [];
    // At most the last quarter of the time given.
    const last = Math.min((ruleSet.lastCallSeconds ?? lastCallSeconds) * 1000, (set.at - set.from) / 4);
    return [
      { at: set.at, id: `bell:${set.at}`, command: { c: 'bellRings' } as const },
      ...(set.lastCall
        ? []
        : [
            {
              at: set.at - last,
              id: `lastCall:${set.at}`,
              command: { c: 'lastCall' } as const,
            },
          ]),
    ];
  },
  follow(tx) {
    const { bell: planned, phase } = tx.state.public;
    if (phase.p !== 'session' || planned.b !== 'planned') return;
    tx.emit({
      to: 'public',
      e: { t: 'BellSet', bell: { b: 'set', from: tx.now, at: tx.now + planned.minutes * 60_000, lastCall: false } },
    });
  },
};
