/**
 * Names of things. All are opaque tokens that the server stamps from entropy, except codes and room names,
 * which come from the scenario. They are plain strings on the wire; the aliases say what a string names.
 */
export type ConferenceId = string;
export type PersonId = string;
export type SeatId = string;
/** Three to six capitals, for example `CUB`; unique in a scenario. */
export type DelegationCode = string;
export type RoomId = string;
export type ProvisionId = string;
export type ProposalId = string;
/** Words that a delegation is writing before it sends them. */
export type SheetId = string;
export type ChoiceId = string;
export type OptionId = string;
export type RulingId = string;
/** A chair's text: one paper on several provisions. */
export type ChairTextId = string;
export type QuestionId = string;
export type BallotId = string;
/** One statement from the floor, from the gavel that gives it to its end. */
export type TurnId = string;
/** One membership of a seat in an audience; a re-entry is a new epoch. */
export type Epoch = string;

/** Milliseconds of conference time: stands still while the clock is held. */
export type ConferenceMs = number;
/** Milliseconds since 1970 on the server's wall. */
export type WallMs = number;
