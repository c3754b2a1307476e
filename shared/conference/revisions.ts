import type { ConferenceMs, ProvisionId } from '../kit/ids.ts';
import type { Draft, DraftText } from '../text/draft.ts';
import { textOfProvision } from './draftEdits.ts';
import type { Slices } from './kinds.ts';
import type { Provision } from './reading.ts';

/** The draft as it stood: every moment at which words changed, came or went makes a revision of the whole. */

/** The moments at which the draft changed, oldest first, in conference time; revision n stands from the n-th on. */
export function revisionTimes(s: Slices['room']): readonly ConferenceMs[] {
  const all = [...s.provisions, ...s.past];
  const times = [
    ...all.flatMap((p) => [...p.earlier.map((one) => one.until), ...(p.since === undefined ? [] : [p.since])]),
    ...s.past.map((p) => p.gone),
  ];
  return [...new Set(times)].toSorted((a, b) => a - b);
}

/**
 * The draft at one of its revisions. Order, numbers and instructions are today's; a provision that has become part of
 * another stands behind that one.
 *
 * @param n 0 for the draft that the conference began with; as many as there are `revisionTimes` for today's
 */
export function draftAt(s: Slices['room'], n: number): Draft {
  const at = n > 0 ? (revisionTimes(s)[n - 1] ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  const there = (p: Provision): boolean => p.since === undefined || p.since <= at;
  const past = s.past.filter((p) => there(p) && p.gone > at);
  const homes = new Set<ProvisionId>(s.provisions.map((p) => p.id));
  const stood = [
    ...s.provisions.flatMap((p) => [...(there(p) ? [p] : []), ...past.filter((one) => one.into === p.id)]),
    ...past.filter((p) => !homes.has(p.into)),
  ];
  return { provisions: stood.map((p) => wordsAt(p, at)), past: [] };
}

const wordsAt = (p: Provision, at: ConferenceMs): DraftText => ({
  ...textOfProvision(p),
  body: p.earlier.find((one) => one.until > at)?.body ?? p.body,
});
