import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, compareDrafts, marked, sideBySide, tokensOf } from '../../../shared/text/compare.ts';
import type { Draft, DraftText } from '../../../shared/text/draft.ts';
import { articleFrom, bodyFrom, bracketedText } from '../../support/texts.ts';

const drawn = (changes: readonly { readonly kind: string; readonly text: string }[]): string =>
  changes.map(({ kind, text }) => (kind === 'same' ? text : kind === 'in' ? `+${text}+` : `-${text}-`)).join('');

describe('differences between two texts', () => {
  it.each([
    ['Members shall publish.', 'Members shall publish.', 'Members shall publish.'],
    ['Members shall publish.', 'Members should publish.', 'Members- shall-+ should+ publish.'],
    ['Members shall publish.', 'Members [shall]/[should] publish.', 'Members+ [+shall+]/[should]+ publish.'],
    ['a b', 'a [b]', 'a+ [+b+]+'],
    ['a [b]/[c] d', 'a c d', 'a- [b]/[- c-]- d'],
    ['every [ ] years', 'every five years', 'every- [ ]-+ five+ years'],
    ['', 'a', '+a+'],
    ['成员国应当公布。', '成员国可公布。', '成员国-应当-+可+公布。'],
    ['يجوز للدول النشر.', 'يجب للدول النشر.', '-يجوز-+يجب+ للدول النشر.'],
    ['ประเทศต้อง', 'ประเทศควร', 'ประเทศ-ต้อง-+ควร+'],
  ])('%s → %s', (a, b, expected) => {
    expect(drawn(marked(bodyFrom(a), bodyFrom(b)))).toBe(expected);
  });

  it('the clean text is today’s, the left column the old one, the right today’s', () => {
    fc.assert(
      fc.property(bracketedText, bracketedText, (x, y) => {
        const [a, b] = [bodyFrom(x), bodyFrom(y)];
        const changes = marked(a, b);
        expect(clean(changes)).toBe(tokensOf(b).join(''));
        const columns = sideBySide(a, b);
        expect(columns.left.map((one) => one.text).join('')).toBe(tokensOf(a).join(''));
        expect(columns.right.map((one) => one.text).join('')).toBe(tokensOf(b).join(''));
        expect(columns.left.some((one) => one.kind === 'in')).toBe(false);
        expect(columns.right.some((one) => one.kind === 'out')).toBe(false);
        expect(marked(b, b).every((one) => one.kind === 'same')).toBe(true);
      }),
    );
  });
});

describe('differences between two drafts', () => {
  const text = (id: string, words: string, number = id): DraftText => articleFrom(id, number, words);
  const draft = (...provisions: readonly DraftText[]): Draft => ({ provisions, past: [] });
  const shown = (a: Draft, b: Draft): readonly string[] =>
    compareDrafts(a, b).map((one) => {
      if (one.p === 'removed') return `-${one.was.id}${one.into === null ? '' : `>${one.into}`}`;
      if (one.p !== 'changed') return `${one.p === 'added' ? '+' : ''}${one.now.id}`;
      const what = (['words', 'number', 'moved', 'instruction'] as const).filter((key) => one[key]);
      return `${one.now.id}:${what.join(',')}`;
    });
  const [a, b, c] = [text('a', 'A.'), text('b', 'B.'), text('c', 'C.')];

  it('say of each provision what became of it', () => {
    expect(shown(draft(a, b, c), draft(a, b, c))).toEqual(['a', 'b', 'c']);
    expect(shown(draft(a, b, c), draft(a, text('b', 'B, too.'), c))).toEqual(['a', 'b:words', 'c']);
    expect(shown(draft(a, b, c), draft(a, c))).toEqual(['a', '-b', 'c']);
    expect(shown(draft(a, b), draft(c, a, b))).toEqual(['+c', 'a', 'b']);
    expect(shown(draft(a, b, c), draft(c, a, b))).toEqual(['c:moved', 'a', 'b']);
    expect(shown(draft(a, b), draft(text('a', 'A.', '9'), { ...b, instruction: 'SUP', place: 'resolution' }))).toEqual([
      'a:number',
      'b:moved,instruction',
    ]);
    const joined: Draft = { provisions: [text('a', 'A. B.')], past: [{ ...b, into: 'a', by: 'J' }] };
    expect(shown(draft(a, b), joined)).toEqual(['a:words', '-b>a']);
    expect(shown(draft(a), draft())).toEqual(['-a']);
  });
});
