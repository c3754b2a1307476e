import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../shared/conference/reading.ts';
import { classify, responseTo, suggestRuling } from '../../../shared/conference/response.ts';
import type { Ruling } from '../../../shared/conference/rulings.ts';
import { openChoices } from '../../../shared/text/measure.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';

const open = (s: Sitting, provision = 'p2') => s.given('chair', { c: 'openProvision', room, provision });
const question = (s: Sitting): string => s.room.reading?.question ?? 'none';
const signal = (s: Sitting, who: string, what: Signal) =>
  s.when(who, { c: 'signal', room, question: question(s), signal: what });
const rule = (s: Sitting, ruling: Ruling) => s.when('chair', { c: 'rule', room, ruling });
const on = (provision: string, r: 'agreed' | 'removed' | 'bracketed' | 'deferred'): Ruling => ({ r, provision });

describe('how the room answered', () => {
  it.each([
    ['[P1.31] a) nobody signals: silence', 0, 0, 'silence'],
    ['[P1.32] b) only support: positive', 3, 0, 'positive'],
    ['[P1.34] c) support and opposition: mixed', 1, 3, 'mixed'],
    ['[P1.33] d) only opposition: negative', 0, 1, 'negative'],
  ] as const)('%s', (_title, support, oppose, expected) => {
    expect(classify(support, oppose)).toBe(expected);
  });

  it('[P1.30] one signal a delegation, the last of its members’', () => {
    const s = session();
    open(s);
    expect(signal(s, 'NOR', 'support')).toEqual(['Signalled']);
    expect(signal(s, 'NOR2', 'support')).toEqual([]);
    expect(signal(s, 'NOR2', 'oppose')).toEqual(['Signalled']);
    expect(s.room.reading?.signals).toEqual({ NOR: 'oppose' });
  });

  it('silent, away and gone are listed apart', () => {
    const s = session();
    open(s);
    signal(s, 'NOR', 'support');
    s.given('system', { c: 'line', seat: 'PER', connected: false });
    s.wait(60);
    s.given('system', { c: 'line', seat: 'FJI', connected: false });
    expect(responseTo(s.state, room)).toEqual({
      response: 'positive',
      support: ['NOR'],
      oppose: [],
      silent: ['KEN'],
      away: ['FJI'],
      gone: ['PER'],
      fewHeard: true,
    });
  });

  it('fewer than half of those present: few were heard, and asking again is suggested, once', () => {
    const s = session();
    open(s);
    signal(s, 'NOR', 'support');
    expect(suggestRuling(s.state, room)).toEqual({ s: 'askAgain', why: 'fewHeard' });
    signal(s, 'KEN', 'support');
    expect(responseTo(s.state, room).fewHeard).toBe(false);
    expect(suggestRuling(s.state, room)).toEqual({ s: 'rule', r: 'agreed', why: 'positive' });
    s.given('chair', { c: 'askAgain', room, question: question(s) });
    expect(s.room.reading).toMatchObject({ signals: {}, asked: 2 });
    expect(suggestRuling(s.state, room)).toEqual({ s: 'rule', r: 'agreed', why: 'silence' });
  });

  it.each([
    ['[P1.34] mixed', 'oppose', { s: 'rule', r: 'bracketed', why: 'mixed' }],
    ['[P1.32] positive', 'support', { s: 'rule', r: 'agreed', why: 'positive' }],
  ] as const)('%s: the matching ruling is suggested', (_title, other, expected) => {
    const s = session();
    open(s);
    signal(s, 'NOR', 'support');
    signal(s, 'KEN', other);
    expect(suggestRuling(s.state, room)).toEqual(expected);
  });

  it('[P1.33] negative: removal is suggested', () => {
    const s = session();
    open(s);
    for (const who of ['NOR', 'KEN']) signal(s, who, 'oppose');
    expect(suggestRuling(s.state, room)).toEqual({ s: 'rule', r: 'removed', why: 'negative' });
  });

  it('a signal to words as they were is over when the words are asked about anew', () => {
    const s = session();
    open(s);
    const before = question(s);
    s.given('chair', { c: 'askAgain', room, question: before });
    expect(s.when('NOR', { c: 'signal', room, question: before, signal: 'support' })).toEqual(['(question.over)']);
  });
});

