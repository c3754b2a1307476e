import type { Proposal } from '../../shared/conference/onTheTable.ts';
import { afterPending } from '../../shared/conference/rulings.ts';
import { contestedBy, isAccepted, suggestFor, wayOf } from '../../shared/conference/suggestions.ts';
import { suggestionWords } from '../view/desk.ts';
import { lookerOf, nameOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { say, seen } from './seen.ts';

/** What the secretariat suggests for a proposal: whoever tabled it accepts that beforehand, others may contest it. */
export function PaperAnswers({ proposal }: { readonly proposal: Proposal }) {
  const { view, seat } = seen();
  const { delegation } = lookerOf(view, seat);
  const room = view.public.plenary;
  const after = afterPending(plenaryOf(view));
  const suggestion = suggestFor(after, proposal);
  const way = wayOf(suggestion);
  const contested = contestedBy(after, proposal);
  const contests = delegation !== null && contested.includes(delegation);
  const speaks = delegation !== null && proposal.sponsors[0] === delegation;
  const accepted = way !== undefined && isAccepted(after, proposal, way);
  return (
    <>
      <p class="suggested">
        {say(suggestionWords(suggestion))}{' '}
        {contested.length === 0
          ? null
          : t('draft.contestedBy', { names: contested.map((code) => nameOf(view, code)).join(t('text.comma')) })}
      </p>
      {speaks && way !== undefined && way !== 'takeIn' ? (
        <ActButton
          look="line"
          size="small"
          pressed={accepted}
          command={{ c: 'acceptSuggestion', room, proposal: proposal.id, way, on: !accepted }}
        >
          {t(accepted ? 'draft.accepted' : 'draft.accept')}
        </ActButton>
      ) : null}
      {delegation !== null && !proposal.sponsors.includes(delegation) ? (
        <ActButton
          look="plain"
          size="small"
          pressed={contests}
          command={{ c: 'contestProposal', room, proposal: proposal.id, on: !contests }}
        >
          {t(contests ? 'draft.contests' : 'draft.contest')}
        </ActButton>
      ) : null}
    </>
  );
}
