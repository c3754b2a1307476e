import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesUnder, root, textOf } from '../support/sources.ts';

const scenarios = filesUnder('scenarios').filter((path) => path.endsWith('.yaml'));

function isScenario(value: unknown): value is { id: string; delegations: readonly { flag?: string }[] } {
  return typeof value === 'object' && value !== null && 'id' in value && 'delegations' in value;
}

describe('the flags of a scenario', () => {
  it.each(scenarios)('%s: each stands in the one file of its scenario', (path) => {
    const scenario: unknown = parse(textOf(path));
    if (!isScenario(scenario)) throw new Error(`${path} is no scenario`);
    const flags = scenario.delegations.flatMap(({ flag }) => flag ?? []);
    const file = `client/public/flags/${scenario.id}.svg`;
    const gathered = existsSync(join(root, file)) ? textOf(file) : '';
    // Run node scripts/flags.mjs after changing the delegations of a scenario.
    expect(flags.filter((flag) => !gathered.includes(`<svg id="${flag}" `))).toEqual([]);
  });
});
