import type { ChairTextId, ChoiceId, ConferenceMs, OptionId, ProposalId, ProvisionId, RulingId } from '../kit/ids.ts';
import { assertNever } from '../kit/assertNever.ts';
import { onceFor } from '../kit/memo.ts';
import { applyOp, fits, toAmendOp } from '../text/amend.ts';
import { toInnerBracketOp } from '../text/bracket.ts';
import { openBrackets } from '../text/measure.ts';
import type { DraftOp } from '../text/draft.ts';
import type { Body, TextOp } from '../text/model.ts';
import { unite } from '../text/unite.ts';
import { applyDraftOp, type DraftEdit, draftOp, reworded } from './draftEdits.ts';
import { type Edit, editOp } from './edits.ts';
import type { Slices } from './kinds.ts';
import { pendingProposals, type Proposal } from './onTheTable.ts';
import { type Provision, type ProvisionStatus, provisionOf } from './provisions.ts';
import type { PaperWay } from './suggestions.ts';

/** What a ruling does to the text. A pure function of the room, so that the same ruling always does the same. */

/** A proposal, and the way that it goes. */
export interface Going {
  readonly id: ProposalId;
  readonly way: PaperWay;
}

/** What the chair concludes. P1.31 to P1.34, P4.1 */
export type Ruling =
  | { readonly r: 'agreed'; readonly provision: ProvisionId }
  | { readonly r: 'removed'; readonly provision: ProvisionId }
  | { readonly r: 'bracketed'; readonly provision: ProvisionId }
  | { readonly r: 'deferred'; readonly provision: ProvisionId }
  | { readonly r: 'takeIn'; readonly provision: ProvisionId; readonly proposal: ProposalId }
  | { readonly r: 'bracketProposal'; readonly provision: ProvisionId; readonly proposal: ProposalId }
  /** What nobody contests, as the secretariat suggests: one gavel for all of it. */
  | { readonly r: 'asSuggested'; readonly provision: ProvisionId; readonly proposals: readonly Going[] }
  /** A proposal that the text has overtaken is not waited for any more. */
  | { readonly r: 'lapse'; readonly provision: ProvisionId; readonly proposal: ProposalId }
  /** A chair's text, in each of its provisions; `provision` is the first of them. */
  | { readonly r: 'chairText'; readonly provision: ProvisionId; readonly text: ChairTextId }
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

/** What became of a proposal. */
export interface Became {
  readonly id: ProposalId;
  readonly state: 'takenIn' | 'bracketed' | 'lapsed';
  /** The options in which its words stand, where it bears the name of a group: the name goes with them. P3.8 */
  readonly options?: readonly OptionId[];
}

/** What takes effect: operations on the provision's words, its new status, and what became of proposals. */
export interface Effect {
  readonly provision: ProvisionId;
  readonly ops: readonly TextOp[];
  /** An operation on the draft as a whole. */
  readonly draft: DraftOp | null;
  readonly status: ProvisionStatus;
  readonly proposals: readonly Became[];
  /** The same for provisions of which one ruling changes several. */
  readonly also?: readonly {
    readonly provision: ProvisionId;
    readonly ops: readonly TextOp[];
    readonly status: ProvisionStatus;
  }[];
  /** The chair's text that is taken in. */
  readonly chairText?: ChairTextId;
}

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
      return op ? { ...none, status: 'bracketed', ops: [op], proposals: [bracketedAs(proposal, op)] } : none;
    }
    case 'asSuggested':
      return asSuggested(s, provision, none, ruling.proposals, id);
    case 'lapse':
      return { ...none, proposals: [{ id: ruling.proposal, state: 'lapsed' }] };
    case 'chairText':
      return takeInText(s, none, ruling);
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

type BracketOp = Extract<TextOp, { readonly t: 'bracket' }>;

const bracketedAs = ({ id, groups = [] }: Proposal, { places }: BracketOp): Became => ({
  id,
  state: 'bracketed',
  ...(groups.length === 0 ? {} : { options: places.map((one) => (one.p === 'option' ? one.option : one.amended)) }),
});

function bracketOp(body: Body, proposal: Proposal, provision: Provision, op: string): BracketOp | undefined {
  if (proposal.content.k !== 'amend' || fits(body, proposal.content.amendment) === 'stale') return undefined;
  // Not the form of a word's id (`op.0`): a bracket and a word are never taken for one another.
  let n = 0;
  const by = { sponsors: proposal.sponsors, originalSponsors: provision.sponsors };
  return toInnerBracketOp(body, proposal.content.amendment, op, by, () => `${op}.n${n++}`);
}

