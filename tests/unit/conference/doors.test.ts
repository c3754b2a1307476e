import { describe, expect, it } from 'vitest';
import { audiencesOf } from '../../../shared/conference/conference.ts';
import { freeSeats } from '../../../shared/conference/seating.ts';
import { waitingMax } from '../../../shared/conference/doors.ts';
import { caucus } from '../../support/laws/scenario.ts';
import { emptyScenario, lobby, room, session, Sitting } from '../../support/sitting.ts';

const named = (s: Sitting, text: string) =>
  s.when('system', { c: 'arrive', person: 'p', seat: 't', name: { lang: 'en', text }, wants: null, automatic: false });
const role = (s: Sitting, seat: string) => s.state.seat[seat]?.role;

describe('coming in', () => {
  it.each([
    ['nothing', '', 'name.empty'],
    ['spaces', ' \u00a0 ', 'name.empty'],
    ['joiners alone', '\u200d\u200c', 'name.empty'],
    ['fillers alone', '\u3164\u2800', 'name.empty'],
    ['41 characters', 'x'.repeat(41), 'name.tooLong'],
    ['markup', 'Ada <b>', 'name.markup'],
    ['a control character', 'A\u0007da', 'name.control'],
    ['a turn of direction', 'A\u202eda', 'name.control'],
    ['half a character', 'A\ud800', 'name.control'],
  ])('a name of %s is refused', (_title, text, code) => {
    const s = lobby();
    const before = s.state;
    expect(named(s, text)).toEqual([`(${code})`]);
    expect(s.state).toBe(before);
    const created = new Sitting().refusal('system', {
      c: 'create',
      title: { lang: 'en', text: 'Talks' },
      facilitator: { lang: 'en', text },
      scenario: emptyScenario,
      minutes: null,
      autoChair: false,
    });
    expect(created?.code).toBe(code);
  });

  it.each(['Ada', 'نور', '李雷', '👩‍🚀', 'می‌خواهم', 'x'.repeat(40)])('the name %s is taken', (text) => {
    const s = lobby();
    expect(named(s, ` ${text} `)).toContain('PersonArrived');
    expect(s.sealed.at(-1)?.text).toBe(text);
    expect(JSON.stringify(s.state)).not.toContain(text);
  });

  it('a title is asked for', () => {
    const create = (text: string) =>
      new Sitting().when('system', {
        c: 'create',
        title: { lang: 'en', text },
        facilitator: { lang: 'en', text: 'Ada' },
        scenario: emptyScenario,
        minutes: null,
        autoChair: false,
      });
    expect(create(' ')).toEqual(['(title.empty)']);
    expect(create('x'.repeat(81))).toEqual(['(title.tooLong)']);
  });

  it('strangers wait until they are admitted', () => {
    const s = lobby();
    s.arrive('Bo', 'KEN');
    expect(role(s, 'Bo')).toEqual({ r: 'waiting' });
    s.given('facilitator', { c: 'seatPerson', person: 'p-Bo', delegation: 'KEN' });
    expect(role(s, 'Bo')).toMatchObject({ r: 'delegate', delegation: 'KEN' });
    expect(freeSeats(s.state, 'KEN')).toBe(1);
  });

  it('a delegation without a free seat is refused, one that is not there too', () => {
    const s = lobby();
    s.seat('Bo', 'FJI');
    expect(s.arrive('Cy', 'FJI')).toEqual(['(delegation.full)']);
    expect(s.arrive('Cy', '__proto__')).toEqual(['(delegation.unknown)']);
    expect(s.arrive('Cy')).toContain('PersonArrived');
    expect(s.when('facilitator', { c: 'seatPerson', person: 'p-Cy', delegation: 'FJI' })).toEqual([
      '(delegation.full)',
    ]);
    expect(s.when('facilitator', { c: 'seatPerson', person: 'nobody', delegation: 'KEN' })).toEqual([
      '(person.unknown)',
    ]);
  });
});

describe('a door that opens by itself', () => {
  const opened = () => {
    const s = lobby({}, (scenario) => ({
      ...scenario,
      delegations: scenario.delegations.map((d) => ({ ...d, seats: 20 })),
    }));
    // The facilitator came a while ago.
    s.wall += 60_000;
    s.given('facilitator', { c: 'setDoor', door: 'opens' });
    return s;
  };

  it('lets in those who wait, to where they wish, or where fewest are', () => {
    const s = lobby();
    for (const [name, wants] of [
      ['Bo', 'FJI'],
      ['Cy', 'FJI'],
      ['Di', null],
    ] as const)
      s.arrive(name, wants);
    s.given('facilitator', { c: 'setDoor', door: 'opens' });
    expect([role(s, 'Bo'), role(s, 'Cy'), role(s, 'Di')]).toMatchObject([
      { delegation: 'FJI' },
      { r: 'waiting' },
      { delegation: 'KEN' },
    ]);
    s.given('Cy', { c: 'wish', delegation: 'PER' });
    expect(role(s, 'Cy')).toMatchObject({ delegation: 'PER' });
  });

  it('ten in ten seconds come in; the eleventh stops it', () => {
    const s = opened();
    for (let n = 0; n < 10; n += 1) s.arrive(`g${n}`);
    expect(s.state.console?.door).toBe('opens');
    expect(role(s, 'g9')).toMatchObject({ r: 'delegate' });
    expect(s.arrive('g10')).toContain('DoorSet');
    expect(s.state.console?.door).toBe('stopped');
    expect(role(s, 'g10')).toEqual({ r: 'waiting' });
    s.arrive('g11');
    expect(role(s, 'g11')).toEqual({ r: 'waiting' });
  });

  it('people who come one after another do not stop it', () => {
    const s = opened();
    for (let n = 0; n < 15; n += 1) {
      s.arrive(`g${n}`);
      s.wall += 1001;
    }
    expect(s.state.console?.door).toBe('opens');
  });
});

