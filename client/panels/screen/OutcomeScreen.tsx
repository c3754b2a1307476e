import { outcomeOf } from '../../../shared/debrief/settled.ts';
import { view } from '../../net/connection.ts';
import { Icon } from '../../parts/Icon.tsx';
import { wordsRead } from '../../view/footnotes.ts';
import { piecesOf } from '../../view/pieces.ts';
import { t } from '../../words/index.ts';
import { BracketedText } from '../BracketedText.tsx';
import { headlineWords, settledWords, summaryWords } from '../outcomeWords.ts';
import { Fitted } from './SessionScreens.tsx';

/** The end on the wall: one headline, and every provision with its final words and how it was settled. */
export function OutcomeScreen() {
  const v = view.value;
  const outcome = outcomeOf(v);
  if (!outcome) return null;
  const { lang } = v.public.scenario;
  return (
    <div class="wall-outcome">
      <header class="room votehead">
        <h1>
          <Icon name="gavel" /> {headlineWords(outcome)}
        </h1>
        <p class="quiet">{summaryWords(outcome)}</p>
      </header>
      <Fitted about={`${outcome.kind}:${outcome.provisions.length}`}>
        <ol class="finals">
          {outcome.provisions.map(({ provision, inForce, how, open }) => (
            <li key={provision.id} class={inForce}>
              <h2>
                <bdi dir="ltr">{provision.number}</bdi> {provision.title}
              </h2>
              {inForce === 'words' ? (
                <BracketedText pieces={piecesOf(wordsRead(view.value, provision))} calm={open === 0} />
              ) : null}
              {inForce === 'removed' ? <p class="prov calm quiet">{t('record.removed')}</p> : null}
              {inForce === 'old' ? (
                <p class="prov calm quiet" lang={lang}>
                  {provision.oldText === '' ? t('record.nothingStands') : provision.oldText}
                </p>
              ) : null}
              <p class="how quiet">{settledWords(how)}</p>
            </li>
          ))}
        </ol>
      </Fitted>
    </div>
  );
}
