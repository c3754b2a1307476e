import { describe, expect, it } from 'vitest';
import type { Command } from '../../../shared/conference/kinds.ts';
import { grounds } from '../../../shared/conference/refusals.ts';
import { type Explained, grounded } from '../../../shared/protocol/explain.ts';
import { parseJson } from '../../support/laws/heart.ts';
import { inClass } from '../../support/lessonClass.ts';
import { lobby, room, session, type Sitting } from '../../support/sitting.ts';
import { propose, replacing, reserve } from '../../support/textActs.ts';
import { textOf } from '../../support/sources.ts';

/** Every refusal answers "why can't I?": what is so, which rule, and what is possible now. */

const catalogue = (language: string): Readonly<Record<string, string>> =>
  parseJson(textOf(`client/words/${language}.json`));

describe.each(['en', 'ar'])('in the words of %s', (language) => {
  const words = catalogue(language);
  const said = (family: string): readonly string[] => Object.keys(words).filter((key) => key.startsWith(`${family}.`));

  it.each(Object.entries(grounds))('%s says what is so, its rule, and what is possible instead', (code, ground) => {
    for (const key of [`refusal.${code}`, `rule.${ground.rule}`, ...ground.instead.map((name) => `instead.${name}`)])
      expect(words[key], key).toMatch(/\p{L}/u);
  });

  it('nothing is kept that no refusal says', () => {
    const all = Object.values(grounds);
    expect(said('refusal')).toEqual(
      Object.keys(grounds)
        .map((code) => `refusal.${code}`)
        .sort(),
    );
    expect(said('instead')).toEqual([...new Set(all.flatMap((g) => g.instead.map((x) => `instead.${x}`)))].sort());
    expect(said('rule')).toEqual(['rule.cite', ...new Set(all.map((g) => `rule.${g.rule}`))].sort());
  });
});

const acts = (why: Explained): readonly Command[] =>
  why.instead.flatMap((one) => (one.kind === 'act' ? [one.command] : []));

type Case = readonly [what: string, given: () => Sitting, who: string, when: (s: Sitting) => Command, then: string];

const after =
  (given: () => Sitting, who: string, ...commands: readonly ((s: Sitting) => Command)[]): (() => Sitting) =>
  () => {
    const s = given();
    for (const command of commands) s.given(who, command(s));
    return s;
  };
const opens = (provision: string) => (): Command => ({ c: 'openProvision', room, provision });
const rules = (r: 'agreed' | 'removed', provision: string) => (): Command => ({
  c: 'rule',
  room,
  ruling: { r, provision },
});
const listed = after(session, 'KEN', () => ({ c: 'askFloor', room }));
const speaking = after(listed, 'chair', () => ({ c: 'giveFloor', room, delegation: 'KEN', after: '' }));
const bracketed = after(session, 'FJI', (s) => reserve(s, 'p2', 'pilot', 'pilot'));
const choiceVote = after(bracketed, 'chair', opens('p1'), (s) => ({
  c: 'openBallot',
  room,
  about: { on: 'choice', provision: 'p1', choice: firstChoice(s) },
}));
const between = after(choiceVote, 'chair', (s) => ({
  c: 'closeQuestion',
  room,
  ballot: s.room.ballot?.id ?? '',
  index: 0,
}));
const firstChoice = (s: Sitting): string => {
  const found = s.provision('p1').body.find((node) => node.kind === 'choice');
  return found?.kind === 'choice' ? found.id : '';
};
const asked = after(session, 'chair', opens('p2'), rules('removed', 'p2'));
const proposedThenBracketed = (): Sitting => {
  const s = session();
  s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
  s.given('FJI', reserve(s, 'p2', 'pilot', 'pilot'));
  s.given('chair', opens('p2')());
  return s;
};
const fromNorway = (s: Sitting): string => s.room.proposals.find((p) => p.from === 'NOR')?.id ?? '';

