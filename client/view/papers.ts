import type { View } from '../../shared/conference/kinds.ts';
import { type Proposal, canBracket, proposalFits } from '../../shared/conference/onTheTable.ts';
import { liveText } from '../../shared/text/print.ts';
import { rebase } from '../../shared/text/rebase.ts';
import type { Body } from '../../shared/text/model.ts';
import { type Piece, changedPieces, piecesOf } from './pieces.ts';
import { lookerOf, nameOf, plenaryOf, provisionIn } from './who.ts';

/** Proposals on the table, drawn as changes to the words they are about. */
export interface Paper {
  readonly proposal: Proposal;
  /** Who tabled it; empty for the chair. */
  readonly code: string;
  readonly name: string;
  readonly yours: boolean;
  /** Your side stands behind it beside the one that tabled it. */
  readonly backed: boolean;
  /** Overtaken: the words as they stand, and as they would have been. */
  readonly both: { readonly theirs: string; readonly ours: string } | null;
  readonly pieces: readonly Piece[];
  /** It cannot be taken in: the words that it was written on have changed, or what it asks for is not possible. */
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
        backed: me.delegation !== null && proposal.sponsors.includes(me.delegation),
        both: fits ? null : bothOf(p.body, proposal),
        pieces: piecesIn(p.body, content, fits),
        stale: !fits,
        canTakeIn: fits,
        canBracket: fits && canBracket(room, proposal),
      };
    });
}

function piecesIn(today: Body, content: Proposal['content'], fits: boolean): readonly Piece[] {
  if (content.k === 'replace') return piecesOf(content.body);
  return content.k === 'amend' && fits ? changedPieces(today, content.amendment) : [];
}

function bothOf(today: Body, { content, base }: Proposal): Paper['both'] {
  if (content.k !== 'amend') return null;
  const placed = rebase(content.amendment, today, base ?? undefined);
  return placed.r === 'fits'
    ? null
    : { theirs: liveText(placed.conflict.theirs), ours: liveText(placed.conflict.ours) };
}

/** Amendments of a provision that fit and could be made one: their ids, and what they are called. */
export const mergeable = (papers: readonly Paper[]): readonly Paper[] =>
  papers.filter((paper) => !paper.stale && paper.proposal.content.k === 'amend');
