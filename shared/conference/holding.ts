import type { RoomId } from '../kit/ids.ts';
import { heldAgainst } from '../text/life.ts';
import { openChoices } from '../text/measure.ts';
import { roomOf } from './checks.ts';
import type { Refusal, View } from './kinds.ts';
import { isPresent } from './presence.ts';
import { provisionOf } from './provisions.ts';
import { afterPending, type Ruling } from './rulings.ts';

/**
 * Whether a bracket can be lifted with the gavel alone. Delegations that hold it and are here to say so have to be asked
 * whether they object, since their names stand in the text for something else; a vote asks nobody. P4.1
 */
export function stillHeld(own: View, room: RoomId, ruling: Ruling): Refusal | undefined {
  const s = roomOf(own, room);
  if (!s || ruling.r !== 'lift') return undefined;
  const body = provisionOf(afterPending(s), ruling.provision)?.body ?? [];
  const choice = openChoices(body).find((one) => one.id === ruling.choice);
  const holders = choice ? heldAgainst(s.lives, choice, ruling.option) : [];
  const here = own.public.order.filter((code) => {
    const presence = own.public.delegations[code]?.presence;
    return holders.includes(code) && presence !== undefined && isPresent(presence);
  });
  return here.length === 0 ? undefined : { code: 'bracket.held', params: { holders: here.join(', ') } };
}
