import type { Effect } from '../../shared/conference/rulings.ts';
import { afterPending, effectOf } from '../../shared/conference/rulings.ts';
import type { View } from '../../shared/conference/kinds.ts';
import {
  contestedBy,
  isAccepted,
  type PaperSuggestion,
  type PaperWay,
  suggestFor,
  uncontested,
  wayOf,
} from '../../shared/conference/suggestions.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { type Paper, papersOn } from './papers.ts';
import type { Piece } from './pieces.ts';
import type { Sentence } from './say.ts';
import { nameOf, plenaryOf } from './who.ts';

/** The compilation: all that is on the table for one provision, as the desk rules on it. P1.29 */

export interface DeskPaper extends Paper {
  readonly suggestion: PaperSuggestion;
  /** The way that is suggested, if a ruling can take it. */
  readonly way: PaperWay | undefined;
  /** Whoever answers for it accepts that beforehand. */
  readonly accepted: boolean;
  /** Names of delegations that contest it. */
  readonly contested: readonly string[];
  /** What the announced ruling does with it; null when it does nothing. */
  readonly announced: Effect['proposals'][number]['state'] | null;
}

/** Proposals on a provision that wait, in order of submission, with what is suggested for each. */
export function deskPapers(view: View, seat: string, provision: string): readonly DeskPaper[] {
  const room = plenaryOf(view);
  const after = afterPending(room);
  const { pending } = room;
  const effect = pending ? effectOf(room, pending.id, pending.ruling).proposals : [];
  return papersOn(view, seat, provision).map((paper) => {
    const { proposal } = paper;
    const later = after.proposals.find((p) => p.id === proposal.id) ?? proposal;
    const suggestion = suggestFor(after, later);
    const way = wayOf(suggestion);
    return {
      ...paper,
      suggestion,
      stale: paper.stale || way === 'lapse',
      way,
      accepted: way !== undefined && isAccepted(after, later, way),
      contested: contestedBy(after, later).map((code) => nameOf(view, code)),
      announced: effect.find((one) => one.id === proposal.id)?.state ?? null,
    };
  });
}

/** The one gavel for what nobody contests; undefined when there is nothing of that kind. */
export function gavelFor(view: View, provision: string): Extract<ClientCommand, { c: 'rule' }> | undefined {
  const proposals = [...uncontested(afterPending(plenaryOf(view)), provision)];
  return proposals.length === 0
    ? undefined
    : { c: 'rule', room: view.public.plenary, ruling: { r: 'asSuggested', provision, proposals } };
}

/** A suggestion in words. */
export function suggestionWords(suggestion: PaperSuggestion): Sentence {
  switch (suggestion.s) {
    case 'bracket':
      return suggestion.why === 'clash'
        ? { key: 'draft.suggest.clash', args: { symbols: suggestion.with.join(', ') } }
        : { key: `draft.suggest.${suggestion.why}` };
    case 'lapse':
      return { key: `draft.suggest.lapse.${suggestion.why}` };
    default:
      return { key: `draft.suggest.${suggestion.s}` };
  }
}

/** The paper that keys act on: the one picked, while it waits; else the next that does. */
export function paperAtHand(papers: readonly DeskPaper[], picked: string | null): DeskPaper | undefined {
  const at = Math.max(
    0,
    papers.findIndex((p) => p.proposal.id === picked),
  );
  const waits = (p: DeskPaper): boolean => p.announced === null;
  return papers.slice(at).find(waits) ?? papers.find(waits);
}

const gap = '…';

const isChange = (piece: Piece): boolean =>
  piece.d === 'words'
    ? piece.mark !== 'same'
    : piece.d === 'choice' && piece.options.some((option) => option.pieces.some(isChange));

/** A change with a few words around it; what is far from every change is left out, with a sign that it is. */
export function aroundChange(pieces: readonly Piece[], most = 5): readonly Piece[] {
  const changed = pieces.map(isChange);
  if (!changed.includes(true)) return pieces;
  const near: Piece[] = [];
  for (const [n, piece] of pieces.entries()) {
    const [behind, ahead] = [changed[n - 1] === true, changed[n + 1] === true];
    const last = near.at(-1);
    const open = last?.d === 'words' && last.text.trimEnd().endsWith(gap);
    if (changed[n] !== true && !behind && !ahead) {
      if (!open) near.push({ d: 'words', mark: 'same', text: ` ${gap} ` });
    } else if (changed[n] !== true && piece.d === 'words') {
      const text = shortened(piece.text, behind, ahead, most);
      near.push({ ...piece, text: open && text.startsWith(gap) ? text.slice(gap.length) : text });
    } else near.push(piece);
  }
  return near;
}

/** Words beside a change, cut where they are far from it: `behind` one, `ahead` of one, or between two. */
function shortened(text: string, behind: boolean, ahead: boolean, most: number): string {
  const words = text.match(/\s*\S+/gu) ?? [];
  if (words.length <= (behind && ahead ? 2 * most : most)) return text;
  const first = behind ? words.slice(0, most).join('') : '';
  const tail = /\s*$/u.exec(text)?.[0] ?? '';
  return `${first}${behind ? ` ${gap}` : gap}${ahead ? ` ${words.slice(-most).join('').trimStart()}${tail}` : ''}`;
}
