import type { ConferenceMs, RoomId } from '../kit/ids.ts';
import { levelsOf } from '../rules/levels.ts';
import { openBrackets } from '../text/measure.ts';
import { untilBell } from './bell.ts';
import type { BreakCommand } from './breaks.ts';
import { roomOf } from './checks.ts';
import type { Slices, View } from './kinds.ts';
import type { LeftOutCommand } from './leftOut.ts';
import { type LevelCommand, unlocked } from './levels.ts';
import { nextStep } from './nextStep.ts';
import type { NoticeCommand } from './notices.ts';
import { orderFollowed, planLeft } from './pace.ts';
import { pendingProposals } from './onTheTable.ts';
import { responseTo } from './response.ts';
import { isAhead, provisionOf } from './provisions.ts';

/**
 * What a facilitator does next for the lesson, beside what a chair does: unlock, bring in the news, give a break, leave
 * something out. It proposes only; the automatic chair never takes such a step, since it is the teacher's to judge.
 */
export type LessonStep =
  | { readonly why: 'unlock'; readonly command: Extract<LevelCommand, { readonly c: 'setLevel' }> }
  | { readonly why: 'inject'; readonly command: Extract<NoticeCommand, { readonly c: 'inject' }> }
  | { readonly why: 'startBreak'; readonly command: Extract<BreakCommand, { readonly c: 'startBreak' }> }
  | { readonly why: 'leaveOut'; readonly command: Extract<LeftOutCommand, { readonly c: 'leaveOut' }> };

/**
 * The next step of the lesson; nothing while somebody speaks or a question is open, and nothing for whoever is no
 * facilitator, whose view holds no order of play.
 * @param now conference time
 */
export function lessonStep(own: View, room: RoomId, now: ConferenceMs): LessonStep | undefined {
  const slice = roomOf(own, room);
  const { phase, clock, bell } = own.public;
  if (!slice || !own.console || phase.p !== 'session' || clock.c !== 'running') return undefined;
  if (slice.ballot || slice.question || slice.pause || slice.floor.speaking) return undefined;
  const over = bell.b === 'set' && bell.lastCall;
  return (
    (over ? undefined : leavesOut(own, room, slice, now)) ??
    grows(own, room, slice) ??
    (over ? undefined : (brings(own, slice, now) ?? breathes(own, room, slice, now)))
  );
}

/** Even with a few statements on each the rest does not fit: what the order of play names for that goes. P1.27 */
function leavesOut(own: View, room: RoomId, s: Slices['room'], now: ConferenceMs): LessonStep | undefined {
  const dropped = planLeft(own, now, 'few')?.droppedProvisions ?? [];
  const provision = s.provisions.find((p) => dropped.includes(p.id) && p.id !== s.reading?.provision)?.id;
  return provision === undefined ? undefined : { why: 'leaveOut', command: { c: 'leaveOut', room, provision } };
}

/**
 * The next level, once the class has done something with the one it has: when the scenario plays the provision at a
 * higher one, when a provision was read without it, or when the next step would be another one if more were unlocked.
 */
function grows(own: View, room: RoomId, s: Slices['room']): LessonStep | undefined {
  const levels = levelsOf(own.public.ruleSet);
  const at = Math.max(
    0,
    levels.findIndex((one) => one.id === own.public.level),
  );
  const next = levels[at + 1];
  if (!next) return undefined;
  const read = s.record.some((x) => x.k === 'ruling');
  const answered = s.reading !== null && !responseTo(own, room).fewHeard;
  if (!read && !answered) return undefined;
  const step = nextStep(own, room, null);
  const opens = step?.command.c === 'openProvision' ? step.command.provision : undefined;
  const provision = provisionOf(s, s.reading?.provision ?? opens ?? '');
  const planned = levels.findIndex((one) => one.id === provision?.level) > at;
  const lacking = levels
    .slice(at + 1)
    .some((one) => nextStep({ ...own, public: { ...own.public, level: one.id } }, room, null)?.why !== step?.why);
  return planned || lacking || (read && at === 0)
    ? { why: 'unlock', command: { c: 'setLevel', level: next.id } }
    : undefined;
}

/** Half of the provisions were opened: the lesson is in its middle. */
const isHalfway = (s: Slices['room']): boolean =>
  s.provisions.filter((p) => p.status !== 'untouched').length * 2 >= s.provisions.length;

/** Whether the order of play has a step that is still to come, and time for it. */
function hasTimeFor(own: View, step: 'event' | 'break', now: ConferenceMs): boolean {
  return planLeft(own, now, 'few')?.steps.some((one) => one.step === step) === true;
}

function brings(own: View, s: Slices['room'], now: ConferenceMs): LessonStep | undefined {
  const id = own.console?.injects[0]?.id;
  if (id === undefined || !isHalfway(s) || !hasTimeFor(own, 'event', now)) return undefined;
  return { why: 'inject', command: { c: 'inject', id } };
}

/** A break when there is something to talk about in the corridor, and time left after it. P1.24 */
function breathes(own: View, room: RoomId, s: Slices['room'], now: ConferenceMs): LessonStep | undefined {
  const minutes = orderFollowed(own)?.steps.flatMap((one) => (one.step === 'break' ? [one.minutes] : []))[0];
  if (minutes === undefined || s.pending || !isHalfway(s) || !hasTimeFor(own, 'break', now)) return undefined;
  const open = s.provisions.some(
    (p) => isAhead(p) && p.status !== 'untouched' && (openBrackets(p.body) > 0 || pendingProposals(s, p.id).length > 0),
  );
  const left = untilBell(own.public, now) ?? 0;
  if (!open || left < 2 * minutes * 60_000) return undefined;
  if (unlocked(own.public, 'startBreak')) return { why: 'startBreak', command: { c: 'startBreak', room, minutes } };
  const levels = levelsOf(own.public.ruleSet);
  const level = levels[levels.findIndex((one) => one.id === own.public.level) + 1];
  return level?.allows.includes('startBreak')
    ? { why: 'unlock', command: { c: 'setLevel', level: level.id } }
    : undefined;
}