describe('a ruling', () => {
  it('[P1.31] agreed: takes effect after the moment to take it back, and is not come back to', () => {
    const s = session();
    open(s);
    expect(rule(s, on('p2', 'agreed'))).toEqual(['RulingAnnounced']);
    expect(s.wait(9.9)).toEqual([]);
    expect(s.provision('p2').status).toBe('open');
    expect(s.wait(0.1)).toEqual(['RulingTookEffect', 'ReadingEnded']);
    expect(s.provision('p2')).toMatchObject({ status: 'agreed', settled: { by: 'ruling', response: 'silence' } });
    expect(s.when('chair', { c: 'openProvision', room, provision: 'p2' })).toEqual(['(provision.settled)']);
  });

  it('is taken back until it takes effect, and leaves a line in the record', () => {
    const s = session();
    open(s);
    rule(s, on('p2', 'agreed'));
    const ruling = s.room.pending?.id ?? '';
    s.wait(9);
    expect(s.when('NOR', { c: 'takeBack', room, ruling })).toEqual(['(seat.chairOnly)']);
    expect(s.when('chair', { c: 'takeBack', room, ruling })).toEqual(['RulingTakenBack']);
    expect(s.wait(60)).toEqual([]);
    expect(s.provision('p2').status).toBe('open');
    expect(s.room.record).toMatchObject([{ k: 'takenBack', id: ruling }]);
    expect(s.when('chair', { c: 'takeBack', room, ruling })).toEqual(['(ruling.over)']);
  });

  it('the chair goes on meanwhile, and the next ruling makes the pending one effective', () => {
    const s = session();
    open(s, 'p2');
    rule(s, on('p2', 'agreed'));
    expect(s.when('chair', { c: 'openProvision', room, provision: 'p2' })).toEqual(['(provision.settled)']);
    open(s, 'p3');
    expect(rule(s, on('p3', 'deferred'))).toEqual(['RulingTookEffect', 'RulingAnnounced']);
    expect(s.provision('p2').status).toBe('agreed');
    expect(s.wait(10)).toEqual(['RulingTookEffect', 'ReadingEnded']);
    expect(s.provision('p3').status).toBe('deferred');
  });

  it('after a pending deferral nothing more is ruled on that provision', () => {
    const s = session();
    open(s, 'p3');
    rule(s, on('p3', 'deferred'));
    expect(rule(s, on('p3', 'bracketed'))).toEqual(['(provision.notOpen)']);
  });

  it('[P1.31] agreed is not possible while a bracket or a blank is open', () => {
    const s = session();
    open(s, 'p3');
    expect(s.refusal('chair', { c: 'rule', room, ruling: on('p3', 'agreed') })).toMatchObject({
      code: 'brackets.open',
      params: { open: 1 },
    });
    const [blank] = openChoices(s.provision('p3').body);
    rule(s, { r: 'lift', provision: 'p3', choice: blank?.id ?? '', option: null });
    expect(rule(s, on('p3', 'agreed'))).toEqual(['RulingTookEffect', 'BracketsLived', 'AskedAgain', 'RulingAnnounced']);
    expect(s.text('p3')).toBe('Dues are reviewed every years.');
  });

  it('[P1.34] bracketed: the words alone where there is no rival wording', () => {
    const s = session();
    open(s);
    rule(s, on('p2', 'bracketed'));
    s.wait(10);
    expect(s.text('p2')).toBe('[Ships take a pilot.]');
    expect(s.provision('p2')).toMatchObject({ status: 'bracketed', revision: 2 });
  });

  it('lifts a bracket: the option stays', () => {
    const s = session();
    open(s, 'p1');
    const [choice] = openChoices(s.provision('p1').body);
    const option = choice?.options[1]?.id ?? '';
    expect(rule(s, { r: 'lift', provision: 'p1', choice: 'x', option })).toEqual(['(choice.unknown)']);
    expect(rule(s, { r: 'lift', provision: 'p1', choice: choice?.id ?? '', option: 'x' })).toEqual([
      '(option.unknown)',
    ]);
    s.given('KEN', { c: 'takeStance', room, provision: 'p1', option, stance: 'support' });
    rule(s, { r: 'lift', provision: 'p1', choice: choice?.id ?? '', option });
    s.wait(10);
    expect(s.text('p1')).toBe('Members should publish [all [wholesale]] tariffs.');
  });

  it('only of what is on the screen', () => {
    const s = session();
    open(s, 'p2');
    expect(rule(s, on('p3', 'deferred'))).toEqual(['(provision.notOpen)']);
    expect(rule(s, on('p9', 'deferred'))).toEqual(['(provision.unknown)']);
    expect(s.when('chair', { c: 'openProvision', room, provision: 'p2' })).toEqual(['(provision.alreadyOpen)']);
    expect(s.when('chair', { c: 'openProvision', room, provision: 'p9' })).toEqual(['(provision.unknown)']);
  });
});

describe('removal', () => {
  const asked = () => {
    const s = session();
    open(s);
    expect(rule(s, on('p2', 'removed'))).toEqual(['ObjectionsAsked']);
    return { s, object: { c: 'object', room, question: s.room.question?.id ?? '' } as const };
  };

  it('[P1.33] is asked of all for 20 seconds; nobody objects, and it is done', () => {
    const { s } = asked();
    expect(s.wait(19.9)).toEqual([]);
    expect(s.wait(0.1)).toEqual([
      'NobodyObjected',
      'RulingAnnounced',
      'RulingTookEffect',
      'ProposalsReconciled',
      'ReadingEnded',
    ]);
    expect(s.provision('p2')).toMatchObject({ status: 'removed', settled: { by: 'ruling' } });
    expect(s.text('p2')).toBe('');
  });

  it('[P1.33] one objection makes it brackets at once', () => {
    const { s, object } = asked();
    expect(s.when('FJI', object)).toEqual([
      'Objected',
      'RulingAnnounced',
      'RulingTookEffect',
      'BracketsLived',
      'ProposalsReconciled',
      'AskedAgain',
    ]);
    expect(s.text('p2')).toBe('[Ships take a pilot.]');
    expect(s.when('KEN', object)).toEqual(['(question.over)']);
    expect(s.room.record).toMatchObject([{ k: 'objection', delegation: 'FJI' }, { k: 'ruling' }]);
  });

  it('[P4.1] while it is asked nothing else is decided; the chair may withdraw the question', () => {
    const { s, object } = asked();
    expect(rule(s, on('p2', 'agreed'))).toEqual(['(question.open)']);
    expect(s.when('chair', { c: 'withdrawQuestion', room, question: object.question })).toEqual(['QuestionWithdrawn']);
    expect(s.wait(60)).toEqual([]);
    expect(s.text('p2')).toBe('Ships take a pilot.');
  });

  it('the time to object stands still during a pause', () => {
    const { s, object } = asked();
    s.wait(15);
    s.given('facilitator', { c: 'pause' });
    expect(s.wait(3600)).toEqual([]);
    expect(s.when('FJI', object)).toEqual(['(clock.paused)']);
    s.given('facilitator', { c: 'resume' });
    expect(s.wait(4.9)).toEqual([]);
    expect(s.when('FJI', object)[0]).toBe('Objected');
  });
});
