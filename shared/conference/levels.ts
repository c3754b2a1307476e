import { allowedAt, levelOf, levelsOf } from '../rules/levels.ts';
import type { Level } from '../rules/ruleSet.ts';
import { facilitatorOnly, first } from './checks.ts';
import type { Command, Concern, Evolvers, Refusal, Slices } from './kinds.ts';

/** What the class has unlocked so far. A rule set without levels has everything from the start. */

export interface LevelsPublic {
  /** Id of the highest level that is unlocked; empty when the rule set has none. */
  readonly level: string;
}

export type LevelEvent = { readonly t: 'LevelSet'; readonly level: string };
export type LevelCommand = { readonly c: 'setLevel'; readonly level: string };

export const levelsBlank = { level: '' } satisfies LevelsPublic;

export const levelsPublic: Evolvers<Slices['public'], LevelEvent> = {
  LevelSet: (s, e) => ({ ...s, level: e.level }),
};

/** Whether an act (`propose`, `rule.lift`) is unlocked: what is above the level is not on the screen. */
export const unlocked = (s: Slices['public'], act: string): boolean => allowedAt(s.ruleSet, s.level, act);

/** The name by which a level knows a command. A vote on the text as a whole is how a conference ends, at any level. */
function actOf(command: Command): string {
  if (command.c === 'rule' || command.c === 'askRuling') return `rule.${command.ruling.r}`;
  if (command.c === 'openBallot' && command.about.on === 'whole') return 'openBallot.whole';
  return command.c;
}

/** Once a ballot is open its acts are possible, whatever opened it. */
const ballotActs = new Set(['castCard', 'closeQuestion', 'putNext', 'endBallot']);

/** The level that unlocks a command, when some level must. */
export const unlockerOf = (s: Slices['public'], command: Command): Level | undefined =>
  levelOf(s.ruleSet, actOf(command));

/** The refusal of an act above the level. */
export function aboveLevel(s: Slices['public'], command: Command): Refusal | undefined {
  if (ballotActs.has(command.c)) return undefined;
  return unlocked(s, actOf(command)) ? undefined : { code: 'level.locked' };
}

export const levels: Concern<LevelCommand> = {
  handlers: {
    setLevel: {
      may: (own, me, c) =>
        first(
          facilitatorOnly(me),
          levelsOf(own.public.ruleSet).some((l) => l.id === c.level) ? undefined : { code: 'level.unknown' },
        ),
      conclude: (tx, _me, c) => tx.emit({ to: 'public', e: { t: 'LevelSet', level: c.level } }),
    },
  },
};
