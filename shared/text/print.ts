import type { Blank, Body, Choice, Node, Option } from './model.ts';
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

/** What is still to be printed, the next last: a list of its own, so that no depth of brackets is too much. */
type Todo = (Node | string)[];

const turned = (body: Body): Todo => [...body].reverse();

function printAll(todo: Todo, options: PrintOptions): string {
  const out: string[] = [];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'string') out.push(next);
    else if (next.kind === 'run') out.push(joinWords(next.words));
    else if (next.kind === 'blank') out.push(next.space, `[${next.inside ?? ' '}]${tagText(next.tag)}`);
    else if (next.kind === 'choice') {
      out.push(next.space);
      for (let n = next.options.length - 1; n >= 0; n -= 1) {
        const option = next.options[n];
        if (option === undefined) continue;
        todo.push(`]${tagText(option.tag)}`);
        for (const node of turned(option.body)) todo.push(node);
        todo.push(`${n === 0 ? '' : (option.gap ?? '/')}[${headText(option, options)}`);
      }
    }
  }
  return out.join('');
}

/** A choice or a blank without the white space before it. */
export const printNode = (node: Choice | Blank, options: PrintOptions = {}): string =>
  printAll([{ ...node, space: '' }], options);

/**
 * Prints a text in the notation of square brackets (B1 to B25): `[shall]/[should]`, `[EUR: robustness]`, `[ ]`,
 * `[shall]{ad ref.}`. `printBracketed(parseBracketed(text)) === text` for every valid text.
 */
export const printBracketed = (parsed: Parsed, options: PrintOptions = {}): string =>
  printAll(turned(bodyOf(parsed)), options);

/** The text as it stands, brackets and all, without sponsors: what somebody edits in a plain text field. */
export const liveText = (parsed: Parsed): string => printBracketed(parsed, { sponsors: false });
