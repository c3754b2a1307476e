import { entry } from '../../shared/conference/checks.ts';
import { line, said } from '../net/connection.ts';
import type { OpenSheet } from '../net/sheet.ts';
import { Slip } from './Slip.tsx';
import { lookerOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { seen } from './seen.ts';

/** Whether what is typed is on the server's disk, and who else writes. */

export function KeptLine({ open }: { readonly open: OpenSheet }) {
  if (line.value !== 'up')
    return (
      <p class="kept lost" role="status">
        {t('draft.keptHere')}
      </p>
    );
  return <p class="kept quiet">{t(open.kept.value ? 'draft.kept' : 'draft.keeping')}</p>;
}

/** The other members who have the sheet open, by name; and why the last words were not taken, if they were not. */
export function HereToo({ open }: { readonly open: OpenSheet }) {
  const { view, seat } = seen();
  const { delegation } = lookerOf(view, seat);
  const members = (delegation === null ? undefined : entry(view.delegation, delegation)?.members) ?? {};
  const names = open.here.value
    .filter((one) => one !== seat)
    .flatMap((one) => said.value[entry(members, one)?.ref ?? '']?.text ?? []);
  const trouble = open.trouble.value;
  return (
    <>
      <p class="heretoo" role="status">
        {names.length === 0 ? null : t('draft.hereToo', { names: names.join(t('text.comma')), n: names.length })}
      </p>
      {trouble ? <Slip refusal={trouble} /> : null}
    </>
  );
}
