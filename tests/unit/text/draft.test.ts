import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../shared/kit/result.ts';
import { type Draft, type DraftOp, applyDraft } from '../../../shared/text/draft.ts';
import {
  lineageOf,
  timesDiscussed,
  toAddOp,
  toJoinOp,
  toLineageOp,
  toMoveOp,
  toNoteOp,
  toRenumberOp,
  toSplitOp,
} from '../../../shared/text/draftOps.ts';
import { gainsAndLosses, usualForces } from '../../../shared/text/force.ts';
import { printBracketed } from '../../../shared/text/print.ts';
import { marksOf, printedNumber, withMarks } from '../../../shared/text/notes.ts';
import { type NumberStyle, compareNumbers, nextNumber } from '../../../shared/text/numbers.ts';
import { liveText } from '../../../shared/text/print.ts';
import { occurrences, toTermOp } from '../../../shared/text/term.ts';
import { articleFrom, bodyFrom } from '../../support/texts.ts';
const draft: Draft = {
  provisions: [
    articleFrom('p', 'Preamble', 'Recognizing harmful interference,', { place: 'preamble' }),
    articleFrom(
      'a',
      '3.1',
      'Members shall prevent harmful interference. They [shall]/[should] report Harmful  interference.',
    ),
    articleFrom('b', '3.2', 'Spam [is harmful interference]/[is not].'),
  ],
  past: [],
};

const must = <T>(made: Result<T, { readonly code: string }>): T => {
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};
const done = (so: Draft, made: Result<DraftOp, { readonly code: string }>): Draft => applyDraft(so, must(made));
const shown = (so: Draft): readonly string[] => so.provisions.map((one) => `${one.number}: ${liveText(one.body)}`);
const code = (made: Result<unknown, { readonly code: string }>): string => (made.ok ? 'ok' : made.error.code);

describe('splitting and joining', () => {
  it('splits after a word and joins again; words keep their names', () => {
    const two = done(draft, toSplitOp(draft, 'a', 'a.5', 'S', { id: 'n' }));
    expect(shown(two).slice(1, 3)).toEqual([
      '3.1: Members shall prevent harmful interference.',
      '3.1A: They [shall]/[should] report Harmful  interference.',
    ]);
    expect(two.provisions[2]?.from).toEqual([{ provision: 'a', number: '3.1', how: 'split', by: 'S' }]);
    const one = done(two, toJoinOp(two, 'a', 'J'));
    expect(one.provisions.map((each) => each.body)).toEqual(draft.provisions.map((each) => each.body));
    expect(one.past.map(({ id, into }) => [id, into])).toEqual([['n', 'a']]);
    expect(lineageOf(one, 'a')).toEqual(['a', 'n']);
  });

  it('says why not', () => {
    expect(toSplitOp(draft, 'a', 'a.7', 'S', { id: 'n' })).toEqual({
      ok: false,
      error: { code: 'insideBracket', offer: 'a.c0' },
    });
    expect(code(toSplitOp(draft, 'a', 'a.c0', 'S', { id: 'n' }))).toBe('ok');
    expect(code(toSplitOp(draft, 'a', 'a.99', 'S', { id: 'n' }))).toBe('unknown');
    expect(code(toSplitOp(draft, 'p', 'p.3', 'S', { id: 'n', number: '1' }))).toBe('empty');
    expect(code(toSplitOp(draft, 'a', 'a.5', 'S', { id: 'n', number: '3.2' }))).toBe('taken');
    expect(code(toSplitOp(draft, 'p', 'p.1', 'S', { id: 'n' }))).toBe('noNumber');
    expect(code(toJoinOp(draft, 'p', 'J'))).toBe('notNeighbours');
    expect(code(toJoinOp(draft, 'b', 'J'))).toBe('notNeighbours');
    const twins = { ...draft, provisions: [articleFrom('a', '1', 'x'), { ...articleFrom('a', '2', 'y'), id: 'z' }] };
    expect(code(toJoinOp(twins, 'a', 'J'))).toBe('sameNames');
  });

  it('joins where a script has no spaces, and after brackets', () => {
    const join = (one: string, two: string): string => {
      const so = { provisions: [articleFrom('a', '1', one), articleFrom('b', '2', two)], past: [] };
      return liveText(done(so, toJoinOp(so, 'a', 'J')).provisions[0]?.body ?? []);
    };
    expect(join('成员国应当。', '公布。')).toBe('成员国应当。公布。');
    expect(join('A [b]', 'c network[s]')).toBe('A [b] c network[s]');
    expect(join('A.', '[b]')).toBe('A. [b]');
  });
});

