import type { Proposal } from '../../shared/conference/onTheTable.ts';
import { t } from '../words/index.ts';
import { seen } from './seen.ts';

/** The groups in whose name a proposal is made. */
export function ForGroups({ proposal }: { readonly proposal: Proposal }) {
  const { view } = seen();
  const { groups, lang } = view.public.scenario;
  const names = groups.filter(({ id }) => proposal.groups?.includes(id)).map(({ name }) => name);
  return names.length === 0 ? null : <b lang={lang}>{t('draft.forGroup', { groups: names.join(t('text.comma')) })}</b>;
}
