import { printBracketed } from '../text/print.ts';
import type { Block, Handout, HandoutList } from './handout.ts';

/**
 * A handout as Markdown. The words stand in quotations, in the notation of square brackets: without the `> ` before
 * each line, and with every backslash before a sign of punctuation taken off, a quotation parses to the same text.
 */

/** Signs that Markdown would take for its own get a backslash. Brackets stay: they are the text. */
const plain = (text: string): string =>
  text
    .replace(/[\\*_`<>~|^]|&(?=#|\w+;)|!(?=\[)|(?<=\])[(:]/gu, '\\$&')
    .replace(/^(\s*)([#+=-])/gmu, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gmu, '$1\\$2');

const quote = (text: string): string =>
  plain(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

const list = ({ title, items }: HandoutList, level: string): readonly string[] => [
  `${level} ${plain(title)}`,
  '',
  ...items.map((one) => `- ${plain(one)}`),
];

function blockLines(block: Block): readonly string[] {
  switch (block.b) {
    case 'line':
    case 'lead':
      return [plain(block.text)];
    case 'words':
      return [quote(printBracketed(block.body, { sponsors: block.sponsors }))];
    case 'old':
      return [quote(block.text)];
    case 'list':
      return list(block, '###');
  }
}

/** What is told of a provision, with an empty line between all but lines that follow each other. */
const told = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block, n) => {
    const before = blocks[n - 1]?.b;
    const together = block.b === 'line' && (before === 'line' || before === 'lead');
    return [...(n === 0 || together ? [] : ['']), ...blockLines(block)];
  });

/** The handout as a Markdown file. */
export function handoutMarkdown(handout: Handout): string {
  const { title, scenario, headline, summary, parts, record, names } = handout;
  return [
    `# ${plain(title)}`,
    '',
    plain(scenario),
    '',
    `**${plain(headline)}** ${plain(summary)}`,
    '',
    ...parts.flatMap((part) => [`## ${plain(`${part.number} ${part.title}`)}`, '', ...told(part.blocks), '']),
    ...(record ? [...list(record, '##'), ''] : []),
    ...(names ? [...list(names, '##'), ''] : []),
  ].join('\n');
}
