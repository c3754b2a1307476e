import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../shared/kit/result.ts';
import { describe } from '../shared/scenario/errors.ts';
import { loadScenario } from '../shared/scenario/load.ts';
import type { Scenario } from '../shared/scenario/scenario.ts';

/** Reads every scenario of a folder, by name of file; the error is one line for each mistake, with its place. */
export async function readScenarios(folder: string): Promise<Result<readonly Scenario[], readonly string[]>> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  const read = await Promise.all(
    names.map(async (name) => loadScenario(await readFile(join(folder, name), 'utf8'), `scenarios/${name}`)),
  );
  const mistakes = read.flatMap((one) => (one.ok ? [] : one.error.map(describe)));
  const scenarios = read.flatMap((one) => (one.ok ? [one.value] : []));
  const twice = scenarios.find((s, i) => scenarios.findIndex((other) => other.id === s.id) !== i);
  if (twice !== undefined) mistakes.push(`Two scenarios have the id "${twice.id}".`);
  return mistakes.length > 0 ? fail(mistakes) : ok(scenarios);
}
