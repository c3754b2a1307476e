import { assertNever } from '../kit/assertNever.ts';
import type { DelegationCode, ProposalId, ProvisionId, RoomId } from '../kit/ids.ts';
import { unite } from '../text/unite.ts';
import { delegateActs, entry, first, noBallot, roomOf } from './checks.ts';
import type { Concern, Evolvers, Me, Refusal, Slices, Tx, View } from './kinds.ts';
import { canBracket, isInside, livePending, pendingProposals, type Proposal, proposalFits } from './onTheTable.ts';
import { disposedBy } from './proposals.ts';
import type { Going } from './rulings.ts';

/**
 * What the secretariat suggests for each proposal on the table, what its sponsors accept beforehand, and who contests it:
 * what nobody contests goes in one gavel. P1.46, P3.8
 */

/** What a ruling would do with a proposal. */
export type PaperWay = 'takeIn' | 'bracket' | 'lapse';

export type PaperSuggestion =
  | { readonly s: 'takeIn' }
  /** `with`: symbols of the proposals that say something else in the same place. */
  | { readonly s: 'bracket'; readonly why: 'clash' | 'inside' | 'contested'; readonly with: readonly string[] }
  | { readonly s: 'lapse'; readonly why: 'said' | 'deleted' | 'removed' }
  /** Overtaken, and its sponsors have to word it anew. */
  | { readonly s: 'reword' }
  /** Nothing can be said of it beforehand: a paper beside others. */
  | { readonly s: 'discuss' };

export interface Answer {
  readonly proposal: ProposalId;
  readonly by: DelegationCode;
  /** The suggestion that a sponsor accepts; or a delegation contests that the proposal is taken in. */
  readonly answer: PaperWay | 'contest';
}

export interface SuggestionsRoom {
  readonly answers: readonly Answer[];
}

export type SuggestionEvent =
  /** `null` takes an answer back. */
  {
    readonly t: 'SuggestionAnswered';
    readonly proposal: ProposalId;
    readonly by: DelegationCode;
    readonly answer: Answer['answer'] | null;
  };

export type SuggestionCommand =
  /** A sponsor accepts beforehand what is suggested for the proposal, or takes that back. */
  | {
      readonly c: 'acceptSuggestion';
      readonly room: RoomId;
      readonly proposal: ProposalId;
      readonly way: PaperWay;
      readonly on: boolean;
    }
  /** A delegation that does not stand behind a proposal would not see it taken in without a discussion. */
  | { readonly c: 'contestProposal'; readonly room: RoomId; readonly proposal: ProposalId; readonly on: boolean };

export const suggestionsBlank = { answers: [] } satisfies SuggestionsRoom;

export const suggestionsRoom: Evolvers<Slices['room'], SuggestionEvent> = {
  SuggestionAnswered: (s, e) => {
    const others = s.answers.filter((a) => a.proposal !== e.proposal || a.by !== e.by);
    const { proposal, by, answer } = e;
    return { ...s, answers: answer === null ? others : [...others, { proposal, by, answer }] };
  },
};

/** Delegations that contest a proposal; whoever has come to stand behind it does not any more. */
export const contestedBy = (s: Slices['room'], proposal: Proposal): readonly DelegationCode[] =>
  s.answers.flatMap((a) =>
    a.proposal === proposal.id && a.answer === 'contest' && !proposal.sponsors.includes(a.by) ? [a.by] : [],
  );

/** The delegation that answers for a proposal: the first that stands behind it. */
const speaksFor = (proposal: Proposal): DelegationCode | undefined => proposal.sponsors[0];

/** Whether those who tabled a proposal accept that it goes this way. */
export const isAccepted = (s: Slices['room'], proposal: Proposal, way: PaperWay): boolean =>
  s.answers.some((a) => a.proposal === proposal.id && a.by === speaksFor(proposal) && a.answer === way);

/** Symbols of the amendments on the table that cannot stand together with this one. */
function clashes(s: Slices['room'], proposal: Proposal): readonly string[] {
  const { content } = proposal;
  if (content.k !== 'amend') return [];
  return pendingProposals(s, proposal.provision).flatMap((other) => {
    if (other.id === proposal.id || other.content.k !== 'amend' || !proposalFits(s, other)) return [];
    return unite([content.amendment, other.content.amendment]).ok ? [] : [other.symbol];
  });
}

/**
 * The secretariat's suggestion for a proposal that waits.
 * @param s the room as it will stand once what is announced has taken effect
 */
