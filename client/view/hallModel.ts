/** How far a delegation is in the room: seated, out of reach for now, left for good, or not yet taken by anybody. */
export type HallPresence = 'here' | 'away' | 'gone' | 'empty';

/**
 * A delegation's voting card. `down`: a ballot is open and the card not yet up; `back`: up, choice unknown;
 * the last three: turned after the gavel.
 */
export type HallCard = 'none' | 'down' | 'back' | 'for' | 'against' | 'abstain';

/** A flag is 4:3 and belongs to a real state; an emblem is square and belongs to an invented one. */
export interface HallSign {
  readonly kind: 'flag' | 'emblem';
  /** Address of an SVG or PNG from our own origin. */
  readonly url: string;
}

export interface HallDelegation {
  readonly code: string;
  readonly name: string;
  readonly sign: HallSign;
  /** How many people sit behind the plate. */
  readonly people: number;
  readonly presence: HallPresence;
  readonly yours: boolean;
  /** Place on the speakers' list, from 1. */
  readonly listed: number | null;
  readonly speaking: boolean;
  readonly card: HallCard;
}

/**
 * The words on the screen, in reading order, brackets included. Depth 1 is the outermost bracket; words outside
 * every bracket have depth 0. `[shall]/[should]` is open, words, close, slash, open, words, close, all of depth 1.
 */
export type ScreenSegment =
  | { readonly kind: 'words'; readonly text: string; readonly depth: number }
  | { readonly kind: 'open' | 'close' | 'slash' | 'blank'; readonly depth: number };

export interface HallOutlineRow {
  readonly number: string;
  readonly title: string;
  /** Words such as "agreed", shown when nothing is in brackets. */
  readonly status: string;
  readonly brackets: number;
  readonly current: boolean;
}

/** Everything the hall draws, words included: the hall reads no catalogue, no slice and no clock. */
export interface HallModel {
  /** Language and direction of the page around the hall. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Clockwise from the chair's left hand, in the order of the scenario; 2 to 12. */
  readonly delegations: readonly HallDelegation[];
  readonly chair: { readonly label: string; readonly present: boolean };
  /** Language and direction of the text on the screen: the conference's own, not the page's. */
  readonly screen: {
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly heading: string;
    readonly segments: readonly ScreenSegment[];
  };
  readonly outline: readonly HallOutlineRow[];
  readonly ballot: 'none' | 'open' | 'turned';
  /** Who has the floor and the time left as shown; the caller renews it once a second. */
  readonly timer: { readonly label: string; readonly text: string } | null;
  /** How many times the gavel has fallen; when it rises, the gavel moves once. */
  readonly gavel: number;
  readonly words: { readonly you: string; readonly away: string; readonly gone: string; readonly empty: string };
}
