import { describe, expect, it } from 'vitest';
import { diffHall } from '../../../client/hall/differ.ts';
import { describeHall } from '../../../client/view/describeHall.ts';
import type { HallDelegation, HallModel } from '../../../client/view/hallModel.ts';

const seat = (code: string, over: Partial<HallDelegation> = {}): HallDelegation => ({
  code,
  name: code,
  sign: { kind: 'emblem', url: `/${code}.svg` },
  people: 2,
  presence: 'here',
  yours: false,
  listed: null,
  speaking: false,
  card: 'none',
  ...over,
});

const hall = (delegations: readonly HallDelegation[], over: Partial<HallModel> = {}): HallModel => ({
  lang: 'en',
  dir: 'ltr',
  delegations,
  chair: { label: 'Chair', present: true },
  screen: { lang: 'en', dir: 'ltr', heading: '1', segments: [{ kind: 'words', text: 'A State', depth: 0 }] },
  outline: [],
  ballot: 'none',
  timer: null,
  gavel: 0,
  words: { you: 'You', away: 'away', gone: 'left', empty: 'free' },
  ...over,
});

describe('what changed in the hall', () => {
  it('finds everything new at first', () => {
    expect(diffHall(null, hall([seat('AAA'), seat('BBB')]))).toMatchObject({
      added: ['AAA', 'BBB'],
      moved: [],
      changed: [],
      words: true,
      gavel: false,
    });
  });

  it('finds nothing between equal models', () => {
    const still = {
      added: [],
      removed: [],
      moved: [],
      changed: [],
      screen: false,
      outline: false,
      timer: false,
      chair: false,
      gavel: false,
      words: false,
    };
    expect(diffHall(hall([seat('AAA'), seat('BBB')]), hall([seat('AAA'), seat('BBB')]))).toEqual(still);
  });

  it('names those that changed where they sit', () => {
    const before = hall([seat('AAA'), seat('BBB'), seat('CCC')]);
    const after = hall([seat('AAA', { listed: 1 }), seat('BBB'), seat('CCC', { card: 'back' })]);
    expect(diffHall(before, after)).toMatchObject({ changed: ['AAA', 'CCC'], moved: [], added: [], removed: [] });
  });

  it('moves everybody when their number changes, and those who swap seats', () => {
    const before = hall([seat('AAA'), seat('BBB')]);
    expect(diffHall(before, hall([seat('AAA'), seat('BBB'), seat('CCC')]))).toMatchObject({
      added: ['CCC'],
      moved: ['AAA', 'BBB'],
    });
    expect(diffHall(before, hall([seat('BBB'), seat('AAA')]))).toMatchObject({ moved: ['BBB', 'AAA'] });
    expect(diffHall(before, hall([seat('AAA')]))).toMatchObject({ removed: ['BBB'], moved: ['AAA'] });
  });

  it('tells the wall from the floor, and hears the gavel only when it falls', () => {
    const before = hall([seat('AAA'), seat('BBB')]);
    expect(diffHall(before, { ...before, timer: { label: 'A', text: '0:48' }, gavel: 1 })).toMatchObject({
      timer: true,
      screen: false,
      gavel: true,
      changed: [],
    });
    expect(diffHall({ ...before, gavel: 2 }, before).gavel).toBe(false);
  });
});

describe('the hall in words', () => {
  it('says who speaks and the list in its order', () => {
    expect(
      describeHall(hall([seat('AAA', { listed: 2 }), seat('BBB', { listed: 1 }), seat('CCC', { speaking: true })])),
    ).toEqual([
      { key: 'hall.speaks', params: { name: 'CCC' } },
      { key: 'hall.list', params: { names: 'BBB, AAA', count: 2 } },
    ]);
  });

  it('counts the cards of an open ballot and names nobody', () => {
    const said = describeHall(
      hall([seat('AAA', { card: 'back' }), seat('BBB', { card: 'down' }), seat('CCC', { presence: 'away' })], {
        ballot: 'open',
      }),
    );
    expect(said[0]).toEqual({ key: 'hall.ballotOpen', params: { voted: 1, all: 2 } });
    expect(said.map((s) => s.key)).not.toContain('hall.cards.for');
  });

  it('names the choices once the cards are turned', () => {
    const said = describeHall(
      hall([seat('AAA', { card: 'for' }), seat('BBB', { card: 'abstain' })], { ballot: 'turned' }),
    );
    expect(said.map((s) => s.key)).toEqual(['hall.cards.for', 'hall.cards.abstain']);
  });
});
