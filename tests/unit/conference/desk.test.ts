import { describe, expect, it } from 'vitest';
import { audiencesOf } from '../../../shared/conference/conference.ts';
import type { Command } from '../../../shared/conference/kinds.ts';
import type { Ruling } from '../../../shared/conference/rulings.ts';
import { suggestFor, uncontested } from '../../../shared/conference/suggestions.ts';
import { liveText, printBracketed } from '../../../shared/text/print.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';
import { draft, propose, replacing, reserve } from '../../support/textActs.ts';

/** The chair's desk: a provision with many proposals on it is settled, alone or by several, and nothing leaves it early. */

const opened = (provision = 'p2'): Sitting => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision });
  return s;
};
const rule = (ruling: Ruling): Command => ({ c: 'rule', room, ruling });
const table = (s: Sitting, from: string, old: string, text: string): string => {
  s.given(from, propose(s, 'p2', replacing(s, 'p2', old, text)));
  return s.room.proposals.at(-1)?.id ?? '';
};
const suggested = (s: Sitting, id: string) => {
  const proposal = s.room.proposals.find((p) => p.id === id);
  return proposal ? suggestFor(s.room, proposal) : undefined;
};
const stateOf = (s: Sitting, id: string) => s.room.proposals.find((p) => p.id === id)?.state;
const asSuggested = (s: Sitting): Command =>
  rule({ r: 'asSuggested', provision: 'p2', proposals: [...uncontested(s.room, 'p2')] });
/** The paper that the small conference begins with would stand beside every amendment. */
const withoutPaper = (): Sitting => {
  const s = session({}, (scenario) => ({ ...scenario, proposals: [] }));
  s.given('chair', { c: 'openProvision', room, provision: 'p2' });
  return s;
};

describe('what the secretariat suggests', () => {
  it('P1.46: is to take in what fits and nobody contests', () => {
    const s = withoutPaper();
    const nor = table(s, 'NOR', 'Ships', 'Vessels');
    expect(suggested(s, nor)).toEqual({ s: 'takeIn' });
    s.given('PER', { c: 'contestProposal', room, proposal: nor, on: true });
    expect(suggested(s, nor)).toEqual({ s: 'bracket', why: 'contested', with: [] });
    expect(uncontested(s.room, 'p2')).toEqual([]);
    s.given('PER', { c: 'contestProposal', room, proposal: nor, on: false });
    expect(uncontested(s.room, 'p2')).toEqual([{ id: nor, way: 'takeIn' }]);
  });

  it('P1.34: is brackets for two that say different things in one place, and their sponsors can accept that', () => {
    const s = withoutPaper();
    const nor = table(s, 'NOR', 'pilot', 'guide');
    const per = table(s, 'PER', 'pilot', 'seaman');
    expect(suggested(s, nor)).toEqual({ s: 'bracket', why: 'clash', with: ['PER/1'] });
    expect(s.when('PER', { c: 'acceptSuggestion', room, proposal: nor, way: 'bracket', on: true })).toEqual([
      '(proposal.notYours)',
    ]);
    s.given('NOR', { c: 'acceptSuggestion', room, proposal: nor, way: 'bracket', on: true });
    expect(uncontested(s.room, 'p2')).toEqual([{ id: nor, way: 'bracket' }]);
    s.given('PER', { c: 'acceptSuggestion', room, proposal: per, way: 'bracket', on: true });
    expect(uncontested(s.room, 'p2').map((x) => x.id)).toEqual([nor, per]);
  });

  it('P1.46: says of what the text has overtaken that it lapses, or has to be worded anew', () => {
    const s = withoutPaper();
    const nor = table(s, 'NOR', 'pilot', 'guide');
    const per = table(s, 'PER', 'pilot', 'guide');
    const fji = table(s, 'FJI', 'pilot', 'seaman');
    s.given('chair', rule({ r: 'takeIn', provision: 'p2', proposal: nor }));
    s.wait(10);
    expect(suggested(s, per)).toEqual({ s: 'lapse', why: 'said' });
    expect(suggested(s, fji)).toEqual({ s: 'reword' });
    s.given('chair', rule({ r: 'lapse', provision: 'p2', proposal: per }));
    expect(stateOf(s, per)).toBe('pending');
    s.wait(10);
    expect(stateOf(s, per)).toBe('lapsed');
  });
});

