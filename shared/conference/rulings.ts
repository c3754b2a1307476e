import type { ChoiceId, ConferenceMs, OptionId, ProposalId, ProvisionId, RulingId } from '../kit/ids.ts';
import { assertNever } from '../kit/assertNever.ts';
import { applyOp, fits, toAmendOp } from '../text/amend.ts';
import { toInnerBracketOp } from '../text/bracket.ts';
import { openBrackets } from '../text/measure.ts';
import type { DraftOp } from '../text/draft.ts';
import type { Body, TextOp } from '../text/model.ts';
import { applyDraftOp, type DraftEdit, draftOp, reworded } from './draftEdits.ts';
import { type Edit, editOp } from './edits.ts';
import type { Slices } from './kinds.ts';
import type { Proposal } from './proposals.ts';
import type { Provision, ProvisionStatus } from './reading.ts';

/** What a ruling does to the text. A pure function of the room, so that the same ruling always does the same. */

/** What the chair concludes. P1.31 to P1.34, P4.1 */
export type Ruling =
  | { readonly r: 'agreed'; readonly provision: ProvisionId }
  | { readonly r: 'removed'; readonly provision: ProvisionId }
  | { readonly r: 'bracketed'; readonly provision: ProvisionId }
  | { readonly r: 'deferred'; readonly provision: ProvisionId }
  | { readonly r: 'takeIn'; readonly provision: ProvisionId; readonly proposal: ProposalId }
  | { readonly r: 'bracketProposal'; readonly provision: ProvisionId; readonly proposal: ProposalId }
  /** Lifts a bracket: the option stays, or with `null` nothing does. */
  | {
      readonly r: 'lift';
      readonly provision: ProvisionId;
      readonly choice: ChoiceId;
      readonly option: OptionId | null;
    }
  | { readonly r: 'edit'; readonly provision: ProvisionId; readonly edit: Edit }
  /** The draft as a whole, from this provision on. */
  | { readonly r: 'draft'; readonly provision: ProvisionId; readonly edit: DraftEdit };

/** What takes effect: operations on the provision's words, its new status, and what became of proposals. */
export interface Effect {
  readonly provision: ProvisionId;
  readonly ops: readonly TextOp[];
  /** An operation on the draft as a whole. */
  readonly draft: DraftOp | null;
  readonly status: ProvisionStatus;
  readonly proposals: readonly { readonly id: ProposalId; readonly state: 'takenIn' | 'bracketed' }[];
}

export const provisionOf = (s: Pick<Slices['room'], 'provisions'>, id: ProvisionId): Provision | undefined =>
  s.provisions.find((p) => p.id === id);

/** Agreed or removed: the conference does not come back to it. P1.31 */
export const isSettled = (p: Provision): boolean => p.status === 'agreed' || p.status === 'removed';

/** Still to be read or decided: not settled, and not left out. */
export const isAhead = (p: Provision): boolean => !isSettled(p) && p.status !== 'leftOut';

/** Works out what a ruling does, with ids that come from the ruling's own. */
export function effectOf(s: Slices['room'], id: RulingId, ruling: Ruling): Effect {
  const provision = provisionOf(s, ruling.provision);
  const status = provision?.status ?? 'open';
  const none: Effect = { provision: ruling.provision, ops: [], draft: null, status, proposals: [] };
  if (!provision) return none;
  switch (ruling.r) {
    case 'agreed':
      return { ...none, status: 'agreed' };
    case 'removed':
      return { ...none, status: 'removed', ops: [{ t: 'replace', op: id, body: [] }] };
    case 'deferred':
      return { ...none, status: 'deferred' };
    case 'bracketed':
      return bracketAll(s, provision, id);
    case 'takeIn':
      return takeIn(s, none, ruling.proposal, id);
    case 'bracketProposal': {
      const proposal = s.proposals.find((p) => p.id === ruling.proposal);
      const op = proposal && bracketOp(provision.body, proposal, provision, id);
      return op
        ? { ...none, status: 'bracketed', ops: [op], proposals: [{ id: ruling.proposal, state: 'bracketed' }] }
        : none;
    }
    case 'lift':
      return { ...none, ops: [{ t: 'resolve', op: id, choice: ruling.choice, option: ruling.option }] };
    case 'edit': {
      const made = editOp(provision.body, ruling.edit, id);
      return made.ok ? { ...none, ops: [made.value] } : none;
    }
    case 'draft': {
      const made = draftOp(s, ruling.provision, ruling.edit, id);
      return made.ok ? { ...none, draft: made.value } : none;
    }
    default:
      return assertNever(ruling);
  }
}

