import type { RoomId } from '../kit/ids.ts';
import { bodyAt } from '../text/history.ts';
import { isNothing } from '../text/measure.ts';
import type { Amendment, Body } from '../text/model.ts';
import { liveText } from '../text/print.ts';
import { affected } from '../text/rebase.ts';
import { bracketsLived, type By, type Change } from './brackets.ts';
import { entry } from './checks.ts';
import { type DraftEdit, draftOp } from './draftEdits.ts';
import type { Slices, Tx } from './kinds.ts';
import type { Proposal } from './onTheTable.ts';
import type { Reconciled } from './proposals.ts';
import type { Provision } from './provisions.ts';
import type { Effect } from './rulings.ts';

/** What follows when words have changed, whoever changed them. Law 5 */

/** The operations of an effect, provision by provision. */
export const changesOf = (effect: Effect): readonly Change[] => [
  ...(effect.ops.length > 0 ? [{ provision: effect.provision, ops: effect.ops }] : []),
  ...(effect.also ?? []).map(({ provision, ops }) => ({ provision, ops })),
  ...(effect.draft?.d === 'term'
    ? effect.draft.ops.map(({ provision, op }) => ({ provision, ops: [op] }))
    : effect.draft?.d === 'text'
      ? [{ provision: effect.draft.provision, ops: [effect.draft.op] }]
      : []),
];

/**
 * Brackets live on, every proposal is looked at again, and what is on the screen is a new question.
 * @param before the room as it was before the words changed
 */
export function textChanged(
  tx: Tx,
  room: RoomId,
  before: Slices['room'],
  changes: readonly Change[],
  by: By,
  wording = true,
): void {
  const after = entry(tx.state.room, room);
  if (!after) return;
  const lived = bracketsLived(before, after, changes, by, tx.now);
  if (lived.events.length > 0 || lived.behind.length > 0) tx.emit({ to: `room:${room}`, e: lived });
  const changed = after.provisions.filter((p) => before.provisions.find((x) => x.id === p.id)?.body !== p.body);
  for (const p of after.provisions) {
    const results = reconcile(after, p, changed.includes(p));
    if (results.length > 0) tx.emit({ to: `room:${room}`, e: { t: 'ProposalsReconciled', provision: p.id, results } });
  }
  const reading = entry(tx.state.room, room)?.reading;
  if (!reading) return;
  const shown = after.provisions.find((p) => p.id === reading.provision);
  if (!shown || (shown.status !== 'open' && shown.status !== 'bracketed' && shown.status !== 'untouched'))
    tx.emit({ to: `room:${room}`, e: { t: 'ReadingEnded' } });
  else if (wording && changed.includes(shown))
    tx.emit({ to: `room:${room}`, e: { t: 'AskedAgain', question: tx.id(), asked: 1 } });
}

/**
 * What became of each proposal that waits on a provision. Of those on its words none is left out; changes of the draft
 * may be touched by anything, and are listed when something has become of them.
 */
function reconcile(s: Slices['room'], provision: Provision, changed: boolean): readonly Reconciled[] {
  return s.proposals.flatMap((p): readonly Reconciled[] => {
    if (p.provision !== provision.id || p.state !== 'pending') return [];
    if (p.content.k === 'draft') {
      const now = draftNow(s, p, p.content.edit);
      return now.a === (p.standing?.s ?? 'stands') ? [] : [now];
    }
    if (!changed) return [];
    return [p.content.k === 'replace' ? paperNow(provision, p, p.content.body) : amendmentNow(provision, p, p.content)];
  });
}

function amendmentNow({ body }: Provision, p: Proposal, content: { readonly amendment: Amendment }): Reconciled {
  const [one] = affected([{ id: p.id, amendment: content.amendment, ...(p.base ? { base: p.base } : {}) }], body);
  if (one === undefined || one.a === 'reword') return { a: 'reword', id: p.id };
  if (one.a === 'obsolete') return { a: 'obsolete', id: p.id, why: one.why };
  return { a: 'rebased', id: p.id, amendment: one.amendment, inside: one.inside };
}

/** A paper says all of a provision anew: whatever the text says by now that it did not say then would be undone. */
function paperNow({ body, earlier }: Provision, { id, revision }: Proposal, paper: Body): Reconciled {
  if (isNothing(body)) return { a: 'obsolete', id, why: 'removed' };
  if (liveText(paper) === liveText(body)) return { a: 'obsolete', id, why: 'said' };
  const then = (earlier && bodyAt(earlier, revision)) ?? body;
  return { a: liveText(then) === liveText(body) ? 'stands' : 'overtaken', id };
}

function draftNow(s: Slices['room'], { id, provision }: Proposal, edit: DraftEdit): Reconciled {
  const made = draftOp(s, provision, edit, '?');
  if (made.ok) return { a: 'stands', id };
  return made.error.code === 'text.same' ? { a: 'obsolete', id, why: 'said' } : { a: 'reword', id };
}
