import type { Provision } from '../../../shared/conference/provisions.ts';
import type { Ruling } from '../../../shared/conference/rulings.ts';
import { said } from '../../net/connection.ts';
import { aroundChange, type DeskPaper, suggestionWords } from '../../view/desk.ts';
import { nameOf } from '../../view/who.ts';
import { t, type WordKey } from '../../words/index.ts';
import { ActButton } from '../ActButton.tsx';
import { BracketedText } from '../BracketedText.tsx';
import { Fate } from '../Fate.tsx';
import { say, seen } from '../seen.ts';
import { ForGroups } from '../ForGroups.tsx';
import { Sponsors } from '../Sponsors.tsx';

interface CardProps {
  readonly paper: DeskPaper;
  readonly provision: Provision;
  readonly nth: number;
  /** The key that brings it to hand; empty when there is none. */
  readonly mark: string;
  /** Keys act on it. */
  readonly atHand: boolean;
  readonly onPick: () => void;
}

/** One proposal as the desk sees it: its words, who stands behind it, what is suggested, and what can be ruled. */
export function DeskPaperCard({ paper, provision, nth, mark, atHand, onPick }: CardProps) {
  const { view } = seen();
  const { proposal, announced } = paper;
  const reason = proposal.reason === null ? undefined : said.value[proposal.reason.ref];
  const names = proposal.sponsors.map((code) => nameOf(view, code)).join(t('text.comma'));
  return (
    <article
      class={['deskcard', atHand ? 'athand' : '', announced === null ? '' : 'goes'].filter(Boolean).join(' ')}
      data-paper={nth}
      tabIndex={-1}
      aria-label={`${proposal.symbol} ${names}`}
      aria-current={atHand ? 'true' : undefined}
      onFocus={onPick}
    >
      <header>
        {mark === '' ? null : <kbd aria-hidden="true">{mark}</kbd>}
        <bdi class="docno" dir="ltr">
          {proposal.symbol}
        </bdi>
        {proposal.sponsors.length === 0 ? t('draft.fromChair') : <Sponsors codes={proposal.sponsors} most={4} />}
        <span class="names">
          {names} <ForGroups proposal={proposal} />
        </span>
      </header>
      {proposal.headline === '' ? null : (
        <p class="headline" lang={view.public.scenario.lang} dir="auto">
          {proposal.headline}
        </p>
      )}
      {paper.stale ? (
        <Both paper={paper} />
      ) : proposal.content.k === 'draft' ? null : (
        <BracketedText pieces={aroundChange(paper.pieces)} calm={proposal.content.k === 'amend'} />
      )}
      {proposal.content.k === 'draft' || proposal.standing ? <Fate provision={provision} proposal={proposal} /> : null}
      {reason ? (
        <p class="reason" lang={reason.lang} dir="auto">
          {t('draft.reasonSaid', { reason: reason.text })}
        </p>
      ) : null}
      <p class="suggested">
        {announced === null ? say(suggestionWords(paper.suggestion)) : t(`desk.announced.${announced}`)}{' '}
        {paper.accepted && announced === null ? <b>{t('desk.accepted')}</b> : null}{' '}
        {paper.contested.length === 0 || announced !== null ? null : (
          <b>{t('desk.contested', { names: paper.contested.join(t('text.comma')) })}</b>
        )}
      </p>
      {announced === null ? <Acts paper={paper} provision={provision} atHand={atHand} /> : null}
    </article>
  );
}

/** Overtaken: the words as they stand, and as they were meant. */
function Both({ paper }: { readonly paper: DeskPaper }) {
  const { view } = seen();
  if (!paper.both) return null;
  return (
    <dl class="both" lang={view.public.scenario.lang}>
      <div>
        <dt>{t('draft.now')}</dt>
        <dd dir="auto">{paper.both.theirs}</dd>
      </div>
      <div>
        <dt>{t('draft.meant')}</dt>
        <dd dir="auto">{paper.both.ours}</dd>
      </div>
    </dl>
  );
}

function Acts({ paper, provision, atHand }: Pick<CardProps, 'paper' | 'provision' | 'atHand'>) {
  const { view } = seen();
  const { proposal, way } = paper;
  const about = { provision: provision.id, proposal: proposal.id };
  const room = view.public.plenary;
  const { symbol } = proposal;
  const key = (letter: 'i' | 'k' | 'l' | 'o') => (atHand ? { letter } : {});
  const asked: Ruling = { r: way === 'bracket' ? 'bracketProposal' : 'takeIn', ...about };
  if (paper.stale)
    return (
      <div class="row-acts">
        <ActButton
          {...key('l')}
          look="line"
          size="small"
          command={{ c: 'rule', room, ruling: { r: 'lapse', ...about } }}
        >
          {t('desk.lapse')} <span class="unseen">{symbol}</span> <Key on={atHand} name="desk.key.lapse" />
        </ActButton>
      </div>
    );
  return (
    <div class="row-acts">
      <ActButton
        {...key('i')}
        look={way === 'takeIn' ? 'primary' : 'line'}
        size="small"
        command={{ c: 'rule', room, ruling: { r: 'takeIn', ...about } }}
      >
        {t('draft.takeIn')} <span class="unseen">{symbol}</span> <Key on={atHand} name="desk.key.takeIn" />
      </ActButton>
      {proposal.content.k === 'amend' ? (
        <ActButton
          {...key('k')}
          look={way === 'bracket' ? 'primary' : 'line'}
          size="small"
          command={{ c: 'rule', room, ruling: { r: 'bracketProposal', ...about } }}
        >
          {t('desk.bracket')} <span class="unseen">{symbol}</span> <Key on={atHand} name="desk.key.bracket" />
        </ActButton>
      ) : null}
      {atHand ? (
        <ActButton {...key('o')} look="line" size="small" command={{ c: 'askRuling', room, ruling: asked }}>
          {t('desk.ask')} <span class="unseen">{symbol}</span> <Key on={atHand} name="desk.key.ask" />
        </ActButton>
      ) : null}
    </div>
  );
}

/** The letter that does the same, while it does. */
const Key = ({ on, name }: { readonly on: boolean; readonly name: WordKey }) =>
  on ? <kbd aria-hidden="true">{t(name)}</kbd> : null;
