import { readdirSync, readFileSync } from 'node:fs';
import { describe as suite, expect, it } from 'vitest';
import { itu } from '../../../shared/rules/presets.ts';
import { countWords } from '../../../shared/scenario/checks.ts';
import { describe } from '../../../shared/scenario/errors.ts';
import { loadScenario } from '../../../shared/scenario/load.ts';
import { small } from '../../support/scenarioSource.ts';

/** The sentences that an author reads about a source. */
function sentences(source: string): readonly string[] {
  const loaded = loadScenario(source, 'small.yaml');
  return loaded.ok ? [] : loaded.error.map(describe);
}

/** The small scenario with one passage replaced. The passage must be there once. */
function spoil(passage: string, by: string): string {
  expect(small.split(passage)).toHaveLength(2);
  return small.replace(passage, by);
}

/** what the mistake is, the passage, what stands there instead, the sentence that comes of it, or the sentences */
const mistakes: readonly (readonly [string, string, string, string | readonly string[]])[] = [
  [
    'a tab',
    '  - { id: plenary, name: Plenary }',
    '\t- { id: plenary, name: Plenary }',
    'small.yaml:12:1 Indent with spaces, not with tabs.',
  ],
  [
    'a field twice',
    'minutes: 10',
    'lang: en',
    'small.yaml:5:1 This field stands here a second time; each may stand once.',
  ],
  ['an open quote', "oldText: ''", "oldText: '", 'small.yaml:25:15 A quote or a bracket is opened and not closed.'],
  [
    'a colon too many',
    'blurb: A test.',
    'blurb: A test: short.',
    'small.yaml:4:8 There is one ": " too many in this line. Put the words between quotes.',
  ],
  [
    'an alias of nothing',
    'blurb: A test.',
    'blurb: *bold',
    'small.yaml:4:8 A value that begins with "*" repeats a marked one, and none is marked so. Put the words between quotes.',
  ],
  ['a missing field', 'name: Small\n', '', 'small.yaml:1:1 The field "name" is missing.'],
  [
    'a missing field deep down',
    '    gloss: May one cut off another?\n',
    '',
    'small.yaml:15:5 provisions[0]: The field "gloss" is missing.',
  ],
  [
    'a field nobody knows',
    'title: Access\n',
    'title: Access\n    colour: red\n',
    'small.yaml:18:5 provisions[0].colour: There is no field "colour" here. Fields: id, number, title, place, instruction, symbol, sponsors, text, oldText, gloss, why, level.',
  ],
  [
    'a number without quotes',
    "number: '3.8'",
    'number: 3.8',
    'small.yaml:16:13 provisions[0].number: Expected text (put a number or a yes between quotes), found 3.8.',
  ],
  [
    'a word where a number belongs',
    'minutes: 10',
    'minutes: ten',
    'small.yaml:5:10 minutes: Expected a whole number from 1 to 6000, found "ten".',
  ],
  [
    'no seat',
    'seats: 2',
    'seats: 0',
    'small.yaml:10:39 delegations[1].seats: Expected a whole number from 1 to 50, found 0.',
  ],
  [
    'a delegation alone',
    '  - { code: SWE, name: Sweden, seats: 2, flag: se }\n',
    '',
    'small.yaml:9:3 delegations: Expected 2 to 12 delegations, found a list of 1.',
  ],
  [
    'a code in small letters',
    'code: SWE',
    'code: swe',
    'small.yaml:10:13 delegations[1].code: Expected a delegation code of three to six capitals or digits, a capital first (CUB), found "swe".',
  ],
  [
    'a rule set nobody wrote',
    'ruleSet: itu',
    'ruleSet: un',
    'small.yaml:7:10 ruleSet: Expected the name of a rule set: itu, first-lesson, found "un".',
  ],
  [
    'a wrong value of a rule',
    'ruleSet: itu',
    'ruleSet: { preset: itu, majority: most }',
    'small.yaml:7:35 ruleSet.majority: Expected one of: simple, twoThirds, found "most".',
  ],
  [
    'a flag and an emblem',
    'flag: se',
    'flag: se, emblem: star',
    'small.yaml:10:5 delegations[1]: A delegation has either a "flag" (letters, as cu) or an "emblem" (a name), and not both.',
  ],
  [
    'a plenary with a parent',
    '{ id: plenary, name: Plenary }',
    '{ id: plenary, name: Plenary, parent: plenary }',
    'small.yaml:12:43 rooms[0].parent: The first room is the plenary: it has no parent. Leave "parent" out.',
  ],
  [
    'a room that reports to nobody',
    '{ id: plenary, name: Plenary }',
    '{ id: plenary, name: Plenary }\n  - { id: hut, name: Hut }',
    'small.yaml:13:5 rooms[1]: Only the first room, the plenary, stands alone. Name the room that this one reports to as "parent".',
  ],
  [
    'a sponsor who is not there',
    'sponsors: [CUB]',
    'sponsors: [CUB, USA]',
    'small.yaml:21:21 provisions[0].sponsors[1]: No delegation has the code "USA". Delegations: CUB, SWE.',
  ],
  [
    'a sponsor twice',
    'sponsors: [CUB]',
    'sponsors: [CUB, CUB]',
    'small.yaml:21:21 provisions[0].sponsors[1]: The sponsor "CUB" stands here a second time; each may stand once.',
  ],
  [
    'a proposal on nothing',
    'provision: access',
    'provision: acess',
    'small.yaml:29:16 proposals[0].provision: No provision has the id "acess". Provisions: access.',
  ],
  [
    'a proposal from nobody',
    'from: chair',
    'from: USA',
    'small.yaml:32:11 proposals[0].from: No delegation has the code "USA". Delegations: CUB, SWE.',
  ],
  [
    '[B21] a bracket that is not closed',
    '      another [at all].',
    '      another [at all.',
    'small.yaml:24:15 provisions[0].text: This "[" is not closed. Add the "]" where the words that are not agreed end, or write \\[ for a bracket that is meant as such.',
  ],
  [
    '[B22] a bracket that closes nothing',
    '[shall]/[should]',
    'shall]/[should]',
    'small.yaml:33:35 proposals[0].text: This "]" closes nothing. Remove it, or write \\] for a bracket that is meant as such.',
  ],
  [
    '[B25] a code nobody has in a bracket',
    '[at all]',
    '[USA: at all]',
    'small.yaml:24:16 provisions[0].text: The code before ":" in this bracket is no delegation. Delegations: CUB, SWE. If it is no code, put a backslash before it.',
  ],
  [
    'an old text for a new provision',
    "oldText: ''",
    'oldText: Old words.',
    'small.yaml:25:14 provisions[0].oldText: ADD is a new provision: "oldText" must be empty. Use MOD to change a text that exists.',
  ],
  [
    'a change of nothing',
    'instruction: ADD',
    'instruction: MOD',
    'small.yaml:25:14 provisions[0].oldText: MOD is about a text that exists: give its words in "oldText".',
  ],
  [
    'a delegation without a brief',
    '  SWE: *brief\n',
    '',
    'small.yaml:34:1 briefs: The delegation "SWE" has no brief. Add one under "briefs".',
  ],
  [
    'a brief for nobody',
    '  SWE: *brief\n',
    '  SWE: *brief\n  USA: *brief\n',
    'small.yaml:42:3 briefs.USA: No delegation has the code "USA". Delegations: CUB, SWE.',
  ],
  [
    'a new provision that replaces an open text',
    "oldText: ''",
    "oldText: '[Old]'",
    [
      'small.yaml:25:14 provisions[0].oldText: ADD is a new provision: "oldText" must be empty. Use MOD to change a text that exists.',
      'small.yaml:25:14 provisions[0].oldText: The old text is in force, so it has no square brackets. Write \\[ and \\] for brackets that are meant as such.',
    ],
  ],
  [
    'a field that is a list',
    'want: [This sentence]',
    'want: This sentence',
    [
      'small.yaml:37:11 briefs.CUB.want: Expected a list (lines that begin with "- ", or [a, b]), found "This sentence".',
      'small.yaml:37:11 briefs.SWE.want: Expected a list (lines that begin with "- ", or [a, b]), found "This sentence".',
    ],
  ],
  [
    'a brief that is a book',
    'want: [This sentence]',
    `want: [${Array(9).fill('word '.repeat(15).trim()).join(', ')}]`,
    [
      'small.yaml:35:3 briefs.CUB: The brief has 147 words; at most 120 in all of its fields.',
      'small.yaml:41:3 briefs.SWE: The brief has 147 words; at most 120 in all of its fields.',
    ],
  ],
];

