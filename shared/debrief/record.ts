import type { View } from '../conference/kinds.ts';
import { printBracketed } from '../text/print.ts';
import type { Count, Outcome, ProvisionOutcome } from './settled.ts';
import { outcomeOf } from './settled.ts';

/** The text that people take with them: Markdown, with how each provision was settled. */

/** Words of the record. They come from the catalogue, so the record speaks the reader's language. */
export interface RecordLabels {
  readonly headline: (outcome: Outcome) => string;
  readonly summary: (outcome: Outcome) => string;
  readonly settled: (how: ProvisionOutcome['how']) => string;
  /** A bracket that a vote closed. */
  readonly choiceByVote: (count: Count) => string;
  /** Heads the words that the old treaty has here. */
  readonly oldText: string;
  /** Said where the old treaty has nothing. */
  readonly nothingStands: string;
  /** Heads words that were on the table and are not in force. */
  readonly onTheTable: string;
  readonly removed: string;
  readonly source: (symbol: string) => string;
}

/** Signs that Markdown would take for its own. Brackets stay: they are the text. */
const plain = (text: string): string => text.replace(/[*_`<>~|]/g, '\\$&').replace(/^([#+-])/, '\\$1');

const quote = (text: string): string => `> ${plain(text)}`;

function provisionLines(p: ProvisionOutcome, labels: RecordLabels): readonly string[] {
  const { provision, how, inForce, choices } = p;
  const words = printBracketed(provision.body, { sponsors: p.open > 0 });
  const lines = [`## ${plain(`${provision.number} ${provision.title}`)}`, ''];
  if (inForce === 'words') lines.push(quote(words));
  else if (inForce === 'removed') lines.push(labels.removed);
  else if (provision.oldText === '') lines.push(labels.nothingStands);
  else lines.push(labels.oldText, '', quote(provision.oldText));
  lines.push('', labels.settled(how));
  for (const count of choices) lines.push(labels.choiceByVote(count));
  if (provision.symbol !== '') lines.push(labels.source(provision.symbol));
  if (inForce === 'old' && words !== '') lines.push('', labels.onTheTable, '', quote(words));
  return [...lines, ''];
}

/**
 * The outcome as Markdown: headline, each provision's final words, how it was settled with its arithmetic, and the
 * old text where nothing was agreed. Empty while the conference goes on.
 */
export function draftAsMarkdown(view: View, labels: RecordLabels): string {
  const outcome = outcomeOf(view);
  if (!outcome) return '';
  return [
    `# ${plain(view.public.title.text)}`,
    '',
    plain(view.public.scenario.name),
    '',
    `**${labels.headline(outcome)}** ${labels.summary(outcome)}`,
    '',
    ...outcome.provisions.flatMap((p) => provisionLines(p, labels)),
  ].join('\n');
}
