import { describe, expect, it } from 'vitest';
import { clientCommand } from '../../../shared/protocol/commands.ts';
import { allowedAt, levelOf, levelsOf } from '../../../shared/rules/levels.ts';
import { firstLesson, itu } from '../../../shared/rules/presets.ts';

describe('the levels of a first lesson', () => {
  it('go from speaking to a break', () => {
    expect(levelsOf(firstLesson).map((one) => one.id)).toEqual(['speak', 'amend', 'brackets', 'vote', 'break']);
  });

  it('name commands that exist, each once', () => {
    const commands = new Set<string>(clientCommand.options.map((one) => one.entries.c.literal));
    const named = levelsOf(firstLesson).flatMap((one) => one.allows);
    expect(named.filter((act) => !commands.has(act.split('.')[0] ?? ''))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it.each([
    ['speak', 'signal', true],
    ['speak', 'propose', false],
    ['speak', 'rule.lift', false],
    ['amend', 'propose', true],
    ['brackets', 'rule.lift', true],
    ['brackets', 'castCard', false],
    ['vote', 'castCard', true],
    ['vote', 'startBreak', false],
    ['break', 'startBreak', true],
    ['speak', 'pause', true],
    ['nowhere', 'propose', false],
    ['nowhere', 'signal', true],
  ] as const)('%s: %s %s', (level, act, expected) => {
    expect(allowedAt(firstLesson, level, act)).toBe(expected);
  });

  it('are none in other rule sets, where everything is allowed', () => {
    expect(levelsOf(itu)).toEqual([]);
    expect(allowedAt(itu, 'speak', 'castCard')).toBe(true);
    expect(levelOf(firstLesson, 'propose')?.id).toBe('amend');
  });
});
