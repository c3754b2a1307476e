import type { DelegationCode, ProposalId, ProvisionId, RoomId, SeatId, SheetId } from '../kit/ids.ts';
import { applyOp, fits, toAmendOp } from '../text/amend.ts';
import { liveText } from '../text/print.ts';
import { rebase } from '../text/rebase.ts';
import { delegateOnly, entry, first, inSession, notClosed, notMuted, roomOf } from './checks.ts';
import type { Concern, Evolvers, Me, Refusal, Slices, View } from './kinds.ts';
import { unlocked } from './levels.ts';
import { livePending, ownsProposal } from './onTheTable.ts';
import { isSettled, provisionOf } from './provisions.ts';

/**
 * Sheets: other words for a provision that the members of a delegation write together before they send them. The log
 * knows that there is a sheet and for what; its words are in the workspace and only the delegation gets them.
 */
export interface Sheet {
  readonly id: SheetId;
  readonly provision: ProvisionId;
  /** The own proposal that it would put in new words; null: it becomes a proposal of its own. */
  readonly revises: ProposalId | null;
  /** Who began it. */
  readonly by: SeatId;
}

export interface SheetsDelegation {
  readonly sheets: readonly Sheet[];
}

export type SheetEvent =
  | { readonly t: 'SheetOpened'; readonly sheet: Sheet }
  | { readonly t: 'SheetClosed'; readonly sheet: SheetId; readonly why: 'sent' | 'dropped' };

export type SheetCommand =
  | {
      readonly c: 'openSheet';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly revises: ProposalId | null;
    }
  | { readonly c: 'dropSheet'; readonly sheet: SheetId };

/** As many sheets may a delegation have at once. */
export const sheetsMax = 20;
/** Longest text of a sheet, in characters; an amendment of it may put in less. */
export const sheetTextMax = 8000;

export const sheetsBlank = { sheets: [] } satisfies SheetsDelegation;

export const sheetsDelegation: Evolvers<Slices['delegation'], SheetEvent> = {
  SheetOpened: (s, e) => ({ ...s, sheets: [...s.sheets, e.sheet] }),
  SheetClosed: (s, e) => ({ ...s, sheets: s.sheets.filter((one) => one.id !== e.sheet) }),
};

/** The sheets of a delegation, as whoever reads its slice sees them. */
export const sheetsOf = (own: View, delegation: DelegationCode | null): readonly Sheet[] =>
  (delegation === null ? undefined : entry(own.delegation, delegation)?.sheets) ?? [];

/** A sheet of one's own delegation. */
export const sheetIn = (own: View, me: Me, id: SheetId): Sheet | undefined =>
  sheetsOf(own, me.delegation).find((one) => one.id === id);

const known = (own: View, me: Me, id: SheetId): Refusal | undefined =>
  sheetIn(own, me, id) ? undefined : { code: 'sheet.unknown' };

/** Whether a seat may read and write the words of a sheet: the workspace asks before it gives or takes a byte. */
export const mayWrite = (own: View, me: Me, id: SheetId): Refusal | undefined =>
  first(notClosed(own), known(own, me, id), notMuted(own, me));

/** What a fresh sheet begins with: the words as they stand, or those of the proposal that it revises. */
export interface SheetStart {
  readonly text: string;
  /** The revision with which its words are compared. */
  readonly revision: number;
}

/**
 * @param s the room in which the provision is
 * @returns nothing when the provision is gone
 */
export function startOf(s: Slices['room'], sheet: Sheet): SheetStart | undefined {
  const provision = provisionOf(s, sheet.provision);
  if (!provision) return undefined;
  const { body, revision } = provision;
  const proposal = s.proposals.find((p) => p.id === sheet.revises);
  if (!proposal || proposal.content.k !== 'amend') return { text: liveText(body), revision };
  const { amendment } = proposal.content;
  if (fits(body, amendment) === 'fits')
    return { text: liveText(applyOp(body, toAmendOp(amendment, '\u0000'))), revision };
  const placed = rebase(amendment, body, proposal.base ?? undefined);
  return { text: liveText(placed.r === 'conflict' ? placed.conflict.ours : body), revision };
}

function mayOpen(own: View, me: Me, c: Extract<SheetCommand, { c: 'openSheet' }>): Refusal | undefined {
  const room = roomOf(own, c.room);
  const provision = room && provisionOf(room, c.provision);
  if (!provision) return { code: 'provision.unknown' };
  if (isSettled(provision)) return { code: 'provision.settled' };
  const mine = sheetsOf(own, me.delegation);
  if (mine.some((one) => one.provision === c.provision && one.revises === c.revises)) return { code: 'sheet.already' };
  if (mine.length >= sheetsMax) return { code: 'sheet.many', params: { max: sheetsMax } };
  if (c.revises === null) return undefined;
  const revised = room.proposals.find((p) => p.id === c.revises);
  return first(
    livePending(own, c.room, c.revises),
    ownsProposal(own, me, { room: c.room, proposal: c.revises }),
    revised?.provision === c.provision ? undefined : { code: 'proposal.unknown' },
    revised?.content.k === 'amend' ? undefined : { code: 'proposal.noWords' },
  );
}

export const sheets: Concern<SheetCommand> = {
  handlers: {
    openSheet: {
      may: (own, me, c) =>
        first(
          inSession(own),
          delegateOnly(own, me, c.room),
          notMuted(own, me),
          unlocked(own.public, 'propose') ? undefined : { code: 'level.locked' },
          mayOpen(own, me, c),
        ),
      conclude(tx, me, c) {
        if (me.delegation === null || me.seat === 'system') return;
        const sheet = { id: tx.id(), provision: c.provision, revises: c.revises, by: me.seat };
        tx.emit({ to: `delegation:${me.delegation}`, e: { t: 'SheetOpened', sheet } });
      },
    },
    dropSheet: {
      may: (own, me, c) =>
        first(me.delegation === null ? { code: 'seat.delegateOnly' } : undefined, mayWrite(own, me, c.sheet)),
      conclude(tx, me, c) {
        if (me.delegation === null) return;
        tx.emit({ to: `delegation:${me.delegation}`, e: { t: 'SheetClosed', sheet: c.sheet, why: 'dropped' } });
      },
    },
  },
};
