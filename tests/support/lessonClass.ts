import { readFileSync } from 'node:fs';
import { loadScenario } from '../../shared/scenario/load.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { lobby, type Sitting } from './sitting.ts';

/** The scenario of a first lesson, as it is shipped. */
export const firstClass = loaded();

function loaded(): Scenario {
  const source = readFileSync(new URL('../../scenarios/first-class.yaml', import.meta.url), 'utf8');
  const answer = loadScenario(source, 'first-class.yaml');
  if (!answer.ok) throw new Error('first-class.yaml does not load');
  return answer.value;
}

/** A class with one person in each delegation, the session open. */
export function inClass(minutes: number | null = null): Sitting {
  const s = lobby({}, () => firstClass);
  for (const { code } of firstClass.delegations) s.seat(code, code);
  if (minutes !== null) s.given('facilitator', { c: 'setBell', minutes });
  s.given('facilitator', { c: 'openSession' });
  return s;
}
