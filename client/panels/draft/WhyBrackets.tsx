import { draftOf } from '../../../shared/conference/draftEdits.ts';
import { type Provision, isSettled } from '../../../shared/conference/provisions.ts';
import { bracketStories, type BracketStory, pastBrackets } from '../../../shared/debrief/brackets.ts';
import { timesDiscussed } from '../../../shared/text/draftOps.ts';
import type { BracketLife } from '../../../shared/text/life.ts';
import { countReadings } from '../../../shared/text/measure.ts';
import { openness } from '../../../shared/text/readings.ts';
import { said } from '../../net/connection.ts';
import { lookerOf, plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import '../../words/later.ts';
import { ActButton } from '../ActButton.tsx';
import { Consult } from '../Consult.tsx';
import { seen } from '../seen.ts';
import { CompareRevisions } from './Compare.tsx';
import { OptionCard, OtherWording } from './OptionActs.tsx';
import { useShown } from './useShown.ts';
import { measureWords, openedWords, pastWords, stateWords } from './storyWords.ts';

interface WhyBracketsProps {
  readonly provision: Provision;
  /** Headings of the level below that of the provision. */
  readonly Heading: 'h2' | 'h3';
}

/** Why there are brackets in a provision: the life of each, those that stand and those that are gone. */
export function WhyBrackets({ provision, Heading }: WhyBracketsProps) {
  const { view } = seen();
  const room = plenaryOf(view);
  const stories = bracketStories(room, provision);
  const past = pastBrackets(room, provision);
  const place = useShown<HTMLElement>();
  return (
    <section ref={place} class="why-brackets" aria-label={t('text.why')}>
      <p class="quiet small">{measureWords(openness([provision.body]), countReadings(provision.body))}</p>
      {stories.map((story) => (
        <Story key={story.choice.id} provision={provision} story={story} Heading={Heading} />
      ))}
      {past.length === 0 ? null : (
        <>
          <Heading>{t('bracket.past.title')}</Heading>
          <ul class="past">
            {past.map((one) => (
              <li key={one.life.choice} dir="auto">
                {pastWords(one)}
              </li>
            ))}
          </ul>
        </>
      )}
      <Lineage provision={provision} />
      <CompareRevisions key={provision.id} provision={provision} />
    </section>
  );
}

function Story({ provision, story, Heading }: WhyBracketsProps & { readonly story: BracketStory }) {
  const { view, seat } = seen();
  const reason = story.life?.reason ?? null;
  const words = reason === null ? undefined : said.value[reason.ref];
  return (
    <section class={`story d${Math.min(3, story.choice.depth)}`}>
      <Heading>
        <bdi lang={view.public.scenario.lang}>{story.words}</bdi>
      </Heading>
      <p>
        {openedWords(view, story)}{' '}
        {words ? (
          <q lang={words.lang} dir="auto">
            {words.text}
          </q>
        ) : null}{' '}
        {stateWords(view, story)}
      </p>
      {story.life ? <Capital provision={provision} life={story.life} /> : null}
      {story.options.map((option) => (
        <OptionCard key={option.id} provision={provision} option={option} />
      ))}
      <OtherWording provision={provision} choice={story.choice.id} />
      {story.life && lookerOf(view, seat).chair && !isSettled(provision) ? (
        <Consult provision={provision} choice={story.choice} life={story.life} />
      ) : null}
    </section>
  );
}

/** What a delegation says whose capital is asked about words agreed ad referendum. */
function Capital({ provision, life }: { readonly provision: Provision; readonly life: BracketLife }) {
  const { view, seat } = seen();
  const me = lookerOf(view, seat).delegation;
  const { state, choice } = life;
  if (me === null || state.s !== 'adRef' || !state.pending.includes(me)) return null;
  return (
    <div class="row-acts">
      {([true, false] as const).map((agrees) => (
        <ActButton
          key={String(agrees)}
          look="line"
          size="small"
          command={{ c: 'answerCapital', room: view.public.plenary, provision: provision.id, choice, agrees }}
        >
          {t(agrees ? 'bracket.capitalYes' : 'bracket.capitalNo')}
        </ActButton>
      ))}
    </div>
  );
}

/** Where a clause comes from, and how often the room took it up. */
function Lineage({ provision }: { readonly provision: Provision }) {
  const { view } = seen();
  const room = plenaryOf(view);
  const all = [...room.provisions, ...room.past];
  const discussed = timesDiscussed(draftOf(room), provision.id, (id) => all.find((p) => p.id === id)?.discussed ?? 0);
  return (
    <>
      {discussed === 0 ? null : <p class="quiet small">{t('bracket.discussed', { n: discussed })}</p>}
      {provision.from.length === 0 ? null : (
        <p class="quiet small">
          {t('bracket.lineage', { numbers: provision.from.map((one) => one.number).join(t('text.comma')) })}
        </p>
      )}
    </>
  );
}
