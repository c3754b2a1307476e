import type { ProvisionId } from '../kit/ids.ts';
import type { Draft, DraftText } from './draft.ts';
import { type Item, editWhere, explode, idOf, isLive, pack } from './items.ts';
import type { Anchor, Body } from './model.ts';

/** Footnotes: where their marks stand and how they are numbered. */

export interface Mark {
  /** The footnote, itself a provision of the place `footnote`. */
  readonly note: ProvisionId;
  /** The provision at which it stands. */
  readonly provision: ProvisionId;
  /** Today's word or bracket after which the mark stands; `'start'`: at the number of the provision. */
  readonly after: Anchor;
  /** 1, 2, 3 … in the order of the text. */
  readonly mark: number;
  /** The word at which it was set is gone; the mark stands at the nearest word before. */
  readonly adrift: boolean;
}

/** Every footnote's mark, in the order of the text. A footnote whose provision is not in the draft has none. */
export function marksOf(draft: Draft): readonly Mark[] {
  const notes = draft.provisions.filter((one) => one.at !== undefined);
  if (notes.length === 0) return [];
  const marks = draft.provisions.flatMap((provision) => {
    const mine = notes.filter((note) => note.at?.provision === provision.id);
    return mine
      .map((note) => ({ note: note.id, provision: provision.id, ...standing(provision, note) }))
      .toSorted((a, b) => a.order - b.order);
  });
  return marks.map(({ order: _order, ...mark }, n) => ({ ...mark, mark: n + 1 }));
}

function standing(
  provision: DraftText,
  note: DraftText,
): { readonly after: Anchor; readonly adrift: boolean; readonly order: number } {
  const after = note.at?.after ?? 'start';
  if (after === 'start') return { after, adrift: false, order: -1 };
  const items = flat(provision.body);
  const order = items.findIndex((item) => idOf(item) === after);
  const item = items[order];
  if (item !== undefined && isLive(item)) return { after, adrift: false, order };
  const before = items.slice(0, Math.max(0, order)).findLast(isLive);
  return { after: before === undefined ? 'start' : idOf(before), adrift: true, order };
}

/** Everything in text order, tombstones too; a bracket after what it holds, as marks after it stand. */
const flat = (body: Body): readonly Item[] =>
  explode(body).flatMap((item) =>
    item.kind === 'choice' ? [...item.options.flatMap((option) => flat(option.body)), item] : [item],
  );

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A mark as it is printed: `12` is `¹²`. */
export const superscript = (mark: number): string =>
  String(mark).replace(/\d/gu, (digit) => DIGITS[Number(digit)] ?? '');

/** No operation can be named so. */
const NOTE = '\u0000note';

/** What a provision is called in print: a footnote by its mark too. */
export function printedNumber({ id, number }: Pick<DraftText, 'id' | 'number'>, marks: readonly Mark[]): string {
  const own = marks.find((one) => one.note === id);
  return own === undefined ? number : `${superscript(own.mark)} ${number}`;
}

/** A text with the marks of its footnotes in it, to be read or printed; it is not the text that is negotiated. */
export function withMarks({ id, body }: Pick<DraftText, 'id' | 'body'>, marks: readonly Mark[]): Body {
  const mine = marks.filter((one) => one.provision === id);
  return mine.reduceRight((text, { after, mark }) => {
    const item = (words: string): Item => ({ kind: 'word', op: NOTE, index: mark, text: words });
    if (after === 'start') return pack([item(`${superscript(mark)}\u00a0`), ...explode(text)]);
    return editWhere(text, after, (items, at) => items.toSpliced(at + 1, 0, item(superscript(mark))));
  }, body);
}
