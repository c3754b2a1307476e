import type { Effect, Shift as ShiftOf } from '../../shared/text/force.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';

/** What a clause would gain and lose by another place. */
export function Shift({ shift }: { readonly shift: ShiftOf }) {
  const listed = (list: readonly Effect[]): string =>
    list.length === 0 ? t('bracket.nothing') : list.map((one) => t(`bracket.effect.${one}`)).join(t('text.comma'));
  return <p>{t('bracket.chair.shift', { gains: listed(shift.gains), losses: listed(shift.losses) })}</p>;
}
