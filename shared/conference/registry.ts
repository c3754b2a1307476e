import { adoption } from './adoption.ts';
import { autoChair } from './autoChair.ts';
import { ballots } from './ballots.ts';
import { bell } from './bell.ts';
import { breaks } from './breaks.ts';
import { chairText } from './chairText.ts';
import { clock } from './clock.ts';
import { consultations } from './consultations.ts';
import { doors } from './doors.ts';
import { floor } from './floor.ts';
import { gavel } from './gavel.ts';
import { invitations } from './invitations.ts';
import type { Concern } from './kinds.ts';
import { leftOut } from './leftOut.ts';
import { levels } from './levels.ts';
import { lines } from './lines.ts';
import { moderation } from './moderation.ts';
import { needs } from './needs.ts';
import { notices } from './notices.ts';
import { objections } from './objections.ts';
import { opening } from './opening.ts';
import { presence } from './presence.ts';
import { proposals } from './proposals.ts';
import { reading } from './reading.ts';
import { rooms } from './rooms.ts';
import { seating } from './seating.ts';
import { sheets } from './sheets.ts';
import { settling } from './settling.ts';
import { suggestions } from './suggestions.ts';
import { textActs } from './textActs.ts';

/** One line per concern. What is missing here does not compile. */

/** The concerns, in the order in which they are told that a seat leaves a room: the door comes last. */
export const concerns = [
  opening,
  doors,
  seating,
  presence,
  clock,
  floor,
  reading,
  gavel,
  objections,
  proposals,
  invitations,
  sheets,
  textActs,
  consultations,
  settling,
  suggestions,
  chairText,
  ballots,
  adoption,
  leftOut,
  bell,
  breaks,
  lines,
  levels,
  needs,
  notices,
  moderation,
  autoChair,
  rooms,
] as const satisfies readonly Concern<never>[];
