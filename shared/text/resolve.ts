import { type Item, bury, clingsBack, explode, isLive, leadWith, spaceOf } from './items.ts';
import type { OpId } from './model.ts';
import type { OptionId } from '../kit/ids.ts';
import { onlyOpens } from './words.ts';

/** Lifts a bracket: what is chosen takes its place and its space, the rest is buried where it stood. */
export function resolveAt(
  items: readonly Item[],
  at: number,
  op: { readonly op: OpId; readonly option: OptionId | null },
): readonly Item[] | undefined {
  const node = items[at];
  if (node?.kind !== 'choice' && node?.kind !== 'blank') return undefined;
  const options = node.kind === 'choice' ? node.options : [];
  if (op.option !== null && options.every((option) => option.id !== op.option)) return undefined;
  const first = !items.slice(0, at).some(isLive);
  const space = first ? '' : node.space;
  let stays = false;
  const inner = options.flatMap((option) => {
    const held = explode(option.body);
    if (option.id !== op.option) return bury(held, op.op);
    const end = held.findLastIndex((item) => isLive(item) && !(item.kind === 'word' && item.text.trim() === ''));
    stays = end >= 0;
    const kept = held.slice(0, end + 1);
    return [...(first || space !== '' ? leadWith(kept, space) : kept), ...bury(held.slice(end + 1), op.op)];
  });
  const rest = items.slice(at + 1);
  return [...items.slice(0, at), ...inner, ...(stays ? rest : closeUp(items.slice(0, at), rest, node.space))];
}

/** Spaces after a bracket of which nothing stays. */
function closeUp(before: readonly Item[], rest: readonly Item[], space: string): readonly Item[] {
  const previous = before.findLast(isLive);
  const next = rest.find(isLive);
  if (next === undefined) return rest;
  if (previous === undefined || (previous.kind === 'word' && onlyOpens(previous.text))) return leadWith(rest, '');
  return spaceOf(next) === '' && !clingsBack(next) ? leadWith(rest, space) : rest;
}
