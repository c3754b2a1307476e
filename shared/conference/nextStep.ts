import type { ConferenceMs, DelegationCode, ProposalId, RoomId } from '../kit/ids.ts';
import { openBrackets, openChoices } from '../text/measure.ts';
import { agreedList, dropList, wholeObjection } from './adoption.ts';
import type { BallotAbout } from './ballots.ts';
import { quorum } from './ballots.ts';
import { untilBell } from './bell.ts';
import { roomOf } from './checks.ts';
import type { FloorRoom } from './floor.ts';
import type { Command, Slices, View } from './kinds.ts';
import { unlocked } from './levels.ts';
import { presentDelegations } from './presence.ts';
import { type Proposal, canBracket, isInside, pendingProposals, proposalFits } from './onTheTable.ts';
import { isAhead, type Provision, provisionOf, type ProvisionRoom } from './provisions.ts';
import type { ReadingRoom } from './reading.ts';
import { responseTo, suggestRuling } from './response.ts';

/**
 * What a chair would do next, and why: one pure answer for the automatic chair, for a student in the chair and for
 * the teacher's one button. It proposes; whether it happens is decided as for any other act.
 */
export interface NextStep {
  /** Catalogue key `step.<why>`: what is done and the reason. */
  readonly why: StepReason;
  readonly command: Command;
  /** How long people have to act before the automatic chair takes the step, in ms of conference time. */
  readonly wait: ConferenceMs;
}

/** What a step does, and so why it comes next; words in the catalogue (`step.<name>`). */
export const stepReasons = [
  'nextSpeaker',
  'openNext',
  'returnTo',
  'askAgain',
  'agreed',
  'removed',
  'bracketed',
  'bracketProposal',
  'takeIn',
  'deferred',
  'voteChoice',
  'voteText',
  'deleteChoice',
  'allVoted',
  'closeVote',
  'putNext',
  'endVote',
  'askWhole',
  'adoptAgreed',
  'voteWhole',
] as const;
export type StepReason = (typeof stepReasons)[number];

/** Times to think, in ms. */
const thinkMs = {
  speaker: 6_000,
  open: 5_000,
  signal: 45_000,
  vote: 60_000,
  voted: 5_000,
  between: 8_000,
  whole: 12_000,
};

/** The step that one button takes: the one that is counted down, or else the next one, without hurry. */
export const stepAtHand = (own: View, room: RoomId): Pick<NextStep, 'why' | 'command'> | undefined =>
  roomOf(own, room)?.auto.planned ?? nextStep(own, room, null);

/**
 * The next step in a room; nothing while something is already under way and ends by itself.
 * @param now conference time, to move on when the provision had its share of it; `null` for a chair who decides that
 */
export function nextStep(own: View, room: RoomId, now: ConferenceMs | null): NextStep | undefined {
  const step = stepIn(own, room, now);
  const { countdownSeconds } = own.public.ruleSet;
  if (!step || countdownSeconds === undefined) return step;
  const quick = countdownSeconds * 1000;
  // Only a step that waits for nobody's answer is as quick as the rule set says.
  if (step.wait < thinkMs.signal) return { ...step, wait: quick };
  return isRehearsal(own) ? { ...step, wait: Math.min(step.wait, 2 * quick) } : step;
}

/** One person at most among automatic seats: nobody else is kept waiting, and the time is short. */
function isRehearsal(own: View): boolean {
  const sides = Object.values(own.public.delegations);
  const people = sides.reduce((sum, d) => sum + d.taken - d.automatic, 0);
  return people <= 1 && sides.some((d) => d.automatic > 0);
}

function stepIn(own: View, room: RoomId, now: ConferenceMs | null): NextStep | undefined {
  const slice = roomOf(own, room);
  if (!slice || own.public.phase.p !== 'session' || slice.question || slice.pause) return undefined;
  if (slice.ballot) return stepOfBallot(own, room, slice.ballot);
  if (slice.floor.speaking) return undefined;
  // The draft itself is about to change shape: what comes next is known once it has.
  if (slice.pending?.ruling.r === 'draft' || slice.pending?.ruling.r === 'chairText') return undefined;
  const last = lastCall(own, room, slice);
  if (last) return last;
  const speaker = nextSpeaker(slice, own.public.ruleSet.unheardFirst === true);
  const late = isLate(own, slice, now);
  const give = (delegation: DelegationCode): NextStep => ({
    why: 'nextSpeaker',
    command: { c: 'giveFloor', room, delegation, after: slice.floor.lastTurn },
    wait: thinkMs.speaker,
  });
  const floorOpen = unlocked(own.public, 'askFloor');
  if (speaker !== undefined && floorOpen && !late) return give(speaker);
  if (slice.reading) return stepOfReading(own, room, slice, late);
  // When nothing is left to be read or put, people talk until the bell.
  const [waiting] = slice.floor.list;
  return stepBetween(own, room, slice) ?? (waiting && floorOpen ? give(waiting.delegation) : undefined);
}

/**
 * First on the list, or first among those who have not spoken yet. Each speaks once on the provision that is open, and
 * once before the first is opened: who always asks again must not keep the room from its text.
 */
