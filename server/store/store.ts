import type { HumanText } from '../../shared/kit/human.ts';
import type { ConferenceId, ConferenceMs, PersonId, SeatId, SheetId, WallMs } from '../../shared/kit/ids.ts';
import type { Result } from '../../shared/kit/result.ts';

/**
 * One event as it is kept. `seq` counts the rows of a conference from 1, `commit` its commits, `audienceSeq` the
 * rows of one audience; none of the three ever leaves the server. `cursor` is what the wire shows instead.
 * Audience and numbers are stored, never computed again.
 */
export interface Row {
  readonly conference: ConferenceId;
  readonly seq: number;
  readonly commit: number;
  readonly audience: string;
  readonly audienceSeq: number;
  readonly cursor: string;
  readonly type: string;
  readonly version: number;
  readonly at: WallMs;
  readonly payload: string;
}

/** What a seat's command was answered, kept with its events, so that sending it again does nothing again. */
export interface Receipt {
  readonly seat: SeatId;
  readonly command: string;
  /** JSON of the answer. */
  readonly result: string;
}

/** A person's own words or name, on their way to be sealed under that person's key. */
export interface SealedText extends HumanText {
  readonly ref: string;
  readonly person: PersonId;
}

/** Everything that one command, or one deadline, changes. It is on disk whole, or not at all. */
export interface Commit {
  readonly rows: readonly Row[];
  readonly receipt?: Receipt;
  readonly sealed?: readonly SealedText[];
}

/**
 * `conflict`: somebody else wrote first, or one of these rows, receipts or refs is there already.
 * `full`: the disk would not take it (no room, an I/O error, a lock that stayed). Either way nothing was written.
 */
export type Appended = { readonly ok: true } | { readonly ok: false; readonly reason: 'conflict' | 'full' };

/** The last second at which the host of a conference is known to have been alive. */
export interface Beat {
  readonly wall: WallMs;
  readonly at: ConferenceMs;
}

/** The log of every conference: the truth, of which all else is a fold. */
export interface EventStore {
  /**
   * Appends after the row numbered `expected` (0: none yet), all commits or none, and resolves when they are durable.
   * Rejects only what a correct caller never sends: gaps in `seq`, another conference's rows.
   */
  append(conference: ConferenceId, expected: number, commits: readonly Commit[]): Promise<Appended>;
  /** Rows with `seq` greater than `after`, in order. */
  read(conference: ConferenceId, after: number): Promise<readonly Row[]>;
  receipt(conference: ConferenceId, seat: SeatId, command: string): Promise<Receipt | undefined>;
  /** All receipts, in the order in which they were written. */
  receipts(conference: ConferenceId): Promise<readonly Receipt[]>;
  /** Notes that the host lives; false if the disk would not take it, which the next beat may mend. */
  beat(conference: ConferenceId, wall: WallMs, at: ConferenceMs): Promise<boolean>;
  lastBeat(conference: ConferenceId): Promise<Beat | undefined>;
  /** When the last event was written; after the end of a conference, about when that was. */
  lastAt(conference: ConferenceId): Promise<WallMs | undefined>;
  /** Conferences that have at least one row. */
  conferences(): Promise<readonly ConferenceId[]>;
}

/** `closed`: the join code is still known, so that a late comer can be told that the conference is over. */
export type ConferenceStatus = 'open' | 'closed';

/** What is known of a conference before anybody has joined it. */
export interface ConferenceRecord {
  readonly id: ConferenceId;
  readonly code: string;
  readonly status: ConferenceStatus;
  /** The seat that opened the conference, so that its token can be issued anew on the server. */
  readonly facilitator: SeatId;
  readonly created: WallMs;
  /** JSON of what anybody with the code may see; the store does not look into it. */
  readonly settings: string;
}

export type NewConference = Omit<ConferenceRecord, 'code' | 'status'>;

/** Whom a token or a handover code speaks for. */
export interface Held {
  readonly conference: ConferenceId;
  readonly seat: SeatId;
}

