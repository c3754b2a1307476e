import type { ConferenceMs, ProvisionId } from '../kit/ids.ts';
import type { Draft, DraftText } from '../text/draft.ts';
import { bodyWhen } from '../text/history.ts';
import type { PastProvision, Provision } from './provisions.ts';
import { textOfProvision } from './draftEdits.ts';
import type { Slices } from './kinds.ts';

/** The draft as it stood: every moment at which something of it changed, came or went makes a revision of the whole. */

/** The moments at which the draft changed, oldest first, in conference time; revision n stands from the n-th on. */
export function revisionTimes(s: Slices['room']): readonly ConferenceMs[] {
  const all = [...s.provisions, ...s.past];
  const times = [
    ...all.flatMap((p) => p.earlier?.steps.map((step) => step.at) ?? []),
    ...all.flatMap((p) => [...p.stood.map((one) => one.until), ...(p.since === undefined ? [] : [p.since])]),
    ...s.past.map((p) => p.gone),
  ];
  return [...new Set(times)].toSorted((a, b) => a - b);
}

/**
 * The draft at one of its revisions, with the order, numbers, places, instructions and words that it had. Where clauses
 * come from is not part of it.
 *
 * @param n 0 for the draft that the conference began with; as many as there are `revisionTimes` for today's
 */
export function draftAt(s: Slices['room'], n: number): Draft {
  const at = n > 0 ? (revisionTimes(s)[n - 1] ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  const all = new Map<ProvisionId, Provision | PastProvision>([...s.provisions, ...s.past].map((p) => [p.id, p]));
  const there = (p: Provision | PastProvision): boolean =>
    (p.since === undefined || p.since <= at) && (!('gone' in p) || p.gone > at);
  const provisions = orderAt(s, at).flatMap((id) => {
    const p = all.get(id);
    return p !== undefined && there(p) ? [textAt(p, at)] : [];
  });
  return { provisions, past: [] };
}

/** The order at a moment: today's, with everything that moved since put back, the latest first. */
function orderAt(s: Slices['room'], at: ConferenceMs): readonly ProvisionId[] {
  const moves = [
    ...s.past.map((p) => ({ id: p.id, until: p.gone, after: p.into })),
    ...[...s.provisions, ...s.past].flatMap((p) => p.stood.map(({ until, after }) => ({ id: p.id, until, after }))),
  ].toSorted((a, b) => b.until - a.until);
  return moves.reduce<readonly ProvisionId[]>(
    (order, { id, until, after }) => (until > at ? putBehind(order, id, after) : order),
    s.provisions.map((p) => p.id),
  );
}

function putBehind(order: readonly ProvisionId[], id: ProvisionId, after: ProvisionId): readonly ProvisionId[] {
  const rest = order.filter((one) => one !== id);
  // `'start'` is no provision: what stood there comes first.
  return rest.toSpliced(rest.indexOf(after) + 1, 0, id);
}

function textAt(p: Provision, at: ConferenceMs): DraftText {
  const { number, place, instruction } = p.stood.find((one) => one.until > at) ?? p;
  const body = p.earlier === null ? p.body : bodyWhen(p.earlier, at);
  return { ...textOfProvision(p), number, place, instruction, body, from: [] };
}