suite('a scenario with a mistake', () => {
  it.each(mistakes)('%s', (_name, passage, by, expected) => {
    expect(sentences(spoil(passage, by))).toEqual(typeof expected === 'string' ? [expected] : expected);
  });
});

suite('a scenario without mistakes', () => {
  it('is complete, with the rule set copied in', () => {
    const loaded = loadScenario(small, 'small.yaml');
    expect(loaded).toMatchObject({
      ok: true,
      value: { id: 'small', ruleSet: itu, rooms: [{ id: 'plenary', parent: null }] },
    });
  });

  it('changes single rules of a rule set', () => {
    const loaded = loadScenario(spoil('ruleSet: itu', 'ruleSet: { preset: itu, speakingSeconds: 90 }'), 'small.yaml');
    expect(loaded).toMatchObject({ ok: true, value: { ruleSet: { ...itu, speakingSeconds: 90 } } });
  });

  it('reports every mistake, in the order of the file', () => {
    const source = small.replace('minutes: 10', 'minutes: 0').replace('instruction: ADD', 'instruction: NEW');
    expect(sentences(source)).toEqual([
      'small.yaml:5:10 minutes: Expected a whole number from 1 to 6000, found 0.',
      'small.yaml:19:18 provisions[0].instruction: Expected one of: ADD, MOD, SUP, NOC, found "NEW".',
    ]);
  });

  it.each(['', 'just words', '- a list', '# nothing but a comment'])('refuses %j without falling over', (source) => {
    expect(sentences(source)).toHaveLength(1);
  });
});

