import { entry } from '../../../shared/conference/checks.ts';
import type { Command, View } from '../../../shared/conference/kinds.ts';
import { stepAtHand, stepReasons } from '../../../shared/conference/nextStep.ts';
import type { RoomId } from '../../../shared/kit/ids.ts';
import type { Rng } from '../../../shared/kit/rng.ts';
import { levelsOf } from '../../../shared/rules/levels.ts';
import { oneOf } from './acts.ts';

/** What a lesson adds to a conference: acts that somebody could think of now, possible or not. */
export function lessonActs(state: View, codes: readonly string[], rng: Rng): readonly Command[] {
  const person = (): string => oneOf(Object.keys(state.console?.persons ?? {}), rng) ?? 'nobody';
  const { ruleSet, rooms } = state.public;
  const text = oneOf(said, rng) ?? '';
  return [
    { c: 'raisePlate', up: true },
    { c: 'raisePlate', up: false },
    { c: 'dismissAutomatic', delegation: rng.next(2) === 0 ? null : (oneOf(codes, rng) ?? null) },
    { c: 'setBell', minutes: [null, 0, 1, 4, 12, 600][rng.next(6)] ?? null },
    ...levelsOf(ruleSet).map((l): Command => ({ c: 'setLevel', level: l.id })),
    { c: 'setLevel', level: 'orbit' },
    { c: 'mute', person: person(), muted: true },
    { c: 'mute', person: person(), muted: false },
    { c: 'rename', person: person(), name: oneOf(['Cleo', '', '<i>'], rng) ?? '', lang: 'en' },
    { c: 'removePerson', person: person() },
    { c: 'erasePerson', person: person() },
    { c: 'report', about: rng.next(2) === 0 ? null : (oneOf(codes, rng) ?? null), text, lang: 'en' },
    { c: 'closeReport', id: oneOf(state.console?.reports ?? [], rng)?.id ?? 'none' },
    { c: 'clearWaiting' },
    { c: 'announce', text, lang: 'en' },
    { c: 'inject', id: oneOf(state.console?.injects ?? [], rng)?.id ?? 'none' },
    { c: 'openBriefs' },
    ...Object.keys(rooms).flatMap((room) => lessonActsIn(state, room, text, rng)),
  ];
}

const said = ['We can live with it.', ' We cannot. ', '', 'z'.repeat(301)];
const calls = [null, 'https://call.example/room', 'javascript:alert(1)', 'call me'];

function lessonActsIn(state: View, room: RoomId, text: string, rng: Rng): readonly Command[] {
  const s = entry(state.room, room);
  const turn = s?.floor.speaking?.turn ?? oneOf(s?.floor.statements ?? [], rng)?.turn ?? 'none';
  const provision = (): string => oneOf(s?.provisions ?? [], rng)?.id ?? 'none';
  const why = stepAtHand(state, room)?.why ?? oneOf(stepReasons, rng) ?? 'openNext';
  return [
    { c: 'startBreak', room, minutes: [1, 2, 30, 31, 0][rng.next(5)] ?? 1 },
    { c: 'endBreak', room },
    // Seldom: what is left out is neither ruled on nor voted on.
    ...(rng.next(24) === 0 ? [{ c: 'leaveOut', room, provision: provision() } as const] : []),
    { c: 'tapNeed', room, need: 'moment' },
    { c: 'tapNeed', room, need: 'unclear' },
    { c: 'summarise', room, turn, text, lang: 'en' },
    { c: 'giveVerdict', room, can: rng.next(2) === 0, text, lang: 'en' },
    { c: 'setAutoChair', room, on: true },
    { c: 'setAutoChair', room, on: false },
    { c: 'takeStep', room, why },
    { c: 'setCall', room, url: oneOf(calls, rng) ?? null },
  ];
}

/** Well-formed and senseless, and what only the system may do. */
export const senselessLessonActs = (room: RoomId, id: () => string, number: number): readonly Command[] => [
  { c: 'setBell', minutes: number },
  { c: 'setLevel', level: id() },
  { c: 'mute', person: id(), muted: true },
  { c: 'rename', person: id(), name: id(), lang: id() },
  { c: 'removePerson', person: id() },
  { c: 'erasePerson', person: id() },
  { c: 'report', about: id(), text: id(), lang: id() },
  { c: 'closeReport', id: id() },
  { c: 'inject', id: id() },
  { c: 'setCall', room: id(), url: id() },
  { c: 'dismissAutomatic', delegation: id() },
  { c: 'startBreak', room, minutes: number },
  { c: 'endBreak', room },
  { c: 'leaveOut', room, provision: id() },
  { c: 'tapNeed', room, need: 'moment' },
  { c: 'summarise', room, turn: id(), text: id(), lang: id() },
  { c: 'giveVerdict', room, can: true, text: id(), lang: id() },
  { c: 'setAutoChair', room, on: true },
  { c: 'takeStep', room, why: 'endVote' },
  { c: 'bellRings' },
  { c: 'lastCall' },
  { c: 'breakOver', room, until: number },
  { c: 'autoStep', room, id: id() },
];
