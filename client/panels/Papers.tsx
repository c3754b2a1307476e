import { voiceOf } from '../../shared/conference/groups.ts';
import { type Proposal, stillInvited } from '../../shared/conference/onTheTable.ts';
import type { Provision } from '../../shared/conference/provisions.ts';
import { unlocked } from '../../shared/conference/levels.ts';
import { Button } from '../parts/Button.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { Note } from '../parts/Note.tsx';
import { said } from '../net/connection.ts';
import { papersOn, type Paper } from '../view/papers.ts';
import { lookerOf, nameOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { BracketedText } from './BracketedText.tsx';
import { ForGroups } from './ForGroups.tsx';
import { Sponsors } from './Sponsors.tsx';
import { seen } from './seen.ts';
import { writing } from './writing.ts';

/** What a change of the draft says, and what became of proposals, comes when there is one. */
const Fate = lazyPart(() => import('./Fate.tsx').then((part) => part.Fate));

/** What is suggested for a proposal, and what is said to that, comes with the first proposal. */
const PaperAnswers = lazyPart(() => import('./PaperAnswers.tsx').then((part) => part.PaperAnswers));
/** Whom to ask, and in whose name, comes with what can be done about it. */
const PaperSponsors = lazyPart(() => import('./PaperSponsors.tsx').then((part) => part.PaperSponsors));
/** Papers of the chair's own are rare. */
const ChairTexts = lazyPart(() => import('./ChairTexts.tsx').then((part) => part.ChairTexts));

/** Proposals on the table, drawn as changes. */
export function Papers({ provision }: { readonly provision: Provision }) {
  const { view, seat } = seen();
  const papers = papersOn(view, seat, provision.id);
  const texts = plenaryOf(view).chairTexts.some((x) => x.state === 'tabled') ? <ChairTexts /> : null;
  if (papers.length === 0) return texts;
  return (
    <>
      {texts}
      <section class="papers" aria-labelledby="papers-title">
        <h2 id="papers-title">{t('draft.papers', { number: provision.number })}</h2>
        <ul>
          {papers.map((paper) => (
            <li key={paper.proposal.id}>
              <PaperRow paper={paper} provision={provision} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** What it is, in a few words: a paper's own, or somebody's. */
function Headline({ line }: { readonly line: Proposal['headline'] }) {
  if (typeof line === 'string') return line === '' ? null : <p class="headline">{line}</p>;
  const words = said.value[line.ref];
  return (
    <p class="headline" dir="auto" {...(words ? { lang: words.lang } : {})}>
      {words?.text ?? t('draft.erased')}
    </p>
  );
}

function PaperRow({ paper, provision }: { readonly paper: Paper; readonly provision: Provision }) {
  const { view, seat } = seen();
  const room = view.public.plenary;
  const { delegation } = lookerOf(view, seat);
  const on = { k: 'proposal', proposal: paper.proposal.id } as const;
  const others = paper.proposal.sponsors.filter((code) => code !== paper.code);
  const { proposal } = paper;
  const invited = stillInvited(proposal);
  const reason = proposal.reason === null ? undefined : said.value[proposal.reason.ref];
  return (
    <article class="paper-row">
      <header>
        <bdi class="docno" dir="ltr">
          {proposal.symbol}
        </bdi>
        <span class="from">
          {paper.code === '' ? (
            t('draft.fromChair')
          ) : (
            <>
              <Sponsors codes={[paper.code]} most={1} /> {paper.name}
            </>
          )}{' '}
          <Sponsors codes={others} most={4} /> <ForGroups proposal={proposal} />
        </span>
      </header>
      <Headline line={proposal.headline} />
      {invited.length === 0 ? null : (
        <p class="quiet small">
          {t('draft.invited', { names: invited.map((code) => nameOf(view, code)).join(t('text.comma')) })}
        </p>
      )}
      {paper.stale ? (
        <Note what={t('draft.staleTitle')}>
          <p>{t(paper.yours ? 'draft.staleYours' : 'draft.staleOther')}</p>
          {paper.both ? (
            <dl class="both" lang={view.public.scenario.lang}>
              <dt>{t('draft.now')}</dt>
              <dd dir="auto">{paper.both.theirs}</dd>
              <dt>{t('draft.meant')}</dt>
              <dd dir="auto">{paper.both.ours}</dd>
            </dl>
          ) : null}
        </Note>
      ) : proposal.content.k === 'draft' ? null : (
        <BracketedText pieces={paper.pieces} calm={proposal.content.k === 'amend'} />
      )}
      {proposal.content.k === 'draft' || proposal.standing ? <Fate provision={provision} proposal={proposal} /> : null}
      {proposal.reason === null ? null : (
        <p class="reason" {...(reason ? { lang: reason.lang } : {})} dir="auto">
          {reason ? t('draft.reasonSaid', { reason: reason.text }) : t('draft.erased')}
        </p>
      )}
      <div class="row-acts">
        {paper.yours && proposal.content.k === 'amend' ? (
          <Button
            look="line"
            size="small"
            onPress={() => (writing.value = { provision: provision.id, revises: proposal.id })}
          >
            {t('draft.change')}
          </Button>
        ) : null}
        {paper.yours ? (
          <ActButton look="line" size="small" command={{ c: 'withdrawProposal', room, proposal: proposal.id }}>
            {t('draft.withdraw')}
          </ActButton>
        ) : null}
        {delegation !== null && !paper.yours ? (
          <ActButton
            look="line"
            size="small"
            command={paper.backed ? { c: 'withdrawSponsorship', room, on } : { c: 'cosponsor', room, on }}
          >
            {t(paper.backed ? 'draft.takeOff' : 'draft.cosponsor')}
          </ActButton>
        ) : null}
        {paper.yours || voiceOf(view.public, delegation) !== undefined ? <PaperSponsors proposal={proposal} /> : null}
        {unlocked(view.public, 'contestProposal') ? <PaperAnswers proposal={proposal} /> : null}
      </div>
    </article>
  );
}
