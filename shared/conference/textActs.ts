import { assertNever } from '../kit/assertNever.ts';
import type { ChoiceId, ConferenceMs, DelegationCode, OptionId, ProposalId, ProvisionId, RoomId } from '../kit/ids.ts';
import { type Result, fail, ok } from '../kit/result.ts';
import type { DraftOp } from '../text/draft.ts';
import type { LifeEvent, Motive } from '../text/life.ts';
import { openChoices } from '../text/measure.ts';
import type { Amendment, Body, TextOp } from '../text/model.ts';
import { optionIn, toFillOp, toOptionOp, toSponsorOp, toWithdrawOp } from '../text/options.ts';
import { type Span, toWrapOp } from '../text/span.ts';
import { unite } from '../text/unite.ts';
import { stoodBefore } from './brackets.ts';
import { chairDecides, delegateActs, entry, first, noBallot, noQuestion, reasonMax, roomOf } from './checks.ts';
import { applyDraftOp, draftOp, reworded } from './draftEdits.ts';
import { inside, optioned, spanned, tooMuch } from './edits.ts';
import { textChanged } from './follow.ts';
import { groupsWithout, speaksForGroup, voicesOf } from './groups.ts';
import type { Concern, Evolvers, Me, Refusal, Slices, Tx, View } from './kinds.ts';
import { livePending, nextDt, proposalFits, type Proposal } from './onTheTable.ts';
import { changesWords } from './rulings.ts';
import { isSettled, type Provision, provisionOf } from './provisions.ts';
import { takesSubmissions } from './settling.ts';

/** What delegations do to the text themselves, at once: reservations, options, and their names behind them. P1.34, P1.46 */

/** An option in the text, or a proposal beside it. */
export type Backed =
  | { readonly k: 'option'; readonly provision: ProvisionId; readonly option: OptionId }
  /** `group`: in the name of the group for which the acting delegation speaks. */
  | { readonly k: 'proposal'; readonly proposal: ProposalId; readonly group?: boolean | undefined };

export type TextEvent =
  | {
      readonly t: 'TextChanged';
      readonly provision: ProvisionId;
      readonly ops: readonly TextOp[];
      readonly by: DelegationCode;
      readonly at: ConferenceMs;
    }
  /** The author of a clause says that it is an earlier one come back. P1.43 */
  | { readonly t: 'LineageSaid'; readonly op: DraftOp; readonly at: ConferenceMs }
  | {
      readonly t: 'ProposalBacked';
      readonly proposal: ProposalId;
      readonly sponsors: readonly DelegationCode[];
      /** Absent in a log of before groups had a voice. */
      readonly groups?: readonly string[];
    }
  /** Several proposals are one from now on, with everybody behind it. */
  | { readonly t: 'ProposalsMerged'; readonly proposals: readonly ProposalId[]; readonly into: Proposal };

export type TextCommand =
  | {
      readonly c: 'reserve';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly span: Span;
      readonly motive: Motive | null;
      readonly reason: string;
      readonly lang: string;
    }
  /** Another wording in a bracket, or for a blank. */
  | {
      readonly c: 'addOption';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly choice: ChoiceId;
      readonly text: string;
    }
  /** Other words in an option behind which nobody else stands. */
  | {
      readonly c: 'rewordOption';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly option: OptionId;
      readonly text: string;
    }
  /** Says that one's own clause is an earlier one come back under another number or wording. */
  | { readonly c: 'sayLineage'; readonly room: RoomId; readonly provision: ProvisionId; readonly from: ProvisionId }
  | { readonly c: 'cosponsor'; readonly room: RoomId; readonly on: Backed }
  | { readonly c: 'withdrawSponsorship'; readonly room: RoomId; readonly on: Backed }
  /** Says of an option that one supports or opposes it, without putting one's name to it. */
  | {
      readonly c: 'takeStance';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly option: OptionId;
      readonly stance: 'support' | 'oppose' | 'none';
    }
  | { readonly c: 'mergeProposals'; readonly room: RoomId; readonly proposals: readonly ProposalId[] };

const backed = (p: Proposal, { sponsors, groups = [] }: Pick<Proposal, 'sponsors' | 'groups'>): Proposal => ({
  ...p,
  sponsors,
  groups,
});

