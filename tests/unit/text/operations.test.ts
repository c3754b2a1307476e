import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOp, fits, toAmendOp, toBracketOp } from '../../../shared/text/amend.ts';
import { openBrackets, openChoices, wordsOf } from '../../../shared/text/measure.ts';
import type { Amendment, Body, TextOp } from '../../../shared/text/model.ts';
import { liveText, printBracketed } from '../../../shared/text/print.ts';
import { joinWords } from '../../../shared/text/words.ts';
import { bodyFrom, bracketedText, counter } from '../../support/texts.ts';
import { runsOf } from '../../support/seed.ts';

const amend = (body: Body, inserts: Amendment['inserts'], deletes: Amendment['deletes'] = []): string =>
  printBracketed(applyOp(body, toAmendOp({ inserts, deletes }, 'A')));

describe('taking an amendment into the text', () => {
  const body = bodyFrom('Members shall (promptly) report, in 3.8, outages.');
  // t.0 Members · t.1 shall · t.2 ( · t.3 promptly · t.4 ) · t.5 report · t.6 , · t.7 in · t.8 3.8 · t.9 , · t.10 outages · t.11 .
  it.each([
    [
      'a word replaced',
      [{ after: 't.1', text: ' should' }],
      ['t.1'],
      'Members should (promptly) report, in 3.8, outages.',
    ],
    [
      'the same from before it',
      [{ after: 't.0', text: 'should' }],
      ['t.1'],
      'Members should (promptly) report, in 3.8, outages.',
    ],
    [
      'a word at the start',
      [{ after: 'start', text: 'All' }],
      [],
      'All Members shall (promptly) report, in 3.8, outages.',
    ],
    ['the first word out', [], ['t.0'], 'shall (promptly) report, in 3.8, outages.'],
    [
      'the first word replaced',
      [{ after: 't.0', text: 'States' }],
      ['t.0'],
      'States shall (promptly) report, in 3.8, outages.',
    ],
    [
      'words in a parenthesis',
      [{ after: 't.2', text: ' very' }],
      [],
      'Members shall (very promptly) report, in 3.8, outages.',
    ],
    ['a parenthesis out', [], ['t.2', 't.3', 't.4'], 'Members shall report, in 3.8, outages.'],
    ['only its marks out', [], ['t.2', 't.4'], 'Members shall promptly report, in 3.8, outages.'],
    ['a mark put in', [{ after: 't.0', text: ',' }], [], 'Members, shall (promptly) report, in 3.8, outages.'],
    [
      'the end',
      [{ after: 't.10', text: ' without delay ' }],
      [],
      'Members shall (promptly) report, in 3.8, outages without delay.',
    ],
    [
      'brackets typed are literal',
      [{ after: 't.0', text: ' [all]' }],
      [],
      'Members \\[all\\] shall (promptly) report, in 3.8, outages.',
    ],
    ['unknown ids', [{ after: 'x.9', text: 'no' }], ['__proto__'], 'Members shall (promptly) report, in 3.8, outages.'],
  ] as const)('%s', (_name, inserts, deletes, expected) => {
    expect(amend(body, inserts, deletes)).toBe(expected);
  });

  it('works inside brackets and after them', () => {
    const text = bodyFrom('Members [shall]/[should] tax [ ] network[s].');
    expect(amend(text, [{ after: 't.1', text: ' not' }])).toBe('Members [shall not]/[should] tax [ ] network[s].');
    expect(amend(text, [{ after: 't.c0', text: ' not' }])).toBe('Members [shall]/[should] not tax [ ] network[s].');
    expect(amend(text, [{ after: 't.4', text: ' system' }], ['t.4'])).toBe(
      'Members [shall]/[should] tax [ ] system[s].',
    );
    expect(amend(text, [], ['t.0'])).toBe('[shall]/[should] tax [ ] network[s].');
  });

  it('needs no spaces where the script has none', () => {
    const text = bodyFrom('成员国应当。');
    expect(amend(text, [{ after: 'start', text: '各' }])).toBe('各成员国应当。');
    expect(amend(text, [{ after: 't.4', text: '可' }], ['t.3', 't.4'])).toBe('成员国可。');
  });

  it('says when it no longer fits', () => {
    const words = { inserts: [{ after: 't.1', text: ' should' }], deletes: ['t.1'] };
    expect(fits(body, words)).toBe('fits');
    const after = applyOp(body, toAmendOp(words, 'A'));
    expect(fits(after, words)).toBe('stale');
    expect(
      fits(after, {
        inserts: [
          { after: 'A.0', text: ' not' },
          { after: 'start', text: 'All' },
        ],
        deletes: ['t.5'],
      }),
    ).toBe('fits');
    const choice = bodyFrom('a [b] c');
    const behind = { inserts: [{ after: 't.c0', text: ' x' }], deletes: [] };
    expect(fits(choice, behind)).toBe('fits');
    expect(fits(applyOp(choice, { t: 'resolve', op: 'R', choice: 't.c0', option: 't.o0' }), behind)).toBe('stale');
  });
});

