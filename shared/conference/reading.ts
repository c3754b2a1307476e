import type { ConferenceMs, DelegationCode, ProvisionId, QuestionId, RoomId, RulingId } from '../kit/ids.ts';
import type { DraftText } from '../text/draft.ts';
import type { History } from '../text/history.ts';
import { openBrackets, openChoices } from '../text/measure.ts';
import type { Body } from '../text/model.ts';
import {
  chairOnly,
  delegateOnly,
  deskOnly,
  entry,
  first,
  noBallot,
  noBreak,
  noQuestion,
  officeOf,
  roomOf,
  running,
  systemOnly,
} from './checks.ts';
import type { Concern, Evolvers, Refusal, Slices, View } from './kinds.ts';
import { concludeWhole } from './adoption.ts';
import { mayTakeInText } from './chairText.ts';
import type { Office } from './doors.ts';
import { discuss } from './brackets.ts';
import { announce, askObjections, ruleAtOnce, takeEffect } from './effects.ts';
import { canBracket, isInside, proposalFits } from './proposals.ts';
import type { PastProvision } from './draftEdits.ts';
import { draftOp } from './draftEdits.ts';
import { editOp } from './edits.ts';
import type { Effect, Ruling } from './rulings.ts';
import { afterPending, applyEffect, isGoing, isSettled, provisionOf } from './rulings.ts';
import { uncontestedWay } from './suggestions.ts';
import type { DraftProvision } from '../scenario/scenario.ts';
import type { ResponseClass } from './response.ts';

/** A room goes through its draft: a provision is opened, delegations signal, the chair rules. P1.30 to P1.35 */

export type ProvisionStatus = 'untouched' | 'open' | 'agreed' | 'bracketed' | 'deferred' | 'leftOut' | 'removed';

/** How a provision came to its status, for the record and the outcome page. */
export type Settled =
  | { readonly by: 'ruling'; readonly response: ResponseClass; readonly at: ConferenceMs }
  | { readonly by: 'vote'; readonly ballot: string; readonly at: ConferenceMs }
  | { readonly by: 'noObjection'; readonly at: ConferenceMs }
  /** Not agreed when the conference adopted the rest: the old text stands. */
  | { readonly by: 'dropped'; readonly at: ConferenceMs };

/** A provision's place in the draft, until something changed it. */
export interface Stood {
  readonly until: ConferenceMs;
  /** The one before it. */
  readonly after: ProvisionId | 'start';
  readonly number: string;
  readonly place: DraftText['place'];
  readonly instruction: DraftText['instruction'];
}

export interface Provision extends Omit<DraftProvision, 'text'> {
  readonly body: Body;
  /** Raised by one with every change of the words. */
  readonly revision: number;
  /** How the words came to be what they are; null while they are as they came. */
  readonly earlier: History | null;
  /** Where it stood before it was moved, renumbered or given another instruction, oldest first. */
  readonly stood: readonly Stood[];
  /** How often the room took it up. */
  readonly discussed: number;
  /** When it came into the draft; missing: it was laid with it. */
  readonly since?: ConferenceMs;
  /** Where it comes from, oldest first. */
  readonly from: DraftText['from'];
  /** What a footnote stands at. */
  readonly at?: NonNullable<DraftText['at']>;
  readonly status: ProvisionStatus;
  readonly settled: Settled | null;
  /** Questions that a majority of abstentions postponed before: asked again, abstentions do not stop them. P2.6 */
  readonly postponed: readonly string[];
}

export type Signal = 'support' | 'oppose';

export interface Reading {
  readonly provision: ProvisionId;
  /** Each asking is a question of its own: a signal given to the words as they were does not count for new ones. */
  readonly question: QuestionId;
  readonly openedAt: ConferenceMs;
  /** How often these same words were asked about. */
  readonly asked: number;
  readonly signals: Readonly<Record<DelegationCode, Signal>>;
}

/** A ruling that is announced and can be taken back until it takes effect. */
export interface PendingRuling {
  readonly id: RulingId;
  readonly ruling: Ruling;
  readonly response: ResponseClass;
  readonly signals: Readonly<Record<DelegationCode, Signal>>;
  readonly at: ConferenceMs;
  readonly effectiveAt: ConferenceMs;
  /** Whose ruling it is, when it is not the chair's. */
  readonly by?: Exclude<Office, 'chair'>;
}