export const textRoom: Evolvers<Slices['room'], TextEvent> = {
  TextChanged: (s, e) => ({
    ...s,
    provisions: s.provisions.map((p) => (p.id === e.provision ? reworded(p, { k: 'ops', ops: e.ops, at: e.at }) : p)),
  }),
  LineageSaid: (s, e) => applyDraftOp(s, e.op, e.at),
  ProposalBacked: (s, e) => ({
    ...s,
    proposals: s.proposals.map((p) => (p.id === e.proposal ? backed(p, e) : p)),
  }),
  ProposalsMerged: (s, e) => ({
    ...s,
    proposals: [
      ...s.proposals.map((p): Proposal => (e.proposals.includes(p.id) ? { ...p, state: 'merged' } : p)),
      e.into,
    ],
  }),
};

type TextAct = Extract<
  TextCommand,
  { readonly c: 'reserve' | 'addOption' | 'rewordOption' | 'cosponsor' | 'withdrawSponsorship' }
>;

/** The words of a provision that can still change, and that no announced ruling is about to change. */
export function openWords(own: View, room: RoomId, id: ProvisionId): Result<Body, Refusal> {
  const slice = roomOf(own, room);
  const provision = slice && provisionOf(slice, id);
  if (!slice || !provision) return fail({ code: 'provision.unknown' });
  if (isSettled(provision)) return fail({ code: 'provision.settled' });
  const ruling = slice.pending?.ruling;
  if (ruling && changesWords(slice, ruling, id)) return fail({ code: 'ruling.announced' });
  return ok(provision.body);
}

/** The operation that a delegation's act is, or why there is none; of a proposal there is none to make. */
function actOp(
  room: Slices['room'],
  provision: Provision,
  me: DelegationCode,
  c: TextAct,
  op: string,
): Result<TextOp | null, Refusal> {
  const { body } = provision;
  let n = 0;
  const newId = (): string => `${op}.n${n++}`;
  switch (c.c) {
    case 'reserve':
      return spanned(body, toWrapOp(body, c.span, op, [me], newId));
    case 'addOption': {
      const long = tooMuch(c.text);
      if (long) return fail(long);
      const blank = openChoices(body).some((x) => x.id === c.choice && x.kind === 'blank');
      return blank
        ? optioned(body, toFillOp(body, c.choice, c.text, op, { sponsors: [me], newId }))
        : optioned(body, toOptionOp(body, c.choice, c.text, op, [me], newId));
    }
    case 'rewordOption': {
      const sponsors = optionIn(body, c.option)?.sponsors ?? [];
      if (!sponsors.includes(me)) return fail({ code: 'option.notYours' });
      if (sponsors.length > 1) return fail({ code: 'option.shared' });
      if (stoodBefore(room, provision, c.option)) return fail({ code: 'option.joined' });
      // Capitals have been asked about these very words.
      if (room.lives.some(({ state }) => state.s === 'adRef' && state.option === c.option))
        return fail({ code: 'bracket.adRef' });
      return inside(body, c.option, c.text, op);
    }
    case 'cosponsor':
      return c.on.k === 'option' ? optioned(body, toSponsorOp(body, c.on.option, [me], op)) : ok(null);
    case 'withdrawSponsorship': {
      if (c.on.k !== 'option') return ok(null);
      const { option } = c.on;
      return optioned(body, toWithdrawOp(body, option, [me], op, stoodBefore(room, provision, option)));
    }
    default:
      return assertNever(c);
  }
}

const provisionIdOf = (c: TextAct): ProvisionId | null =>
  'on' in c ? (c.on.k === 'option' ? c.on.provision : null) : c.provision;

function mayAct(own: View, me: Me, c: TextAct): Refusal | undefined {
  const id = provisionIdOf(c);
  if (me.delegation === null) return { code: 'seat.delegateOnly' };
  if (id === null) return 'on' in c && c.on.k === 'proposal' ? mayBack(own, me, c, c.on) : undefined;
  const body = openWords(own, c.room, id);
  if (!body.ok) return body.error;
  const room = roomOf(own, c.room);
  const provision = room && provisionOf(room, id);
  const made = provision && actOp(room, provision, me.delegation, c, '?');
  return made?.ok === false ? made.error : undefined;
}

