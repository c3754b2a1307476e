import { Plate } from '../parts/Plate.tsx';
import { type ListRow, listOf } from '../view/bar.ts';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { lazyPart } from '../parts/lazy.tsx';
import { infoOf, seen } from './seen.ts';

/** What the chair does with the list comes when somebody takes the chair. */
const GiveFloor = lazyPart(() => import('./ChairFloor.tsx').then((part) => part.GiveFloor));
const TimeLimit = lazyPart(() => import('./ChairFloor.tsx').then((part) => part.TimeLimit));

/** The list of speakers in order; the chair gives the floor from it, to the next or to any other. */
export function SpeakersList() {
  const { view, seat } = seen();
  const { chair } = lookerOf(view, seat);
  const rows = listOf(view, seat);
  const { limitSeconds } = plenaryOf(view).floor;
  return (
    <section class="speakers" aria-labelledby="list-title">
      <h2 id="list-title">{t('floor.list')}</h2>
      {rows.length === 0 ? (
        <p class="quiet small">{t('floor.empty')}</p>
      ) : (
        <ol>
          {rows.map((row) => (
            <SpeakerRow key={row.code} row={row} chair={chair} />
          ))}
        </ol>
      )}
      {chair ? (
        <TimeLimit seconds={limitSeconds} />
      ) : (
        <p class="quiet small">{t('floor.limit', { seconds: limitSeconds })}</p>
      )}
    </section>
  );
}

function SpeakerRow({ row, chair }: { readonly row: ListRow; readonly chair: boolean }) {
  const { view } = seen();
  const next = row.place === 1;
  return (
    <li class={chair && next ? 'next' : ''}>
      <span class="place num">{row.place}</span>
      <Plate scenario={view.public.scenario.id} info={infoOf(view, row.code)} yours={row.yours} />
      {chair ? <GiveFloor row={row} /> : null}
    </li>
  );
}
