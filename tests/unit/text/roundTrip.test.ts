import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countReadings, depth, openBrackets, openChoices, wordsOf } from '../../../shared/text/measure.ts';
import { parseBracketed } from '../../../shared/text/parse.ts';
import { liveText, printBracketed } from '../../../shared/text/print.ts';
import { joinWords, splitWords } from '../../../shared/text/words.ts';
import { bodyFrom, bracketedText } from '../../support/texts.ts';
import { runsOf } from '../../support/seed.ts';

describe('words', () => {
  it('joining gives any text back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        expect(joinWords(splitWords(text))).toBe(text);
      }),
    );
  });

  it.each([
    [
      'Members shall, in 3.8 and/or 31B., act.',
      ['Members', ' shall', ',', ' in', ' 3.8', ' and/or', ' 31B', '.', ',', ' act', '.'],
    ],
    ['(the “networks”) State’s', ['(', 'the', ' “', 'networks', '”', ')', ' State’s']],
    ['成员国应当，', ['成', '员', '国', '应', '当', '，']],
    ['يجوز للدول، الأعضاء', ['يجوز', ' للدول', '،', ' الأعضاء']],
    ['ประเทศ ต้อง', ['ป', 'ร', 'ะ', 'เ', 'ท', 'ศ', ' ต้', 'อ', 'ง']],
    ['\\[Country\\] x ', ['\\[Country\\]', ' x', ' ']],
  ])('%s', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
});

describe('parse and print', () => {
  it('printing gives every valid text back, in any script', () => {
    let brackets = 0;
    fc.assert(
      fc.property(bracketedText, (text) => {
        const body = bodyFrom(text);
        brackets += openBrackets(body);
        expect(printBracketed(body)).toBe(text);
        const ids = wordsOf(body).map((word) => word.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(openChoices(body).length).toBe(openBrackets(body));
        expect(Math.max(0, ...openChoices(body).map((choice) => choice.depth))).toBe(depth(body));
        expect(countReadings(body)).toBeGreaterThanOrEqual(1);
      }),
      runsOf(1000),
    );
    expect(brackets).toBeGreaterThan(500);
  });

  it('what is shown without sponsors parses to the same brackets', () => {
    fc.assert(
      fc.property(bracketedText, (text) => {
        const body = bodyFrom(text);
        const shown = parseBracketed(liveText(body), new Set());
        expect(shown.ok && openBrackets(shown.body)).toBe(openBrackets(body));
      }),
    );
  });

  it('any string is parsed or refused with a place in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', ']', '\\', '/', '{', '}', ' ', 'a', 'EUR', ':') }), (text) => {
        const parsed = parseBracketed(text);
        if (parsed.ok) expect(printBracketed(parsed)).toBe(text);
        else expect(parsed.error.offset).toBeLessThan(text.length);
      }),
      runsOf(1000),
    );
  });
});
