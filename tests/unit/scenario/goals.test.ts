import { describe, expect, it } from 'vitest';
import {
  type Ending,
  goalStanding,
  type RedLine,
  redLineHolds,
  type StandingProvision,
  type Want,
  type WantTest,
} from '../../../shared/scenario/goals.ts';
import { holdsPhrase, readingsOf } from '../../../shared/scenario/readings.ts';
import { bodyFrom } from '../../support/texts.ts';

const provision = (text: string, parts: Partial<StandingProvision> = {}): StandingProvision => ({
  id: 'p',
  body: bodyFrom(text),
  oldText: 'The leader may read.',
  status: 'open',
  ...parts,
});
const want = (test: WantTest, when?: readonly string[]): Want => ({
  provision: 'p',
  test,
  ...(when === undefined ? {} : { when }),
});
const standing = (text: string, wants: readonly Want[], parts: Partial<StandingProvision> = {}, ending?: Ending) =>
  goalStanding({ says: 'A goal.', wants }, [provision(text, parts)], ending);

const judge = want({ t: 'contains', phrases: ['a judge', 'a court'] });
const noLeader = want({ t: 'lacks', phrases: ['its leader'] });
const chosen = want({ t: 'chosen', option: 'shall', others: ['should'] });
const fewDays = want({ t: 'number', atMost: 7 }, ['except']);

describe('how a goal stands', () => {
  it.each([
    ['a phrase that stands', 'Only when a judge says so.', [judge], 'met'],
    ['another phrase that counts as well', 'Only when A  Court says so.', [judge], 'met'],
    ['a phrase that is part of a longer word', 'Only when a judgement says so.', [judge], 'notMet'],
    ['a phrase in one option of a bracket', 'Only when [a judge]/[its leader] says so.', [judge], 'open'],
    ['a phrase in both options', 'When [a judge]/[a judge or its leader] says so.', [judge], 'met'],
    ['a phrase made of two sides of a bracket', 'When a [good] judge says so.', [judge], 'open'],
    ['a word that must not stand', 'When a judge says so.', [noLeader], 'met'],
    ['a word that may yet stand', 'When [its leader] says so.', [noLeader], 'open'],
    ['an option not yet chosen', 'A State [shall]/[should] not.', [chosen], 'open'],
    ['an option chosen', 'A State shall not.', [chosen], 'met'],
    ['the other option chosen', 'A State should not.', [chosen], 'notMet'],
    ['both options at once', 'A State shall, and should.', [chosen], 'notMet'],
    ['a number small enough', 'Not, except for 2 days.', [fewDays], 'met'],
    ['a number too large', 'Not, except for 30 days.', [fewDays], 'notMet'],
    ['a number in Arabic figures', 'Not, except for ٣٠ days.', [fewDays], 'notMet'],
    ['a number that is missing', 'Not, except at night.', [fewDays], 'notMet'],
    ['a number where nothing is excepted', 'Not.', [fewDays], 'met'],
    ['a blank', 'Not, except for [ ] days.', [fewDays], 'open'],
    ['two numbers on the table', 'Not, except for [2]/[30] days.', [fewDays], 'open'],
    ['one of two tests', 'When a judge and its leader say so.', [judge, noLeader], 'half'],
    ['one test met and one open', 'When a judge says so [and its leader].', [judge, noLeader], 'open'],
    ['too many brackets to read', `${'[a judge] '.repeat(10)}a judge`, [judge], 'open'],
  ] as const)('%s', (_name, text, wants, expected) => {
    expect(standing(text, wants)).toBe(expected);
  });

  it('tells a status that is wanted', () => {
    const agreed = want({ t: 'status', is: 'agreed' });
    expect(standing('New.', [agreed])).toBe('open');
    expect(standing('New.', [agreed], { status: 'agreed' })).toBe('met');
    expect(standing('', [agreed], { status: 'removed' })).toBe('notMet');
    expect(standing('New.', [agreed], { status: 'agreed' }, 'notAdopted')).toBe('notMet');
  });

  it('[P1.67] judges the old text where nothing was adopted', () => {
    expect(standing('When a judge says so.', [judge], { status: 'deferred' }, 'inPart')).toBe('notMet');
    expect(standing('When a judge says so.', [judge], { status: 'agreed' }, 'inPart')).toBe('met');
    expect(standing('When a judge says so.', [judge], { status: 'agreed' }, 'notAdopted')).toBe('notMet');
    expect(standing('', [noLeader], { status: 'removed' }, 'adopted')).toBe('met');
  });

  it('fails where the provision does not exist', () => {
    expect(goalStanding({ says: 'A goal.', wants: [{ ...judge, provision: 'q' }] }, [provision('a judge')])).toBe(
      'notMet',
    );
  });
});

describe('a red line', () => {
  const line: RedLine = { says: 'Never the leader.', wants: [noLeader] };
  it.each([
    ['When a judge says so.', 'holds'],
    ['When [a judge]/[its leader] says so.', 'open'],
    ['When its leader says so.', 'broken'],
  ] as const)('in %j: %s', (text, expected) => {
    expect(redLineHolds(line, [provision(text)])).toBe(expected);
  });

  it('is not broken by what was never adopted', () => {
    const words = 'When its leader says so.';
    expect(redLineHolds(line, [provision(words, { status: 'deferred' })], 'inPart')).toBe('holds');
    expect(redLineHolds(line, [provision(words, { status: 'agreed' })], 'notAdopted')).toBe('holds');
    expect(redLineHolds(line, [provision(words, { status: 'agreed' })], 'adopted')).toBe('broken');
  });
});

describe('texts that may come of a bracketed one', () => {
  it('are each alternative, with and without optional words, at any depth', () => {
    expect(readingsOf(bodyFrom('A [shall]/[should] go[ now[ at once]].')).texts.toSorted()).toEqual([
      'A shall go now at once.',
      'A shall go now.',
      'A shall go.',
      'A should go now at once.',
      'A should go now.',
      'A should go.',
    ]);
  });

  it('holds a phrase whatever its apostrophe, and none without words', () => {
    expect(holdsPhrase('a neighbour’s line', "neighbour's")).toBe(true);
    expect(holdsPhrase('anything', ' ')).toBe(false);
  });
});
