import { describe, expect, it } from 'vitest';
import { countReadings, depth, openBrackets } from '../../../shared/text/measure.ts';
import { parseBracketed } from '../../../shared/text/parse.ts';
import { liveText, printBracketed } from '../../../shared/text/print.ts';

const KNOWN = new Set(['AFR', 'ARB', 'EUR', 'RCC']);

/** Rows of the table: text, readings, depth, open brackets, warnings as `code@offset`. */
const texts: readonly (readonly [string, string, number, number, number, readonly string[]])[] = [
  ['B1', 'Members shall publish wholesale tariffs.', 1, 0, 0, []],
  ['B2', 'Members [shall] publish wholesale tariffs.', 2, 1, 1, []],
  ['B3', 'Members [shall]/[should] publish tariffs.', 2, 1, 1, []],
  ['B4', 'Members [shall]/[should]/[may] publish [audited] tariffs.', 6, 1, 2, []],
  ['B5', '[Members shall [promptly] report outages.]', 3, 2, 2, []],
  ['B6', '[Operators [and [where licensed] resellers] shall cooperate.]', 4, 3, 3, []],
  [
    'B7',
    "[ADD 31D 3.8 Member States shall refrain from taking [unilateral and/or] discriminatory actions that could impede another Member State's access to public [international telecommunications networks & services]/[Internet sites and using resources].]",
    5,
    2,
    3,
    [],
  ],
  ['B8', 'Members [shall cooperate]/[] on routing.', 2, 1, 1, []],
  ['B9', 'Fees shall be reviewed every [ ] years.', 1, 1, 1, []],
  ['B10', '[AFR, ARB: Members have a right to [equitable] access.]', 3, 2, 2, []],
  ['B11', '[EUR: robustness]/[RCC, ARB: security] of networks', 2, 1, 1, []],
  ['B12', 'The delegation of \\[Country\\] reserves its position.', 1, 0, 0, []],
  ['B13', 'Tariffs and/or charges [in/out of season] apply.', 2, 1, 1, []],
  ['B14', '[Emergency calls][Distress calls] take priority.', 4, 1, 2, ['adjacent@17']],
  ['B15', 'Members [shall] [not] tax transit.', 4, 1, 2, ['combination@16']],
  ['B16', '[A [b]/[c [d]]]/[E]', 4, 3, 3, []],
  ['B17', '(chapeau) Members shall: [(a) consult;] [(b) notify;]', 4, 1, 2, []],
  ['B18', '[5. Members shall consult.]/[5 bis. Members may consult.]', 2, 1, 1, []],
  ['B19', 'Members [shall]{ad ref.} notify.', 2, 1, 1, []],
  ['B20', '[[relay]] stations', 3, 2, 2, ['doubled@1']],
  ['B23', 'Members [shall]/ publish.', 2, 1, 1, ['danglingSlash@15']],
  ['B25', '[XYZ: delete]', 2, 1, 1, ['unknownCode@1']],
];

describe('texts in square brackets', () => {
  it.each(texts)('[%s] %s', (_number, text, readings, deep, open, warnings) => {
    const parsed = parseBracketed(text, KNOWN);
    if (!parsed.ok) throw new Error(`does not parse: ${parsed.error.code}`);
    expect(parsed.warnings.map(({ code, offset }) => `${code}@${offset}`)).toEqual(warnings);
    expect(countReadings(parsed)).toBe(readings);
    expect(depth(parsed.body)).toBe(deep);
    expect(openBrackets(parsed.body)).toBe(open);
    expect(printBracketed(parsed)).toBe(text);
  });

  it.each([
    ['B21', 'Members [shall publish tariffs.', 8, 'unclosedBracket'],
    ['B21', 'a [b [c] d', 2, 'unclosedBracket'],
    ['B22', 'Members shall] publish tariffs.', 13, 'strayBracket'],
    ['B24', 'Members [shall [publish] tariffs.] ]', 35, 'strayBracket'],
    ['B12', 'Members shall \\', 14, 'danglingEscape'],
  ] as const)('[%s] %s is refused at %i', (_number, text, offset, code) => {
    expect(parseBracketed(text)).toEqual({ ok: false, error: { offset, code } });
  });

  it('[B11] sponsors are read, and can be left out or put in', () => {
    const parsed = parseBracketed('[EUR: robustness]/[RCC, ARB: security] of networks', KNOWN);
    if (!parsed.ok) throw new Error('does not parse');
    const [choice] = parsed.body;
    expect(choice?.kind === 'choice' ? choice.options.map((option) => option.sponsors) : []).toEqual([
      ['EUR'],
      ['RCC', 'ARB'],
    ]);
    expect(liveText(parsed)).toBe('[robustness]/[security] of networks');
  });

  it('[B25] without a list of codes every code counts', () => {
    const parsed = parseBracketed('[XYZ: delete]');
    expect(parsed).toMatchObject({ ok: true, warnings: [], body: [{ options: [{ sponsors: ['XYZ'] }] }] });
  });

  it('[B19] each bracket keeps its own tag; braces elsewhere are words', () => {
    const text = '{x} [a]{ad ref.}/[b]{} and {y} [ ]{z} [  ]';
    const parsed = parseBracketed(text);
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok) expect(printBracketed(parsed)).toBe(text);
  });

  it('ids follow from the operation', () => {
    const parsed = parseBracketed('a [b]/[c] [ ]', undefined, 'E1');
    expect(parsed).toMatchObject({
      ok: true,
      body: [
        { kind: 'run', op: 'E1', from: 0 },
        { id: 'E1.c0', options: [{ id: 'E1.o0' }, { id: 'E1.o1' }] },
        { kind: 'blank', id: 'E1.c1' },
      ],
    });
  });

  it('nests to any depth, and hostile input is answered, not a crash', () => {
    const deep = 100_000;
    const text = `${'a ['.repeat(deep)}b${']'.repeat(deep)}`;
    const parsed = parseBracketed(text);
    if (!parsed.ok) throw new Error(parsed.error.code);
    expect(printBracketed(parsed) === text).toBe(true);
    expect([depth(parsed), countReadings(parsed), openBrackets(parsed)]).toEqual([deep, deep + 1, deep]);
    expect(parseBracketed('['.repeat(deep))).toMatchObject({
      ok: false,
      error: { offset: 0, code: 'unclosedBracket' },
    });
    const stray = { ok: false, error: { offset: 2 * deep, code: 'strayBracket' } };
    expect(parseBracketed(`${'['.repeat(deep)}${']'.repeat(deep + 1)}`)).toMatchObject(stray);
  });

  it.each([
    ['white space', `${' '.repeat(100_000)}x [a]`],
    ['white space in a bracket', `[${' '.repeat(100_000)}x]`],
    ['white space between brackets', `${'[a]   '.repeat(20_000)}`],
    ['codes without end', `[${'AB, '.repeat(30_000)}x]`],
    ['slashes', `${'[a] / '.repeat(20_000)}`],
    ['tags that never close', `${'[a]{x'.repeat(20_000)}`],
    ['marks that combine', `[a${'\u0301'.repeat(100_000)}]`],
    ['joiners', `[${'👩\u200d'.repeat(30_000)}]`],
    ['escapes', `${'\\['.repeat(50_000)}[a]`],
  ])('100 kB of %s are read and printed as they came', (_what, text) => {
    const parsed = parseBracketed(text);
    expect(parsed.ok && printBracketed(parsed) === text).toBe(true);
  });
});
