import { useEffect, useRef, useState } from 'preact/hooks';
import type { Provision } from '../../../shared/conference/provisions.ts';
import type { PaperWay } from '../../../shared/conference/suggestions.ts';
import { Icon } from '../../parts/Icon.tsx';
import { type DeskPaper, deskPapers, gavelFor, paperAtHand } from '../../view/desk.ts';
import { mergeable } from '../../view/papers.ts';
import { t } from '../../words/index.ts';
import { ActButton } from '../ActButton.tsx';
import { seen } from '../seen.ts';
import { DeskPaperCard } from './DeskPaperCard.tsx';
import { markOf, useMarks } from './useMarks.ts';

/**
 * All that is on the table for a provision side by side, in order of submission. One of them is at hand: the keys act on
 * it, and after a ruling the next one is. A key with the sign of another brings that one to hand.
 */
export function Compilation({ provision }: { readonly provision: Provision }) {
  const { view, seat } = seen();
  const papers = deskPapers(view, seat, provision.id);
  const [picked, setPicked] = useState<string | null>(null);
  const hand = paperAtHand(papers, picked);
  const list = useRef<HTMLDivElement>(null);
  const pick = (n: number): void => {
    const id = papers[n]?.proposal.id;
    if (id === undefined) return;
    setPicked(id);
    list.current?.querySelector<HTMLElement>(`[data-paper="${n}"]`)?.focus();
  };
  useMarks(pick);
  // The next one comes into view when one has been ruled on, without taking the focus.
  useEffect(() => {
    if (picked !== null && hand && hand.proposal.id !== picked)
      list.current?.querySelector('.athand')?.scrollIntoView({ block: 'nearest' });
  }, [hand?.proposal.id]);
  if (papers.length === 0) return <p class="quiet">{t('desk.empty', { number: provision.number })}</p>;
  const fresh = papers.filter((p) => !p.stale);
  const overtaken = papers.filter((p) => p.stale);
  const card = (paper: DeskPaper) => {
    const n = papers.indexOf(paper);
    return (
      <li key={paper.proposal.id} class={paper.proposal.content.k === 'replace' ? 'whole' : ''}>
        <DeskPaperCard
          paper={paper}
          provision={provision}
          nth={n}
          mark={markOf(n)}
          atHand={paper === hand}
          onPick={() => setPicked(paper.proposal.id)}
        />
      </li>
    );
  };
  return (
    <div class="compilation" ref={list}>
      <Gavel provision={provision} papers={fresh} />
      <ol>{fresh.map(card)}</ol>
      {overtaken.length === 0 ? null : (
        <section aria-labelledby="overtaken-title">
          <h2 id="overtaken-title">{t('desk.overtaken', { n: overtaken.length })}</h2>
          <p class="quiet small">{t('desk.overtaken.text')}</p>
          <ol class="wide">{overtaken.map(card)}</ol>
        </section>
      )}
    </div>
  );
}

const ways = ['takeIn', 'bracket', 'lapse'] as const;

/** What nobody contests goes in one gavel; what can stand together can be made one paper. */
function Gavel({ provision, papers }: { readonly provision: Provision; readonly papers: readonly DeskPaper[] }) {
  const { view } = seen();
  const gavel = gavelFor(view, provision.id);
  const named = gavel?.ruling.r === 'asSuggested' ? gavel.ruling.proposals : [];
  const going = (way: PaperWay): number => named.filter((x) => x.way === way).length;
  const merging = mergeable(papers.filter((p) => p.announced === null && p.suggestion.s === 'takeIn'));
  if (!gavel && merging.length < 2) return null;
  return (
    <div class="gavel row-acts">
      {gavel ? (
        <ActButton letter="u" command={gavel}>
          <Icon name="gavel" />
          <span>
            {t('desk.gavel', { n: named.length })}
            {going('takeIn') === named.length ? null : (
              <small>
                {ways
                  .filter((way) => going(way) > 0)
                  .map((way) => t(`desk.gavel.${way}`, { n: going(way) }))
                  .join(' ')}
              </small>
            )}
          </span>{' '}
          <kbd aria-hidden="true">{t('desk.key.uncontested')}</kbd>
        </ActButton>
      ) : null}
      {merging.length > 1 ? (
        <ActButton
          look="line"
          command={{ c: 'mergeProposals', room: view.public.plenary, proposals: merging.map((x) => x.proposal.id) }}
        >
          {t('desk.merge', { n: merging.length })}
        </ActButton>
      ) : null}
    </div>
  );
}
