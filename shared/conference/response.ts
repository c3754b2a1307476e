import type { DelegationCode, RoomId } from '../kit/ids.ts';
import { openBrackets } from '../text/measure.ts';
import { roomOf } from './checks.ts';
import type { View } from './kinds.ts';
import { isPresent } from './presence.ts';
import { provisionOf } from './provisions.ts';

/** How the room answered, and what the secretariat would suggest to the chair. P1.31 to P1.34 */

export type ResponseClass = 'silence' | 'positive' | 'mixed' | 'negative';

export interface Response {
  readonly response: ResponseClass;
  readonly support: readonly DelegationCode[];
  readonly oppose: readonly DelegationCode[];
  /** Here, and gave no signal. */
  readonly silent: readonly DelegationCode[];
  readonly away: readonly DelegationCode[];
  readonly gone: readonly DelegationCode[];
  /** Fewer than half of those present signalled. */
  readonly fewHeard: boolean;
}

/** Classes the signals given: (a) silence, (b) all positive, (c) mixed, (d) all negative. P1.31 to P1.34 */
export function responseTo(own: View, room: RoomId): Response {
  const signals = roomOf(own, room)?.reading?.signals ?? {};
  const lists = { support: [], oppose: [], silent: [], away: [], gone: [] } as Record<
    'support' | 'oppose' | 'silent' | 'away' | 'gone',
    DelegationCode[]
  >;
  for (const code of own.public.order) {
    const d = own.public.delegations[code];
    if (!d?.accredited) continue;
    const signal = Object.hasOwn(signals, code) ? signals[code] : undefined;
    if (signal) lists[signal].push(code);
    else if (d.presence.p === 'here') lists.silent.push(code);
    else lists[isPresent(d.presence) ? 'away' : 'gone'].push(code);
  }
  const given = lists.support.length + lists.oppose.length;
  const present = given + lists.silent.length + lists.away.length;
  return { response: classify(lists.support.length, lists.oppose.length), ...lists, fewHeard: given * 2 < present };
}

/** (a) nobody, (b) only support, (c) both, (d) only opposition. */
export function classify(support: number, oppose: number): ResponseClass {
  if (support === 0 && oppose === 0) return 'silence';
  if (oppose === 0) return 'positive';
  return support === 0 ? 'negative' : 'mixed';
}

/** What the chair could do next, with the reason, as catalogue keys. */
export type Suggestion =
  | { readonly s: 'askAgain'; readonly why: 'fewHeard' }
  | { readonly s: 'rule'; readonly r: 'agreed' | 'removed' | 'bracketed'; readonly why: ResponseClass | 'brackets' }
  | { readonly s: 'none' };

/** The ruling that matches the response; before that, asking again when few were heard. */
export function suggestRuling(own: View, room: RoomId): Suggestion {
  const slice = roomOf(own, room);
  const reading = slice?.reading;
  const provision = slice && reading && provisionOf(slice, reading.provision);
  if (!reading || !provision) return { s: 'none' };
  const { response, fewHeard } = responseTo(own, room);
  if (fewHeard && reading.asked < 2) return { s: 'askAgain', why: 'fewHeard' };
  switch (response) {
    case 'silence':
    case 'positive':
      return openBrackets(provision.body) > 0
        ? { s: 'rule', r: 'bracketed', why: 'brackets' }
        : { s: 'rule', r: 'agreed', why: response };
    case 'mixed':
      return { s: 'rule', r: 'bracketed', why: response };
    case 'negative':
      return { s: 'rule', r: 'removed', why: response };
  }
}
