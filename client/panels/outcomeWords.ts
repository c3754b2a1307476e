import type { Count, Outcome, ProvisionOutcome } from '../../shared/debrief/settled.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';

/** How it ended, in words: for the outcome page and for the text that people take with them. */

const numbers = (those: readonly ProvisionOutcome[]): string =>
  those.map((p) => p.provision.number).join(t('text.comma'));

const countArgs = ({ for: yes, against, abstain, required }: Count) => ({ for: yes, against, abstain, required });

export const headlineWords = (outcome: Outcome): string => t(`outcome.headline.${outcome.kind}`);

/** What stands and what does not, and how the text as a whole was decided. */
export function summaryWords(outcome: Outcome): string {
  const { kind, by, whole, provisions, stand, open } = outcome;
  const old = provisions.filter((p) => p.inForce === 'old');
  const how = whole ? t('outcome.byVote', countArgs(whole)) : t(`outcome.by.${by}`);
  if (kind === 'adopted') return `${t('outcome.all', { stand, all: provisions.length })} ${how}`;
  const never = open > 0 ? ` ${t('outcome.neverClosed', { open })}` : '';
  if (kind === 'inPart')
    return `${t('outcome.part', { stand, all: provisions.length, old: numbers(old) })}${never} ${how}`;
  return `${t('outcome.none')}${never} ${how}`;
}

/** How one provision came to stand as it does, with its arithmetic. */
export function settledWords(how: ProvisionOutcome['how']): string {
  switch (how.h) {
    case 'agreed':
      return t(`outcome.settled.agreed.${how.response}`);
    case 'removed':
      return t('outcome.settled.removed');
    case 'agreedByVote':
      return t('outcome.settled.byVote', countArgs(how.count));
    case 'removedByVote':
      return t('outcome.settled.removedByVote', countArgs(how.count));
    case 'open':
      return t(`outcome.settled.open.${how.status}`);
  }
}

export const choiceWords = (count: Count): string => t('outcome.choiceByVote', countArgs(count));
