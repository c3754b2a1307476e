import type { Ref } from '../kit/human.ts';
import type { DelegationCode, ProposalId, ProvisionId, RoomId } from '../kit/ids.ts';
import { assertNever } from '../kit/assertNever.ts';
import { type Result, fail, ok } from '../kit/result.ts';
import { fits, reachesInside } from '../text/amend.ts';
import { toInnerBracketOp } from '../text/bracket.ts';
import { bodyAt } from '../text/history.ts';
import { liveText } from '../text/print.ts';
import { type Rebased, rebase } from '../text/rebase.ts';
import type { Amendment, Body } from '../text/model.ts';
import { delegateOnly, entry, first, insertMax, noBallot, notMuted, reasonMax, roomOf, running } from './checks.ts';
import { type DraftEdit, draftOp } from './draftEdits.ts';
import type { Concern, Evolvers, Me, Refusal, Slices, Tx, View } from './kinds.ts';
import type { Provision } from './reading.ts';
import { afterPending, isGoing, isSettled, provisionOf } from './rulings.ts';

/** Proposals on the table: a delegation's amendment, or a paper that replaces a provision. P1.46, P3.8 */

export interface Proposal {
  readonly id: ProposalId;
  /** Number in the ITU manner: `SWE/1`. */
  readonly symbol: string;
  readonly provision: ProvisionId;
  readonly from: DelegationCode | 'chair';
  /** One line that says what it is; empty when its change says it. */
  readonly headline: string;
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
  /** What a later change of the text did to it; null while it fits. Law 5 */
  readonly standing:
    | { readonly s: 'reword' }
    | { readonly s: 'obsolete'; readonly why: 'said' | 'deleted' | 'removed' }
    /** A paper: the text has changed since it was written. It can be taken in, and would undo those changes. */
    | { readonly s: 'overtaken' }
    | null;
  readonly state: 'pending' | 'takenIn' | 'bracketed' | 'withdrawn' | 'merged';
  /** Why, in the delegation's own words. */
  readonly reason: Ref | null;
}

export interface ProposalRoom {
  /** In order of submission. */
  readonly proposals: readonly Proposal[];
}

export type ProposalEvent =
  | { readonly t: 'ProposalTabled'; readonly proposal: Proposal }
  | { readonly t: 'ProposalWithdrawn'; readonly proposal: ProposalId }
  /** After a change of the text: every proposal that it may touch, and what became of it. */
  | {
      readonly t: 'ProposalsReconciled';
      readonly provision: ProvisionId;
      readonly results: readonly Reconciled[];
    };

export type Reconciled =
  /** It fits, by itself; `inside`: its words stand in a bracket by now. */
  | { readonly a: 'rebased'; readonly id: ProposalId; readonly amendment: Amendment; readonly inside: boolean }
  /** A paper or a change of the draft that is possible as it was written. */
  | { readonly a: 'stands'; readonly id: ProposalId }
  | { readonly a: 'overtaken'; readonly id: ProposalId }
  | { readonly a: 'reword'; readonly id: ProposalId }
  | { readonly a: 'obsolete'; readonly id: ProposalId; readonly why: 'said' | 'deleted' | 'removed' };

export type ProposalCommand =
  | {
      readonly c: 'propose';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly revision: number;
      readonly amendment: Amendment;
      readonly reason: string;
      readonly lang: string;
    }
  /** Proposes a change of the draft as a whole, from this provision on. P1.46 */
  | {
      readonly c: 'proposeEdit';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly edit: DraftEdit;
      readonly reason: string;
      readonly lang: string;
    }
  | { readonly c: 'withdrawProposal'; readonly room: RoomId; readonly proposal: ProposalId };

export const proposalsBlank = { proposals: [] } satisfies ProposalRoom;

