import { GoalSquare, LineSquare } from '../parts/GoalSquare.tsx';
import { countOf, draftEffect, type Goals, ownGoals } from '../view/goals.ts';
import type { Amendment } from '../../shared/text/model.ts';
import { t } from '../words/index.ts';
import { lineWords, standingWords } from './goalWords.ts';
import { seen } from './seen.ts';

/** Goals with their squares, and the line; each says its state in a word, too. */
export function GoalList({ goals }: { readonly goals: Goals }) {
  const { view } = seen();
  const { lang } = view.public.scenario;
  return (
    <ul class="goals">
      {goals.goals.map((goal) => (
        <li key={goal.says}>
          <GoalSquare standing={goal.standing} />
          <span>
            <span lang={lang} dir="auto">
              {goal.says}
            </span>
            <small>{standingWords(goal.standing)}</small>
          </span>
        </li>
      ))}
      {goals.line ? (
        <li class="redline">
          <LineSquare standing={goals.line.standing} />
          <span>
            <b>{t('goal.line')}</b>
            <span lang={lang} dir="auto">
              {goals.line.says}
            </span>
            <small>{lineWords(goals.line.standing)}</small>
          </span>
        </li>
      ) : null}
    </ul>
  );
}

/** One's own goals as squares in one row: on a phone, beside what needs you. */
export function GoalGlance({ onOpen }: { readonly onOpen: () => void }) {
  const { view, seat } = seen();
  const goals = ownGoals(view, seat);
  if (!goals) return null;
  const { line } = goals;
  return (
    <button type="button" class="glance" onClick={onOpen}>
      <span class="unseen">{t('goal.glanceSaid', countOf(goals))}</span>
      <span aria-hidden="true">{t('goal.glance')}</span>
      {goals.goals.map((goal) => (
        <GoalSquare key={goal.says} standing={goal.standing} />
      ))}
      {line ? <span class="glance-line">{t(`goal.line.${line.standing}`)}</span> : null}
    </button>
  );
}

interface EffectProps {
  readonly provision: string;
  readonly amendment: Amendment;
}

/** While words are written: what they would do to one's own goals and line. */
export function DraftGoals({ provision, amendment }: EffectProps) {
  const { view, seat } = seen();
  const effect = draftEffect(view, seat, provision, amendment);
  if (!effect) return null;
  const { lang } = view.public.scenario;
  const same = effect.goals.length === 0 && effect.line === null;
  return (
    <section class="draft-goals" role="status">
      <h3>{t('goal.draft')}</h3>
      {same ? <p class="quiet small">{t('goal.draft.same')}</p> : null}
      <ul class="goals">
        {effect.goals.map((goal) => (
          <li key={goal.says}>
            <GoalSquare standing={goal.standing} />
            <span>
              <span lang={lang} dir="auto">
                {goal.says}
              </span>
              <small>
                {t('goal.draft.was', { now: standingWords(goal.standing), before: standingWords(goal.before) })}
              </small>
            </span>
          </li>
        ))}
        {effect.line ? (
          <li class="redline">
            <LineSquare standing={effect.line.standing} />
            <span>
              <span lang={lang} dir="auto">
                {effect.line.says}
              </span>
              <small>
                {t('goal.draft.was', { now: lineWords(effect.line.standing), before: lineWords(effect.line.before) })}
              </small>
            </span>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
