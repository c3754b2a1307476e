import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOp } from '../../../shared/text/amend.ts';
import { toInnerBracketOp } from '../../../shared/text/bracket.ts';
import type { Body, TextOp } from '../../../shared/text/model.ts';
import { printBracketed } from '../../../shared/text/print.ts';
import type { Result } from '../../../shared/kit/result.ts';
import { enclosingSpan, toNarrowOp, toWidenOp, toWrapOp } from '../../../shared/text/span.ts';
import { openBrackets, wordsOf } from '../../../shared/text/measure.ts';
import { bodyFrom, bracketedText, counter } from '../../support/texts.ts';
import { runsOf } from '../../support/seed.ts';

const after = (body: Body, made: Result<TextOp, unknown>): string =>
  made.ok ? printBracketed(applyOp(body, made.value), { sponsors: true }) : JSON.stringify(made.error);

describe('a reservation: brackets around words that exist', () => {
  it.each([
    ['Members shall publish tariffs.', 't.1', 't.1', 'Members [CUB: shall] publish tariffs.'],
    ['Members shall publish tariffs.', 't.0', 't.4', '[CUB: Members shall publish tariffs.]'],
    ['Members shall publish tariffs.', 't.3', 't.1', 'Members [CUB: shall publish tariffs].'],
    ['Members [shall]/[should] publish.', 't.0', 't.c0', '[CUB: Members [shall]/[should]] publish.'],
    ['Members [shall]/[should] publish.', 't.c0', 't.c0', 'Members [CUB: [shall]/[should]] publish.'],
    ['Members [shall now]/[should] publish.', 't.2', 't.2', 'Members [shall [CUB: now]]/[should] publish.'],
    ['Members [shall]/[should] publish.', 't.0', 't.1', '{"code":"crosses","offer":{"from":"t.0","to":"t.c0"}}'],
    ['Members [shall]/[should] publish.', 't.1', 't.2', '{"code":"crosses","offer":{"from":"t.c0","to":"t.c0"}}'],
    ['a [b [c] d] e', 't.2', 't.4', '{"code":"crosses","offer":{"from":"t.c0","to":"t.4"}}'],
    ['a [b [c] d] e', 't.1', 't.2', '{"code":"crosses","offer":{"from":"t.1","to":"t.c1"}}'],
    ['Members [shall] publish.', 't.1', 't.1', '{"code":"doubled","choice":"t.c0"}'],
    ['Members [shall] publish.', 't.c0', 't.c0', '{"code":"doubled","choice":"t.c0"}'],
    ['every [ ] years', 't.c0', 't.c0', '{"code":"doubled","choice":"t.c0"}'],
    ['Members shall.', 't.1', 't.9', '{"code":"unknown"}'],
    ['成员国应当公布。', 't.3', 't.4', '成员国[CUB: 应当]公布。'],
    ['يجوز للدول النشر.', 't.1', 't.1', 'يجوز [CUB: للدول] النشر.'],
  ])('%s, %s to %s: %s', (text, from, to, expected) => {
    const body = bodyFrom(text);
    expect(after(body, toWrapOp(body, { from, to }, 'W', ['CUB'], counter('W.c')))).toBe(expected);
  });

  it('lifted again it leaves the text as it was', () => {
    const body = bodyFrom('Members (shall) [not] publish.');
    const made = toWrapOp(body, { from: 't.1', to: 't.c0' }, 'W', [], counter('W.c'));
    if (!made.ok) throw new Error(made.error.code);
    const inside = applyOp(body, made.value);
    expect(applyOp(inside, { t: 'resolve', op: 'R', choice: 'W.c0', option: 'W.c1' })).toEqual(body);
  });

  it('offers the same span where nothing is crossed', () => {
    const body = bodyFrom('a [b c] d');
    expect(enclosingSpan(body, { from: 't.1', to: 't.2' })).toEqual({ from: 't.1', to: 't.2' });
    expect(enclosingSpan(body, { from: 't.0', to: 'x' })).toBeUndefined();
  });
});

describe('any two words', () => {
  it('can be put in a bracket, or in the one that is offered, and no word moves', () => {
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(bracketedText, fc.nat(30), fc.nat(30), (text, a, b) => {
        const body = bodyFrom(text);
        const words = wordsOf(body);
        fc.pre(words.length > 0);
        const span = { from: words[a % words.length]?.id ?? '', to: words[b % words.length]?.id ?? '' };
        const first = toWrapOp(body, span, 'W', [], counter('W.c'));
        const made =
          !first.ok && first.error.code === 'crosses'
            ? toWrapOp(body, first.error.offer, 'W', [], counter('W.c'))
            : first;
        const outcome = first.ok ? 'ok' : first.error.code;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (!made.ok) {
          expect(['doubled', 'empty']).toContain(made.error.code);
          return;
        }
        const after = applyOp(body, made.value);
        expect(openBrackets(after)).toBe(openBrackets(body) + 1);
        expect(wordsOf(after).map(({ id }) => id)).toEqual(words.map(({ id }) => id));
      }),
      runsOf(1000),
    );
    for (const outcome of ['ok', 'crosses']) expect(outcomes.get(outcome) ?? 0, outcome).toBeGreaterThan(50);
  });
});