const cases: readonly Case[] = [
  [
    'the facilitator goes on with a paused session',
    after(session, 'facilitator', () => ({ c: 'pause' })),
    'facilitator',
    () => ({ c: 'setLimit', room, seconds: 60 }),
    'resume',
  ],
  [
    'who raises the plate too late asks for the floor',
    session,
    'NOR',
    () => ({ c: 'raisePlate', up: true }),
    'askFloor',
  ],
  ['whose delegation is full takes any', full, 'waits', () => ({ c: 'wish', delegation: 'FJI' }), 'wish'],
  [
    'the chair ends the break to give the floor (P1.71)',
    after(listed, 'chair', () => ({ c: 'startBreak', room, minutes: 5 })),
    'chair',
    () => ({ c: 'giveFloor', room, delegation: 'KEN', after: '' }),
    'endBreak',
  ],
  [
    'the floor goes to who is on the list (P1.69)',
    listed,
    'chair',
    () => ({ c: 'giveFloor', room, delegation: 'PER', after: '' }),
    'giveFloor',
  ],
  [
    'more time goes to who speaks now (P1.70)',
    speaking,
    'chair',
    () => ({ c: 'moreTime', room, turn: 'before', seconds: 30 }),
    'moreTime',
  ],
  [
    'the chair asks again about the words that are open (P1.30)',
    after(session, 'chair', opens('p2')),
    'chair',
    () => ({ c: 'askAgain', room, question: 'before' }),
    'askAgain',
  ],
  ['whoever is asked may object (P4.1)', asked, 'PER', (s) => reserve(s, 'p1', 'Members', 'Members'), 'object'],
  [
    'the bracket in the way is put to the vote (P1.34)',
    after(session, 'chair', opens('p1')),
    'chair',
    rules('agreed', 'p1'),
    'openBallot',
  ],
  [
    'words inside a bracket become one more option (P1.34)',
    proposedThenBracketed,
    'chair',
    (s) => ({ c: 'rule', room, ruling: { r: 'takeIn', provision: 'p2', proposal: fromNorway(s) } }),
    'rule',
  ],
  [
    'the chair takes back what is announced',
    () => {
      const s = session();
      s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
      s.given('PER', propose(s, 'p2', replacing(s, 'p2', 'Ships', 'Boats')));
      for (const command of [opens('p2')(), rules('agreed', 'p2')()]) s.given('chair', command);
      return s;
    },
    'chair',
    (s) => ({
      c: 'mergeProposals',
      room,
      proposals: s.room.proposals.filter((p) => p.from !== 'chair').map((p) => p.id),
    }),
    'takeBack',
  ],
  [
    'between two questions the chair puts the next or ends the vote (P2.11)',
    between,
    'chair',
    opens('p2'),
    'putNext endBallot',
  ],
];

function full(): Sitting {
  const s = lobby();
  s.seat('FJI', 'FJI');
  s.arrive('waits');
  s.given('system', { c: 'line', seat: 'waits', connected: true });
  return s;
}

describe('what may be done instead', () => {
  it.each(cases)('%s', (_what, given, who, when, then) => {
    const s = given();
    const offered = acts(s.why(who, when(s)));
    expect(offered.map(({ c }) => c).join(' ')).toBe(then);
    for (const act of offered.slice(0, 1)) s.given(who, act);
  });

  it('an act that the seat may not do is not offered', () => {
    const s = session();
    s.given('facilitator', { c: 'pause' });
    expect(acts(s.why('NOR', { c: 'askFloor', room }))).toEqual([]);
    expect(acts(s.why('facilitator', { c: 'askFloor', room }))).toEqual([{ c: 'resume' }]);
  });

  it('an act above the level is unlocked by the facilitator, and by nobody else (H11)', () => {
    const s = inClass();
    const starts = { c: 'startBreak', room, minutes: 3 } as const;
    expect(acts(s.why('facilitator', starts))).toEqual([{ c: 'setLevel', level: 'break' }]);
    const why = s.why('ALD', { c: 'withdrawProposal', room, proposal: 'none' });
    expect([why.code, acts(why)]).toEqual(['level.locked', []]);
    s.given('facilitator', { c: 'setLevel', level: 'break' });
    expect(s.when('facilitator', starts)).toEqual(['BreakBegan']);
  });

  it('acts come before sentences, and the sentences stay', () => {
    const s = session();
    expect(s.why('NOR', { c: 'setLimit', room, seconds: 60 })).toEqual({
      code: 'seat.chairOnly',
      rule: 'H3',
      instead: [
        { kind: 'act', command: { c: 'askFloor', room } },
        { kind: 'words', say: 'askChair' },
      ],
    });
  });

  it('who has no seat gets sentences', () => {
    expect(grounded({ code: 'name.tooLong', params: { max: 40 } })).toEqual({
      code: 'name.tooLong',
      rule: 'H5',
      params: { max: 40 },
      instead: [{ kind: 'words', say: 'typeName' }],
    });
  });
});
