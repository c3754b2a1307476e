import { entry } from '../conference/checks.ts';
import type { View } from '../conference/kinds.ts';
import type { Signal } from '../conference/reading.ts';
import { blank } from '../conference/evolvers.ts';
import type { ConferenceMs, DelegationCode, ProvisionId } from '../kit/ids.ts';

/** What happened, counted: for a class that talks about it. */

export interface FloorTime {
  readonly delegation: DelegationCode;
  /** Time on the floor, in ms of conference time. */
  readonly ms: ConferenceMs;
  readonly times: number;
}

/** Time on the floor of every delegation that somebody held, longest first, then in seating order. */
export function floorTimes(view: View): readonly FloorTime[] {
  const { statements } = (entry(view.room, view.public.plenary) ?? blank.room).floor;
  return held(view)
    .map((delegation) => {
      const own = statements.filter((s) => s.delegation === delegation);
      return { delegation, ms: own.reduce((sum, s) => sum + (s.at - s.since), 0), times: own.length };
    })
    .toSorted((a, b) => b.ms - a.ms);
}

/** Delegations that somebody held, in seating order. */
export const held = (view: View): readonly DelegationCode[] =>
  view.public.order.filter((code) => {
    const found = entry(view.public.delegations, code);
    return found !== undefined && (found.accredited || found.taken > 0);
  });

export interface SignalsOn {
  readonly provision: ProvisionId;
  readonly number: string;
  readonly signals: Readonly<Record<DelegationCode, Signal>>;
}

/** What each delegation had shown on a provision when the chair last ruled on it and somebody had answered. */
export function signalsShown(view: View): readonly SignalsOn[] {
  const room = entry(view.room, view.public.plenary) ?? blank.room;
  return room.provisions.flatMap((p) => {
    const last = room.record.findLast(
      (x) => x.k === 'ruling' && x.ruling.provision === p.id && Object.keys(x.signals).length > 0,
    );
    return last?.k === 'ruling' ? [{ provision: p.id, number: p.number, signals: last.signals }] : [];
  });
}
