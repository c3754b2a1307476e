import { may } from '../../../shared/conference/conference.ts';
import type { Emitted, View } from '../../../shared/conference/kinds.ts';
import type { Committed } from './modelServer.ts';

/**
 * The law of the lesson: the automatic chair does what a chair might do, each step once; the bell rings in conference
 * time and not before its moment; whoever is stopped by the facilitator neither speaks nor writes.
 */
export class LessonWatch {
  private readonly taken = new Set<string>();

  /** What is wrong with a commit. */
  note(commit: Committed): readonly string[] {
    const { before, after, events, seat, command } = commit;
    const wrong = events.flatMap((m) => [...this.step(m, before), ...bell(m, before), ...voice(m, before)]);
    if (before.seat[seat]?.muted && voices.has(command.c)) wrong.push(`${seat} is muted: ${command.c}`);
    return [...wrong, ...plan(after)];
  }

  private step({ e }: Emitted, before: View): readonly string[] {
    if (e.t !== 'StepTaken') return [];
    const planned = before.room[before.public.plenary]?.auto.planned;
    const twice = this.taken.has(e.id);
    this.taken.add(e.id);
    return [
      ...(twice ? [`step ${e.id} (${e.why}) was taken twice`] : []),
      ...(planned?.id === e.id ? [] : [`step ${e.id} (${e.why}) was taken and not announced`]),
    ];
  }
}

const voices = new Set(['askFloor', 'propose', 'summarise', 'giveVerdict']);

/** Nothing ends by the bell before its moment, or while the clock stands. */
function bell({ e }: Emitted, before: View): readonly string[] {
  const set = before.public.bell;
  if (e.t !== 'TextSettled') return [];
  const wrong: string[] = [];
  if (set.b === 'set' && e.at > set.at) wrong.push(`ended at ${e.at}, after the bell at ${set.at}`);
  if (e.by !== 'bell') return wrong;
  if (set.b !== 'set' || e.at < set.at) wrong.push(`the bell rang at ${e.at} and is set for ${JSON.stringify(set)}`);
  if (before.public.clock.c !== 'running') wrong.push('the bell rang while the clock stood');
  return wrong;
}

const voice = ({ e }: Emitted, before: View): readonly string[] =>
  e.t === 'FloorGiven' && before.seat[e.seat]?.muted ? [`${e.seat} is muted and was given the floor`] : [];

/** What is announced is what a person in the chair might do at this moment. */
function plan(after: View): readonly string[] {
  const { plenary, clock, phase } = after.public;
  const room = after.room[plenary];
  const planned = room?.auto.planned;
  if (!planned) return [];
  if (phase.p !== 'session') return [`a step is planned in the ${phase.p}`];
  if (room.chair === null || clock.c === 'held') return [];
  const refusal = may(after, room.chair, planned.command);
  return refusal ? [`the automatic chair plans ${planned.why}, which a chair may not: ${refusal.code}`] : [];
}
