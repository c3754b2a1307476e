import type { HumanText, Ref } from '../kit/human.ts';
import type { ConferenceMs, DelegationCode, Epoch, PersonId, RoomId, SeatId, WallMs } from '../kit/ids.ts';
import type { AdoptionCommand, AdoptionEvent, AdoptionPublicEvent, AdoptionRoom } from './adoption.ts';
import type { AutoChairCommand, AutoChairEvent, AutoChairRoom } from './autoChair.ts';
import type { BallotCommand, BallotDelegation, BallotDelegationEvent, BallotEvent, BallotRoom } from './ballots.ts';
import type { BellCommand, BellEvent, BellPublic } from './bell.ts';
import type { BracketEvent, BracketRoom } from './brackets.ts';
import type { BreakCommand, BreakEvent, BreakRoom } from './breaks.ts';
import type {
  ChairTextCommand,
  ChairTextDesk,
  ChairTextDeskEvent,
  ChairTextRoom,
  ChairTextRoomEvent,
} from './chairText.ts';
import type { ClockCommand, ClockEvent, ClockPublic } from './clock.ts';
import type { ConsultationCommand } from './consultations.ts';
import type { DoorsCommand, DoorsConsole, DoorsConsoleEvent, DoorsPublicEvent } from './doors.ts';
import type { FloorCommand, FloorEvent, FloorRoom } from './floor.ts';
import type { GavelCommand, GavelEvent, GavelRoom } from './gavel.ts';
import type { InvitationCommand, InvitationEvent } from './invitations.ts';
import type { LeftOutCommand, LeftOutEvent } from './leftOut.ts';
import type { LevelCommand, LevelEvent, LevelsPublic } from './levels.ts';
import type { LinesCommand, LinesEvent, LinesRoom } from './lines.ts';
import type {
  ModerationCommand,
  ModerationConsole,
  ModerationConsoleEvent,
  ModerationSeat,
  ModerationSeatEvent,
} from './moderation.ts';
import type { NeedCommand, NeedEvent, NeedsDesk } from './needs.ts';
import type {
  NoticeCommand,
  NoticeConsoleEvent,
  NoticePublicEvent,
  NoticeRoomEvent,
  NoticesConsole,
  NoticesPublic,
  NoticesRoom,
} from './notices.ts';
import type { ObjectionCommand, ObjectionEvent, ObjectionsRoom } from './objections.ts';
import type {
  OpeningCommand,
  OpeningDelegation,
  OpeningDelegationEvent,
  OpeningPublic,
  OpeningPublicEvent,
  OpeningRoomEvent,
} from './opening.ts';
import type { PresenceCommand, PresenceConsoleEvent, PresencePublicEvent } from './presence.ts';
import type { ProposalCommand, ProposalEvent, ProposalRoom } from './proposals.ts';
import type { ProvisionRoom } from './provisions.ts';
import type { ReadingCommand, ReadingEvent, ReadingRoom } from './reading.ts';
import type { RefusalCode } from './refusals.ts';
import type { RoomCommand, RoomEvent, RoomsRoom } from './rooms.ts';
import type {
  SeatingCommand,
  SeatingConsole,
  SeatingConsoleEvent,
  SeatingDelegation,
  SeatingDelegationEvent,
  SeatingPublicEvent,
  SeatingRoom,
  SeatingRoomEvent,
  SeatingSeat,
  SeatingSeatEvent,
} from './seating.ts';
import type { SheetCommand, SheetEvent, SheetsDelegation } from './sheets.ts';
import type { SettlingCommand, SettlingEvent, SettlingRoom } from './settling.ts';
import type { SuggestionCommand, SuggestionEvent, SuggestionsRoom } from './suggestions.ts';
import type { TextCommand, TextEvent } from './textActs.ts';

/** The only list of slice kinds. Each concern owns its part of a slice and its events. */
export interface Slices {
  public: OpeningPublic & ClockPublic & BellPublic & LevelsPublic & NoticesPublic;
  room: SeatingRoom &
    RoomsRoom &
    FloorRoom &
    ProvisionRoom &
    ReadingRoom &
    GavelRoom &
    ObjectionsRoom &
    BracketRoom &
    ProposalRoom &
    BallotRoom &
    AdoptionRoom &
    BreakRoom &
    AutoChairRoom &
    LinesRoom &
    NoticesRoom &
    SettlingRoom &
    SuggestionsRoom &
    ChairTextRoom;
  delegation: OpeningDelegation & SeatingDelegation & BallotDelegation & SheetsDelegation;
  /** What a room's chair and secretary know beside the room. */
  desk: NeedsDesk & ChairTextDesk;
  console: DoorsConsole & SeatingConsole & ModerationConsole & NoticesConsole;
  seat: SeatingSeat & ModerationSeat;
}

export interface Events {
  public:
    | OpeningPublicEvent
    | DoorsPublicEvent
    | SeatingPublicEvent
    | PresencePublicEvent
    | ClockEvent
    | AdoptionPublicEvent
    | BellEvent
    | LevelEvent
    | NoticePublicEvent;
  room:
    | OpeningRoomEvent
    | SeatingRoomEvent
    | RoomEvent
    | FloorEvent
    | ReadingEvent
    | GavelEvent
    | ObjectionEvent
    | ProposalEvent
    | InvitationEvent
    | BracketEvent
    | TextEvent
    | BallotEvent
    | AdoptionEvent
    | LeftOutEvent
    | BreakEvent
    | AutoChairEvent
    | LinesEvent
    | NoticeRoomEvent
    | SettlingEvent
    | SuggestionEvent
    | ChairTextRoomEvent;
  delegation: OpeningDelegationEvent | SeatingDelegationEvent | BallotDelegationEvent | SheetEvent;
  desk: NeedEvent | ChairTextDeskEvent;
  console: DoorsConsoleEvent | SeatingConsoleEvent | PresenceConsoleEvent | ModerationConsoleEvent | NoticeConsoleEvent;
  seat: SeatingSeatEvent | ModerationSeatEvent;
}

