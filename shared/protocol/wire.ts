import * as v from 'valibot';
import { bellMax, bellMin } from '../conference/bell.ts';
import type { AnyEvent } from '../conference/kinds.ts';
import type { HumanText } from '../kit/human.ts';
import type { Epoch, SeatId, SheetId, WallMs } from '../kit/ids.ts';
import type { Group, OrderOfPlay, PeopleRange } from '../scenario/lesson.ts';
import type { DelegationInfo } from '../scenario/scenario.ts';
import type { Envelope } from './commands.ts';
import type { Explained } from './explain.ts';
import type { DraftTyped, ScreenDraft } from './screenDraft.ts';
import type { OpenedSheet, SheetAsked, SheetNews, SheetWritten } from './sheet.ts';

/** What crosses the wire by socket and by HTTP: the forms of messages, typed once for both sides. */

/** Largest message that a client may send, in bytes of JSON. */
export const messageMax = 16_384;

/** Words that references in a message stand for; `null` where they were erased. */
export type Said = Readonly<Record<string, HumanText | null>>;

/** What one audience learns. A cursor is a link, not a number: `after` must be the one held, or the client resumes. */
export type Part =
  | {
      readonly a: string;
      readonly after: string;
      readonly cursor: string;
      readonly ev: readonly AnyEvent[];
      readonly said: Said;
    }
  /** A slice as it stands, for a new membership or when the tail cannot be told. */
  | { readonly a: string; readonly epoch: Epoch; readonly cursor: string; readonly fresh: unknown; readonly said: Said }
  /** A membership that ended; `last` is the slice as it stood, when the client may not hold it. */
  | { readonly a: string; readonly gone: Epoch; readonly last?: unknown; readonly said?: Said };

/** An array is one seat's change of audiences: lost, kept, gained, applied as one. */
export type Frame = Part | readonly Part[];

export type Ack = { readonly ok: true } | { readonly no: Explained };

/** What a client holds, told at the handshake: audience → membership and cursor. */
export type Held = Readonly<Record<string, { readonly epoch: Epoch; readonly cursor: string }>>;

export const handshake = v.strictObject({
  protocol: v.number(),
  token: v.pipe(v.string(), v.minLength(16), v.maxLength(200)),
  held: v.record(
    v.pipe(v.string(), v.maxLength(120)),
    v.strictObject({ epoch: v.pipe(v.string(), v.maxLength(80)), cursor: v.pipe(v.string(), v.maxLength(80)) }),
  ),
});
export type Handshake = v.InferOutput<typeof handshake>;

/** The first message after the handshake: who the client is, and the frame that brings it up to date. */
export interface Welcome {
  readonly seat: SeatId;
  readonly wall: WallMs;
  readonly frame: readonly Part[];
}

/** Why the server ends a connection for good; the client does not try again. */
export type Farewell = 'seatMoved' | 'tokenUnknown' | 'reload';

export interface ServerToClient {
  welcome: (welcome: Welcome) => void;
  frame: (frame: Frame) => void;
  farewell: (why: Farewell) => void;
  /** To those who have the sheet open, and to nobody else. */
  sheet: (news: SheetNews) => void;
  /** To those who follow the big screen: the desk's words as they are typed; `null` when nothing is shown any more. */
  draft: (shown: ScreenDraft | null) => void;
}

export interface ClientToServer {
  act: (envelope: Envelope, answer: (ack: Ack) => void) => void;
  /** Asks for everything anew from the cursors held. */
  resume: (held: Held, answer: (frame: readonly Part[]) => void) => void;
  /** Asks for the server's wall clock, to tell the offset of one's own. */
  clock: (answer: (wall: WallMs) => void) => void;
  /** Opens a sheet of one's own delegation, also again after the line was lost. */
  openSheet: (asked: SheetAsked, answer: (got: OpenedSheet) => void) => void;
  /** Answered when the words are on the server's disk. */
  writeSheet: (written: SheetWritten, answer: (ack: Ack) => void) => void;
  leaveSheet: (sheet: SheetId) => void;
  /** Follows the big screen until the line ends; what is shown now comes at once. */
  watchDraft: () => void;
  /** Shows the big screen the desk's words as they are; `null` takes them off. */
  showDraft: (typed: DraftTyped | null, answer: (ack: Ack) => void) => void;
}

// HTTP. Every answer that is not 200 carries `{ no: Explained }`.

const lang = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/));
/** Longer than any name that is accepted, so that the rules can say what is wrong with it. */
const words = v.pipe(v.string(), v.maxLength(400));

/** GET /api/scenarios */
export interface ScenarioCard {
  readonly id: string;
  readonly lang: string;
  readonly name: string;
  readonly blurb: string;
  readonly about: string;
  readonly minutes: number;
  readonly delegations: readonly DelegationInfo[];
  readonly provisions: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly gloss: string;
  }[];
  /** How many people it is meant for, when it says so. */
  readonly people: PeopleRange | null;
  readonly groups: readonly Group[];
  readonly orders: readonly OrderOfPlay[];
  readonly ruleSet: { readonly id: string; readonly speakingSeconds: number; readonly levels: readonly string[] };
}

