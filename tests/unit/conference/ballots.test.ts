import { describe, expect, it } from 'vitest';
import type { BallotAbout, Card } from '../../../shared/conference/ballots.ts';
import { viewOf } from '../../../shared/conference/conference.ts';
import type { RuleSet } from '../../../shared/rules/ruleSet.ts';
import { openChoices } from '../../../shared/text/measure.ts';
import { lobby, room, session, type Sitting } from '../../support/sitting.ts';

const open = (s: Sitting, about: BallotAbout) => s.when('chair', { c: 'openBallot', room, about });
const ballot = (s: Sitting): string => s.room.ballot?.id ?? 'none';
const index = (s: Sitting): number => s.room.ballot?.current ?? 0;
const cast = (s: Sitting, who: string, card: Card) =>
  s.when(who, { c: 'castCard', room, ballot: ballot(s), index: index(s), card });
const close = (s: Sitting) => s.when('chair', { c: 'closeQuestion', room, ballot: ballot(s), index: index(s) });
const next = (s: Sitting) => s.when('chair', { c: 'putNext', room, ballot: ballot(s) });
const cards = (s: Sitting, laid: Readonly<Record<string, Card>>): void => {
  for (const [who, card] of Object.entries(laid)) expect(cast(s, who, card)).toEqual(['BallotCast', 'CardLaid']);
};
const provision: BallotAbout = { on: 'provision', provision: 'p2' };
/** The first choice of p1: [shall]/[should]. */
const shall = (s: Sitting): BallotAbout => ({
  on: 'choice',
  provision: 'p1',
  choice: openChoices(s.provision('p1').body)[0]?.id ?? '',
});
const voting = (rules: Partial<RuleSet> = {}): Sitting => {
  const s = session(rules);
  expect(open(s, provision)).toEqual(['BallotOpened']);
  return s;
};

describe('cards', () => {
  it('one for each delegation; the first cast counts and is not changed', () => {
    const s = voting();
    cards(s, { NOR2: 'for' });
    expect(cast(s, 'NOR', 'against')).toEqual(['(ballot.alreadyCast)']);
    cards(s, { FJI: 'against' });
    close(s);
    expect(s.room.results[0]?.cards).toEqual({ NOR: 'for', FJI: 'against' });
  });

  it('lie face down until the chair closes: a delegation sees its own, all see who has voted', () => {
    const s = voting();
    cards(s, { NOR: 'against' });
    expect(s.room.ballot?.cast).toEqual(['NOR']);
    expect(viewOf(s.state, 'NOR2').delegation['NOR']?.card?.card).toBe('against');
    for (const who of ['KEN', 'chair', s.facilitator])
      expect(JSON.stringify(viewOf(s.state, who))).not.toContain('"card":"against"');
  });

  it('[P2.1] only of delegations that were accredited when the ballot was opened', () => {
    const s = lobby();
    for (const code of ['KEN', 'NOR', 'PER']) s.seat(code, code);
    s.arrive('chair');
    s.given('facilitator', { c: 'seatChair', person: 'p-chair' });
    s.given('facilitator', { c: 'openSession' });
    open(s, provision);
    s.seat('FJI', 'FJI');
    expect(s.state.public.delegations['FJI']?.accredited).toBe(true);
    expect(cast(s, 'FJI', 'for')).toEqual(['(delegation.notAccredited)']);
    cards(s, { KEN: 'for' });
    close(s);
    expect(s.room.results[0]).toMatchObject({ entitled: 3, tally: { for: 1, against: 0, abstain: 0 } });
  });

  it('of a question that is closed come too late', () => {
    const s = voting();
    const late = { c: 'castCard', room, ballot: ballot(s), index: 0, card: 'for' } as const;
    close(s);
    expect(s.when('NOR', late)).toEqual(['(ballot.none)']);
    open(s, shall(s));
    expect(s.when('NOR', late)).toEqual(['(ballot.over)']);
  });
});

