import type { BallotId, ChoiceId, ConferenceMs, DelegationCode, OptionId, ProvisionId, RoomId } from '../kit/ids.ts';
import type { VoteOutcome } from '../rules/majority.ts';
import { outcome } from '../rules/majority.ts';
import { openBrackets, openChoices } from '../text/measure.ts';
import type { TextOp } from '../text/model.ts';
import { concludeWhole, dropList, wholeRefusal } from './adoption.ts';
import { chairDecides, chairOnly, delegateOnly, entry, first, roomOf, running } from './checks.ts';
import { takeEffect } from './effects.ts';
import { changesOf, textChanged } from './follow.ts';
import { endStatement } from './floor.ts';
import type { Concern, Evolvers, Refusal, Slices, Tx, View } from './kinds.ts';
import { entitledDelegations, presentDelegations } from './presence.ts';
import { type Effect, afterPending, applyEffect } from './rulings.ts';
import { isSettled, provisionOf } from './provisions.ts';

/** A formal vote by cards: options one after another, each for, against or abstain. P2.2 to P2.11 */

export type Card = 'for' | 'against' | 'abstain';

export type BallotAbout =
  /** The provision as it stands. */
  | { readonly on: 'provision'; readonly provision: ProvisionId }
  /** The options of a choice, in order of submission; the first carried replaces the choice. P2.11 */
  | { readonly on: 'choice'; readonly provision: ProvisionId; readonly choice: ChoiceId }
  /** Delete a choice (`choice` given) or the provision, after its options failed. */
  | { readonly on: 'delete'; readonly provision: ProvisionId; readonly choice: ChoiceId | null }
  /** The text as a whole, without what is not agreed. */
  | { readonly on: 'whole' };

/** One thing that is voted on. */
export type BallotQuestion =
  | { readonly k: 'option'; readonly option: OptionId }
  | { readonly k: 'text' }
  | { readonly k: 'delete' }
  | { readonly k: 'whole'; readonly drop: readonly ProvisionId[] };

export interface Ballot {
  readonly id: BallotId;
  readonly about: BallotAbout;
  readonly questions: readonly BallotQuestion[];
  /** Index of the question that is put, or was last. */
  readonly current: number;
  /** Cards are being laid, or the chair has closed one question and may put the next. P2.11 */
  readonly state: 'open' | 'between';
  /** Who has laid a card on the current question; never which. */
  readonly cast: readonly DelegationCode[];
  /** Who may lay one: accredited when the ballot was opened. */
  readonly entitled: readonly DelegationCode[];
}

/** A question that was closed, with the cards turned. */
export interface BallotResult {
  readonly ballot: BallotId;
  readonly about: BallotAbout;
  readonly question: BallotQuestion;
  readonly index: number;
  readonly cards: Readonly<Record<DelegationCode, Card>>;
  readonly tally: { readonly for: number; readonly against: number; readonly abstain: number };
  readonly entitled: number;
  readonly present: number;
  readonly outcome: VoteOutcome;
  readonly at: ConferenceMs;
}

export interface BallotRoom {
  readonly ballot: Ballot | null;
  readonly results: readonly BallotResult[];
}

export interface BallotDelegation {
  /** The delegation's own card while it lies face down. */
  readonly card: { readonly ballot: BallotId; readonly index: number; readonly card: Card } | null;
}

export type BallotEvent =
  | {
      readonly t: 'BallotOpened';
      readonly id: BallotId;
      readonly about: BallotAbout;
      readonly questions: readonly BallotQuestion[];
      readonly entitled: readonly DelegationCode[];
    }
  | { readonly t: 'BallotCast'; readonly delegation: DelegationCode }
  | { readonly t: 'QuestionClosed'; readonly result: BallotResult; readonly effect: Effect | null }
  | { readonly t: 'QuestionPut'; readonly index: number }
  | { readonly t: 'BallotEnded' };
export type BallotDelegationEvent = {
  readonly t: 'CardLaid';
  readonly ballot: BallotId;
  readonly index: number;
  readonly card: Card;
};

