import type { DelegationCode, SeatId } from '../kit/ids.ts';
import { entry } from './checks.ts';
import type { DelegationInfo } from '../scenario/scenario.ts';
import type { Slices, View } from './kinds.ts';

/** A delegation as everybody sees it, and the seats that it holds. */

export type Presence =
  | { readonly p: 'empty' }
  | { readonly p: 'here' }
  /** Every line is lost since `since` (conference time); still counts as present for a while. */
  | { readonly p: 'away'; readonly since: number }
  | { readonly p: 'gone' };

export interface DelegationPublic {
  readonly info: DelegationInfo;
  /** Seats that somebody holds, automatic ones included. */
  readonly taken: number;
  /** How many of them are automatic. */
  readonly automatic: number;
  /** May vote. P2.1 */
  readonly accredited: boolean;
  readonly presence: Presence;
  /** Raised in the lobby. */
  readonly plateUp: boolean;
}

/** One delegation of the public slice, changed. */
export function changeDelegation(
  s: Slices['public'],
  code: DelegationCode,
  change: (d: DelegationPublic) => DelegationPublic,
): Slices['public'] {
  const found = entry(s.delegations, code);
  return found ? { ...s, delegations: { ...s.delegations, [code]: change(found) } } : s;
}

/** The seats of a delegation, as the console knows them. */
export function seatsOf(state: View, delegation: DelegationCode): readonly SeatId[] {
  const seats = state.console?.seats ?? {};
  return Object.keys(seats).filter((s) => {
    const role = seats[s]?.role;
    return role?.r === 'delegate' && role.delegation === delegation;
  });
}