describe('the count', () => {
  it.each([
    ['[P2.4] more for than against carries; abstentions do not count', { NOR: 'for', KEN: 'abstain' }, 'carried', 1],
    ['[P2.5] a tie is rejected', { NOR: 'for', KEN: 'against' }, 'rejected', 2],
    ['[P2.6] more than half abstaining postpones', { NOR: 'for', KEN: 'abstain', PER: 'abstain' }, 'postponed', 1],
    ['nobody for or against: rejected', {}, 'rejected', 1],
  ] as const)('%s', (_title, laid, kind, required) => {
    const s = voting();
    cards(s, laid);
    close(s);
    expect(s.room.results[0]?.outcome).toMatchObject({ kind, required });
  });

  it('[P2.6] at the second time abstentions do not stop it', () => {
    const s = voting();
    const laid = { NOR: 'for', KEN: 'abstain', PER: 'abstain' } as const;
    cards(s, laid);
    close(s);
    open(s, provision);
    cards(s, laid);
    close(s);
    expect(s.room.results.map((r) => r.outcome.kind)).toEqual(['postponed', 'carried']);
    expect(s.provision('p2')).toMatchObject({ status: 'agreed', settled: { by: 'vote' } });
  });

  it('[P2.6] deleting a bracket and deleting its provision are two questions', () => {
    const s = session();
    const laid = { NOR: 'for', KEN: 'abstain', PER: 'abstain' } as const;
    const about = shall(s);
    const choice = about.on === 'choice' ? about.choice : null;
    for (const [what, kind] of [
      [choice, 'postponed'],
      [null, 'postponed'],
      [choice, 'carried'],
    ] as const) {
      open(s, { on: 'delete', provision: 'p1', choice: what });
      cards(s, laid);
      close(s);
      expect(s.room.results.at(-1)?.outcome.kind).toBe(kind);
    }
  });

  it('[P2.6] the text as a whole is postponed once', () => {
    const s = session();
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    for (const kind of ['postponed', 'carried']) {
      open(s, { on: 'whole' });
      cards(s, { NOR: 'for', KEN: 'abstain', PER: 'abstain' });
      close(s);
      expect(s.room.results.at(-1)?.outcome.kind).toBe(kind);
    }
    expect(s.state.public.phase).toEqual({ p: 'closed', outcome: 'inPart' });
  });

  it('[V21] two thirds, where the rule set says so', () => {
    const s = voting({ majority: 'twoThirds' });
    cards(s, { NOR: 'for', KEN: 'for', FJI: 'against', PER: 'against' });
    close(s);
    expect(s.room.results[0]?.outcome).toMatchObject({ kind: 'rejected', required: 3 });
  });

  it('[P2.2] without more than half of those entitled there is no vote', () => {
    const s = session();
    for (const seat of ['FJI', 'PER']) s.given('system', { c: 'line', seat, connected: false });
    expect(open(s, provision)).toEqual(['BallotOpened']);
    s.wait(60);
    cards(s, { NOR: 'for', KEN: 'for' });
    close(s);
    expect(s.room.results[0]?.outcome).toMatchObject({ kind: 'noQuorum', quorum: 3 });
    expect(s.provision('p2').status).toBe('untouched');
    expect(open(s, provision)).toEqual(['(ballot.noQuorum)']);
  });

  it('[P2.2] a delegation whose line is lost counts for 60 seconds, and when it has voted', () => {
    const s = voting();
    cards(s, { PER: 'for', NOR: 'for' });
    for (const seat of ['FJI', 'PER']) s.given('system', { c: 'line', seat, connected: false });
    s.wait(60);
    close(s);
    expect(s.room.results[0]).toMatchObject({ present: 3, outcome: { kind: 'carried' } });
  });
});

