import type { ComponentChildren } from 'preact';
import { entry } from '../../shared/conference/checks.ts';
import { Icon } from '../parts/Icon.tsx';
import { ownGoals } from '../view/goals.ts';
import { lookerOf, nameOf } from '../view/who.ts';
import { t } from '../words/index.ts';
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
        ) : (
          <>
            <Goals title={t('room.brief.want')} items={brief.want} sign={<span class="box" aria-hidden="true" />} />
            <Goals title={t('room.brief.never')} items={brief.never} sign={<Icon name="cross" />} />
          </>
        )}
        <Goals title={t('room.brief.trade')} items={brief.trade} sign={<Icon name="swap" />} />
        <p class="quiet" lang={textLang} dir="auto">
          {brief.fallback}
        </p>
      </div>
    </section>
  );
}

interface GoalsProps {
  readonly title: string;
  readonly items: readonly string[];
  readonly sign: ComponentChildren;
}

function Goals({ title, items, sign }: GoalsProps) {
  const { view } = seen();
  return (
    <>
      <h3>{title}</h3>
      <ul lang={view.public.scenario.lang}>
        {items.map((item) => (
          <li key={item}>
            {sign}
            <span dir="auto">{item}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
