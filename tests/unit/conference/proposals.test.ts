import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../../shared/text/model.ts';
import { openChoices, wordsOf } from '../../../shared/text/measure.ts';
import { printBracketed } from '../../../shared/text/print.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';

/** An amendment by words: the first one that reads so goes, and others stand in its place. */
function replacing(s: Sitting, provision: string, old: string, text: string): Amendment {
  const word = wordsOf(s.provision(provision).body).find((w) => w.text.trim() === old);
  if (!word) throw new Error(`${provision} has no ${old}`);
  return { inserts: text === '' ? [] : [{ after: word.id, text: ` ${text}` }], deletes: [word.id] };
}

const propose = (s: Sitting, who: string, provision: string, amendment: Amendment, reason = '') =>
  s.when(who, {
    c: 'propose',
    room,
    provision,
    revision: s.provision(provision).revision,
    amendment,
    reason,
    lang: 'en',
  });
const last = (s: Sitting): string => s.room.proposals.at(-1)?.id ?? '';
const rule = (s: Sitting, r: 'takeIn' | 'bracketProposal', proposal = last(s), provision = 'p2') =>
  s.when('chair', { c: 'rule', room, ruling: { r, provision, proposal } });
const open = (s: Sitting, provision = 'p2') => s.given('chair', { c: 'openProvision', room, provision });

describe('a proposal', () => {
  it('[P1.46] carries a symbol with origin and number, and its reason as a reference', () => {
    const s = session();
    propose(s, 'NOR', 'p2', replacing(s, 'p2', 'pilot', 'guide'), '  Guides are cheaper. ');
    propose(s, 'NOR2', 'p2', replacing(s, 'p2', 'Ships', 'Vessels'));
    expect(s.room.proposals.map((p) => [p.symbol, p.from, p.state])).toEqual([
      ['DT/1', 'chair', 'pending'],
      ['NOR/1', 'NOR', 'pending'],
      ['NOR/2', 'NOR', 'pending'],
    ]);
    expect(JSON.stringify(s.state)).not.toContain('cheaper');
    expect(s.sealed.at(-1)).toEqual({ lang: 'en', text: 'Guides are cheaper.' });
    expect(s.room.proposals[1]?.reason?.ref).toMatch(/./u);
    expect(s.room.proposals[2]?.reason).toBeNull();
  });

  it.each([
    ['nothing in it', { inserts: [{ after: 'start', text: '  ' }], deletes: [] }, 'proposal.empty'],
    [
      'more than 2000 characters',
      { inserts: [{ after: 'start', text: 'x'.repeat(2001) }], deletes: [] },
      'proposal.tooLong',
    ],
    ['a word that is not there', { inserts: [], deletes: ['nowhere.0'] }, 'proposal.stale'],
    ['an anchor that is not there', { inserts: [{ after: '__proto__', text: 'x' }], deletes: [] }, 'proposal.stale'],
  ] as const)('with %s is refused', (_title, amendment, code) => {
    const s = session();
    expect(propose(s, 'NOR', 'p2', amendment)).toEqual([`(${code})`]);
  });

  it('has a reason of at most 200 characters', () => {
    const s = session();
    const amendment = replacing(s, 'p2', 'pilot', 'guide');
    expect(propose(s, 'NOR', 'p2', amendment, 'é'.repeat(201))).toEqual(['(reason.tooLong)']);
    expect(propose(s, 'NOR', 'p2', amendment, '👩'.repeat(200))).toEqual(['ProposalTabled']);
  });

  it('is made by delegations, on what is not settled', () => {
    const s = session();
    const amendment = replacing(s, 'p2', 'pilot', 'guide');
    expect(propose(s, 'chair', 'p2', amendment)).toEqual(['(seat.delegateOnly)']);
    open(s);
    s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    s.wait(10);
    expect(propose(s, 'NOR', 'p2', amendment)).toEqual(['(provision.settled)']);
  });

  it('is withdrawn by the delegation whose it is, while the chair has not disposed of it', () => {
    const s = session();
    propose(s, 'NOR', 'p2', replacing(s, 'p2', 'pilot', 'guide'));
    const withdraw = { c: 'withdrawProposal', room, proposal: last(s) } as const;
    expect(s.when('FJI', withdraw)).toEqual(['(proposal.notYours)']);
    open(s);
    rule(s, 'takeIn');
    expect(s.when('NOR', withdraw)).toEqual(['(proposal.settled)']);
    s.given('chair', { c: 'takeBack', room, ruling: s.room.pending?.id ?? '' });
    expect(s.when('NOR2', withdraw)).toEqual(['ProposalWithdrawn']);
    expect(rule(s, 'takeIn', withdraw.proposal)).toEqual(['(proposal.settled)']);
  });
});

