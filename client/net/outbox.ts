import type { Refusal } from '../../shared/conference/kinds.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';

/** Acts on their way. Pure values: the connection keeps them, re-sends them after a lost line, and the page draws them. */

export interface PendingAct {
  readonly id: string;
  readonly command: ClientCommand;
  /** When the person acted, by this device's clock. */
  readonly at: number;
  /** How often it was put on the line. */
  readonly sent: number;
}

/** What an act came to, by the server's word or this page's. `dropped`: the person took it back before it was sent. */
export type Answer = { readonly ok: true } | { readonly no: Refusal } | { readonly dropped: true };

export const added = (
  box: readonly PendingAct[],
  act: Pick<PendingAct, 'id' | 'command' | 'at'>,
): readonly PendingAct[] => [...box, { ...act, sent: 0 }];

export const without = (box: readonly PendingAct[], id: string): readonly PendingAct[] =>
  box.filter((act) => act.id !== id);

export const markSent = (box: readonly PendingAct[], id: string): readonly PendingAct[] =>
  box.map((act) => (act.id === id ? { ...act, sent: act.sent + 1 } : act));

/** Beyond this many bytes the transport cuts the line without an answer. */
const cutAt = 1_000_000;

/** An act that cut the line when it was sent: it would cut it again. */
export const cutTheLine = (act: PendingAct): boolean =>
  act.sent > 0 && new TextEncoder().encode(JSON.stringify(act.command)).length > cutAt;
