import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../shared/text/canonical.ts';
import { countReadings, optionsOf } from '../../../shared/text/measure.ts';
import { liveText, printBracketed } from '../../../shared/text/print.ts';
import { readings } from '../../../shared/text/readings.ts';
import { bodyFrom, bracketedText } from '../../support/texts.ts';
import { runsOf } from '../../support/seed.ts';

describe('the canonical form', () => {
  it.each([
    ['B8', 'Members [shall cooperate]/[] on routing.', 'Members [shall cooperate] on routing.'],
    ['B8', 'a []/[b]', 'a [b]'],
    ['B8', 'a [b]/[c]/[]/[ ]', 'a [b]/[c]/[]'],
    ['B8', 'a [b]/[EUR: ]', 'a [b]/[EUR: ]'],
    ['B9', 'every [] and [  ]{x}', 'every [ ] and [ ]{x}'],
    ['B11', '[EUR:  a] / [RCC ,ARB:b]', '[EUR: a]/[RCC, ARB: b]'],
    ['B1', 'Members shall.', 'Members shall.'],
    ['B16', '[A [b]/[]]/[E]', '[A [b]]/[E]'],
  ])('[%s] of %s is %s', (_number, text, expected) => {
    expect(printBracketed(canonical(bodyFrom(text)))).toBe(expected);
  });

  it('is its own, keeps sponsors, and has the same readings', () => {
    fc.assert(
      fc.property(bracketedText, (text) => {
        const body = bodyFrom(text);
        fc.pre(countReadings(body) <= 32);
        const form = canonical(body);
        expect(canonical(form)).toEqual(form);
        const names = (of: typeof body): readonly string[] =>
          optionsOf(of)
            .flatMap((one) => one.sponsors)
            .toSorted();
        expect(names(form)).toEqual(names(body));
        const texts = (of: typeof body): ReadonlySet<string> =>
          new Set(
            readings(of, 100).map((one) =>
              liveText(one)
                .replace(/\[\s*\]/gu, '[]')
                .replace(/\s+/gu, ''),
            ),
          );
        expect(texts(form)).toEqual(texts(body));
      }),
      runsOf(500),
    );
  });
});
