import type { View } from '../../shared/conference/kinds.ts';
import type { Proposal } from '../../shared/conference/onTheTable.ts';
import { t } from '../words/index.ts';
import { seen } from './seen.ts';

/** In the name of groups, by their ids; empty without any. */
export function forGroups(view: View, ids: readonly string[]): string {
  const names = view.public.scenario.groups.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return names.length === 0 ? '' : t('draft.forGroup', { groups: names.join(t('text.comma')) });
}

/** The groups in whose name a proposal is made. */
export function ForGroups({ proposal }: { readonly proposal: Proposal }) {
  const { view } = seen();
  const words = forGroups(view, proposal.groups ?? []);
  return words === '' ? null : <b>{words}</b>;
}
