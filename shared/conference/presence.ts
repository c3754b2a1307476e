import type { DelegationCode, SeatId } from '../kit/ids.ts';
import { entry, systemOnly } from './checks.ts';
import { changeDelegation, type Presence, seatsOf } from './delegations.ts';
import type { Concern, Evolvers, Slices, Tx, View } from './kinds.ts';

/** Whether a delegation is here, away or gone. Lines of single persons are the console's affair. */

export type Line = 'never' | 'connected' | 'lost';

export type PresencePublicEvent = {
  readonly t: 'PresenceChanged';
  readonly delegation: DelegationCode;
  readonly presence: Presence;
};
export type PresenceConsoleEvent = { readonly t: 'LineChanged'; readonly seat: SeatId; readonly line: Line };

export type PresenceCommand =
  | { readonly c: 'line'; readonly seat: SeatId; readonly connected: boolean }
  /** A delegation has been without a line for too long. */
  | { readonly c: 'presenceLapses'; readonly delegation: DelegationCode };

export const presencePublic: Evolvers<Slices['public'], PresencePublicEvent> = {
  PresenceChanged: (s, e) => changeDelegation(s, e.delegation, (d) => ({ ...d, presence: e.presence })),
};

export const presenceConsole: Evolvers<Slices['console'], PresenceConsoleEvent> = {
  LineChanged: (s, e) => {
    const found = entry(s.seats, e.seat);
    return found ? { ...s, seats: { ...s.seats, [e.seat]: { ...found, line: e.line } } } : s;
  },
};

/** Present: one seat connected, or lost for less than the rule set's time. Counts for the quorum. P2.2 */
export const isPresent = (presence: Presence): boolean => presence.p === 'here' || presence.p === 'away';

/** Accredited delegations that are present. */
export const presentDelegations = (own: View): readonly DelegationCode[] =>
  own.public.order.filter((code) => {
    const d = own.public.delegations[code];
    return d !== undefined && d.accredited && isPresent(d.presence);
  });

/** Delegations that may vote. P2.1 */
export const entitledDelegations = (own: View): readonly DelegationCode[] =>
  own.public.order.filter((code) => own.public.delegations[code]?.accredited === true);

export const presence: Concern<PresenceCommand> = {
  handlers: {
    line: {
      may: (_own, me) => systemOnly(me),
      conclude(tx, _me, c) {
        const record = tx.state.console && entry(tx.state.console.seats, c.seat);
        const line: Line = c.connected ? 'connected' : 'lost';
        if (!record || record.line === line || (record.line === 'never' && !c.connected)) return;
        tx.emit({ to: 'console', e: { t: 'LineChanged', seat: c.seat, line } });
        if (record.role.r === 'delegate') refreshPresence(tx, record.role.delegation);
      },
    },
    presenceLapses: {
      may: (_own, me) => systemOnly(me),
      conclude(tx, _me, c) {
        const before = tx.state.public.delegations[c.delegation]?.presence;
        if (before?.p !== 'away') return;
        tx.emit({ to: 'public', e: { t: 'PresenceChanged', delegation: c.delegation, presence: { p: 'gone' } } });
      },
    },
  },
  due: (state) =>
    state.public.order.flatMap((delegation) => {
      const here = state.public.delegations[delegation]?.presence;
      if (here?.p !== 'away') return [];
      return [
        {
          at: here.since + state.public.ruleSet.presentWithoutLineSeconds * 1000,
          id: `presence:${delegation}:${here.since}`,
          command: { c: 'presenceLapses', delegation } as const,
        },
      ];
    }),
};

/** Compares the lines of a delegation's seats with what everybody is told, and tells when it changed. */
export function refreshPresence(tx: Tx, delegation: DelegationCode): void {
  const before = tx.state.public.delegations[delegation]?.presence;
  if (!before) return;
  const seats = seatsOf(tx.state, delegation);
  const connected = seats.some((s) => tx.state.console?.seats[s]?.line === 'connected');
  const after = presenceOf(before, seats.length, connected, tx.now);
  if (after !== before) tx.emit({ to: 'public', e: { t: 'PresenceChanged', delegation, presence: after } });
}

function presenceOf(before: Presence, seats: number, connected: boolean, now: number): Presence {
  if (seats === 0) return before.p === 'empty' ? before : { p: 'empty' };
  if (connected) return before.p === 'here' ? before : { p: 'here' };
  return before.p === 'away' || before.p === 'gone' ? before : { p: 'away', since: now };
}