describe('a choice', () => {
  it('[P2.11] options are put in order of submission; the first carried replaces the choice and ends it', () => {
    const s = session();
    open(s, shall(s));
    cards(s, { NOR: 'against', KEN: 'for', PER: 'against' });
    expect(close(s)).toEqual(['QuestionClosed']);
    expect(s.text('p1')).toBe('Members [shall]/[should] publish [all [wholesale]] tariffs.');
    expect(next(s)).toEqual(['QuestionPut']);
    expect(s.room.ballot).toMatchObject({ current: 1, cast: [], state: 'open' });
    cards(s, { NOR: 'for', KEN: 'for' });
    expect(close(s)).toEqual(['QuestionClosed', 'BracketsLived', 'BallotEnded']);
    expect(s.text('p1')).toBe('Members should publish [all [wholesale]] tariffs.');
  });

  it('[P2.11] none carried: the bracket stays, and "delete it" can be put', () => {
    const s = session();
    const about = shall(s);
    open(s, about);
    cards(s, { NOR: 'against' });
    close(s);
    next(s);
    cards(s, { NOR: 'against' });
    expect(close(s)).toEqual(['QuestionClosed', 'BallotEnded']);
    expect(s.text('p1')).toContain('[shall]/[should]');
    if (about.on !== 'choice') throw new Error('no choice');
    open(s, { on: 'delete', provision: 'p1', choice: about.choice });
    cards(s, { NOR: 'for' });
    close(s);
    expect(s.text('p1')).toBe('Members publish [all [wholesale]] tariffs.');
  });

  it('the chair may end it between two questions', () => {
    const s = session();
    open(s, shall(s));
    const end = { c: 'endBallot', room, ballot: ballot(s) } as const;
    expect(s.when('chair', end)).toEqual(['(ballot.over)']);
    close(s);
    expect(s.when('chair', end)).toEqual(['BallotEnded']);
    expect(next(s)).toEqual(['(ballot.none)']);
  });

  it('that is not there, or a provision with brackets, is not put', () => {
    const s = session();
    expect(open(s, { on: 'choice', provision: 'p1', choice: 'x' })).toEqual(['(choice.unknown)']);
    expect(open(s, { on: 'provision', provision: 'p1' })).toEqual(['(brackets.open)']);
    expect(open(s, { on: 'provision', provision: 'x' })).toEqual(['(provision.unknown)']);
    expect(open(s, { on: 'whole' })).toEqual(['(draft.nothingAgreed)']);
  });
});

describe('a provision', () => {
  it('that fails stays on the paper, in brackets', () => {
    const s = voting();
    cards(s, { NOR: 'against' });
    close(s);
    expect(s.text('p2')).toBe('[Ships take a pilot.]');
    expect(s.provision('p2')).toMatchObject({ status: 'bracketed', settled: null });
  });

  it('can be deleted by a vote', () => {
    const s = session();
    open(s, { on: 'delete', provision: 'p1', choice: null });
    cards(s, { NOR: 'for' });
    close(s);
    expect(s.provision('p1')).toMatchObject({ status: 'removed', settled: { by: 'vote' } });
    expect(s.text('p1')).toBe('');
  });
});

describe('from the opening to the announcement', () => {
  it('[P2.10] nothing interrupts: a statement ends, and the chair gives no floor and rules nothing', () => {
    const s = session();
    s.given('NOR', { c: 'askFloor', room });
    s.given('FJI', { c: 'askFloor', room });
    s.given('chair', { c: 'giveFloor', room, delegation: 'NOR', after: '' });
    expect(open(s, provision)).toEqual(['StatementEnded', 'BallotOpened']);
    for (const command of [
      { c: 'giveFloor', room, delegation: 'FJI', after: s.room.floor.lastTurn },
      { c: 'openProvision', room, provision: 'p3' },
      { c: 'openBallot', room, about: provision },
      { c: 'askWhole', room, dropRest: true },
    ] as const)
      expect(s.when('chair', command)).toEqual(['(ballot.open)']);
    close(s);
    expect(s.room.ballot).toBeNull();
  });

  it('a pending ruling takes effect before a ballot opens', () => {
    const s = session();
    s.given('chair', { c: 'openProvision', room, provision: 'p3' });
    s.given('chair', { c: 'rule', room, ruling: { r: 'deferred', provision: 'p3' } });
    expect(open(s, provision)).toEqual(['RulingTookEffect', 'ReadingEnded', 'BallotOpened']);
  });
});
