import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countReadings, openBrackets, openChoices } from '../../../shared/text/measure.ts';
import { tombstones } from '../../../shared/text/rebase.ts';
import { liveText } from '../../../shared/text/print.ts';
import { asWouldHave, ifAllFell, openness, readingOf, readings } from '../../../shared/text/readings.ts';
import { directionOf, directionOfBody } from '../../../shared/text/script.ts';
import { bodyFrom, bracketedText } from '../../support/texts.ts';
import { runsOf } from '../../support/seed.ts';

const B7 =
  "[ADD 31D 3.8 Member States shall refrain from taking [unilateral and/or] discriminatory actions that could impede another Member State's access to public [international telecommunications networks & services]/[Internet sites and using resources].]";

describe('what can still come of a text', () => {
  it.each([
    ['B1', 'Members shall publish wholesale tariffs.', ['Members shall publish wholesale tariffs.']],
    ['B2', 'Members [shall] publish.', ['Members shall publish.', 'Members publish.']],
    ['B3', 'Members [shall]/[should] publish.', ['Members shall publish.', 'Members should publish.']],
    ['B5', '[Members shall [promptly] report.]', ['Members shall promptly report.', 'Members shall report.', '']],
    ['B8', 'Members [shall cooperate]/[] on routing.', ['Members shall cooperate on routing.', 'Members on routing.']],
    ['B9', 'every [ ] years', ['every [ ] years']],
    ['B16', '[A [b]/[c [d]]]/[E]', ['A b', 'A c d', 'A c', 'E']],
    ['B20', '[[relay]] stations', ['relay stations', 'stations', 'stations']],
  ])('[%s] %s', (_number, text, expected) => {
    const all = readings(bodyFrom(text), 100);
    expect(all.map((body) => liveText(body))).toEqual(expected);
    expect(all).toHaveLength(countReadings(bodyFrom(text)));
  });

  it('[B7] has five readings, and chooses any', () => {
    const body = bodyFrom(B7);
    expect(readings(body, 100)).toHaveLength(5);
    expect(readings(body, 3)).toHaveLength(3);
    const chosen = readingOf(body, (choice) => choice.options.at(-1)?.id ?? null);
    expect(liveText(chosen)).toContain('access to public Internet sites and using resources.');
    expect(liveText(ifAllFell(body))).toBe('');
    expect(liveText(readingOf(body, () => undefined))).toBe(B7);
  });

  it('readings are as many as they are counted, clean, and leave no tombstone of their own', () => {
    let seen = 0;
    fc.assert(
      fc.property(bracketedText, (text) => {
        const body = bodyFrom(text);
        const count = countReadings(body);
        fc.pre(count <= 64);
        const all = readings(body, 1000);
        expect(all).toHaveLength(count);
        seen += count;
        for (const one of all) {
          expect(openChoices(one).every((choice) => choice.kind === 'blank')).toBe(true);
          expect(tombstones(one)).toEqual([]);
        }
        expect(openBrackets(ifAllFell(body))).toBe(
          openChoices(body).filter((c) => c.kind === 'blank' && c.depth === 1).length,
        );
      }),
      runsOf(300),
    );
    expect(seen).toBeGreaterThan(300);
  });
});

describe('as a delegation would have it', () => {
  const body = bodyFrom('Members [EUR: shall]/[CUB: may [never]] publish [AFR: all] [old]/[new] tariffs.');
  const nobody = { code: 'SWE', supported: [], opposed: [] };
  const shown = (made: ReturnType<typeof asWouldHave>): string => liveText(made.body);

  it('takes what it sponsors, then what it last supported', () => {
    const cuba = asWouldHave(body, { code: 'CUB', supported: ['t.o0', 't.o5', 't.o4'], opposed: ['t.o3'] });
    expect(shown(cuba)).toBe('Members may never publish old tariffs.');
    expect(cuba.guesses).toEqual(['t.c1']);
    expect(cuba.words).toEqual(['t.3']);
  });

  it('guesses by the chair’s order, and says so', () => {
    const made = asWouldHave(body, nobody, ['t.o5', 't.o1']);
    expect(shown(made)).toBe('Members may never publish all new tariffs.');
    expect(made.guesses).toEqual(['t.c0', 't.c1', 't.c2', 't.c3']);
    expect(made.words).toHaveLength(4);
    expect(shown(asWouldHave(body, nobody))).toBe('Members shall publish all old tariffs.');
  });

  it('knows by what it opposes', () => {
    const made = asWouldHave(body, { ...nobody, opposed: ['t.o0', 't.o2', 't.o3', 't.o4'] });
    expect(shown(made)).toBe('Members may publish new tariffs.');
    expect(made.guesses).toEqual([]);
    const all = asWouldHave(body, { ...nobody, opposed: ['t.o4', 't.o5'] });
    expect(all.guesses).toContain('t.c3');
  });
});

describe('how much is open', () => {
  it('counts brackets and words apart', () => {
    expect(openness([bodyFrom('Members [shall] publish.'), bodyFrom('every [ ] years, [a [b]]')])).toEqual({
      open: 4,
      words: 7,
      inBrackets: 3,
      share: 3 / 7,
    });
    expect(openness([])).toEqual({ open: 0, words: 0, inBrackets: 0, share: 0 });
    expect(openness([bodyFrom('成员国[应当]')]).share).toBe(0.4);
  });
});

describe('direction', () => {
  it.each([
    ['يجوز للدول', 'rtl'],
    ['3.8 يجوز', 'rtl'],
    ['Members', 'ltr'],
    ['成员国', 'ltr'],
    ['12', 'ltr'],
    ['חברות', 'rtl'],
  ])('%s is %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });
  it('is the option’s own', () => {
    const [choice] = openChoices(bodyFrom('Members [يجوز]/[shall] publish'));
    expect(choice?.options.map((option) => directionOfBody(option.body))).toEqual(['rtl', 'ltr']);
    expect(directionOfBody(bodyFrom('[EUR: يجوز] x'))).toBe('rtl');
  });
});
