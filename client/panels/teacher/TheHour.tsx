import type { ScenarioCard } from '../../../shared/protocol/wire.ts';
import { Note } from '../../parts/Note.tsx';
import type { Hour } from '../../view/hour.ts';
import { t } from '../../words/index.ts';
import { hourOf as clockOf } from '../hourOf.ts';

interface TheHourProps {
  readonly card: ScenarioCard;
  readonly hour: Hour;
  readonly people: number;
  /** When the lesson begins, by this device's clock. */
  readonly from: number;
}

/** The lesson as it will be: each step with its time, as a span in ink brackets. */
export function TheHour({ card, hour, people, from }: TheHourProps) {
  const { plan, drops, goesFirst } = hour;
  const spare = Math.max(0, Math.floor(plan.spare / 60));
  const first = card.provisions[0]?.number ?? '';
  const last = card.provisions.at(-1)?.number ?? '';
  return (
    <section aria-labelledby="hour">
      <h2 id="hour">{t('create.hour')}</h2>
      <p class="small">
        {t('create.hour.facts', { people, seconds: plan.statement, provisions: card.provisions.length - drops.length })}{' '}
        {plan.fits ? t('create.hour.fits', { n: spare }) : t('create.hour.tight')}
      </p>
      <ol class="hour">
        {hour.steps.map((one) => (
          <li key={one.step} class={one.step === 'bell' ? 'bell-at' : ''}>
            <bdi class="at num" dir="ltr">
              {clockOf(from + one.at * 60_000)}
            </bdi>
            <span class="what">{t(`create.step.${one.step}`, { first, last })}</span>
            {one.step === 'bell' ? (
              <span />
            ) : (
              <span class="span-of" aria-hidden="true" style={{ inlineSize: `${Math.round(one.share * 100)}%` }} />
            )}
            <span class="last num">{one.step === 'bell' ? '' : t('create.min', { n: one.minutes })}</span>
          </li>
        ))}
      </ol>
      {drops.length > 0 ? (
        <Note what={t('create.hour.drops', { numbers: drops.join(t('text.comma')) })}>
          <p>{t('create.hour.late.rest')}</p>
        </Note>
      ) : goesFirst === undefined ? null : (
        <Note what={t('create.hour.late', { number: goesFirst })}>
          <p>{t('create.hour.late.rest')}</p>
        </Note>
      )}
    </section>
  );
}
