import type { View } from '../../shared/conference/kinds.ts';
import { type LessonStep, lessonStep } from '../../shared/conference/lessonStep.ts';
import { assertNever } from '../../shared/kit/assertNever.ts';
import type { Sentence } from './say.ts';
import { isEarly, type Press, pressOf } from './steps.ts';
import { labelOf, nameOf, plenaryOf, provisionIn } from './who.ts';

/** The teacher's one button: a step of the lesson when one is due, or else what the chair would do. */
export interface TeacherPress extends Press {
  /** What the chair would do meanwhile, for a teacher who would rather not take the step of the lesson. */
  readonly instead: Press | null;
}

/** @param now conference time */
export function teacherPress(view: View, now: number): TeacherPress {
  const press = pressOf(view, now);
  // A break is the class's and a statement the speaker's: whoever presses on must not end them by accident.
  if (isEarly(view, press))
    return { command: null, label: null, why: waitWords(view), seconds: undefined, instead: press };
  const step = lessonStep(view, view.public.plenary, now);
  if (!step) return { ...press, instead: null };
  return {
    command: step.command,
    ...wordsOf(view, step),
    seconds: undefined,
    instead: press.command === null ? null : press,
  };
}

/** What is waited for while the class talks, or one of it speaks. */
function waitWords(view: View): Sentence {
  const { speaking } = plenaryOf(view).floor;
  return speaking
    ? { key: 'teacher.step.speaks', args: { name: nameOf(view, speaking.delegation) } }
    : { key: 'teacher.step.breakRuns' };
}

function wordsOf(view: View, step: LessonStep): Pick<Press, 'label' | 'why'> {
  switch (step.why) {
    case 'unlock': {
      const args = { level: step.command.level };
      return { label: { key: 'teacher.step.unlock', args }, why: { key: 'teacher.step.unlock.why', args } };
    }
    case 'inject': {
      const title = view.console?.injects.find((one) => one.id === step.command.id)?.title.text ?? '';
      return { label: { key: 'teacher.step.inject', args: { title } }, why: { key: 'teacher.step.inject.why' } };
    }
    case 'startBreak': {
      const args = { n: step.command.minutes };
      return { label: { key: 'teacher.step.startBreak', args }, why: { key: 'teacher.step.startBreak.why' } };
    }
    case 'leaveOut': {
      const about = labelOf(provisionIn(view, step.command.provision));
      return {
        label: { key: 'teacher.step.leaveOut', args: { about } },
        why: { key: 'teacher.step.leaveOut.why' },
      };
    }
    default:
      return assertNever(step);
  }
}