describe('square brackets beside the original', () => {
  const sides = { sponsors: ['SWE'], originalSponsors: ['CUB'] };
  const bracket = (body: Body, amendment: Amendment, op = 'B'): Body | undefined => {
    const made = toBracketOp(body, amendment, op, sides, counter(op));
    return made === undefined ? undefined : applyOp(body, made);
  };
  const shown = (body: Body | undefined): string | undefined => body && printBracketed(body, { sponsors: true });
  const body = bodyFrom('Members shall publish wholesale tariffs.');
  const should: Amendment = { inserts: [{ after: 't.1', text: ' should' }], deletes: ['t.1'] };

  it('[B3] shall amended to should gives [shall]/[should]', () => {
    const made = bracket(body, should);
    expect(made && liveText(made)).toBe('Members [shall]/[should] publish wholesale tariffs.');
    expect(shown(made)).toBe('Members [CUB: shall]/[SWE: should] publish wholesale tariffs.');
    expect(made && wordsOf(made).find((word) => word.text === 'shall')).toEqual({
      id: 't.1',
      text: 'shall',
      option: 'B1',
    });
  });

  it('[B3] words put before the first one are apart from it', () => {
    const all = {
      inserts: [
        { after: 'start', text: 'All' },
        { after: 't.2', text: ' all' },
      ],
      deletes: [],
    };
    const made = bracket(body, all);
    expect(made && liveText(made)).toBe('[Members shall publish]/[All Members shall publish all] wholesale tariffs.');
  });

  it('[B4] an amendment written before the bracket becomes one more option', () => {
    const first = bracket(body, should);
    if (first === undefined) throw new Error('no bracket');
    for (const may of [
      { inserts: [{ after: 't.1', text: ' may' }], deletes: ['t.1'] },
      { inserts: [{ after: 't.0', text: ' may' }], deletes: ['t.1'] },
    ]) {
      expect(fits(first, may)).toBe('fits');
      const second = bracket(first, may, 'C');
      expect(second && liveText(second)).toBe('Members [shall]/[should]/[may] publish wholesale tariffs.');
      expect(second && openBrackets(second)).toBe(1);
    }
    expect(bracket(first, should, 'C')).toBeUndefined();
    expect(bracket(first, { inserts: [{ after: 't.0', text: ' all' }], deletes: ['t.3', 't.1'] }, 'C')).toBeUndefined();
  });

  it('[B2] [B8] new words alone, or words that would go, are optional', () => {
    expect(shown(bracket(body, { inserts: [{ after: 't.2', text: ' all' }], deletes: [] }))).toBe(
      'Members shall publish [SWE: all] wholesale tariffs.',
    );
    expect(shown(bracket(body, { inserts: [], deletes: ['t.3'] }))).toBe(
      'Members shall publish [CUB: wholesale] tariffs.',
    );
    expect(shown(bracket(body, { inserts: [{ after: 'start', text: 'All' }], deletes: [] }))).toBe(
      '[SWE: All] Members shall publish wholesale tariffs.',
    );
    expect(shown(bracket(body, { inserts: [], deletes: ['t.0'] }))).toBe(
      '[CUB: Members] shall publish wholesale tariffs.',
    );
  });

  it('one choice covers all that changes between two brackets, and keeps to it', () => {
    const two: Amendment = {
      inserts: [
        { after: 't.1', text: ' should' },
        { after: 't.4', text: ' prices' },
      ],
      deletes: ['t.1', 't.4'],
    };
    expect(liveText(bracket(body, two) ?? [])).toBe(
      'Members [shall publish wholesale tariffs]/[should publish wholesale prices].',
    );
    const parted = bodyFrom('Members shall [promptly] publish tariffs.');
    const amendment: Amendment = {
      inserts: [
        { after: 't.1', text: ' should' },
        { after: 't.c0', text: ' always' },
      ],
      deletes: ['t.1', 't.4'],
    };
    expect(liveText(bracket(parted, amendment) ?? [])).toBe(
      'Members [shall]/[should] [promptly] [publish tariffs]/[always publish].',
    );
  });

  it('Arabic and Chinese', () => {
    const arabic = bodyFrom('يجوز للدول الأعضاء النشر.');
    expect(liveText(bracket(arabic, { inserts: [{ after: 't.0', text: 'يجب' }], deletes: ['t.0'] }) ?? [])).toBe(
      '[يجوز]/[يجب] للدول الأعضاء النشر.',
    );
    const chinese = bodyFrom('成员国应当公布。');
    expect(liveText(bracket(chinese, { inserts: [{ after: 't.4', text: '可' }], deletes: ['t.3', 't.4'] }) ?? [])).toBe(
      '成员国[应当]/[可]公布。',
    );
  });

  it('a place that does not stand together changes nothing', () => {
    const place = {
      p: 'choice',
      choice: 'c',
      original: 'o',
      amended: 'a',
      after: 'start',
      words: ['x'],
      ...sides,
    } as const;
    const op = (stretch: readonly string[]): TextOp => ({ t: 'bracket', op: 'B', places: [{ ...place, stretch }] });
    expect(applyOp(body, op(['t.1', 't.3']))).toBe(body);
    expect(applyOp(body, op(['t.9']))).toBe(body);
  });
});

