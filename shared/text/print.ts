import type { Blank, Body, Choice, Option } from './model.ts';
import { joinWords } from './words.ts';

/** A body, or what the parser gave. */
export type Parsed = Body | { readonly body: Body };

/** The body of either. */
export const bodyOf = (parsed: Parsed): Body => ('body' in parsed ? parsed.body : parsed);

export interface PrintOptions {
  /**
   * Who stands behind an option: `true` prints all sponsors, `false` none. Without it the attribution
   * is printed where the text came with one, so that printing what was parsed gives the text back.
   */
  readonly sponsors?: boolean;
}

const tagText = (tag: string | undefined): string => (tag === undefined ? '' : `{${tag}}`);

function headText(option: Option, options: PrintOptions): string {
  if (options.sponsors === false) return '';
  if (option.head !== undefined) return option.head;
  return options.sponsors === true && option.sponsors.length > 0 ? `${option.sponsors.join(', ')}: ` : '';
}

const printOption = (option: Option, options: PrintOptions): string =>
  `[${headText(option, options)}${printBracketed(option.body, options)}]${tagText(option.tag)}`;

/** A choice or a blank without the white space before it. */
export function printNode(node: Choice | Blank, options: PrintOptions = {}): string {
  if (node.kind === 'blank') return `[${node.inside ?? ' '}]${tagText(node.tag)}`;
  return node.options.map((option, n) => (n === 0 ? '' : (option.gap ?? '/')) + printOption(option, options)).join('');
}

/**
 * Prints a text in the notation of square brackets (B1 to B25): `[shall]/[should]`, `[EUR: robustness]`, `[ ]`,
 * `[shall]{ad ref.}`. `printBracketed(parseBracketed(text)) === text` for every valid text.
 */
export function printBracketed(parsed: Parsed, options: PrintOptions = {}): string {
  let out = '';
  for (const node of bodyOf(parsed)) {
    if (node.kind === 'run') out += joinWords(node.words);
    else if (node.kind !== 'dead') out += node.space + printNode(node, options);
  }
  return out;
}

/** The text as it stands, brackets and all, without sponsors: what somebody edits in a plain text field. */
export const liveText = (parsed: Parsed): string => printBracketed(parsed, { sponsors: false });
