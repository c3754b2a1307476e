import type { ConferenceMs, ProvisionId } from '../kit/ids.ts';
import type { DraftText } from '../text/draft.ts';
import { bodyAt, type History } from '../text/history.ts';
import type { Body, OpId } from '../text/model.ts';
import type { DraftProvision } from '../scenario/scenario.ts';
import type { ResponseClass } from './response.ts';

/** The provisions of a draft, as a room holds them: their words, how they came about, and how far each has come. */

export type ProvisionStatus = 'untouched' | 'open' | 'agreed' | 'bracketed' | 'deferred' | 'leftOut' | 'removed';

/** How a provision came to its status, for the record and the outcome page. */
export type Settled =
  | { readonly by: 'ruling'; readonly response: ResponseClass; readonly at: ConferenceMs }
  | { readonly by: 'vote'; readonly ballot: string; readonly at: ConferenceMs }
  | { readonly by: 'noObjection'; readonly at: ConferenceMs }
  /** Not agreed when the conference adopted the rest: the old text stands. */
  | { readonly by: 'dropped'; readonly at: ConferenceMs };

/** A provision's place in the draft, until something changed it. */
export interface Stood {
  readonly until: ConferenceMs;
  /** The one before it. */
  readonly after: ProvisionId | 'start';
  readonly number: string;
  readonly place: DraftText['place'];
  readonly instruction: DraftText['instruction'];
}

export interface Provision extends Omit<DraftProvision, 'text'> {
  readonly body: Body;
  /** Raised by one with every change of the words. */
  readonly revision: number;
  /** How the words came to be what they are; null while they are as they came. */
  readonly earlier: History | null;
  /** Where it stood before it was moved, renumbered or given another instruction, oldest first. */
  readonly stood: readonly Stood[];
  /** How often the room took it up. */
  readonly discussed: number;
  /** When it came into the draft; missing: it was laid with it. */
  readonly since?: ConferenceMs;
  /** Where it comes from, oldest first. */
  readonly from: DraftText['from'];
  /** What a footnote stands at. */
  readonly at?: NonNullable<DraftText['at']>;
  readonly status: ProvisionStatus;
  readonly settled: Settled | null;
  /** Questions that a majority of abstentions postponed before: asked again, abstentions do not stop them. P2.6 */
  readonly postponed: readonly string[];
}

/** A provision that is part of another by now, as it was. */
export type PastProvision = Provision & { readonly into: ProvisionId; readonly by: OpId; readonly gone: ConferenceMs };

export interface ProvisionRoom {
  /** In the order of the draft. */
  readonly provisions: readonly Provision[];
  /** Provisions that are part of another by now. */
  readonly past: readonly PastProvision[];
}

export const provisionsBlank = { provisions: [], past: [] } satisfies ProvisionRoom;

/** A provision of a room by its id; none when it is not, or no longer, in the draft. */
export const provisionOf = (s: Pick<ProvisionRoom, 'provisions'>, id: ProvisionId): Provision | undefined =>
  s.provisions.find((p) => p.id === id);

/** Agreed or removed: the conference does not come back to it. P1.31 */
export const isSettled = (p: Provision): boolean => p.status === 'agreed' || p.status === 'removed';

/** Still to be read or decided: not settled, and not left out. */
export const isAhead = (p: Provision): boolean => !isSettled(p) && p.status !== 'leftOut';

/** The words of a provision at one of its revisions. */
export const wordsAt = ({ earlier, body }: Provision, revision: number): Body =>
  (earlier && bodyAt(earlier, revision)) ?? body;
