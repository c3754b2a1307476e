import { t } from '../words/index.ts';
import { Icon, type IconName } from './Icon.tsx';

/** How it is with a provision. */
export type ProvisionState =
  | 'untouched'
  | 'open'
  | 'agreed'
  | 'bracketed'
  | 'deferred'
  | 'leftOut'
  | 'removed'
  | 'dropped';

const icons: Partial<Record<ProvisionState, IconName>> = {
  agreed: 'check',
  deferred: 'clock',
  leftOut: 'dash',
  removed: 'cross',
  dropped: 'dash',
};

/** How it is with a provision, by a shape and a word. */
export function StatusMark({ status }: { readonly status: ProvisionState }) {
  const icon = icons[status];
  return (
    <span class={`status ${status}`}>
      <span class="shape" aria-hidden="true">
        {icon ? <Icon name={icon} /> : null}
      </span>
      {t(`text.status.${status}`)}
    </span>
  );
}
