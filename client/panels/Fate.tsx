import type { Proposal } from '../../shared/conference/onTheTable.ts';
import type { Provision } from '../../shared/conference/provisions.ts';
import { forcesOf, gainsAndLosses } from '../../shared/text/force.ts';
import { asked, fateOf, undoneBy } from '../view/asks.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { Shift } from './Shift.tsx';
import { say, seen } from './seen.ts';

/** A change of the draft in a sentence; and what has become of a proposal since it was tabled. */
export function Fate({ provision, proposal }: { readonly provision: Provision; readonly proposal: Proposal }) {
  const { view } = seen();
  const { content } = proposal;
  const fate = fateOf(proposal);
  const undone = fate === 'overtaken' ? undoneBy(provision, proposal) : [];
  return (
    <>
      {content.k === 'draft' ? <p class="headline">{say(asked(view, provision, content.edit))}</p> : null}
      {content.k === 'draft' && content.edit.d === 'move' && content.edit.place !== provision.place ? (
        <Shift shift={gainsAndLosses(provision.place, content.edit.place, forcesOf(view.public.scenario.forces))} />
      ) : null}
      {fate === null ? null : <p class="hint">{t(`draft.fate.${fate}`)}</p>}
      {undone.length === 0 ? null : (
        <p class="hint">
          {t('draft.undone')} <q dir="auto">{undone.join(' … ')}</q>
        </p>
      )}
    </>
  );
}
