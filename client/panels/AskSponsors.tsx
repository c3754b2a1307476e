import { Plate } from '../parts/Plate.tsx';
import { lookerOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { infoOf, seen } from './seen.ts';

interface AskSponsorsProps {
  readonly asked: readonly string[];
  readonly onAsk: (asked: readonly string[]) => void;
}

/** Whom to ask to stand behind one's words: every other delegation that somebody sits for. */
export function AskSponsors({ asked, onAsk }: AskSponsorsProps) {
  const { view, seat } = seen();
  const { delegation } = lookerOf(view, seat);
  const others = view.public.order.filter(
    (code) => code !== delegation && (view.public.delegations[code]?.taken ?? 0) > 0,
  );
  if (others.length === 0) return null;
  return (
    <details class="ask">
      <summary>
        {t('draft.ask')}
        {asked.length === 0 ? null : <b> {asked.length}</b>}
      </summary>
      <fieldset>
        <legend class="unseen">{t('draft.askWhom')}</legend>
        {others.map((code) => {
          const on = asked.includes(code);
          return (
            <label key={code} class={on ? 'askone on' : 'askone'}>
              <input
                type="checkbox"
                checked={on}
                onChange={() => onAsk(on ? asked.filter((one) => one !== code) : [...asked, code])}
              />
              <Plate scenario={view.public.scenario.id} info={infoOf(view, code)} />
            </label>
          );
        })}
      </fieldset>
    </details>
  );
}
