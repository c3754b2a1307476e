import { describe, expect, it } from 'vitest';
import { recordLabels } from '../../../client/panels/outcomeWords.ts';
import { viewOf } from '../../../shared/conference/conference.ts';
import { draftAsMarkdown } from '../../../shared/debrief/record.ts';
import { outcomeOf } from '../../../shared/debrief/settled.ts';
import { openChoices } from '../../../shared/text/measure.ts';
import type { Card } from '../../../shared/conference/ballots.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';

const open = (s: Sitting, provision: string) => s.given('chair', { c: 'openProvision', room, provision });
const agree = (s: Sitting, provision: string): void => {
  if (s.room.reading?.provision !== provision) open(s, provision);
  s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision } });
  s.wait(10);
};
const vote = (s: Sitting, cards: Readonly<Record<string, Card>>): void => {
  const { ballot } = s.room;
  if (!ballot) throw new Error('no ballot');
  for (const [who, card] of Object.entries(cards))
    s.given(who, { c: 'castCard', room, ballot: ballot.id, index: ballot.current, card });
  s.given('chair', { c: 'closeQuestion', room, ballot: ballot.id, index: ballot.current });
};
const record = (s: Sitting): string => draftAsMarkdown(viewOf(s.state, 'FJI'), recordLabels);

describe('the record', () => {
  it('is empty while the conference goes on', () => {
    expect(record(session())).toBe('');
  });

  it('[P1.67] says word for word what stands, what drops, and how each provision was settled', () => {
    const s = session();
    const p1 = s.provision('p1');
    const [shall] = openChoices(p1.body);
    open(s, 'p1');
    s.given('chair', { c: 'openBallot', room, about: { on: 'choice', provision: 'p1', choice: shall?.id ?? '' } });
    vote(s, { KEN: 'for', FJI: 'for', NOR: 'against', PER: 'abstain' });
    const [all] = openChoices(s.provision('p1').body);
    s.given('chair', { c: 'rule', room, ruling: { r: 'lift', provision: 'p1', choice: all?.id ?? '', option: null } });
    s.wait(10);
    agree(s, 'p1');
    open(s, 'p2');
    s.given('chair', { c: 'rule', room, ruling: { r: 'removed', provision: 'p2' } });
    s.wait(20);
    s.given('chair', { c: 'askWhole', room, dropRest: true });
    s.wait(20);
    expect(record(s)).toBe(
      [
        '# Harbour talks',
        '',
        'Harbour',
        '',
        '**Adopted in part.** 1 of 3 provisions stand. On 1.3 the old text stays. One bracket never closed. Nobody objected.',
        '',
        '## 1.1 Tariffs',
        '',
        '> Members shall publish tariffs.',
        '',
        'Agreed; nobody spoke against it.',
        'A bracket was closed by vote: needed 2, for 2, against 1, abstentions 1.',
        'On the table as KEN/1.',
        '',
        '## 1.2 Pilots',
        '',
        'Removed. Nothing stands here.',
        '',
        'Removed; nobody objected.',
        'On the table as NOR/1.',
        '',
        '## 1.3 Dues',
        '',
        'Nothing stands here: the old treaty is silent.',
        '',
        'Never read.',
        'On the table as PER/1.',
        '',
        'Last on the table, not in force:',
        '',
        '> Dues are reviewed every [ ] years.',
        '',
      ].join('\n'),
    );
  });

  it('keeps signs of the text from becoming signs of Markdown', () => {
    const s = session({}, (scenario) => ({
      ...scenario,
      provisions: scenario.provisions
        .filter((p) => p.id === 'p2')
        .map((p) => ({ ...p, text: '# Ships *may* take <b>pilots</b> or `none`.' })),
    }));
    agree(s, 'p2');
    s.given('chair', { c: 'askWhole', room, dropRest: false });
    s.wait(20);
    expect(record(s)).toContain('> \\# Ships \\*may\\* take \\<b\\>pilots\\</b\\> or \\`none\\`.\n');
    expect(record(s)).toContain('**Adopted.** One provision stands. Nothing in brackets. Nobody objected.');
  });
});

describe('the outcome', () => {
  it('gives a vote with its arithmetic, and the old text where the whole failed', () => {
    const s = session();
    open(s, 'p2');
    s.given('chair', { c: 'openBallot', room, about: { on: 'provision', provision: 'p2' } });
    vote(s, { KEN: 'for', FJI: 'for', PER: 'for', NOR: 'against' });
    s.given('chair', { c: 'openBallot', room, about: { on: 'whole' } });
    vote(s, { KEN: 'for', FJI: 'against', PER: 'against', NOR: 'abstain' });
    const outcome = outcomeOf(viewOf(s.state, 'FJI'));
    expect(outcome?.kind).toBe('notAdopted');
    expect(outcome?.whole).toEqual({ for: 1, against: 2, abstain: 1, required: 2 });
    expect(outcome?.provisions[1]?.how).toEqual({
      h: 'agreedByVote',
      count: { for: 3, against: 1, abstain: 0, required: 3 },
    });
    expect(outcome?.provisions.map((p) => p.inForce)).toEqual(['old', 'old', 'old']);
    expect(record(s)).toContain('**Not adopted. The old text stands.**');
    expect(record(s)).toContain('Decided by vote: needed 2, for 1, against 2, abstentions 1.');
  });

  it('is the same for everybody', () => {
    const s = session();
    s.given('facilitator', { c: 'closeConference' });
    const seats = ['FJI', 'NOR2', 'chair', s.facilitator];
    const records = seats.map((seat) => draftAsMarkdown(viewOf(s.state, seat), recordLabels));
    expect(new Set(records).size).toBe(1);
  });
});
