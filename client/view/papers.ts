import type { View } from '../../shared/conference/kinds.ts';
import type { Proposal } from '../../shared/conference/proposals.ts';
import { canBracket, proposalFits } from '../../shared/conference/proposals.ts';
import { type Piece, changedPieces, piecesOf } from './pieces.ts';
import { lookerOf, nameOf, plenaryOf, provisionIn } from './who.ts';

/** Proposals on the table, drawn as changes to the words they are about. */
export interface Paper {
  readonly proposal: Proposal;
  /** Who tabled it; empty for the chair. */
  readonly code: string;
  readonly name: string;
  readonly yours: boolean;
  readonly pieces: readonly Piece[];
  /** Overtaken: the words that it was written on have changed. */
  readonly stale: boolean;
  readonly canTakeIn: boolean;
  readonly canBracket: boolean;
}

/** Proposals on a provision that still wait, in order of submission. */
export function papersOn(view: View, seat: string, provision: string): readonly Paper[] {
  const room = plenaryOf(view);
  const p = provisionIn(view, provision);
  const me = lookerOf(view, seat);
  if (!p) return [];
  return room.proposals
    .filter((x) => x.provision === provision && x.state === 'pending')
    .map((proposal) => {
      const fits = proposalFits(room, proposal);
      const { content } = proposal;
      return {
        proposal,
        code: proposal.from === 'chair' ? '' : proposal.from,
        name: proposal.from === 'chair' ? '' : nameOf(view, proposal.from),
        yours: proposal.from === me.delegation,
        pieces: content.k === 'replace' ? piecesOf(content.body) : fits ? changedPieces(p.body, content.amendment) : [],
        stale: !fits,
        canTakeIn: fits,
        canBracket: fits && canBracket(room, proposal),
      };
    });
}
