import { describe, expect, it } from 'vitest';
import { hourOf } from '../../../../client/view/hour.ts';
import { bellNow, heardOf, momentOf, paceOf, scriptNow, settledOf } from '../../../../client/view/lesson.ts';
import { pressOf } from '../../../../client/view/steps.ts';
import { teacherPress } from '../../../../client/view/teacherPress.ts';
import { t } from '../../../../client/words/index.ts';
import '../../../../client/words/later.ts';
import { firstClass as lesson, inClass } from '../../../support/lessonClass.ts';
import { room, session, type Sitting } from '../../../support/sitting.ts';

const label = (s: Sitting): string => {
  const press = pressOf(s.state, s.now);
  return press.label ? t(press.label.key, press.label.args) : '';
};

describe('the next step in one button', () => {
  it('names what it does, and first what stands before it', () => {
    const s = session();
    expect(label(s)).toBe('Open 1.1 Tariffs');
    s.given('NOR', { c: 'askFloor', room });
    expect(label(s)).toBe('Give the floor to Norway');
    s.given('facilitator', { c: 'takeStep', room, why: 'nextSpeaker' });
    expect(label(s)).toBe('Thank the speaker');
    s.given('facilitator', { c: 'pause' });
    expect(label(s)).toBe('Go on');
  });

  it('cuts off nobody who speaks within the time; that stands beside it, and comes to the fore when the time is up', () => {
    const s = session({ atTimeUp: 'reminds' });
    s.given('NOR', { c: 'askFloor', room });
    s.given('facilitator', { c: 'takeStep', room, why: 'nextSpeaker' });
    expect(teacherPress(s.state, s.now)).toMatchObject({
      command: null,
      why: { key: 'teacher.step.speaks', args: { name: 'Norway' } },
      instead: { command: { c: 'endStatement' }, label: { key: 'step.thank' } },
    });
    s.wait(600);
    expect(teacherPress(s.state, s.now)).toMatchObject({ command: { c: 'endStatement' }, instead: null });
  });

  it('is no end of a break for a teacher who presses on; that stands beside it', () => {
    const s = session();
    s.given('facilitator', { c: 'startBreak', room, minutes: 3 });
    expect(teacherPress(s.state, s.now)).toMatchObject({ command: null, instead: { command: { c: 'endBreak' } } });
    s.given('facilitator', { c: 'pause' });
    expect(teacherPress(s.state, s.now)).toMatchObject({ command: { c: 'resume' }, instead: null });
  });

  it('counts down with the automatic chair', () => {
    const s = session();
    s.given('facilitator', { c: 'setAutoChair', room, on: true });
    expect(pressOf(s.state, s.now)).toMatchObject({ command: { c: 'takeStep', why: 'openNext' }, seconds: 5 });
  });
});

describe('the bell and the plan', () => {
  it('says how long, what is left to settle and who was not heard', () => {
    const s = session();
    expect(bellNow(s.state, s.now).b).toBe('none');
    s.given('facilitator', { c: 'setBell', minutes: 20 });
    s.wait(90);
    expect(bellNow(s.state, s.now)).toMatchObject({ minutes: 19 });
    expect(settledOf(s.state).left).toBe(settledOf(s.state).all);
    expect(heardOf(s.state).unheard).toEqual(heardOf(s.state).here);
    expect(heardOf(s.state).here).toEqual(['FJI', 'KEN', 'NOR', 'PER']);
  });

  it('shortens statements first, then names the provision that goes, and what to say', () => {
    const s = inClass();
    s.given('facilitator', { c: 'setBell', minutes: 30 });
    expect(paceOf(s.state, s.now)).toMatchObject({ drops: [], shorter: null });
    s.given('facilitator', { c: 'setBell', minutes: 8 });
    const late = paceOf(s.state, s.now);
    expect(late?.drops.map((one) => one.number)).toEqual(['4']);
    expect(late?.says.length).toBeGreaterThan(0);
  });

  it('has a line to say for the moment', () => {
    const s = inClass();
    expect(momentOf(s.state)).toBe('opening');
    expect(scriptNow(s.state, s.now).length).toBeGreaterThan(0);
  });
});

describe('the hour as it will be', () => {
  const card = {
    ...lesson,
    people: lesson.people ?? null,
    groups: [],
    orders: lesson.orders ?? [],
    ruleSet: { id: 'first-lesson', speakingSeconds: 60, levels: [] },
  };

  it('keeps the time to take seats and to talk about it out of the time to the bell', () => {
    const hour = hourOf(card, 24, 45);
    expect(hour?.bellMinutes).toBe(33);
    expect(hour?.steps.map((one) => one.step)).toContain('bell');
    expect(hour?.steps.at(-1)?.step).toBe('debrief');
    expect(hour?.goesFirst).toBe('4');
  });
});