export function nextSpeaker(
  s: FloorRoom & ProvisionRoom & ReadingRoom,
  unheardFirst: boolean,
): DelegationCode | undefined {
  const since = s.reading?.openedAt ?? Number.NEGATIVE_INFINITY;
  const heard = new Set(s.floor.statements.map((x) => x.delegation));
  const spoke = new Set(s.floor.statements.filter((x) => x.since >= since).map((x) => x.delegation));
  const waiting = s.floor.list.filter((x) => !spoke.has(x.delegation));
  const unheard = unheardFirst ? waiting.find((x) => !heard.has(x.delegation)) : undefined;
  return (unheard ?? waiting[0])?.delegation;
}

/** What is under way, the provision that is open or the words before the first, has had its share of the time to the bell. */
function isLate(own: View, s: Slices['room'], now: ConferenceMs | null): boolean {
  if (now === null) return false;
  const { bell } = own.public;
  const left = untilBell(own.public, now);
  if (left === undefined || bell.b !== 'set') return false;
  const used = now - (s.reading?.openedAt ?? bell.from);
  const shares = s.provisions.filter(isAhead).length + (s.reading ? 0 : 1);
  return used > (left + used) / Math.max(1, shares);
}

/** Near the bell, what is agreed is brought home. */
function lastCall(own: View, room: RoomId, s: Slices['room']): NextStep | undefined {
  const { bell } = own.public;
  if (bell.b !== 'set' || !bell.lastCall || agreedList(s).length === 0) return undefined;
  if (wholeObjection(s)) return undefined;
  const rest = dropList(s).length > 0;
  return {
    why: rest ? 'adoptAgreed' : 'askWhole',
    command: { c: 'askWhole', room, dropRest: rest },
    wait: thinkMs.whole,
  };
}

function stepOfBallot(own: View, room: RoomId, ballot: NonNullable<Slices['room']['ballot']>): NextStep {
  if (ballot.state === 'between') {
    const more = ballot.current + 1 < ballot.questions.length;
    return more
      ? { why: 'putNext', command: { c: 'putNext', room, ballot: ballot.id }, wait: thinkMs.between }
      : { why: 'endVote', command: { c: 'endBallot', room, ballot: ballot.id }, wait: thinkMs.between };
  }
  const present = presentDelegations(own).filter((d) => ballot.entitled.includes(d));
  const all = present.every((d) => ballot.cast.includes(d));
  return {
    why: all ? 'allVoted' : 'closeVote',
    command: { c: 'closeQuestion', room, ballot: ballot.id, index: ballot.current },
    wait: all ? thinkMs.voted : thinkMs.vote,
  };
}

/** A provision is open: the room is heard, then the ruling that matches, or the vote on what is in brackets. */
function stepOfReading(own: View, room: RoomId, s: Slices['room'], late: boolean): NextStep | undefined {
  const provision = s.reading && provisionOf(s, s.reading.provision);
  if (!s.reading || !provision || s.pending?.ruling.provision === provision.id) return undefined;
  const suggestion = suggestRuling(own, room);
  if (suggestion.s === 'none') return undefined;
  // Once everybody who is here has answered, nobody is waited for.
  const wait = responseTo(own, room).silent.length === 0 ? thinkMs.voted : thinkMs.signal;
  const rule = (r: 'agreed' | 'removed' | 'bracketed' | 'deferred'): NextStep => ({
    why: r,
    command: { c: 'rule', room, ruling: { r, provision: provision.id } },
    wait,
  });
  // Its time is over: the room comes back to it when the others are read.
  if (late && (suggestion.s === 'askAgain' || openBrackets(provision.body) > 0))
    return { ...rule('deferred'), wait: thinkMs.between };
  if (suggestion.s === 'askAgain')
    return { why: 'askAgain', command: { c: 'askAgain', room, question: s.reading.question }, wait };
  const takeIn = (proposal: ProposalId): NextStep => ({
    why: 'takeIn',
    command: { c: 'rule', room, ruling: { r: 'takeIn', provision: provision.id, proposal } },
    wait,
  });
  const votes = unlocked(own.public, 'openBallot') && !quorum(own, room);
  const rivals = late ? [] : rivalsTo(own, s, provision, votes);
  if (openBrackets(provision.body) > 0 && votes) {
    const about = nextVote(s, provision);
    // Before words go for good, the paper that would replace them is put.
    if (about?.on === 'delete' && rivals[0]) return takeIn(rivals[0].id);
    if (about)
      return {
        why: about.on === 'delete' ? 'deleteChoice' : 'voteChoice',
        command: { c: 'openBallot', room, about },
        wait,
      };
  }
  // Words that somebody proposed come before the ruling: beside the original in brackets, for the vote that follows.
  const proposal = votes && !late && unlocked(own.public, 'rule.bracketProposal') ? placeable(s, provision) : undefined;
  if (proposal)
    return {
      why: 'bracketProposal',
      command: { c: 'rule', room, ruling: { r: 'bracketProposal', provision: provision.id, proposal } },
      wait,
    };
  const rival = wasRejected(s, provision) ? rivals[0] : rivals.find((p) => isPreferred(own, room, p));
  if (rival) return takeIn(rival.id);
  // What was put to the vote as it stands and failed is not put again, nor what somebody would not see removed.
  if (suggestion.r === 'bracketed' && wasRejected(s, provision)) return rule('deferred');
  if (suggestion.r === 'removed' && wasKept(s, provision)) return rule('deferred');
  // Once the words went through brackets and the room is still mixed, only a vote gets on. P1.36, P1.77
  if (suggestion.r === 'bracketed' && votes && openBrackets(provision.body) === 0 && wasBracketed(s, provision)) {
    const about: BallotAbout = { on: 'provision', provision: provision.id };
    return { why: 'voteText', command: { c: 'openBallot', room, about }, wait };
  }
  const locked = !unlocked(own.public, `rule.${suggestion.r}`);
  const already = suggestion.r === 'bracketed' && openBrackets(provision.body) > 0;
  return rule(locked || already ? 'deferred' : suggestion.r);
}

