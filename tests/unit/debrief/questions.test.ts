import { describe, expect, it } from 'vitest';
import { t } from '../../../client/words/index.ts';
import '../../../client/words/later.ts';
import { viewOf } from '../../../shared/conference/conference.ts';
import { questionCount, questionsOf } from '../../../shared/debrief/questions.ts';
import { floorTimes, signalsShown } from '../../../shared/debrief/story.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';

const asked = (s: Sitting) => questionsOf(viewOf(s.state, 'FJI'));
const kinds = (s: Sitting): readonly string[] => asked(s).map((question) => question.q);
const signal = (s: Sitting, who: string, given: 'support' | 'oppose') =>
  s.given(who, { c: 'signal', room, question: s.room.reading?.question ?? '', signal: given });
const close = (s: Sitting) => s.given('facilitator', { c: 'closeConference' });

describe('questions for the debrief', () => {
  it('are not asked while the conference goes on', () => {
    expect(asked(session())).toEqual([]);
  });

  it('are four even where nothing happened, and each has words', () => {
    const s = session();
    close(s);
    expect(asked(s)).toHaveLength(questionCount);
    expect(kinds(s)).toContain('notAdopted');
    for (const question of asked(s)) expect(t(`debrief.q.${question.q}`, question.args)).not.toContain('debrief.q');
  });

  it('name the words that stayed in brackets beside each other', () => {
    const s = session();
    close(s);
    expect(asked(s)[0]).toEqual({ q: 'open', args: { number: '1.1', words: '[shall]/[should]' } });
  });

  it('tell who moved from against to for', () => {
    const s = session();
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    signal(s, 'KEN', 'oppose');
    signal(s, 'NOR', 'support');
    s.given('chair', { c: 'rule', room, ruling: { r: 'deferred', provision: 'p2' } });
    s.wait(10);
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    signal(s, 'KEN', 'support');
    s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    s.wait(10);
    close(s);
    expect(asked(s)).toContainEqual({ q: 'moved', args: { name: 'Kenya', number: '1.2' } });
  });

  it('tell who was not heard, when others were', () => {
    const s = session();
    s.given('KEN', { c: 'askFloor', room });
    s.given('chair', { c: 'giveFloor', room, delegation: 'KEN', after: '' });
    s.wait(12);
    s.given('KEN', { c: 'endStatement', room, turn: s.room.floor.speaking?.turn ?? '' });
    close(s);
    expect(kinds(s)).toContain('silent');
    expect(floorTimes(viewOf(s.state, 'FJI'))[0]).toEqual({ delegation: 'KEN', ms: 12_000, times: 1 });
  });
});

describe('what each had shown', () => {
  it('is what stood when the chair last ruled on the provision', () => {
    const s = session();
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    signal(s, 'KEN', 'oppose');
    s.given('chair', { c: 'rule', room, ruling: { r: 'deferred', provision: 'p2' } });
    s.wait(10);
    expect(signalsShown(viewOf(s.state, 'FJI'))).toEqual([
      { provision: 'p2', number: '1.2', signals: { KEN: 'oppose' } },
    ]);
  });
});