/** The chair asks whether anyone objects. P1.33, P4.1 */
export interface ObjectionQuestion {
  readonly id: QuestionId;
  readonly about:
    | { readonly q: 'remove'; readonly provision: ProvisionId }
    /** Whether anyone objects to a ruling; silence makes it. */
    | { readonly q: 'rule'; readonly provision: ProvisionId; readonly ruling: Ruling }
    /** The text as a whole; `drop` names what would fall away. */
    | { readonly q: 'whole'; readonly drop: readonly ProvisionId[] };
  readonly at: ConferenceMs;
  readonly until: ConferenceMs;
}

/** A line of the record: what was ruled, voted or objected, in order. */
export type RecordEntry =
  | {
      readonly k: 'ruling';
      readonly id: RulingId;
      readonly ruling: Ruling;
      readonly response: ResponseClass;
      /** Who had signalled what when the chair ruled. */
      readonly signals: Readonly<Record<DelegationCode, Signal>>;
      readonly at: ConferenceMs;
      readonly by?: Exclude<Office, 'chair'>;
    }
  | { readonly k: 'takenBack'; readonly id: RulingId; readonly ruling: Ruling; readonly at: ConferenceMs }
  | { readonly k: 'leftOut'; readonly provision: ProvisionId; readonly at: ConferenceMs }
  | {
      readonly k: 'objection';
      readonly delegation: DelegationCode;
      readonly about: ObjectionQuestion['about'];
      readonly at: ConferenceMs;
    };

export interface ReadingRoom {
  readonly provisions: readonly Provision[];
  /** Provisions that are part of another by now. */
  readonly past: readonly PastProvision[];
  readonly reading: Reading | null;
  readonly pending: PendingRuling | null;
  readonly question: ObjectionQuestion | null;
  readonly record: readonly RecordEntry[];
}

export type ReadingEvent =
  | {
      readonly t: 'ProvisionOpened';
      readonly provision: ProvisionId;
      readonly question: QuestionId;
      readonly at: ConferenceMs;
    }
  | { readonly t: 'AskedAgain'; readonly question: QuestionId; readonly asked: number }
  | { readonly t: 'Signalled'; readonly delegation: DelegationCode; readonly signal: Signal }
  | {
      readonly t: 'RulingAnnounced';
      readonly id: RulingId;
      readonly ruling: Ruling;
      readonly response: ResponseClass;
      readonly signals: Readonly<Record<DelegationCode, Signal>>;
      readonly at: ConferenceMs;
      readonly effectiveAt: ConferenceMs;
      readonly by?: Exclude<Office, 'chair'>;
    }
  | { readonly t: 'RulingTakenBack'; readonly id: RulingId; readonly at: ConferenceMs }
  | {
      readonly t: 'RulingTookEffect';
      readonly id: RulingId;
      readonly ruling: Ruling;
      readonly response: ResponseClass;
      readonly effect: Effect;
      readonly settled: Settled | null;
      readonly at: ConferenceMs;
    }
  | { readonly t: 'ReadingEnded' }
  | {
      readonly t: 'ObjectionsAsked';
      readonly id: QuestionId;
      readonly about: ObjectionQuestion['about'];
      readonly at: ConferenceMs;
      readonly until: ConferenceMs;
    }
  | { readonly t: 'QuestionWithdrawn'; readonly id: QuestionId }
  | { readonly t: 'Objected'; readonly delegation: DelegationCode; readonly at: ConferenceMs }
  | { readonly t: 'NobodyObjected'; readonly id: QuestionId };

export type ReadingCommand =
  | { readonly c: 'openProvision'; readonly room: RoomId; readonly provision: ProvisionId }
  | { readonly c: 'askAgain'; readonly room: RoomId; readonly question: QuestionId }
  | { readonly c: 'signal'; readonly room: RoomId; readonly question: QuestionId; readonly signal: Signal }
  | { readonly c: 'rule'; readonly room: RoomId; readonly ruling: Ruling }
  /** Asks for objections to a ruling before it is made. P4.1 */
  | { readonly c: 'askRuling'; readonly room: RoomId; readonly ruling: Ruling }
  | { readonly c: 'takeBack'; readonly room: RoomId; readonly ruling: RulingId }
  | { readonly c: 'withdrawQuestion'; readonly room: RoomId; readonly question: QuestionId }
  | { readonly c: 'object'; readonly room: RoomId; readonly question: QuestionId }
  | { readonly c: 'rulingDue'; readonly room: RoomId; readonly ruling: RulingId }
  | { readonly c: 'questionDue'; readonly room: RoomId; readonly question: QuestionId };

