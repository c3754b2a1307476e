import { describe, expect, it } from 'vitest';
import { evolvers } from '../../shared/conference/evolvers.ts';
import { Seen } from '../support/laws/laws.ts';
import { playMany } from '../support/laws/run.ts';

/**
 * Laws 1 to 7, the law of time and the law of the lesson on conferences that nobody wrote: what happens next is chosen
 * from what is possible. Short form: 120 conferences, and more, up to 300, until what is rare has been met as often as
 * it should. Long form: `LAWS_RUNS=2000 npx vitest run --project laws`.
 * A failure prints its law, its seed and the few inputs that are left after shrinking.
 */
const runs = Number(process.env['LAWS_RUNS'] ?? 120);
const most = 300;
const batch = 15;
const seen = new Seen();

function playFrom(from: number, to: number): void {
  seen.addAll(
    playMany(
      Array.from({ length: Math.min(batch, to - from + 1) }, (_, n) => from + n),
      240,
    ),
  );
}

describe('the laws hold', () => {
  for (let from = 1; from <= runs; from += batch)
    it(`laws 1 to 7, seeds ${from} to ${Math.min(runs, from + batch - 1)}`, () => {
      playFrom(from, runs);
      expect(seen.of('mayCompared')).toBeGreaterThan(10_000);
    });
});

/** How often a thing must have been seen in the short form; a law that met nothing proves nothing. */
const floors: Readonly<Record<string, number>> = {
  'told:public': 500,
  'told:console': 500,
  'told:room': 1000,
  'told:delegation': 100,
  'told:desk': 100,
  'told:seat': 20,
  'part:fresh': 500,
  'part:gone': 200,
  'part:tail': 5000,
  'left:room': 100,
  'left:delegation': 50,
  'left:desk': 40,
  'reentered:room': 50,
  'reentered:delegation': 10,
  'reentered:desk': 5,
  newEpochAtOnce: 5,
  secretAfterLeaving: 100,
  'ruling:agreed': 20,
  'ruling:removed': 10,
  'ruling:bracketed': 10,
  'ruling:deferred': 20,
  'ruling:takeIn': 10,
  'ruling:bracketProposal': 5,
  'ruling:lift': 20,
  'ruling:edit': 20,
  'ruling:draft': 40,
  'ruling:asSuggested': 10,
  'ruling:lapse': 5,
  'ruling:chairText': 5,
  'suggested:takeIn': 10,
  'suggested:bracket': 1,
  'suggested:lapse': 1,
  'asked:rule': 10,
  'draft:add': 5,
  'draft:split': 4,
  'draft:join': 3,
  'draft:move': 5,
  'draft:renumber': 5,
  'draft:term': 5,
  'draft:lineage': 3,
  'draft:instruct': 3,
  'draft:termExcepted': 2,
  'operation:wrap': 40,
  'operation:sponsor': 50,
  'operation:withdraw': 50,
  'operation:narrow': 3,
  'operation:widen': 3,
  'operation:fill': 8,
  'operation:tag': 3,
  'life:consulted': 10,
  'life:adRef': 1,
  'life:held': 50,
  'life:released': 20,
  'reconciled:rebased': 100,
  'reconciled:reword': 20,
  'reconciled:obsolete': 8,
  'reconciled:overtaken': 10,
  'refusal:ruling.announced': 3,
  'offered:askFloor': 20,
  'offered:enterRoom': 5,
  'operation:amend': 5,
  'operation:bracket': 5,
  'operation:enclose': 5,
  'operation:resolve': 20,
  'operation:replace': 10,
  'vote:text:carried': 3,
  'vote:text:rejected': 3,
  'vote:option:carried': 10,
  'vote:option:rejected': 3,
  'vote:option:postponed': 3,
  'vote:delete:carried': 3,
  'vote:whole:carried': 1,
  'vote:whole:rejected': 2,
  'vote:delete:noQuorum': 1,
  'ended:inPart:noObjection': 3,
  'ended:notAdopted:vote': 2,
  'ended:notAdopted:facilitator': 5,
  'ended:notAdopted:bell': 20,
  'command:bellRings': 20,
  'command:lastCall': 30,
  'command:breakOver': 5,
  'command:autoStep': 100,
  'command:takeStep': 100,
  'taken:nextSpeaker': 30,
  'taken:openNext': 20,
  'taken:returnTo': 4,
  'taken:askAgain': 10,
  'taken:agreed': 3,
  'taken:deferred': 10,
  'taken:voteChoice': 8,
  'taken:deleteChoice': 3,
  'taken:putNext': 2,
  'taken:allVoted': 8,
  'taken:closeVote': 10,
  'statement:done': 1,
  'statement:thanked': 10,
  'statement:timeUp': 3,
  'statement:left': 2,
  'input:full': 50,
  restart: 40,
  outage: 40,
  'input:again': 50,
  'input:disconnect': 50,
  'input:slow': 50,
  'refusal:level.locked': 30,
  'refusal:phase.notClosed': 8,
  'refusal:door.locked': 15,
  'refusal:step.over': 1,
  'refusal:person.muted': 1,
  'refusal:line.unknown': 2,
  'refusal:seat.notInside': 50,
  'refusal:seat.chairOnly': 50,
  'refusal:seat.facilitatorOnly': 30,
  'refusal:seat.systemOnly': 20,
  'refusal:seat.delegateOnly': 20,
  'refusal:clock.paused': 5,
  'refusal:phase.closed': 20,
  'refusal:phase.lobby': 1,
  'refusal:command.unknown': 5,
  'refusal:delegation.full': 10,
  'refusal:delegation.unknown': 5,
  'refusal:name.markup': 2,
  'refusal:room.membersOnly': 3,
  'refusal:room.unknown': 3,
  'refusal:ballot.open': 5,
  'refusal:floor.listMoved': 3,
  'refusal:provision.notOpen': 3,
  'refusal:provision.settled': 1,
  'refusal:question.over': 3,
  'refusal:provision.settling': 20,
  'refusal:bracket.held': 10,
  'refusal:suggestion.contested': 3,
  'refusal:chairText.notation': 3,
  'refusal:chairText.overtaken': 3,
};

/** Events that few conferences come to. */
const rare: Readonly<Record<string, number>> = {
  QuestionPut: 3,
  ProposalsMerged: 5,
  QuestionWithdrawn: 3,
  TimeUpReminded: 3,
  TextSettled: 10,
  ProvisionLeftOut: 3,
};

/** What was seen less often than it should have been. */
const tooSeldom = (least: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(least)
    .filter(([what, n]) => seen.of(what) < n)
    .map(([what, n]) => `${what}: ${seen.of(what)} of ${n}`);

describe('and were put to the test', () => {
  it('each kind of audience, move, ruling, vote, ending, accident and many refusals were seen often enough', () => {
    for (let from = runs + 1; from <= most && tooSeldom(floors).length > 0; from += batch) playFrom(from, most);
    expect(tooSeldom(floors)).toEqual([]);
  }, 300_000);

  it('each type of event was seen often enough', () => {
    const types = Object.values(evolvers).flatMap((table) => Object.keys(table));
    expect(types.length).toBeGreaterThan(40);
    expect(tooSeldom(Object.fromEntries(types.map((t) => [`event:${t}`, rare[t] ?? 10])))).toEqual([]);
  });
});
