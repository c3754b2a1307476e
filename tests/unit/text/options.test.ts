import { describe, expect, it } from 'vitest';
import type { Result } from '../../../shared/kit/result.ts';
import { applyOp, toAmendOp } from '../../../shared/text/amend.ts';
import { openChoices, wordsOf } from '../../../shared/text/measure.ts';
import type { Body, TextOp } from '../../../shared/text/model.ts';
import { toFillOp, toMergeOp, toOptionOp, toSponsorOp, toWithdrawOp } from '../../../shared/text/options.ts';
import { parseBracketed } from '../../../shared/text/parse.ts';
import { printBracketed } from '../../../shared/text/print.ts';
import { bodyFrom, counter } from '../../support/texts.ts';

const after = (body: Body, made: Result<TextOp, unknown>): string =>
  made.ok ? printBracketed(applyOp(body, made.value), { sponsors: true }) : JSON.stringify(made.error);

describe('one more wording', () => {
  it.each([
    ['[B4] a third', 'Members [shall]/[should] publish.', ' may ', 'Members [shall]/[should]/[SWE: may] publish.'],
    ['[B8] the alternative nothing', 'Members [shall] publish.', '', 'Members [shall]/[SWE: ] publish.'],
    ['what is said already', 'Members [shall]/[should] publish.', 'should', '{"code":"said","option":"t.o1"}'],
    ['brackets typed are words', 'a [b]', '[c]', 'a [b]/[SWE: \\[c\\]]'],
    ['what looks like an attribution', 'a [b]', 'EUR: c', 'a [b]/[SWE: \\EUR: c]'],
  ])('%s', (_name, text, wording, expected) => {
    const body = bodyFrom(text);
    expect(after(body, toOptionOp(body, 't.c0', wording, 'O', ['SWE'], counter('O.c')))).toBe(expected);
  });

  it('needs a choice', () => {
    expect(toOptionOp(bodyFrom('a [ ]'), 't.c0', 'b', 'O', [], counter())).toEqual({
      ok: false,
      error: { code: 'unknown' },
    });
  });
});

describe('standing behind an option', () => {
  const body = bodyFrom('Members [EUR: shall]/[RCC, ARB: should [CUB: not]] publish [AFR: soon].');
  it.each([
    ['t.o0', ['SWE', 'EUR'], 'Members [EUR, SWE: shall]/[RCC, ARB: should [CUB: not]] publish [AFR: soon].'],
    ['t.o2', ['SWE'], 'Members [EUR: shall]/[RCC, ARB: should [CUB, SWE: not]] publish [AFR: soon].'],
    ['t.o0', ['EUR'], '{"code":"already"}'],
    ['t.o0', [], '{"code":"nobody"}'],
    ['t.o9', ['SWE'], '{"code":"unknown"}'],
  ])('%s %j', (option, by, expected) => {
    expect(after(body, toSponsorOp(body, option, by, 'S'))).toBe(expected);
  });

  it.each([
    ['t.o1', ['ARB'], 'Members [EUR: shall]/[RCC: should [CUB: not]] publish [AFR: soon].'],
    ['t.o1', ['ARB', 'RCC'], 'Members [EUR: shall] publish [AFR: soon].'],
    ['t.o0', ['EUR'], 'Members [RCC, ARB: should [CUB: not]] publish [AFR: soon].'],
    ['t.o2', ['CUB'], 'Members [EUR: shall]/[RCC, ARB: should] publish [AFR: soon].'],
    ['t.o3', ['AFR'], 'Members [EUR: shall]/[RCC, ARB: should [CUB: not]] publish.'],
    ['t.o3', ['EUR'], '{"code":"notSponsor"}'],
    ['t.o3', [], '{"code":"nobody"}'],
    ['x', ['EUR'], '{"code":"unknown"}'],
  ])('%s without %j', (option, by, expected) => {
    expect(after(body, toWithdrawOp(body, option, by, 'W'))).toBe(expected);
  });

  it('[P1.50] an option without sponsors falls, and its words name the withdrawal', () => {
    const made = toWithdrawOp(body, 't.o1', ['RCC', 'ARB'], 'W');
    if (!made.ok) throw new Error(made.error.code);
    expect(made.value.falls).toBe(true);
    expect(JSON.stringify(applyOp(body, made.value))).toContain('"words":["should","not"],"by":"W"');
  });

  it('"nothing" left alone is nothing', () => {
    const alone = bodyFrom('a [EUR: b]/[] c');
    expect(after(alone, toWithdrawOp(alone, 't.o0', ['EUR'], 'W'))).toBe('a c');
  });

  it('[B19] a status tag goes on and comes off', () => {
    const tagged = applyOp(body, { t: 'tag', op: 'T', option: 't.o3', tag: 'ad ref.' });
    expect(printBracketed(tagged)).toContain('[AFR: soon]{ad ref.}');
    expect(applyOp(tagged, { t: 'tag', op: 'U', option: 't.o3', tag: null })).toEqual(body);
  });
});

