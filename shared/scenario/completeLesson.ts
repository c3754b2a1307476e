import type { Goal, RedLine, Want, WantTest } from './goals.ts';
import type { LateCut, OrderOfPlay, OrderStep } from './lesson.ts';
import { optionsBeside } from './options.ts';
import type { ScenarioFile } from './schema.ts';
import type { OrderInFile, WantInFile } from './schemaLesson.ts';

/** From what an author writes to what is played; only for files in which nothing was found. */

type GoalInFile = NonNullable<ScenarioFile['briefs'][string]['goals']>[number];

/** A goal or a red line. */
export const goalOf = (file: ScenarioFile, goal: GoalInFile): Goal & RedLine => ({
  says: goal.says,
  wants: goal.wants.map((want) => wantOf(file, want)),
});

const wantOf = (file: ScenarioFile, want: WantInFile): Want => ({
  provision: want.provision,
  ...(want.when === undefined ? {} : { when: want.when }),
  test: testOf(file, want),
});

function testOf(file: ScenarioFile, want: WantInFile): WantTest {
  if (want.contains !== undefined) return { t: 'contains', phrases: want.contains };
  if (want.lacks !== undefined) return { t: 'lacks', phrases: want.lacks };
  if (want.number !== undefined) return { t: 'number', ...want.number };
  if (want.status !== undefined) return { t: 'status', is: want.status };
  const option = want.chosen ?? '';
  const text = file.provisions.find((one) => one.id === want.provision)?.text ?? '';
  const others = (optionsBeside(text, option) ?? []).filter((other) => other !== option);
  return { t: 'chosen', option, others };
}

/** An order of play as the arithmetic reads it. */
export function orderOf(order: OrderInFile): OrderOfPlay {
  const steps = order.steps.map((one): OrderStep => {
    const { step, minutes = 0 } = one;
    return step === 'opening' ? { step } : { step, minutes };
  });
  const late = order.late.flatMap((one): readonly LateCut[] => {
    if (one.provision !== undefined) return [{ provision: one.provision, say: one.say }];
    return one.step === undefined ? [] : [{ step: one.step, say: one.say }];
  });
  return { ...order, steps, late };
}
