import { describe, expect, it } from 'vitest';
import { room, session, type Sitting } from '../../support/sitting.ts';

const settle = (s: Sitting, provision: string, r: 'agreed' | 'deferred'): void => {
  s.given('chair', { c: 'openProvision', room, provision });
  s.given('chair', { c: 'rule', room, ruling: { r, provision } });
  s.wait(10);
};
const remove = (s: Sitting, provision: string): void => {
  s.given('chair', { c: 'openProvision', room, provision });
  s.given('chair', { c: 'rule', room, ruling: { r: 'removed', provision } });
  s.wait(20);
};
const ask = (s: Sitting, dropRest: boolean) => s.when('chair', { c: 'askWhole', room, dropRest });

/** p2 agreed, p1 and p3 removed: nothing is open. */
const settled = (): Sitting => {
  const s = session();
  settle(s, 'p2', 'agreed');
  remove(s, 'p1');
  remove(s, 'p3');
  return s;
};
/** p2 agreed, p3 deferred, p1 still in brackets. */
const halfway = (): Sitting => {
  const s = session();
  settle(s, 'p2', 'agreed');
  settle(s, 'p3', 'deferred');
  return s;
};

describe('the text as a whole', () => {
  it('[P4.1] is adopted when all is settled and nobody objects', () => {
    const s = settled();
    expect(ask(s, true)).toEqual(['(draft.allAgreed)']);
    expect(ask(s, false)).toEqual(['ObjectionsAsked']);
    expect(s.wait(20)).toEqual(['NobodyObjected', 'TextSettled', 'ConferenceClosed', 'ClockHeld']);
    expect(s.room.closing).toMatchObject({ outcome: 'adopted', by: 'noObjection' });
    expect(s.state.public.phase).toEqual({ p: 'closed', outcome: 'adopted' });
    expect(s.when('NOR', { c: 'askFloor', room })).toEqual(['(phase.closed)']);
    expect(s.wait(3600)).toEqual([]);
  });

  it('[P4.1] is voted when somebody objects', () => {
    const s = settled();
    ask(s, false);
    const question = s.room.question?.id ?? '';
    expect(s.when('FJI', { c: 'object', room, question })).toEqual(['Objected']);
    expect(s.wait(60)).toEqual([]);
    s.given('chair', { c: 'openBallot', room, about: { on: 'whole' } });
    const ballot = s.room.ballot?.id ?? '';
    for (const who of ['NOR', 'KEN']) s.given(who, { c: 'castCard', room, ballot, index: 0, card: 'for' });
    s.given('chair', { c: 'closeQuestion', room, ballot, index: 0 });
    expect(s.room.closing).toMatchObject({ outcome: 'adopted', by: 'vote' });
  });

  it('[P2.4] is not adopted when the vote says so', () => {
    const s = settled();
    s.given('chair', { c: 'openBallot', room, about: { on: 'whole' } });
    const ballot = s.room.ballot?.id ?? '';
    s.given('NOR', { c: 'castCard', room, ballot, index: 0, card: 'against' });
    s.given('chair', { c: 'closeQuestion', room, ballot, index: 0 });
    expect(s.state.public.phase).toEqual({ p: 'closed', outcome: 'notAdopted' });
  });

  it('is not asked about while something is open, but for what is agreed without the rest', () => {
    const s = halfway();
    expect(s.why('chair', { c: 'askWhole', room, dropRest: false })).toMatchObject({
      code: 'draft.unsettled',
      params: { open: 2 },
      instead: [
        { kind: 'act', command: { c: 'askWhole', room, dropRest: true } },
        { kind: 'words', say: 'adoptAgreed' },
      ],
    });
    expect(ask(s, true)).toEqual(['ObjectionsAsked']);
    expect(s.room.question?.about).toEqual({ q: 'whole', drop: ['p1', 'p3'] });
  });

  it('[P1.67] what is agreed is adopted and the rest drops', () => {
    const s = halfway();
    ask(s, true);
    s.wait(20);
    expect(s.room.closing).toMatchObject({ outcome: 'inPart' });
    expect(s.room.provisions.map((p) => p.settled?.by)).toEqual(['dropped', 'ruling', 'dropped']);
  });

  it('in which nothing is agreed is not put', () => {
    expect(ask(session(), true)).toEqual(['(draft.nothingAgreed)']);
  });

  it('the facilitator may end the conference; a pending ruling takes effect, cards are not turned', () => {
    const s = session();
    s.given('chair', { c: 'openProvision', room, provision: 'p2' });
    s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    expect(s.when('chair', { c: 'closeConference' })).toEqual(['(seat.facilitatorOnly)']);
    expect(s.when('facilitator', { c: 'closeConference' })).toEqual([
      'RulingTookEffect',
      'ReadingEnded',
      'TextSettled',
      'ConferenceClosed',
      'ClockHeld',
    ]);
    expect(s.state.public.phase).toEqual({ p: 'closed', outcome: 'notAdopted' });
  });
});