export type BallotCommand =
  | { readonly c: 'openBallot'; readonly room: RoomId; readonly about: BallotAbout }
  | {
      readonly c: 'castCard';
      readonly room: RoomId;
      readonly ballot: BallotId;
      readonly index: number;
      readonly card: Card;
    }
  | { readonly c: 'closeQuestion'; readonly room: RoomId; readonly ballot: BallotId; readonly index: number }
  | { readonly c: 'putNext'; readonly room: RoomId; readonly ballot: BallotId }
  | { readonly c: 'endBallot'; readonly room: RoomId; readonly ballot: BallotId };

export const ballotBlank = {
  room: { ballot: null, results: [] } satisfies BallotRoom,
  delegation: { card: null } satisfies BallotDelegation,
};

export const ballotRoom: Evolvers<Slices['room'], BallotEvent> = {
  BallotOpened: (s, e) => ({
    ...s,
    ballot: {
      id: e.id,
      about: e.about,
      questions: e.questions,
      entitled: e.entitled,
      current: 0,
      state: 'open',
      cast: [],
    },
  }),
  BallotCast: (s, e) => ({ ...s, ballot: s.ballot && { ...s.ballot, cast: [...s.ballot.cast, e.delegation] } }),
  QuestionClosed: (s, e) => {
    const applied = e.effect ? applyEffect(s, e.effect, e.result.at) : s;
    const { result, effect } = e;
    return {
      ...applied,
      ballot: s.ballot && { ...s.ballot, state: 'between' },
      results: [...s.results, result],
      provisions: applied.provisions.map((p) => {
        if (result.outcome.kind === 'postponed' && aboutProvision(result.about) === p.id)
          return { ...p, postponed: [...p.postponed, questionKey(result.about, result.question)] };
        if (effect?.provision === p.id && isSettled(p))
          return { ...p, settled: { by: 'vote', ballot: result.ballot, at: result.at } };
        return p;
      }),
    };
  },
  QuestionPut: (s, e) => ({ ...s, ballot: s.ballot && { ...s.ballot, current: e.index, state: 'open', cast: [] } }),
  BallotEnded: (s) => ({ ...s, ballot: null }),
};

export const ballotDelegation: Evolvers<Slices['delegation'], BallotDelegationEvent> = {
  CardLaid: (s, e) => ({ ...s, card: { ballot: e.ballot, index: e.index, card: e.card } }),
};

/** The provision that a ballot is about; none for the text as a whole. */
export const aboutProvision = (about: BallotAbout): ProvisionId | null =>
  about.on === 'whole' ? null : about.provision;

/** The same question, when it is put again: deleting a bracket is another one than deleting its provision. */
function questionKey(about: BallotAbout, q: BallotQuestion): string {
  if (q.k === 'option') return q.option;
  return about.on === 'delete' && about.choice !== null ? `delete ${about.choice}` : q.k;
}

/** Whether a majority of abstentions postponed this very question before. P2.6 */
function wasPostponed(s: Slices['room'], about: BallotAbout, q: BallotQuestion): boolean {
  const provision = aboutProvision(about);
  if (provision === null) return s.results.some((r) => r.about.on === 'whole' && r.outcome.kind === 'postponed');
  return provisionOf(s, provision)?.postponed.includes(questionKey(about, q)) ?? false;
}

/** What would be put, in order; empty when there is nothing to vote on. */
export function questionsOf(s: Slices['room'], about: BallotAbout): readonly BallotQuestion[] {
  switch (about.on) {
    case 'provision':
      return [{ k: 'text' }];
    case 'choice': {
      const provision = provisionOf(s, about.provision);
      const choice = provision && openChoices(provision.body).find((c) => c.id === about.choice);
      return (choice?.options ?? []).map((o) => ({ k: 'option', option: o.id }));
    }
    case 'delete':
      return [{ k: 'delete' }];
    case 'whole':
      return [{ k: 'whole', drop: dropList(s) }];
  }
}

