import { describe, expect, it } from 'vitest';
import { applyOp } from '../../../shared/text/amend.ts';
import {
  type BracketLife,
  type LifeEvent,
  foldLife,
  holderEvents,
  isAlive,
  lifeEvents,
  lifeOf,
} from '../../../shared/text/life.ts';
import type { TextOp } from '../../../shared/text/model.ts';
import { bodyFrom } from '../../support/texts.ts';

const fold = (events: readonly LifeEvent[], from: readonly BracketLife[] = []): readonly BracketLife[] =>
  events.reduce(foldLife, from);
const opened: LifeEvent = {
  l: 'opened',
  choice: 'c',
  provision: 'p',
  by: 'SWE',
  motive: 'contentious',
  reason: { ref: 'r' },
  at: 5,
};

describe('the life of a bracket', () => {
  it('knows who opened it and why, since when, who holds it and where it was discussed', () => {
    const lives = fold([
      opened,
      { ...opened, by: 'CUB' },
      { l: 'discussed', choice: 'c', room: 'plenary' },
      { l: 'discussed', choice: 'c', room: 'plenary' },
      { l: 'held', choice: 'c', by: 'EUR' },
      { l: 'held', choice: 'c', by: 'EUR' },
      { l: 'released', choice: 'c', by: 'SWE' },
      { l: 'released', choice: '__proto__', by: 'EUR' },
    ]);
    expect(lives).toEqual([
      {
        choice: 'c',
        provision: 'p',
        openedBy: 'SWE',
        motive: 'contentious',
        reason: { ref: 'r' },
        since: 5,
        rooms: ['plenary'],
        stances: [],
        order: [],
        holders: ['EUR'],
        reserved: null,
        state: { s: 'open' },
      },
    ]);
    expect(fold([{ ...opened, by: null }])[0]?.holders).toEqual([]);
  });

  it('knows who supports and who opposes each option; nobody supports two', () => {
    const say = (by: string, option: string, stance: 'support' | 'oppose' | 'none'): LifeEvent => ({
      l: 'stance',
      choice: 'c',
      option,
      by,
      stance,
    });
    const lives = fold([
      opened,
      say('EUR', 'o', 'support'),
      say('CUB', 'o', 'oppose'),
      say('EUR', 'p', 'support'),
      say('CUB', 'p', 'oppose'),
      say('AFR', 'o', 'support'),
      say('AFR', 'o', 'oppose'),
      say('ARB', 'o', 'support'),
      say('ARB', 'o', 'none'),
    ]);
    expect(lifeOf(lives, 'c')?.stances).toEqual([
      { option: 'o', supporters: [], opponents: ['CUB', 'AFR'] },
      { option: 'p', supporters: ['EUR'], opponents: ['CUB'] },
    ]);
    const merged = fold([{ l: 'merged', choice: 'c', options: ['o', 'p'], into: 'm' }], lives);
    expect(lifeOf(merged, 'c')?.stances).toEqual([{ option: 'm', supporters: ['EUR'], opponents: ['CUB', 'AFR'] }]);
  });

  it('goes from open to consulted, to agreed ad referendum, and to its end', () => {
    let lives = fold([opened, { l: 'consulted', choice: 'c', room: 'adhoc', by: ['CUB', 'SWE'] }]);
    expect(lives[0]?.state).toEqual({ s: 'consulted', room: 'adhoc', by: ['CUB', 'SWE'] });
    expect(lives[0]?.rooms).toEqual(['adhoc']);
    lives = fold([{ l: 'adRef', choice: 'c', option: 'o', pending: ['CUB'] }], lives);
    expect(lives[0]?.state).toEqual({ s: 'adRef', option: 'o', pending: ['CUB'] });
    const confirmed = fold([{ l: 'confirmed', choice: 'c', by: 'CUB' }], lives);
    expect(confirmed[0]?.state).toEqual({ s: 'adRef', option: 'o', pending: [] });
    expect(fold([{ l: 'reopened', choice: 'c' }], lives)[0]?.state).toEqual({ s: 'open' });
    expect(lives.every(isAlive)).toBe(true);
    lives = fold([{ l: 'lifted', choice: 'c', option: 'o', at: 9 }], lives);
    expect(lives[0]?.state).toEqual({ s: 'lifted', at: 9, option: 'o' });
    expect(lives.some(isAlive)).toBe(false);
  });

  it('follows from operations on the text', () => {
    const body = bodyFrom('a [b [c]]/[d] [ ] e');
    const by = { provision: 'p', by: 'SWE', motive: null, reason: null, at: 7 };
    const told = (op: TextOp): readonly string[] =>
      lifeEvents(body, applyOp(body, op), op, by).map((one) => `${one.l} ${one.choice}`);
    expect(told({ t: 'resolve', op: 'R', choice: 't.c0', option: 't.o2' })).toEqual(['lifted t.c0', 'fallen t.c1']);
    expect(told({ t: 'resolve', op: 'R', choice: 't.c0', option: 't.o0' })).toEqual(['lifted t.c0']);
    expect(told({ t: 'fill', op: 'F', blank: 't.c2', words: ['x'], bracket: null })).toEqual(['lifted t.c2']);
    const wrap: TextOp = { t: 'wrap', op: 'W', choice: 'w', option: 'x', first: 't.0', last: 't.0', sponsors: [] };
    expect(told(wrap)).toEqual(['opened w']);
    expect(told({ t: 'replace', op: 'X', body: [] })).toEqual(['fallen t.c0', 'fallen t.c1', 'fallen t.c2']);
    const merge: TextOp = {
      t: 'merge',
      op: 'M',
      choice: 't.c0',
      options: ['t.o2', 't.o0'],
      into: 'm',
      inserts: [],
      deletes: [],
    };
    expect(told(merge)).toEqual(['merged t.c0', 'fallen t.c1']);
  });

  it('is held by those who stand behind its options, and let go by those who stand behind none any more', () => {
    const before = bodyFrom('a [EUR: b]/[RCC, ARB: c] [d]');
    const after = bodyFrom('a [EUR, SWE: b]/[ARB: c] [RCC: d]');
    expect(holderEvents(before, after).map((one) => [one.l, one.choice, 'by' in one ? one.by : ''])).toEqual([
      ['held', 't.c0', 'SWE'],
      ['released', 't.c0', 'RCC'],
      ['held', 't.c1', 'RCC'],
    ]);
    expect(holderEvents(after, after)).toEqual([]);
  });
});
