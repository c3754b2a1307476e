import type { ScenarioMistake, TwiceWhat } from './errors.ts';
import type { Path } from './place.ts';

/** A mistake at a path; `at` is the character of the text there; `key` points at the field's name. */
export interface Finding {
  readonly path: Path;
  readonly mistake: ScenarioMistake;
  readonly at?: number;
  readonly key?: boolean;
}

export type Sink = (
  path: Path,
  mistake: ScenarioMistake,
  more?: { readonly at?: number; readonly key?: boolean },
) => void;

/** Reports values that stand a second time. */
export function once(values: readonly string[], what: TwiceWhat, path: (index: number) => Path, add: Sink): void {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) add(path(index), { code: 'usedTwice', what, value });
    seen.add(value);
  }
}
