import { responseTo } from '../../shared/conference/response.ts';
import { Flag } from '../parts/Plate.tsx';
import { plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { infoOf, seen } from './seen.ts';

const kinds = ['support', 'oppose', 'silent', 'away', 'gone'] as const;

/** How the room answered, as the chair hears it: its class, and who said what. P1.31 to P1.34 */
export function ResponsePanel() {
  const { view } = seen();
  if (!plenaryOf(view).reading) return null;
  const answer = responseTo(view, view.public.plenary);
  return (
    <section class="response" aria-labelledby="response-title">
      <h2 id="response-title">
        {t(`chair.response.${answer.response}`)}
        {answer.fewHeard ? <small>{t('chair.fewHeard')}</small> : null}
      </h2>
      <dl>
        {kinds
          .filter((kind) => answer[kind].length > 0 || kind === 'support' || kind === 'oppose')
          .map((kind) => (
            <div key={kind} class={kind}>
              <dt>{t(`chair.heard.${kind}`, { n: answer[kind].length })}</dt>
              <dd>
                {answer[kind].map((code) => {
                  const info = infoOf(view, code);
                  return (
                    <span key={code} class="chip" title={info.name}>
                      <Flag scenario={view.public.scenario.id} sign={info.sign} />
                      <span aria-hidden="true">{code}</span>
                      <span class="unseen">{info.name}</span>
                    </span>
                  );
                })}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
