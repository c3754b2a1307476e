import { view } from '../../net/connection.ts';
import { useConferenceNow } from '../../net/ticking.ts';
import { bellNow, settledOf } from '../../view/lesson.ts';
import { t } from '../../words/index.ts';

/** The bell, largest on the console: minutes that are left, and what is still to settle. */
export function BellHead() {
  const { clock, bell } = view.value.public;
  const now = useConferenceNow(bell.b === 'set' && clock.c === 'running');
  const at = bellNow(view.value, now);
  const { left, all } = settledOf(view.value);
  const held = clock.c === 'held';
  return (
    <div class="bell-head">
      <p class="bell-line">
        {at.b === 'set' ? (
          <b class="bell-minutes num" role="timer">
            {at.minutes}
          </b>
        ) : null}
        <span>
          {at.b === 'set' ? t('console.bell', { n: at.minutes }) : t('console.bell.none')}
          <span class="quiet block">{t('console.toSettle', { left, all })}</span>
        </span>
        {clock.c === 'running' && clock.rate !== 1 ? (
          <span class="quiet push">{t('console.rate', { rate: clock.rate })}</span>
        ) : null}
      </p>
      {at.b === 'set' ? (
        <span class={held ? 'drain held' : 'drain'} aria-hidden="true">
          <b style={{ inlineSize: `${Math.round(at.share * 1000) / 10}%` }} />
        </span>
      ) : null}
    </div>
  );
}
