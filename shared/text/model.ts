import type { ChoiceId, DelegationCode, OptionId } from '../kit/ids.ts';

/**
 * The text under negotiation. A body is a sequence of nodes; words have identities that are never used again,
 * so that an amendment written on an older revision can still be placed, or be told that it cannot.
 */

/** Names one word: the operation that inserted it and its index in that operation. Written `op.index`. */
export type WordId = string;
/** Names a word, a choice or a blank. */
export type ItemId = string;
/** Names the operation (an event) that put words in or took them out. */
export type OpId = string;

/**
 * Words of one insertion that still stand together. A word carries the white space before it: `' networks'`.
 * Words are kept as written, escapes included (`\\[Country\\]`), so that a text prints exactly as it came; `shownWord` draws them.
 */
export interface Run {
  readonly kind: 'run';
  readonly op: OpId;
  /** Index of the first word of this run in its operation. */
  readonly from: number;
  readonly words: readonly string[];
}

/** Words that were taken out: their tombstone keeps them and names the operation that did it. Never drawn. */
export interface Dead {
  readonly kind: 'dead';
  readonly op: OpId;
  readonly from: number;
  readonly words: readonly string[];
  readonly by: OpId;
}

/** A place to be filled in: `[ ]`. It blocks adoption as a bracket does. */
export interface Blank {
  readonly kind: 'blank';
  readonly id: ChoiceId;
  /** White space before the blank. */
  readonly space: string;
  /** What was written inside, where it was not one space. */
  readonly inside?: string;
  /** Status tag as written, without its braces. */
  readonly tag?: string;
}

/** One wording in a bracket, with those who stand behind it. */
export interface Option {
  readonly id: OptionId;
  readonly body: Body;
  readonly sponsors: readonly DelegationCode[];
  /** The attribution as it was written (`'RCC, ARB: '`), where the text came with one. */
  readonly head?: string;
  /** What stood between the option before and this one, where it was not `/`. */
  readonly gap?: string;
  /** Status tag as written, without its braces: `ad ref.` Each bracket may carry its own. */
  readonly tag?: string;
}

/**
 * A place where the text is not agreed: square brackets. One option is optional text (`[shall]`: these words or nothing),
 * more are alternatives (`[shall]/[should]`). An option with an empty body is the alternative "nothing".
 */
export interface Choice {
  readonly kind: 'choice';
  readonly id: ChoiceId;
  /** White space before the first bracket. */
  readonly space: string;
  readonly options: readonly Option[];
}

export type Node = Run | Dead | Blank | Choice;
export type Body = readonly Node[];

/**
 * Where an insertion goes: after a word, after a choice or blank as a whole, before the first word of an option (its id),
 * or, as `'start'`, before the first word of all.
 */
export type Anchor = string;

/** An amendment: against the revision on which it was written. Text is split into words once, when it is accepted. */
export interface Amendment {
  readonly inserts: readonly { readonly after: Anchor; readonly text: string }[];
  readonly deletes: readonly WordId[];
}

