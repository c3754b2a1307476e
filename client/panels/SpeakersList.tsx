import { Plate } from '../parts/Plate.tsx';
import { type ListRow, listOf } from '../view/bar.ts';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { infoOf, seen } from './seen.ts';

/** The list of speakers in order; the chair gives the floor from it, to the next or to any other. */
export function SpeakersList() {
  const { view, seat } = seen();
  const { chair } = lookerOf(view, seat);
  const rows = listOf(view, seat);
  const { limitSeconds } = plenaryOf(view).floor;
  return (
    <section class="speakers" aria-labelledby="list-title">
      <h2 id="list-title">{t('floor.list')}</h2>
      {rows.length === 0 ? <p class="quiet small">{t('floor.empty')}</p> : null}
      <ol>
        {rows.map((row) => (
          <SpeakerRow key={row.code} row={row} chair={chair} />
        ))}
      </ol>
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
      {chair ? (
        <ActButton
          {...(next ? {} : { look: 'line' as const })}
          size="small"
          {...(next ? { letter: 'n' } : {})}
          command={{
            c: 'giveFloor',
            room: view.public.plenary,
            delegation: row.code,
            after: plenaryOf(view).floor.lastTurn,
          }}
        >
          {t('chair.give')} <span class="unseen">{row.name}</span>{' '}
          {next ? <kbd aria-hidden="true">{t('chair.key.next')}</kbd> : null}
        </ActButton>
      ) : null}
    </li>
  );
}

/** Lengths of a statement that the chair can choose at one press, in seconds. */
const limits = [30, 60, 120, 180] as const;

function TimeLimit({ seconds }: { readonly seconds: number }) {
  const { view } = seen();
  return (
    <fieldset class="limits">
      <legend>{t('chair.limit')}</legend>
      {limits.map((value) => (
        <ActButton
          key={value}
          look="line"
          size="small"
          pressed={value === seconds}
          class={value === seconds ? 'on' : ''}
          command={{ c: 'setLimit', room: view.public.plenary, seconds: value }}
        >
          {t('chair.limitOf', { seconds: value })}
        </ActButton>
      ))}
    </fieldset>
  );
}
