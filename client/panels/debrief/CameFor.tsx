import { entry } from '../../../shared/conference/checks.ts';
import { held } from '../../../shared/debrief/story.ts';
import type { Brief } from '../../../shared/scenario/scenario.ts';
import { GoalSquare, LineSquare } from '../../parts/GoalSquare.tsx';
import { Plate } from '../../parts/Plate.tsx';
import { countOf, endingOf, type Goals, goalsOf } from '../../view/goals.ts';
import { lookerOf, plenaryOf } from '../../view/who.ts';
import { dirOf, t } from '../../words/index.ts';
import { BriefList } from '../BriefList.tsx';
import { GoalList } from '../GoalsPanel.tsx';
import { lineWords } from '../goalWords.ts';
import { infoOf, seen } from '../seen.ts';

/** Each delegation's goals against the result, once the briefs are open; until then one's own. Adopting scores nothing. */
export function CameFor() {
  const { view, seat } = seen();
  const { briefs } = view.public;
  const { delegation } = lookerOf(view, seat);
  const { provisions } = plenaryOf(view);
  const rows = held(view).flatMap((code) => {
    const own = code === delegation ? entry(view.delegation, code)?.brief : undefined;
    const brief = (briefs ? entry(briefs, code) : undefined) ?? own;
    return brief ? [{ code, brief, goals: goalsOf(brief, provisions, endingOf(view)) }] : [];
  });
  return (
    <section class="camefor" aria-labelledby="camefor-title">
      <h2 id="camefor-title">{t('outcome.cameFor')}</h2>
      {briefs === null ? <p class="quiet small">{t('outcome.cameFor.closed')}</p> : null}
      <ul>
        {rows.map(({ code, brief, goals }) => (
          <li key={code}>
            <details>
              <summary>
                <Plate scenario={view.public.scenario.id} info={infoOf(view, code)} yours={code === delegation} />
                <span class="quiet small more">{t('room.tab.brief')}</span>
                {goals ? <Squares goals={goals} /> : null}
              </summary>
              <BriefWords brief={brief} goals={goals} lang={view.public.scenario.lang} />
            </details>
          </li>
        ))}
      </ul>
      {rows.some((row) => row.goals) ? <Legend /> : null}
    </section>
  );
}

function Squares({ goals }: { readonly goals: Goals }) {
  return (
    <>
      <span class="unseen">{t('goal.glanceSaid', countOf(goals))}</span>
      <span class="squares">
        {goals.goals.map((goal) => (
          <GoalSquare key={goal.says} standing={goal.standing} />
        ))}
      </span>
      {goals.line ? (
        <span class="squares line">
          <LineSquare standing={goals.line.standing} />
          <span class="unseen">
            {t('goal.line')}: {lineWords(goals.line.standing)}
          </span>
        </span>
      ) : null}
    </>
  );
}

function Legend() {
  return (
    <p class="legend" aria-hidden="true">
      {(['met', 'half', 'notMet'] as const).map((standing) => (
        <span key={standing}>
          <GoalSquare standing={standing} /> {t(`goal.${standing}`)}
        </span>
      ))}
    </p>
  );
}

interface WordsProps {
  readonly brief: Brief;
  readonly goals: Goals | undefined;
  readonly lang: string;
}

/** The whole brief, readable now. */
function BriefWords({ brief, goals, lang }: WordsProps) {
  return (
    <div class="brief-words">
      <p lang={lang} dir={dirOf(lang)}>
        {brief.you}
      </p>
      {goals ? <GoalList goals={goals} /> : null}
      <BriefList brief={brief} textLang={lang} asGoals={goals !== undefined} />
    </div>
  );
}
