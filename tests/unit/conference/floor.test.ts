import { describe, expect, it } from 'vitest';
import { room, session, type Sitting } from '../../support/sitting.ts';

const asks = (s: Sitting, ...who: readonly string[]): void => {
  for (const one of who) s.given(one, { c: 'askFloor', room });
};
const list = (s: Sitting): readonly string[] => s.room.floor.list.map((x) => `${x.delegation} by ${x.seat}`);
const after = (s: Sitting): string => s.room.floor.lastTurn;
const turn = (s: Sitting): string => s.room.floor.speaking?.turn ?? 'none';
const give = (s: Sitting, delegation: string) => ({ c: 'giveFloor', room, delegation, after: after(s) }) as const;

describe('the list of speakers', () => {
  it('[P1.69] holds those who asked, in order', () => {
    const s = session();
    asks(s, 'NOR', 'FJI', 'KEN');
    expect(list(s)).toEqual(['NOR by NOR', 'FJI by FJI', 'KEN by KEN']);
  });

  it('[P1.69] has one entry for a delegation, bound to the seat that asked', () => {
    const s = session();
    asks(s, 'NOR2');
    expect(s.when('NOR', { c: 'askFloor', room })).toEqual(['(floor.alreadyListed)']);
    expect(list(s)).toEqual(['NOR by NOR2']);
    expect(s.when('NOR', { c: 'withdrawFloor', room })).toEqual(['FloorWithdrawn']);
    expect(s.when('NOR', { c: 'withdrawFloor', room })).toEqual(['(floor.notListed)']);
  });

  it('a seat that is moved loses its entry; a delegation that speaks does not ask', () => {
    const s = session();
    asks(s, 'NOR2', 'FJI');
    s.given('facilitator', { c: 'seatPerson', person: 'p-NOR2', delegation: 'PER' });
    expect(list(s)).toEqual(['FJI by FJI']);
    s.given('chair', give(s, 'FJI'));
    expect(s.when('FJI', { c: 'askFloor', room })).toEqual(['(floor.speaking)']);
  });

  it('the chair gives the floor to the next or to any other on the list', () => {
    const s = session();
    asks(s, 'NOR', 'FJI', 'KEN');
    expect(s.when('chair', give(s, 'KEN'))).toEqual(['FloorGiven']);
    expect(list(s)).toEqual(['NOR by NOR', 'FJI by FJI']);
    expect(s.room.floor.speaking).toMatchObject({ delegation: 'KEN', seat: 'KEN' });
    expect(s.when('chair', give(s, 'PER'))).toEqual(['(floor.notListed)']);
    expect(s.when('NOR', give(s, 'NOR'))).toEqual(['(seat.chairOnly)']);
  });
});

describe('a statement', () => {
  it('[P1.70] lasts as long as the chair has set, from 15 to 600 seconds', () => {
    const s = session();
    expect(s.when('chair', { c: 'setLimit', room, seconds: 14 })).toEqual(['(floor.limit)']);
    expect(s.when('chair', { c: 'setLimit', room, seconds: 601 })).toEqual(['(floor.limit)']);
    expect(s.when('chair', { c: 'setLimit', room, seconds: 45 })).toEqual(['LimitSet']);
    asks(s, 'NOR');
    s.given('chair', give(s, 'NOR'));
    expect(s.wait(44.9)).toEqual([]);
    expect(s.wait(0.1)).toEqual(['StatementEnded']);
    expect(s.room.floor.speaking).toBeNull();
  });

  it('[P3.7] where the rule set only reminds, it goes on until the chair ends it', () => {
    const s = session({ atTimeUp: 'reminds' });
    asks(s, 'NOR');
    s.given('chair', give(s, 'NOR'));
    expect(s.wait(90)).toEqual(['TimeUpReminded']);
    expect(s.room.floor.speaking?.overtime).toBe(true);
    expect(s.when('chair', { c: 'endStatement', room, turn: turn(s) })).toEqual(['StatementEnded']);
  });

  it('more time moves its end; the old one no longer counts', () => {
    const s = session();
    asks(s, 'NOR');
    s.given('chair', give(s, 'NOR'));
    s.wait(20);
    expect(s.when('chair', { c: 'moreTime', room, turn: turn(s), seconds: 0 })).toEqual(['(floor.limit)']);
    s.given('chair', { c: 'moreTime', room, turn: turn(s), seconds: 30 });
    expect(s.wait(39)).toEqual([]);
    expect(s.wait(1)).toEqual(['StatementEnded']);
  });

  it('is ended by the delegation that makes it, and by the chair', () => {
    const s = session();
    asks(s, 'NOR', 'FJI');
    s.given('chair', give(s, 'NOR'));
    expect(s.when('FJI', { c: 'endStatement', room, turn: turn(s) })).toEqual(['(floor.notYours)']);
    expect(s.given('NOR2', { c: 'endStatement', room, turn: turn(s) })).toMatchObject([{ how: 'done' }]);
  });

  it('ends when its seat is moved', () => {
    const s = session();
    asks(s, 'NOR2');
    s.given('chair', give(s, 'NOR'));
    const events = s.given('facilitator', { c: 'seatPerson', person: 'p-NOR2', delegation: 'PER' });
    expect(events.find((e) => e.t === 'StatementEnded')).toMatchObject({ how: 'left' });
  });
});

describe('"next", "I am done" and the time-out at the same moment advance once', () => {
  const speaking = () => {
    const s = session();
    asks(s, 'NOR', 'FJI', 'KEN');
    s.given('chair', give(s, 'NOR'));
    return { s, done: { c: 'endStatement', room, turn: turn(s) } as const, next: give(s, 'FJI') };
  };

  it('next, then done', () => {
    const { s, done, next } = speaking();
    expect(s.when('chair', next)).toEqual(['StatementEnded', 'FloorGiven']);
    // It has ended, as was asked; the others' statement goes on.
    expect(s.when('NOR', done)).toEqual([]);
    expect(s.room.floor.speaking?.delegation).toBe('FJI');
    expect(s.when('NOR', { ...done, turn: 'never' })).toEqual(['(floor.listMoved)']);
  });

  it('done, then next', () => {
    const { s, done, next } = speaking();
    s.given('NOR', done);
    expect(s.when('chair', next)).toEqual(['FloorGiven']);
    expect(list(s)).toEqual(['KEN by KEN']);
  });

  it('next pressed twice, at two desks', () => {
    const { s, next } = speaking();
    s.given('chair', next);
    expect(s.when('chair', next)).toEqual([]);
    expect(s.room.floor.speaking?.delegation).toBe('FJI');
    expect(s.when('chair', { ...next, delegation: 'KEN' })).toEqual(['(floor.listMoved)']);
    expect(list(s)).toEqual(['KEN by KEN']);
  });

  it('next, then a time-out that was on its way', () => {
    const { s, done, next } = speaking();
    s.given('chair', next);
    expect(s.when('system', { c: 'timeUp', room, turn: done.turn })).toEqual([]);
    expect(s.room.floor.speaking?.delegation).toBe('FJI');
  });

  it('the time-out, then done and next', () => {
    const { s, done, next } = speaking();
    expect(s.wait(30)).toEqual(['StatementEnded']);
    expect(s.when('NOR', done)).toEqual([]);
    expect(s.when('PER', done)).toEqual(['(floor.notYours)']);
    expect(s.when('chair', next)).toEqual(['FloorGiven']);
  });
});