/** Whether something can be put to the vote on the room as it will stand after the pending ruling. */
export function mayPut(own: View, room: RoomId, about: BallotAbout): Refusal | undefined {
  const slice = roomOf(own, room);
  if (!slice) return { code: 'room.unknown' };
  const after = afterPending(slice);
  if (about.on === 'whole') return wholeRefusal(after);
  const provision = provisionOf(after, about.provision);
  if (!provision) return { code: 'provision.unknown' };
  if (isSettled(provision)) return { code: 'provision.settled' };
  if (about.on === 'provision') {
    const open = openBrackets(provision.body);
    return open > 0 ? { code: 'brackets.open', params: { open } } : undefined;
  }
  if (about.choice === null) return undefined;
  return questionsOf(after, { on: 'choice', provision: about.provision, choice: about.choice }).length > 0
    ? undefined
    : { code: 'choice.unknown' };
}

/** No quorum, no vote, in the plenary. P2.2 */
export function quorum(own: View, room: RoomId): Refusal | undefined {
  if (!own.public.ruleSet.quorum || room !== own.public.plenary) return undefined;
  const present = presentDelegations(own).length;
  const entitled = entitledDelegations(own).length;
  return present * 2 > entitled ? undefined : { code: 'ballot.noQuorum', params: { present, entitled } };
}

function onBallot(own: View, room: RoomId, id: BallotId, state: Ballot['state']): Refusal | undefined {
  const ballot = roomOf(own, room)?.ballot;
  if (!ballot) return { code: 'ballot.none' };
  return ballot.id === id && ballot.state === state ? undefined : { code: 'ballot.over' };
}

const onQuestion = (own: View, room: RoomId, index: number): Refusal | undefined =>
  roomOf(own, room)?.ballot?.current === index ? undefined : { code: 'ballot.over' };

export const ballots: Concern<BallotCommand> = {
  handlers: {
    openBallot: {
      may: (own, me, c) => first(chairDecides(own, me, c.room), mayPut(own, c.room, c.about), quorum(own, c.room)),
      conclude(tx, _me, c) {
        takeEffect(tx, c.room);
        // From the opening to the announcement nothing interrupts: a statement that is being made ends. P2.10
        endStatement(tx, c.room, 'thanked');
        const slice = entry(tx.state.room, c.room);
        if (!slice) return;
        tx.emit({
          to: `room:${c.room}`,
          e: {
            t: 'BallotOpened',
            id: tx.id(),
            about: c.about,
            questions: questionsOf(slice, c.about),
            entitled: entitledDelegations(tx.state),
          },
        });
      },
    },
    castCard: {
      may: (own, me, c) =>
        first(
          running(own),
          delegateOnly(own, me, c.room),
          onBallot(own, c.room, c.ballot, 'open'),
          onQuestion(own, c.room, c.index),
          me.delegation !== null && roomOf(own, c.room)?.ballot?.entitled.includes(me.delegation)
            ? undefined
            : { code: 'delegation.notAccredited' },
          me.delegation !== null && roomOf(own, c.room)?.ballot?.cast.includes(me.delegation)
            ? { code: 'ballot.alreadyCast' }
            : undefined,
        ),
      conclude(tx, me, c) {
        if (me.delegation === null) return;
        tx.emit({ to: `room:${c.room}`, e: { t: 'BallotCast', delegation: me.delegation } });
        tx.emit({
          to: `delegation:${me.delegation}`,
          e: { t: 'CardLaid', ballot: c.ballot, index: c.index, card: c.card },
        });
      },
    },
    closeQuestion: {
      may: (own, me, c) =>
        first(
          running(own),
          chairOnly(own, me, c.room),
          onBallot(own, c.room, c.ballot, 'open'),
          onQuestion(own, c.room, c.index),
        ),
      conclude: (tx, _me, c) => closeQuestion(tx, c.room),
    },
    putNext: {
      // A ballot whose questions have all been put has ended, so between two of them there always is a next one.
      may: (own, me, c) => first(running(own), chairOnly(own, me, c.room), onBallot(own, c.room, c.ballot, 'between')),
      conclude(tx, _me, c) {
        const ballot = entry(tx.state.room, c.room)?.ballot;
        if (ballot) tx.emit({ to: `room:${c.room}`, e: { t: 'QuestionPut', index: ballot.current + 1 } });
      },
    },
    endBallot: {
      may: (own, me, c) => first(running(own), chairOnly(own, me, c.room), onBallot(own, c.room, c.ballot, 'between')),
      conclude: (tx, _me, c) => tx.emit({ to: `room:${c.room}`, e: { t: 'BallotEnded' } }),
    },
  },
};

