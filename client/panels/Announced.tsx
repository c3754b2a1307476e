import { useConferenceNow } from '../net/ticking.ts';
import { Icon } from '../parts/Icon.tsx';
import { rulingWords } from '../view/rulings.ts';
import { remaining, secondsLeft } from '../view/clock.ts';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { Drain } from './RoomBar.tsx';
import { say, seen } from './seen.ts';

/** A ruling that is announced: everybody sees how long it can still be taken back, the chair can do so. */
export function Announced() {
  const { view, seat } = seen();
  const { pending } = plenaryOf(view);
  const now = useConferenceNow(pending !== null && view.public.clock.c === 'running');
  if (!pending) return null;
  const { left, share } = remaining(pending.at, pending.effectiveAt, now);
  const { chair } = lookerOf(view, seat);
  return (
    <section class="announced" aria-label={t('reading.announced')}>
      <Icon name="gavel" />
      <span class="words">
        <b class="treaty">{say(rulingWords(view, pending.ruling))}</b>{' '}
        {pending.by ? `${t(`draft.chairText.${pending.by}`)}. ` : ''}
        <span class="num">{t('reading.inSeconds', { seconds: secondsLeft(left) })}</span>
      </span>
      <Drain share={share} held={view.public.clock.c === 'held'} />
      {chair ? (
        <ActButton
          look="ghost"
          size="small"
          letter="z"
          command={{ c: 'takeBack', room: view.public.plenary, ruling: pending.id }}
        >
          {t('reading.takeBack')} <kbd aria-hidden="true">{t('chair.key.takeBack')}</kbd>
        </ActButton>
      ) : null}
    </section>
  );
}
