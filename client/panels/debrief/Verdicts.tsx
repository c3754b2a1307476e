import { entry } from '../../../shared/conference/checks.ts';
import { held } from '../../../shared/debrief/story.ts';
import { said } from '../../net/connection.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Plate } from '../../parts/Plate.tsx';
import { plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import { infoOf, seen } from '../seen.ts';

/** What each delegation says of the result, in its own sentence. */
export function Verdicts() {
  const { view } = seen();
  const { verdicts } = plenaryOf(view);
  const given = held(view).flatMap((code) => {
    const verdict = entry(verdicts, code);
    return verdict ? [{ code, verdict }] : [];
  });
  return (
    <section class="verdicts" aria-labelledby="verdicts-title">
      <h2 id="verdicts-title">{t('outcome.verdicts')}</h2>
      {given.length === 0 ? <p class="quiet small">{t('outcome.verdicts.none')}</p> : null}
      <ul aria-live="polite">
        {given.map(({ code, verdict }) => {
          const words = said.value[verdict.why.ref];
          return (
            <li key={code}>
              <Plate scenario={view.public.scenario.id} info={infoOf(view, code)} />
              <span>
                <b class={verdict.can ? 'can' : 'cannot'}>
                  <Icon name={verdict.can ? 'check' : 'cross'} />
                  {t(verdict.can ? 'outcome.can' : 'outcome.cannot')}.
                </b>{' '}
                <span dir="auto" {...(words ? { lang: words.lang } : {})}>
                  {words?.text ?? t('room.record.erased')}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
