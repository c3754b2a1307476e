import { adoptionBlank, adoptionPublic, adoptionRoom } from './adoption.ts';
import { autoChairBlank, autoChairRoom } from './autoChair.ts';
import { ballotBlank, ballotDelegation, ballotRoom } from './ballots.ts';
import { bellBlank, bellPublic } from './bell.ts';
import { bracketBlank, bracketRoom } from './brackets.ts';
import { breakBlank, breakRoom } from './breaks.ts';
import { chairTextBlank, chairTextDesk, chairTextRoom } from './chairText.ts';
import { clockBlank, clockPublic } from './clock.ts';
import { doorsBlank, doorsConsole, doorsDelegation, doorsPublic, doorsRoom, doorsSeat } from './doors.ts';
import { floorBlank, floorRoom } from './floor.ts';
import type { Events, Evolvers, Kind, Slices } from './kinds.ts';
import { leftOutRoom } from './leftOut.ts';
import { levelsBlank, levelsPublic } from './levels.ts';
import { linesBlank, linesRoom } from './lines.ts';
import { moderationBlank, moderationConsole, moderationSeat } from './moderation.ts';
import { needsBlank, needsDesk } from './needs.ts';
import { noticesBlank, noticesConsole, noticesPublic, noticesRoom } from './notices.ts';
import { openingDelegation, openingPublic, openingRoom } from './opening.ts';
import { presenceConsole, presencePublic } from './presence.ts';
import { proposalsBlank, proposalsRoom } from './proposals.ts';
import { readingBlank, readingRoom } from './reading.ts';
import { roomsRoom } from './rooms.ts';
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
    ...settlingRoom,
    ...suggestionsRoom,
    ...chairTextRoom,
  },
  delegation: { ...openingDelegation, ...doorsDelegation, ...ballotDelegation, ...sheetsDelegation },
  desk: { ...needsDesk, ...chairTextDesk },
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
    ...settlingBlank,
    ...suggestionsBlank,
    ...chairTextBlank.room,
  },
  delegation: { ...doorsBlank.delegation, ...ballotBlank.delegation, ...sheetsBlank },
  desk: { ...needsBlank, ...chairTextBlank.desk },
  console: { ...doorsBlank.console, ...moderationBlank.console, ...noticesBlank.console },
  seat: { ...doorsBlank.seat, ...moderationBlank.seat },
};
