import { assertNever } from '../kit/assertNever.ts';
import type { ChoiceId, DelegationCode, OptionId } from '../kit/ids.ts';
import { type Result, fail, ok } from '../kit/result.ts';
import { amendmentFrom } from '../text/diff.ts';
import { toInsideOp } from '../text/inside.ts';
import { findChoice, wordsOf } from '../text/measure.ts';
import type { Amendment, Body, OpId, TextOp } from '../text/model.ts';
import { type OptionError, optionIn, toFillOp, toMergeOp, toTagOp } from '../text/options.ts';
import { type Span, type SpanError, toNarrowOp, toWidenOp } from '../text/span.ts';
import { joinWords } from '../text/words.ts';
import { insertMax } from './checks.ts';
import type { Refusal } from './kinds.ts';

/** What the chair can do to the words of one provision beside taking in and lifting; each is a ruling that can be taken back. */

export type Edit =
  /** A bracket takes in its neighbours, as far as `reach`. */
  | { readonly e: 'widen'; readonly choice: ChoiceId; readonly reach: Span }
  /** A bracket lets go of all but `keep`. */
  | { readonly e: 'narrow'; readonly choice: ChoiceId; readonly keep: Span }
  /** Options become one, which says `text`; everybody behind any of them stands behind it. */
  | { readonly e: 'merge'; readonly choice: ChoiceId; readonly options: readonly OptionId[]; readonly text: string }
  | { readonly e: 'fill'; readonly blank: ChoiceId; readonly text: string }
  /** A status tag (`ad ref.`); null takes it off. `pending`: whose capitals have to answer. */
  | {
      readonly e: 'tag';
      readonly option: OptionId;
      readonly tag: string | null;
      readonly pending?: readonly DelegationCode[];
    }
  /** Other words within one option, whose sponsors have agreed to them. */
  | { readonly e: 'amend'; readonly option: OptionId; readonly text: string };

/** The operation that an edit is on today's words, or why there is none. */
export function editOp(body: Body, edit: Edit, op: OpId): Result<TextOp, Refusal> {
  switch (edit.e) {
    case 'widen':
      return spanned(body, toWidenOp(body, edit.choice, edit.reach, op));
    case 'narrow':
      return spanned(body, toNarrowOp(body, edit.choice, edit.keep, op));
    case 'merge': {
      const long = tooMuch(edit.text);
      if (long) return fail(long);
      const first = findChoice(body, edit.choice)?.options.find((o) => o.id === edit.options[0]);
      if (!first) return fail({ code: 'text.gone' });
      const amendment = withinOption(first.body, first.id, edit.text);
      if (!amendment.ok) return amendment;
      return optioned(
        body,
        toMergeOp(body, edit.choice, edit.options, amendment.value, op, () => `${op}.m`),
      );
    }
    case 'fill': {
      const long = tooMuch(edit.text);
      return long ? fail(long) : optioned(body, toFillOp(body, edit.blank, edit.text, op));
    }
    case 'tag':
      return optioned(body, toTagOp(body, edit.option, edit.tag, op, edit.pending));
    case 'amend':
      return inside(body, edit.option, edit.text, op);
    default:
      return assertNever(edit);
  }
}

/** Other words within one option, as somebody typed them. */
export function inside(body: Body, id: OptionId, text: string, op: OpId): Result<TextOp, Refusal> {
  const long = tooMuch(text);
  const option = optionIn(body, id);
  if (long) return fail(long);
  if (!option) return fail({ code: 'text.gone' });
  const amendment = withinOption(option.body, id, text);
  if (!amendment.ok) return amendment;
  if (amendment.value.deletes.length === 0 && amendment.value.inserts.length === 0) return fail({ code: 'text.same' });
  const made = toInsideOp(body, amendment.value, op);
  if (made.ok) return ok(made.value.op);
  return fail({ code: made.error.code === 'empties' ? 'text.empty' : 'text.gone' });
}

/** What makes `text` of an option's words; the same words give an amendment that changes nothing. */
function withinOption(body: Body, id: OptionId, text: string): Result<Amendment, Refusal> {
  const found = amendmentFrom(body, text);
  if (found.ok) {
    const inserts = found.value.inserts.map((i) => (i.after === 'start' ? { ...i, after: id } : i));
    return ok({ ...found.value, inserts });
  }
  if (found.error.code === 'same') return ok({ inserts: [], deletes: [] });
  return fail({ code: found.error.code === 'empty' ? 'text.empty' : 'text.bracketsTouched' });
}

/** More new words at once than anybody can read. */
export const tooMuch = (text: string): Refusal | undefined =>
  Array.from(text).length > insertMax ? { code: 'proposal.tooLong', params: { max: insertMax } } : undefined;

/** A refusal of the text engine in the conference's words; a bracket that would cross comes with the span that would not. */
export function spanRefusal(body: Body, error: SpanError): Refusal {
  switch (error.code) {
    case 'unknown':
      return { code: 'text.gone' };
    case 'crosses': {
      const { from, to } = error.offer;
      return {
        code: 'span.crosses',
        params: { from, to, words: wordsFrom(body, error.offer) },
      };
    }
    case 'doubled':
      return { code: 'span.doubled' };
    case 'same':
      return { code: 'text.same' };
    case 'wrongWay':
      return { code: 'span.wrongWay' };
    case 'holdsBracket':
      return { code: 'span.holdsBracket' };
    case 'differs':
      return { code: 'span.differs' };
    case 'empty':
      return { code: 'text.empty' };
    default:
      return assertNever(error);
  }
}

/** The words of a span, for a sentence; a bracket at its end is left out. */
function wordsFrom(body: Body, span: Span): string {
  const words = wordsOf(body);
  const idsIn = (id: string): readonly string[] => [
    id,
    ...(findChoice(body, id)?.options.flatMap((o) => wordsOf(o.body).map((w) => w.id)) ?? []),
  ];
  const first = words.findIndex((w) => idsIn(span.from).includes(w.id));
  const last = words.findLastIndex((w) => idsIn(span.to).includes(w.id));
  return joinWords(words.slice(Math.max(0, first), last + 1).map((w) => w.text)).trim();
}

/** The engine's no to an act on an option, in the conference's words; `body` names the sponsors. */
export function optionRefusal(body: Body, error: OptionError): Refusal {
  switch (error.code) {
    case 'unknown':
    case 'nobody':
      return { code: 'text.gone' };
    case 'said': {
      const said = optionIn(body, error.option);
      return {
        code: 'option.said',
        params: { option: error.option, sponsors: said?.sponsors.join(', ') ?? '' },
      };
    }
    case 'already':
      return { code: 'text.same' };
    case 'notSponsor':
      return { code: 'option.notYours' };
    case 'tooFew':
      return { code: 'merge.tooFew' };
    case 'empty':
      return { code: 'text.empty' };
    default:
      return assertNever(error);
  }
}

/** A result of the engine with its refusal put into the conference's words. */
export const spanned = <T>(body: Body, result: Result<T, SpanError>): Result<T, Refusal> =>
  result.ok ? result : fail(spanRefusal(body, result.error));
/** The same for acts on options. */
export const optioned = <T>(body: Body, result: Result<T, OptionError>): Result<T, Refusal> =>
  result.ok ? result : fail(optionRefusal(body, result.error));
