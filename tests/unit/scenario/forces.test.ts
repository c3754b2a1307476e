import { expect, it } from 'vitest';
import { describe } from '../../../shared/scenario/errors.ts';
import { loadScenario } from '../../../shared/scenario/load.ts';
import { forcesOf, gainsAndLosses } from '../../../shared/text/force.ts';
import { lobby } from '../../support/sitting.ts';
import { small } from '../../support/scenarioSource.ts';

const withForces = (forces: string): string => `${small}forces:\n  ${forces}\n`;

it('[P1.45] a scenario says what a place of its treaty gives to a clause; the others are as usual', () => {
  const loaded = loadScenario(withForces('footnote: { bindingness: binding, effects: [binds, explains] }'), 'a.yaml');
  if (!loaded.ok) throw new Error(loaded.error.map(describe).join('\n'));
  const { forces = {} } = loaded.value;
  const s = lobby({}, (scenario) => ({ ...scenario, forces }));
  const here = forcesOf(s.state.public.scenario.forces);
  expect(gainsAndLosses('resolution', 'footnote', here)).toMatchObject({
    change: 'stronger',
    gains: ['binds', 'explains'],
  });
  expect(gainsAndLosses('article', 'preamble', here)).toEqual(gainsAndLosses('article', 'preamble'));
});

it('a place, a force or an effect that there is not is told with those that there are', () => {
  const told = (forces: string): string => {
    const loaded = loadScenario(withForces(forces), 'a.yaml');
    return loaded.ok ? '' : loaded.error.map(describe).join(' ');
  };
  expect(told('annex: { bindingness: binding, effects: [] }')).toContain('annex');
  expect(told('footnote: { bindingness: holy, effects: [] }')).toContain('binding, political, interpretive, unclear');
  expect(told('footnote: { bindingness: binding, effects: [blesses] }')).toContain('reservable');
});
