import { dropList } from '../../shared/conference/adoption.ts';
import type { Command, View } from '../../shared/conference/kinds.ts';
import { type StepReason, stepAtHand } from '../../shared/conference/nextStep.ts';
import { isAhead } from '../../shared/conference/provisions.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { clockText, secondsLeft } from './clock.ts';
import type { Sentence } from './say.ts';
import { labelOf, nameOf, plenaryOf, provisionIn } from './who.ts';

/** What comes next, in words: for the automatic chair's countdown, the chair's desk and the teacher's one button. */

export interface StepWords {
  /** What is done. */
  readonly label: Sentence;
  /** Why it comes next. */
  readonly why: Sentence;
}

/** A step in words. */
export function stepWords(view: View, why: StepReason, command: Command): StepWords {
  const room = plenaryOf(view);
  const provision = provisionIn(view, provisionOf(command) ?? room.reading?.provision);
  const speaker = command.c === 'giveFloor' ? command.delegation : '';
  const asked = command.c === 'rule' && command.ruling.r === 'bracketProposal' ? command.ruling.proposal : undefined;
  const proposal = room.proposals.find((p) => p.id === asked);
  const args = {
    name: speaker === '' ? '' : nameOf(view, speaker),
    heard: room.floor.statements.some((x) => x.delegation === speaker) ? 'yes' : 'no',
    about: labelOf(provision),
    number: provision?.number ?? '',
    paper: proposal?.symbol ?? '',
    left: room.provisions.filter(isAhead).length,
    missing: room.ballot ? room.ballot.entitled.length - room.ballot.cast.length : 0,
    // Numbers are enough here: the label already says what it is about.
    drops: dropList(room)
      .map((id) => provisionIn(view, id)?.number ?? '')
      .join(' · '),
  };
  return { label: { key: `step.${why}`, args }, why: { key: `step.${why}.why`, args } };
}

function provisionOf(command: Command): string | undefined {
  switch (command.c) {
    case 'openProvision':
      return command.provision;
    case 'rule':
      return command.ruling.provision;
    case 'openBallot':
      return command.about.on === 'whole' ? undefined : command.about.provision;
    default:
      return undefined;
  }
}

/** Takes the step at hand; names its countdown, so that it is done once when it comes by itself at that moment. */
export function takeStep(view: View, why: StepReason): Extract<ClientCommand, { readonly c: 'takeStep' }> {
  const { planned } = plenaryOf(view).auto;
  return { c: 'takeStep', room: view.public.plenary, why, ...(planned ? { planned: planned.id } : {}) };
}

/** What one button does now. Without a command there is nothing to press, and `why` says what is waited for. */
export interface Press {
  readonly command: ClientCommand | null;
  readonly label: Sentence | null;
  readonly why: Sentence;
  /** Seconds until it happens by itself; nothing when it waits for a person. */
  readonly seconds: number | undefined;
}

/** A press that can be wanted, but is not what comes next: a break and a statement within its time end by themselves. */
export function isEarly(view: View, { command }: Press): boolean {
  if (command?.c === 'endStatement') return plenaryOf(view).floor.speaking?.overtime === false;
  return command?.c === 'endBreak';
}

/**
 * The next step in one button, for whoever sits at the desk: the step at hand, or what stands before it, as a speaker who
 * has not finished, a break or a pause.
 * @param now conference time
 */
export function pressOf(view: View, now: number): Press {
  const id = view.public.plenary;
  const room = plenaryOf(view);
  const none = (key: 'step.waitQuestion' | 'step.waitRuling' | 'step.waitRoom', until?: number): Press => ({
    command: null,
    label: null,
    why: { key },
    seconds: until === undefined ? undefined : secondsLeft(until - now),
  });
  if (view.public.clock.c === 'held')
    return {
      command: { c: 'resume' },
      label: { key: 'step.resume' },
      why: { key: 'step.resume.why' },
      seconds: undefined,
    };
  if (room.pause) {
    const time = clockText(room.pause.until - now);
    return {
      command: { c: 'endBreak', room: id },
      label: { key: 'step.endBreak' },
      why: { key: 'step.endBreak.why', args: { time } },
      seconds: undefined,
    };
  }
  const { speaking } = room.floor;
  if (speaking && !room.ballot && !room.question) {
    const args = { time: clockText(speaking.until - now) };
    return {
      command: { c: 'endStatement', room: id, turn: speaking.turn },
      label: { key: 'step.thank' },
      why: speaking.overtime ? { key: 'step.thankOver.why' } : { key: 'step.thank.why', args },
      seconds: undefined,
    };
  }
  const step = stepAtHand(view, id);
  if (step) {
    const { planned } = room.auto;
    return {
      command: takeStep(view, step.why),
      ...stepWords(view, step.why, step.command),
      seconds: planned ? secondsLeft(Math.max(0, planned.at - now)) : undefined,
    };
  }
  if (room.question) return none('step.waitQuestion', room.question.until);
  if (room.pending) return none('step.waitRuling', room.pending.effectiveAt);
  return none('step.waitRoom');
}