describe('the chair', () => {
  it('takes an amendment into the text; the old words leave tombstones; whoever signalled is asked anew', () => {
    const s = session();
    propose(s, 'NOR', 'p2', replacing(s, 'p2', 'pilot', 'guide'));
    open(s);
    s.given('FJI', { c: 'signal', room, question: s.room.reading?.question ?? '', signal: 'support' });
    expect(rule(s, 'takeIn')).toEqual(['RulingAnnounced']);
    expect(s.text('p2')).toBe('Ships take a pilot.');
    // The chair’s paper on the same provision is looked at again.
    expect(s.wait(10)).toEqual(['RulingTookEffect', 'ProposalsReconciled', 'AskedAgain']);
    expect(s.text('p2')).toBe('Ships take a guide.');
    expect(s.room.reading?.signals).toEqual({});
    expect(s.provision('p2').body).toContainEqual(expect.objectContaining({ kind: 'dead', words: [' pilot'] }));
    expect(s.room.proposals.at(-1)?.state).toBe('takenIn');
  });

  it('[P3.8] takes in a paper that replaces the provision, brackets and all', () => {
    const s = session();
    open(s);
    expect(rule(s, 'takeIn', s.room.proposals[0]?.id)).toEqual(['RulingAnnounced']);
    s.wait(10);
    expect(s.text('p2')).toBe('Ships [larger than [ ] tonnes]/[] take a pilot.');
  });

  it('[P1.34] puts an amendment in brackets beside the original, each side with its sponsors', () => {
    const s = session();
    propose(s, 'FJI', 'p2', replacing(s, 'p2', 'pilot', 'guide'));
    open(s);
    rule(s, 'bracketProposal');
    s.wait(10);
    expect(printBracketed(s.provision('p2').body, { sponsors: true })).toBe('Ships take a [NOR: pilot]/[FJI: guide].');
    expect(s.provision('p2').status).toBe('bracketed');
  });

  it('[P1.34] a mixed response brackets every wording on the table, in order of submission', () => {
    const s = session();
    propose(s, 'FJI', 'p2', replacing(s, 'p2', 'pilot', 'guide'));
    propose(s, 'PER', 'p2', replacing(s, 'p2', 'pilot', 'captain'));
    open(s);
    s.given('chair', { c: 'rule', room, ruling: { r: 'bracketed', provision: 'p2' } });
    s.wait(10);
    expect(s.text('p2')).toBe('Ships take a [pilot]/[guide]/[captain].');
    expect(s.room.proposals.map((p) => p.state)).toEqual(['pending', 'bracketed', 'bracketed']);
  });

  it('an amendment that the text has overtaken waits for its sponsor; a paper is not bracketed', () => {
    const s = session();
    propose(s, 'FJI', 'p2', replacing(s, 'p2', 'pilot', 'guide'));
    const first = last(s);
    propose(s, 'PER', 'p2', replacing(s, 'p2', 'pilot', 'captain'));
    open(s);
    rule(s, 'takeIn', first);
    expect(rule(s, 'takeIn')).toEqual(['(proposal.stale)']);
    expect(rule(s, 'bracketProposal', s.room.proposals[0]?.id)).toEqual(['(proposal.insideBracket)']);
    expect(rule(s, 'takeIn', 'nowhere')).toEqual(['(proposal.unknown)']);
    expect(s.room.proposals.find((p) => p.from === 'PER')?.state).toBe('pending');
  });
});

it('puts a bracket and the words in it under different names, so that a later amendment finds its place', () => {
  const s = session();
  open(s);
  propose(s, 'NOR', 'p2', replacing(s, 'p2', 'pilot', 'guide'));
  rule(s, 'bracketProposal');
  s.wait(20);
  const { body } = s.provision('p2');
  const names = [
    ...wordsOf(body).map((w) => w.id),
    ...openChoices(body).flatMap((c) => [c.id, ...c.options.map((o) => o.id)]),
  ];
  expect(openChoices(body).length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
});