/** Turns the cards, counts, says what the count means, and lets it apply to the text. P2.4 to P2.6 */
function closeQuestion(tx: Tx, room: RoomId): void {
  const slice = entry(tx.state.room, room);
  const ballot = slice?.ballot;
  const question = ballot?.questions[ballot.current];
  if (!slice || !ballot || !question) return;
  const cards = cardsOf(tx.state, ballot);
  const count = (card: Card): number => Object.values(cards).filter((c) => c === card).length;
  const tally = { for: count('for'), against: count('against'), abstain: count('abstain') };
  const entitled = ballot.entitled.length;
  // Whoever laid a card is counted as present, even if the line was lost since.
  const present = new Set([
    ...presentDelegations(tx.state).filter((d) => ballot.entitled.includes(d)),
    ...Object.keys(cards),
  ]).size;
  const { ruleSet, plenary } = tx.state.public;
  const verdict = outcome(tally, {
    entitled,
    present,
    quorum: ruleSet.quorum,
    place: room === plenary ? 'plenary' : 'committee',
    postponedBefore: wasPostponed(slice, ballot.about, question),
    majority: ruleSet.majority,
    abstentionsPostpone: ruleSet.abstentionsPostpone,
  });
  const result: BallotResult = {
    ballot: ballot.id,
    about: ballot.about,
    question,
    index: ballot.current,
    cards,
    tally,
    entitled,
    present,
    outcome: verdict,
    at: tx.now,
  };
  const effect = effectOfVote(slice, ballot, question, verdict, tx.id());
  tx.emit({ to: `room:${room}`, e: { t: 'QuestionClosed', result, effect } });
  if (effect) textChanged(tx, room, slice, changesOf(effect), { by: 'chair', motive: 'contentious', reason: null });
  const more = ballot.current + 1 < ballot.questions.length;
  if (verdict.kind === 'carried' || verdict.kind === 'noQuorum' || !more)
    tx.emit({ to: `room:${room}`, e: { t: 'BallotEnded' } });
  if (question.k === 'whole' && (verdict.kind === 'carried' || verdict.kind === 'rejected'))
    concludeWhole(tx, room, verdict.kind === 'carried' ? question.drop : null, 'vote');
}

/** The cards as the delegations laid them, each once. Law 7 */
function cardsOf(state: View, ballot: Ballot): Readonly<Record<DelegationCode, Card>> {
  const cards: Record<DelegationCode, Card> = {};
  for (const code of ballot.cast) {
    const laid = entry(state.delegation, code)?.card;
    if (laid && laid.ballot === ballot.id && laid.index === ballot.current) cards[code] = laid.card;
  }
  return cards;
}

function effectOfVote(
  s: Slices['room'],
  ballot: Ballot,
  question: BallotQuestion,
  verdict: VoteOutcome,
  op: string,
): Effect | null {
  const { about } = ballot;
  if (about.on === 'whole' || (verdict.kind !== 'carried' && verdict.kind !== 'rejected')) return null;
  const provision = provisionOf(s, about.provision);
  if (!provision) return null;
  const none: Effect = { provision: provision.id, ops: [], draft: null, status: provision.status, proposals: [] };
  if (verdict.kind === 'rejected') {
    // A provision that fails stays on the paper, in brackets; deleting it is a question of its own.
    if (question.k !== 'text') return null;
    const { sponsors } = provision;
    return {
      ...none,
      status: 'bracketed',
      ops: [{ t: 'enclose', op, choice: `${op}.c`, option: `${op}.o`, sponsors }],
    };
  }
  switch (question.k) {
    case 'text':
      return { ...none, status: 'agreed' };
    case 'option':
      return about.on === 'choice' ? { ...none, ops: [resolve(op, about.choice, question.option)] } : null;
    case 'delete':
      return about.on === 'delete' && about.choice !== null
        ? { ...none, ops: [resolve(op, about.choice, null)] }
        : { ...none, status: 'removed', ops: [{ t: 'replace', op, body: [] }] };
    case 'whole':
      return null;
  }
}

const resolve = (op: string, choice: ChoiceId, option: OptionId | null): TextOp => ({
  t: 'resolve',
  op,
  choice,
  option,
});
