import type { Majority, RuleSet } from './ruleSet.ts';

/** Votes cast, by delegations. Those who are present and take no part stand nowhere here. P2.3 */
export interface Tally {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
}

/**
 * What the arithmetic needs to know beside the cards. Everything may be left out: then nothing is known of who is in
 * the room, so quorum is not tested, and the usual rule applies (simple majority, abstentions can postpone).
 * A rule set can be spread into it: its switches have the same names.
 */
export interface VoteContext extends Partial<Pick<RuleSet, 'majority' | 'abstentionsPostpone' | 'quorum'>> {
  /** Delegations with the right to vote. P2.1 */
  readonly entitled?: number;
  /** Delegations present, whether or not they take part. P2.2, P2.3 */
  readonly present?: number;
  /** Only a plenary has a quorum; the rest of the rules holds in a committee too. P2.2 */
  readonly place?: 'plenary' | 'committee';
  /** The question was postponed once for its abstentions: now they no longer count. P2.6 */
  readonly postponedBefore?: boolean;
}

/** How a vote ended. `required` is the number of votes for that would have carried it. */
export type VoteOutcome =
  | { readonly kind: 'carried'; readonly reason: 'reached'; readonly required: number }
  | { readonly kind: 'rejected'; readonly reason: 'tooFew' | 'tie' | 'nobodyForOrAgainst'; readonly required: number }
  | { readonly kind: 'postponed'; readonly reason: 'abstentions'; readonly required: number }
  | {
      readonly kind: 'noQuorum';
      readonly reason: 'quorum';
      readonly required: number;
      /** Delegations that must be present for a vote. */
      readonly quorum: number;
    };

/**
 * Votes for that carry a question: more than half of those for and against, or two thirds of them.
 * Abstentions are not counted. P2.4, V21
 */
export function requiredMajority(tally: Tally, majority: Majority = 'simple'): number {
  const voting = tally.for + tally.against;
  // At least one vote for: nothing is carried by an empty room.
  return majority === 'simple' ? Math.floor(voting / 2) + 1 : Math.max(1, Math.ceil((2 * voting) / 3));
}

/** Delegations that must be present for a plenary to vote: more than half of those entitled. P2.2 */
export function requiredPresent(entitled: number): number {
  return Math.floor(entitled / 2) + 1;
}

/**
 * Result of a vote, in this order: quorum (P2.2), more than half of the votes cast being abstentions (P2.6),
 * a tie (P2.5), the majority (P2.4).
 */
export function outcome(tally: Tally, context: VoteContext = {}): VoteOutcome {
  const required = requiredMajority(tally, context.majority);
  const { entitled, present } = context;
  if (
    (context.quorum ?? true) &&
    (context.place ?? 'plenary') === 'plenary' &&
    entitled !== undefined &&
    present !== undefined
  ) {
    const quorum = requiredPresent(entitled);
    if (present < quorum) return { kind: 'noQuorum', reason: 'quorum', required, quorum };
  }
  const cast = tally.for + tally.against + tally.abstain;
  if ((context.abstentionsPostpone ?? true) && context.postponedBefore !== true && 2 * tally.abstain > cast) {
    return { kind: 'postponed', reason: 'abstentions', required };
  }
  if (tally.for >= required) return { kind: 'carried', reason: 'reached', required };
  if (tally.for + tally.against === 0) return { kind: 'rejected', reason: 'nobodyForOrAgainst', required };
  return { kind: 'rejected', reason: tally.for === tally.against ? 'tie' : 'tooFew', required };
}
