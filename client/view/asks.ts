import type { DraftEdit } from '../../shared/conference/draftEdits.ts';
import type { View } from '../../shared/conference/kinds.ts';
import type { Proposal } from '../../shared/conference/onTheTable.ts';
import type { Provision } from '../../shared/conference/provisions.ts';
import { assertNever } from '../../shared/kit/assertNever.ts';
import { marked } from '../../shared/text/compare.ts';
import { bodyAt } from '../../shared/text/history.ts';
import type { Sentence } from './say.ts';
import { plenaryOf } from './who.ts';

/** What a proposal asks for beside other words, and what has become of it. */

/** What has become of a proposal since it was tabled, where it is more than that its words no longer fit. */
export const fateOf = ({ standing }: Proposal): 'said' | 'deleted' | 'removed' | 'overtaken' | null =>
  standing === null || standing.s === 'reword' ? null : standing.s === 'obsolete' ? standing.why : 'overtaken';

/** Words put in since a paper was written, which it would put out. */
export function undoneBy({ body, earlier }: Provision, { revision }: Proposal): readonly string[] {
  const then = (earlier && bodyAt(earlier, revision)) ?? body;
  return marked(then, body).flatMap((one) => (one.kind === 'in' ? [one.text.trim()] : []));
}

/** What a change of the draft asks for, in a sentence. */
export function asked(view: View, p: Provision, edit: DraftEdit): Sentence {
  const { number } = p;
  const other = 'after' in edit ? edit.after : 'from' in edit ? edit.from : '';
  const after = plenaryOf(view).provisions.find((x) => x.id === other)?.number ?? '';
  switch (edit.d) {
    case 'move':
      return {
        key: 'draft.asks.move',
        args: { number, after, start: String(edit.after === 'start'), place: edit.place },
      };
    case 'add':
      return { key: 'draft.asks.add', args: { number, place: edit.place, words: edit.text } };
    case 'instruct':
      return { key: 'draft.asks.instruct', args: { number, instruction: edit.instruction } };
    case 'term':
      return { key: 'draft.asks.term', args: { term: edit.term, by: edit.by, except: edit.except.length } };
    case 'lineage':
      return { key: 'draft.asks.lineage', args: { number, from: after } };
    case 'renumber':
      return { key: 'draft.asks.renumber', args: { number, to: edit.number } };
    case 'note':
      return { key: 'draft.asks.note', args: { number, words: edit.text } };
    case 'split':
      return { key: 'draft.asks.split', args: { number } };
    case 'join':
      return { key: 'draft.asks.join', args: { number } };
    default:
      return assertNever(edit);
  }
}
