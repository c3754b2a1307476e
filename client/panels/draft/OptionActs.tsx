import type { ComponentChildren } from 'preact';
import { stoodBefore } from '../../../shared/conference/brackets.ts';
import { unlocked } from '../../../shared/conference/levels.ts';
import { type Provision, isSettled } from '../../../shared/conference/provisions.ts';
import { bracketStories, type BracketStory, type OptionStory } from '../../../shared/debrief/brackets.ts';
import { Field } from '../../parts/Field.tsx';
import { Icon, type IconName } from '../../parts/Icon.tsx';
import { Plate } from '../../parts/Plate.tsx';
import { lookerOf, plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import '../../words/later.ts';
import { ActButton } from '../ActButton.tsx';
import { infoOf, seen } from '../seen.ts';
import { groupWords, sinceWords } from './storyWords.ts';
import { typedInto } from '../typed.ts';
import { useShown } from './useShown.ts';

/** Words that are typed for an option, and for another beside it. */
const useReword = typedInto<string>();
const useOther = typedInto<string>();

/** One option: who stands behind it since when, who supports or opposes it, and what can be done with it. */

interface OneProps {
  readonly provision: Provision;
  readonly option: string;
}

function storyOf(provision: Provision, option: string): readonly [BracketStory, OptionStory] | undefined {
  const { view } = seen();
  for (const story of bracketStories(plenaryOf(view), provision)) {
    const found = story.options.find((one) => one.id === option);
    if (found) return [story, found];
  }
  return undefined;
}

/** An option that was pressed in the text. It follows the text, and goes when the option goes. */
export function OptionActs({ provision, option }: OneProps) {
  const found = storyOf(provision, option);
  const place = useShown<HTMLElement>();
  if (!found) return null;
  const [story, one] = found;
  return (
    <section ref={place} class="asked-option" aria-label={t('bracket.option')}>
      <OptionCard provision={provision} option={one} />
      <OtherWording key={story.choice.id} provision={provision} choice={story.choice.id} />
    </section>
  );
}

/** What a glance at an option in the text tells: who stands behind it since when, and who says what of it. */
export function OptionTip({ provision, option }: OneProps) {
  const found = storyOf(provision, option);
  return found ? <Standing option={found[1]} /> : null;
}

/** Delegations by their plates, each kind with a word and a sign. */
function Standing({ option }: { readonly option: OptionStory }) {
  const { view } = seen();
  const groups = groupWords(view, option);
  return (
    <dl class="standing">
      {option.behind.length === 0 ? (
        <div>
          <dt class="quiet">{t('bracket.nobody')}</dt>
        </div>
      ) : (
        <Row icon="pen" word={t('bracket.who')} who={option.behind}>
          {groups === '' ? null : (
            <dd>
              <b>{groups}</b>
            </dd>
          )}
        </Row>
      )}
      <Row icon="check" word={t('bracket.for')} who={option.supporters.map((code) => ({ code }))} />
      <Row icon="cross" word={t('bracket.against')} who={option.opponents.map((code) => ({ code }))} />
    </dl>
  );
}

interface RowProps {
  readonly icon: IconName;
  readonly word: string;
  readonly who: readonly { readonly code: string; readonly since?: number | null }[];
  /** What follows those who are named. */
  readonly children?: ComponentChildren;
}

function Row({ icon, word, who, children }: RowProps) {
  const { view } = seen();
  if (who.length === 0) return null;
  return (
    <div>
      <dt>
        <Icon name={icon} /> {word}
      </dt>
      {who.map(({ code, since }) => (
        <dd key={code}>
          <Plate scenario={view.public.scenario.id} info={infoOf(view, code)} />
          {since === undefined ? null : <small>{sinceWords(since)}</small>}
        </dd>
      ))}
      {children}
    </div>
  );
}

interface OptionCardProps {
  readonly provision: Provision;
  readonly option: OptionStory;
}

/** An option with those who stand behind it, and what this seat can do with it. */
export function OptionCard({ provision, option }: OptionCardProps) {
  const { view, seat } = seen();
  const me = lookerOf(view, seat).delegation;
  const { words } = option;
  const room = view.public.plenary;
  const stands = me !== null && option.behind.some((one) => one.code === me);
  const on = { k: 'option', provision: provision.id, option: option.id } as const;
  const stanceOn = { c: 'takeStance', room, provision: provision.id, option: option.id } as const;
  return (
    <div class={stands ? 'optioncard mine' : 'optioncard'}>
      <p class="treaty words">
        <bdi lang={view.public.scenario.lang}>[{words}]</bdi>
        {words === '' ? <span class="quiet small"> {t('bracket.noWords')}</span> : null}
      </p>
      <Standing option={option} />
      {me === null || isSettled(provision) ? null : (
        <div class="row-acts">
          <ActButton
            look="line"
            size="small"
            label={t(stands ? 'bracket.takeOff' : 'bracket.stand', { words })}
            command={{ c: stands ? 'withdrawSponsorship' : 'cosponsor', room, on }}
          >
            {t(stands ? 'bracket.takeOffShort' : 'bracket.standShort')}
          </ActButton>
          {(
            [
              ['support', option.supporters],
              ['oppose', option.opponents],
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
      {stands &&
      option.behind.length === 1 &&
      !isSettled(provision) &&
      unlocked(view.public, 'rewordOption') &&
      !stoodBefore(plenaryOf(view), provision, option.id) ? (
        <Reword key={words} provision={provision} option={option} />
      ) : null}
    </div>
  );
}

/** Other words in an option that is one's own alone. */
function Reword({ provision, option }: OptionCardProps) {
  const { view } = seen();
  const [text, setText, sent] = useReword(option.id, option.words);
  return (
    <div class="row-acts other">
      <Field label={t('bracket.reword')} value={text} onInput={setText} />
      <ActButton
        look="line"
        size="small"
        command={{ c: 'rewordOption', room: view.public.plenary, provision: provision.id, option: option.id, text }}
        onDone={sent}
      >
        {t('bracket.rewordDo')}
      </ActButton>
    </div>
  );
}

/** Another wording beside the options of a bracket. */
export function OtherWording({ provision, choice }: { readonly provision: Provision; readonly choice: string }) {
  const { view, seat } = seen();
  const [text, setText, sent] = useOther(choice, '');
  const acts = lookerOf(view, seat).delegation !== null && !isSettled(provision) && unlocked(view.public, 'reserve');
  if (!acts) return null;
  return (
    <div class="row-acts other">
      <Field label={t('bracket.other')} value={text} onInput={setText} />
      <ActButton
        look="line"
        size="small"
        command={{ c: 'addOption', room: view.public.plenary, provision: provision.id, choice, text }}
        onDone={() => {
          setText('');
          sent();
        }}
      >
        {t('bracket.add')}
      </ActButton>
    </div>
  );
}
