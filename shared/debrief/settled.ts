import type { ClosedBy, OutcomeKind } from '../conference/adoption.ts';
import { aboutProvision } from '../conference/ballots.ts';
import type { BallotResult } from '../conference/ballots.ts';
import type { Slices, View } from '../conference/kinds.ts';
import type { Provision } from '../conference/provisions.ts';
import type { ResponseClass } from '../conference/response.ts';
import { openBrackets } from '../text/measure.ts';

/** How the conference ended, and how each provision came to stand as it does: for the outcome page and the record. */

/** A count with the majority it needed. */
export interface Count {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly required: number;
}

export type HowSettled =
  | { readonly h: 'agreed'; readonly response: ResponseClass }
  /** The chair asked whether anyone objects to removing it, and nobody did. P1.33 */
  | { readonly h: 'removed' }
  | { readonly h: 'agreedByVote' | 'removedByVote'; readonly count: Count }
  /** Not agreed when the rest was adopted, or when the conference ended. */
  | { readonly h: 'open'; readonly status: 'untouched' | 'open' | 'bracketed' | 'deferred' | 'leftOut' };

/** What is in force for a provision once the conference is over. */
export type InForce = 'words' | 'removed' | 'old';

export interface ProvisionOutcome {
  readonly provision: Provision;
  readonly how: HowSettled;
  readonly inForce: InForce;
  /** Brackets that never closed. */
  readonly open: number;
  /** Choices of this provision that a vote settled before it was agreed itself. */
  readonly choices: readonly Count[];
}

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly by: ClosedBy;
  /** The vote on the text as a whole, where there was one. */
  readonly whole: Count | null;
  readonly provisions: readonly ProvisionOutcome[];
  /** Provisions whose words stand. */
  readonly stand: number;
  /** Brackets that never closed, in all. */
  readonly open: number;
}

const countOf = (r: BallotResult): Count => ({ ...r.tally, required: r.outcome.required });

function howSettled(room: Slices['room'], p: Provision): HowSettled {
  const { settled, status } = p;
  if (status === 'agreed' || status === 'removed') {
    if (settled?.by === 'vote') {
      const vote = room.results.find((r) => r.ballot === settled.ballot && r.outcome.kind === 'carried');
      if (vote) return { h: status === 'agreed' ? 'agreedByVote' : 'removedByVote', count: countOf(vote) };
    }
    if (status === 'removed') return { h: 'removed' };
    return { h: 'agreed', response: settled?.by === 'ruling' ? settled.response : 'silence' };
  }
  return { h: 'open', status };
}

/** What came of the conference; nothing while it goes on. P1.67, P1.80 */
export function outcomeOf(view: View): Outcome | undefined {
  const room = Object.hasOwn(view.room, view.public.plenary) ? view.room[view.public.plenary] : undefined;
  const closing = room?.closing;
  if (!room || !closing) return undefined;
  const provisions = room.provisions.map((provision): ProvisionOutcome => {
    const how = howSettled(room, provision);
    const stands = closing.outcome !== 'notAdopted' && how.h !== 'open';
    return {
      provision,
      how,
      inForce: !stands ? 'old' : provision.status === 'removed' ? 'removed' : 'words',
      open: openBrackets(provision.body),
      choices: room.results
        .filter((r) => r.about.on === 'choice' && aboutProvision(r.about) === provision.id)
        .filter((r) => r.outcome.kind === 'carried')
        .map(countOf),
    };
  });
  const whole = room.results.findLast((r) => r.about.on === 'whole');
  return {
    kind: closing.outcome,
    by: closing.by,
    whole: closing.by === 'vote' && whole ? countOf(whole) : null,
    provisions,
    stand: provisions.filter((p) => p.inForce === 'words').length,
    open: provisions.reduce((n, p) => n + p.open, 0),
  };
}