function takeIn(s: Slices['room'], none: Effect, proposalId: ProposalId, id: RulingId): Effect {
  const proposal = s.proposals.find((p) => p.id === proposalId);
  if (!proposal) return none;
  const { content } = proposal;
  const proposals = [{ id: proposalId, state: 'takenIn' }] as const;
  if (content.k === 'draft') {
    const made = draftOp(s, proposal.provision, content.edit, id);
    return made.ok ? { ...none, draft: made.value, proposals } : none;
  }
  const op: TextOp =
    content.k === 'replace' ? { t: 'replace', op: id, body: content.body } : toAmendOp(content.amendment, id);
  return { ...none, ops: [op], proposals };
}

function bracketOp(body: Body, proposal: Proposal, provision: Provision, op: string): TextOp | undefined {
  if (proposal.content.k !== 'amend' || fits(body, proposal.content.amendment) === 'stale') return undefined;
  // Not the form of a word's id (`op.0`): a bracket and a word are never taken for one another.
  let n = 0;
  const by = { sponsors: proposal.sponsors, originalSponsors: provision.sponsors };
  return toInnerBracketOp(body, proposal.content.amendment, op, by, () => `${op}.n${n++}`);
}

/**
 * The response was mixed: every wording on the table goes into brackets beside the original, in order of submission.
 * When there is no rival wording, the words themselves do. P1.34
 */
function bracketAll(s: Slices['room'], provision: Provision, id: RulingId): Effect {
  let body = provision.body;
  const ops: TextOp[] = [];
  const done: { id: ProposalId; state: 'bracketed' }[] = [];
  for (const proposal of s.proposals) {
    if (proposal.provision !== provision.id || proposal.state !== 'pending') continue;
    const op = bracketOp(body, proposal, provision, `${id}-${done.length}`);
    if (!op) continue;
    body = applyOp(body, op);
    ops.push(op);
    done.push({ id: proposal.id, state: 'bracketed' });
  }
  if (openBrackets(body) === 0)
    ops.push({ t: 'enclose', op: id, choice: `${id}.c`, option: `${id}.o`, sponsors: provision.sponsors });
  return { provision: provision.id, ops, draft: null, status: 'bracketed', proposals: done };
}

/** The room with an effect applied: words, status, revision, proposals. */
export function applyEffect(s: Slices['room'], effect: Effect, at: ConferenceMs): Slices['room'] {
  const provisions = s.provisions.map((p): Provision => {
    if (p.id !== effect.provision) return p;
    return { ...reworded(p, { k: 'ops', ops: effect.ops, at }), status: effect.status };
  });
  const states = new Map(effect.proposals.map((p) => [p.id, p.state]));
  const proposals = s.proposals.map((p) => {
    const state = states.get(p.id);
    return state === undefined ? p : { ...p, state };
  });
  const applied = { ...s, provisions, proposals };
  return effect.draft ? applyDraftOp(applied, effect.draft, at) : applied;
}

/** The room as it will be once the announced ruling has taken effect: what comes next is judged by it. */
export const afterPending = (s: Slices['room']): Slices['room'] =>
  s.pending
    ? {
        ...applyEffect(s, effectOf(s, s.pending.id, s.pending.ruling), s.pending.effectiveAt),
        pending: null,
      }
    : s;

/** Whether an announced ruling takes a provision out of the draft, as joining it to another does. H9 */
export const isGoing = (s: Slices['room'], id: ProvisionId): boolean =>
  s.pending?.ruling.r === 'draft' && !afterPending(s).provisions.some((p) => p.id === id);