export const readingBlank = {
  provisions: [],
  past: [],
  reading: null,
  pending: null,
  question: null,
  record: [],
} satisfies ReadingRoom;

/** Not read yet, or put off: opening it takes it up. */
const isLater = ({ status }: Provision): boolean =>
  status === 'untouched' || status === 'deferred' || status === 'leftOut';

export const readingRoom: Evolvers<Slices['room'], ReadingEvent> = {
  ProvisionOpened: (s, e) => ({
    ...s,
    reading: { provision: e.provision, question: e.question, openedAt: e.at, asked: 1, signals: {} },
    provisions: s.provisions.map((p) =>
      p.id === e.provision
        ? {
            ...p,
            discussed: p.discussed + 1,
            status: isLater(p) ? 'open' : p.status,
          }
        : p,
    ),
  }),
  AskedAgain: (s, e) => ({
    ...s,
    reading: s.reading && { ...s.reading, question: e.question, asked: e.asked, signals: {} },
  }),
  Signalled: (s, e) => ({
    ...s,
    reading: s.reading && { ...s.reading, signals: { ...s.reading.signals, [e.delegation]: e.signal } },
  }),
  RulingAnnounced: (s, e) => {
    const { t: _t, ...pending } = e;
    return { ...s, pending };
  },
  RulingTakenBack: (s, e) =>
    s.pending
      ? {
          ...s,
          pending: null,
          record: [...s.record, { k: 'takenBack', id: e.id, ruling: s.pending.ruling, at: e.at }],
        }
      : s,
  RulingTookEffect: (s, e) => {
    const applied = applyEffect(s, e.effect, e.at);
    return {
      ...applied,
      pending: null,
      provisions: applied.provisions.map((p) =>
        p.id === e.effect.provision ? { ...p, settled: e.settled ?? p.settled } : p,
      ),
      record: [
        ...s.record,
        {
          k: 'ruling',
          id: e.id,
          ruling: e.ruling,
          response: e.response,
          signals: s.pending?.signals ?? {},
          at: e.at,
          ...(s.pending?.by ? { by: s.pending.by } : {}),
        },
      ],
    };
  },
  ReadingEnded: (s) => ({ ...s, reading: null }),
  ObjectionsAsked: (s, e) => ({ ...s, question: { id: e.id, about: e.about, at: e.at, until: e.until } }),
  QuestionWithdrawn: (s) => ({ ...s, question: null }),
  Objected: (s, e) =>
    s.question
      ? {
          ...s,
          question: null,
          record: [...s.record, { k: 'objection', delegation: e.delegation, about: s.question.about, at: e.at }],
        }
      : s,
  NobodyObjected: (s) => ({ ...s, question: null }),
};

const known = (own: View, room: RoomId, provision: ProvisionId): Refusal | undefined => {
  const slice = roomOf(own, room);
  const found = slice && provisionOf(slice, provision);
  if (!found) return { code: 'provision.unknown' };
  if (isGoing(slice, provision)) return { code: 'ruling.announced' };
  return isSettled(provisionOf(afterPending(slice), provision) ?? found) ? { code: 'provision.settled' } : undefined;
};

const isQuestion = (own: View, room: RoomId, question: QuestionId): Refusal | undefined =>
  roomOf(own, room)?.reading?.question === question ? undefined : { code: 'question.over' };

