import { itu } from '../../../shared/rules/presets.ts';
import type { RuleSet } from '../../../shared/rules/ruleSet.ts';
import type { Scenario } from '../../../shared/scenario/scenario.ts';

/** A conference small enough to be played in a few hundred steps: four delegations, brackets, and a closed room. */
export const plenary = 'plenary';
export const caucus = 'caucus';
/** Delegations that may enter the closed room. */
export const caucusMembers = ['KEN', 'NOR'] as const;

const brief = (name: string, want: string): Scenario['briefs'][string] => ({
  you: `You sit for ${name}.`,
  want: [want],
  never: [`${name} never gives up the sea.`],
  trade: ['The preamble.'],
  fallback: 'No text is better than a bad one.',
});

const info = (code: string, name: string, seats: number, group?: string): Scenario['delegations'][number] => ({
  code,
  name,
  seats,
  sign: { kind: 'emblem', name: 'sun' },
  ...(group === undefined ? {} : { group }),
});

export const ruleSet: RuleSet = { ...itu, speakingSeconds: 30 };

/** @param rules what differs from the usual rule set */
export function smallScenario(rules: Partial<RuleSet> = {}): Scenario {
  const provision = { place: 'article', instruction: 'ADD', oldText: '', gloss: 'What is this about?' } as const;
  return {
    id: 'harbour',
    lang: 'en',
    name: 'Harbour',
    blurb: 'Four coasts share one harbour.',
    minutes: 10,
    about: 'Invented.',
    ruleSet: { ...ruleSet, ...rules },
    delegations: [
      info('FJI', 'Fiji', 1),
      info('KEN', 'Kenya', 2, 'coast'),
      info('NOR', 'Norway', 2, 'coast'),
      info('PER', 'Peru', 2),
    ],
    groups: [{ id: 'coast', name: 'The long coasts', line: 'Open harbours.' }],
    rooms: [
      { id: plenary, name: 'Plenary', parent: null },
      { id: caucus, name: 'Caucus', parent: plenary, members: caucusMembers },
    ],
    provisions: [
      {
        ...provision,
        id: 'p1',
        number: '1.1',
        title: 'Tariffs',
        symbol: 'KEN/1',
        sponsors: ['KEN'],
        text: 'Members [KEN: shall]/[NOR, PER: should] publish [all [wholesale]] tariffs.',
      },
      {
        ...provision,
        id: 'p2',
        number: '1.2',
        title: 'Pilots',
        symbol: 'NOR/1',
        sponsors: ['NOR'],
        text: 'Ships take a pilot.',
      },
      {
        ...provision,
        id: 'p3',
        number: '1.3',
        title: 'Dues',
        symbol: 'PER/1',
        sponsors: [],
        text: 'Dues are reviewed every [ ] years.',
      },
    ],
    proposals: [
      {
        provision: 'p2',
        symbol: 'DT/1',
        from: 'chair',
        headline: 'The working group’s text',
        text: 'Ships [larger than [ ] tonnes]/[] take a pilot.',
      },
    ],
    events: [
      { id: 'flood', headline: 'A flood', text: 'The harbour is under water.', provision: 'p2' },
      { id: 'strike', headline: 'A strike', text: 'No pilot sails.', provision: 'p2' },
    ],
    briefs: {
      FJI: brief('Fiji', 'Quiet water.'),
      KEN: brief('Kenya', 'Open books.'),
      NOR: brief('Norway', 'Safe ships.'),
      PER: brief('Peru', 'Low dues.'),
    },
  };
}
