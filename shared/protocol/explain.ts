import { may } from '../conference/conference.ts';
import { meOf } from '../conference/slices.ts';
import type { Command, Refusal, View } from '../conference/kinds.ts';
import { grounds, type InsteadName, type Rule } from '../conference/refusals.ts';
import type { SeatId } from '../kit/ids.ts';
import { type Offer, offersFor } from './offers.ts';

/** Every refusal answers "why can't I?": which rule it rests on, and what is possible now. */

/** Something that is possible instead. */
export type Alternative =
  /** An act that this seat may do now. */
  | { readonly kind: 'act'; readonly command: Offer }
  /** A sentence of the catalogue: `instead.<say>`. */
  | { readonly kind: 'words'; readonly say: InsteadName };

/** A refusal as people get it, on the wire and on screen. */
export interface Explained extends Refusal {
  readonly rule: Rule;
  readonly instead: readonly [Alternative, ...Alternative[]];
}

const words = (say: InsteadName): Alternative => ({ kind: 'words', say });

/** A refusal with what is known of its code alone, for whoever has no seat yet. */
export function grounded({ code, params }: Refusal): Explained {
  const { rule, instead } = grounds[code];
  const [first, ...more] = instead;
  return { code, rule, ...(params === undefined ? {} : { params }), instead: [words(first), ...more.map(words)] };
}

/**
 * A refusal with the acts that the seat may do now, before the sentences.
 * @param own what the seat may read, so that the explanation tells nothing else
 * @param command what was refused
 */
export function explain(own: View, seat: SeatId | 'system', command: Command, refusal: Refusal): Explained {
  const plain = grounded(refusal);
  const acts = offersFor(own, meOf(own, seat), command, refusal)
    .filter((offer) => may(own, seat, offer) === undefined)
    .map((offer): Alternative => ({ kind: 'act', command: offer }));
  const [first, ...more] = acts;
  return first === undefined ? plain : { ...plain, instead: [first, ...more, ...plain.instead] };
}