describe('place, number, instruction', () => {
  it('[P1.42] moves a clause to another place and says what that changes', () => {
    const moved = done(draft, toMoveOp(draft, 'b', { after: 'start', place: 'preamble', number: 'Preamble (a)' }, 'M'));
    expect(shown(moved).map((line) => line.slice(0, 12))).toEqual(['Preamble (a)', 'Preamble: Re', '3.1: Members']);
    expect(moved.provisions[0]?.from).toEqual([{ provision: 'b', number: '3.2', how: 'moved', by: 'M' }]);
    expect(gainsAndLosses('article', 'preamble')).toEqual({
      from: 'binding',
      to: 'interpretive',
      change: 'weaker',
      gains: ['interprets'],
      losses: ['binds', 'ratified', 'reservable'],
    });
    expect(code(toMoveOp(draft, 'b', { after: 'a', place: 'article' }, 'M'))).toBe('same');
    expect(code(toMoveOp(draft, 'b', { after: 'b', place: 'article' }, 'M'))).toBe('same');
    expect(code(toMoveOp(draft, 'b', { after: 'x', place: 'article' }, 'M'))).toBe('unknown');
    expect(code(toMoveOp(draft, 'b', { after: 'a', place: 'article', number: '3.1' }, 'M'))).toBe('taken');
  });

  it('[P1.8] [P1.45] what a footnote gives is unclear; a scenario may say otherwise', () => {
    expect(gainsAndLosses('article', 'footnote').change).toBe('unclear');
    expect(gainsAndLosses('footnote', 'footnote').change).toBe('same');
    const forces = { ...usualForces, footnote: { bindingness: 'binding', effects: ['binds'] } } as const;
    expect(gainsAndLosses('resolution', 'footnote', forces)).toMatchObject({ change: 'stronger', gains: ['binds'] });
  });

  it('adds, instructs and renumbers; what comes between two gets a number between theirs', () => {
    const more = done(draft, toAddOp(draft, { id: 'n', place: 'article', body: bodyFrom('New.', 'n') }, 'a', 'A'));
    expect(more.provisions.map((one) => one.number)).toEqual(['Preamble', '3.1', '3.1A', '3.2']);
    expect(code(toAddOp(more, { id: 'n', place: 'article', body: [] }, 'a', 'A'))).toBe('same');
    const taken = toAddOp(more, { id: 'm', place: 'article', body: [], number: '3.2' }, 'a', 'A');
    expect(taken).toEqual({ ok: false, error: { code: 'taken', number: '3.2' } });
    const gone = applyDraft(more, { d: 'instruct', op: 'I', provision: 'b', instruction: 'SUP' });
    expect(gone.provisions.map((one) => one.instruction)).toEqual(['ADD', 'ADD', 'ADD', 'SUP']);
    const swapped = toRenumberOp(
      more,
      [
        { provision: 'a', number: '3.2' },
        { provision: 'b', number: '3.1' },
        { provision: 'p', number: 'Preamble' },
      ],
      'R',
    );
    expect(must(swapped).numbers).toHaveLength(2);
    expect(done(more, swapped).provisions.map((one) => one.number)).toEqual(['Preamble', '3.2', '3.1A', '3.1']);
    expect(code(toRenumberOp(more, [{ provision: 'a', number: '3.2' }], 'R'))).toBe('taken');
    expect(code(toRenumberOp(more, [{ provision: 'a', number: '3.1' }], 'R'))).toBe('same');
    expect(code(toRenumberOp(more, [{ provision: 'x', number: '1' }], 'R'))).toBe('unknown');
  });

  it.each([
    [['31', '32'], '31', 'letter', '31A'],
    [['31', '31A', '32'], '31A', 'letter', '31B'],
    [['31', '31A', '31B'], '31A', 'letter', '31AA'],
    [['31', '31A'], '31', 'letter', '31 bis'],
    [['31Z', '32'], '31Z', 'letter', '31ZA'],
    [['3', '3.1', '4'], '3', 'letter', '3A'],
    [['3A.2', '3A.3'], '3A.2', 'letter', '3A.2A'],
    [['5', '6'], '5', 'latin', '5 bis'],
    [['5', '5 bis'], '5 bis', 'latin', '5 ter'],
    [['5', '5 bis'], '5', 'latin', undefined],
    [['5', '5 bis', '5 ter'], '5 ter', 'latin', '5 quater'],
    [['5'], '5', 'alt', '5 alt'],
    [['5', '5 alt'], '5 alt', 'alt', '5 alt 2'],
    [['5', '5 alt', '5 alt 2'], '5', 'latin', '5 bis'],
    [['3.8', '4.1'], '3.8', 'next', '3.9'],
    [['3.8', '3.9'], '3.8', 'next', '3.8A'],
    [['Preamble'], 'Preamble', 'letter', undefined],
  ] as const)('[B18] of %j, after %s in the style %s comes %s', (taken, after, style, expected) => {
    expect(nextNumber(taken, after, style)).toBe(expected);
  });

  it('orders numbers as treaties do', () => {
    const order = [
      'Preamble',
      '3',
      '3.1',
      '3.2',
      '3.10',
      '3 alt',
      '3 alt 2',
      '3 bis',
      '3 ter',
      '3A',
      '3A.1',
      '3AA',
      '3B',
      '4',
    ];
    expect(order.toReversed().toSorted(compareNumbers)).toEqual(order);
    expect(compareNumbers('3.1', '3.1')).toBe(0);
  });

  it('whatever comes in between, every number stays and the order holds', () => {
    let made = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(20), fc.constantFrom<NumberStyle>('letter', 'latin', 'alt', 'next')), {
          maxLength: 12,
        }),
        (steps) => {
          let numbers: readonly string[] = ['1', '2', '3.1', '3.2', '4'];
          for (const [at, style] of steps) {
            const place = at % numbers.length;
            const number = nextNumber(numbers, numbers[place] ?? '', style);
            if (number === undefined) continue;
            made += 1;
            expect(numbers).not.toContain(number);
            const next = [...numbers, number].toSorted(compareNumbers);
            expect(next.filter((one) => one !== number)).toEqual(numbers);
            expect(next.indexOf(number)).toBeGreaterThan(place);
            numbers = next;
          }
        },
      ),
    );
    expect(made).toBeGreaterThan(300);
  });
});

