import { entry } from '../../../shared/conference/checks.ts';
import { type Question, questionsOf } from '../../../shared/debrief/questions.ts';
import { type FloorTime, floorTimes, held, signalsShown } from '../../../shared/debrief/story.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Flag } from '../../parts/Plate.tsx';
import { clockText } from '../../view/clock.ts';
import { t } from '../../words/index.ts';
import { infoOf, seen } from '../seen.ts';

/** What a class talks about: four questions from what happened, the time on the floor, who had shown what. */

export function Questions() {
  const { view } = seen();
  const questions = questionsOf(view);
  return (
    <section class="questions" aria-labelledby="questions-title">
      <h2 id="questions-title">{t('debrief.title')}</h2>
      <ol>
        {questions.map((question, n) => (
          <li key={question.q}>
            <p class="quiet small">{t('debrief.question', { n: n + 1, of: questions.length })}</p>
            <p class="treaty">{questionWords(question)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const questionWords = (question: Question): string => t(`debrief.q.${question.q}`, question.args);

/** Time on the floor by delegation: one fill for each group, and a dash for who did not speak. */
export function FloorTimes() {
  const { view } = seen();
  const times = floorTimes(view);
  const longest = Math.max(1, ...times.map((one) => one.ms));
  const { groups, lang } = view.public.scenario;
  const groupOf = (one: FloorTime): number => groups.findIndex((g) => g.id === infoOf(view, one.delegation).group);
  const parts = groups.length === 0 ? [-1] : [...groups.keys(), -1];
  return (
    <section class="floor-times" aria-labelledby="times-title">
      <h2 id="times-title">{t('debrief.floor')}</h2>
      {times.every((one) => one.times === 0) ? <p class="quiet small">{t('debrief.floor.none')}</p> : null}
      {parts.map((part) => {
        const rows = times.filter((one) => groupOf(one) === part);
        if (rows.length === 0) return null;
        const group = groups[part];
        return (
          <div key={part}>
            {groups.length === 0 ? null : (
              <h3 {...(group ? { lang } : {})} dir="auto">
                {group?.name ?? t('lobby.between')}
              </h3>
            )}
            <ul>
              {rows.map((one) => (
                <li key={one.delegation}>
                  <Named code={one.delegation} />
                  <span class={`bar fill-${part < 0 ? 'between' : part % 2}`} aria-hidden="true">
                    {one.ms > 0 ? <b style={{ inlineSize: `${(one.ms / longest) * 100}%` }} /> : <Icon name="dash" />}
                  </span>
                  <span class="much">
                    <bdi class="num" dir="ltr">
                      {clockText(one.ms)}
                    </bdi>
                    <small>{t('debrief.floor.times', { n: one.times })}</small>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

/** A delegation by its sign and its name, in a row of a table. */
function Named({ code }: { readonly code: string }) {
  const { view } = seen();
  const info = infoOf(view, code);
  return (
    <span class="named">
      <Flag scenario={view.public.scenario.id} sign={info.sign} /> <bdi>{info.name}</bdi>
    </span>
  );
}

/** Who had shown what when the chair last ruled: a tick, a cross or nothing. */
export function Signals() {
  const { view } = seen();
  const shown = signalsShown(view);
  return (
    <section class="signals" aria-labelledby="signals-title">
      <h2 id="signals-title">{t('debrief.signals')}</h2>
      {shown.length === 0 ? (
        <p class="quiet small">{t('debrief.signals.none')}</p>
      ) : (
        <>
          <p class="quiet small">{t('debrief.signals.lead')}</p>
          <div class="scroll" tabIndex={0} role="group" aria-labelledby="signals-title">
            <table>
              <thead>
                <tr>
                  <th scope="col">
                    <span class="unseen">{t('debrief.delegation')}</span>
                  </th>
                  {shown.map((one) => (
                    <th key={one.provision} scope="col">
                      <bdi dir="ltr">{one.number}</bdi>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {held(view).map((code) => (
                  <tr key={code}>
                    <th scope="row">
                      <Named code={code} />
                    </th>
                    {shown.map((one) => {
                      const signal = entry(one.signals, code);
                      return (
                        <td key={one.provision} class={signal ?? 'silent'}>
                          <Icon name={signal === 'support' ? 'check' : signal === 'oppose' ? 'cross' : 'dash'} />
                          <span class="unseen">{t(`debrief.signals.${signal ?? 'silent'}`)}</span>
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