describe('one gavel', () => {
  it('P3.8: takes in all that is uncontested, brackets what its sponsors accepted, and can be taken back', () => {
    const s = withoutPaper();
    const ships = table(s, 'KEN', 'Ships', 'Vessels');
    const take = table(s, 'FJI', 'take', 'engage');
    const nor = table(s, 'NOR', 'pilot', 'guide');
    const per = table(s, 'PER', 'pilot', 'seaman');
    s.given('NOR', { c: 'acceptSuggestion', room, proposal: nor, way: 'bracket', on: true });
    s.given('chair', asSuggested(s));
    expect(s.text('p2')).toBe('Ships take a pilot.');
    s.given('chair', { c: 'takeBack', room, ruling: s.room.pending?.id ?? '' });
    s.given('chair', asSuggested(s));
    // What it will do stands since it was announced; nobody contests it in the meantime.
    expect(s.when('PER', { c: 'contestProposal', room, proposal: ships, on: true })).toEqual(['(proposal.settled)']);
    s.given('PER', propose(s, 'p2', replacing(s, 'p2', 'Ships', 'Boats')));
    s.wait(10);
    expect([ships, take, nor, per].map((id) => stateOf(s, id))).toEqual(['takenIn', 'takenIn', 'bracketed', 'pending']);
    expect(liveText(s.provision('p2').body)).toMatch(/^Vessels engage a \[pilot\]\/\[guide\]\.$/u);
  });

  it('P3.8: is refused when somebody contests one of them since', () => {
    const s = withoutPaper();
    const ships = table(s, 'KEN', 'Ships', 'Vessels');
    const gavel = asSuggested(s);
    s.given('PER', { c: 'contestProposal', room, proposal: ships, on: true });
    expect(s.refusal('chair', gavel)).toEqual({
      code: 'suggestion.contested',
      params: { symbol: 'KEN/1' },
    });
  });
});

describe('asking first', () => {
  it('P4.1: silence makes the ruling, one objection does not', () => {
    const s = withoutPaper();
    const nor = table(s, 'NOR', 'pilot', 'guide');
    const ruling: Ruling = { r: 'takeIn', provision: 'p2', proposal: nor };
    s.given('chair', { c: 'askRuling', room, ruling });
    s.given('PER', { c: 'object', room, question: s.room.question?.id ?? '' });
    s.wait(30);
    expect([stateOf(s, nor), s.room.question]).toEqual(['pending', null]);
    s.given('chair', { c: 'askRuling', room, ruling });
    s.wait(30);
    expect([stateOf(s, nor), s.text('p2')]).toEqual(['takenIn', 'Ships take a guide.']);
  });

  it('P4.1: what is withdrawn while the room is asked is not ruled on', () => {
    const s = withoutPaper();
    const nor = table(s, 'NOR', 'pilot', 'guide');
    s.given('chair', { c: 'askRuling', room, ruling: { r: 'takeIn', provision: 'p2', proposal: nor } });
    s.given('NOR', { c: 'withdrawProposal', room, proposal: nor });
    s.wait(30);
    expect([s.text('p2'), s.room.question]).toEqual(['Ships take a pilot.', null]);
  });
});

describe('settling', () => {
  it('P3.8: nothing new is taken on the provision; what is on the table can be withdrawn; another provision is open', () => {
    const s = withoutPaper();
    const nor = table(s, 'NOR', 'pilot', 'guide');
    s.given('chair', { c: 'settle', room, on: true });
    expect(s.refusal('PER', propose(s, 'p2', replacing(s, 'p2', 'Ships', 'Vessels')))).toEqual({
      code: 'provision.settling',
    });
    expect(s.when('PER', reserve(s, 'p2', 'take', 'take'))).toEqual(['(provision.settling)']);
    expect(s.when('NOR', { c: 'withdrawProposal', room, proposal: nor })).toEqual(['ProposalWithdrawn']);
    expect(s.when('PER', propose(s, 'p3', replacing(s, 'p3', 'Dues', 'Fees')))).toEqual(['ProposalTabled']);
  });

  it('P3.8: ends by itself when the room leaves the provision', () => {
    const s = withoutPaper();
    s.given('chair', { c: 'settle', room, on: true });
    expect(s.when('chair', { c: 'openProvision', room, provision: 'p3' })).toContain('SettlingEnded');
    expect(s.when('PER', propose(s, 'p2', replacing(s, 'p2', 'Ships', 'Vessels')))).toEqual(['ProposalTabled']);
  });
});