export const proposalsRoom: Evolvers<Slices['room'], ProposalEvent> = {
  ProposalTabled: (s, e) => ({ ...s, proposals: [...s.proposals, e.proposal] }),
  ProposalWithdrawn: (s, e) => markProposal(s, e.proposal, 'withdrawn'),
  ProposalsReconciled: (s, e) => {
    const body = provisionOf(s, e.provision)?.body ?? null;
    const results = new Map(e.results.map((r) => [r.id, r]));
    return { ...s, proposals: s.proposals.map((p) => reconciled(p, results.get(p.id), body)) };
  },
};

function reconciled(p: Proposal, result: Reconciled | undefined, body: Body | null): Proposal {
  if (!result) return p;
  switch (result.a) {
    case 'rebased':
      return { ...p, content: { k: 'amend', amendment: result.amendment }, base: body, standing: null };
    case 'stands':
      return { ...p, standing: null };
    case 'overtaken':
    case 'reword':
      return { ...p, standing: { s: result.a } };
    case 'obsolete':
      return { ...p, standing: { s: 'obsolete', why: result.why } };
    default:
      return assertNever(result);
  }
}

/** The room with one proposal's state changed. */
export const markProposal = (s: Slices['room'], id: ProposalId, state: Proposal['state']): Slices['room'] => ({
  ...s,
  proposals: s.proposals.map((p) => (p.id === id ? { ...p, state } : p)),
});

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

/** A proposal that waits on the chair, or why it cannot be acted on. */
export function livePending(own: View, room: RoomId, id: ProposalId): Refusal | undefined {
  const found = roomOf(own, room)?.proposals.find((p) => p.id === id);
  if (!found) return { code: 'proposal.unknown' };
  return found.state === 'pending' ? undefined : { code: 'proposal.settled' };
}

/** An amendment written on an older revision, on today's words where they leave a place for it. Law 5 */
function placedToday(provision: Provision, c: { readonly revision: number; readonly amendment: Amendment }): Rebased {
  const base = (provision.earlier && bodyAt(provision.earlier, c.revision)) ?? provision.body;
  return rebase(c.amendment, provision.body, base);
}

/** The provision for which something is proposed. */
function openTo(own: View, c: { readonly room: RoomId; readonly provision: ProvisionId }): Result<Provision, Refusal> {
  const room = roomOf(own, c.room);
  const provision = room && provisionOf(room, c.provision);
  if (!provision) return fail({ code: 'provision.unknown' });
  if (isGoing(room, provision.id)) return fail({ code: 'ruling.announced' });
  return isSettled(provision) ? fail({ code: 'provision.settled' }) : ok(provision);
}

const reasonFits = (reason: string): Refusal | undefined =>
  Array.from(reason).length > reasonMax ? { code: 'reason.tooLong', params: { max: reasonMax } } : undefined;

function checkAmendment(own: View, c: Extract<ProposalCommand, { c: 'propose' }>): Refusal | undefined {
  const open = openTo(own, c);
  if (!open.ok) return open.error;
  const provision = open.value;
  const length = c.amendment.inserts.reduce((n, i) => n + i.text.length, 0);
  if (length > insertMax) return { code: 'proposal.tooLong', params: { max: insertMax } };
  if (c.amendment.deletes.length === 0 && c.amendment.inserts.every((i) => i.text.trim() === ''))
    return { code: 'proposal.empty' };
  if (!Number.isInteger(c.revision) || c.revision < 1 || c.revision > provision.revision)
    return { code: 'proposal.revision', params: { now: provision.revision } };
  const placed = placedToday(provision, c);
  if (placed.r === 'fits') return undefined;
  const { theirs, ours } = placed.conflict;
  return {
    code: 'proposal.stale',
    params: { revision: c.revision, now: provision.revision, theirs: liveText(theirs), ours: liveText(ours) },
  };
}

function owns(own: View, me: Me, c: { readonly room: RoomId; readonly proposal: ProposalId }): Refusal | undefined {
  const found = roomOf(own, c.room)?.proposals.find((p) => p.id === c.proposal);
  return found && me.delegation !== null && found.from === me.delegation && found.sponsors.includes(me.delegation)
    ? undefined
    : { code: 'proposal.notYours' };
}

