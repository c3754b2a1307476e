import type { Ref } from '../kit/human.ts';
import type { DelegationCode, ProposalId, ProvisionId, RoomId, SheetId } from '../kit/ids.ts';
import { assertNever } from '../kit/assertNever.ts';
import { type Result, fail, ok } from '../kit/result.ts';
import { liveText } from '../text/print.ts';
import { type Rebased, rebase } from '../text/rebase.ts';
import type { Amendment, Body } from '../text/model.ts';
import {
  delegateActs,
  delegateOnly,
  entry,
  first,
  headlineMax,
  insertMax,
  noBallot,
  noQuestion,
  reasonMax,
  roomOf,
  running,
} from './checks.ts';
import { type DraftEdit, draftOp } from './draftEdits.ts';
import { groupsWithout, speaksForGroup, voicesOf } from './groups.ts';
import type { Concern, Evolvers, Me, Refusal, Slices, Tx, View } from './kinds.ts';
import { checkInvited } from './invitations.ts';
import {
  changeProposal,
  livePending,
  type OnProposal,
  ownsProposal,
  type Proposal,
  stillInvited,
} from './onTheTable.ts';
import { isSettled, type Provision, provisionOf, wordsAt } from './provisions.ts';
import { afterPending, isGoing } from './rulings.ts';
import { takesSubmissions } from './settling.ts';

/** Delegations propose: words for a provision, or a change of the draft as a whole; they revise and withdraw. P1.46 */

export interface ProposalRoom {
  /** In order of submission. */
  readonly proposals: readonly Proposal[];
}

export type ProposalEvent =
  | { readonly t: 'ProposalTabled'; readonly proposal: Proposal }
  | { readonly t: 'ProposalWithdrawn'; readonly proposal: ProposalId }
  /** Its own delegation has put it in other words: whoever stood behind the old ones is asked anew. */
  | {
      readonly t: 'ProposalRevised';
      readonly proposal: ProposalId;
      readonly amendment: Amendment;
      readonly revision: number;
      readonly base: Body;
      readonly headline: string | Ref;
      readonly reason: Ref | null;
      readonly sponsors: readonly DelegationCode[];
      readonly groups: readonly string[];
      readonly invited: readonly DelegationCode[];
    }
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

/** What comes with words that are proposed. */
export interface Grounds {
  readonly reason: string;
  readonly lang: string;
  readonly headline?: string | undefined;
  /** The sheet on which they were written; it is closed with them. */
  readonly sheet?: SheetId | undefined;
}

export type ProposalCommand =
  | (Grounds & {
      readonly c: 'propose';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly revision: number;
      readonly amendment: Amendment;
      /** Who is asked to stand behind it, too. */
      readonly invite?: readonly DelegationCode[] | undefined;
      /** In the name of the group, too, for which the acting delegation speaks. */
      readonly group?: boolean | undefined;
    })
  /** Puts an own proposal in other words; it keeps its number. Without a reason or headline the old one stays. */
  | (Grounds & {
      readonly c: 'revise';
      readonly room: RoomId;
      readonly proposal: ProposalId;
      readonly revision: number;
      readonly amendment: Amendment;
    })
  | { readonly c: 'withdrawProposal'; readonly room: RoomId; readonly proposal: ProposalId }
  /** Proposes a change of the draft as a whole, from this provision on. P1.46 */
  | {
      readonly c: 'proposeEdit';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly edit: DraftEdit;
      readonly reason: string;
      readonly lang: string;
    };

export const proposalsBlank = { proposals: [] } satisfies ProposalRoom;