/** Whether a ruling is possible on the room as it will stand once the pending one has taken effect. */
export function mayRule(own: View, room: RoomId, ruling: Ruling): Refusal | undefined {
  const slice = roomOf(own, room);
  if (!slice) return { code: 'room.unknown' };
  const after = afterPending(slice);
  const provision = provisionOf(after, ruling.provision);
  if (!provision) return { code: 'provision.unknown' };
  if (isSettled(provision)) return { code: 'provision.settled' };
  if (ruling.r === 'draft') {
    const made = draftOp(after, ruling.provision, ruling.edit, '?');
    return made.ok ? undefined : made.error;
  }
  if (ruling.r === 'chairText') return mayTakeInText(after, ruling.text);
  // A provision that the pending ruling defers leaves the screen: nothing more is ruled on it until it is opened again.
  if (slice.reading?.provision !== ruling.provision || provision.status === 'deferred')
    return { code: 'provision.notOpen' };
  switch (ruling.r) {
    case 'agreed': {
      const open = openBrackets(provision.body);
      return open > 0 ? { code: 'brackets.open', params: { open } } : undefined;
    }
    case 'removed':
    case 'bracketed':
    case 'deferred':
      return undefined;
    case 'takeIn':
    case 'bracketProposal': {
      const proposal = after.proposals.find((p) => p.id === ruling.proposal && p.provision === ruling.provision);
      if (!proposal) return { code: 'proposal.unknown' };
      if (proposal.state !== 'pending') return { code: 'proposal.settled' };
      if (!proposalFits(after, proposal)) return { code: 'proposal.stale' };
      if (ruling.r === 'bracketProposal' && !canBracket(after, proposal)) return { code: 'proposal.insideBracket' };
      // Its words went into brackets meanwhile: an option is not changed over the heads of its sponsors.
      if (ruling.r === 'takeIn' && isInside(after, proposal)) return { code: 'proposal.insideBracket' };
      return undefined;
    }
    case 'asSuggested':
      return maySuggested(after, ruling);
    case 'lapse': {
      const proposal = after.proposals.find((p) => p.id === ruling.proposal && p.provision === ruling.provision);
      if (!proposal) return { code: 'proposal.unknown' };
      if (proposal.state !== 'pending') return { code: 'proposal.settled' };
      return proposalFits(after, proposal) && proposal.standing?.s !== 'obsolete'
        ? { code: 'proposal.stands' }
        : undefined;
    }
    case 'edit': {
      const made = editOp(provision.body, ruling.edit, '?');
      return made.ok ? undefined : made.error;
    }
    case 'lift': {
      const choice = openChoices(provision.body).find((x) => x.id === ruling.choice);
      if (!choice) return { code: 'choice.unknown' };
      return ruling.option === null || choice.options.some((o) => o.id === ruling.option)
        ? undefined
        : { code: 'option.unknown' };
    }
  }
}

/** Every proposal that is named goes as suggested, and nobody contests it any more than when the list was made. */
function maySuggested(s: Slices['room'], ruling: Extract<Ruling, { r: 'asSuggested' }>): Refusal | undefined {
  if (ruling.proposals.length === 0) return { code: 'proposal.unknown' };
  for (const { id, way } of ruling.proposals) {
    const proposal = s.proposals.find((p) => p.id === id && p.provision === ruling.provision);
    if (!proposal) return { code: 'proposal.unknown' };
    if (proposal.state !== 'pending') return { code: 'proposal.settled' };
    if (uncontestedWay(s, proposal) !== way)
      return { code: 'suggestion.contested', params: { symbol: proposal.symbol } };
  }
  return undefined;
}