/** An operation on a body, as events carry it: everything is decided, applying it is mechanical. */
export type TextOp =
  /** Put words in and take words out. `words` are already split; inserted words get ids `op.0`, `op.1` … in order. */
  | {
      readonly t: 'amend';
      readonly op: OpId;
      readonly inserts: readonly { readonly after: Anchor; readonly words: readonly string[] }[];
      readonly deletes: readonly WordId[];
    }
  /** Put an amendment in square brackets beside the original: `[original]/[amended]`, one choice per place. */
  | { readonly t: 'bracket'; readonly op: OpId; readonly places: readonly BracketPlace[] }
  /** Put the whole body in one bracket. */
  | {
      readonly t: 'enclose';
      readonly op: OpId;
      readonly choice: ChoiceId;
      readonly option: OptionId;
      readonly sponsors: readonly DelegationCode[];
    }
  /** Settle a choice: the option's body stays in its place; with `option: null` nothing stays. The rest leaves tombstones. */
  | { readonly t: 'resolve'; readonly op: OpId; readonly choice: ChoiceId; readonly option: OptionId | null }
  /** Replace the whole body by another (a chair's text, bracketed or not). The old words leave tombstones. */
  | { readonly t: 'replace'; readonly op: OpId; readonly body: Body }
  /** Put what stands from `first` to `last`, neighbours in one body, in a bracket of its own: a reservation. */
  | {
      readonly t: 'wrap';
      readonly op: OpId;
      readonly choice: ChoiceId;
      readonly option: OptionId;
      readonly first: ItemId;
      readonly last: ItemId;
      readonly sponsors: readonly DelegationCode[];
    }
  /**
   * A bracket takes in its neighbours. They move into the first option; the other options get copies of the words,
   * so that every reading stays what it was. Copies get ids `op.0`, `op.1` … option by option.
   */
  | {
      readonly t: 'widen';
      readonly op: OpId;
      readonly choice: ChoiceId;
      readonly before: readonly ItemId[];
      readonly after: readonly ItemId[];
    }
  /**
   * A bracket lets go of what its first option begins and ends with. As many words at the ends of the other options,
   * which say the same, leave tombstones.
   */
  | {
      readonly t: 'narrow';
      readonly op: OpId;
      readonly choice: ChoiceId;
      readonly head: readonly ItemId[];
      readonly tail: readonly ItemId[];
    }
  /** Delegations put their names to an option. */
  | { readonly t: 'sponsor'; readonly op: OpId; readonly option: OptionId; readonly by: readonly DelegationCode[] }
  /** Delegations take their names off an option; `falls`: nobody is left behind it, and its words leave tombstones. */
  | {
      readonly t: 'withdraw';
      readonly op: OpId;
      readonly option: OptionId;
      readonly by: readonly DelegationCode[];
      readonly falls: boolean;
      /** The option "nothing" that is left alone when this one falls: the bracket closes on it. */
      readonly closes?: OptionId;
    }
  /**
   * Options become one. The first of them stays with words put in and taken out, the others leave tombstones in it;
   * those behind any of them stand behind the new one.
   */
  | {
      readonly t: 'merge';
      readonly op: OpId;
      readonly choice: ChoiceId;
      readonly options: readonly OptionId[];
      readonly into: OptionId;
      readonly inserts: readonly { readonly after: Anchor; readonly words: readonly string[] }[];
      readonly deletes: readonly WordId[];
    }
  /** Fill in a blank; with `bracket` what fills it is itself a wording that somebody proposes. */
  | {
      readonly t: 'fill';
      readonly op: OpId;
      readonly blank: ChoiceId;
      readonly words: readonly string[];
      readonly bracket: {
        readonly choice: ChoiceId;
        readonly option: OptionId;
        readonly sponsors: readonly DelegationCode[];
      } | null;
    }
  /** Set the status tag of an option (`ad ref.`), without its braces; null takes it off. */
  | {
      readonly t: 'tag';
      readonly op: OpId;
      readonly option: OptionId;
      readonly tag: string | null;
      /** Whose capitals have to answer first. The words do not show it; the life of the bracket does. */
      readonly pending?: readonly DelegationCode[];
    };

/** One place of a `bracket` operation. */
export type BracketPlace =
  /** A new choice: the words from `deletes` (standing together, may be none) become the first option. */
  | {
      readonly p: 'choice';
      readonly choice: ChoiceId;
      readonly original: OptionId;
      readonly amended: OptionId;
      /** The stretch of the original that goes into the first option: consecutive live words, may be empty. */
      readonly stretch: readonly WordId[];
      /** Where the choice stands when the stretch is empty. */
      readonly after: Anchor;
      /** Words of the amended option, already split. Empty: the alternative is nothing. */
      readonly words: readonly string[];
      readonly originalSponsors: readonly DelegationCode[];
      readonly sponsors: readonly DelegationCode[];
    }
  /** One more option in a choice that exists. */
  | {
      readonly p: 'option';
      readonly choice: ChoiceId;
      readonly option: OptionId;
      readonly words: readonly string[];
      readonly sponsors: readonly DelegationCode[];
    };
