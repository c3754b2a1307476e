import { describe, expect, it } from 'vitest';
import type { Command } from '../../../shared/conference/kinds.ts';
import { lifeOf } from '../../../shared/text/life.ts';
import { printBracketed } from '../../../shared/text/print.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';
import { choice, edit, onOption, option, propose, replacing, reserve } from '../../support/textActs.ts';

/** `Members [KEN: shall]/[NOR, PER: should] publish [all [wholesale]] tariffs.` in 1.1; nobody stands behind the rest. */
const opened = (provision = 'p1'): Sitting => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision });
  return s;
};
const lift = (s: Sitting, words: string | null, provision = 'p1', n = 0): Extract<Command, { c: 'rule' }> => ({
  c: 'rule',
  room,
  ruling: {
    r: 'lift',
    provision,
    choice: choice(s, provision, n),
    option: words === null ? null : option(s, provision, words),
  },
});
const heldBy = (s: Sitting, command: Command): unknown => {
  const refusal = s.refusal('chair', command);
  return refusal?.code === 'bracket.held' ? refusal.params?.['holders'] : refusal?.code;
};

describe('[P4.1] a bracket that somebody holds', () => {
  it('is not lifted over those who stand behind other words, and they are named', () => {
    const s = opened();
    expect(heldBy(s, lift(s, 'shall'))).toBe('NOR, PER');
    expect(heldBy(s, lift(s, 'should'))).toBe('KEN');
    expect(heldBy(s, lift(s, null))).toBe('KEN, NOR, PER');
    expect(s.when('chair', lift(s, 'all [wholesale]', 'p1', 1))).toEqual(['RulingAnnounced']);
  });

  it('is let go by taking one’s name off, or by supporting what would stay', () => {
    const s = opened();
    s.given('NOR', { c: 'withdrawSponsorship', room, on: onOption(s, 'p1', 'should') });
    expect(heldBy(s, lift(s, 'shall'))).toBe('PER');
    s.given('PER', { c: 'takeStance', room, provision: 'p1', option: option(s, 'p1', 'shall'), stance: 'support' });
    expect(s.when('chair', lift(s, 'shall'))).toEqual(['RulingAnnounced']);
  });

  it('is lifted when the room is asked and nobody objects, and stays when its holder does', () => {
    const asked = (): Sitting => {
      const s = opened();
      const { instead } = s.why('chair', lift(s, 'shall'));
      expect(instead[0]).toMatchObject({ kind: 'act', command: { c: 'askRuling' } });
      s.given('chair', { ...lift(s, 'shall'), c: 'askRuling' });
      return s;
    };
    const silent = asked();
    silent.wait(20);
    expect(silent.text('p1')).toMatch(/^Members shall publish/u);
    const objected = asked();
    objected.given('PER', { c: 'object', room, question: objected.room.question?.id ?? '' });
    objected.wait(20);
    expect(objected.text('p1')).toMatch(/^Members \[shall\]\/\[should\] publish/u);
  });

  it('[P2.11] is settled by a vote, which asks nobody', () => {
    const s = opened();
    s.given('chair', { c: 'openBallot', room, about: { on: 'choice', provision: 'p1', choice: choice(s, 'p1', 0) } });
    const ballot = s.room.ballot?.id ?? '';
    for (const [who, card] of [
      ['KEN', 'for'],
      ['FJI', 'for'],
      ['NOR', 'against'],
    ] as const)
      s.given(who, { c: 'castCard', room, ballot, index: 0, card });
    s.given('chair', { c: 'closeQuestion', room, ballot, index: 0 });
    expect(s.text('p1')).toMatch(/^Members shall publish/u);
  });

  it('waits for nobody who has left', () => {
    const s = opened();
    s.given('system', { c: 'line', seat: 'KEN', connected: false });
    s.given('system', { c: 'line', seat: 'KEN2', connected: false });
    expect(heldBy(s, lift(s, 'should'))).toBe('KEN');
    s.wait(600);
    expect(s.when('chair', lift(s, 'should'))).toEqual(['RulingAnnounced']);
  });

  it('counts the brackets in words that would go with it', () => {
    const s = opened();
    s.given('FJI', { c: 'cosponsor', room, on: onOption(s, 'p1', 'wholesale') });
    expect(heldBy(s, lift(s, null, 'p1', 1))).toBe('FJI');
    expect(s.when('chair', lift(s, 'all [wholesale]', 'p1', 1))).toEqual(['RulingAnnounced']);
  });

  it('[B19] agreed ad referendum it waits for the capitals; each yes lets it go', () => {
    const s = opened();
    s.given(
      'chair',
      edit('p1', { e: 'tag', option: option(s, 'p1', 'shall'), tag: 'ad ref.', pending: ['NOR', 'FJI'] }),
    );
    s.wait(10);
    expect(heldBy(s, lift(s, 'shall'))).toBe('FJI, NOR, PER');
    for (const who of ['FJI', 'NOR'])
      s.given(who, { c: 'answerCapital', room, provision: 'p1', choice: choice(s, 'p1', 0), agrees: true });
    expect(heldBy(s, lift(s, 'shall'))).toBe('PER');
    expect(heldBy(s, lift(s, 'should'))).toBe('KEN');
  });
});

describe('[P1.34] a reservation', () => {
  const reserved = (): Sitting => {
    const s = opened('p2');
    s.given('NOR', reserve(s, 'p2', 'take', 'pilot'));
    return s;
  };

  it('is held by whoever made it, whatever would stay', () => {
    const s = reserved();
    expect(heldBy(s, lift(s, 'take a pilot', 'p2'))).toBe('NOR');
    expect(heldBy(s, lift(s, null, 'p2'))).toBe('NOR');
    s.given('FJI', { c: 'cosponsor', room, on: onOption(s, 'p2', 'take a pilot') });
    expect(heldBy(s, lift(s, 'take a pilot', 'p2'))).toBe('FJI, NOR');
  });

  it('leaves the words where they stood when it is withdrawn; then the chair lifts it', () => {
    const s = reserved();
    s.given('NOR', { c: 'withdrawSponsorship', room, on: onOption(s, 'p2', 'take a pilot') });
    expect(printBracketed(s.provision('p2').body, { sponsors: true })).toBe('Ships [take a pilot].');
    expect(lifeOf(s.room.lives, choice(s, 'p2', 0))?.holders).toEqual([]);
    s.given('chair', lift(s, 'take a pilot', 'p2'));
    s.wait(10);
    expect(s.text('p2')).toBe('Ships take a pilot.');
  });
});

it('[P1.46] whoever left a proposal to others does not hold what it opens', () => {
  const s = opened('p2');
  s.given('PER', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
  const proposal = s.room.proposals.find((p) => p.from === 'PER')?.id ?? '';
  s.given('FJI', { c: 'cosponsor', room, on: { k: 'proposal', proposal } });
  s.given('PER', { c: 'withdrawSponsorship', room, on: { k: 'proposal', proposal } });
  s.given('chair', { c: 'rule', room, ruling: { r: 'bracketProposal', provision: 'p2', proposal } });
  s.wait(10);
  expect(lifeOf(s.room.lives, choice(s, 'p2', 0))).toMatchObject({ openedBy: 'FJI', holders: ['FJI', 'NOR'] });
});
