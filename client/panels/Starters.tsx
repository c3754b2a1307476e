import { starterUses } from '../../shared/scenario/lesson.ts';
import { placeOf } from '../view/bar.ts';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { dirOf, t } from '../words/index.ts';
import { seen } from './seen.ts';

/** Beginnings of sentences, for those who speak or are about to. Nothing where the scenario has none. */
export function Starters() {
  const { view, seat } = seen();
  const { delegation } = lookerOf(view, seat);
  const { starters, lang } = view.public.scenario;
  if (delegation === null || starters.length === 0) return null;
  const speaks = plenaryOf(view).floor.speaking?.delegation === delegation;
  return (
    <details class="starters" open={speaks || placeOf(view, seat).listed}>
      <summary>{t('starter.title')}</summary>
      <dl>
        {starterUses.map((use) => {
          const those = starters.filter((starter) => starter.for === use);
          return those.length === 0 ? null : (
            <div key={use}>
              <dt>{t(`starter.for.${use}`)}</dt>
              {those.map((starter) => (
                <dd key={starter.words} lang={lang} dir={dirOf(lang)}>
                  {starter.words}
                </dd>
              ))}
            </div>
          );
        })}
      </dl>
    </details>
  );
}