function mayBack(own: View, me: Me, c: TextAct, on: Extract<Backed, { readonly k: 'proposal' }>): Refusal | undefined {
  const settled = livePending(own, c.room, on.proposal);
  if (settled) return settled;
  const proposal = roomOf(own, c.room)?.proposals.find((p) => p.id === on.proposal);
  const provision = openWords(own, c.room, proposal?.provision ?? '');
  if (!provision.ok) return provision.error;
  const stands = proposal?.sponsors.some((code) => code === me.delegation) ?? false;
  if (c.c !== 'cosponsor') return stands ? undefined : { code: 'option.notYours' };
  if (!on.group) return stands ? { code: 'text.same' } : undefined;
  const named = voicesOf(own.public, me).some((id) => proposal?.groups?.includes(id));
  return speaksForGroup(own.public, me) ?? (named ? { code: 'text.same' } : undefined);
}

const mayChange = (own: View, me: Me, c: TextAct): Refusal | undefined =>
  first(
    delegateActs(own, me, c.room),
    noBallot(own, c.room),
    noQuestion(own, c.room),
    c.c === 'reserve' || c.c === 'addOption' ? takesSubmissions(own, c.room, c.provision) : undefined,
    mayAct(own, me, c),
  );

function changeText(tx: Tx, me: Me, c: TextAct): void {
  const before = entry(tx.state.room, c.room);
  const id = provisionIdOf(c);
  if (!before || me.delegation === null) return;
  if (id === null) {
    if ('on' in c && c.on.k === 'proposal') back(tx, me, c, c.on);
    return;
  }
  const provision = provisionOf(before, id);
  const made = provision && actOp(before, provision, me.delegation, c, tx.id());
  if (!made?.ok || made.value === null) return;
  const reason = c.c === 'reserve' ? c.reason.trim() : '';
  const { person } = tx.stamp;
  const sealed =
    reason === '' || person === null || c.c !== 'reserve' ? null : tx.seal(person, { lang: c.lang, text: reason });
  const ops = [made.value];
  tx.emit({ to: `room:${c.room}`, e: { t: 'TextChanged', provision: id, ops, by: me.delegation, at: tx.now } });
  const motive = c.c === 'reserve' ? c.motive : c.c === 'addOption' ? 'alternative' : null;
  const falls = made.value.t === 'withdraw' && made.value.falls;
  const wording = c.c === 'reserve' || c.c === 'addOption' || c.c === 'rewordOption' || falls;
  textChanged(tx, c.room, before, [{ provision: id, ops }], { by: me.delegation, motive, reason: sealed }, wording);
}

/** A proposal that nobody stands behind any more is withdrawn. */
function back(tx: Tx, me: Me, c: TextAct, on: Extract<Backed, { readonly k: 'proposal' }>): void {
  const proposal = entry(tx.state.room, c.room)?.proposals.find((p) => p.id === on.proposal);
  if (!proposal || me.delegation === null) return;
  const others = proposal.sponsors.filter((x) => x !== me.delegation);
  const rest = groupsWithout(tx.state.public, me, proposal);
  const stays = c.c === 'cosponsor';
  // Whoever speaks for a group stands behind it, too; in the place in which it stood.
  const sponsors = !stays
    ? others
    : proposal.sponsors.includes(me.delegation)
      ? proposal.sponsors
      : [...others, me.delegation];
  const groups =
    stays && on.group ? [...rest, ...voicesOf(tx.state.public, me)] : stays ? (proposal.groups ?? []) : rest;
  tx.emit({ to: `room:${c.room}`, e: { t: 'ProposalBacked', proposal: proposal.id, sponsors, groups } });
  if (sponsors.length === 0) tx.emit({ to: `room:${c.room}`, e: { t: 'ProposalWithdrawn', proposal: proposal.id } });
}

/** Amendments of one provision that can stand together, as one. */
function united(own: View, c: Extract<TextCommand, { readonly c: 'mergeProposals' }>): Result<Amendment, Refusal> {
  const slice = roomOf(own, c.room);
  const found = [...new Set(c.proposals)].flatMap((id) => slice?.proposals.find((p) => p.id === id) ?? []);
  const settled = c.proposals.map((id) => livePending(own, c.room, id)).find((x) => x !== undefined);
  if (settled) return fail(settled);
  const [one] = found;
  if (!slice || !one || found.length < 2 || found.some((p) => p.provision !== one.provision))
    return fail({ code: 'merge.tooFew' });
  const open = openWords(own, c.room, one.provision);
  if (!open.ok) return open;
  if (found.some((p) => !proposalFits(slice, p))) return fail({ code: 'proposal.stale' });
  const amendments = found.flatMap((p) => (p.content.k === 'amend' ? [p.content.amendment] : []));
  if (amendments.length < found.length) return fail({ code: 'merge.tooFew' });
  const all = unite(amendments);
  if (all.ok) return all;
  const [a, b] = all.error.between;
  return fail({ code: 'merge.clash', params: { one: found[a]?.symbol ?? '', other: found[b]?.symbol ?? '' } });
}

