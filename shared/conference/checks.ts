import type { RoomId } from '../kit/ids.ts';
import type { Office } from './seating.ts';
import type { Me, Refusal, Slices, View } from './kinds.ts';

/** Small questions that many acts ask first. Each answers with the refusal, or with nothing when all is well. */

/** Longest name of a person, in characters. */
export const nameMax = 40;
/** Longest title of a conference, in characters. */
export const titleMax = 80;
/** Longest reason given with a proposal, in characters. */
export const reasonMax = 200;
/** Longest headline of a proposal, in characters. */
export const headlineMax = 80;
/** Longest text that one amendment may put in, in characters. */
export const insertMax = 2000;

/** A record's own entry, never one that it inherits (`__proto__`, `constructor`). */
export function entry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** An act of the server itself: a deadline, somebody at the door. */
export const systemOnly = (me: Me): Refusal | undefined =>
  me.seat === 'system' ? undefined : { code: 'seat.systemOnly' };

/** An act of whoever runs the conference. */
export const facilitatorOnly = (me: Me): Refusal | undefined =>
  me.facilitator ? undefined : { code: 'seat.facilitatorOnly' };

/** Not in the lobby any more, not yet closed. */
export function inSession(own: View): Refusal | undefined {
  const { phase } = own.public;
  if (phase.p === 'lobby') return { code: 'phase.lobby' };
  if (phase.p === 'closed') return { code: 'phase.closed' };
  return undefined;
}

/** In the lobby or in session. */
export const notClosed = (own: View): Refusal | undefined =>
  own.public.phase.p === 'closed' ? { code: 'phase.closed' } : undefined;

/** In session, and the clock runs: nothing of the conference is decided during a pause. */
export function running(own: View): Refusal | undefined {
  return inSession(own) ?? (own.public.clock.c === 'held' ? { code: 'clock.paused' } : undefined);
}

/** The room as the seat may see it. */
export const roomOf = (own: View, room: RoomId): Slices['room'] | undefined => entry(own.room, room);

/** Inside a room, by what the room itself knows; the plenary is open to all. */
export function insideOnly(own: View, me: Me, room: RoomId): Refusal | undefined {
  if (room === own.public.plenary && room !== '') return undefined;
  const inside = roomOf(own, room)?.inside ?? {};
  return entry(inside, me.seat) === undefined ? { code: 'seat.notInside' } : undefined;
}

/** Inside the room, at its desk: the chair or an officer. P1.1 */
export const chairOnly = (own: View, me: Me, room: RoomId): Refusal | undefined =>
  insideOnly(own, me, room) ?? (presides(own, me, room) ? undefined : { code: 'seat.chairOnly' });

/** Sits at a room's desk: the chair, or whoever was appointed to share it. */
const presides = (own: View, me: Me, room: RoomId): boolean => {
  const slice = roomOf(own, room);
  return slice?.chair === me.seat || entry(slice?.officers ?? {}, me.seat) !== undefined;
};

/** Under which office an act at the desk goes on the record; a facilitator is the plenary's secretary. */
export function officeOf(own: View, me: Me, room: RoomId): Office {
  const slice = roomOf(own, room);
  if (slice?.chair === me.seat) return 'chair';
  return entry(slice?.officers ?? {}, me.seat) ?? (me.facilitator ? 'secretary' : 'chair');
}

/** A delegate of an accredited delegation who is inside the room. P2.1 */
export function delegateOnly(own: View, me: Me, room: RoomId): Refusal | undefined {
  const outside = insideOnly(own, me, room);
  if (outside) return outside;
  if (me.delegation === null) return { code: 'seat.delegateOnly' };
  if (!entry(own.public.delegations, me.delegation)?.accredited) return { code: 'delegation.notAccredited' };
  return undefined;
}

/** A ballot is not interrupted. P2.10 */
export function noBallot(own: View, room: RoomId): Refusal | undefined {
  return roomOf(own, room)?.ballot ? { code: 'ballot.open' } : undefined;
}

/** While the chair waits for objections, nothing else is decided. P4.1 */
export function noQuestion(own: View, room: RoomId): Refusal | undefined {
  return roomOf(own, room)?.question ? { code: 'question.open' } : undefined;
}

/** A name as a person typed it: shown as it is, so it may hold no markup and nothing that cannot be seen. */
export function checkName(name: string): Refusal | undefined {
  const trimmed = name.trim();
  if (trimmed === '') return { code: 'name.empty' };
  if (Array.from(trimmed).length > nameMax) return { code: 'name.tooLong', params: { max: nameMax } };
  if (/[<>]/.test(trimmed)) return { code: 'name.markup' };
  // The two joiners shape letters in Persian and Indic names; every other invisible sign is refused.
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u.test(trimmed)) return { code: 'name.control' };
  // Fillers, joiners and lone marks draw nothing: who is called that has no name on anybody's screen.
  if (/^[\p{Default_Ignorable_Code_Point}\p{M}\p{Z}\u2800]*$/u.test(trimmed)) return { code: 'name.empty' };
  return undefined;
}

/** A title that says something, of at most `titleMax` characters. */
export function checkTitle(title: string): Refusal | undefined {
  const trimmed = title.trim();
  if (trimmed === '') return { code: 'title.empty' };
  if (Array.from(trimmed).length > titleMax) return { code: 'title.tooLong', params: { max: titleMax } };
  return undefined;
}

/** The chair of a room, or a facilitator, who is the plenary's secretary. */
export const isDesk = (own: View, me: Me, room: RoomId): boolean =>
  presides(own, me, room) || (me.facilitator && room === own.public.plenary);

/** Inside the room, at its desk; in the plenary the facilitator too. */
export const deskOnly = (own: View, me: Me, room: RoomId): Refusal | undefined =>
  insideOnly(own, me, room) ?? (isDesk(own, me, room) ? undefined : { code: 'seat.chairOnly' });

/** A person whom the facilitator has stopped speaks and proposes no more until let go on. */
export const notMuted = (own: View, me: Me): Refusal | undefined =>
  me.seat !== 'system' && entry(own.seat, me.seat)?.muted ? { code: 'person.muted' } : undefined;

/** During a break the floor is closed; drafting goes on. */
export const noBreak = (own: View, room: RoomId): Refusal | undefined =>
  roomOf(own, room)?.pause ? { code: 'break.on' } : undefined;

/** A line of at most `max` characters, counted as people see them. */
export const tooLong = (text: string, max: number): Refusal | undefined =>
  Array.from(text).length > max ? { code: 'line.tooLong', params: { max } } : undefined;

/** The first refusal of a row of questions asked in order. */
export function first(...answers: readonly (Refusal | undefined)[]): Refusal | undefined {
  return answers.find((a) => a !== undefined);
}

/** An act at a room's desk: in session, and by whoever sits there or by the facilitator. */
export const deskActs = (own: View, me: Me, room: RoomId): Refusal | undefined =>
  first(running(own), deskOnly(own, me, room));

/** The chair decides something for the room: nothing else is being decided meanwhile. P2.10, P4.1 */
export const chairDecides = (own: View, me: Me, room: RoomId): Refusal | undefined =>
  first(running(own), chairOnly(own, me, room), noBallot(own, room), noQuestion(own, room));

/** A delegation says or submits something: in session, from inside the room, and not stopped. */
export const delegateActs = (own: View, me: Me, room: RoomId): Refusal | undefined =>
  first(running(own), delegateOnly(own, me, room), notMuted(own, me));
