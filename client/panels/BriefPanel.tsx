import { entry } from '../../shared/conference/checks.ts';
import { Icon } from '../parts/Icon.tsx';
import { ownGoals } from '../view/goals.ts';
import { lookerOf, nameOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { BriefList } from './BriefList.tsx';
import { GoalList } from './GoalsPanel.tsx';
import { seen } from './seen.ts';

/** The secret brief of your delegation. Nothing for anybody who has none. */
export function BriefPanel() {
  const { view, seat } = seen();
  const { delegation } = lookerOf(view, seat);
  const brief = delegation === null ? undefined : entry(view.delegation, delegation)?.brief;
  if (delegation === null || !brief) return null;
  const goals = ownGoals(view, seat);
  const textLang = view.public.scenario.lang;
  return (
    <section class="brief" aria-labelledby="brief-title">
      <h2 id="brief-title">
        <Icon name="lock" /> {t('room.brief', { name: nameOf(view, delegation) })}
      </h2>
      <div>
        <p lang={textLang} dir="auto">
          {brief.you}
        </p>
        {goals ? (
          <>
            <h3>{t('goal.title')}</h3>
            <GoalList goals={goals} />
          </>
        ) : null}
        <BriefList brief={brief} textLang={textLang} asGoals={goals !== undefined} />
      </div>
    </section>
  );
}
