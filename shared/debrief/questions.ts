import { entry } from '../conference/checks.ts';
import type { BallotResult } from '../conference/ballots.ts';
import { aboutProvision } from '../conference/ballots.ts';
import type { Slices, View } from '../conference/kinds.ts';
import type { DelegationCode } from '../kit/ids.ts';
import { openChoices } from '../text/measure.ts';
import { printBracketed } from '../text/print.ts';
import { type Outcome, outcomeOf } from './settled.ts';
import { floorTimes, held } from './story.ts';

/**
 * Questions for a class to talk about, drawn from what happened and from nothing that is secret: no brief is read.
 * Words come from the catalogue (`debrief.q.<q>`).
 */
export interface Question {
  readonly q:
    | 'open'
    | 'openOne'
    | 'narrow'
    | 'narrowWhole'
    | 'moved'
    | 'objected'
    | 'objectedTo'
    | 'author'
    | 'silent'
    | 'longest'
    | 'adopted'
    | 'inPart'
    | 'notAdopted'
    | 'trade'
    | 'role'
    | 'world';
  readonly args: Readonly<Record<string, string | number>>;
}

/** How many questions a debrief has. */
export const questionCount = 4;

/**
 * Four questions, the most telling first: the outcome itself, then what stayed open, narrow votes, changes of mind,
 * objections, whose words stand, who was not heard. Where little happened, questions that always have an answer follow.
 */
export function questionsOf(view: View): readonly Question[] {
  const room = entry(view.room, view.public.plenary);
  const outcome = outcomeOf(view);
  if (!room || !outcome) return [];
  const told = [
    ...fromOpen(outcome),
    ...fromVotes(room),
    ...fromMoves(view, room),
    ...fromObjections(view, room),
    ...fromAuthors(view, room, outcome),
    ...fromFloor(view),
  ];
  // One of each kind, so that four questions open four doors.
  const kinds = new Set<string>();
  const varied = told.filter(({ q }) => {
    const kind = q.replace(/One$|Whole$|To$/, '');
    if (kinds.has(kind)) return false;
    kinds.add(kind);
    return true;
  });
  const always: readonly Question[] = [
    { q: 'trade', args: {} },
    { q: 'role', args: {} },
    { q: 'world', args: {} },
  ];
  return [...varied.slice(0, questionCount - 1), ofOutcome(outcome), ...always].slice(0, questionCount);
}

function ofOutcome(outcome: Outcome): Question {
  if (outcome.kind !== 'inPart') return { q: outcome.kind, args: {} };
  const numbers = outcome.provisions.filter((p) => p.inForce === 'old').map((p) => p.provision.number);
  return { q: 'inPart', args: { numbers: numbers.join(' · ') } };
}

/** Brackets that never closed: the words that were on the table. */
function fromOpen(outcome: Outcome): readonly Question[] {
  return outcome.provisions
    .filter((p) => p.open > 0)
    .map((p) => {
      const { number } = p.provision;
      const rival = openChoices(p.provision.body).find((choice) => choice.options.length > 1);
      const words = (rival?.options ?? []).map((o) => printBracketed(o.body, { sponsors: false }).trim());
      return words.length > 1 && words.every((one) => one !== '' && one.length <= 40)
        ? { q: 'open', args: { number, words: words.map((one) => `[${one}]`).join('/') } }
        : { q: 'openOne', args: { number } };
    });
}

/** Votes that one or two delegations decided, the narrowest first. */
function fromVotes(room: Slices['room']): readonly Question[] {
  const margin = ({ tally }: BallotResult): number => Math.abs(tally.for - tally.against);
  return room.results
    .filter((r) => r.tally.for + r.tally.against > 2 && margin(r) <= 2)
    .toSorted((a, b) => margin(a) - margin(b))
    .map((r) => {
      const args = { for: r.tally.for, against: r.tally.against };
      const p = room.provisions.find((one) => one.id === aboutProvision(r.about));
      return p ? { q: 'narrow', args: { ...args, number: p.number } } : { q: 'narrowWhole', args };
    });
}

/** Delegations that opposed a provision and later supported it, by signal or by card. */
function fromMoves(view: View, room: Slices['room']): readonly Question[] {
  return room.provisions.flatMap((p) => {
    const shown = room.record.flatMap((x) => (x.k === 'ruling' && x.ruling.provision === p.id ? [x.signals] : []));
    const agreed = room.results.findLast((r) => r.about.on === 'provision' && r.about.provision === p.id);
    return held(view).flatMap((code): readonly Question[] => {
      const opposedAt = shown.findIndex((signals) => entry(signals, code) === 'oppose');
      if (opposedAt < 0) return [];
      const later = shown.slice(opposedAt + 1).some((signals) => entry(signals, code) === 'support');
      const voted = agreed !== undefined && entry(agreed.cards, code) === 'for';
      return later || voted ? [{ q: 'moved', args: { name: nameOf(view, code), number: p.number } }] : [];
    });
  });
}

function fromObjections(view: View, room: Slices['room']): readonly Question[] {
  return room.record.flatMap((x): readonly Question[] => {
    if (x.k !== 'objection') return [];
    const { about } = x;
    const name = nameOf(view, x.delegation);
    if (about.q === 'whole') return [{ q: 'objected', args: { name } }];
    const p = room.provisions.find((one) => one.id === about.provision);
    return p ? [{ q: 'objectedTo', args: { name, number: p.number } }] : [];
  });
}

/** A delegation whose own words stand in what is in force. */
function fromAuthors(view: View, room: Slices['room'], outcome: Outcome): readonly Question[] {
  const stands = new Set(outcome.provisions.filter((p) => p.inForce === 'words').map((p) => p.provision.id));
  return room.proposals.flatMap((x) => {
    if (x.from === 'chair' || x.state !== 'takenIn' || !stands.has(x.provision)) return [];
    const number = room.provisions.find((p) => p.id === x.provision)?.number ?? '';
    return [{ q: 'author' as const, args: { name: nameOf(view, x.from), number } }];
  });
}

/** Who was not heard, and who was heard most; only where a few spoke at all. */
function fromFloor(view: View): readonly Question[] {
  const times = floorTimes(view);
  const [longest] = times;
  if (!longest || longest.times === 0) return [];
  const silent = times.find((one) => one.times === 0);
  return [
    ...(silent ? [{ q: 'silent' as const, args: { name: nameOf(view, silent.delegation) } }] : []),
    { q: 'longest', args: { name: nameOf(view, longest.delegation) } },
  ];
}

const nameOf = (view: View, code: DelegationCode): string => entry(view.public.delegations, code)?.info.name ?? code;
