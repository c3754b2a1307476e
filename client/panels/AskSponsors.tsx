import type { ComponentChildren } from 'preact';
import { voiceOf } from '../../shared/conference/groups.ts';
import { Plate } from '../parts/Plate.tsx';
import { lookerOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { infoOf, seen } from './seen.ts';

interface AskSponsorsProps {
  readonly title: string;
  readonly asked: readonly string[];
  /** Who stands behind it or was asked before. */
  readonly but?: readonly string[];
  readonly onAsk: (asked: readonly string[]) => void;
  readonly children?: ComponentChildren;
}

/** Whom to ask to stand behind one's words: every other delegation that somebody sits for. */
export function AskSponsors({ title, asked, but = [], onAsk, children }: AskSponsorsProps) {
  const { view, seat } = seen();
  const { delegation } = lookerOf(view, seat);
  const others = view.public.order.filter(
    (code) => code !== delegation && !but.includes(code) && (view.public.delegations[code]?.taken ?? 0) > 0,
  );
  if (others.length === 0) return null;
  return (
    <details class="ask">
      <summary>
        {title}
        {asked.length === 0 ? null : <b> {asked.length}</b>}
      </summary>
      <fieldset>
        <legend class="unseen">{t('draft.askWhom')}</legend>
        {others.map((code) => {
          const on = asked.includes(code);
          const voice = voiceOf(view.public, code);
          return (
            <label key={code} class={on ? 'askone on' : 'askone'}>
              <input
                type="checkbox"
                checked={on}
                onChange={() => onAsk(on ? asked.filter((one) => one !== code) : [...asked, code])}
              />
              <span>
                <Plate scenario={view.public.scenario.id} info={infoOf(view, code)} />
                {voice ? <small class="hint">{t('draft.speaksFor', { group: voice.name })}</small> : null}
              </span>
            </label>
          );
        })}
      </fieldset>
      {children}
    </details>
  );
}
