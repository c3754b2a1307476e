import type { Provision } from '../../shared/conference/provisions.ts';
import { fits, toBracketOp } from '../../shared/text/amend.ts';
import { type EditError, amendmentFrom } from '../../shared/text/diff.ts';
import { applyOp } from '../../shared/text/amend.ts';
import type { Amendment, Body } from '../../shared/text/model.ts';
import { type Piece, changedPieces, piecesOf } from './pieces.ts';

/** What somebody's edit of a provision comes to, worked out from plain words. */
export type Edited =
  | { readonly e: 'nothing'; readonly code: EditError }
  | {
      readonly e: 'change';
      readonly amendment: Amendment;
      /** As others will see it, on today's text. */
      readonly pieces: readonly Piece[];
      /** As it will stand if the room is mixed; empty where it cannot be put in brackets. */
      readonly bracketed: readonly Piece[];
    }
  /** The words it was written on have changed too much to place it. */
  | { readonly e: 'stale'; readonly today: readonly Piece[] };

/**
 * @param base the words on which the edit was begun
 * @param text what the field holds now
 * @param from the code of the delegation that writes
 */
export function editOf(base: Body, provision: Provision, text: string, from: string): Edited {
  const worked = amendmentFrom(base, text);
  if (!worked.ok) return { e: 'nothing', code: worked.error.code };
  const amendment = worked.value;
  if (fits(provision.body, amendment) === 'stale') return { e: 'stale', today: piecesOf(provision.body) };
  let n = 0;
  const by = { sponsors: [from], originalSponsors: provision.sponsors };
  const op = toBracketOp(provision.body, amendment, 'edit', by, () => `edit.${n++}`);
  return {
    e: 'change',
    amendment,
    pieces: changedPieces(provision.body, amendment),
    bracketed: op ? piecesOf(applyOp(provision.body, op), { delegation: from }) : [],
  };
}