describe('[P1.43] lineage', () => {
  it('is said by the author or the secretariat, and discussion counts through it', () => {
    const so = done(draft, toLineageOp(draft, 'b', 'a', 'CUB', 'L'));
    expect(so.provisions[2]?.from).toEqual([{ provision: 'a', number: '3.1', how: 'returned', by: 'L' }]);
    expect(timesDiscussed(so, 'b', (id) => (id === 'a' ? 4 : 1))).toBe(5);
    expect(code(toLineageOp(so, 'a', 'b', 'secretariat', 'L'))).toBe('circle');
    expect(code(toLineageOp(so, 'a', 'a', 'secretariat', 'L'))).toBe('circle');
    expect(code(toLineageOp(so, 'b', 'a', 'secretariat', 'L'))).toBe('same');
    expect(code(toLineageOp(so, 'b', 'x', 'secretariat', 'L'))).toBe('unknown');
  });
});

describe('footnotes', () => {
  const note = (so: Draft, id: string, provision: string, after: string): Draft =>
    done(so, toNoteOp(so, { id, number: `*${id}`, body: bodyFrom(`Note ${id}.`, id) }, { provision, after }, 'N'));
  const noted = note(note(note(draft, 'n1', 'b', 'b.0'), 'n2', 'a', 'a.c0'), 'n3', 'a', 'a.1');

  it('are numbered in the order of the text', () => {
    expect(marksOf(noted).map(({ note: id, mark, after }) => [mark, id, after])).toEqual([
      [1, 'n3', 'a.1'],
      [2, 'n2', 'a.c0'],
      [3, 'n1', 'b.0'],
    ]);
  });

  it('stay near the place whose word is gone, and with words that move', () => {
    const op = { t: 'amend', op: 'D', inserts: [], deletes: ['a.1'] } as const;
    const gone = applyDraft(noted, { d: 'text', provision: 'a', op });
    expect(marksOf(gone)[0]).toEqual({ note: 'n3', provision: 'a', after: 'a.0', mark: 1, adrift: true });
    const two = done(noted, toSplitOp(noted, 'a', 'a.5', 'S', { id: 'n' }));
    expect(marksOf(two).map(({ note: id, provision }) => [id, provision])).toEqual([
      ['n3', 'a'],
      ['n2', 'n'],
      ['n1', 'b'],
    ]);
    const joined = done(two, toJoinOp(two, 'a', 'J'));
    expect(marksOf(joined).map(({ provision }) => provision)).toEqual(['a', 'a', 'b']);
  });

  it('print as raised figures at their words, and head the note itself', () => {
    const marks = marksOf(noted);
    const printed = noted.provisions.map((one) => printBracketed(withMarks(one, marks)));
    expect(printed.map((text) => text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, ''))).toEqual(
      noted.provisions.map((one) => printBracketed(one.body)),
    );
    expect(printed.slice(1, 3).map((text) => text.match(/\S+[¹²³]/gu))).toEqual([
      [expect.stringMatching(/^\p{L}+¹$/u), expect.stringMatching(/\]²$/u)],
      [expect.stringMatching(/^\p{L}+³$/u)],
    ]);
    expect(noted.provisions.map((one) => printedNumber(one, marks)).slice(-3)).toEqual(['³ *n1', '² *n2', '¹ *n3']);
    const eleven = Array.from({ length: 11 }, (_, n) => ({
      note: `${n}`,
      provision: 'b',
      after: 'start',
      mark: n + 1,
    }));
    const many = printBracketed(
      withMarks(
        { id: 'b', body: bodyFrom('All act.') },
        eleven.map((one) => ({ ...one, adrift: false })),
      ),
    );
    expect(many.startsWith('¹\u00a0²\u00a0')).toBe(true);
    expect(many).toContain('¹¹\u00a0');
  });

  it('need a place', () => {
    const made = toNoteOp(draft, { id: 'n', number: '*', body: [] }, { provision: 'a', after: 'a.99' }, 'N');
    expect(code(made)).toBe('unknown');
  });
});

