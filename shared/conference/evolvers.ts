import { adoptionBlank, adoptionPublic, adoptionRoom } from './adoption.ts';
import { autoChairBlank, autoChairRoom } from './autoChair.ts';
import { ballotBlank, ballotDelegation, ballotRoom } from './ballots.ts';
import { bellBlank, bellPublic } from './bell.ts';
import { bracketBlank, bracketRoom } from './brackets.ts';
import { breakBlank, breakRoom } from './breaks.ts';
import { chairTextBlank, chairTextDesk, chairTextRoom } from './chairText.ts';
import { clockBlank, clockPublic } from './clock.ts';
import { doorsBlank, doorsConsole, doorsPublic } from './doors.ts';
import { floorBlank, floorRoom } from './floor.ts';
import { gavelBlank, gavelRoom } from './gavel.ts';
import { invitationsRoom } from './invitations.ts';
import type { Events, Evolvers, Kind, Slices } from './kinds.ts';
import { leftOutRoom } from './leftOut.ts';
import { levelsBlank, levelsPublic } from './levels.ts';
import { linesBlank, linesRoom } from './lines.ts';
import { moderationBlank, moderationConsole, moderationSeat } from './moderation.ts';
import { needsBlank, needsDesk } from './needs.ts';
import { noticesBlank, noticesConsole, noticesPublic, noticesRoom } from './notices.ts';
import { objectionsBlank, objectionsRoom } from './objections.ts';
import { openingBlank, openingDelegation, openingPublic, openingRoom } from './opening.ts';
import { presenceConsole, presencePublic } from './presence.ts';
import { proposalsBlank, proposalsRoom } from './proposals.ts';
import { provisionsBlank } from './provisions.ts';
import { readingBlank, readingRoom } from './reading.ts';
import { roomsBlank, roomsRoom } from './rooms.ts';
import { seatingBlank, seatingConsole, seatingDelegation, seatingPublic, seatingRoom, seatingSeat } from './seating.ts';
import { sheetsBlank, sheetsDelegation } from './sheets.ts';
import { settlingBlank, settlingRoom } from './settling.ts';
import { suggestionsBlank, suggestionsRoom } from './suggestions.ts';
import { textRoom } from './textActs.ts';

/** What each concern adds to the slices. What is missing here does not compile. */

/** How each event changes the slice of its audience. */
export const evolvers: { readonly [K in Kind]: Evolvers<Slices[K], Events[K]> } = {
  public: {
    ...openingPublic,
    ...doorsPublic,
    ...seatingPublic,
    ...presencePublic,
    ...clockPublic,
    ...adoptionPublic,
    ...bellPublic,
    ...levelsPublic,
    ...noticesPublic,
  },
  room: {
    ...openingRoom,
    ...seatingRoom,
    ...roomsRoom,
    ...floorRoom,
    ...readingRoom,
    ...gavelRoom,
    ...objectionsRoom,
    ...proposalsRoom,
    ...invitationsRoom,
    ...bracketRoom,
    ...textRoom,
    ...ballotRoom,
    ...adoptionRoom,
    ...leftOutRoom,
    ...breakRoom,
    ...autoChairRoom,
    ...linesRoom,
    ...noticesRoom,
    ...settlingRoom,
    ...suggestionsRoom,
    ...chairTextRoom,
  },
  delegation: { ...openingDelegation, ...seatingDelegation, ...ballotDelegation, ...sheetsDelegation },
  desk: { ...needsDesk, ...chairTextDesk },
  console: { ...doorsConsole, ...seatingConsole, ...presenceConsole, ...moderationConsole, ...noticesConsole },
  seat: { ...seatingSeat, ...moderationSeat },
};

/** Each kind of slice before its first event. */
export const blank: { readonly [K in Kind]: Slices[K] } = {
  public: { ...openingBlank.public, ...clockBlank, ...bellBlank, ...levelsBlank, ...noticesBlank.public },
  room: {
    ...seatingBlank.room,
    ...roomsBlank,
    ...floorBlank,
    ...provisionsBlank,
    ...readingBlank,
    ...gavelBlank,
    ...objectionsBlank,
    ...proposalsBlank,
    ...bracketBlank,
    ...ballotBlank.room,
    ...adoptionBlank,
    ...breakBlank,
    ...autoChairBlank,
    ...linesBlank,
    ...noticesBlank.room,
    ...settlingBlank,
    ...suggestionsBlank,
    ...chairTextBlank.room,
  },
  delegation: { ...openingBlank.delegation, ...seatingBlank.delegation, ...ballotBlank.delegation, ...sheetsBlank },
  desk: { ...needsBlank, ...chairTextBlank.desk },
  console: { ...doorsBlank, ...seatingBlank.console, ...moderationBlank.console, ...noticesBlank.console },
  seat: { ...seatingBlank.seat, ...moderationBlank.seat },
};
