import type { ClientCommand } from '../../shared/protocol/commands.ts';
import type { SeatId } from '../../shared/kit/ids.ts';
import type { PendingAct } from './outbox.ts';
import { isText, parsed, type Store, write } from './seats.ts';

/** Acts without an answer, kept in the tab: after a reload they are sent again with their ids, so that each happens once. */

const keyOf = (seat: SeatId): string => `square-brackets.acts.${seat}`;

/** Keeps a seat's acts as they wait now; of none, nothing is left. */
export function keepActs(store: Store, seat: SeatId, acts: readonly PendingAct[]): void {
  if (acts.length === 0) store.removeItem(keyOf(seat));
  else write(store, keyOf(seat), JSON.stringify(acts));
}

/** The acts that waited when the page was left, oldest first. The server looks at their form as at any other's. */
export function keptActs(store: Store, seat: SeatId): readonly PendingAct[] {
  const value = parsed(store.getItem(keyOf(seat)));
  return Array.isArray(value) ? value.flatMap((one: unknown) => keptAct(one) ?? []) : [];
}

const isCommand = (value: unknown): value is ClientCommand =>
  typeof value === 'object' && value !== null && 'c' in value && isText(value.c);

function keptAct(value: unknown): PendingAct | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value && 'command' in value && 'at' in value))
    return undefined;
  const { id, command, at } = value;
  return isText(id) && isCommand(command) && typeof at === 'number' ? { id, command, at, sent: 0 } : undefined;
}
