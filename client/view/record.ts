import type { EndedStatement } from '../../shared/conference/floor.ts';
import type { View } from '../../shared/conference/kinds.ts';
import type { SummaryLine } from '../../shared/conference/lines.ts';
import { labelOf, lookerOf, plenaryOf, provisionIn } from './who.ts';

/** Lines for the record: whose statement still lacks one, and those that are there. */

/** A statement that this person may put in a line now, and what it was probably about. */
export interface LineAsked {
  readonly statement: EndedStatement;
  /** One's own delegation spoke. */
  readonly own: boolean;
  /** The provision that is open, as it is called; empty when none is. */
  readonly about: string;
}

/**
 * The last statement, when nobody has put it in a line yet: asked of those who spoke, and of the chair.
 * A later statement takes its place.
 */
export function lineAsked(view: View, seat: string): LineAsked | null {
  const room = plenaryOf(view);
  const me = lookerOf(view, seat);
  const mine = room.floor.statements.findLast((s) => s.delegation === me.delegation);
  const last = room.floor.statements.at(-1);
  const statement = me.delegation === null ? (me.chair ? last : undefined) : mine;
  if (!statement || room.floor.speaking?.delegation === me.delegation) return null;
  if (room.summaries.some((line) => line.turn === statement.turn)) return null;
  const p = provisionIn(view, room.reading?.provision);
  return { statement, own: me.delegation !== null, about: labelOf(p) };
}

/** The lines that are on the record, newest first. */
export const linesOf = (view: View): readonly SummaryLine[] => plenaryOf(view).summaries.toReversed();
