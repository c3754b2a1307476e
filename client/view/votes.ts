import type { Ballot, BallotAbout, BallotQuestion, BallotResult, Card } from '../../shared/conference/ballots.ts';
import { aboutProvision } from '../../shared/conference/ballots.ts';
import { lastSeen } from '../../shared/conference/brackets.ts';
import { entry } from '../../shared/conference/checks.ts';
import type { View } from '../../shared/conference/kinds.ts';
import type { Provision } from '../../shared/conference/provisions.ts';
import type { Body } from '../../shared/text/model.ts';
import { findChoice } from '../../shared/text/measure.ts';
import { liveText } from '../../shared/text/print.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Sentence } from './say.ts';
import { resultKey, standingResult } from './standing.ts';
import { labelOf, lookerOf, nameOf, plenaryOf, provisionIn } from './who.ts';

/** The vote that is open, and the last one that was closed, with its arithmetic. */

export interface VoteNow {
  readonly ballot: Ballot;
  readonly index: number;
  /** What the cards answer. */
  readonly asks: Sentence;
  readonly about: string;
  readonly number: string;
  /** The words that are put; empty for the text as a whole. */
  readonly pieces: readonly Piece[];
  /** The provision around them, where only a part of it is put. */
  readonly context: readonly Piece[];
  readonly part: { readonly n: number; readonly of: number };
  readonly cast: number;
  readonly all: number;
  /** Names of those whose card is still missing; told to the chair before the gavel. */
  readonly missing: readonly { readonly code: string; readonly name: string }[];
  /** Your delegation may lay a card. */
  readonly votes: boolean;
  /** Your own card: only your delegation sees it before the gavel. */
  readonly mine: Card | null;
  readonly voted: boolean;
  /** For the text as a whole: what would fall away. */
  readonly drops: readonly string[];
}

/** The vote that is going on; nothing when there is none. */
export function voteOf(view: View, seat: string): VoteNow | null {
  const { ballot } = plenaryOf(view);
  const question = ballot?.questions[ballot.current];
  if (!ballot || !question) return null;
  const me = lookerOf(view, seat);
  const provision = provisionIn(view, aboutProvision(ballot.about));
  const card = me.delegation === null ? undefined : entry(view.delegation, me.delegation)?.card;
  const own = card && card.ballot === ballot.id && card.index === ballot.current ? card.card : null;
  return {
    ballot,
    index: ballot.current,
    asks: asksFor(question),
    about: labelOf(provision),
    number: provision?.number ?? '',
    pieces: provision ? piecesOf(wordsPut(provision.body, ballot.about, question)) : [],
    context: provision && isPart(ballot.about) ? piecesOf(provision.body, { delegation: me.delegation }) : [],
    part: { n: ballot.current + 1, of: ballot.questions.length },
    cast: ballot.cast.length,
    all: ballot.entitled.length,
    missing: ballot.entitled
      .filter((c) => !ballot.cast.includes(c))
      .map((code) => ({ code, name: nameOf(view, code) })),
    votes: me.delegation !== null && ballot.entitled.includes(me.delegation),
    mine: own,
    voted: me.delegation !== null && ballot.cast.includes(me.delegation),
    drops: question.k === 'whole' ? question.drop.map((id) => labelOf(provisionIn(view, id))) : [],
  };
}

function asksFor(question: BallotQuestion): Sentence {
  switch (question.k) {
    case 'option':
      return { key: 'vote.asks.option' };
    case 'text':
      return { key: 'vote.asks.text' };
    case 'delete':
      return { key: 'vote.asks.delete' };
    case 'whole':
      return { key: question.drop.length > 0 ? 'vote.asks.wholeWithout' : 'vote.asks.whole' };
  }
}

const isPart = (about: BallotAbout): boolean =>
  about.on === 'choice' || (about.on === 'delete' && about.choice !== null);

/** The option that is put, the bracket that would fall, or the provision. */
function wordsPut(body: Body, about: BallotAbout, question: BallotQuestion): Body {
  if (about.on !== 'choice' && about.on !== 'delete') return body;
  if (about.choice === null) return body;
  const choice = findChoice(body, about.choice);
  if (!choice) return body;
  return question.k === 'option' ? (choice.options.find((o) => o.id === question.option)?.body ?? body) : [choice];
}

export interface ResultShown {
  readonly result: BallotResult;
  readonly key: string;
  readonly headline: Sentence;
  /** The arithmetic in words. */
  readonly sum: Sentence;
  readonly about: string;
  /** The option that was put, in the words it had then; empty when something else was. */
  readonly put: string;
  /** The provision as it stands now. */
  readonly provision: Provision | undefined;
  /** Share of those for and against that `required` takes, for the bar: 0 to 1. */
  readonly need: number;
  readonly mine: Card | null;
}

/** What the last count said, as long as it stands. */
export function lastResult(view: View, seat: string): ResultShown | null {
  const result = standingResult(view);
  if (!result) return null;
  const provision = provisionIn(view, aboutProvision(result.about));
  const me = lookerOf(view, seat);
  const { tally } = result;
  const voting = tally.for + tally.against;
  return {
    result,
    key: resultKey(result),
    headline: headlineOf(result),
    sum: sumOf(result),
    about: labelOf(provision),
    put: provision ? optionPut(provision, result) : '',
    provision,
    need: voting === 0 ? 1 : Math.min(1, result.outcome.required / voting),
    mine: me.delegation === null ? null : (entry(result.cards, me.delegation) ?? null),
  };
}

/** Once it is settled, its bracket is in the text's past. */
function optionPut(provision: Provision, { about, question }: BallotResult): string {
  if (about.on !== 'choice' || question.k !== 'option') return '';
  const option = lastSeen(provision, about.choice)?.options.find(({ id }) => id === question.option);
  return option ? liveText(option.body) : '';
}

/** What came of a question, in a word. */
export function headlineOf(result: BallotResult): Sentence {
  const { kind } = result.outcome;
  if (kind === 'postponed') return { key: 'vote.headline.postponed' };
  if (kind === 'noQuorum') return { key: 'vote.headline.noQuorum' };
  if (result.question.k === 'delete')
    return { key: kind === 'carried' ? 'vote.headline.deleted' : 'vote.headline.kept' };
  return { key: kind === 'carried' ? 'vote.headline.carried' : 'vote.headline.rejected' };
}

/** The arithmetic of a result in words, with every number that it rests on. P2.2, P2.4 to P2.6 */
export function sumOf(result: BallotResult): Sentence {
  const { tally, outcome, present, entitled } = result;
  const voting = tally.for + tally.against;
  const args = { ...tally, voting, required: outcome.required };
  switch (outcome.kind) {
    case 'carried':
      return { key: 'vote.sum.carried', args };
    case 'rejected':
      if (outcome.reason === 'tie') return { key: 'vote.sum.tie', args };
      return { key: outcome.reason === 'nobodyForOrAgainst' ? 'vote.sum.nobody' : 'vote.sum.rejected', args };
    case 'postponed':
      return { key: 'vote.sum.postponed', args: { ...args, cast: voting + tally.abstain } };
    case 'noQuorum':
      return { key: 'vote.sum.noQuorum', args: { present, entitled, quorum: outcome.quorum } };
  }
}
