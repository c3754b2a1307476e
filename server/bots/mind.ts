import type { BallotQuestion, Card } from '../../shared/conference/ballots.ts';
import { entry } from '../../shared/conference/checks.ts';
import { may } from '../../shared/conference/conference.ts';
import type { Slices, View } from '../../shared/conference/kinds.ts';
import type { Signal } from '../../shared/conference/reading.ts';
import { applyEffect, effectOf } from '../../shared/conference/rulings.ts';
import type { DelegationCode, ProvisionId, SeatId } from '../../shared/kit/ids.ts';
import type { Rng } from '../../shared/kit/rng.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { type Goal, goalStanding, redLineHolds, type StandingProvision } from '../../shared/scenario/goals.ts';
import type { Starter } from '../../shared/scenario/lesson.ts';
import type { Brief } from '../../shared/scenario/scenario.ts';
import { applyOp } from '../../shared/text/amend.ts';
import type { Body } from '../../shared/text/model.ts';

/** What an automatic seat would do, from what it sees and its brief. Pure, but for the dice. */

export interface Mind {
  readonly seat: SeatId;
  readonly rng: Rng;
  /** What it made up its mind about once: to speak on a provision or not, to give way or not. */
  readonly decided: Map<string, boolean>;
}

/** An act, and how long a person would take for it, in seconds of conference time. */
export interface Intent {
  readonly command: ClientCommand;
  readonly after: { readonly from: number; readonly to: number };
}

interface Place {
  readonly delegation: DelegationCode;
  readonly room: string;
  readonly slice: Slices['room'];
  readonly brief: Brief | null;
}

/** The next thing that it wants to do; nothing while there is nothing for it to do. */
export function intentOf(mind: Mind, view: View): Intent | undefined {
  const role = entry(view.seat, mind.seat)?.role;
  const room = view.public.plenary;
  const slice = entry(view.room, room);
  if (role?.r !== 'delegate' || !slice) return undefined;
  const place = {
    delegation: role.delegation,
    room,
    slice,
    brief: entry(view.delegation, role.delegation)?.brief ?? null,
  };
  return wishes(mind, view, place).find(({ command }) => may(view, mind.seat, command) === undefined);
}

/** Everything that it could do now, the most pressing first. */
function wishes(mind: Mind, view: View, place: Place): readonly Intent[] {
  const { delegation, room, slice } = place;
  const { phase, scenario } = view.public;
  if (phase.p === 'lobby')
    return view.public.delegations[delegation]?.plateUp
      ? []
      : [{ command: { c: 'raisePlate', up: true }, after: { from: 2, to: 12 } }];
  if (phase.p === 'closed')
    return entry(slice.verdicts, delegation) ? [] : verdict(place, scenario.lang, phase.outcome);
  return [
    ...speech(place, scenario.lang, scenario.starters, mind.rng),
    ...card(place, view),
    ...objection(place),
    ...signal(mind, place),
    ...(wantsToSpeak(mind, place) ? [{ command: { c: 'askFloor', room } as const, after: { from: 3, to: 14 } }] : []),
  ];
}

/** With the floor: a line for the record, then thanks. */
function speech(place: Place, lang: string, starters: readonly Starter[], rng: Rng): readonly Intent[] {
  const { speaking } = place.slice.floor;
  if (speaking?.delegation !== place.delegation) return [];
  const { turn } = speaking;
  const done: Intent = { command: { c: 'endStatement', room: place.room, turn }, after: { from: 5, to: 9 } };
  if (place.slice.summaries.some((one) => one.turn === turn)) return [done];
  const text = lineOf(place, starters, rng);
  if (text === '') return [done];
  return [{ command: { c: 'summarise', room: place.room, turn, text, lang }, after: { from: 3, to: 7 } }, done];
}

/** What it says: a goal of its brief on the provision that is open, or whatever it wants, or who it is. */
function lineOf({ brief, slice }: Place, starters: readonly Starter[], rng: Rng): string {
  const open = slice.reading?.provision;
  const goals = (brief?.goals ?? []).filter((g) => open === undefined || g.wants.some((w) => w.provision === open));
  // Only what is a sentence by itself: most beginnings leave a gap for whoever speaks.
  const whole = starters.map((s) => s.words).filter((words) => !words.includes('…'));
  const lines = goals.length > 0 ? goals.map((g) => g.says) : [...(brief?.want ?? []), ...whole];
  return (lines[rng.next(lines.length)] ?? '').slice(0, 200).trim();
}

/** As many statements on a provision are enough before automatic seats hold back: the time is the people's. */
const enough = 3;

/** Speaks on what a goal of its own is about, and now and then on the rest. */
function wantsToSpeak(mind: Mind, { delegation, brief, slice }: Place): boolean {
  const { floor, reading } = slice;
  if (!reading || floor.list.length >= 2) return false;
  const said = floor.statements.filter((one) => one.since >= reading.openedAt);
  if (said.length >= enough || said.some((one) => one.delegation === delegation)) return false;
  const about = reading.provision;
  const cares = (brief?.goals ?? []).some((g) => g.wants.some((w) => w.provision === about));
  return once(mind, `speaks on ${about}`, cares ? 2 : 5, 1);
}

/** Decides something once, by dice: `times` out of `of`. */
function once(mind: Mind, what: string, of: number, times: number): boolean {
  const before = mind.decided.get(what);
  if (before !== undefined) return before;
  const now = mind.rng.next(of) < times;
  mind.decided.set(what, now);
  return now;
}