describe('a wider bracket and a narrower one', () => {
  it.each([
    ['Members [shall] publish tariffs.', 't.2', 't.2', 'Members [shall publish] tariffs.'],
    ['Members [shall] publish tariffs.', 't.0', 't.3', '[Members shall publish tariffs].'],
    ['Members [shall]/[should] publish now.', 't.c0', 't.3', 'Members [shall publish]/[should publish] now.'],
    ['Members [shall]/[] publish.', 't.0', 't.2', '[Members shall publish]/[Members publish].'],
    ['a [b]/[c] [d] e', 't.c0', 't.c1', '{"code":"holdsBracket","choice":"t.c1"}'],
    ['a [b] [d] e', 't.c0', 't.c1', 'a [b [d]] e'],
    ['a [b] [d] e', 't.c0', 't.2', '{"code":"crosses","offer":{"from":"t.c0","to":"t.c1"}}'],
    ['a [b [c] d] e', 't.9', 't.4', '{"code":"unknown"}'],
    ['a [b c] d', 't.1', 't.2', '{"code":"wrongWay"}'],
    ['a [b c] d', 't.c0', 't.c0', '{"code":"same"}'],
    ['成员国[应当]公布。', 't.5', 't.6', '成员国[应当公布]。'],
  ] as readonly (readonly [string, string, string, string])[])(
    '%s widened to %s and %s: %s',
    (text, from, to, expected) => {
      const body = bodyFrom(text);
      expect(after(body, toWidenOp(body, 't.c0', { from, to }, 'W'))).toBe(expected);
    },
  );

  it.each([
    ['Members [shall publish] tariffs.', 't.1', 't.1', 'Members [shall] publish tariffs.'],
    ['[Members shall publish tariffs.]', 't.1', 't.2', 'Members [shall publish] tariffs.'],
    ['a [b [c] d] e', 't.c1', 't.3', 'a b [[c] d] e'],
    ['Members [shall publish]/[should publish] now.', 't.1', 't.1', 'Members [shall]/[should] publish now.'],
    ['a [the b x]/[the c d x] e', 't.2', 't.2', 'a the [b]/[c d] x e'],
    ['a [b x]/[x] e', 't.1', 't.1', 'a [b]/[] x e'],
    ['a [b x]/[c y] e', 't.1', 't.1', '{"code":"differs","option":"t.o1"}'],
    ['a [b x]/[] e', 't.1', 't.1', '{"code":"differs","option":"t.o1"}'],
    ['a [b c]/[b d] e', 't.4', 't.4', '{"code":"wrongWay"}'],
    ['a [b [c] d] e', 't.2', 't.3', '{"code":"crosses","offer":{"from":"t.c1","to":"t.3"}}'],
    ['a [b] c', 't.1', 't.1', '{"code":"same"}'],
    ['a [b] c', 't.0', 't.1', '{"code":"wrongWay"}'],
    ['a b', 't.1', 't.1', '{"code":"unknown"}'],
  ])('%s narrowed to %s and %s: %s', (text, from, to, expected) => {
    const body = bodyFrom(text);
    expect(after(body, toNarrowOp(body, 't.c0', { from, to }, 'N'))).toBe(expected);
  });
});

describe('brackets inside brackets', () => {
  const sides = { sponsors: ['SWE'], originalSponsors: [] };
  it.each([
    ['a [b c [d] e] f', { inserts: [{ after: 't.1', text: ' x' }], deletes: ['t.1'] }, 'a [[b]/[SWE: x] c [d] e] f'],
    ['a [b [d] e] f', { inserts: [{ after: 't.o0', text: 'x' }], deletes: [] }, 'a [[SWE: x] b [d] e] f'],
    ['a [b [d] e] f', { inserts: [{ after: 't.2', text: ' x' }], deletes: ['t.2'] }, 'a [b [d]/[SWE: x] e] f'],
    ['a [b [d] e] f', { inserts: [{ after: 't.o1', text: 'x' }], deletes: [] }, 'a [b [d]/[SWE: x d] e] f'],
    ['a [b c] f', { inserts: [{ after: 't.1', text: ' x' }], deletes: [] }, 'a [b c]/[SWE: b x c] f'],
    ['a [b [d] e] f', { inserts: [], deletes: ['t.1', 't.4'] }, undefined],
    ['a [b [d]/[c] e] f', { inserts: [], deletes: ['t.2', 't.3'] }, undefined],
  ])('%s %o', (text, amendment, expected) => {
    const body = bodyFrom(text);
    const op = toInnerBracketOp(body, amendment, 'B', sides, counter('B.c'));
    expect(op && printBracketed(applyOp(body, op), { sponsors: true })).toBe(expected);
  });
});
