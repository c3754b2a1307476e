import { describe, expect, it } from 'vitest';
import { listOf, openTotal, outlineOf, placeOf, speakingOf } from '../../../../client/view/bar.ts';
import { clockText, remaining } from '../../../../client/view/clock.ts';
import { hallOf } from '../../../../client/view/hall.ts';
import { needsOf, unanswered } from '../../../../client/view/needs.ts';
import { nowAndDo } from '../../../../client/view/sentences.ts';
import { lastResult, voteOf } from '../../../../client/view/votes.ts';
import { t } from '../../../../client/words/index.ts';
import '../../../../client/words/later.ts';
import { viewOf } from '../../../../shared/conference/conference.ts';
import { openChoices } from '../../../../shared/text/measure.ts';
import { lobby, room, session, type Sitting } from '../../../support/sitting.ts';

const seenBy = (s: Sitting, seat: string) => viewOf(s.state, seat);
const told = (s: Sitting, seat: string): readonly string[] => {
  const { now, todo } = nowAndDo(seenBy(s, seat), seat);
  return [t(now.key, now.args), t(todo.key, todo.args)];
};
const opened = (): Sitting => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision: 'p1' });
  return s;
};

describe('what is happening and what you can do', () => {
  it('before a provision is opened', () => {
    const s = session();
    expect(told(s, 'FJI')).toEqual([
      'No provision is being read; 3 are still open.',
      'Read the draft and your brief, or ask for the floor.',
    ]);
    expect(told(s, 'chair')[1]).toBe('Open a provision.');
  });

  it('while a provision is read, by what you have said to it', () => {
    const s = opened();
    expect(told(s, 'FJI')[0]).toBe('The room reads 1.1 Tariffs.');
    s.given('FJI', { c: 'signal', room, question: s.room.reading?.question ?? '', signal: 'oppose' });
    expect(told(s, 'FJI')[1]).toContain('You oppose it');
    expect(told(s, 'KEN')[1]).toContain('Support or oppose');
  });

  it('when a delegation has the floor, and when it is yours', () => {
    const s = opened();
    s.given('KEN', { c: 'askFloor', room });
    s.given('chair', { c: 'giveFloor', room, delegation: 'KEN', after: '' });
    expect(told(s, 'FJI')[0]).toBe('Kenya has the floor, on 1.1 Tariffs.');
    expect(told(s, 'KEN2')[0]).toBe('You have the floor, on 1.1 Tariffs.');
  });

  it('in a pause, a vote and a question to all', () => {
    const s = opened();
    s.given('facilitator', { c: 'pause' });
    expect(told(s, 'FJI')[0]).toContain('paused');
    s.given('facilitator', { c: 'resume' });
    s.given('chair', { c: 'rule', room, ruling: { r: 'removed', provision: 'p1' } });
    expect(told(s, 'FJI')).toEqual([
      'The chair asks whether anyone objects to removing 1.1 Tariffs.',
      'Object now, or let it pass.',
    ]);
    s.given('FJI', { c: 'object', room, question: s.room.question?.id ?? '' });
    s.given('chair', { c: 'openBallot', room, about: { on: 'delete', provision: 'p1', choice: null } });
    expect(told(s, 'FJI')).toEqual(['The vote is open on 1.1 Tariffs.', 'Choose a card and cast it.']);
  });
});

describe('the floor', () => {
  it('[P1.70] counts down in conference time, asks to wrap up, and thanks', () => {
    const s = opened();
    s.given('chair', { c: 'setLimit', room, seconds: 60 });
    s.given('KEN', { c: 'askFloor', room });
    s.given('chair', { c: 'giveFloor', room, delegation: 'KEN', after: '' });
    const at = (ms: number) => speakingOf(seenBy(s, 'FJI'), 'FJI', s.now + ms);
    expect([at(0)?.clock, at(0)?.words, at(0)?.share]).toEqual(['1:00', 'running', 1]);
    expect([at(30_000)?.clock, at(30_000)?.words, at(30_000)?.share]).toEqual(['0:30', 'wrapUp', 0.5]);
    expect([at(60_000)?.clock, at(60_000)?.words]).toEqual(['0:00', 'thanks']);
    expect(speakingOf(seenBy(s, 'KEN'), 'KEN', s.now)?.you).toBe(true);
    expect(speakingOf(seenBy(s, 'KEN2'), 'KEN2', s.now)).toMatchObject({ yours: true, you: false });
  });

  it('says which place you have, or would have', () => {
    const s = opened();
    s.given('KEN', { c: 'askFloor', room });
    s.given('NOR', { c: 'askFloor', room });
    expect(placeOf(seenBy(s, 'FJI'), 'FJI')).toEqual({ listed: false, place: 3 });
    expect(placeOf(seenBy(s, 'NOR2'), 'NOR2')).toEqual({ listed: true, place: 2 });
    expect(listOf(seenBy(s, 'NOR'), 'NOR').map((r) => [r.name, r.yours])).toEqual([
      ['Kenya', false],
      ['Norway', true],
    ]);
  });

  it('shows what is left of a second as a second', () => {
    expect(clockText(1)).toBe('0:01');
    expect(remaining(0, 0, 5)).toEqual({ left: 0, share: 0 });
  });
});

