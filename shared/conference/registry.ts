import { adoption, adoptionBlank, adoptionPublic, adoptionRoom } from './adoption.ts';
import { ballotBlank, ballotDelegation, ballotRoom, ballots } from './ballots.ts';
import { clock, clockBlank, clockPublic } from './clock.ts';
import { doors, doorsBlank, doorsConsole, doorsDelegation, doorsPublic, doorsRoom, doorsSeat } from './doors.ts';
import { floor, floorBlank, floorRoom } from './floor.ts';
import type { Concern, Events, Evolvers, Kind, Slices } from './kinds.ts';
import { opening, openingDelegation, openingPublic, openingRoom } from './opening.ts';
import { presence, presenceConsole, presencePublic } from './presence.ts';
import { proposals, proposalsBlank, proposalsRoom } from './proposals.ts';
import { reading, readingBlank, readingRoom } from './reading.ts';
import { rooms, roomsRoom } from './rooms.ts';

/** One line per concern. What is missing here does not compile. */

/** How each event changes the slice of its audience. */
export const evolvers: { readonly [K in Kind]: Evolvers<Slices[K], Events[K]> } = {
  public: { ...openingPublic, ...doorsPublic, ...presencePublic, ...clockPublic, ...adoptionPublic },
  room: {
    ...openingRoom,
    ...doorsRoom,
    ...roomsRoom,
    ...floorRoom,
    ...readingRoom,
    ...proposalsRoom,
    ...ballotRoom,
    ...adoptionRoom,
  },
  delegation: { ...openingDelegation, ...doorsDelegation, ...ballotDelegation },
  console: { ...doorsConsole, ...presenceConsole },
  seat: doorsSeat,
};

/** Each kind of slice before its first event. */
export const blank: { readonly [K in Kind]: Slices[K] } = {
  public: { ...doorsBlank.public, ...clockBlank },
  room: {
    ...doorsBlank.room,
    ...floorBlank,
    ...readingBlank,
    ...proposalsBlank,
    ...ballotBlank.room,
    ...adoptionBlank,
  },
  delegation: { ...doorsBlank.delegation, ...ballotBlank.delegation },
  console: doorsBlank.console,
  seat: doorsBlank.seat,
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
  ballots,
  adoption,
  rooms,
] as const satisfies readonly Concern<never>[];
