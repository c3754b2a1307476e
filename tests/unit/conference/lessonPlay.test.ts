import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { levelsOf } from '../../../shared/rules/levels.ts';
import { loadScenario } from '../../../shared/scenario/load.ts';
import type { Scenario } from '../../../shared/scenario/scenario.ts';
import { playClass, type Played, tempers } from '../../support/lessonPlay.ts';

/** A class without a chair comes to an end by itself, whatever people do. P1.27, P1.31 to P1.36, P1.67, P1.77 */

function scenarioOf(name: string): Scenario {
  const source = readFileSync(new URL(`../../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
  const loaded = loadScenario(source, name);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

type Case = readonly [scenario: string, temper: keyof typeof tempers, level: string | undefined];
const cases = ['access', 'first-class'].flatMap((name): readonly Case[] => {
  const levels = [
    undefined,
    ...levelsOf(scenarioOf(name).ruleSet)
      .slice(1)
      .map((l) => l.id),
  ];
  return (['silent', 'agreeing', 'split', 'hostile', 'contrary'] as const).flatMap((temper) =>
    levels.map((level): Case => [name, temper, level]),
  );
});

/** Nothing is ruled, asked or put again and again. */
const often = ({ repeated }: Played): readonly string[] =>
  [...repeated].filter(([, times]) => times > 2).map(([what]) => what);

describe.each(cases)('%s, a class that is %s, level %s', (name, temper, level) => {
  const scenario = scenarioOf(name);

  it.each([45, 10, 3])('has an outcome before or at the bell after %s minutes', (minutes) => {
    const played = playClass(scenario, tempers[temper], minutes, level);
    const { closing, provisions } = played.s.room;
    expect(played.s.state.public.phase.p).toBe('closed');
    expect(closing?.at).toBeLessThanOrEqual(minutes * 60_000);
    expect(often(played)).toEqual([]);
    if (minutes === 45) expect(provisions.filter((p) => p.status === 'untouched')).toEqual([]);
    if (minutes > 3 && (temper === 'silent' || temper === 'agreeing')) expect(closing?.by).toBe('noObjection');
  });

  it('comes to rest without a bell', () => {
    const played = playClass(scenario, tempers[temper], null, level);
    expect(played.rests).toBe(true);
    expect(often(played)).toEqual([]);
    expect(played.s.room.provisions.filter((p) => p.status === 'untouched')).toEqual([]);
  });
});
