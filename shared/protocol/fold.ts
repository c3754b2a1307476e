import { blankOf, evolve, nothing, withSlice } from '../conference/slices.ts';
import type { View } from '../conference/kinds.ts';
import type { Epoch } from '../kit/ids.ts';
import type { Frame, Held, Part, Said } from './wire.ts';

/** What a client (a page, a bot, a test) holds, and how a frame changes it. Plain values: every step is a new one. */

export interface HeldSlice {
  readonly epoch: Epoch;
  readonly cursor: string;
  readonly slice: unknown;
}

export interface Holding {
  readonly held: Readonly<Record<string, HeldSlice>>;
  /** Slices of memberships that ended, as they stood. Kept apart: they are read, but never asked what may be done. */
  readonly frozen: Readonly<Record<string, { readonly epoch: Epoch; readonly slice: unknown }>>;
  readonly said: Said;
}

export const holdsNothing: Holding = { held: {}, frozen: {}, said: {} };

/**
 * Applies a frame as one.
 * @returns the new holding, or `'resume'` when a part does not follow what is held
 */
export function foldFrame(holding: Holding, frame: Frame): Holding | 'resume' {
  const parts: readonly Part[] = isOne(frame) ? [frame] : frame;
  let now = holding;
  for (const part of parts) {
    const next = foldPart(now, part);
    if (next === 'resume') return 'resume';
    now = next;
  }
  return now;
}

const isOne = (frame: Frame): frame is Part => !Array.isArray(frame);

function foldPart(h: Holding, part: Part): Holding | 'resume' {
  const said = part.said ? { ...h.said, ...part.said } : h.said;
  if ('gone' in part) {
    const { [part.a]: lost, ...held } = h.held;
    const slice = part.last ?? lost?.slice;
    const frozen = slice === undefined ? h.frozen : { ...h.frozen, [part.a]: { epoch: part.gone, slice } };
    return { held, frozen, said };
  }
  if ('fresh' in part) {
    const { [part.a]: _before, ...frozen } = h.frozen;
    const slice = part.fresh ?? blankOf(part.a);
    return { held: { ...h.held, [part.a]: { epoch: part.epoch, cursor: part.cursor, slice } }, frozen, said };
  }
  const mine = h.held[part.a];
  if (!mine || mine.cursor !== part.after) return 'resume';
  const slice = part.ev.reduce((s, e) => evolve(part.a, s, e), mine.slice);
  return { ...h, held: { ...h.held, [part.a]: { ...mine, cursor: part.cursor, slice } }, said };
}

/** The view that the rules are asked with: held slices only, never frozen ones. */
export const viewOfHolding = (h: Holding): View =>
  Object.entries(h.held).reduce((view, [a, { slice }]) => withSlice(view, a, slice), nothing);

/** What to tell the server so that it sends the rest. */
export const heldOf = (h: Holding): Held =>
  Object.fromEntries(Object.entries(h.held).map(([a, { epoch, cursor }]) => [a, { epoch, cursor }]));
