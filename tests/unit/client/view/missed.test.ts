import { expect, it } from 'vitest';
import { markOf } from '../../../../client/view/mark.ts';
import { missedSince } from '../../../../client/view/missed.ts';
import { t } from '../../../../client/words/index.ts';
import '../../../../client/words/later.ts';
import { viewOf } from '../../../../shared/conference/conference.ts';
import { room, session, type Sitting } from '../../../support/sitting.ts';

const seenBy = (s: Sitting) => viewOf(s.state, 'FJI');
const told = (s: Sitting, mark: ReturnType<typeof markOf>, until = markOf(seenBy(s))): readonly string[] =>
  missedSince(seenBy(s), mark, until).map(({ about, words }) =>
    [about, ...words.map(({ key, args }) => t(key, args))].join(' '),
  );

it('tells the rulings that took effect and the votes since a mark, in their order', () => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision: 'p1' });
  const mark = markOf(seenBy(s));
  s.given('chair', { c: 'rule', room, ruling: { r: 'bracketed', provision: 'p1' } });
  // Announced is not decided: it can still be taken back.
  expect(told(s, mark)).toEqual([]);
  s.wait(60);
  s.given('chair', { c: 'openBallot', room, about: { on: 'delete', provision: 'p1', choice: null } });
  const { id } = s.room.ballot ?? { id: '' };
  s.given('FJI', { c: 'castCard', room, ballot: id, index: 0, card: 'against' });
  s.given('chair', { c: 'closeQuestion', room, ballot: id, index: 0 });
  const both = told(s, mark);
  expect(both[0]).toBe('1.1 Tariffs 1.1 goes into brackets.');
  expect(both[1]).toContain('1.1 Tariffs Not deleted');
  expect(both).toHaveLength(2);
});

it('leaves out what was seen before, what came after one was back, and what was taken back', () => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision: 'p1' });
  s.given('chair', { c: 'rule', room, ruling: { r: 'bracketed', provision: 'p1' } });
  s.wait(60);
  const mark = markOf(seenBy(s));
  expect(told(s, mark)).toEqual([]);
  s.given('chair', { c: 'rule', room, ruling: { r: 'deferred', provision: 'p1' } });
  s.given('chair', { c: 'takeBack', room, ruling: s.room.pending?.id ?? '' });
  expect(told(s, mark)).toEqual([]);
  const back = markOf(seenBy(s));
  s.wait(1);
  s.given('chair', { c: 'rule', room, ruling: { r: 'deferred', provision: 'p1' } });
  s.wait(60);
  expect(told(s, mark, back)).toEqual([]);
  expect(told(s, mark)).toEqual(['1.1 Tariffs 1.1 is deferred.']);
});

it('tells what was left out meanwhile', () => {
  const s = session();
  const mark = markOf(seenBy(s));
  s.given('chair', { c: 'leaveOut', room, provision: 'p2' });
  const [left, ...more] = told(s, mark);
  expect(left).toContain(t('outcome.settled.open.leftOut'));
  expect(more).toEqual([]);
});
