import { outcomeHandout } from '../../shared/debrief/handout.ts';
import { outcomeOf, type ProvisionOutcome } from '../../shared/debrief/settled.ts';
import { BracketedText } from '../panels/BracketedText.tsx';
import { ActButton } from '../panels/ActButton.tsx';
import { CameFor } from '../panels/debrief/CameFor.tsx';
import { FloorTimes, Questions, Signals } from '../panels/debrief/Story.tsx';
import { Verdicts } from '../panels/debrief/Verdicts.tsx';
import { YourSentence } from '../panels/debrief/YourSentence.tsx';
import { LanguageSwitch } from '../panels/LanguageSwitch.tsx';
import { NoticeList, NoticeSlips } from '../panels/Notices.tsx';
import { RecordLines } from '../panels/RecordLines.tsx';
import { handoutWords } from '../panels/draft/handoutWords.ts';
import { TakeAway } from '../panels/draft/TakeAway.tsx';
import { choiceWords, headlineWords, settledWords, summaryWords } from '../panels/outcomeWords.ts';
import { explain, explained, infoOf, perform, seen } from '../panels/seen.ts';
import { BracketCount } from '../parts/BracketCount.tsx';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Plate } from '../parts/Plate.tsx';
import { Slip } from '../panels/Slip.tsx';
import { wordsRead } from '../view/footnotes.ts';
import { piecesOf } from '../view/pieces.ts';
import { lookerOf } from '../view/who.ts';
import { dirOf, t } from '../words/index.ts';
import { useTitle } from './useTitle.ts';
import '../words/later.ts';
import '../styles/brackets.css';
import '../styles/forced.css';
import '../styles/text.css';
import '../styles/goals.css';
import '../styles/sides.css';
import '../styles/asides.css';
import '../styles/outcome.css';
import '../styles/debrief.css';

/** The end, the same for everybody: one headline, each provision's final words, and how it was settled. */
export function OutcomePage() {
  const { view, seat } = seen();
  const outcome = outcomeOf(view);
  useTitle(view.public.title.text);
  if (!outcome) return null;
  const { delegation, facilitator } = lookerOf(view, seat);
  const why = explained();
  return (
    <div class="outcome">
      <header class="room top">
        <Icon name="gavel" />
        <div>
          <p class="quiet">{view.public.title.text}</p>
          <h1 tabIndex={-1}>{headlineWords(outcome)}</h1>
          <p>{summaryWords(outcome)}</p>
        </div>
        <BracketCount
          n={outcome.open}
          over={{ whole: t('outcome.neverClosed', { open: outcome.open }), short: t('outcome.never') }}
        />
      </header>
      <main class="sheet cols">
        <section aria-labelledby="settled-title">
          <h2 id="settled-title">{t('outcome.how')}</h2>
          <ol class="provisions">
            {outcome.provisions.map((p) => (
              <li key={p.provision.id}>
                <Final p={p} />
              </li>
            ))}
          </ol>
          <YourSentence />
          <Questions />
          <RecordLines />
        </section>
        <div class="outcome-side">
          <NoticeSlips over />
          <CameFor />
          <Verdicts />
          <FloorTimes />
          <Signals />
          <NoticeList over />
          <LanguageSwitch />
        </div>
      </main>
      <footer class="desk outcomedesk">
        {delegation === null ? null : (
          <Plate scenario={view.public.scenario.id} info={infoOf(view, delegation)} yours size="large" />
        )}
        {why ? (
          <Slip refusal={why.refusal} command={why.command} onAct={perform}>
            <Button look="line" size="small" onPress={() => explain(null)}>
              {t('app.close')}
            </Button>
          </Slip>
        ) : null}
        {facilitator && view.public.briefs === null ? (
          <ActButton look="pale" size="big" command={{ c: 'openBriefs' }}>
            {t('outcome.openBriefs')} <small>{t('outcome.openBriefs.hint')}</small>
          </ActButton>
        ) : null}
        <div class="takeaway" role="group" aria-label={t('outcome.download')}>
          <span aria-hidden="true">{t('outcome.download')}</span>
          <TakeAway look="ghost" handout={() => outcomeHandout(view, handoutWords(view))} />
        </div>
      </footer>
    </div>
  );
}

function Final({ p }: { readonly p: ProvisionOutcome }) {
  const { view } = seen();
  const { provision, inForce, how } = p;
  const { lang } = view.public.scenario;
  const words = <BracketedText pieces={piecesOf(wordsRead(view, provision))} calm={p.open === 0} />;
  return (
    <article class={`final ${inForce}`}>
      <h3>
        <bdi dir="ltr">{provision.number}</bdi> {provision.title}
      </h3>
      <div class="words">
        {inForce === 'words' ? words : null}
        {inForce === 'removed' ? <p class="prov calm quiet">{t('record.removed')}</p> : null}
        {inForce === 'old' ? (
          <>
            {provision.oldText === '' ? (
              <p class="prov calm">{t('record.nothingStands')}</p>
            ) : (
              <>
                <p class="quiet">{t('record.oldText')}</p>
                <p class="prov calm" lang={lang} dir={dirOf(lang)}>
                  {provision.oldText}
                </p>
              </>
            )}
            {provision.body.length > 0 ? (
              <div class="notinforce">
                <p class="quiet">{t('record.onTheTable')}</p>
                {words}
              </div>
            ) : null}
          </>
        ) : null}
      </div>
      <p class="how">
        <b>
          {how.h === 'agreed' || how.h === 'removed' ? <Icon name="gavel" /> : null}
          {settledWords(how)}
        </b>
        {p.choices.map((count, n) => (
          <span key={n}>{choiceWords(count)}</span>
        ))}
      </p>
    </article>
  );
}