/** The first amendment that waits on a provision without brackets and has its place in today's words. P1.46 */
const placeable = (s: Slices['room'], provision: Provision): ProposalId | undefined =>
  openBrackets(provision.body) > 0
    ? undefined
    : pendingProposals(s, provision.id).find((p) => proposalFits(s, p) && canBracket(s, p))?.id;

/**
 * Other words that could be taken in as they are: a paper for the whole provision, which has no place in brackets, and
 * while the class does not vote yet amendments that fit. P1.46, P3.8
 */
function rivalsTo(own: View, s: Slices['room'], provision: Provision, votes: boolean): readonly Proposal[] {
  if (!unlocked(own.public, 'rule.takeIn')) return [];
  return pendingProposals(s, provision.id).filter(
    (p) => p.content.k === 'replace' || (!votes && proposalFits(s, p) && !isInside(s, p)),
  );
}

/** More delegations stand behind a proposal than behind the words as they are; the chair's own paper counts for one. */
function isPreferred(own: View, room: RoomId, proposal: Proposal): boolean {
  const others = responseTo(own, room).support.filter((code) => !proposal.sponsors.includes(code));
  return Math.max(1, proposal.sponsors.length) > others.length;
}

const wasBracketed = (s: Slices['room'], provision: Provision): boolean =>
  s.record.some((x) => x.k === 'ruling' && x.ruling.r === 'bracketed' && x.ruling.provision === provision.id);

const wasRejected = (s: Slices['room'], provision: Provision): boolean =>
  s.results.some(
    ({ about, outcome }) => about.on === 'provision' && about.provision === provision.id && outcome.kind === 'rejected',
  );

/** Somebody objected to its removal. P1.33 */
const wasKept = (s: Slices['room'], provision: Provision): boolean =>
  s.record.some((x) => x.k === 'objection' && x.about.q === 'remove' && x.about.provision === provision.id);

/** The innermost choice that was not put to the vote yet; after its options failed, whether to delete it. */
function nextVote(s: Slices['room'], provision: Provision): BallotAbout | undefined {
  const tried = (on: BallotAbout['on'], choice: string): boolean =>
    s.results.some((x) => x.about.on === on && 'choice' in x.about && x.about.choice === choice);
  const choices = openChoices(provision.body)
    .filter((c) => c.kind === 'choice')
    .sort((a, b) => b.depth - a.depth);
  for (const { id } of choices) {
    if (!tried('choice', id)) return { on: 'choice', provision: provision.id, choice: id };
    if (!tried('delete', id)) return { on: 'delete', provision: provision.id, choice: id };
  }
  return undefined;
}

/** Nothing is open: the next provision in order, then those left over, then the text as a whole. */
function stepBetween(own: View, room: RoomId, s: Slices['room']): NextStep | undefined {
  const open = (provision: Provision, why: StepReason): NextStep => ({
    why,
    command: { c: 'openProvision', room, provision: provision.id },
    wait: thinkMs.open,
  });
  const untouched = s.provisions.find((p) => p.status === 'untouched');
  if (untouched) return open(untouched, 'openNext');
  const rulings = (p: Provision): number =>
    s.record.filter((x) => x.k === 'ruling' && x.ruling.provision === p.id).length;
  // A provision that the room came back to once and could not settle is left for the end.
  const left = s.provisions.find((p) => isAhead(p) && rulings(p) < 2 && p.id !== s.pending?.ruling.provision);
  if (left) return open(left, 'returnTo');
  if (s.pending) return undefined;
  if (agreedList(s).length === 0) return undefined;
  if (wholeObjection(s)) {
    // Without a quorum nothing can be put; the room waits for those who are missing. P2.2
    if (quorum(own, room)) return undefined;
    return { why: 'voteWhole', command: { c: 'openBallot', room, about: { on: 'whole' } }, wait: thinkMs.whole };
  }
  const rest = dropList(s).length > 0;
  return {
    why: rest ? 'adoptAgreed' : 'askWhole',
    command: { c: 'askWhole', room, dropRest: rest },
    wait: thinkMs.whole,
  };
}