export const reading: Concern<ReadingCommand> = {
  handlers: {
    openProvision: {
      may: (own, me, c) =>
        first(
          running(own),
          chairOnly(own, me, c.room),
          noBallot(own, c.room),
          noQuestion(own, c.room),
          known(own, c.room, c.provision),
          roomOf(own, c.room)?.reading?.provision === c.provision ? { code: 'provision.alreadyOpen' } : undefined,
        ),
      conclude(tx, _me, c) {
        tx.emit({
          to: `room:${c.room}`,
          e: { t: 'ProvisionOpened', provision: c.provision, question: tx.id(), at: tx.now },
        });
        discuss(tx, c.room, c.provision);
      },
    },
    askAgain: {
      may: (own, me, c) =>
        first(
          running(own),
          chairOnly(own, me, c.room),
          noBallot(own, c.room),
          noQuestion(own, c.room),
          isQuestion(own, c.room, c.question),
        ),
      conclude: (tx, _me, c) => {
        const asked = (entry(tx.state.room, c.room)?.reading?.asked ?? 0) + 1;
        tx.emit({ to: `room:${c.room}`, e: { t: 'AskedAgain', question: tx.id(), asked } });
      },
    },
    signal: {
      may: (own, me, c) =>
        first(
          running(own),
          delegateOnly(own, me, c.room),
          noBallot(own, c.room),
          noBreak(own, c.room),
          isQuestion(own, c.room, c.question),
        ),
      conclude(tx, me, c) {
        const before = me.delegation && entry(tx.state.room, c.room)?.reading?.signals[me.delegation];
        if (me.delegation === null || before === c.signal) return;
        tx.emit({ to: `room:${c.room}`, e: { t: 'Signalled', delegation: me.delegation, signal: c.signal } });
      },
    },
    rule: {
      may: (own, me, c) =>
        first(
          running(own),
          chairOnly(own, me, c.room),
          noBallot(own, c.room),
          noQuestion(own, c.room),
          noBreak(own, c.room),
          mayRule(own, c.room, c.ruling),
        ),
      conclude(tx, me, c) {
        takeEffect(tx, c.room);
        if (c.ruling.r === 'removed') askObjections(tx, c.room, { q: 'remove', provision: c.ruling.provision });
        else announce(tx, c.room, c.ruling, officeOf(tx.state, me, c.room));
      },
    },
    askRuling: {
      may: (own, me, c) =>
        first(
          running(own),
          chairOnly(own, me, c.room),
          noBallot(own, c.room),
          noQuestion(own, c.room),
          noBreak(own, c.room),
          mayRule(own, c.room, c.ruling),
        ),
      conclude(tx, _me, c) {
        const { ruling } = c;
        takeEffect(tx, c.room);
        askObjections(
          tx,
          c.room,
          ruling.r === 'removed'
            ? { q: 'remove', provision: ruling.provision }
            : { q: 'rule', provision: ruling.provision, ruling },
        );
      },
    },
    takeBack: {
      may: (own, me, c) =>
        first(
          running(own),
          deskOnly(own, me, c.room),
          roomOf(own, c.room)?.pending?.id === c.ruling ? undefined : { code: 'ruling.over' },
        ),
      conclude: (tx, _me, c) =>
        tx.emit({ to: `room:${c.room}`, e: { t: 'RulingTakenBack', id: c.ruling, at: tx.now } }),
    },
    withdrawQuestion: {
      may: (own, me, c) => first(running(own), deskOnly(own, me, c.room), asks(own, c.room, c.question)),
      conclude: (tx, _me, c) => tx.emit({ to: `room:${c.room}`, e: { t: 'QuestionWithdrawn', id: c.question } }),
    },
    object: {
      may: (own, me, c) => first(running(own), delegateOnly(own, me, c.room), asks(own, c.room, c.question)),
      conclude(tx, me, c) {
        const about = entry(tx.state.room, c.room)?.question?.about;
        if (!about || me.delegation === null) return;
        tx.emit({ to: `room:${c.room}`, e: { t: 'Objected', delegation: me.delegation, at: tx.now } });
        // One objection is enough: what nobody may remove by silence goes into brackets. P1.33, P4.1
        if (about.q === 'remove') ruleAtOnce(tx, c.room, { r: 'bracketed', provision: about.provision });
      },
    },
    rulingDue: {
      may: (_own, me) => systemOnly(me),
      conclude(tx, _me, c) {
        if (entry(tx.state.room, c.room)?.pending?.id === c.ruling) takeEffect(tx, c.room);
      },
    },
    questionDue: {
      may: (_own, me) => systemOnly(me),
      conclude(tx, _me, c) {
        const question = entry(tx.state.room, c.room)?.question;
        if (question?.id !== c.question) return;
        tx.emit({ to: `room:${c.room}`, e: { t: 'NobodyObjected', id: c.question } });
        const { about } = question;
        if (about.q === 'remove') ruleAtOnce(tx, c.room, { r: 'removed', provision: about.provision });
        else if (about.q === 'rule') {
          // What it was about may have been withdrawn while the room was asked.
          if (mayRule(tx.state, c.room, about.ruling) === undefined) ruleAtOnce(tx, c.room, about.ruling);
        } else concludeWhole(tx, c.room, about.drop, 'noObjection');
      },
    },
  },
  due: (state) =>
    Object.entries(state.room).flatMap(([room, s]) => [
      ...(s.pending
        ? [
            {
              at: s.pending.effectiveAt,
              id: `ruling:${s.pending.id}`,
              command: { c: 'rulingDue', room, ruling: s.pending.id } as const,
            },
          ]
        : []),
      ...(s.question
        ? [
            {
              at: s.question.until,
              id: `question:${s.question.id}`,
              command: { c: 'questionDue', room, question: s.question.id } as const,
            },
          ]
        : []),
    ]),
};

const asks = (own: View, room: RoomId, question: QuestionId): Refusal | undefined =>
  roomOf(own, room)?.question?.id === question ? undefined : { code: 'question.over' };