const folder = new URL('../../../scenarios/', import.meta.url);
const load = (file: string) => loadScenario(readFileSync(new URL(file, folder), 'utf8'), file);

suite('the scenarios that come with the game', () => {
  it.each(readdirSync(folder).filter((file) => file.endsWith('.yaml')))('%s loads', (file) => {
    const loaded = load(file);
    expect(loaded.ok ? [] : loaded.error.map(describe)).toEqual([]);
  });
});

suite('the scenario access', () => {
  const loaded = load('access.yaml');

  it('has six delegations, three seats each, and a flag for each', () => {
    if (!loaded.ok) return expect.unreachable();
    expect(loaded.value.delegations).toHaveLength(6);
    for (const { seats, sign } of loaded.value.delegations) {
      expect(seats).toBe(3);
      expect(sign.kind).toBe('flag');
      expect(() =>
        readFileSync(new URL(`../../../node_modules/flag-icons/flags/4x3/${sign.name}.svg`, import.meta.url)),
      ).not.toThrow();
    }
  });

  it('[B7] has the working group’s return as a chair’s text', () => {
    if (!loaded.ok) return expect.unreachable();
    expect(loaded.value.provisions.map((one) => one.number)).toEqual(['3.8', 'Preamble (a)', 'Preamble (b)']);
    expect(loaded.value.proposals[0]).toMatchObject({
      provision: 'access',
      from: 'chair',
      text: '[Member States shall refrain from taking [unilateral and/or] discriminatory actions that could impede another Member State’s access to public [international telecommunications networks & services]/[Internet sites and using resources].]',
    });
  });
});

suite('words of a brief', () => {
  it.each([
    ['', 0],
    ['What you want.', 3],
    ["a neighbour's land", 3],
    ['我们要求接入', 6],
  ])('%j', (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});