export function suggestFor(s: Slices['room'], proposal: Proposal): PaperSuggestion {
  const { content, standing } = proposal;
  if (standing?.s === 'obsolete') return { s: 'lapse', why: standing.why };
  if (!proposalFits(s, proposal)) return { s: 'reword' };
  // A change of the draft's shape is talked about, and so is a paper that would undo what was changed since.
  if (content.k === 'draft' || standing) return { s: 'discuss' };
  if (content.k === 'replace')
    return pendingProposals(s, proposal.provision).length === 1 && contestedBy(s, proposal).length === 0
      ? { s: 'takeIn' }
      : { s: 'discuss' };
  const bracket = (why: 'clash' | 'inside' | 'contested', others: readonly string[] = []): PaperSuggestion =>
    canBracket(s, proposal) ? { s: 'bracket', why, with: others } : { s: 'discuss' };
  if (isInside(s, proposal)) return bracket('inside');
  const others = clashes(s, proposal);
  if (others.length > 0) return bracket('clash', others);
  return contestedBy(s, proposal).length > 0 ? bracket('contested') : { s: 'takeIn' };
}

/** The way that a suggestion is, if it is one that a ruling can take. */
export const wayOf = (suggestion: PaperSuggestion): PaperWay | undefined => {
  switch (suggestion.s) {
    case 'takeIn':
    case 'bracket':
    case 'lapse':
      return suggestion.s;
    case 'reword':
    case 'discuss':
      return undefined;
    default:
      return assertNever(suggestion);
  }
};

/**
 * How a proposal goes without discussion; `undefined` when it needs one. What is taken in as it was proposed needs only
 * that nobody contests it; to go into brackets or to lapse, its first sponsor has accepted it.
 */
export function uncontestedWay(s: Slices['room'], proposal: Proposal): PaperWay | undefined {
  const way = wayOf(suggestFor(s, proposal));
  if (way === 'takeIn' && proposal.content.k === 'amend') return way;
  return way !== undefined && isAccepted(s, proposal, way) ? way : undefined;
}

/** Proposals on a provision that one gavel settles, each with its way, in order of submission. */
export const uncontested = (s: Slices['room'], provision: ProvisionId): readonly Going[] =>
  pendingProposals(s, provision).flatMap((p) => {
    const way = uncontestedWay(s, p);
    return way === undefined ? [] : [{ id: p.id, way }];
  });

function answers(
  own: View,
  me: { readonly delegation: DelegationCode | null },
  c: SuggestionCommand,
): Refusal | undefined {
  const room = roomOf(own, c.room);
  const proposal = room?.proposals.find((p) => p.id === c.proposal);
  const settled = livePending(own, c.room, c.proposal) ?? disposedBy(own, c.room, c.proposal);
  if (settled || !room || !proposal || me.delegation === null) return settled;
  const given = room.answers.find((a) => a.proposal === c.proposal && a.by === me.delegation)?.answer;
  if (c.c === 'contestProposal') {
    if (proposal.sponsors.includes(me.delegation)) return { code: 'contest.yours' };
    return (given === 'contest') === c.on ? { code: 'text.same' } : undefined;
  }
  if (speaksFor(proposal) !== me.delegation) return { code: 'proposal.notYours' };
  if (!c.on) return given === c.way ? undefined : { code: 'text.same' };
  const suggested = wayOf(suggestFor(room, proposal));
  if (suggested !== c.way) return { code: 'suggestion.other' };
  return given === c.way ? { code: 'text.same' } : undefined;
}

const mayAnswer = (own: View, me: Me, c: SuggestionCommand): Refusal | undefined =>
  first(delegateActs(own, me, c.room), noBallot(own, c.room), answers(own, me, c));

function answered(tx: Tx, me: Me, c: SuggestionCommand, answer: PaperWay | 'contest' | null): void {
  if (me.delegation === null || !entry(tx.state.room, c.room)) return;
  tx.emit({ to: `room:${c.room}`, e: { t: 'SuggestionAnswered', proposal: c.proposal, by: me.delegation, answer } });
}

export const suggestions: Concern<SuggestionCommand> = {
  handlers: {
    acceptSuggestion: {
      may: mayAnswer,
      conclude: (tx, me, c) => answered(tx, me, c, c.on ? c.way : null),
    },
    contestProposal: {
      may: mayAnswer,
      conclude: (tx, me, c) => answered(tx, me, c, c.on ? 'contest' : null),
    },
  },
};
