import type { Group } from '../../shared/scenario/lesson.ts';
import type { DelegationInfo } from '../../shared/scenario/scenario.ts';
import { Pick, Seats } from '../parts/Pick.tsx';
import { Plate } from '../parts/Plate.tsx';
import { t } from '../words/index.ts';

interface PicksProps {
  readonly scenario: string;
  /** Groups that pull apart; none in most scenarios. */
  readonly groups: readonly Group[];
  readonly delegations: readonly { readonly info: DelegationInfo; readonly free: number }[];
  /** A code, `null` for any seat, `undefined` while nothing is chosen. */
  readonly chosen: string | null | undefined;
  readonly onChoose: (code: string | null) => void;
}

/** Whom to speak for: those with a free seat first, the full ones below without a square. */
export function DelegationPicks({ scenario, groups, delegations, chosen, onChoose }: PicksProps) {
  const open = delegations.filter((d) => d.free > 0);
  const full = delegations.filter((d) => d.free === 0);
  return (
    <fieldset class="picks">
      <legend class="unseen">{t('join.delegation')}</legend>
      {open.map(({ info, free }) => (
        <Pick key={info.code} name="delegation" on={chosen === info.code} onPick={() => onChoose(info.code)}>
          <span class="pick-plate">
            <Plate scenario={scenario} info={info} />
            {groups.length === 0 ? null : (
              <span class="small block" dir="auto">
                {groups.find((one) => one.id === info.group)?.name ?? t('lobby.between')}
              </span>
            )}
            {info.line === undefined ? null : (
              <span class="quiet small block" dir="auto">
                {info.line}
              </span>
            )}
          </span>
          <span class="pick-seats">
            <Seats taken={info.seats - free} all={info.seats} />
            {t('app.free', { n: free })}
          </span>
        </Pick>
      ))}
      <Pick name="delegation" on={chosen === null} onPick={() => onChoose(null)}>
        <span>
          <b>{t('join.anyone')}</b>
          <span class="quiet small block">{t('join.anyoneHint')}</span>
        </span>
      </Pick>
      {full.map(({ info }) => (
        <div class="pick full" key={info.code}>
          <span class="square" />
          <span class="pick-plate">
            <Plate scenario={scenario} info={info} state="empty" />
          </span>
          <span class="pick-seats">{t('app.full')}</span>
        </div>
      ))}
    </fieldset>
  );
}
