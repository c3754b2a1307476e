import type { RoomId } from '../kit/ids.ts';
import { affected } from '../text/rebase.ts';
import { bracketsLived, type By, type Change } from './brackets.ts';
import { entry } from './checks.ts';
import type { Slices, Tx } from './kinds.ts';
import type { Reconciled } from './proposals.ts';
import type { Effect } from './rulings.ts';

/** What follows when words have changed, whoever changed them. Law 5 */

/** The operations of an effect, provision by provision. */
export const changesOf = (effect: Effect): readonly Change[] => [
  ...(effect.ops.length > 0 ? [{ provision: effect.provision, ops: effect.ops }] : []),
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
  for (const p of changed) {
    const results = reconcile(after, p.id);
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

/** What became of each amendment that waits on a provision. None is left out. */
function reconcile(s: Slices['room'], provision: string): readonly Reconciled[] {
  const body = s.provisions.find((p) => p.id === provision)?.body ?? [];
  const pending = s.proposals.flatMap((p) =>
    p.provision === provision && p.state === 'pending' && p.content.k === 'amend'
      ? [{ id: p.id, amendment: p.content.amendment, ...(p.base ? { base: p.base } : {}) }]
      : [],
  );
  return affected(pending, body).map((one): Reconciled => {
    if (one.a === 'rebased') return { a: 'rebased', id: one.id, amendment: one.amendment, inside: one.inside };
    return one.a === 'reword' ? { a: 'reword', id: one.id } : { a: 'obsolete', id: one.id, why: one.why };
  });
}