describe('the draft', () => {
  it('the corner is the sum of the provisions, choices and blanks counted each', () => {
    const s = opened();
    const rows = outlineOf(seenBy(s, 'FJI'), 'p1');
    expect(rows.map((r) => r.open)).toEqual([3, 0, 1]);
    expect(openTotal(seenBy(s, 'FJI'))).toBe(4);
    expect(rows.map((r) => r.current)).toEqual([true, false, false]);
  });
});

describe('what needs you', () => {
  it('one question at a time, and nothing of the chair or a stranger', () => {
    const s = opened();
    expect(needsOf(seenBy(s, 'FJI'), 'FJI').map((n) => n.n)).toEqual(['signal']);
    expect(needsOf(seenBy(s, 'chair'), 'chair')).toEqual([]);
    expect(needsOf(seenBy(lobby(), 'FJI'), 'FJI')).toEqual([]);
    s.given('FJI2' in s.state.seat ? 'FJI2' : 'FJI', {
      c: 'signal',
      room,
      question: s.room.reading?.question ?? '',
      signal: 'support',
    });
    const needs = needsOf(seenBy(s, 'FJI'), 'FJI');
    expect([needs.length, unanswered(needs)]).toEqual([1, 0]);
  });
});

describe('a vote', () => {
  const choice = (s: Sitting): string => openChoices(s.provision('p1').body)[0]?.id ?? '';
  const voting = (): Sitting => {
    const s = opened();
    s.given('chair', { c: 'openBallot', room, about: { on: 'choice', provision: 'p1', choice: choice(s) } });
    return s;
  };
  const cast = (s: Sitting, who: string, card: 'for' | 'against' | 'abstain') =>
    s.given(who, { c: 'castCard', room, ballot: s.room.ballot?.id ?? '', index: 0, card });

  it('puts the option with the words it stands in, and keeps the count closed', () => {
    const s = voting();
    cast(s, 'KEN', 'for');
    const seen = voteOf(seenBy(s, 'KEN2'), 'KEN2');
    expect(seen?.pieces).toMatchObject([{ d: 'words', text: 'shall' }]);
    expect(seen?.context.length).toBeGreaterThan(1);
    expect([seen?.cast, seen?.all, seen?.mine, seen?.voted]).toEqual([1, 4, 'for', true]);
    expect(voteOf(seenBy(s, 'FJI'), 'FJI')?.mine).toBe(null);
    expect(voteOf(seenBy(s, 'chair'), 'chair')?.missing.map((m) => m.code)).toEqual(['FJI', 'NOR', 'PER']);
    expect(hallOf(seenBy(s, 'FJI'), 'FJI', s.now, hallWords).delegations.map((d) => d.card)).toEqual([
      'down',
      'back',
      'down',
      'down',
    ]);
  });

  it('[P2.4] says the arithmetic in words, and turns the cards', () => {
    const s = voting();
    cast(s, 'KEN', 'for');
    cast(s, 'FJI', 'for');
    cast(s, 'NOR', 'against');
    cast(s, 'PER', 'abstain');
    s.given('chair', { c: 'closeQuestion', room, ballot: s.room.ballot?.id ?? '', index: 0 });
    const shown = lastResult(seenBy(s, 'NOR'), 'NOR');
    expect(shown && t(shown.headline.key)).toBe('Adopted.');
    expect(shown && t(shown.sum.key, shown.sum.args)).toBe(
      'Needed 2, for 2, against 1. 2 + 1 = 3 voted for or against; more than half was needed. One abstained and is not counted.',
    );
    expect(shown?.mine).toBe('against');
    // The option that was put, though its bracket is settled by now.
    expect(shown?.put).toBe('shall');
    expect(hallOf(seenBy(s, 'FJI'), 'FJI', s.now, hallWords).ballot).toBe('turned');
    s.wait(1);
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    expect(lastResult(seenBy(s, 'NOR'), 'NOR')).toBe(null);
  });

  it.each([
    ['a break', { c: 'startBreak', room, minutes: 3 }, { c: 'endBreak', room }],
    ['a pause', { c: 'pause' }, { c: 'resume' }],
  ] as const)('its result does not come back after %s', (_what, begin, end) => {
    const s = voting();
    const ballot = s.room.ballot?.id ?? '';
    s.given('chair', { c: 'closeQuestion', room, ballot, index: 0 });
    s.given('chair', { c: 'endBallot', room, ballot });
    s.wait(1);
    expect(lastResult(seenBy(s, 'NOR'), 'NOR')).not.toBe(null);
    s.given('facilitator', begin);
    s.given('facilitator', end);
    expect(lastResult(seenBy(s, 'NOR'), 'NOR')).toBe(null);
  });
});

const hallWords = {
  lang: 'en',
  dir: 'ltr',
  textDir: 'ltr',
  chair: 'Chair',
  you: 'You',
  away: 'away',
  gone: 'gone',
  empty: 'empty',
  status: (status: string) => status,
  has: (name: string) => name,
  signUrl: (scenario: string, sign: { readonly name: string }) => `/${scenario}#${sign.name}`,
} as const;
