import type { ComponentChildren } from 'preact';
import { GoalSquare, LineSquare } from '../parts/GoalSquare.tsx';
import { countOf, draftEffect, type Goals, ownGoals } from '../view/goals.ts';
import type { Amendment } from '../../shared/text/model.ts';
import { t } from '../words/index.ts';
import { lineWords, standingWords } from './goalWords.ts';
import { seen } from './seen.ts';

interface RowProps {
  readonly square: ComponentChildren;
  readonly says: string;
  /** In a word how it stands, or what would become of it. */
  readonly stands: string;
  /** It is the line that is not to be crossed. */
  readonly line?: { readonly named: boolean };
}

function GoalRow({ square, says, stands, line }: RowProps) {
  const { view } = seen();
  return (
    <li {...(line ? { class: 'redline' } : {})}>
      {square}
      <span>
        {line?.named ? <b>{t('goal.line')}</b> : null}
        <span lang={view.public.scenario.lang} dir="auto">
          {says}
        </span>
        <small>{stands}</small>
      </span>
    </li>
  );
}

/** Goals with their squares, and the line; each says its state in a word, too. */
export function GoalList({ goals: { goals, line } }: { readonly goals: Goals }) {
  return (
    <ul class="goals">
      {goals.map(({ says, standing }) => (
        <GoalRow key={says} square={<GoalSquare standing={standing} />} says={says} stands={standingWords(standing)} />
      ))}
      {line ? (
        <GoalRow
          square={<LineSquare standing={line.standing} />}
          says={line.says}
          stands={lineWords(line.standing)}
          line={{ named: true }}
        />
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
  const { goals, line } = effect;
  const became = (now: string, before: string): string => t('goal.draft.was', { now, before });
  return (
    <section class="draft-goals" role="status">
      <h3>{t('goal.draft')}</h3>
      {goals.length === 0 && line === null ? <p class="quiet small">{t('goal.draft.same')}</p> : null}
      <ul class="goals">
        {goals.map(({ says, standing, before }) => (
          <GoalRow
            key={says}
            square={<GoalSquare standing={standing} />}
            says={says}
            stands={became(standingWords(standing), standingWords(before))}
          />
        ))}
        {line ? (
          <GoalRow
            square={<LineSquare standing={line.standing} />}
            says={line.says}
            stands={became(lineWords(line.standing), lineWords(line.before))}
            line={{ named: false }}
          />
        ) : null}
      </ul>
    </section>
  );
}
