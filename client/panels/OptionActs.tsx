import { useState } from 'preact/hooks';
import { behindSince } from '../../shared/conference/brackets.ts';
import { unlocked } from '../../shared/conference/levels.ts';
import type { Provision } from '../../shared/conference/reading.ts';
import { isSettled } from '../../shared/conference/rulings.ts';
import { lifeOf } from '../../shared/text/life.ts';
import { openChoices } from '../../shared/text/measure.ts';
import type { Option } from '../../shared/text/model.ts';
import { liveText } from '../../shared/text/print.ts';
import { Field } from '../parts/Field.tsx';
import { secondsLeft } from '../view/clock.ts';
import { lookerOf, nameOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { seen } from './seen.ts';

/** One option: who stands behind it since when, who supports or opposes it, and what can be done with it. */

export const minute = (at: number): string => t('bracket.minute', { minute: Math.floor(secondsLeft(at) / 60) + 1 });

/** An option that was pressed in the text. It follows the text, and goes when the option goes. */
export function OptionActs({ provision, option }: { readonly provision: Provision; readonly option: string }) {
  const choice = openChoices(provision.body).find((one) => one.options.some((o) => o.id === option));
  const found = choice?.options.find((o) => o.id === option);
  if (!choice || !found) return null;
  return (
    <section class="bracketlife" aria-label={t('bracket.option')}>
      <OptionLine provision={provision} choice={choice.id} option={found} />
      <OtherWording key={choice.id} provision={provision} choice={choice.id} />
    </section>
  );
}

interface OptionLineProps {
  readonly provision: Provision;
  readonly choice: string;
  readonly option: Option;
}

export function OptionLine({ provision, choice, option }: OptionLineProps) {
  const { view, seat } = seen();
  const room = plenaryOf(view);
  const me = lookerOf(view, seat).delegation;
  const words = liveText(option.body).trim();
  const listed = (codes: readonly string[]): string => codes.map((code) => nameOf(view, code)).join(t('text.comma'));
  const names = option.sponsors.map((code) => {
    const since = behindSince(room, option.id, code);
    return since === undefined ? nameOf(view, code) : `${nameOf(view, code)} (${minute(since)})`;
  });
  const stance = lifeOf(room.lives, choice)?.stances.find((one) => one.option === option.id);
  const supporters = stance?.supporters ?? [];
  const opponents = stance?.opponents ?? [];
  const stands = me !== null && option.sponsors.includes(me);
  const on = { k: 'option', provision: provision.id, option: option.id } as const;
  const stanceOn = { c: 'takeStance', room: view.public.plenary, provision: provision.id, option: option.id } as const;
  return (
    <>
      <bdi class="treaty">[{words}]</bdi>{' '}
      {names.length === 0 ? t('bracket.nobody') : t('bracket.behind', { names: names.join(t('text.comma')) })}{' '}
      {supporters.length === 0 ? null : t('bracket.supported', { names: listed(supporters) })}{' '}
      {opponents.length === 0 ? null : t('bracket.opposed', { names: listed(opponents) })}
      {me === null || isSettled(provision) ? null : (
        <div class="row-acts">
          <ActButton
            look="line"
            size="small"
            command={{ c: stands ? 'withdrawSponsorship' : 'cosponsor', room: view.public.plenary, on }}
          >
            {t(stands ? 'bracket.takeOff' : 'bracket.stand', { words })}
          </ActButton>
          {(
            [
              ['support', supporters],
              ['oppose', opponents],
            ] as const
          ).map(([says, who]) => (
            <ActButton
              key={says}
              look="line"
              size="small"
              label={t(`bracket.${says}`, { words })}
              pressed={who.includes(me)}
              command={{ ...stanceOn, stance: who.includes(me) ? 'none' : says }}
            >
              {t(`bracket.${says}Short`)}
            </ActButton>
          ))}
        </div>
      )}
      {stands && option.sponsors.length === 1 && !isSettled(provision) && unlocked(view.public, 'rewordOption') ? (
        <Reword key={words} provision={provision} option={option} />
      ) : null}
    </>
  );
}

/** Other words in an option that is one's own alone. */
function Reword({ provision, option }: { readonly provision: Provision; readonly option: Option }) {
  const { view } = seen();
  const [text, setText] = useState(liveText(option.body).trim());
  return (
    <div class="row-acts">
      <Field label={t('bracket.reword')} value={text} onInput={setText} />
      <ActButton
        look="line"
        size="small"
        command={{ c: 'rewordOption', room: view.public.plenary, provision: provision.id, option: option.id, text }}
      >
        {t('bracket.rewordDo')}
      </ActButton>
    </div>
  );
}

/** Another wording beside the options of a bracket. */
export function OtherWording({ provision, choice }: { readonly provision: Provision; readonly choice: string }) {
  const { view, seat } = seen();
  const [text, setText] = useState('');
  const acts = lookerOf(view, seat).delegation !== null && !isSettled(provision) && unlocked(view.public, 'reserve');
  if (!acts) return null;
  return (
    <div class="row-acts">
      <Field label={t('bracket.other')} value={text} onInput={setText} />
      <ActButton
        look="line"
        size="small"
        command={{ c: 'addOption', room: view.public.plenary, provision: provision.id, choice, text }}
        onDone={() => setText('')}
      >
        {t('bracket.add')}
      </ActButton>
    </div>
  );
}