export const proposals: Concern<ProposalCommand> = {
  handlers: {
    propose: {
      may: (own, me, c) =>
        first(
          running(own),
          delegateOnly(own, me, c.room),
          notMuted(own, me),
          checkAmendment(own, c),
          reasonFits(c.reason),
        ),
      conclude(tx, me, c) {
        const provision = provisionOf(entry(tx.state.room, c.room) ?? { provisions: [] }, c.provision);
        if (!provision) return;
        const placed = placedToday(provision, c);
        const amendment = placed.r === 'fits' ? placed.amendment : c.amendment;
        table(tx, me, c, { content: { k: 'amend', amendment }, revision: c.revision, base: provision.body });
      },
    },
    proposeEdit: {
      may(own, me, c) {
        const room = roomOf(own, c.room);
        const open = openTo(own, c);
        const made = room && draftOp(room, c.provision, c.edit, '?');
        return first(
          running(own),
          delegateOnly(own, me, c.room),
          notMuted(own, me),
          open.ok ? undefined : open.error,
          made && !made.ok ? made.error : undefined,
          reasonFits(c.reason),
        );
      },
      conclude(tx, me, c) {
        const provision = provisionOf(entry(tx.state.room, c.room) ?? { provisions: [] }, c.provision);
        if (provision)
          table(tx, me, c, { content: { k: 'draft', edit: c.edit }, revision: provision.revision, base: null });
      },
    },
    withdrawProposal: {
      may: (own, me, c) =>
        first(
          running(own),
          delegateOnly(own, me, c.room),
          noBallot(own, c.room),
          livePending(own, c.room, c.proposal),
          owns(own, me, c),
          announced(own, c),
        ),
      conclude(tx, me, c) {
        const proposal = entry(tx.state.room, c.room)?.proposals.find((p) => p.id === c.proposal);
        const others = proposal?.sponsors.filter((x) => x !== me.delegation) ?? [];
        // Whoever else stands behind it keeps it on the table.
        if (others.length > 0)
          tx.emit({ to: `room:${c.room}`, e: { t: 'ProposalBacked', proposal: c.proposal, sponsors: others } });
        else tx.emit({ to: `room:${c.room}`, e: { t: 'ProposalWithdrawn', proposal: c.proposal } });
      },
    },
  },
};

/** A delegation's proposal comes on the table, with the next number of its own. */
function table(
  tx: Tx,
  me: Me,
  c: {
    readonly room: RoomId;
    readonly provision: ProvisionId;
    readonly reason: string;
    readonly lang: string;
  },
  what: Pick<Proposal, 'content' | 'revision' | 'base'>,
): void {
  const { person } = tx.stamp;
  const from = me.delegation;
  if (from === null || person === null) return;
  const nth = (entry(tx.state.room, c.room)?.proposals.filter((p) => p.from === from).length ?? 0) + 1;
  const reason = c.reason.trim();
  const proposal: Proposal = {
    ...what,
    id: tx.id(),
    symbol: `${from}/${nth}`,
    provision: c.provision,
    from,
    headline: '',
    sponsors: [from],
    standing: null,
    state: 'pending',
    reason: reason === '' ? null : tx.seal(person, { lang: c.lang, text: reason }),
  };
  tx.emit({ to: `room:${c.room}`, e: { t: 'ProposalTabled', proposal } });
}

/** A proposal that a pending ruling already disposes of cannot be withdrawn any more. */
function announced(own: View, c: { readonly room: RoomId; readonly proposal: ProposalId }): Refusal | undefined {
  const room = roomOf(own, c.room);
  const after = room && afterPending(room).proposals.find((p) => p.id === c.proposal);
  return after && after.state !== 'pending' ? { code: 'proposal.settled' } : undefined;
}
