import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handoutWords } from '../../../client/panels/draft/handoutWords.ts';
import { viewOf } from '../../../shared/conference/conference.ts';
import { draftHandout, type Handout, outcomeHandout } from '../../../shared/debrief/handout.ts';
import { handoutHtml } from '../../../shared/debrief/handoutHtml.ts';
import { handoutMarkdown } from '../../../shared/debrief/handoutMarkdown.ts';
import { outcomeOf } from '../../../shared/debrief/settled.ts';
import { countReadings, openChoices, wordsOf } from '../../../shared/text/measure.ts';
import type { Body } from '../../../shared/text/model.ts';
import { printBracketed } from '../../../shared/text/print.ts';
import type { Card } from '../../../shared/conference/ballots.ts';
import { quotationsOf } from '../../support/markdown.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';
import { bodyFrom, bracketedText } from '../../support/texts.ts';

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
const record = (s: Sitting, seat = 'FJI'): string => {
  const view = viewOf(s.state, seat);
  const handout = outcomeHandout(view, handoutWords(view));
  return handout ? handoutMarkdown(handout) : '';
};

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
        '### Why these brackets?',
        '',
        '- [shall]/[should] was lifted in minute 1; “shall” stayed.',
        '- [all [wholesale]] was lifted in minute 1; none of it stayed.',
        '- [wholesale] fell in minute 1.',
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
        '### Why these brackets?',
        '',
        '- [ ]\\: The draft came with it. It is open.',
        '',
        '## The record',
        '',
        '- Minute 1: Vote on 1.1: Adopted. Needed 2, for 2, against 1, abstentions 1.',
        '- Minute 1: A bracket in 1.1 is dropped.',
        '- Minute 1: 1.1 is agreed.',
        '- Minute 1: 1.2 is removed.',
        '',
      ].join('\n'),
    );
  });

  it('says whose ruling it was, when it was not the chair’s', () => {
    const s = session();
    s.given('facilitator', { c: 'seatOfficer', person: 'p-NOR2', office: 'viceChair' });
    s.given('NOR2', { c: 'openProvision', room, provision: 'p2' });
    s.given('NOR2', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
    s.wait(10);
    open(s, 'p3');
    s.given('chair', { c: 'rule', room, ruling: { r: 'deferred', provision: 'p3' } });
    s.wait(10);
    s.given('facilitator', { c: 'closeConference' });
    expect(record(s)).toContain('1.2 is agreed. (Vice-chair)\n');
    expect(record(s).match(/\((?:Vice-chair|Secretary|Chair)\)/gu)).toHaveLength(1);
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

describe('the draft to take away', () => {
  const handoutAt = (s: Sitting, n: number): Handout => {
    const view = viewOf(s.state, 'FJI');
    return draftHandout(view, handoutWords(view), n);
  };
  const changed = (): Sitting => {
    const s = session();
    open(s, 'p2');
    s.given('NOR', {
      c: 'reserve',
      room,
      provision: 'p2',
      span: spanOf(s, 'p2'),
      motive: 'instructions',
      reason: 'Our capital sleeps.',
      lang: 'en',
    });
    s.wait(70);
    const [option] = openChoices(s.provision('p2').body)[0]?.options ?? [];
    s.given('PER', { c: 'cosponsor', room, on: { k: 'option', provision: 'p2', option: option?.id ?? '' } });
    return s;
  };
  const spanOf = (s: Sitting, id: string) => {
    const [word] = wordsOf(s.provision(id).body);
    return { from: word?.id ?? '', to: word?.id ?? '' };
  };

  it('tells of each provision how it stands, why its brackets are there, and who stands behind them', () => {
    const s = changed();
    const text = handoutMarkdown(handoutAt(s, 2));
    expect(text).toContain('**The draft as it stands, revision 2.** Open brackets: ');
    expect(text).toContain('Now: taken up. One open bracket.\nOn the table as NOR/1.');
    expect(text).toContain(
      'Opened by Norway in minute 1. The capital has not answered. Still held by: Norway, Peru. It is open.',
    );
    expect(text).toContain('Behind it: Norway (since minute 1), Peru (since minute 2).');
    expect(text).toContain('- PER: Peru');
    // Erased here, it must be erased: what persons said is in no file.
    expect(text).not.toContain('capital sleeps');
  });

  it('is there at any revision, with the words of then', () => {
    const s = changed();
    const words = (n: number): string => quotationsOf(handoutMarkdown(handoutAt(s, n)))[1] ?? '';
    expect(words(0)).toBe('Ships take a pilot.');
    expect([words(1), words(2)]).toEqual(['[NOR: Ships] take a pilot.', '[NOR, PER: Ships] take a pilot.']);
    expect(handoutAt(s, 0).headline).toBe('The draft as it began.');
    expect(handoutAt(s, 1).headline).toBe('The draft at revision 1, from minute 1.');
  });

  it('parses back to the same text, sponsors and brackets, whatever the words are', () => {
    fc.assert(
      fc.property(fc.array(bracketedText, { minLength: 1, maxLength: 3 }), (texts) => {
        const bodies = texts.map((text, n) => bodyFrom(text, `t${n}`)).filter((body) => body.length > 0);
        const markdown = handoutMarkdown({
          ...handoutAt(session(), 0),
          parts: bodies.map((body) => ({ number: '1', title: 'T', blocks: [{ b: 'words', body, sponsors: true }] })),
        });
        const read = quotationsOf(markdown).map((text) => bodyFrom(text));
        const print = (body: Body): string => printBracketed(body, { sponsors: true });
        expect(read.map(print)).toEqual(bodies.map(print));
        expect(read.map(countReadings)).toEqual(bodies.map(countReadings));
      }),
    );
  });

  it('as a page to print holds the words with their brackets, and nothing of them is taken for HTML', () => {
    const s = session({}, (scenario) => ({
      ...scenario,
      provisions: scenario.provisions.map((p) => ({ ...p, text: '<b>Ships</b> [NOR: may]/[must & can] "sail".' })),
    }));
    const page = handoutHtml(handoutAt(s, 0));
    expect(page.startsWith('<!doctype html>\n<html lang="en" dir="ltr">')).toBe(true);
    expect(page).toContain('@page');
    expect(page).not.toMatch(/<(?:b|script|link|img)\b|https?:/u);
    const words = /<p class="words"[^>]*>(.*?)<\/p>/u.exec(page)?.[1] ?? '';
    expect(words.replace(/<[^>]*>/gu, '')).toBe(
      '&lt;b&gt;Ships&lt;/b&gt; [NOR: may]/[must &amp; can] &quot;sail&quot;.',
    );
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
    const records = seats.map((seat) => record(s, seat));
    expect(new Set(records).size).toBe(1);
  });
});
