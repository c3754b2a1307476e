import { describe, expect, it } from 'vitest';
import type { Command } from '../../../shared/conference/kinds.ts';
import { type BracketLife, lifeOf } from '../../../shared/text/life.ts';
import { liveText } from '../../../shared/text/print.ts';
import { asWouldHave } from '../../../shared/text/readings.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';
import { choice, edit, onOption, option } from '../../support/textActs.ts';

const opened = (): Sitting => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision: 'p1' });
  return s;
};
const life = (s: Sitting, n = 0): BracketLife | undefined => lifeOf(s.room.lives, choice(s, 'p1', n));
const consult = (s: Sitting, by: readonly string[]): Command => ({
  c: 'consult',
  room,
  provision: 'p1',
  choice: choice(s, 'p1', 0),
  by,
});
const answer = (s: Sitting, agrees: boolean): Command => ({
  c: 'answerCapital',
  room,
  provision: 'p1',
  choice: choice(s, 'p1', 0),
  agrees,
});
const adRef = (s: Sitting, pending: readonly string[]): void => {
  s.given('chair', edit('p1', { e: 'tag', option: option(s, 'p1', 'shall'), tag: 'ad ref.', pending }));
  s.wait(10);
};

describe('between open and lifted', () => {
  it('the chair asks some to consult on a bracket, and says when that is over', () => {
    const s = opened();
    expect(s.when('chair', consult(s, ['KEN', 'NOR', 'KEN']))).toEqual(['BracketsLived']);
    expect(life(s)?.state).toEqual({ s: 'consulted', room, by: ['KEN', 'NOR'] });
    expect(s.when('chair', consult(s, ['NOR', 'KEN']))).toEqual(['(text.same)']);
    expect(s.when('chair', consult(s, ['KEN', 'PER']))).toEqual(['BracketsLived']);
    expect(s.when('chair', consult(s, []))).toEqual(['BracketsLived']);
    expect(life(s)?.state).toEqual({ s: 'open' });
    expect(s.when('chair', consult(s, []))).toEqual(['(text.same)']);
    expect(s.when('chair', consult(s, ['XXX']))).toEqual(['(delegation.unknown)']);
    expect(s.when('NOR', consult(s, ['NOR']))).toEqual(['(seat.chairOnly)']);
  });

  it('[B19] words agreed ad referendum wait for the capitals, which answer one by one', () => {
    const s = opened();
    adRef(s, ['NOR', 'PER']);
    expect(s.text('p1')).toContain('[shall]{ad ref.}/[should]');
    expect(life(s)?.state).toMatchObject({ s: 'adRef', pending: ['NOR', 'PER'] });
    expect(s.when('chair', consult(s, ['NOR']))).toEqual(['(bracket.adRef)']);
    expect(s.when('FJI', answer(s, true))).toEqual(['(capital.notAsked)']);
    expect(s.when('NOR', answer(s, true))).toEqual(['BracketsLived']);
    expect(s.when('NOR', answer(s, true))).toEqual(['(capital.notAsked)']);
    expect(life(s)?.state).toMatchObject({ s: 'adRef', pending: ['PER'] });
  });

  it('a capital that says no takes the mark off and opens the bracket again; the words stay', () => {
    const s = opened();
    adRef(s, ['NOR', 'PER']);
    expect(s.when('PER', answer(s, false))).toEqual(['TextChanged', 'BracketsLived']);
    expect(s.text('p1')).toBe('Members [shall]/[should] publish [all [wholesale]] tariffs.');
    expect(life(s)?.state).toEqual({ s: 'open' });
  });

  it('words agreed ad referendum are not reworded; when they fall, or become part of others, the bracket is open again', () => {
    const s = opened();
    adRef(s, ['PER']);
    const on = option(s, 'p1', 'shall');
    expect(s.when('KEN', { c: 'rewordOption', room, provision: 'p1', option: on, text: 'will' })).toEqual([
      '(bracket.adRef)',
    ]);
    s.given('FJI', { c: 'addOption', room, provision: 'p1', choice: choice(s, 'p1', 0), text: 'may' });
    expect(life(s)?.state.s).toBe('adRef');
    s.given('KEN', { c: 'withdrawSponsorship', room, on: onOption(s, 'p1', 'shall') });
    expect(life(s)?.state).toEqual({ s: 'open' });
    expect(s.when('PER', answer(s, true))).toEqual(['(capital.notAsked)']);

    const merged = opened();
    adRef(merged, ['PER']);
    const options = ['shall', 'should'].map((words) => option(merged, 'p1', words));
    merged.given('chair', edit('p1', { e: 'merge', choice: choice(merged, 'p1', 0), options, text: 'will' }));
    merged.wait(10);
    expect(life(merged)?.state).toEqual({ s: 'open' });
  });

  it('the chair says which option it would take first, and guesses follow it', () => {
    const s = opened();
    const prefer = (words: string): Command => ({
      c: 'preferOption',
      room,
      provision: 'p1',
      choice: choice(s, 'p1', 0),
      option: option(s, 'p1', words),
    });
    const guess = (): string => {
      const order = s.room.lives.flatMap((one) => one.order);
      return liveText(asWouldHave(s.provision('p1').body, { code: 'FJI', supported: [], opposed: [] }, order).body);
    };
    expect(guess()).toMatch(/^Members shall /u);
    expect(s.when('chair', prefer('should'))).toEqual(['BracketsLived']);
    expect(guess()).toMatch(/^Members should /u);
    expect(s.when('chair', prefer('should'))).toEqual(['(text.same)']);
    expect(s.when('chair', prefer('wholesale'))).toEqual(['(option.unknown)']);
    expect(s.when('NOR', prefer('shall'))).toEqual(['(seat.chairOnly)']);
  });

  it('who holds a bracket follows from who stands behind its options, from the first moment on', () => {
    const s = opened();
    expect(life(s)?.holders).toEqual(['KEN', 'NOR', 'PER']);
    expect(life(s)?.rooms).toEqual([room]);
    s.given('NOR', { c: 'withdrawSponsorship', room, on: onOption(s, 'p1', 'should') });
    s.given('FJI', { c: 'cosponsor', room, on: onOption(s, 'p1', 'shall') });
    expect(life(s)?.holders).toEqual(['KEN', 'PER', 'FJI']);
  });
});
