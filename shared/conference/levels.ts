import { assertNever } from '../kit/assertNever.ts';
import type { Ability } from '../rules/levels.ts';
import { allows } from '../rules/levels.ts';
import { facilitatorOnly, first } from './checks.ts';
import type { Command, Concern, Evolvers, Refusal, Slices } from './kinds.ts';
import type { Ruling } from './rulings.ts';

/** What the class has unlocked so far. A rule set without levels has everything from the start. */

export interface LevelsPublic {
  /** Index into the rule set's levels. */
  readonly level: number;
}

export type LevelEvent = { readonly t: 'LevelSet'; readonly level: number };
export type LevelCommand = { readonly c: 'setLevel'; readonly level: number };

export const levelsBlank = { level: 0 } satisfies LevelsPublic;

export const levelsPublic: Evolvers<Slices['public'], LevelEvent> = {
  LevelSet: (s, e) => ({ ...s, level: e.level }),
};

/** Whether something is unlocked: what is above the level is not on the screen. */
export const unlocked = (s: Slices['public'], ability: Ability): boolean => allows(s.ruleSet, s.level, ability);

/** The ability that an act needs; none for what everybody may do from the first minute. */
export function abilityOf(command: Command): Ability | null {
  switch (command.c) {
    case 'askFloor':
    case 'giveFloor':
      return 'speak';
    case 'signal':
      return 'signal';
    case 'propose':
      return 'amend';
    case 'openBallot':
      return command.about.on === 'whole' ? null : 'vote';
    case 'startBreak':
      return 'break';
    case 'rule':
      return abilityOfRuling(command.ruling);
    default:
      return null;
  }
}

function abilityOfRuling(ruling: Ruling): Ability | null {
  switch (ruling.r) {
    case 'agreed':
    case 'removed':
    case 'deferred':
      return null;
    case 'takeIn':
      return 'amend';
    case 'bracketed':
    case 'bracketProposal':
    case 'lift':
      return 'brackets';
    default:
      return assertNever(ruling);
  }
}

/** The refusal of an act above the level. */
export function aboveLevel(s: Slices['public'], command: Command): Refusal | undefined {
  const ability = abilityOf(command);
  return ability === null || unlocked(s, ability) ? undefined : { code: 'level.locked', instead: ['askFacilitator'] };
}

export const levels: Concern<LevelCommand> = {
  handlers: {
    setLevel: {
      may: (own, me, c) => {
        const count = own.public.ruleSet.levels?.length ?? 0;
        return first(
          facilitatorOnly(me),
          Number.isInteger(c.level) && c.level >= 0 && c.level < count ? undefined : { code: 'level.unknown' },
        );
      },
      conclude: (tx, _me, c) => tx.emit({ to: 'public', e: { t: 'LevelSet', level: c.level } }),
    },
  },
};
