import type { ComponentChildren } from 'preact';
import type { DelegationInfo } from '../../shared/scenario/scenario.ts';
import { t } from '../words/index.ts';

/** Address of a flag or emblem: one file per scenario holds all of either. */
export const signUrl = (scenario: string, sign: DelegationInfo['sign']): string =>
  `/${sign.kind === 'flag' ? 'flags' : 'emblems'}/${scenario}.svg#${sign.name}`;

interface FlagProps {
  readonly scenario: string;
  readonly sign: DelegationInfo['sign'];
}

/** A flag or emblem, never alone: its name stands beside it or in what encloses it. */
export function Flag({ scenario, sign }: FlagProps) {
  const flag = sign.kind === 'flag';
  return (
    <img
      class={flag ? 'flag' : 'flag emblem'}
      src={signUrl(scenario, sign)}
      alt=""
      width={flag ? 20 : 16}
      height={flag ? 15 : 16}
      loading="lazy"
      decoding="async"
    />
  );
}

export type PlateState = 'rest' | 'raised' | 'away' | 'gone' | 'empty';

interface PlateProps extends Pick<FlagProps, 'scenario'> {
  readonly info: Pick<DelegationInfo, 'name' | 'code' | 'sign'>;
  readonly state?: PlateState;
  readonly yours?: boolean;
  readonly size?: 'large' | 'huge';
  /** The code instead of the name, where it is tight; the name stays in the accessible name. */
  readonly short?: boolean;
  readonly children?: ComponentChildren;
}

/** A delegation behind its plate: flag and name, and how it is with them. */
export function Plate({ scenario, info, state = 'rest', yours = false, size, short = false, children }: PlateProps) {
  const classes = ['plate', state === 'rest' ? '' : state, yours ? 'yours' : '', size ?? ''].filter(Boolean).join(' ');
  return (
    <span class={classes} {...(short ? { title: info.name } : {})}>
      <Flag scenario={scenario} sign={info.sign} />
      {short ? (
        <>
          <span aria-hidden="true">{info.code}</span>
          <span class="unseen">{info.name}</span>
        </>
      ) : (
        <span>
          <bdi>{info.name}</bdi>
        </span>
      )}
      {state === 'away' ? <small>{t('app.away')}</small> : null}
      {state === 'gone' ? <small>{t('app.gone')}</small> : null}
      {children}
    </span>
  );
}
