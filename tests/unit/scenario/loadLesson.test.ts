import { describe as suite, expect, it } from 'vitest';
import { describe } from '../../../shared/scenario/errors.ts';
import { loadScenario } from '../../../shared/scenario/load.ts';
import { lesson } from '../../support/lessonSource.ts';

/** The sentences that an author reads about a source, without their places, and the path of the first. */
function told(source: string): { readonly path: string; readonly sentences: readonly string[] } {
  const loaded = loadScenario(source, 'lesson.yaml');
  const errors = loaded.ok ? [] : loaded.error;
  const sentences = errors.map((error) => {
    const line = describe(error);
    return line.slice(line.indexOf(' ') + 1 + (error.path === '' ? 0 : error.path.length + 2));
  });
  return { path: errors[0]?.path ?? '', sentences };
}

/** The lesson with one passage replaced. The passage must be there once. */
function spoil(passage: string, by: string): string {
  expect(lesson.split(passage)).toHaveLength(2);
  return lesson.replace(passage, by);
}

/** what the mistake is, the passage, what stands there instead, where it is told, the sentence that comes of it */
const mistakes: readonly (readonly [string, string, string, string, string])[] = [
  [
    'neither wishes nor goals',
    'want: [This sentence]',
    '# nothing',
    'briefs.SWE',
    'A brief has either "want" or "goals", and not both.',
  ],
  [
    'wishes beside goals',
    'trade: [A word]',
    'want: [More]\n    trade: [A word]',
    'briefs.CUB',
    'A brief has either "want" or "goals", and not both.',
  ],
  [
    'two red lines',
    'never: [No sentence]',
    'never: [No sentence]\n    redLine: { says: No, wants: [{ provision: access, lacks: cut }] }',
    'briefs.SWE',
    'A brief has either "never" or "redLine", and not both.',
  ],
  [
    'a goal about nothing',
    '{ provision: access, chosen: shall }',
    '{ provision: acess, chosen: shall }',
    'briefs.CUB.goals[0].wants[0].provision',
    'No provision has the id "acess". Provisions: access, other.',
  ],
  [
    'a goal without a test',
    '{ provision: access, chosen: shall }',
    '{ provision: access }',
    'briefs.CUB.goals[0].wants[0]',
    'Exactly one of these belongs here: contains, lacks, chosen, number, status.',
  ],
  [
    'a goal with two tests',
    '{ provision: access, chosen: shall }',
    '{ provision: access, chosen: shall, lacks: should }',
    'briefs.CUB.goals[0].wants[0]',
    'Exactly one of these belongs here: contains, lacks, chosen, number, status.',
  ],
  [
    'an empty list of phrases',
    '{ provision: access, chosen: shall }',
    '{ provision: access, contains: [] }',
    'briefs.CUB.goals[0].wants[0].contains',
    'Expected a phrase, or a list of phrases ([a, b]), found an empty list.',
  ],
  [
    'an option that no bracket has',
    '{ provision: access, chosen: shall }',
    '{ provision: access, chosen: must }',
    'briefs.CUB.goals[0].wants[0].chosen',
    'No bracket of this provision has the option "must". Options: shall, should.',
  ],
  [
    'an option whose words stand there anyway',
    'Members [shall]/[should] not cut a line.',
    'Members shall see to it that lines [shall]/[should] not be cut.',
    'briefs.CUB.goals[0].wants[0].chosen',
    '"shall" cannot be told from the other options: its words stand in the text in any case. Use "contains" with more of the words.',
  ],
  [
    'a number without bounds',
    'number: { atMost: 7 }',
    'number: {}',
    'briefs.CUB.redLine.wants[0].number',
    'A number needs "atLeast", "atMost" or both, the first not above the second.',
  ],
  [
    'a number whose bounds are crossed',
    'number: { atMost: 7 }',
    'number: { atLeast: 8, atMost: 7 }',
    'briefs.CUB.redLine.wants[0].number',
    'A number needs "atLeast", "atMost" or both, the first not above the second.',
  ],
  [
    'a group nobody named',
    'flag: cu, group: east',
    'flag: cu, group: north',
    'delegations[0].group',
    'No group has the id "north". Groups: east.',
  ],
  [
    'a group twice',
    '  - { id: east, name: East, line: From the east. }\n',
    '  - { id: east, name: East, line: From the east. }\n  - { id: east, name: East, line: Again. }\n',
    'groups[1].id',
    'The group "east" stands here a second time; each may stand once.',
  ],
  [
    'a level nobody has',
    'level: amend',
    'level: fly',
    'provisions[0].level',
    'The rule set has no level "fly". Levels: speak, amend, brackets, vote, break.',
  ],
  [
    'more people than seats',
    'people: { from: 2, to: 6 }',
    'people: { from: 2, to: 9 }',
    'people.to',
    '9 people need 9 seats, and all delegations together have 6.',
  ],
  [
    'people the wrong way round',
    'people: { from: 2, to: 6 }',
    'people: { from: 6, to: 2 }',
    'people',
    '"from" is above "to".',
  ],
  [
    'an order of play for nobody knows how many',
    'people: { from: 2, to: 6 }\n',
    '',
    'orders[0]',
    'An order of play needs "people", so that its time can be worked out.',
  ],
  [
    'an order of play that is too long',
    '- minutes: 20',
    '- minutes: 10',
    'orders[0].minutes',
    'With 6 people this order of play needs 13 minutes, even with the shortest statements; it has 10.',
  ],
  [
    'a step twice',
    '- { step: opening }',
    '- { step: opening }\n      - { step: seats, minutes: 1 }',
    'orders[0].steps[2].step',
    'The step "seats" stands here a second time; each may stand once.',
  ],
  [
    'a step nobody knows',
    '- { step: whole, minutes: 2 }',
    '- { step: party, minutes: 2 }',
    'orders[0].steps[3].step',
    'Expected one of: seats, opening, provisions, event, break, whole, debrief, found "party".',
  ],
  [
    'a step without its time',
    '- { step: whole, minutes: 2 }',
    '- { step: whole }',
    'orders[0].steps[3]',
    'The step "whole" needs its "minutes".',
  ],
  [
    'an opening with a time',
    '- { step: opening }',
    '- { step: opening, minutes: 3 }',
    'orders[0].steps[1].minutes',
    'The opening has no "minutes": it is as long as its statements. Leave them out.',
  ],
  [
    'a cut of a step that is not played',
    '- { step: whole, say: No vote. }',
    '- { step: break, say: No vote. }',
    'orders[0].late[1].step',
    'This order of play has no step "break". Steps: seats, opening, provisions, whole.',
  ],
  [
    'a cut of a provision that is not there',
    '- { provision: other, say: Not this. }',
    '- { provision: another, say: Not this. }',
    'orders[0].late[0].provision',
    'No provision has the id "another". Provisions: access, other.',
  ],
  [
    'a cut of nothing',
    '- { provision: other, say: Not this. }',
    '- { say: Not this. }',
    'orders[0].late[0]',
    'Exactly one of these belongs here: provision, step.',
  ],
  [
    'an event about nothing',
    'text: A line was cut., provision: access',
    'text: A line was cut., provision: line',
    'events[0].provision',
    'No provision has the id "line". Provisions: access, other.',
  ],
  [
    'a sentence for a use nobody knows',
    '{ for: open, words: We … }',
    '{ for: shout, words: We … }',
    'starters[0].for',
    'Expected one of: open, support, oppose, offer, ask, found "shout".',
  ],
  ['a moment without words', '  vote: [We vote.]\n', '', 'script', 'The field "vote" is missing.'],
];