describe('a chair’s text', () => {
  const prepared = (): Sitting => {
    const s = withoutPaper();
    s.given('chair', { c: 'prepareWords', room, provision: 'p2', text: 'Vessels take a [NOR: guide]/[pilot].' });
    s.given('chair', { c: 'prepareWords', room, provision: 'p3', text: 'Dues are reviewed every five years.' });
    return s;
  };

  it('P1.48: is prepared on the desk, where nobody else reads', () => {
    const s = prepared();
    expect(s.state.desk[room]?.prepared.map((p) => p.provision)).toEqual(['p2', 'p3']);
    const readers = Object.keys(s.state.seat).filter((seat) => `desk:${room}` in audiencesOf(s.state, seat));
    expect(readers.toSorted()).toEqual(['chair', s.facilitator].toSorted());
    expect(JSON.stringify(s.state.room)).not.toContain('five years');
    expect(s.when('NOR', { c: 'prepareWords', room, provision: 'p2', text: 'x' })).toEqual(['(seat.chairOnly)']);
  });

  it('P1.48: is tabled as one paper and taken in by one ruling', () => {
    const s = prepared();
    const waiting = table(s, 'FJI', 'take', 'engage');
    s.given('chair', { c: 'tableChairText', room, title: 'A bridge', lang: 'en' });
    expect(s.state.desk[room]?.prepared).toEqual([]);
    const [text] = s.room.chairTexts;
    expect(text).toMatchObject({ symbol: 'DT/1', state: 'tabled', by: 'chair' });
    s.given('chair', rule({ r: 'chairText', provision: 'p2', text: text?.id ?? '' }));
    expect(s.text('p3')).toBe('Dues are reviewed every [ ] years.');
    // Its words are about to change in both: no delegation changes them meanwhile.
    expect(s.when('NOR', reserve(s, 'p3', 'Dues', 'Dues'))).toEqual(['(ruling.announced)']);
    s.wait(10);
    expect(printBracketed(s.provision('p2').body)).toBe('Vessels take a [NOR: guide]/[pilot].');
    expect(s.text('p3')).toBe('Dues are reviewed every five years.');
    expect([s.provision('p2').status, s.room.chairTexts[0]?.state]).toEqual(['bracketed', 'takenIn']);
    expect(suggested(s, waiting)).toEqual({ s: 'reword' });
  });

  it('P1.48: is not taken over words that have moved on', () => {
    const s = prepared();
    const nor = table(s, 'NOR', 'pilot', 'guide');
    s.given('chair', { c: 'tableChairText', room, title: 'A bridge', lang: 'en' });
    s.given('chair', rule({ r: 'takeIn', provision: 'p2', proposal: nor }));
    s.wait(10);
    const text = s.room.chairTexts[0]?.id ?? '';
    expect(s.when('chair', rule({ r: 'chairText', provision: 'p2', text }))).toEqual(['(chairText.overtaken)']);
    s.given('chair', { c: 'withdrawChairText', room, text });
    expect(s.when('chair', rule({ r: 'chairText', provision: 'p2', text }))).toEqual(['(proposal.settled)']);
  });
});

describe('who shares the desk', () => {
  it('acts as the chair does, and goes on the record under the own office', () => {
    const s = opened();
    s.given('facilitator', { c: 'seatOfficer', person: 'p-NOR2', office: 'viceChair' });
    expect(s.room.officers).toEqual({ NOR2: 'viceChair' });
    expect(s.room.chair).toBe('chair');
    s.given('NOR2', rule({ r: 'deferred', provision: 'p2' }));
    s.wait(10);
    expect(s.room.record.at(-1)).toMatchObject({ k: 'ruling', by: 'viceChair' });
    s.given('chair', draft('p2', { d: 'renumber', number: '9' }));
    s.wait(10);
    expect(s.room.record.at(-1)).not.toHaveProperty('by');
  });

  it('loses the desk, and what is prepared on it, with the seat', () => {
    const s = opened();
    s.given('facilitator', { c: 'seatOfficer', person: 'p-NOR2', office: 'secretary' });
    expect(Object.keys(audiencesOf(s.state, 'NOR2'))).toContain(`desk:${room}`);
    s.given('facilitator', { c: 'seatPerson', person: 'p-NOR2', delegation: 'NOR' });
    expect(Object.keys(audiencesOf(s.state, 'NOR2'))).not.toContain(`desk:${room}`);
    expect(s.room.officers).toEqual({});
    expect(s.when('NOR2', rule({ r: 'deferred', provision: 'p2' }))).toEqual(['(seat.chairOnly)']);
  });
});
