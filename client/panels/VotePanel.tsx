import { useEffect, useState } from 'preact/hooks';
import type { Card } from '../../shared/conference/ballots.ts';
import { Button } from '../parts/Button.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { Flag, Plate } from '../parts/Plate.tsx';
import { lookerOf } from '../view/who.ts';
import { type VoteNow, voteOf } from '../view/votes.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { BracketedText } from './BracketedText.tsx';
import { infoOf, say, seen } from './seen.ts';

/** The vote that is open: what is asked, the words, who has a card up. The count stays closed until the gavel. */
export function VotePanel() {
  const { view, seat } = seen();
  const vote = voteOf(view, seat);
  if (!vote || vote.ballot.state !== 'open') return null;
  const { chair } = lookerOf(view, seat);
  return (
    <section class="vote" aria-labelledby="vote-title">
      <div class="room votehead">
        <h1 id="vote-title">{t('vote.title')}</h1>
        <p class="quiet">{t('vote.progress', { cast: vote.cast, all: vote.all })}</p>
      </div>
      <div class="votebody">
        <header class="head">
          <h2>{vote.about === '' ? t('vote.wholeText') : vote.about}</h2>
          {vote.part.of > 1 ? <span class="docno">{t('vote.part', vote.part)}</span> : null}
        </header>
        <p class="asks">{say(vote.asks)}</p>
        {vote.pieces.length > 0 ? <BracketedText pieces={vote.pieces} /> : null}
        {vote.context.length > 0 ? (
          <div class="context">
            <p class="quiet">{t('vote.context')}</p>
            <BracketedText pieces={vote.context} />
          </div>
        ) : null}
        {vote.drops.length > 0 ? (
          <>
            <p>{t('vote.drops')}</p>
            <ul class="drops">
              {vote.drops.map((about) => (
                <li key={about}>{about}</li>
              ))}
            </ul>
          </>
        ) : null}
        <details class="majority">
          <summary>{t('vote.majority')}</summary>
          <p>{t(`vote.majority.${view.public.ruleSet.majority}`)}</p>
        </details>
        <CardsUp vote={vote} chair={chair} />
      </div>
    </section>
  );
}

/** Who has a card up, and for the chair who has not; which card it is nobody sees. */
function CardsUp({ vote, chair }: { readonly vote: VoteNow; readonly chair: boolean }) {
  const { view } = seen();
  const shown = chair ? vote.missing.map((m) => m.code) : vote.ballot.cast;
  return (
    <div class="cardsup">
      <h3>{chair ? t('vote.missing', { missing: vote.missing.length }) : t('vote.cards', { cast: vote.cast })}</h3>
      {shown.length === 0 ? null : (
        <ul class="plates">
          {shown.map((code) => (
            <li key={code}>
              <Plate scenario={view.public.scenario.id} info={infoOf(view, code)} state={chair ? 'rest' : 'raised'} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const cards: readonly { readonly card: Card; readonly icon: IconName }[] = [
  { card: 'for', icon: 'check' },
  { card: 'against', icon: 'cross' },
  { card: 'abstain', icon: 'dash' },
];

/** Your own card: chosen first, then cast; once cast, it stays cast. */
export function VoteDesk() {
  const { view, seat } = seen();
  const vote = voteOf(view, seat);
  const [choice, setChoice] = useState<Card | null>(null);
  const key = vote ? `${vote.ballot.id}:${vote.index}` : '';
  useEffect(() => setChoice(null), [key]);
  const { delegation } = lookerOf(view, seat);
  if (!vote || !vote.votes || delegation === null || vote.ballot.state !== 'open') return null;
  const info = infoOf(view, delegation);
  const plate = <Plate scenario={view.public.scenario.id} info={info} yours size="large" />;
  if (vote.voted)
    return (
      <div class="votedesk cast">
        <div class="blankline">
          {plate}
          <b class="treaty">{vote.mine === null ? t('vote.castByColleague') : t(`vote.card.${vote.mine}`)}</b>
        </div>
        <p class="quiet">{t('vote.cast', { cast: vote.cast, all: vote.all })}</p>
      </div>
    );
  return (
    <div class="votedesk">
      <div class="blankline">
        {plate}
        <span class="blankbox">{choice === null ? '' : t(`vote.card.${choice}`)}</span>
      </div>
      <div class="cards" role="group" aria-label={t('vote.choose')}>
        {cards.map(({ card, icon }) => (
          <Button
            key={card}
            look="ghost"
            class={`card ${card} ${choice === card ? 'on' : ''}`}
            pressed={choice === card}
            onPress={() => setChoice(card)}
          >
            <span class="c" aria-hidden="true">
              <Flag scenario={view.public.scenario.id} sign={info.sign} />
              <Icon name={icon} />
            </span>
            {t(`vote.card.${card}`)}
          </Button>
        ))}
      </div>
      {choice === null ? (
        <p class="castline">{t('vote.pick')}</p>
      ) : (
        <ActButton
          look="pale"
          size="big"
          class="wide"
          command={{
            c: 'castCard',
            room: view.public.plenary,
            ballot: vote.ballot.id,
            index: vote.index,
            card: choice,
          }}
        >
          {t('vote.castFor', { name: info.name })}
        </ActButton>
      )}
      <p class="quiet stays">{t('vote.stays')}</p>
    </div>
  );
}
