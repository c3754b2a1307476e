import { useConferenceNow } from '../net/ticking.ts';
import { rulingWords } from '../view/rulings.ts';
import { labelOf, lookerOf, plenaryOf, provisionIn } from '../view/who.ts';
import { remaining, secondsLeft } from '../view/clock.ts';
import { t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { Drain } from './RoomBar.tsx';
import { say, seen } from './seen.ts';

/** "Does anyone object?": one question to all, a short while, one button. Silence agrees. P1.33, P4.1 */
export function QuestionPanel() {
  const { view, seat } = seen();
  const { question } = plenaryOf(view);
  const now = useConferenceNow(question !== null && view.public.clock.c === 'running');
  if (!question) return null;
  const me = lookerOf(view, seat);
  const room = view.public.plenary;
  const { left, share } = remaining(question.at, question.until, now);
  const { about } = question;
  const drops = about.q === 'whole' ? about.drop.map((id) => labelOf(provisionIn(view, id))) : [];
  return (
    <section class="question" aria-labelledby="question-title">
      <h2 id="question-title">{t('reading.objects')}</h2>
      <p>
        {about.q === 'rule'
          ? t('reading.objects.rule', { words: say(rulingWords(view, about.ruling)) })
          : about.q === 'remove'
            ? t('reading.objects.remove', { about: labelOf(provisionIn(view, about.provision)) })
            : t(drops.length > 0 ? 'reading.objects.part' : 'reading.objects.whole')}
      </p>
      {drops.length > 0 ? (
        <ul class="drops">
          {drops.map((x) => (
            <li key={x}>{x}</li>
          ))}
        </ul>
      ) : null}
      <div class="count-down">
        <Drain share={share} held={view.public.clock.c === 'held'} />
        <span class="num">{t('reading.secondsLeft', { seconds: secondsLeft(left) })}</span>
      </div>
      <div class="row-acts">
        {me.delegation !== null ? (
          <ActButton look="line" command={{ c: 'object', room, question: question.id }}>
            {t('reading.object')}
          </ActButton>
        ) : null}
        {me.chair ? (
          <ActButton look="line" command={{ c: 'withdrawQuestion', room, question: question.id }}>
            {t('reading.withdrawQuestion')}
          </ActButton>
        ) : null}
      </div>
      {me.delegation !== null ? <p class="quiet small">{t(`reading.objects.then.${about.q}`)}</p> : null}
    </section>
  );
}
