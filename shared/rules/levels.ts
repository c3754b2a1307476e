import type { RuleSet } from './ruleSet.ts';

/** What a class learns step by step. Reading, listening and leaving are always there. */
export type Ability = 'speak' | 'signal' | 'amend' | 'brackets' | 'vote' | 'break';

/** A step of the class: what it adds to the ones before. */
export interface Level {
  readonly id: string;
  readonly allows: readonly Ability[];
}

/** Whether an ability is unlocked at a level. A rule set without levels has all of them. */
export function allows(ruleSet: RuleSet, level: number, ability: Ability): boolean {
  const { levels } = ruleSet;
  return levels === undefined || levels.slice(0, level + 1).some((l) => l.allows.includes(ability));
}