function signal(mind: Mind, place: Place): readonly Intent[] {
  const { delegation, room, slice } = place;
  const { reading } = slice;
  if (!reading || entry(reading.signals, delegation)) return [];
  return [
    {
      command: { c: 'signal', room, question: reading.question, signal: signalFor(mind, place, reading.provision) },
      after: { from: 4, to: 16 },
    },
  ];
}

/** Supports what serves it; what only costs a goal it lets pass when it gives way, which it does more often than not. */
function signalFor(mind: Mind, place: Place, provision: ProvisionId): Signal {
  const { slice } = place;
  const now = worth(place, slice.provisions);
  const old = worth(place, withBody(slice, provision, undefined));
  if (now <= brokenWorth) return 'oppose';
  if (now >= old) return 'support';
  return once(mind, `gives way on ${provision}`, 4, 3) ? 'support' : 'oppose';
}

function card(place: Place, view: View): readonly Intent[] {
  const { delegation, room, slice } = place;
  const { ballot } = slice;
  const question = ballot?.questions[ballot.current];
  if (!ballot || !question || ballot.state !== 'open' || ballot.cast.includes(delegation)) return [];
  const laid = entry(view.delegation, delegation)?.card;
  if (laid?.ballot === ballot.id && laid.index === ballot.current) return [];
  const command = {
    c: 'castCard',
    room,
    ballot: ballot.id,
    index: ballot.current,
    card: cardFor(place, question),
  } as const;
  return [{ command, after: { from: 4, to: 18 } }];
}

function cardFor(place: Place, question: BallotQuestion): Card {
  const { slice } = place;
  const about = slice.ballot?.about;
  if (!about || about.on === 'whole' || question.k === 'whole') return adoptionCard(place, question);
  const after = withBody(slice, about.provision, bodyAfter(slice, about, question));
  const gain = worth(place, after) - worth(place, slice.provisions);
  if (worth(place, after) <= brokenWorth) return 'against';
  if (gain > 0) return 'for';
  return gain < 0 ? 'against' : question.k === 'text' ? 'for' : 'abstain';
}

/** The words as they would stand if the question carried. */
function bodyAfter(
  slice: Slices['room'],
  about: Exclude<NonNullable<Slices['room']['ballot']>['about'], { readonly on: 'whole' }>,
  question: BallotQuestion,
): Body | undefined {
  const body = slice.provisions.find((p) => p.id === about.provision)?.body ?? [];
  if (question.k === 'text') return body;
  if (about.on === 'provision' || about.choice === null) return undefined;
  const option = question.k === 'option' ? question.option : null;
  return applyOp(body, { t: 'resolve', op: 'thought', choice: about.choice, option });
}

function adoptionCard(place: Place, question: BallotQuestion): Card {
  const inPart = question.k === 'whole' && question.drop.length > 0;
  const line = place.brief?.redLine;
  if (line && redLineHolds(line, place.slice.provisions, inPart ? 'inPart' : 'adopted') === 'broken') return 'against';
  return 'for';
}

/** Objects only for its red line: to whatever else, its card or its signal says enough. */
function objection(place: Place): readonly Intent[] {
  const { question } = place.slice;
  const line = place.brief?.redLine;
  if (!question || !line) return [];
  const { about } = question;
  const standing =
    about.q === 'whole'
      ? redLineHolds(line, place.slice.provisions, about.drop.length > 0 ? 'inPart' : 'adopted')
      : about.q === 'rule'
        ? redLineHolds(
            line,
            applyEffect(place.slice, effectOf(place.slice, question.id, about.ruling), question.until).provisions,
          )
        : redLineHolds(line, withBody(place.slice, about.provision, []));
  if (standing !== 'broken') return [];
  return [{ command: { c: 'object', room: place.room, question: question.id }, after: { from: 2, to: 8 } }];
}

/** At the end: whether it can live with the result, in words of its brief. */
function verdict(place: Place, lang: string, ending: 'adopted' | 'inPart' | 'notAdopted'): readonly Intent[] {
  const { brief, slice, room } = place;
  if (brief === null) return [];
  const broken = brief.redLine !== undefined && redLineHolds(brief.redLine, slice.provisions, ending) === 'broken';
  const goals = (brief.goals ?? []).map((goal) => ({ goal, standing: goalStanding(goal, slice.provisions, ending) }));
  const met = goals.find((one) => one.standing === 'met')?.goal;
  const can = !broken && (met !== undefined || goals.length === 0);
  const missed = broken ? brief.redLine?.says : goals.find((one) => one.standing !== 'met')?.goal.says;
  const text = ((can ? met?.says : missed) ?? brief.fallback).slice(0, 200).trim();
  return [{ command: { c: 'giveVerdict', room, can, text, lang }, after: { from: 5, to: 25 } }];
}

/** Provisions with one body replaced; with `undefined` the change falls away, so that the old text stands. */
function withBody(slice: Slices['room'], provision: ProvisionId, body: Body | undefined): readonly StandingProvision[] {
  if (body === undefined) return slice.provisions.filter((p) => p.id !== provision);
  return slice.provisions.map((p) => (p.id === provision ? { ...p, body } : p));
}

const brokenWorth = -50;
const worthOf = { met: 3, half: 1, open: 0, notMet: -2 } as const;

/** How the words serve a brief; far below nothing when they cross its red line. */
function worth({ brief }: Place, provisions: readonly StandingProvision[]): number {
  const here = (goal: Goal): boolean => goal.wants.every((w) => provisions.some((p) => p.id === w.provision));
  const goals = (brief?.goals ?? []).filter(here);
  const sum = goals.reduce((total, goal) => total + worthOf[goalStanding(goal, provisions)], 0);
  const line = brief?.redLine;
  const broken = line !== undefined && redLineHolds(line, provisions) === 'broken';
  return broken ? brokenWorth * 2 + sum : sum;
}
