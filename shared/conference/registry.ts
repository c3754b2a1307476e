import { adoption, adoptionBlank, adoptionPublic, adoptionRoom } from './adoption.ts';
import { autoChair, autoChairBlank, autoChairRoom } from './autoChair.ts';
import { ballotBlank, ballotDelegation, ballotRoom, ballots } from './ballots.ts';
import { bell, bellBlank, bellPublic } from './bell.ts';
import { bracketBlank, bracketRoom } from './brackets.ts';
import { breakBlank, breakRoom, breaks } from './breaks.ts';
import { clock, clockBlank, clockPublic } from './clock.ts';
import { consultations } from './consultations.ts';
import { doors, doorsBlank, doorsConsole, doorsDelegation, doorsPublic, doorsRoom, doorsSeat } from './doors.ts';
import { floor, floorBlank, floorRoom } from './floor.ts';
import type { Concern, Events, Evolvers, Kind, Slices } from './kinds.ts';
import { leftOut, leftOutRoom } from './leftOut.ts';
import { levels, levelsBlank, levelsPublic } from './levels.ts';
import { lines, linesBlank, linesRoom } from './lines.ts';
import { moderation, moderationBlank, moderationConsole, moderationSeat } from './moderation.ts';
import { needs, needsBlank, needsDesk } from './needs.ts';
import { notices, noticesBlank, noticesConsole, noticesPublic, noticesRoom } from './notices.ts';
import { opening, openingDelegation, openingPublic, openingRoom } from './opening.ts';
import { presence, presenceConsole, presencePublic } from './presence.ts';
import { proposals, proposalsBlank, proposalsRoom } from './proposals.ts';
import { reading, readingBlank, readingRoom } from './reading.ts';
import { rooms, roomsRoom } from './rooms.ts';
import { sheets, sheetsBlank, sheetsDelegation } from './sheets.ts';
import { textActs, textRoom } from './textActs.ts';

/** One line per concern. What is missing here does not compile. */

/** How each event changes the slice of its audience. */
export const evolvers: { readonly [K in Kind]: Evolvers<Slices[K], Events[K]> } = {
  public: {
    ...openingPublic,
    ...doorsPublic,
    ...presencePublic,
    ...clockPublic,
    ...adoptionPublic,
    ...bellPublic,
    ...levelsPublic,
    ...noticesPublic,
  },
  room: {
    ...openingRoom,
    ...doorsRoom,
    ...roomsRoom,
    ...floorRoom,
    ...readingRoom,
    ...proposalsRoom,
    ...bracketRoom,
    ...textRoom,
    ...ballotRoom,
    ...adoptionRoom,
    ...leftOutRoom,
    ...breakRoom,
    ...autoChairRoom,
    ...linesRoom,
    ...noticesRoom,
  },
  delegation: { ...openingDelegation, ...doorsDelegation, ...ballotDelegation, ...sheetsDelegation },
  desk: needsDesk,
  console: { ...doorsConsole, ...presenceConsole, ...moderationConsole, ...noticesConsole },
  seat: { ...doorsSeat, ...moderationSeat },
};

/** Each kind of slice before its first event. */
export const blank: { readonly [K in Kind]: Slices[K] } = {
  public: { ...doorsBlank.public, ...clockBlank, ...bellBlank, ...levelsBlank, ...noticesBlank.public },
  room: {
    ...doorsBlank.room,
    ...floorBlank,
    ...readingBlank,
    ...proposalsBlank,
    ...bracketBlank,
    ...ballotBlank.room,
    ...adoptionBlank,
    ...breakBlank,
    ...autoChairBlank,
    ...linesBlank,
    ...noticesBlank.room,
  },
  delegation: { ...doorsBlank.delegation, ...ballotBlank.delegation, ...sheetsBlank },
  desk: needsBlank,
  console: { ...doorsBlank.console, ...moderationBlank.console, ...noticesBlank.console },
  seat: { ...doorsBlank.seat, ...moderationBlank.seat },
};

/** The concerns, in the order in which they are told that a seat leaves a room: the door comes last. */
export const concerns = [
  opening,
  doors,
  presence,
  clock,
  floor,
  reading,
  proposals,
  sheets,
  textActs,
  consultations,
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