describe('seats', () => {
  it('the facilitator takes the chair in a second seat, and keeps the console', () => {
    const s = lobby();
    const person = s.state.console?.seats[s.facilitator]?.person ?? '';
    s.given('facilitator', { c: 'seatChair', person });
    const seats = s.state.console?.persons[person]?.seats ?? [];
    expect(seats.map((seat) => role(s, seat)?.r)).toEqual(['facilitator', 'chair']);
    expect(s.when('facilitator', { c: 'seatChair', person })).toEqual(['(chair.already)']);
  });

  it('who takes the chair leaves the delegation; who had it is free', () => {
    const s = session();
    s.given('facilitator', { c: 'seatChair', person: 'p-NOR2' });
    expect([role(s, 'NOR2'), role(s, 'chair')]).toMatchObject([{ r: 'chair' }, { r: 'admitted' }]);
    expect(s.room.chair).toBe('NOR2');
    expect(s.state.public.delegations['NOR']?.taken).toBe(1);
    expect(audiencesOf(s.state, 'NOR2')).not.toHaveProperty('delegation:NOR');
  });

  it('[P2.1] a delegation that nobody holds at the opening is not accredited, until somebody does', () => {
    const s = lobby();
    s.seat('NOR', 'NOR');
    s.given('facilitator', { c: 'openSession' });
    const accredited = () => s.state.public.order.filter((d) => s.state.public.delegations[d]?.accredited);
    expect(accredited()).toEqual(['NOR']);
    s.seat('FJI', 'FJI');
    expect(accredited()).toEqual(['FJI', 'NOR']);
  });

  it('[P1.19] a closed room is entered by its members alone, and a move takes one out of it', () => {
    const s = session();
    expect(s.when('FJI', { c: 'enterRoom', room: caucus })).toEqual(['(room.membersOnly)']);
    expect(s.when('chair', { c: 'enterRoom', room: caucus })).toEqual(['(room.membersOnly)']);
    expect(s.when('NOR', { c: 'enterRoom', room: caucus })).toEqual(['RoomEntered']);
    expect(s.when('NOR', { c: 'enterRoom', room: caucus })).toEqual(['(room.alreadyInside)']);
    expect(s.when('NOR', { c: 'askFloor', room: caucus })).toEqual(['FloorAsked']);
    expect(s.when('KEN', { c: 'askFloor', room: caucus })).toEqual(['(seat.notInside)']);
    s.given('facilitator', { c: 'seatPerson', person: 'p-NOR', delegation: 'PER' });
    expect(s.state.room[caucus]).toMatchObject({ inside: {}, floor: { list: [] } });
  });

  it('[P1.18] the plenary is entered and left by nobody', () => {
    const s = session();
    expect(s.when('NOR', { c: 'enterRoom', room })).toEqual(['(room.alwaysOpen)']);
    expect(s.when('NOR', { c: 'leaveRoom', room })).toEqual(['(room.alwaysOpen)']);
    expect(s.when('NOR', { c: 'enterRoom', room: '__proto__' })).toEqual(['(room.unknown)']);
  });
});

describe('a lobby that is full', () => {
  it('lets somebody in for the oldest of those who have no line', () => {
    const s = lobby();
    for (let n = 0; n < waitingMax; n += 1) s.arrive(`w${n}`);
    s.given('system', { c: 'line', seat: 'w0', connected: true });
    expect(s.arrive('Ada')).toContain('PersonRemoved');
    const persons = Object.keys(s.state.console?.persons ?? {});
    expect(persons).toContain('p-w0');
    expect(persons).not.toContain('p-w1');
    expect(persons).toContain('p-Ada');
  });

  it('is emptied by the facilitator; those with a place stay', () => {
    const s = session();
    s.arrive('Ada');
    s.given('facilitator', { c: 'clearWaiting' });
    const persons = Object.keys(s.state.console?.persons ?? {});
    expect(persons).not.toContain('p-Ada');
    expect(persons).toContain('p-NOR');
  });
});