describe('lifting brackets', () => {
  const lift = (text: string, option: string | null, choice = 't.c0'): string =>
    printBracketed(applyOp(bodyFrom(text), { t: 'resolve', op: 'R', choice, option }));

  it.each([
    ['Members [shall]/[should] publish.', 't.o1', 'Members should publish.'],
    ['Members [shall] publish.', null, 'Members publish.'],
    ['[All] Members publish.', null, 'Members publish.'],
    ['[ All ] Members publish.', 't.o0', 'All Members publish.'],
    ['Members publish [wholesale]/[].', 't.o1', 'Members publish.'],
    ['network[s] of', 't.o0', 'networks of'],
    ['network[s] of', null, 'network of'],
    ['the [inter]national', 't.o0', 'the international'],
    ['the [inter]national', null, 'the national'],
    ['([all] Members)', null, '(Members)'],
    ['Fees every [ ] years', null, 'Fees every years'],
    ['a [b [c]/[d] e]/[f].', 't.o0', 'a b [c]/[d] e.'],
    ['成员[国]应', 't.o0', '成员国应'],
    ['a [b]', 'x', 'a [b]'],
  ])('%s → %s gives %s', (text, option, expected) => {
    expect(lift(text, option)).toBe(expected);
  });

  it('lifts an inner bracket alone', () => {
    expect(lift('a [b [c]/[d] e]/[f].', 't.o2', 't.c1')).toBe('a [b d e]/[f].');
  });

  it('a whole provision goes into a bracket and comes out the same', () => {
    const body = bodyFrom('Members [shall] publish.');
    const inside = applyOp(body, { t: 'enclose', op: 'E', choice: 'c', option: 'o', sponsors: ['CUB'] });
    expect(printBracketed(inside)).toBe('[Members [shall] publish.]');
    expect(applyOp(inside, { t: 'resolve', op: 'R', choice: 'c', option: 'o' })).toEqual(body);
  });
});

