import { presets } from '../rules/presets.ts';
import type { RuleSet } from '../rules/ruleSet.ts';
import { goalOf, orderOf } from './completeLesson.ts';
import type { Brief, Scenario } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';

/** A scenario from a file in which nothing was found. */
export function scenarioOf(file: ScenarioFile): Scenario {
  const { orders, ...rest } = file;
  return {
    ...rest,
    ...(orders === undefined ? {} : { orders: orders.map(orderOf) }),
    ruleSet: ruleSetOf(file.ruleSet),
    delegations: file.delegations.map(({ flag, emblem, ...one }) => ({
      ...one,
      sign:
        flag === undefined ? { kind: 'emblem', name: emblem ?? one.code.toLowerCase() } : { kind: 'flag', name: flag },
    })),
    rooms: file.rooms.map((room) => ({ ...room, parent: room.parent ?? null })),
    briefs: Object.fromEntries(Object.entries(file.briefs).map(([code, brief]) => [code, briefOf(file, brief)])),
  };
}

/** A brief with goals wants what they say, and never accepts what its red line says. */
function briefOf(file: ScenarioFile, brief: ScenarioFile['briefs'][string]): Brief {
  const { want = [], goals = [], never = [], redLine, ...rest } = brief;
  return {
    ...rest,
    want: [...want, ...goals.map((goal) => goal.says)],
    never: [...never, ...(redLine === undefined ? [] : [redLine.says])],
    ...(goals.length === 0 ? {} : { goals: goals.map((goal) => goalOf(file, goal)) }),
    ...(redLine === undefined ? {} : { redLine: goalOf(file, redLine) }),
  };
}

/** The rule set that a file names, with what it changes. */
export function ruleSetOf(chosen: ScenarioFile['ruleSet']): RuleSet {
  if (typeof chosen === 'string') return presets[chosen];
  const { preset, ...changed } = chosen;
  return { ...presets[preset], ...changed };
}
