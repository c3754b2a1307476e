import type { Ref } from '../kit/human.ts';
import type { DelegationCode, OptionId, ProposalId, ProvisionId, RoomId } from '../kit/ids.ts';
import { fits, reachesInside } from '../text/amend.ts';
import { toInnerBracketOp } from '../text/bracket.ts';
import type { Amendment, Body } from '../text/model.ts';
import { roomOf } from './checks.ts';
import { type DraftEdit, draftOp } from './draftEdits.ts';
import type { Me, Refusal, Slices, View } from './kinds.ts';
import { provisionOf } from './provisions.ts';

/** What lies on the table: a delegation's amendment, or a paper that replaces a provision. P1.46, P3.8 */

export interface Proposal {
  readonly id: ProposalId;
  /** Number in the ITU manner: `SWE/1`. */
  readonly symbol: string;
  readonly provision: ProvisionId;
  readonly from: DelegationCode | 'chair';
  /** One line that says what it is: a paper's own, or a person's words. Empty when its change says it. */
  readonly headline: string | Ref;
  readonly content:
    | { readonly k: 'amend'; readonly amendment: Amendment }
    | { readonly k: 'replace'; readonly body: Body }
    /** A change of the draft as a whole: a move, a new provision, another instruction, a term throughout … */
    | { readonly k: 'draft'; readonly edit: DraftEdit };
  /** Revision of the provision on which it was written. */
  readonly revision: number;
  /** The words on which it was written, or on which it was last placed; null for a paper. */
  readonly base: Body | null;
  /** Who stands behind it; the chair's own has nobody, unless it is made of several. */
  readonly sponsors: readonly DelegationCode[];
  /** Ids of the groups in whose name their coordinators stand behind it. */
  readonly groups?: readonly string[];
  /** Asked by its sponsor to stand behind it too; whoever does by now is among the sponsors. */
  readonly invited?: readonly DelegationCode[];
  /** What a later change of the text did to it; null while it fits. Law 5 */
  readonly standing:
    | { readonly s: 'reword' }
    | { readonly s: 'obsolete'; readonly why: 'said' | 'deleted' | 'removed' }
    /** A paper: the text has changed since it was written. It can be taken in, and would undo those changes. */
    | { readonly s: 'overtaken' }
    | null;
  readonly state: 'pending' | 'takenIn' | 'bracketed' | 'withdrawn' | 'merged' | 'lapsed';
  /** Options of the text that bear the name of its groups since it was put in brackets. */
  readonly options?: readonly OptionId[];
  /** Why, in the delegation's own words. */
  readonly reason: Ref | null;
}

/** The room with one proposal changed. */
export const changeProposal = (
  s: Slices['room'],
  id: ProposalId,
  change: (p: Proposal) => Proposal,
): Slices['room'] => ({
  ...s,
  proposals: s.proposals.map((p) => (p.id === id ? change(p) : p)),
});

/** Who is asked to stand behind a proposal and has not answered. */
export const stillInvited = ({ invited = [], sponsors }: Proposal): readonly DelegationCode[] =>
  invited.filter((code) => !sponsors.includes(code));

/** Proposals on a provision that still wait for the chair, in order of submission. */
export const pendingProposals = (s: Slices['room'], provision: ProvisionId): readonly Proposal[] =>
  s.proposals.filter((p) => p.provision === provision && p.state === 'pending');

/** Whether a proposal can be taken into the text as it stands, or was overtaken by it. Law 5 */
export function proposalFits(s: Slices['room'], proposal: Proposal): boolean {
  const body = provisionOf(s, proposal.provision)?.body;
  const { content } = proposal;
  if (!body) return false;
  if (content.k === 'draft') return draftOp(s, proposal.provision, content.edit, '?').ok;
  return content.k === 'replace' || fits(body, content.amendment) === 'fits';
}

/** Whether the words that an amendment changes stand inside a bracket by now. */
export function isInside(s: Slices['room'], proposal: Proposal): boolean {
  const body = provisionOf(s, proposal.provision)?.body;
  return body !== undefined && proposal.content.k === 'amend' && reachesInside(body, proposal.content.amendment);
}

/** Whether the chair could put an amendment in brackets beside the original as the text stands. */
export function canBracket(s: Slices['room'], proposal: Proposal): boolean {
  const provision = provisionOf(s, proposal.provision);
  if (!provision || proposal.content.k !== 'amend') return false;
  let n = 0;
  const sponsors = { sponsors: [], originalSponsors: [] };
  return toInnerBracketOp(provision.body, proposal.content.amendment, '?', sponsors, () => `?${n++}`) !== undefined;
}

/** The next number of the desk's own papers: `DT/3`. */
export function nextDt(s: Slices['room']): string {
  const symbols = [...s.proposals, ...s.chairTexts].map((x) => Number(/^DT\/(\d+)$/u.exec(x.symbol)?.[1] ?? 0));
  return `DT/${Math.max(0, ...symbols) + 1}`;
}

/** A proposal that waits on the chair, or why it cannot be acted on. */
export function livePending(own: View, room: RoomId, id: ProposalId): Refusal | undefined {
  const found = roomOf(own, room)?.proposals.find((p) => p.id === id);
  if (!found) return { code: 'proposal.unknown' };
  return found.state === 'pending' ? undefined : { code: 'proposal.settled' };
}

/** An act on one proposal. */
export interface OnProposal {
  readonly room: RoomId;
  readonly proposal: ProposalId;
}

/** A proposal that the acting delegation tabled and still stands behind. */
export function ownsProposal(own: View, me: Me, c: OnProposal): Refusal | undefined {
  const found = roomOf(own, c.room)?.proposals.find((p) => p.id === c.proposal);
  return found && me.delegation !== null && found.from === me.delegation && found.sponsors.includes(me.delegation)
    ? undefined
    : { code: 'proposal.notYours' };
}