/** POST /api/conferences; without `minutes` nothing presses, without `autoChair` a person chairs. */
export const createRequest = v.strictObject({
  scenario: words,
  title: words,
  name: words,
  lang,
  minutes: v.optional(v.nullable(v.pipe(v.number(), v.minValue(bellMin), v.maxValue(bellMax))), null),
  autoChair: v.optional(v.boolean(), false),
});
export type CreateRequest = v.InferInput<typeof createRequest>;
export interface Created {
  readonly code: string;
  readonly seat: SeatId;
  readonly token: string;
}

/** GET /api/join/:code, for whoever stands at the door */
export interface Doorplate {
  readonly code: string;
  readonly title: HumanText;
  readonly scenario: { readonly id: string; readonly name: string; readonly lang: string; readonly minutes: number };
  readonly phase: 'lobby' | 'session' | 'closed';
  readonly groups: readonly Group[];
  readonly delegations: readonly {
    readonly info: DelegationInfo;
    readonly free: number;
  }[];
  /** The address that other machines reach, for links and QR codes: `http://192.0.2.14:4000`. */
  readonly address: string;
}

/** POST /api/join/:code */
export const joinRequest = v.strictObject({
  name: words,
  lang,
  wants: v.nullable(v.pipe(v.string(), v.maxLength(20))),
});
export type JoinRequest = v.InferOutput<typeof joinRequest>;
export interface Joined {
  readonly seat: SeatId;
  readonly token: string;
}

/** POST /api/seat/link with the seat's own token, or a facilitator's and another seat: a link that works once. */
export const linkRequest = v.strictObject({
  seat: v.nullable(v.pipe(v.string(), v.maxLength(80))),
  /** For a facilitator's own seat: the devices that hold it go on. A phone beside the laptop with the big screen. */
  stays: v.optional(v.boolean(), false),
});
export type LinkRequest = v.InferInput<typeof linkRequest>;
export interface SeatLink {
  /** `http://192.0.2.14:4000/s/ABCD2345`, good for `minutes`. Until it is used the old device goes on. */
  readonly url: string;
  readonly minutes: number;
}

/** POST /api/seat/redeem: the code of a link becomes a token; other devices of that seat are let go. */
export const redeemRequest = v.strictObject({ code: v.pipe(v.string(), v.maxLength(60)) });
export type RedeemRequest = v.InferOutput<typeof redeemRequest>;
export interface Redeemed {
  readonly code: string;
  readonly seat: SeatId;
  readonly token: string;
}

/** POST /api/rehearse: a conference for one person, with automatic seats in the other delegations. */
export const rehearseRequest = v.strictObject({
  name: words,
  lang,
  wants: v.nullable(v.pipe(v.string(), v.maxLength(20))),
});
export type RehearseRequest = v.InferOutput<typeof rehearseRequest>;
/** The seat in a delegation, and the console of the same rehearsal. */
export interface Rehearsed extends Redeemed {
  readonly facilitator: { readonly seat: SeatId; readonly token: string };
}

// The facilitator's desk: what is no event of the conference. All with the facilitator's token.

/** GET /api/desk */
export interface DeskFacts {
  readonly code: string;
  /** The address that other machines reach, for links and QR codes. */
  readonly address: string;
  /** Browsers other than the facilitators' own that reached this server since it started; as far as it can tell them apart. */
  readonly reached: number;
  /** Those of them that opened this conference's door. */
  readonly atDoor: number;
  /** When each seat last did something, since the server started. */
  readonly lastActs: Readonly<Record<SeatId, WallMs>>;
  /** The server's clock now. */
  readonly wall: WallMs;
  /** Days after the end until people's names and sentences are destroyed. */
  readonly keepDays: number;
}

/** POST /api/desk/fill: automatic seats for a delegation, or with `null` for each that nobody holds. */
export const fillRequest = v.strictObject({ delegation: v.nullable(v.pipe(v.string(), v.maxLength(20))) });
export type FillRequest = v.InferOutput<typeof fillRequest>;
export interface Filled {
  readonly seats: number;
}

/** POST /api/desk/code: another join code; the old one is refused from now on. */
export interface NewCode {
  readonly code: string;
}

/** POST /api/desk/erase: the whole conference is destroyed. `code` is its join code, typed so that it is meant. */
export const eraseRequest = v.strictObject({ code: v.pipe(v.string(), v.maxLength(60)) });
export type EraseRequest = v.InferOutput<typeof eraseRequest>;
export interface Erased {
  readonly erased: true;
}

/**
 * GET /api/desk/export: all that is kept of a conference, in order. Until it is over, only what facilitators read anyway.
 * `said` gives the words that references stand for; `null` where they were erased.
 */
export interface Exported {
  readonly code: string;
  readonly created: WallMs;
  readonly exported: WallMs;
  readonly whole: boolean;
  readonly events: readonly {
    readonly number: number;
    readonly at: WallMs;
    readonly audience: string;
    readonly event: AnyEvent;
  }[];
  readonly said: Said;
}
