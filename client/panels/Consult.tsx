import { useState } from 'preact/hooks';
import type { Provision } from '../../shared/conference/provisions.ts';
import type { BracketLife } from '../../shared/text/life.ts';
import type { OpenChoice } from '../../shared/text/measure.ts';
import { liveText } from '../../shared/text/print.ts';
import { Switch } from '../parts/Pick.tsx';
import { nameOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { seen } from './seen.ts';

interface ConsultProps {
  readonly provision: Provision;
  readonly choice: OpenChoice;
  readonly life: BracketLife;
}

/** The chair asks some to consult on a bracket; behind that, takes an option as agreed subject to capitals, or first in guesses. */
export function Consult({ provision, choice, life }: ConsultProps) {
  const { view } = seen();
  const room = view.public.plenary;
  const [ticked, setTicked] = useState<readonly string[]>(life.holders);
  const consult = { c: 'consult', room, provision: provision.id, choice: choice.id } as const;
  return (
    <details class="consult">
      <summary>{t('bracket.consult.title')}</summary>
      <fieldset>
        <legend>{t('bracket.consult.who')}</legend>
        {view.public.order.map((code) => (
          <Switch
            key={code}
            on={ticked.includes(code)}
            onChange={(on) => setTicked(on ? [...ticked, code] : ticked.filter((one) => one !== code))}
          >
            {nameOf(view, code)}
          </Switch>
        ))}
      </fieldset>
      <div class="row-acts">
        <ActButton look="line" size="small" command={{ ...consult, by: ticked }}>
          {t('bracket.consult.ask')}
        </ActButton>
        {life.state.s === 'consulted' ? (
          <ActButton look="line" size="small" command={{ ...consult, by: [] }}>
            {t('bracket.consult.over')}
          </ActButton>
        ) : null}
      </div>
      <details>
        <summary>{t('bracket.consult.options')}</summary>
        {choice.options.map((option) => (
          <Taking key={option.id} provision={provision} choice={choice} life={life} option={option} ticked={ticked} />
        ))}
      </details>
    </details>
  );
}

interface TakingProps extends ConsultProps {
  readonly option: OpenChoice['options'][number];
  readonly ticked: readonly string[];
}

/** One option in a row, and how the chair may take it. */
function Taking({ provision, choice, life, option, ticked }: TakingProps) {
  const { view } = seen();
  const room = view.public.plenary;
  const words = liveText(option.body).trim();
  return (
    <div class="taking">
      <p class="treaty words">
        <bdi lang={view.public.scenario.lang}>[{words}]</bdi>
      </p>
      <div class="row-acts">
        <ActButton
          look="line"
          size="small"
          label={t('bracket.consult.adRef', { words })}
          command={{
            c: 'rule',
            room,
            ruling: {
              r: 'edit',
              provision: provision.id,
              edit: { e: 'tag', option: option.id, tag: 'ad ref.', pending: ticked },
            },
          }}
        >
          {t('bracket.consult.adRefShort')}
        </ActButton>
        {choice.options.length < 2 ? null : (
          <ActButton
            look="plain"
            size="small"
            label={t('bracket.consult.prefer', { words })}
            pressed={life.order[0] === option.id}
            command={{ c: 'preferOption', room, provision: provision.id, choice: choice.id, option: option.id }}
          >
            {t('bracket.consult.preferShort')}
          </ActButton>
        )}
      </div>
    </div>
  );
}
