import { signal } from '@preact/signals';
import type { DelegationInfo } from '../../shared/scenario/scenario.ts';
import type { Refusal, View } from '../../shared/conference/kinds.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { act, line, pending, seat, view } from '../net/connection.ts';
import { mayNow } from '../net/rules.ts';
import type { Sentence } from '../view/say.ts';
import { nameOf } from '../view/who.ts';
import { t } from '../words/index.ts';

/** What every panel of the room looks at, and the one note that explains why something was not possible. */

export interface Seen {
  readonly view: View;
  readonly seat: string;
}

/** The present view and seat; a component that calls it is drawn anew when they change. */
export const seen = (): Seen => ({ view: view.value, seat: seat.value ?? '' });

/** A sentence in words. */
export const say = (sentence: Sentence): string => t(sentence.key, sentence.args);

/** A delegation with what its plate needs. */
export function infoOf(v: View, code: string): DelegationInfo {
  const found = Object.hasOwn(v.public.delegations, code) ? v.public.delegations[code]?.info : undefined;
  return found ?? { code, name: nameOf(v, code), seats: 0, sign: { kind: 'emblem', name: code } };
}

export interface Refused {
  readonly refusal: Refusal;
  readonly command: ClientCommand;
  /** The rules here saw nothing against it. */
  readonly byServer?: boolean;
}

/** Why the last act was not possible. */
const refused = signal<Refused | null>(null);

/** Explains why an act is not possible; nothing takes the explanation away. */
export const explain = (why: Refused | null): void => {
  refused.value = why;
};

/** The explanation above the desk, for as long as it is so and until the next act. */
export function explained(): Refused | null {
  const why = refused.value;
  if (!why) return null;
  const { view: v, seat: s } = seen();
  const still = mayNow(v, s, why.command);
  // What only the server refused stands until the next act; what the rules here refused, until they do not.
  return (still === undefined ? why.byServer === true : still.code === why.refusal.code) ? why : null;
}

/** Whether just this act has no answer yet: on its way, or waiting for the line. */
export function isWaiting(command: ClientCommand): boolean {
  const waiting = pending.value;
  if (waiting.length === 0) return false;
  const asked = JSON.stringify(command);
  return waiting.some((one) => JSON.stringify(one.command) === asked);
}

/** Just this act waits for the line, and is sent when it is back. */
export const waitsForLine = (command: ClientCommand): boolean => line.value !== 'up' && isWaiting(command);

/**
 * Sends a command and shows the note when it comes back refused.
 * @returns whether it was done
 */
export async function perform(command: ClientCommand): Promise<boolean> {
  explain(null);
  const answer = await act(command);
  if ('no' in answer) explain({ refusal: answer.no, command, byServer: true });
  return 'ok' in answer;
}
