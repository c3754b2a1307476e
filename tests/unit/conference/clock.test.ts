import { describe, expect, it } from 'vitest';
import { conferenceTime, wallTime } from '../../../shared/conference/clock.ts';
import { due } from '../../../shared/conference/conference.ts';
import { lobby, room, session, type Sitting } from '../../support/sitting.ts';

const presence = (s: Sitting, delegation: string) => s.state.public.delegations[delegation]?.presence;
const line = (s: Sitting, seat: string, connected: boolean) => s.when('system', { c: 'line', seat, connected });
const speaking = (): Sitting => {
  const s = session();
  s.given('NOR', { c: 'askFloor', room });
  s.given('chair', { c: 'giveFloor', room, delegation: 'NOR', after: '' });
  return s;
};

describe('conference time', () => {
  it('stands in the lobby, runs in the session, stands in a pause', () => {
    const s = lobby();
    s.wait(100);
    expect(s.now).toBe(0);
    s.given('facilitator', { c: 'openSession' });
    s.wait(7);
    s.given('facilitator', { c: 'pause' });
    s.wait(100);
    expect(s.now).toBe(7000);
    expect(s.when('facilitator', { c: 'pause' })).toEqual(['(clock.paused)']);
    s.given('facilitator', { c: 'resume' });
    expect(s.when('facilitator', { c: 'resume' })).toEqual(['(clock.running)']);
    s.wait(3);
    expect(s.now).toBe(10_000);
  });

  it('no statement is cut by a pause, and nothing is decided in one', () => {
    const s = speaking();
    s.wait(29);
    s.given('facilitator', { c: 'pause' });
    expect(due(s.state)).toBeUndefined();
    expect(s.when('NOR', { c: 'endStatement', room, turn: s.room.floor.lastTurn })).toEqual(['(clock.paused)']);
    expect(s.wait(3600)).toEqual([]);
    s.given('facilitator', { c: 'resume' });
    expect(s.wait(0.9)).toEqual([]);
    expect(s.wait(0.1)).toEqual(['StatementEnded']);
  });

  it('goes back to the last sign of life after an outage, and runs on', () => {
    const s = speaking();
    s.wait(10);
    const last = s.now;
    s.wall += 600_000;
    expect(s.when('system', { c: 'outage', at: last }, last)).toEqual(['ClockHeld', 'ClockResumed']);
    expect(s.now).toBe(last);
    expect(s.state.public.outages).toBe(1);
    expect(s.wait(19.9)).toEqual([]);
    expect(s.wait(0.1)).toEqual(['StatementEnded']);
  });

  it('an outage in a pause changes nothing', () => {
    const s = speaking();
    s.given('facilitator', { c: 'pause' });
    expect(s.when('system', { c: 'outage', at: 0 })).toEqual([]);
  });

  it('runs at the rate that it was started with, and never backwards', () => {
    const clock = { c: 'running', at: 1000, wall: 50_000, rate: 10 } as const;
    expect(conferenceTime(clock, 50_100)).toBe(2000);
    expect(conferenceTime(clock, 49_000)).toBe(1000);
    expect(wallTime(clock, 2000)).toBe(50_100);
    expect(wallTime({ c: 'held', at: 1000, why: 'paused' }, 2000)).toBeUndefined();
  });
});

describe('the session', () => {
  it('is opened once, by the facilitator; before it nothing of the procedure is possible', () => {
    const s = lobby();
    s.seat('NOR', 'NOR');
    expect(s.when('NOR', { c: 'openSession' })).toEqual(['(seat.facilitatorOnly)']);
    expect(s.when('NOR', { c: 'askFloor', room })).toEqual(['(phase.lobby)']);
    expect(s.when('facilitator', { c: 'openSession' })[0]).toBe('SessionOpened');
    expect(s.when('facilitator', { c: 'openSession' })).toEqual(['(phase.session)']);
  });
});

describe('presence', () => {
  it('[P2.2] a delegation without a line is away, and gone after 60 seconds', () => {
    const s = session();
    expect(line(s, 'FJI', false)).toEqual(['LineChanged', 'PresenceChanged']);
    expect(presence(s, 'FJI')).toMatchObject({ p: 'away' });
    expect(s.wait(59.9)).toEqual([]);
    expect(s.wait(0.1)).toEqual(['PresenceChanged']);
    expect(presence(s, 'FJI')).toEqual({ p: 'gone' });
    line(s, 'FJI', true);
    expect(presence(s, 'FJI')).toEqual({ p: 'here' });
  });

  it('who comes back in time was never gone', () => {
    const s = session();
    line(s, 'FJI', false);
    s.wait(59);
    line(s, 'FJI', true);
    expect(s.wait(600)).toEqual([]);
    expect(presence(s, 'FJI')).toEqual({ p: 'here' });
  });

  it('one seat on line is enough; a line that is told twice is told once', () => {
    const s = session();
    expect(line(s, 'NOR', false)).toEqual(['LineChanged']);
    expect(presence(s, 'NOR')).toEqual({ p: 'here' });
    expect(line(s, 'NOR', false)).toEqual([]);
    expect(line(s, 'nobody', true)).toEqual([]);
  });

  it('the 60 seconds stand still in a pause', () => {
    const s = session();
    line(s, 'FJI', false);
    s.wait(30);
    s.given('facilitator', { c: 'pause' });
    s.wait(600);
    s.given('facilitator', { c: 'resume' });
    expect(s.wait(29)).toEqual([]);
    expect(s.wait(1)).toEqual(['PresenceChanged']);
  });
});