describe('a term throughout', () => {
  it('finds whole words, capital or not, in brackets too', () => {
    expect(occurrences(draft, ' harmful interference ').map((one) => [one.provision, one.text, one.option])).toEqual([
      ['p', 'harmful interference', null],
      ['a', 'harmful interference', null],
      ['a', 'Harmful  interference', null],
      ['b', 'harmful interference', 'b.o0'],
    ]);
    expect(occurrences(draft, 'interfere')).toEqual([]);
    expect(occurrences(draft, '')).toEqual([]);
  });

  it('changes them all by one operation, but for the exceptions', () => {
    const except = [{ provision: 'b', word: 'b.2' }];
    const made = toTermOp(draft, 'harmful interference', 'spam', except, 'T');
    expect(shown(done(draft, made))).toEqual([
      'Preamble: Recognizing spam,',
      '3.1: Members shall prevent spam. They [shall]/[should] report Spam.',
      '3.2: Spam [is harmful interference]/[is not].',
    ]);
    expect(must(made).ops.map(({ provision }) => provision)).toEqual(['p', 'a']);
    const joined = done(done(draft, made), toJoinOp(done(draft, made), 'a', 'J'));
    expect(shown(joined)[1]).toContain('report Spam. Spam [is');
  });

  it('keeps the white space after a bracket', () => {
    const so = { provisions: [articleFrom('a', '1', 'a [b] spam and [inter]spam')], past: [] };
    expect(shown(done(so, toTermOp(so, 'spam', 'bulk mail', [], 'T')))).toEqual([
      '1: a [b] bulk mail and [inter]bulk mail',
    ]);
    const han = { provisions: [articleFrom('a', '1', '成员国应当公布。')], past: [] };
    expect(shown(done(han, toTermOp(han, '应当', '可', [], 'T')))).toEqual(['1: 成员国可公布。']);
  });

  it('says why not', () => {
    expect(code(toTermOp(draft, 'x y', 'z', [], 'T'))).toBe('nowhere');
    expect(code(toTermOp(draft, ' ', 'z', [], 'T'))).toBe('empty');
    expect(code(toTermOp(draft, 'spam', ' ', [], 'T'))).toBe('empty');
    expect(code(toTermOp(draft, 'spam', 'spam', [], 'T'))).toBe('same');
    expect(code(toTermOp(draft, 'spam', 'mail', [{ provision: 'b', word: 'b.0' }], 'T'))).toBe('nowhere');
    expect(toTermOp(draft, 'spam', 'mail', [{ provision: 'a', word: 'b.0' }], 'T')).toEqual({
      ok: false,
      error: { code: 'unknown', provision: 'a', word: 'b.0' },
    });
  });
});