/** All that goes in becomes one amendment; what goes into brackets follows on the words as they are then. */
function asSuggested(
  s: Slices['room'],
  provision: Provision,
  none: Effect,
  named: readonly Going[],
  id: RulingId,
): Effect {
  const waiting = pendingProposals(s, provision.id);
  const going = (way: PaperWay): readonly Proposal[] =>
    waiting.filter((p) => named.some((x) => x.id === p.id && x.way === way));
  const taken = going('takeIn');
  const paper = taken.find((p) => p.content.k === 'replace');
  const all = unite(taken.flatMap((p) => (p.content.k === 'amend' ? [p.content.amendment] : [])));
  const ops: TextOp[] = [];
  if (paper?.content.k === 'replace') ops.push({ t: 'replace', op: id, body: paper.content.body });
  else if (taken.length > 0 && all.ok) ops.push(toAmendOp(all.value, id));
  const bracketed = bracketEach(ops.reduce(applyOp, provision.body), going('bracket'), provision, id);
  return {
    ...none,
    ops: [...ops, ...bracketed.ops],
    status: bracketed.done.length > 0 ? 'bracketed' : none.status,
    proposals: [
      ...taken.map(({ id }): Became => ({ id, state: 'takenIn' })),
      ...bracketed.done,
      ...going('lapse').map(({ id }): Became => ({ id, state: 'lapsed' })),
    ],
  };
}

/** What taking in a chair's text does: other words in each of its provisions. */
function takeInText(s: Slices['room'], none: Effect, ruling: Extract<Ruling, { r: 'chairText' }>): Effect {
  const text = s.chairTexts.find((x) => x.id === ruling.text);
  if (!text) return none;
  const also = text.parts.flatMap((part, n) => {
    const provision = provisionOf(s, part.provision);
    if (!provision) return [];
    const opens = openBrackets(part.body) > 0;
    const closed = provision.status === 'bracketed' ? 'open' : provision.status;
    const op = { t: 'replace', op: `${text.id}-${n}`, body: part.body } as const;
    return [{ provision: provision.id, ops: [op], status: opens ? 'bracketed' : closed } as const];
  });
  return { ...none, also, chairText: text.id };
}

interface Bracketed {
  readonly body: Body;
  readonly ops: readonly TextOp[];
  readonly done: readonly Became[];
}

/** Proposals put in brackets one after the other, as far as each has its place in what the ones before left. */
function bracketEach(start: Body, proposals: readonly Proposal[], provision: Provision, id: RulingId): Bracketed {
  let body = start;
  const ops: TextOp[] = [];
  const done: Became[] = [];
  for (const proposal of proposals) {
    const op = bracketOp(body, proposal, provision, `${id}-${done.length}`);
    if (!op) continue;
    body = applyOp(body, op);
    ops.push(op);
    done.push(bracketedAs(proposal, op));
  }
  return { body, ops, done };
}

/**
 * The response was mixed: every wording on the table goes into brackets beside the original, in order of submission.
 * When there is no rival wording, the words themselves do. P1.34
 */
function bracketAll(s: Slices['room'], provision: Provision, id: RulingId): Effect {
  const waiting = pendingProposals(s, provision.id);
  const { body, ops, done } = bracketEach(provision.body, waiting, provision, id);
  const enclose: TextOp = {
    t: 'enclose',
    op: id,
    choice: `${id}.c`,
    option: `${id}.o`,
    sponsors: provision.sponsors,
  };
  return {
    provision: provision.id,
    ops: openBrackets(body) === 0 ? [...ops, enclose] : ops,
    draft: null,
    status: 'bracketed',
    proposals: done,
  };
}

/** The room with an effect applied: words, status, revision, proposals. */
export function applyEffect(s: Slices['room'], effect: Effect, at: ConferenceMs): Slices['room'] {
  const parts = [...(effect.also ?? []), effect];
  const provisions = s.provisions.map((p): Provision => {
    const part = parts.find((x) => x.provision === p.id);
    return part ? { ...reworded(p, { k: 'ops', ops: part.ops, at }), status: part.status } : p;
  });
  const became = new Map(effect.proposals.map((p) => [p.id, p]));
  const proposals = s.proposals.map((p): Proposal => {
    const now = became.get(p.id);
    return now === undefined ? p : { ...p, ...now };
  });
  const chairTexts = s.chairTexts.map((x) => (x.id === effect.chairText ? { ...x, state: 'takenIn' as const } : x));
  const applied = { ...s, provisions, proposals, chairTexts };
  return effect.draft ? applyDraftOp(applied, effect.draft, at) : applied;
}

/** Whether a ruling changes the words of a provision: its own, each of a chair's text, any when the draft changes shape. */
export function changesWords(s: Slices['room'], ruling: Ruling, provision: ProvisionId): boolean {
  if (ruling.r === 'chairText')
    return s.chairTexts.some((x) => x.id === ruling.text && x.parts.some((part) => part.provision === provision));
  return ruling.provision === provision || ruling.r === 'draft';
}

/** The room as it will be once the announced ruling has taken effect: what comes next is judged by it. */
// Without an effect of its own, so that a page that never asks does not carry all it takes to answer.
export const afterPending = /* @__PURE__ */ onceFor((s: Slices['room']): Slices['room'] =>
  s.pending
    ? {
        ...applyEffect(s, effectOf(s, s.pending.id, s.pending.ruling), s.pending.effectiveAt),
        pending: null,
      }
    : s,
);

/** Whether an announced ruling takes a provision out of the draft, as joining it to another does. H9 */
export const isGoing = (s: Slices['room'], id: ProvisionId): boolean =>
  s.pending?.ruling.r === 'draft' && !afterPending(s).provisions.some((p) => p.id === id);
