import { useConferenceNow } from '../net/ticking.ts';
import { clockText, remaining } from '../view/clock.ts';
import { plenaryOf } from '../view/who.ts';
import { unlocked } from '../../shared/conference/levels.ts';
import { t } from '../words/index.ts';
import { Drain } from './RoomBar.tsx';
import { seen } from './seen.ts';

/** A break: the floor is closed, people talk in the real room, words can still be written. P1.24, P1.71 */
export function BreakPanel() {
  const { view } = seen();
  const { pause } = plenaryOf(view);
  const running = view.public.clock.c === 'running';
  const now = useConferenceNow(pause !== null && running);
  if (!pause) return null;
  const { left, share } = remaining(pause.since, pause.until, now);
  const time = clockText(left);
  return (
    <section class="break" aria-labelledby="break-title">
      <h2 id="break-title">{t('break.title')}</h2>
      <p class="break-time">
        <bdi class="num" dir="ltr" role="timer" aria-label={t('break.left', { time })}>
          {time}
        </bdi>{' '}
        <span>{t('break.until')}</span>
      </p>
      <Drain share={share} held={!running} />
      <p>{t('break.lead')}</p>
      {unlocked(view.public, 'propose') ? <p class="quiet">{t('break.draft')}</p> : null}
    </section>
  );
}
