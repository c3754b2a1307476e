import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOp, fits, toAmendOp } from '../../../shared/text/amend.ts';
import { amendmentFrom, diffWords } from '../../../shared/text/diff.ts';
import type { Body } from '../../../shared/text/model.ts';
import { liveText, printNode } from '../../../shared/text/print.ts';
import { type Segment, markChanges } from '../../../shared/text/segments.ts';
import { bodyFrom, bracketedText } from '../../support/texts.ts';
import { runsOf } from '../../support/seed.ts';

describe('differences', () => {
  it('leads from one list to the other, and is none for equal lists', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', ' a'), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const steps = diffWords(a, b);
        expect(steps.flatMap((step) => (step.kind === 'in' ? [] : [step.a]))).toEqual([...a.keys()]);
        expect(steps.flatMap((step) => (step.kind === 'out' ? [] : [step.b]))).toEqual([...b.keys()]);
        for (const step of steps) if (step.kind === 'same') expect(a[step.a]?.trim()).toBe(b[step.b]?.trim());
        expect(diffWords(a, a).every((step) => step.kind === 'same')).toBe(true);
      }),
    );
  });

  it('is the shortest', () => {
    expect(diffWords('abcabba'.split(''), 'cbabac'.split('')).filter((step) => step.kind === 'same')).toHaveLength(4);
  });

  it('stays cheap on texts that have nothing in common', () => {
    const a = Array.from({ length: 5000 }, (_, n) => `a${n}`);
    const b = Array.from({ length: 5000 }, (_, n) => `b${n}`);
    expect(diffWords(a, b)).toHaveLength(10_000);
  });
});

/** `-words-` out, `+words+` in. */
const drawn = (segments: readonly Segment[]): string =>
  segments
    .map((one) => {
      if (one.kind === 'node') return one.node.space + printNode(one.node);
      if (one.kind === 'same') return one.text;
      return one.kind === 'in' ? `+${one.text}+` : `-${one.text}-`;
    })
    .join('');

const taken = (body: Body, edited: string): { text: string; drawn: string } => {
  const amendment = amendmentFrom(body, edited);
  if (!amendment.ok) throw new Error(amendment.error.code);
  expect(fits(body, amendment.value)).toBe('fits');
  const after = applyOp(body, toAmendOp(amendment.value, 'A'));
  return { text: liveText(after), drawn: drawn(markChanges(body, amendment.value)) };
};

describe('an amendment from what was typed', () => {
  it.each([
    ['Members shall publish tariffs.', 'Members should publish tariffs.', 'Members- shall-+ should+ publish tariffs.'],
    ['Members shall publish tariffs.', 'All Members shall publish tariffs.', '+All+ Members shall publish tariffs.'],
    [
      'Members shall publish tariffs.',
      'States shall publish tariffs, in full.',
      '-Members-+ States+ shall publish tariffs+, in full+.',
    ],
    ['Members shall publish tariffs.', 'shall publish tariffs.', '-Members- shall publish tariffs.'],
    [
      'Members [shall]/[should] publish [ ] tariffs.',
      'All Members [shall]/[should] never publish [ ] tariffs',
      '+All+ Members [shall]/[should]+ never+ publish [ ] tariffs-.-',
    ],
    [
      'Members [shall]/[should] publish.',
      'Members [shall]/[should] not publish.',
      'Members [shall]/[should]+ not+ publish.',
    ],
    ['The \\[Country\\] reserves.', 'The \\[State\\] reserves.', 'The- [Country]-+ [State]+ reserves.'],
    [
      'يجوز للدول الأعضاء نشر التعريفات.',
      'يجب على الدول الأعضاء نشر التعريفات.',
      '-يجوز للدول-+ يجب على الدول+ الأعضاء نشر التعريفات.',
    ],
    ['成员国应当公布资费。', '成员国可公布全部资费。', '成员国-应当-+可+公布+全部+资费。'],
  ])('%s → %s', (text, edited, marks) => {
    const result = taken(bodyFrom(text), edited);
    expect(result.text).toBe(edited);
    expect(result.drawn).toBe(marks);
  });

  it('sponsors are not in the field, and stay', () => {
    const body = bodyFrom('[EUR: robustness]/[RCC: security] of networks');
    expect(taken(body, '[robustness]/[security] of all networks').text).toBe('[robustness]/[security] of all networks');
  });

  it.each([
    ['Members [shall]/[should] act.', 'Members [shall]/[must] act.', 'bracketsTouched'],
    ['Members [shall]/[should] act.', 'Members shall act.', 'bracketsTouched'],
    ['Members [shall] act in [ ] days.', 'Members [ ] act in [shall] days.', 'bracketsTouched'],
    ['Members act.', 'Members [shall] act.', 'bracketsTouched'],
    ['Members act.', 'Members [ act.', 'bracketsTouched'],
    ['Members act.', '  ', 'empty'],
    ['Members act.', ' Members   act. ', 'same'],
  ] as const)('%s → %s is refused: %s', (text, edited, code) => {
    expect(amendmentFrom(bodyFrom(text), edited)).toEqual({ ok: false, error: { code } });
  });

  it('what is typed is what stands, for any words', () => {
    const words = fc.array(fc.constantFrom('Members', 'shall', 'not', 'publish', 'tariffs', '(all)', 'and/or'), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const body = bodyFrom(a.join(' '));
        const edited = b.join(' ');
        const amendment = amendmentFrom(body, edited);
        if (!amendment.ok) expect(amendment.error.code).toBe('same');
        else expect(liveText(applyOp(body, toAmendOp(amendment.value, 'A')))).toBe(edited);
      }),
      runsOf(1000),
    );
  });

  it('nothing typed changes nothing, in any text', () => {
    fc.assert(
      fc.property(bracketedText, (text) => {
        const body = bodyFrom(text);
        expect(amendmentFrom(body, liveText(body))).toMatchObject({ ok: false });
      }),
    );
  });
});
