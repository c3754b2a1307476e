import type { OptionId, ProvisionId } from '../kit/ids.ts';
import { type Result, fail, ok } from '../kit/result.ts';
import type { Draft, DraftOp } from './draft.ts';
import { type Item, explode, idOf, isLive, spaceOf } from './items.ts';
import type { Body, OpId, TextOp, WordId } from './model.ts';
import { bareWord, literalText, shownWord, splitWords } from './words.ts';

/** A term changed in the whole draft by one decision, with exceptions for single occurrences. */

/** A place where a term stands: words in a row, in one body. Across the edge of a bracket it is another term. */
export interface Occurrence {
  readonly provision: ProvisionId;
  /** Never empty; the first names the occurrence. */
  readonly words: readonly WordId[];
  /** The option it stands in, whose sponsors may mind; null outside brackets. */
  readonly option: OptionId | null;
  /** As written there: the first letter may be a capital. */
  readonly text: string;
  /** White space before it. */
  readonly space: string;
  /** A few words to both sides, for a list of occurrences. */
  readonly before: string;
  readonly after: string;
}

export type TermError =
  /** The term, or what is to stand for it, has no words. */
  | { readonly code: 'empty' }
  /** The same words. */
  | { readonly code: 'same' }
  /** It stands nowhere, or every occurrence is excepted. */
  | { readonly code: 'nowhere' }
  /** An exception for something that is no occurrence (any more). */
  | { readonly code: 'unknown'; readonly provision: ProvisionId; readonly word: WordId };

const CONTEXT = 4;

const termWords = (text: string): readonly string[] => splitWords(literalText(text.trim())).map(bareWord);

const folded = (word: string): string => shownWord(bareWord(word)).toLowerCase();

/** Where a term stands, in text order. Capital or not is all the same; whole words only, white space between them apart. */
export function occurrences(draft: Draft, term: string): readonly Occurrence[] {
  const words = termWords(term).map(folded);
  if (words.length === 0) return [];
  return draft.provisions.flatMap((one) => inBody(one.body, words, one.id, null));
}

function inBody(
  body: Body,
  term: readonly string[],
  provision: ProvisionId,
  option: OptionId | null,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const live = explode(body).filter(isLive);
  for (let n = 0; n < live.length; n += 1) {
    const item = live[n];
    if (item?.kind === 'choice') {
      for (const one of item.options) found.push(...inBody(one.body, term, provision, one.id));
    } else if (item !== undefined && term.every((word, k) => isWord(live[n + k], word))) {
      const here = live.slice(n, n + term.length);
      found.push({
        provision,
        words: here.map(idOf),
        option,
        text: textOf(here).trim(),
        space: spaceOf(item),
        before: textOf(live.slice(Math.max(0, n - CONTEXT), n)),
        after: textOf(live.slice(n + term.length, n + term.length + CONTEXT)),
      });
      n += term.length - 1;
    }
  }
  return found;
}

const isWord = (item: Item | undefined, word: string): boolean => item?.kind === 'word' && folded(item.text) === word;

const textOf = (items: readonly Item[]): string =>
  items.map((item) => (item.kind === 'word' ? shownWord(item.text) : ' […]')).join('');

/**
 * One operation that puts other words for a term wherever it stands, but for the exceptions. A capital at the start
 * stays a capital.
 *
 * @param except the first words of the occurrences that stay as they are
 */
export function toTermOp(
  draft: Draft,
  term: string,
  by: string,
  except: readonly { readonly provision: ProvisionId; readonly word: WordId }[],
  op: OpId,
): Result<Extract<DraftOp, { readonly d: 'term' }>, TermError> {
  const fresh = termWords(by);
  if (termWords(term).length === 0 || fresh.length === 0) return fail({ code: 'empty' });
  if (term.trim() === by.trim()) return fail({ code: 'same' });
  const all = occurrences(draft, term);
  const stranger = except.find((one) => !all.some((found) => isNamed(found, one)));
  if (stranger !== undefined) return fail({ code: 'unknown', ...stranger });
  const wanted = all.filter((found) => !except.some((one) => isNamed(found, one)));
  if (wanted.length === 0) return fail({ code: 'nowhere' });
  const provisions = [...new Set(wanted.map((found) => found.provision))];
  const ops = provisions.map((provision, n) => ({
    provision,
    // Words of one operation are numbered within one text, so each text has an operation of its own name.
    op: replacing(
      wanted.filter((found) => found.provision === provision),
      by,
      `${op}~${n}`,
    ),
  }));
  return ok({ d: 'term', op, term: term.trim(), by: by.trim(), ops, except });
}

const isNamed = (found: Occurrence, one: { readonly provision: ProvisionId; readonly word: WordId }): boolean =>
  found.provision === one.provision && found.words[0] === one.word;

function replacing(found: readonly Occurrence[], by: string, op: OpId): TextOp {
  const inserts = found.map((one) => ({ after: one.words.at(-1) ?? 'start', words: inCase(one, by) }));
  return { t: 'amend', op, inserts, deletes: found.flatMap((one) => one.words) };
}

/** The new words after the same white space, with a capital where the old ones had one. */
function inCase({ text: was, space }: Occurrence, by: string): readonly string[] {
  const [first = '', ...rest] = splitWords(literalText(by.trim()));
  const [initial = ''] = first;
  const [old = ''] = was;
  const capital = old !== old.toLowerCase() && initial !== initial.toUpperCase();
  return [space + (capital ? initial.toUpperCase() + first.slice(initial.length) : first), ...rest];
}
