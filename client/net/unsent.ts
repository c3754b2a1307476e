import { parsed, storeOf, write } from './seats.ts';

/** What was typed and is not on the server's disk yet, kept in this browser in case the tab is closed before it is. */

const keyOf = (seat: string, sheet: string): string => `square-brackets.unsent.${seat}.${sheet}`;

const isBytes = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => Number.isInteger(one));

/** The update that was not answered before; nothing when all was. */
export function unsentOf(seat: string, sheet: string): Uint8Array | undefined {
  const value = parsed(storeOf('localStorage').getItem(keyOf(seat, sheet)));
  return isBytes(value) ? new Uint8Array(value) : undefined;
}

export const keepUnsent = (seat: string, sheet: string, update: Uint8Array): void =>
  write(storeOf('localStorage'), keyOf(seat, sheet), JSON.stringify([...update]));

export const dropUnsent = (seat: string, sheet: string): void => storeOf('localStorage').removeItem(keyOf(seat, sheet));
