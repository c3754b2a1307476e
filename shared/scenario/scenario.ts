import type { DelegationCode, ProvisionId, RoomId } from '../kit/ids.ts';
import type { RuleSet } from '../rules/ruleSet.ts';
import type { Forces } from '../text/force.ts';
import type { Goal, RedLine } from './goals.ts';
import type { ClassPlay } from './lesson.ts';

/** A scenario as the conference copies it into its first events: checked, complete, and in one language. */
export interface Scenario extends ClassPlay {
  readonly id: string;
  readonly lang: string;
  readonly name: string;
  /** One sentence for the page on which it is chosen. */
  readonly blurb: string;
  /** Minutes that the order of play needs. */
  readonly minutes: number;
  /** Where the text comes from and what is inferred; shown with the scenario. */
  readonly about: string;
  readonly ruleSet: RuleSet;
  /** In seating order, clockwise from the chair's right. */
  readonly delegations: readonly DelegationInfo[];
  readonly rooms: readonly RoomInfo[];
  readonly provisions: readonly DraftProvision[];
  readonly proposals: readonly TabledProposal[];
  /** What the places of this treaty give to a clause, where it is not the usual. */
  readonly forces?: Partial<Forces>;
  readonly briefs: Readonly<Record<DelegationCode, Brief>>;
}

export interface DelegationInfo {
  readonly code: DelegationCode;
  readonly name: string;
  /** Seats that people can take. */
  readonly seats: number;
  /** ISO 3166 letters of the flag (`cu`), for real states; or the name of an emblem. */
  readonly sign: { readonly kind: 'flag' | 'emblem'; readonly name: string };
  /** One line for the page on which a person chooses whom to speak for. */
  readonly line?: string;
  /** Id of the group it belongs to; without one it stands between the groups. */
  readonly group?: string;
}

/** The first room is the plenary, which everybody reads. Others are closed: only those inside read them. */
export interface RoomInfo {
  readonly id: RoomId;
  readonly name: string;
  readonly parent: RoomId | null;
  /** Delegations that may enter; every delegation when absent. */
  readonly members?: readonly DelegationCode[];
}

export interface DraftProvision {
  readonly id: ProvisionId;
  /** Number as printed: `3.8`, `Preamble (a)`. */
  readonly number: string;
  readonly title: string;
  /** Where the words stand decides how far they bind. */
  readonly place: 'preamble' | 'article' | 'resolution' | 'footnote';
  readonly instruction: 'ADD' | 'MOD' | 'SUP' | 'NOC';
  /** Document symbol under which the words are on the table (`CUB/26/4`), and who tabled them. */
  readonly symbol: string;
  readonly sponsors: readonly DelegationCode[];
  /** The words in the notation of PROCEDURE section 5. */
  readonly text: string;
  /** What stands when the conference agrees on nothing here. Empty: nothing stands. */
  readonly oldText: string;
  /** One line in plain words: what is this about? */
  readonly gloss: string;
  /** Why it matters to the person who reads it. */
  readonly why?: string;
  /** Level of the rule set that should be unlocked when the provision is opened. */
  readonly level?: string;
}

/** A paper that is on the table from the start, for example the chair's text that a working group returned. */
export interface TabledProposal {
  readonly provision: ProvisionId;
  readonly symbol: string;
  /** Who tabled it: a delegation, or the chair. */
  readonly from: DelegationCode | 'chair';
  readonly headline: string;
  /** The whole provision as it would read, in bracket notation. */
  readonly text: string;
}

/** At most 120 words in all. Secret to the delegation. */
export interface Brief {
  /** Who you are, in one sentence. */
  readonly you: string;
  /** What it wants: with goals, what they say. */
  readonly want: readonly string[];
  /** What it never accepts: with a red line, what that says. */
  readonly never: readonly string[];
  readonly trade: readonly string[];
  /** What a no deal means for you, in one sentence. */
  readonly fallback: string;
  /** Goals that the words of the text decide. */
  readonly goals?: readonly Goal[];
  readonly redLine?: RedLine;
}
