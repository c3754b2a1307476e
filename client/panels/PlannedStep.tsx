import { useConferenceNow } from '../net/ticking.ts';
import { Icon } from '../parts/Icon.tsx';
import { remaining, secondsLeft } from '../view/clock.ts';
import { stepWords } from '../view/steps.ts';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { Drain } from './RoomBar.tsx';
import { say, seen } from './seen.ts';

/** What is drained in full: a step that is further off waits with a full bar. */
const wholeMs = 15_000;

/** What the automatic chair does next, seen by everybody while it counts down; anybody's act may come before it. */
export function PlannedStep() {
  const { view, seat } = seen();
  const { auto } = plenaryOf(view);
  const running = view.public.clock.c === 'running';
  const now = useConferenceNow(auto.planned !== null && running);
  // The chair's own desk says it already, with the button that takes it.
  if (!auto.planned || lookerOf(view, seat).chair) return null;
  const { at, why, command } = auto.planned;
  const { left, share } = remaining(at - wholeMs, at, now);
  return (
    <section class="announced planned" aria-label={t('room.step.next')}>
      <Icon name="clock" />
      <span class="words">
        <span class="quiet">{t('room.step.next')}</span> <b>{say(stepWords(view, why, command).label)}</b>{' '}
        <span class="num">{t('room.step.in', { seconds: secondsLeft(left) })}</span>
      </span>
      <Drain share={share} held={!running} />
    </section>
  );
}