suite('a lesson with a mistake', () => {
  it.each(mistakes)('%s', (_name, passage, by, path, sentence) => {
    expect(told(spoil(passage, by))).toEqual({ path, sentences: [sentence] });
  });
});

suite('a lesson without mistakes', () => {
  const loaded = loadScenario(lesson, 'lesson.yaml');

  it('has goals with their tests, and wants what they say', () => {
    expect(loaded.ok ? [] : loaded.error.map(describe)).toEqual([]);
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        delegations: [{ code: 'CUB', line: 'An island.', group: 'east' }, { code: 'SWE' }],
        provisions: [{ why: 'It is your line.', level: 'amend' }, {}],
        briefs: {
          CUB: {
            want: ['It binds.'],
            never: ['Never long.'],
            goals: [{ wants: [{ provision: 'access', test: { t: 'chosen', option: 'shall', others: ['should'] } }] }],
            redLine: { wants: [{ when: ['except'], test: { t: 'number', atMost: 7 } }] },
          },
          SWE: { want: ['This sentence'], never: ['No sentence'] },
        },
      },
    });
  });

  it('says which moments of a lesson have lines', () => {
    if (!loaded.ok) return expect.unreachable();
    expect(loaded.value.script?.vote).toEqual(['We vote.']);
    expect(loaded.value.orders?.[0]?.late).toEqual([
      { provision: 'other', say: 'Not this.' },
      { step: 'whole', say: 'No vote.' },
    ]);
  });
});
