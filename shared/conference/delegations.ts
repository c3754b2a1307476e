import type { DelegationCode, SeatId } from '../kit/ids.ts';
import { entry } from './checks.ts';
import type { DelegationPublic } from './doors.ts';
import type { Slices, View } from './kinds.ts';

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
