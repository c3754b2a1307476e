import { view } from '../../net/connection.ts';
import { useConferenceNow } from '../../net/ticking.ts';
import { useAct } from '../../net/useAct.ts';
import { Button } from '../../parts/Button.tsx';
import { Note } from '../../parts/Note.tsx';
import { Slip } from '../Slip.tsx';
import { paceOf, settledOf } from '../../view/lesson.ts';
import { takeStep } from '../../view/steps.ts';
import { stepAtHand } from '../../../shared/conference/nextStep.ts';
import { t } from '../../words/index.ts';

/** The plan against the time that is left: whether the rest fits, and ways to shorten it. */
export function PaceSlip() {
  const v = view.value;
  const now = useConferenceNow(v.public.clock.c === 'running' && v.public.bell.b === 'set');
  const pace = paceOf(v, now);
  const { send, refusal } = useAct();
  if (!pace) return null;
  const { plan, drops, says, shorter, adoptNow } = pace;
  const room = v.public.plenary;
  const spare = Math.floor(plan.spare / 60);
  const { left } = settledOf(v);
  if (left === 0) return null;
  const late = drops.length > 0 || plan.droppedSteps.length > 0 || !plan.fits;
  if (!late && shorter === null) return <p class="quiet small">{t('console.fits', { n: Math.max(0, spare) })}</p>;
  const ends = stepAtHand(v, room)?.why === 'adoptAgreed';
  return (
    <Note
      silent
      what={
        drops.length > 0
          ? t('console.late.drops', { numbers: drops.map((one) => one.number).join(t('text.comma')) })
          : plan.fits
            ? t('console.late.short')
            : t('console.late')
      }
      acts={
        <>
          {shorter === null ? null : (
            <Button look="line" size="small" onPress={() => send({ c: 'setLimit', room, seconds: shorter })}>
              {t('console.late.limit', { seconds: shorter })}
            </Button>
          )}
          {drops.map(({ id, number }) => (
            <Button key={id} look="line" size="small" onPress={() => send({ c: 'leaveOut', room, provision: id })}>
              {t('console.late.leaveOut', { number })}
            </Button>
          ))}
          {adoptNow && ends ? (
            <Button look="line" size="small" onPress={() => send(takeStep(v, 'adoptAgreed'))}>
              {t('step.adoptAgreed')}
            </Button>
          ) : null}
        </>
      }
    >
      {says.map((line) => (
        <p key={line} lang={v.public.scenario.lang}>
          {t('teacher.quote', { line })}
        </p>
      ))}
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </Note>
  );
}
