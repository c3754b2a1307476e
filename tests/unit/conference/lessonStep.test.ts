import { describe, expect, it } from 'vitest';
import { lessonStep } from '../../../shared/conference/lessonStep.ts';
import { nextStep } from '../../../shared/conference/nextStep.ts';
import { orderFollowed, planLeft } from '../../../shared/conference/pace.ts';
import type { Signal } from '../../../shared/conference/reading.ts';
import { inClass } from '../../support/lessonClass.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';
import { propose, replacing } from '../../support/textActs.ts';

const stepOf = (s: Sitting) => lessonStep(s.state, room, s.now);
const opens = (s: Sitting, provision: string): void =>
  void s.given('system', { c: 'autoStep', room, id: planned(s, provision) });

/** Opens a provision as the automatic chair does, and gives the id of its step. */
function planned(s: Sitting, provision: string): string {
  if (!s.room.auto.on) s.given('facilitator', { c: 'setAutoChair', room, on: true });
  const step = s.room.auto.planned;
  if (step?.command.c !== 'openProvision' || step.command.provision !== provision)
    throw new Error(`${provision} does not come next but ${step?.why}`);
  return step.id;
}

function signals(s: Sitting, how: (nth: number) => Signal): void {
  const question = s.room.reading?.question ?? '';
  for (const [nth, code] of s.state.public.order.entries())
    s.given(code, { c: 'signal', room, question, signal: how(nth) });
}

/** Presses the step of the lesson, and says what it was. */
function presses(s: Sitting): string {
  const step = stepOf(s);
  if (!step) throw new Error('no step of the lesson is at hand');
  s.given('facilitator', step.command);
  return step.command.c === 'setLevel' ? step.command.level : step.why;
}

/** What the chair would do, taken by the teacher; a ruling takes effect. */
function goesOn(s: Sitting): string {
  const why = s.room.auto.planned?.why ?? nextStep(s.state, room, null)?.why;
  if (why === undefined) throw new Error('the chair has no step');
  s.given('facilitator', { c: 'takeStep', room, why });
  s.wait(6);
  return why;
}

describe('the class grows', () => {
  it('first does something with what it has', () => {
    const s = inClass();
    expect(stepOf(s)).toBeUndefined();
    opens(s, 'young');
    expect(stepOf(s)).toBeUndefined();
    signals(s, () => 'support');
    expect(presses(s)).toBe('amend');
    expect(stepOf(s)).toBeUndefined();
  });

  it('[P1.34] unlocks brackets when the room is mixed, and the vote when a bracket must be settled', () => {
    const s = inClass();
    opens(s, 'young');
    signals(s, (nth) => (nth % 2 === 0 ? 'support' : 'oppose'));
    expect(presses(s)).toBe('amend');
    expect(presses(s)).toBe('brackets');
    expect(stepOf(s)).toBeUndefined();
    expect(goesOn(s)).toBe('bracketed');
    signals(s, (nth) => (nth % 2 === 0 ? 'support' : 'oppose'));
    expect(presses(s)).toBe('vote');
    expect(goesOn(s)).toBe('voteChoice');
    // A ballot is not interrupted.
    expect(stepOf(s)).toBeUndefined();
  });

  it('[P1.46] unlocks what a proposal needs to be decided', () => {
    const s = inClass();
    opens(s, 'young');
    signals(s, () => 'support');
    expect(presses(s)).toBe('amend');
    s.given('KEL', propose(s, 'young', replacing(s, 'young', '16', '18')));
    expect([presses(s), presses(s)]).toEqual(['brackets', 'vote']);
    expect(goesOn(s)).toBe('bracketProposal');
  });

  it('goes by the level at which the scenario plays a provision', () => {
    const s = inClass();
    opens(s, 'young');
    signals(s, () => 'support');
    presses(s);
    expect(goesOn(s)).toBe('agreed');
    expect(presses(s)).toBe('brackets');
    expect(goesOn(s)).toBe('openNext');
    expect(s.room.reading?.provision).toBe('reading');
  });

  it('has nothing to unlock where a rule set has no levels', () => {
    const s = session();
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    expect(stepOf(s)).toBeUndefined();
  });

  it('is for the teacher to judge: the automatic chair goes on without it', () => {
    const s = inClass();
    opens(s, 'young');
    signals(s, (nth) => (nth % 2 === 0 ? 'support' : 'oppose'));
    s.wait(20);
    expect(s.state.public.level).toBe('speak');
    expect(s.provision('young').status).toBe('deferred');
    const { console: _console, ...student } = s.state;
    expect(lessonStep({ ...student, console: undefined }, room, s.now)).toBeUndefined();
  });
});

/** Half of the text was opened and the second provision holds a bracket. */
function halfway(minutes: number): Sitting {
  const s = inClass(minutes);
  opens(s, 'young');
  signals(s, () => 'support');
  presses(s);
  goesOn(s);
  presses(s);
  goesOn(s);
  return s;
}