export const proposalsRoom: Evolvers<Slices['room'], ProposalEvent> = {
  ProposalTabled: (s, e) => ({ ...s, proposals: [...s.proposals, e.proposal] }),
  ProposalWithdrawn: (s, e) => changeProposal(s, e.proposal, (p) => ({ ...p, state: 'withdrawn' })),
  ProposalRevised: (s, e) => changeProposal(s, e.proposal, (p) => revised(p, e)),
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

function revised(p: Proposal, e: Extract<ProposalEvent, { readonly t: 'ProposalRevised' }>): Proposal {
  const { t: _t, proposal: _id, amendment, ...rest } = e;
  return { ...p, ...rest, content: { k: 'amend', amendment }, standing: null };
}

/** An amendment written on an older revision, on today's words where they leave a place for it. Law 5 */
function placedToday(provision: Provision, c: { readonly revision: number; readonly amendment: Amendment }): Rebased {
  return rebase(c.amendment, provision.body, wordsAt(provision, c.revision));
}

interface Worded {
  readonly room: RoomId;
  readonly provision: ProvisionId;
  readonly revision: number;
  readonly amendment: Amendment;
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

function checkAmendment(own: View, c: Worded): Refusal | undefined {
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

/** What stands beside the words: not too long, and from a sheet of one's own delegation if from one. */
function checkGrounds(own: View, me: Me, c: Grounds): Refusal | undefined {
  const sheets = (me.delegation === null ? undefined : entry(own.delegation, me.delegation)?.sheets) ?? [];
  return first(
    reasonFits(c.reason),
    Array.from(c.headline ?? '').length > headlineMax
      ? { code: 'headline.tooLong', params: { max: headlineMax } }
      : undefined,
    c.sheet === undefined || sheets.some((one) => one.id === c.sheet) ? undefined : { code: 'sheet.unknown' },
  );
}

export const proposals: Concern<ProposalCommand> = {
  handlers: {
    propose: {
      may: (own, me, c) =>
        first(
          delegateActs(own, me, c.room),
          takesSubmissions(own, c.room, c.provision),
          checkAmendment(own, c),
          checkGrounds(own, me, c),
          checkInvited(own, c.invite ?? []),
          c.group ? speaksForGroup(own.public, me) : undefined,
        ),
      conclude(tx, me, c) {
        const provision = provisionOf(entry(tx.state.room, c.room) ?? { provisions: [] }, c.provision);
        if (!provision) return;
        const placed = placedToday(provision, c);
        const amendment = placed.r === 'fits' ? placed.amendment : c.amendment;
        table(tx, me, c, { content: { k: 'amend', amendment }, revision: c.revision, base: provision.body });
        closeSheet(tx, me, c.sheet);
      },
    },
    revise: {
      may: (own, me, c) =>
        first(
          delegateActs(own, me, c.room),
          noBallot(own, c.room),
          noQuestion(own, c.room),
          livePending(own, c.room, c.proposal),
          ownsProposal(own, me, c),
          disposedBy(own, c.room, c.proposal),
          hasWords(own, c),
          checkAmendment(own, { ...c, provision: provisionOn(own, c) }),
          checkGrounds(own, me, c),
        ),
      conclude(tx, me, c) {
        const room = entry(tx.state.room, c.room);
        const old = room?.proposals.find((p) => p.id === c.proposal);
        const provision = room && old && provisionOf(room, old.provision);
        if (!old || !provision || me.delegation === null) return;
        const placed = placedToday(provision, c);
        const sponsors = [me.delegation];
        tx.emit({
          to: `room:${c.room}`,
          e: {
            t: 'ProposalRevised',
            proposal: old.id,
            amendment: placed.r === 'fits' ? placed.amendment : c.amendment,
            revision: c.revision,
            base: provision.body,
            headline: sealedLine(tx, c.headline, c.lang) ?? old.headline,
            reason: sealedLine(tx, c.reason, c.lang) ?? old.reason,
            sponsors,
            groups: [],
            invited: [...new Set([...stillInvited(old), ...old.sponsors])].filter((code) => !sponsors.includes(code)),
          },
        });
        closeSheet(tx, me, c.sheet);
      },
    },
    proposeEdit: {
      may(own, me, c) {
        const room = roomOf(own, c.room);
        const open = openTo(own, c);
        const made = room && draftOp(room, c.provision, c.edit, '?');
        return first(
          delegateActs(own, me, c.room),
          takesSubmissions(own, c.room, c.provision),
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
          ownsProposal(own, me, c),
          disposedBy(own, c.room, c.proposal),
        ),
      conclude(tx, me, c) {
        const proposal = entry(tx.state.room, c.room)?.proposals.find((p) => p.id === c.proposal);
        const others = proposal?.sponsors.filter((x) => x !== me.delegation) ?? [];
        // Whoever else stands behind it keeps it on the table.
        if (proposal && others.length > 0)
          tx.emit({
            to: `room:${c.room}`,
            e: {
              t: 'ProposalBacked',
              proposal: c.proposal,
              sponsors: others,
              groups: groupsWithout(tx.state.public, me, proposal),
            },
          });
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
    readonly headline?: string | undefined;
    readonly invite?: readonly DelegationCode[] | undefined;
    readonly group?: boolean | undefined;
  },
  what: Pick<Proposal, 'content' | 'revision' | 'base'>,
): void {
  const from = me.delegation;
  if (from === null) return;
  const nth = (entry(tx.state.room, c.room)?.proposals.filter((p) => p.from === from).length ?? 0) + 1;
  const proposal: Proposal = {
    ...what,
    id: tx.id(),
    symbol: `${from}/${nth}`,
    provision: c.provision,
    from,
    headline: sealedLine(tx, c.headline, c.lang) ?? '',
    sponsors: [from],
    ...(c.group ? { groups: voicesOf(tx.state.public, me) } : {}),
    invited: [...new Set(c.invite)].filter((code) => code !== from),
    standing: null,
    state: 'pending',
    reason: sealedLine(tx, c.reason, c.lang) ?? null,
  };
  tx.emit({ to: `room:${c.room}`, e: { t: 'ProposalTabled', proposal } });
}

const provisionOn = (own: View, c: OnProposal): ProvisionId =>
  roomOf(own, c.room)?.proposals.find((p) => p.id === c.proposal)?.provision ?? '';

/** Only words can be put in other words. */
const hasWords = (own: View, c: OnProposal): Refusal | undefined =>
  roomOf(own, c.room)?.proposals.find((p) => p.id === c.proposal)?.content.k === 'amend'
    ? undefined
    : { code: 'proposal.noWords' };

/** A line of the acting person's own, sealed; nothing for an empty one. */
function sealedLine(tx: Tx, line: string | undefined, lang: string): Ref | undefined {
  const text = line?.trim() ?? '';
  return text === '' || tx.stamp.person === null ? undefined : tx.seal(tx.stamp.person, { lang, text });
}

/** What was written on a sheet is sent: the sheet goes. */
function closeSheet(tx: Tx, me: Me, sheet: SheetId | undefined): void {
  if (sheet !== undefined && me.delegation !== null)
    tx.emit({ to: `delegation:${me.delegation}`, e: { t: 'SheetClosed', sheet, why: 'sent' } });
}

/** A proposal that a pending ruling already disposes of cannot be withdrawn any more. */
export function disposedBy(own: View, id: RoomId, proposal: ProposalId): Refusal | undefined {
  const room = roomOf(own, id);
  const after = room && afterPending(room).proposals.find((p) => p.id === proposal);
  return after && after.state !== 'pending' ? { code: 'proposal.settled' } : undefined;
}
