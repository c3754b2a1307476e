import type { Command, View } from '../../../shared/conference/kinds.ts';
import type { Proposal } from '../../../shared/conference/onTheTable.ts';
import type { Provision } from '../../../shared/conference/provisions.ts';
import type { Sheet } from '../../../shared/conference/sheets.ts';
import type { RoomId } from '../../../shared/kit/ids.ts';
import type { Rng } from '../../../shared/kit/rng.ts';

/** Acts of writing together, and of asking others to stand behind what was written. */

const oneOf = <T>(list: readonly T[], rng: Rng): T | undefined => list[rng.next(list.length)];

const allSheets = (state: View): readonly Sheet[] => Object.values(state.delegation).flatMap((d) => d.sheets);

export const sheetActsIn = (state: View): readonly Command[] =>
  allSheets(state).map(({ id }): Command => ({ c: 'dropSheet', sheet: id }));

export function sheetActsOn(room: RoomId, p: Provision, proposals: readonly Proposal[], rng: Rng): readonly Command[] {
  const own = oneOf(proposals, rng)?.id ?? null;
  return [
    { c: 'openSheet', room, provision: p.id, revises: null },
    { c: 'openSheet', room, provision: p.id, revises: own },
  ];
}

type Proposing = Extract<Command, { readonly c: 'propose' }>;

/** The same words with whom to ask and from which sheet, and as other words for a proposal that waits. */
export function sentWith(
  base: Proposing,
  state: View,
  proposals: readonly Proposal[],
  codes: readonly string[],
  rng: Rng,
): readonly Command[] {
  const sheet = oneOf(allSheets(state), rng)?.id;
  const { room, revision, amendment, reason, lang } = base;
  const headline = rng.next(2) === 0 ? 'In short' : '';
  const waiting = oneOf(
    proposals.filter((p) => p.state === 'pending'),
    rng,
  );
  const from = sheet !== undefined && rng.next(2) === 0 ? { sheet } : {};
  return [
    { ...base, headline, invite: codes.filter(() => rng.next(2) === 0), ...from },
    { c: 'revise', room, proposal: waiting?.id ?? 'none', revision, amendment, reason, lang, headline, ...from },
  ];
}

export const invitations = (
  room: RoomId,
  proposals: readonly Proposal[],
  codes: readonly string[],
  rng: Rng,
): readonly Command[] =>
  proposals
    .filter((p) => p.state === 'pending')
    .flatMap((p): readonly Command[] => [
      { c: 'inviteSponsors', room, proposal: p.id, invite: [oneOf(codes, rng) ?? ''] },
      { c: 'declineInvitation', room, proposal: p.id },
    ]);

/** Well-formed and senseless. */
export const senselessSheetActs = (room: RoomId, provision: string, id: () => string): readonly Command[] => [
  { c: 'openSheet', room, provision, revises: id() },
  { c: 'dropSheet', sheet: id() },
  {
    c: 'revise',
    room,
    proposal: id(),
    revision: 1,
    amendment: { inserts: [], deletes: [id()] },
    reason: '',
    lang: 'en',
    headline: 'z'.repeat(81),
    sheet: id(),
  },
  { c: 'inviteSponsors', room, proposal: id(), invite: [id()] },
  { c: 'declineInvitation', room, proposal: id() },
];