describe('several options made one', () => {
  const body = bodyFrom('Members [EUR: shall publish]/[RCC, ARB: should publish soon]/[CUB, EUR: may] act.');
  const amendment = { inserts: [{ after: 't.2', text: ' as soon as possible' }], deletes: [] };

  it('unites their sponsors and keeps every word or its tombstone', () => {
    const made = toMergeOp(body, 't.c0', ['t.o0', 't.o1'], amendment, 'M', counter('M.c'));
    expect(after(body, made)).toBe('Members [EUR, RCC, ARB: shall publish as soon as possible]/[CUB, EUR: may] act.');
    if (!made.ok) throw new Error(made.error.code);
    const merged = applyOp(body, made.value);
    expect(wordsOf(merged).find((word) => word.text === ' publish')).toEqual({
      id: 't.2',
      text: ' publish',
      option: 'M.c0',
    });
    expect(openChoices(merged)[0]?.options.map((option) => option.id)).toEqual(['M.c0', 't.o2']);
  });

  it.each([
    [['t.o0'], amendment, 'tooFew'],
    [['t.o0', 't.o0'], amendment, 'tooFew'],
    [['t.o0', 'x'], amendment, 'unknown'],
    [['t.o1', 't.o2'], amendment, 'unknown'],
  ])('%j is refused', (options, change, code) => {
    const made = toMergeOp(body, 't.c0', options, change, 'M', counter());
    expect(made).toEqual({ ok: false, error: { code } });
  });

  it('can be worded anew from its start', () => {
    const change = { inserts: [{ after: 't.o0', text: 'will' }], deletes: ['t.1'] };
    expect(after(body, toMergeOp(body, 't.c0', ['t.o0', 't.o2', 't.o1'], change, 'M', counter('M.c')))).toBe(
      'Members [EUR, CUB, RCC, ARB: will publish] act.',
    );
  });
});

describe('[B9] filling in a blank', () => {
  const body = bodyFrom('Fees shall be reviewed every [ ] years.');
  it('with words', () => {
    expect(after(body, toFillOp(body, 't.c0', 'five', 'F'))).toBe('Fees shall be reviewed every five years.');
    expect(after(bodyFrom('[ ] years'), toFillOp(bodyFrom('[ ] years'), 't.c0', ' Five ', 'F'))).toBe('Five years');
  });
  it('with what somebody proposes, beside which others may stand', () => {
    const made = toFillOp(body, 't.c0', '5', 'F', { sponsors: ['SWE'], newId: counter('F.c') });
    expect(after(body, made)).toBe('Fees shall be reviewed every [SWE: 5] years.');
    if (!made.ok) throw new Error(made.error.code);
    const one = applyOp(body, made.value);
    expect(after(one, toOptionOp(one, 'F.c0', '10', 'G', ['CUB'], counter('G.c')))).toBe(
      'Fees shall be reviewed every [SWE: 5]/[CUB: 10] years.',
    );
  });
  it('refuses what is no blank, and nothing', () => {
    expect(toFillOp(bodyFrom('a [b]'), 't.c0', 'c', 'F')).toEqual({ ok: false, error: { code: 'unknown' } });
    expect(toFillOp(body, 't.c0', '  ', 'F')).toEqual({ ok: false, error: { code: 'empty' } });
  });
});

describe('words that come to look like notation stay words', () => {
  const amended = (text: string, inserts: { after: string; text: string }[], deletes: string[] = []): string =>
    printBracketed(applyOp(bodyFrom(text), toAmendOp({ inserts, deletes }, 'A')));
  it.each([
    ['a tag', () => amended('a [b] c', [{ after: 't.c0', text: '{x} y' }]), 'a [b]\\{x} y c'],
    ['a tag after a tag', () => amended('a [b]{t} c', [{ after: 't.c0', text: '{x}' }]), 'a [b]{t}{x} c'],
    ['a separator', () => amended('a [b] / or [c]', [], ['t.3']), 'a [b] \\/ [c]'],
    ['an attribution', () => amended('a [the EUR: b]', [], ['t.1']), 'a [\\EUR: b]'],
    ['no attribution', () => amended('a [the EU b]', [], ['t.1']), 'a [EU b]'],
  ])('%s', (_name, make, expected) => {
    const printed = make();
    expect(printed).toBe(expected);
    const parsed = parseBracketed(printed);
    expect(parsed.ok && printBracketed(parsed)).toBe(expected);
  });
});