/** Every word ever brought in, living or dead, with the operation that took it out. */
function ledger(body: Body): ReadonlyMap<string, string | null> {
  const seen = new Map<string, string | null>();
  const note = (id: string, by: string | null): void => {
    if (seen.has(id)) throw new Error(`word ${id} is there twice`);
    seen.set(id, by);
  };
  const walk = (part: Body): void => {
    for (const node of part) {
      if (node.kind === 'choice') for (const option of node.options) walk(option.body);
      else if (node.kind !== 'blank') {
        for (const n of node.words.keys()) note(`${node.op}.${node.from + n}`, node.kind === 'dead' ? node.by : null);
      }
    }
  };
  walk(body);
  return seen;
}

/** An operation that can be made on a body now, chosen by numbers. */
function opOn(body: Body, op: string, [kind, a, b]: readonly [number, number, number]): TextOp | undefined {
  const words = wordsOf(body);
  const choices = openChoices(body);
  const word = words[a % Math.max(1, words.length)];
  const other = words[b % Math.max(1, words.length)];
  const choice = choices[a % Math.max(1, choices.length)];
  const amendment: Amendment = {
    inserts: [
      { after: word?.id ?? 'start', text: ' new words' },
      { after: 'start', text: 'First' },
    ].slice(b % 2),
    deletes: [word?.id, other?.id].slice(kind % 3).filter((id) => id !== undefined),
  };
  switch (kind % 6) {
    case 0:
    case 1:
      return toAmendOp(amendment, op);
    case 2:
      return toBracketOp(body, amendment, op, { sponsors: ['SWE'], originalSponsors: ['CUB'] }, counter(`${op}.x`));
    case 3:
      return choice && { t: 'resolve', op, choice: choice.id, option: choice.options[b % 3]?.id ?? null };
    case 4:
      return { t: 'enclose', op, choice: `${op}.c`, option: `${op}.o`, sponsors: [] };
    default:
      return { t: 'replace', op, body: bodyFrom('A [new] text', op) };
  }
}

describe('law 5: no word disappears silently', () => {
  it('whatever happens, a word lives or its tombstone names who buried it', () => {
    const kinds = new Map<string, number>();
    const step = fc.tuple(fc.nat(5), fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(bracketedText, fc.array(step, { maxLength: 8 }), (text, steps) => {
        let body = bodyFrom(text);
        for (const [n, choice] of steps.entries()) {
          const op = opOn(body, `op${n}`, choice);
          if (op === undefined) continue;
          kinds.set(op.t, (kinds.get(op.t) ?? 0) + 1);
          const before = ledger(body);
          const next = applyOp(body, op);
          const after = ledger(next);
          for (const [id, by] of before) {
            const now = after.get(id);
            expect([by, by === null ? op.op : by]).toContain(now);
          }
          for (const id of after.keys()) if (!before.has(id)) expect(id.startsWith(`${op.op}.`)).toBe(true);
          const brought = op.t === 'amend' ? op.inserts.flatMap((one) => one.words).length : undefined;
          if (brought !== undefined) expect(after.size).toBe(before.size + brought);
          expect(JSON.parse(JSON.stringify(next))).toEqual(next);
          body = next;
        }
      }),
      runsOf(500),
    );
    for (const kind of ['amend', 'bracket', 'resolve', 'enclose', 'replace']) {
      expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(50);
    }
  });

  it('taking back every new word of an amendment of plain text leaves the text', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.constantFrom(' new', ' a b'), (at, text) => {
        const body = bodyFrom('Members shall publish all tariffs');
        const taken = applyOp(body, toAmendOp({ inserts: [{ after: `t.${at}`, text }], deletes: [] }, 'A'));
        const fresh = wordsOf(taken).filter((word) => word.id.startsWith('A.'));
        const back = applyOp(taken, toAmendOp({ inserts: [], deletes: fresh.map((word) => word.id) }, 'B'));
        expect(joinWords(wordsOf(back).map((word) => word.text))).toBe('Members shall publish all tariffs');
      }),
    );
  });
});
