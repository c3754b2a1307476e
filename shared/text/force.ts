import type { Place } from './draft.ts';

/** The place of a clause decides how far it binds. What a place gives is data, for scenarios to say otherwise. P1.8, P1.42, P1.45 */

/** What a place can give to a clause. */
export const effects = [
  /** Those who ratify are bound. */
  'binds',
  /** It takes ratification to come into force. */
  'ratified',
  /** A party may make a reservation to it. */
  'reservable',
  /** It guides how the articles are read. */
  'interprets',
  /** It tells the organization and its members what to do next. */
  'instructs',
  /** The next conference can change it without changing the treaty. */
  'revisable',
  /** It explains one place of the text. */
  'explains',
] as const;
export type Effect = (typeof effects)[number];

/** How far a place binds. `unclear`: lawyers differ, and that may be what it is for. */
export const bindingnesses = ['binding', 'political', 'interpretive', 'unclear'] as const;
export type Bindingness = (typeof bindingnesses)[number];

export interface Force {
  readonly bindingness: Bindingness;
  readonly effects: readonly Effect[];
}

export type Forces = Readonly<Record<Place, Force>>;

/** What treaties usually have; a scenario may bring its own. */
export const usualForces: Forces = {
  preamble: { bindingness: 'interpretive', effects: ['interprets'] },
  article: { bindingness: 'binding', effects: ['binds', 'ratified', 'reservable'] },
  resolution: { bindingness: 'political', effects: ['instructs', 'revisable'] },
  footnote: { bindingness: 'unclear', effects: ['explains'] },
};

/** What places give in one treaty: the usual, but for the places that a scenario describes itself. */
export const forcesOf = (own: Partial<Forces>): Forces => ({ ...usualForces, ...own });

export interface Shift {
  readonly from: Bindingness;
  readonly to: Bindingness;
  /** `unclear` if one of the two is. */
  readonly change: 'stronger' | 'weaker' | 'same' | 'unclear';
  readonly gains: readonly Effect[];
  readonly losses: readonly Effect[];
}

const STRENGTH: Readonly<Record<Bindingness, number | null>> = {
  binding: 3,
  political: 2,
  interpretive: 1,
  unclear: null,
};

/** What a clause gains and loses when it moves from one place to another. */
export function gainsAndLosses(from: Place, to: Place, forces: Forces = usualForces): Shift {
  const [was, now] = [forces[from], forces[to]];
  const [before, after] = [STRENGTH[was.bindingness], STRENGTH[now.bindingness]];
  return {
    from: was.bindingness,
    to: now.bindingness,
    change: shift(before, after, was.bindingness === now.bindingness),
    gains: now.effects.filter((one) => !was.effects.includes(one)),
    losses: was.effects.filter((one) => !now.effects.includes(one)),
  };
}

function shift(before: number | null, after: number | null, same: boolean): Shift['change'] {
  if (same) return 'same';
  if (before === null || after === null) return 'unclear';
  return after > before ? 'stronger' : 'weaker';
}