export type Command =
  | OpeningCommand
  | DoorsCommand
  | SeatingCommand
  | PresenceCommand
  | RoomCommand
  | ClockCommand
  | FloorCommand
  | ReadingCommand
  | GavelCommand
  | ObjectionCommand
  | ProposalCommand
  | InvitationCommand
  | SheetCommand
  | TextCommand
  | ConsultationCommand
  | BallotCommand
  | AdoptionCommand
  | LeftOutCommand
  | BellCommand
  | BreakCommand
  | AutoChairCommand
  | LevelCommand
  | LinesCommand
  | ModerationCommand
  | NeedCommand
  | NoticeCommand
  | SettlingCommand
  | SuggestionCommand
  | ChairTextCommand;

export type Kind = keyof Slices;
/** Kinds of which there is one. */
export type Lone = 'public' | 'console';
export type AudienceOf<K extends Kind> = K extends Lone ? K : `${K}:${string}`;
export type Audience = { [K in Kind]: AudienceOf<K> }[Kind];
export type AnyEvent = Events[Kind];
/** An event with the one audience whose slice it changes: a wrong audience does not compile. */
export type Emitted = { [K in Kind]: { readonly to: AudienceOf<K>; readonly e: Events[K] } }[Kind];

type Clash = { [K in Kind]: { [J in Exclude<Kind, K>]: Events[K]['t'] & Events[J]['t'] }[Exclude<Kind, K>] }[Kind];
/**
 * An event type belongs to one kind of slice; two that share a name do not compile.
 * @public
 */
export const oneKindPerEventType: [Clash] extends [never] ? true : Clash = true;

/** State and view have one type; in a view, slices that the seat may not read are missing. */
export type View = {
  readonly [K in Kind]: K extends 'public'
    ? Slices[K]
    : K extends Lone
      ? Slices[K] | undefined
      : Readonly<Record<string, Slices[K]>>;
};

export type Evolvers<S, E extends { t: string }> = { readonly [T in E['t']]: (s: S, e: Extract<E, { t: T }>) => S };

/**
 * Why an act is not possible, as the rules say it: a code, and the values of its sentence. The rule that it rests on and
 * what is possible instead are known of every code (`refusals.ts`); people get them with it (`protocol/explain.ts`).
 */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What the server adds to a command: who acts, when, and fresh names. */
export interface Stamp {
  readonly seat: SeatId | 'system';
  /** The person who holds the seat; whose words they are. `null` for the system. */
  readonly person: PersonId | null;
  readonly now: ConferenceMs;
  readonly wall: WallMs;
  /** How fast conference time runs against the wall; 1 but for rehearsals in fast motion. */
  readonly rate: number;
  /** The n-th fresh, independent, unguessable id of this command. */
  readonly id: (n: number) => string;
}

/** Words of a person that leave the log: sealed with that person's key, known by reference. */
export interface SealedWords {
  readonly ref: string;
  readonly person: PersonId;
  readonly words: HumanText;
}

/** The acting seat as the rules see it. */
export interface Me {
  readonly seat: SeatId | 'system';
  readonly delegation: DelegationCode | null;
  readonly facilitator: boolean;
}

/** The working copy of a conclusion: what was emitted is folded at once, so that the next line sees it. */
export interface Tx {
  readonly state: View;
  readonly stamp: Stamp;
  readonly now: ConferenceMs;
  emit(m: Emitted): void;
  id(): string;
  /** Keeps words out of the log: they are stored sealed, and the reference goes into the event. */
  seal(person: PersonId, words: HumanText): Ref;
  /** Destroys the key of a person's words in the same breath as the commit. */
  forget(person: PersonId): void;
  /** Tells every concern that a seat is about to leave a room: the floor, the list … are freed. */
  left(room: RoomId, seat: SeatId): void;
}

/** `may` reads only what the seat holds; `conclude` cannot refuse. */
export interface Handler<C> {
  may(own: View, me: Me, c: C): Refusal | undefined;
  conclude(tx: Tx, me: Me, c: C): void;
}

/** The next thing that happens by itself. `id` is its own: whoever fires it, it happens once. */
export interface Deadline {
  readonly at: ConferenceMs;
  readonly id: string;
  readonly command: Command;
}

export interface Concern<C extends { c: string }> {
  readonly handlers: { readonly [T in C['c']]: Handler<Extract<C, { c: T }>> };
  due?(state: View): readonly Deadline[];
  left?(tx: Tx, room: RoomId, seat: SeatId): void;
  /** What follows from the new state, whatever command led to it. Asked once, after the conclusion. */
  follow?(tx: Tx): void;
  /** Seats whose audiences this event may change. */
  moves?(m: Emitted): readonly SeatId[];
}

/** A seat's change of audiences in one commit. */
export interface Shift {
  readonly seat: SeatId;
  readonly before: Readonly<Record<string, Epoch>>;
  readonly after: Readonly<Record<string, Epoch>>;
}
