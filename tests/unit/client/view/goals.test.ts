import { describe, expect, it } from 'vitest';
import { countOf, draftEffect, ownGoals } from '../../../../client/view/goals.ts';
import { lineAsked, linesOf } from '../../../../client/view/record.ts';
import { viewOf } from '../../../../shared/conference/conference.ts';
import type { Scenario } from '../../../../shared/scenario/scenario.ts';
import { amendmentFrom } from '../../../../shared/text/diff.ts';
import { liveText } from '../../../../shared/text/print.ts';
import { room, session, type Sitting } from '../../../support/sitting.ts';

const withGoals = (s: Scenario): Scenario => {
  const brief = s.briefs['KEN'];
  if (!brief) throw new Error('Kenya has no brief');
  return {
    ...s,
    briefs: {
      ...s.briefs,
      KEN: {
        ...brief,
        goals: [
          { says: 'shall', wants: [{ provision: 'p1', test: { t: 'chosen', option: 'shall', others: ['should'] } }] },
          { says: 'tariffs', wants: [{ provision: 'p1', test: { t: 'contains', phrases: ['tariffs'] } }] },
        ],
        redLine: { says: 'no fees', wants: [{ provision: 'p1', test: { t: 'lacks', phrases: ['fees'] } }] },
      },
    },
  };
};
const kenya = (s: Sitting) => ownGoals(viewOf(s.state, 'KEN'), 'KEN');

describe('goals as the text stands', () => {
  it('are seen by their own delegation only', () => {
    const s = session({}, withGoals);
    const goals = kenya(s);
    expect(goals?.goals.map((goal) => goal.standing)).toEqual(['open', 'met']);
    expect(goals?.line?.standing).toBe('holds');
    expect(goals && countOf(goals)).toEqual({ met: 1, half: 0, open: 1, notMet: 0 });
    expect(ownGoals(viewOf(s.state, 'NOR'), 'NOR')).toBeUndefined();
    expect(ownGoals(viewOf(s.state, 'chair'), 'chair')).toBeUndefined();
  });

  it('are told what words would do to them before the words are sent', () => {
    const s = session({}, withGoals);
    const { body } = s.provision('p1');
    const edit = (from: string, to: string) => {
      const found = amendmentFrom(body, liveText(body).replace(from, to));
      if (!found.ok) throw new Error(found.error.code);
      return draftEffect(viewOf(s.state, 'KEN'), 'KEN', 'p1', found.value);
    };
    expect(edit('tariffs', 'fees')).toEqual({
      goals: [{ says: 'tariffs', standing: 'notMet', before: 'met' }],
      line: { says: 'no fees', standing: 'broken', before: 'holds' },
    });
    expect(edit('Members', 'All Members')).toEqual({ goals: [], line: null });
  });

  it('stand against the result once it is over: what was not adopted gives way to the old text', () => {
    const s = session({}, withGoals);
    s.given('facilitator', { c: 'closeConference' });
    expect(kenya(s)?.goals.map((goal) => goal.standing)).toEqual(['notMet', 'notMet']);
    expect(kenya(s)?.line?.standing).toBe('holds');
  });
});

describe('a line for the record', () => {
  const spoken = (): Sitting => {
    const s = session();
    s.given('KEN', { c: 'askFloor', room });
    s.given('chair', { c: 'giveFloor', room, delegation: 'KEN', after: '' });
    return s;
  };
  const ask = (s: Sitting, who: string) => lineAsked(viewOf(s.state, who), who);

  it('is asked of those who spoke and of the chair, once the statement is over and until it is there', () => {
    const s = spoken();
    expect(ask(s, 'KEN')).toBeNull();
    const turn = s.room.floor.speaking?.turn ?? '';
    s.given('KEN', { c: 'endStatement', room, turn });
    expect(ask(s, 'KEN')?.own).toBe(true);
    expect(ask(s, 'chair')?.own).toBe(false);
    expect(ask(s, 'NOR')).toBeNull();
    s.given('KEN2', { c: 'summarise', room, turn, text: 'We support it.', lang: 'en' });
    expect(ask(s, 'KEN')).toBeNull();
    expect(ask(s, 'chair')).toBeNull();
    expect(linesOf(viewOf(s.state, 'NOR')).map((line) => line.delegation)).toEqual(['KEN']);
  });
});