describe('the order of play', () => {
  it.each([
    [33, 3],
    [70, 8],
  ])('[P1.24] brings in the news and gives a break halfway, with a bell after %s minutes', (minutes, pause) => {
    const s = halfway(minutes);
    signals(s, (nth) => (nth % 2 === 0 ? 'support' : 'oppose'));
    expect(presses(s)).toBe('vote');
    expect(presses(s)).toBe('inject');
    expect(presses(s)).toBe('break');
    const step = stepOf(s);
    expect(step?.command).toMatchObject({ c: 'startBreak', minutes: pause });
    expect(presses(s)).toBe('startBreak');
    expect(stepOf(s)).toBeUndefined();
    s.given('facilitator', { c: 'endBreak', room });
    // Once is enough.
    expect(stepOf(s)).toBeUndefined();
    expect(s.room.breaks).toBe(1);
  });

  it('follows the lesson that the bell was set for, however much of it is over', () => {
    const s = inClass(70);
    expect(orderFollowed(s.state)?.minutes).toBe(90);
    s.wait(60 * 60);
    expect(orderFollowed(s.state)?.minutes).toBe(90);
    expect(orderFollowed(inClass(33).state)?.minutes).toBe(45);
    expect(planLeft(inClass().state, 0, 'all')).toBeUndefined();
  });
});

describe('[P1.27] what is left out when time is short', () => {
  it('is what the order of play names, once even a few statements on each do not fit', () => {
    const s = halfway(33);
    s.given('facilitator', { c: 'setAutoChair', room, on: false });
    s.wait(15 * 60);
    expect(stepOf(s)?.why).not.toBe('leaveOut');
    s.wait(6 * 60);
    expect(presses(s)).toBe('leaveOut');
    expect(s.provision('telling').status).toBe('leftOut');
    expect(stepOf(s)?.why).not.toBe('leaveOut');
  });

  it('is not opened, not counted, and falls away with the rest: the old text stands', () => {
    const s = inClass();
    expect(s.when('facilitator', { c: 'leaveOut', room, provision: 'telling' })).toEqual(['ProvisionLeftOut']);
    expect(s.room.record).toMatchObject([{ k: 'leftOut', provision: 'telling' }]);
    for (const provision of ['young', 'reading', 'switching']) {
      opens(s, provision);
      s.given('facilitator', { c: 'leaveOut', room, provision });
      expect(s.room.reading).toBeNull();
    }
    expect(s.room.auto.planned).toBeNull();
  });

  it('is taken up again by opening it', () => {
    const s = session();
    s.given('chair', { c: 'leaveOut', room, provision: 'p2' });
    expect(s.when('NOR', { c: 'leaveOut', room, provision: 'p3' })).toEqual(['(seat.chairOnly)']);
    expect(s.when('chair', { c: 'openProvision', room, provision: 'p2' })).toContain('ProvisionOpened');
    expect(s.provision('p2').status).toBe('open');
  });

  it('[P1.67] is adopted in part, and the text as a whole is asked for without it', () => {
    const s = session();
    for (const provision of ['p1', 'p3']) s.given('chair', { c: 'leaveOut', room, provision });
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    s.wait(10);
    expect(nextStep(s.state, room, null)?.command).toMatchObject({ c: 'askWhole', dropRest: true });
    s.given('chair', { c: 'askWhole', room, dropRest: true });
    s.wait(30);
    expect(s.room.closing?.outcome).toBe('inPart');
    expect(s.provision('p1')).toMatchObject({ status: 'leftOut', settled: { by: 'dropped' } });
  });
});

describe('a teacher who only presses the next step', () => {
  it('[P1.24] [P1.27] [P1.34] sees the class grow to the vote and a break, and an outcome by the bell', () => {
    const s = inClass(33);
    const pressed = new Set<string>();
    while (s.state.public.phase.p === 'session') {
      const { reading, ballot, floor, pause } = s.room;
      for (const [nth, code] of s.state.public.order.entries()) {
        const side = nth % 2 === 0 ? 'support' : 'oppose';
        if (reading && !reading.signals[code])
          s.when(code, { c: 'signal', room, question: reading.question, signal: side });
        if (ballot?.state === 'open' && !ballot.cast.includes(code))
          s.when(code, { c: 'castCard', room, ballot: ballot.id, index: ballot.current, card: 'for' });
        if (nth === s.room.record.length % 8) s.when(code, { c: 'askFloor', room });
      }
      if (floor.speaking) s.when('facilitator', { c: 'endStatement', room, turn: floor.speaking.turn });
      const step = pause ? undefined : stepOf(s);
      const why = nextStep(s.state, room, null)?.why;
      if (step) pressed.add(presses(s));
      else if (why !== undefined) s.when('facilitator', { c: 'takeStep', room, why });
      s.wait(20);
    }
    expect([...pressed]).toEqual(expect.arrayContaining(['amend', 'brackets', 'vote', 'break', 'startBreak']));
    expect(s.room.breaks).toBe(1);
    expect(s.room.results.length).toBeGreaterThan(0);
    expect(s.room.closing?.at).toBeLessThanOrEqual(33 * 60_000);
  });
});