/** Writing to the identity tables can fail for one reason only. */
export type Written<T> = Result<T, 'full'>;

/** Join codes, seat tokens and handover codes. Tokens are kept hashed: who copies the file cannot take a seat with it. */
export interface Identity {
  /** Creates a conference under a join code that no other has. */
  create(conference: NewConference): Promise<Written<ConferenceRecord>>;
  /** Looks a typed code up, whatever its case, spaces and hyphens. */
  byCode(typed: string): Promise<ConferenceRecord | undefined>;
  conference(id: ConferenceId): Promise<ConferenceRecord | undefined>;
  setStatus(id: ConferenceId, status: ConferenceStatus): Promise<Written<void>>;
  /** Another join code: the old one is nobody's from now on. */
  setCode(id: ConferenceId): Promise<Written<string>>;
  setSettings(id: ConferenceId, settings: string): Promise<Written<void>>;
  /** A further token for a seat (another device keeps its own). It cannot be read again later. */
  issue(conference: ConferenceId, seat: SeatId): Promise<Written<string>>;
  /** Ends every token and pending handover of a seat and issues one new token. */
  reissue(conference: ConferenceId, seat: SeatId): Promise<Written<string>>;
  seatOf(token: string): Promise<Held | undefined>;
  /** Ends every token and pending handover of a seat; says how many tokens that were. */
  revoke(conference: ConferenceId, seat: SeatId): Promise<Written<number>>;
  /** As `revoke` for every seat of a conference but those named. */
  revokeOthers(conference: ConferenceId, but: readonly SeatId[]): Promise<Written<void>>;
  /** A code to be typed on another device, good once and until the wall time `until`. */
  handover(conference: ConferenceId, seat: SeatId, until: WallMs): Promise<Written<string>>;
  /** Spends a handover code; the caller then issues a token. Nothing for one that is wrong, spent or expired. */
  redeem(typed: string, now: WallMs): Promise<Written<Held | undefined>>;
}

/** Names and free speech, each sealed with a key of the person whose they are; they are written by `append`. */
export interface SealedTexts {
  /** The texts by ref. What is unknown, or whose person was forgotten, is not among them. */
  open(conference: ConferenceId, refs: readonly string[]): Promise<Readonly<Record<string, HumanText>>>;
  /** Destroys a person's key: nothing sealed with it can ever be opened, and no new text is taken for that person. */
  forget(conference: ConferenceId, person: PersonId): Promise<Written<void>>;
  /** As `forget`, for everybody in a conference. */
  forgetAll(conference: ConferenceId): Promise<Written<void>>;
  /** Refs of everything that was sealed for a person. */
  refsOf(conference: ConferenceId, person: PersonId): Promise<readonly string[]>;
}

/** A sheet on which the readers of an audience write together. */
export interface SheetPlace {
  readonly conference: ConferenceId;
  readonly audience: string;
  readonly sheet: SheetId;
}

/**
 * What is being written and not sent yet, piece by piece; no part of the log. Pieces are sealed with a key of their
 * audience, which `forgetAll` destroys with those of the persons.
 */
export interface Sheets {
  /** Adds a piece; on disk when it resolves. */
  add(place: SheetPlace, piece: string): Promise<Written<void>>;
  /** The pieces of a sheet in the order in which they came; what cannot be opened any more is not among them. */
  pieces(place: SheetPlace): Promise<readonly string[]>;
  /** One piece instead of all there are, or with `null` none: the old bytes are overwritten. */
  replace(place: SheetPlace, piece: string | null): Promise<Written<void>>;
  /** Every sheet of a conference that has a piece. */
  all(conference: ConferenceId): Promise<readonly SheetPlace[]>;
}

/** What one engine offers. */
export interface Store {
  readonly events: EventStore;
  readonly identity: Identity;
  readonly texts: SealedTexts;
  readonly sheets: Sheets;
  /** Destroys everything that is kept of a conference, down to the bytes in the files. */
  erase(conference: ConferenceId): Promise<Written<void>>;
  /** Finishes what was begun, then lets the files go. */
  close(): Promise<void>;
}
