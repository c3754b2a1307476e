import { openBrackets } from '../../../shared/text/measure.ts';
import { view } from '../../net/connection.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Plate } from '../../parts/Plate.tsx';
import { openTotal } from '../../view/bar.ts';
import { wordsRead } from '../../view/footnotes.ts';
import { piecesOf } from '../../view/pieces.ts';
import { type ResultShown, voteOf } from '../../view/votes.ts';
import { t } from '../../words/index.ts';
import { BracketedText } from '../BracketedText.tsx';
import { infoOf, say } from '../seen.ts';
import { VoteCount, VoteHeadline } from '../VoteResult.tsx';
import { Fitted } from './SessionScreens.tsx';

/** The vote that is open: what is asked, and who has a card up. Which card, nobody sees. */
export function VoteScreen() {
  const v = view.value;
  const vote = voteOf(v, '');
  if (!vote) return null;
  return (
    <div class="wall-vote">
      <header class="room votehead">
        <h1>{t('vote.title')}</h1>
        <p class="quiet">
          {t('vote.cards', { cast: vote.cast })}
          <span class="block">{t('vote.missing', { missing: vote.missing.length })}</span>
        </p>
      </header>
      <div class="vote-cols">
        <div class="vote-words">
          <h2>
            {vote.about === '' ? t('vote.wholeText') : vote.about}
            {vote.part.of > 1 ? <span class="quiet"> {t('vote.part', vote.part)}</span> : null}
          </h2>
          <p class="asks">{say(vote.asks)}</p>
          <Fitted about={`${vote.ballot.id}:${vote.index}`}>
            {vote.pieces.length > 0 ? <BracketedText pieces={vote.pieces} /> : null}
            {vote.context.length > 0 ? (
              <div class="context">
                <p class="asks quiet">{t('vote.context')}</p>
                <BracketedText pieces={vote.context} />
              </div>
            ) : null}
            {vote.drops.length > 0 ? (
              <>
                <p class="asks">{t('vote.drops')}</p>
                <ul class="drops">
                  {vote.drops.map((about) => (
                    <li key={about}>{about}</li>
                  ))}
                </ul>
              </>
            ) : null}
          </Fitted>
        </div>
        <ul class="cards-up">
          {vote.ballot.entitled.map((code) => {
            const up = vote.ballot.cast.includes(code);
            return (
              <li key={code}>
                <Plate scenario={v.public.scenario.id} info={infoOf(v, code)} state={up ? 'raised' : 'rest'} />
                {up ? <Icon name="check" /> : <span class="box" aria-hidden="true" />}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

/** The count with its arithmetic in words, and the words as they stand now. */
export function ResultScreen({ shown }: { readonly shown: ResultShown }) {
  const { provision } = shown;
  const calm = provision !== undefined && openBrackets(provision.body) === 0;
  return (
    <div class="wall-vote">
      <header class="room votehead result-head">
        <VoteHeadline shown={shown} />
      </header>
      <div class="vote-cols">
        <div class="wall-count">
          <VoteCount shown={shown} />
        </div>
        {provision && provision.body.length > 0 ? (
          <div class={provision.status === 'agreed' ? 'wall-sheet blue' : 'wall-sheet'}>
            <h2>
              <bdi dir="ltr">{provision.number}</bdi> {provision.title}
            </h2>
            <Fitted about={`${shown.key}:${provision.revision}`}>
              <BracketedText pieces={piecesOf(wordsRead(view.value, provision))} calm={calm} />
            </Fitted>
            <p class="quiet">{t('vote.openAfter', { open: openTotal(view.value) })}</p>
          </div>
        ) : null}
      </div>
    </div>
  );
}
