import { signal } from '@preact/signals';
import type { DelegationInfo } from '../../shared/scenario/scenario.ts';
import type { Refusal, View } from '../../shared/conference/kinds.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { act, seat, view } from '../net/connection.ts';
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

/** Why the last act was not possible; shown above the desk until the next one. */
export const note = signal<Refusal | null>(null);

/**
 * Sends a command and shows the note when it comes back refused.
 * @returns whether it was done
 */
export async function perform(command: ClientCommand): Promise<boolean> {
  note.value = null;
  const answer = await act(command);
  if ('no' in answer) note.value = answer.no;
  return 'ok' in answer;
}
