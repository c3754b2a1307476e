import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIn, guessParts, type Picks, standingOf, toChoose } from '../../../../client/view/draft.ts';
import { bracketStories, pastBrackets } from '../../../../shared/debrief/brackets.ts';
import { openChoices } from '../../../../shared/text/measure.ts';
import { asWouldHave } from '../../../../shared/text/readings.ts';
import { room, session } from '../../../support/sitting.ts';

describe('finding in the draft', () => {
  it('knows no capitals and no line breaks, and takes signs for themselves', () => {
    const text = 'Member\u00a0States shall (not) act. MEMBER  states may.';
    const found = (query: string): readonly string[] => findIn(text, query).map(({ from, to }) => text.slice(from, to));
    expect(found(' member states ')).toEqual(['Member\u00a0States', 'MEMBER  states']);
    expect(found('(not)')).toEqual(['(not)']);
    expect(found('.*')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });

  it('finds whatever stands there, wherever it stands', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).filter((one) => one.trim() === one);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 8 }), word, (before, query) => {
        const text = `${before} ${query}`;
        expect(findIn(text, query).some(({ to }) => to === text.length)).toBe(true);
      }),
    );
  });
});

describe('a text as a delegation would have it', () => {
  it('is known where it sponsors or has spoken, and guessed elsewhere', () => {
    const s = session();
    const [first] = openChoices(s.provision('p1').body);
    const shall = first?.options[0]?.id ?? '';
    s.given('chair', { c: 'openProvision', room, provision: 'p1' });
    s.given('FJI', { c: 'takeStance', room, provision: 'p1', option: shall, stance: 'oppose' });
    const standing = standingOf(s.room, 'FJI');
    expect(standing).toEqual({ code: 'FJI', supported: [], opposed: [shall] });
    const would = asWouldHave(s.provision('p1').body, standing);
    expect(guessParts(would.body, would.words)).toEqual([
      { guess: false, text: 'Members should publish' },
      { guess: true, text: ' all wholesale' },
      { guess: false, text: ' tariffs.' },
    ]);
    expect(guessParts(s.provision('p3').body, [])).toEqual([
      { guess: false, text: 'Dues are reviewed every [ ] years.' },
    ]);
  });
});

describe('a reading that is chosen bracket by bracket', () => {
  it('asks about what stands in the words chosen, and not about what stands in others', () => {
    const { body } = session().provision('p1');
    const [verb, all, inner] = openChoices(body);
    const asked = (picks: Picks): readonly (string | undefined)[] => toChoose(body, picks).map(({ id }) => id);
    expect(asked(new Map())).toEqual([verb?.id, all?.id, inner?.id]);
    expect(asked(new Map([[all?.id ?? '', all?.options[0]?.id ?? '']]))).toEqual([verb?.id, all?.id, inner?.id]);
    expect(asked(new Map([[all?.id ?? '', null]]))).toEqual([verb?.id, all?.id]);
    expect(toChoose(session().provision('p3').body, new Map())).toEqual([]);
  });
});

describe('why these brackets', () => {
  it('tells who stands behind each option since when, and what became of those that are gone', () => {
    const s = session();
    s.given('chair', { c: 'openProvision', room, provision: 'p1' });
    const [rival] = openChoices(s.provision('p1').body);
    const [shall, should] = rival?.options ?? [];
    s.wait(61);
    s.given('FJI', { c: 'cosponsor', room, on: { k: 'option', provision: 'p1', option: should?.id ?? '' } });
    s.given('PER', { c: 'takeStance', room, provision: 'p1', option: shall?.id ?? '', stance: 'support' });
    const [story] = bracketStories(s.room, s.provision('p1'));
    expect(story?.words).toBe('[shall]/[should]');
    expect(story?.options).toMatchObject([
      { words: 'shall', behind: [{ code: 'KEN', since: null }], supporters: ['PER'], opponents: [] },
      { words: 'should', behind: [{ code: 'NOR', since: null }, { code: 'PER', since: null }, { code: 'FJI' }] },
    ]);
    expect(story?.options[1]?.behind[2]?.since).toBeGreaterThan(60_000);

    const lift = { r: 'lift', provision: 'p1', choice: rival?.id ?? '', option: should?.id ?? '' } as const;
    s.given('chair', { c: 'askRuling', room, ruling: lift });
    s.wait(20);
    expect(pastBrackets(s.room, s.provision('p1'))).toMatchObject([
      { words: '[shall]/[should]', stayed: 'should', life: { state: { s: 'lifted' } } },
    ]);
  });
});
