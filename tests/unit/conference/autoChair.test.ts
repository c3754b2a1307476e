import { describe, expect, it } from 'vitest';
import { stepAtHand } from '../../../shared/conference/nextStep.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';

const why = (s: Sitting): string | undefined => stepAtHand(s.state, room)?.why;
const takes = (s: Sitting, who: string, step: 'openNext' | 'nextSpeaker' | 'askAgain') =>
  s.when(who, { c: 'takeStep', room, why: step });

describe('the next step in one button', () => {
  it('is taken by the teacher without the chair, as the rules name it', () => {
    const s = session();
    expect(why(s)).toBe('openNext');
    expect(takes(s, 'facilitator', 'openNext')).toContain('ProvisionOpened');
    s.given('NOR', { c: 'askFloor', room });
    expect(why(s)).toBe('nextSpeaker');
    expect(takes(s, 'facilitator', 'nextSpeaker')).toEqual(['FloorGiven']);
  });

  it('is refused to a delegation, and when another step has come meanwhile', () => {
    const s = session();
    expect(takes(s, 'NOR', 'openNext')).toEqual(['(seat.chairOnly)']);
    expect(takes(s, 'chair', 'nextSpeaker')).toEqual(['(step.over)']);
  });

  it('hurries the step that the automatic chair counts down, and it happens once', () => {
    const s = session();
    s.given('facilitator', { c: 'setAutoChair', room, on: true });
    const planned = s.room.auto.planned;
    expect(planned?.why).toBe('openNext');
    expect(takes(s, 'facilitator', 'openNext')).toEqual(expect.arrayContaining(['StepTaken', 'ProvisionOpened']));
    expect(s.room.auto.planned?.id).not.toBe(planned?.id);
    expect(s.when('system', { c: 'autoStep', room, id: planned?.id ?? '' })).toEqual([]);
  });
});

describe('[H11] a press at the moment at which the step is taken by itself', () => {
  const counting = () => {
    const s = session();
    s.given('facilitator', { c: 'setAutoChair', room, on: true });
    const planned = s.room.auto.planned?.id ?? '';
    return { s, press: { c: 'takeStep', room, why: 'openNext', planned } as const };
  };

  it('is what has happened: nothing is refused, and nothing done twice', () => {
    const { s, press } = counting();
    expect(s.wait(5)).toContain('ProvisionOpened');
    const before = s.state;
    expect(s.when('facilitator', press)).toEqual([]);
    expect(s.when('chair', press)).toEqual([]);
    expect(s.state).toEqual(before);
    expect(s.when('NOR', press)).toEqual(['(seat.chairOnly)']);
  });

  it('is refused when something else has happened', () => {
    const { s, press } = counting();
    s.given('NOR', { c: 'askFloor', room });
    expect(s.room.auto.planned?.why).toBe('nextSpeaker');
    expect(s.when('facilitator', press)).toEqual(['(step.over)']);
    s.wait(10);
    expect(s.room.floor.speaking?.delegation).toBe('NOR');
    expect(s.when('facilitator', press)).toEqual(['(step.over)']);
  });

  it('by the chair, who gives the floor to the same delegation, is done once', () => {
    const { s } = counting();
    s.given('NOR', { c: 'askFloor', room });
    s.given('FJI', { c: 'askFloor', room });
    const give = { c: 'giveFloor', room, delegation: 'NOR', after: s.room.floor.lastTurn } as const;
    s.wait(10);
    expect(s.when('chair', give)).toEqual([]);
    expect(s.when('chair', { ...give, delegation: 'FJI' })).toEqual(['(floor.listMoved)']);
  });
});

describe('the teacher beside the chair', () => {
  it('[P1.70] thanks a speaker, gives more time and sets the length of a statement', () => {
    const s = session();
    s.given('NOR', { c: 'askFloor', room });
    s.given('chair', { c: 'giveFloor', room, delegation: 'NOR', after: s.room.floor.lastTurn });
    const turn = s.room.floor.speaking?.turn ?? '';
    expect(s.when('facilitator', { c: 'setLimit', room, seconds: 30 })).toEqual(['LimitSet']);
    expect(s.when('facilitator', { c: 'moreTime', room, turn, seconds: 30 })).toEqual(['FloorExtended']);
    expect(s.when('FJI', { c: 'endStatement', room, turn })).toEqual(['(floor.notYours)']);
    expect(s.when('facilitator', { c: 'endStatement', room, turn })).toEqual(['StatementEnded']);
  });
});