export const textActs: Concern<TextCommand> = {
  handlers: {
    reserve: {
      may: (own, me, c) =>
        first(
          mayChange(own, me, c),
          Array.from(c.reason).length > reasonMax ? { code: 'reason.tooLong', params: { max: reasonMax } } : undefined,
        ),
      conclude: (tx, me, c) => changeText(tx, me, c),
    },
    addOption: { may: mayChange, conclude: (tx, me, c) => changeText(tx, me, c) },
    rewordOption: { may: mayChange, conclude: (tx, me, c) => changeText(tx, me, c) },
    cosponsor: { may: mayChange, conclude: (tx, me, c) => changeText(tx, me, c) },
    withdrawSponsorship: { may: mayChange, conclude: (tx, me, c) => changeText(tx, me, c) },
    takeStance: {
      may(own, me, c) {
        const body = openWords(own, c.room, c.provision);
        return first(
          delegateActs(own, me, c.room),
          body.ok ? undefined : body.error,
          body.ok && !choiceWith(body.value, c.option) ? { code: 'text.gone' } : undefined,
        );
      },
      conclude(tx, me, c) {
        const slice = entry(tx.state.room, c.room);
        const choice = choiceWith((slice && provisionOf(slice, c.provision))?.body ?? [], c.option);
        if (choice === undefined || me.delegation === null) return;
        const events: readonly LifeEvent[] = [
          { l: 'stance', choice, option: c.option, by: me.delegation, stance: c.stance },
        ];
        tx.emit({ to: `room:${c.room}`, e: { t: 'BracketsLived', events, behind: [] } });
      },
    },
    sayLineage: {
      may(own, me, c) {
        const slice = roomOf(own, c.room);
        const provision = slice && provisionOf(slice, c.provision);
        const made = slice && draftOp(slice, c.provision, { d: 'lineage', from: c.from }, '?');
        return first(
          delegateActs(own, me, c.room),
          provision ? undefined : { code: 'provision.unknown' },
          provision?.sponsors.some((code) => code === me.delegation) ? undefined : { code: 'lineage.notYours' },
          made && !made.ok ? made.error : undefined,
        );
      },
      conclude(tx, me, c) {
        const slice = entry(tx.state.room, c.room);
        const made = slice && draftOp(slice, c.provision, { d: 'lineage', from: c.from }, tx.id());
        if (me.delegation === null || !slice || !made?.ok || made.value.d !== 'lineage') return;
        const op = { ...made.value, says: me.delegation };
        tx.emit({ to: `room:${c.room}`, e: { t: 'LineageSaid', op, at: tx.now } });
        textChanged(tx, c.room, slice, [], { by: me.delegation, motive: null, reason: null }, false);
      },
    },
    mergeProposals: {
      may(own, me, c) {
        const all = united(own, c);
        return first(chairDecides(own, me, c.room), all.ok ? undefined : all.error);
      },
      conclude(tx, _me, c) {
        const slice = entry(tx.state.room, c.room);
        const amendment = united(tx.state, c);
        const found = slice?.proposals.filter((p) => c.proposals.includes(p.id)) ?? [];
        const provision = slice && provisionOf(slice, found[0]?.provision ?? '');
        if (!slice || !provision || !amendment.ok) return;
        const into: Proposal = {
          id: tx.id(),
          symbol: nextDt(slice),
          provision: provision.id,
          from: 'chair',
          headline: '',
          content: { k: 'amend', amendment: amendment.value },
          revision: provision.revision,
          base: provision.body,
          sponsors: [...new Set(found.flatMap((p) => p.sponsors))],
          groups: [...new Set(found.flatMap((p) => p.groups ?? []))],
          standing: null,
          state: 'pending',
          reason: null,
        };
        tx.emit({ to: `room:${c.room}`, e: { t: 'ProposalsMerged', proposals: found.map((p) => p.id), into } });
      },
    },
  },
};

const choiceWith = (body: Body, option: OptionId): ChoiceId | undefined =>
  openChoices(body).find((c) => c.options.some((o) => o.id === option))?.id;
