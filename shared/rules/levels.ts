import type { Level, RuleSet } from './ruleSet.ts';

/** The levels of a rule set, lowest first; none when everything is allowed from the start. */
export const levelsOf = (ruleSet: RuleSet): readonly Level[] => ruleSet.levels ?? [];

/** The level that unlocks an act; `undefined` when no level names it, so that it is always allowed. */
export const levelOf = (ruleSet: RuleSet, act: string): Level | undefined =>
  levelsOf(ruleSet).find((one) => one.allows.includes(act));

/**
 * Whether an act is allowed at a level, that is, on the screen at all. What no level names always is; so is everything
 * in a rule set without levels. A level that does not exist allows what the first one does.
 */
export function allowedAt(ruleSet: RuleSet, level: string, act: string): boolean {
  const levels = levelsOf(ruleSet);
  const needed = levels.findIndex((one) => one.allows.includes(act));
  return (
    needed <=
    Math.max(
      0,
      levels.findIndex((one) => one.id === level),
    )
  );
}
