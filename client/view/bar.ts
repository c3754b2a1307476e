import type { View } from '../../shared/conference/kinds.ts';
import type { Provision, ProvisionStatus } from '../../shared/conference/provisions.ts';
import { openBrackets } from '../../shared/text/measure.ts';
import { clockText, remaining, wrapUpMs } from './clock.ts';
import { lookerOf, nameOf, plenaryOf } from './who.ts';

/** The room bar: who speaks and how long, who is next, and the one number that is the score. */

export interface Speaking {
  readonly code: string;
  readonly name: string;
  /** Your own delegation has the floor. */
  readonly yours: boolean;
  /** It is this very seat that speaks. */
  readonly you: boolean;
  readonly turn: string;
  readonly clock: string;
  readonly share: number;
  readonly words: 'running' | 'wrapUp' | 'thanks';
  readonly held: boolean;
}

export function speakingOf(view: View, seat: string, now: number): Speaking | null {
  const { speaking } = plenaryOf(view).floor;
  if (!speaking) return null;
  const me = lookerOf(view, seat);
  const { left, share } = remaining(speaking.since, speaking.until, now);
  return {
    code: speaking.delegation,
    name: nameOf(view, speaking.delegation),
    yours: me.delegation === speaking.delegation,
    you: speaking.seat === seat,
    turn: speaking.turn,
    clock: clockText(left),
    share,
    words: left === 0 ? 'thanks' : left <= wrapUpMs ? 'wrapUp' : 'running',
    held: view.public.clock.c === 'held',
  };
}

export interface ListRow {
  readonly place: number;
  readonly code: string;
  readonly name: string;
  readonly yours: boolean;
}

/** The list of speakers in order. */
export function listOf(view: View, seat: string): readonly ListRow[] {
  const { delegation } = lookerOf(view, seat);
  return plenaryOf(view).floor.list.map((x, n) => ({
    place: n + 1,
    code: x.delegation,
    name: nameOf(view, x.delegation),
    yours: x.delegation === delegation,
  }));
}

/** Where a delegation would stand on the list if it asked now, or stands; the next free place. */
export function placeOf(view: View, seat: string): { readonly listed: boolean; readonly place: number } {
  const list = listOf(view, seat);
  const mine = list.find((row) => row.yours);
  return mine ? { listed: true, place: mine.place } : { listed: false, place: list.length + 1 };
}

/** Open choices of the whole draft: the number in the corner. */
export const openTotal = (view: View): number =>
  plenaryOf(view).provisions.reduce((n, p) => n + openBrackets(p.body), 0);

export interface OutlineRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: ProvisionStatus | 'dropped';
  readonly open: number;
  /** On the paper now. */
  readonly current: boolean;
}

/** How it is with a provision; `dropped`: the rest was adopted without it. */
export const stateOfProvision = (p: Provision): ProvisionStatus | 'dropped' =>
  p.settled?.by === 'dropped' ? 'dropped' : p.status;

/** The draft as a list: each provision with its status and its own number; their sum is the number in the corner. */
export function outlineOf(view: View, current: string | undefined): readonly OutlineRow[] {
  return plenaryOf(view).provisions.map((p) => ({
    id: p.id,
    number: p.number,
    title: p.title,
    status: stateOfProvision(p),
    open: openBrackets(p.body),
    current: p.id === current,
  }));
}
