import type { ListRow } from '../view/bar.ts';
import { plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { seen } from './seen.ts';
import '../words/room.ts';

/** What the chair does with the floor, where it stands: gives it from the list, and thanks whoever speaks. */

/** The chair gives the floor to whoever stands here. */
export function GiveFloor({ row }: { readonly row: ListRow }) {
  const { view } = seen();
  const next = row.place === 1;
  const { speaking } = plenaryOf(view).floor;
  // Whoever speaks within the time is not cut off by the next thing at hand.
  const calls = next && (speaking === null || speaking.overtime);
  return (
    <ActButton
      {...(calls ? {} : { look: 'line' as const })}
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
  );
}

/** More time for whoever speaks, or thanks; that comes to the fore only once the time is up. */
export function FloorActs({ turn, over }: { readonly turn: string; readonly over: boolean }) {
  const room = seen().view.public.plenary;
  return (
    <span class="give">
      <ActButton look="ghost" size="small" class="wide-only" command={{ c: 'moreTime', room, turn, seconds: 30 }}>
        {t('chair.more30')}
      </ActButton>
      <ActButton look={over ? 'pale' : 'ghost'} size="small" letter="t" command={{ c: 'endStatement', room, turn }}>
        <span class="wide-only">{t('chair.thank')}</span>
        <span class="phone-only">{t('chair.thank.short')}</span> <kbd aria-hidden="true">{t('chair.key.thank')}</kbd>
      </ActButton>
    </span>
  );
}

/** Lengths of a statement that the chair can choose at one press, in seconds. */
const limits = [30, 60, 120, 180] as const;

export function TimeLimit({ seconds }: { readonly seconds: number }) {
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
