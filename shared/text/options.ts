import type { ChoiceId, DelegationCode, OptionId } from '../kit/ids.ts';
import { type Result, fail, ok } from '../kit/result.ts';
import {
  bury,
  editHolder,
  editWhere,
  explode,
  freshWords,
  holderOf,
  isLive,
  newOption,
  pack,
  withSpace,
} from './items.ts';
import type { Amendment, Body, Choice, OpId, Option, TextOp } from './model.ts';
import { findChoice, isNothing, openChoices, wordsOf } from './measure.ts';
import { putIn } from './putIn.ts';
import { resolveAt } from './resolve.ts';
import { bareWord, joinWords, literalText, splitWords } from './words.ts';

/** Options and those who stand behind them: one more, one less, several made one; and blanks filled in. */

type OpOf<T extends TextOp['t']> = Extract<TextOp, { readonly t: T }>;

export type OptionError =
  /** Nothing there has that name, or it is gone. */
  | { readonly code: 'unknown' }
  /** An option says this already: stand behind that one. */
  | { readonly code: 'said'; readonly option: OptionId }
  /** Nobody to put a name to it. */
  | { readonly code: 'nobody' }
  /** They stand behind it already. */
  | { readonly code: 'already' }
  /** They do not stand behind it. */
  | { readonly code: 'notSponsor' }
  /** At least two are needed, of one choice. */
  | { readonly code: 'tooFew' }
  /** There is nothing in it. */
  | { readonly code: 'empty' };

const wordsFrom = (text: string): readonly string[] => splitWords(literalText(text.trim()));

const plain = (words: readonly string[]): string => bareWord(joinWords(words));
const plainOf = (body: Body): string => plain(wordsOf(body).map((word) => word.text));
const bracketless = (body: Body): boolean => body.every((node) => node.kind === 'run' || node.kind === 'dead');

/** The option of a choice that says just this, if any. */
const saying = (choice: Choice, words: readonly string[]): Option | undefined =>
  choice.options.find((option) => bracketless(option.body) && plainOf(option.body) === plain(words));

/** One more wording in a choice (B4). An empty text is the alternative "nothing" (B8), with those who want it. */
export function toOptionOp(
  body: Body,
  choice: ChoiceId,
  text: string,
  op: OpId,
  sponsors: readonly DelegationCode[],
  newId: () => string,
): Result<OpOf<'bracket'>, OptionError> {
  const node = findChoice(body, choice);
  if (node === undefined) return fail({ code: 'unknown' });
  const words = wordsFrom(text);
  const same = saying(node, words);
  if (same !== undefined) return fail({ code: 'said', option: same.id });
  return ok({ t: 'bracket', op, places: [{ p: 'option', choice, option: newId(), words, sponsors }] });
}

/** Delegations put their names to an option; those that stand behind it already are left out. */
export function toSponsorOp(
  body: Body,
  option: OptionId,
  by: readonly DelegationCode[],
  op: OpId,
): Result<OpOf<'sponsor'>, OptionError> {
  const found = optionIn(body, option);
  if (found === undefined) return fail({ code: 'unknown' });
  if (by.length === 0) return fail({ code: 'nobody' });
  const fresh = [...new Set(by)].filter((code) => !found.sponsors.includes(code));
  return fresh.length === 0 ? fail({ code: 'already' }) : ok({ t: 'sponsor', op, option, by: fresh });
}

/**
 * Delegations take their names off an option. When nobody is left behind it, it falls. The bracket stays as long as
 * an option is left in it: only the chair lifts brackets.
 *
 * @param stood whether its words stood there before anybody put a name to them: then they stay, with nobody behind them
 */
export function toWithdrawOp(
  body: Body,
  option: OptionId,
  by: readonly DelegationCode[],
  op: OpId,
  stood = false,
): Result<OpOf<'withdraw'>, OptionError> {
  const found = optionIn(body, option);
  if (found === undefined) return fail({ code: 'unknown' });
  const off = found.sponsors.filter((code) => by.includes(code));
  if (off.length === 0) return fail({ code: by.length === 0 ? 'nobody' : 'notSponsor' });
  const falls = !stood && off.length === found.sponsors.length;
  const left = falls ? besides(body, option) : [];
  const [last] = left;
  const closes = left.length === 1 && last !== undefined && isNothing(last.body) ? { closes: last.id } : {};
  return ok({ t: 'withdraw', op, option, by: off, falls, ...closes });
}

/** The other options of the bracket in which an option stands. */
function besides(body: Body, option: OptionId): readonly Option[] {
  const holder = openChoices(body).find((choice) => choice.options.some(({ id }) => id === option));
  return holder?.options.filter(({ id }) => id !== option) ?? [];
}

/**
 * Several options become one consolidated wording, with everybody behind it who stood behind any of them. Words that
 * it shares with the first of them stay those words; the rest leave tombstones.
 *
 * @param amendment what makes the consolidated wording of the first option; anchors and deletions are words of it, or its id
 */
export function toMergeOp(
  body: Body,
  choice: ChoiceId,
  options: readonly OptionId[],
  amendment: Amendment,
  op: OpId,
  newId: () => string,
): Result<OpOf<'merge'>, OptionError> {
  const node = findChoice(body, choice);
  if (node === undefined) return fail({ code: 'unknown' });
  const wanted = [...new Set(options)];
  const first = node.options.find((option) => option.id === wanted[0]);
  if (wanted.length < 2) return fail({ code: 'tooFew' });
  if (first === undefined || !wanted.every((id) => node.options.some((option) => option.id === id))) {
    return fail({ code: 'unknown' });
  }
  const held = new Set([
    first.id,
    ...wordsOf(first.body).map(({ id }) => id),
    ...openChoices(first.body).map(({ id }) => id),
  ]);
  const reach = [...amendment.inserts.map(({ after }) => after), ...amendment.deletes];
  if (!reach.every((id) => held.has(id))) return fail({ code: 'unknown' });
  const inserts = amendment.inserts
    .map(({ after, text }) => ({ after, words: splitWords(literalText(text.trimEnd())) }))
    .filter(({ words }) => words.length > 0);
  const gone = new Set(amendment.deletes);
  const kept = wordsOf(first.body).some(({ id, text }) => text.trim() !== '' && !gone.has(id));
  const holds = openChoices(first.body).length > 0;
  if (!kept && !holds && inserts.length === 0) return fail({ code: 'empty' });
  return ok({ t: 'merge', op, choice, options: wanted, into: newId(), inserts, deletes: amendment.deletes });
}

/** Fills in a blank (B9); with `sponsors` the filling is itself in brackets, as a proposal of theirs. */
export function toFillOp(
  body: Body,
  blank: ChoiceId,
  text: string,
  op: OpId,
  bracket?: { readonly sponsors: readonly DelegationCode[]; readonly newId: () => string },
): Result<OpOf<'fill'>, OptionError> {
  if (!openChoices(body).some((one) => one.id === blank && one.kind === 'blank')) return fail({ code: 'unknown' });
  const words = wordsFrom(text);
  if (words.length === 0) return fail({ code: 'empty' });
  if (bracket === undefined) return ok({ t: 'fill', op, blank, words, bracket: null });
  const { sponsors, newId } = bracket;
  return ok({ t: 'fill', op, blank, words, bracket: { choice: newId(), option: newId(), sponsors } });
}

/**
 * Sets the status tag of an option (`ad ref.`, B19). What would end a tag is left out of it; null or nothing takes it off.
 *
 * @param pending delegations whose capitals have to answer
 */
export function toTagOp(
  body: Body,
  option: OptionId,
  tag: string | null,
  op: OpId,
  pending: readonly DelegationCode[] = [],
): Result<OpOf<'tag'>, OptionError> {
  const found = optionIn(body, option);
  if (found === undefined) return fail({ code: 'unknown' });
  const text = (tag ?? '').replace(/[[\]{}\\\n]/gu, '').trim();
  if (text === (found.tag ?? '')) return fail({ code: 'already' });
  const waits = text === '' || pending.length === 0 ? {} : { pending: [...new Set(pending)] };
  return ok({ t: 'tag', op, option, tag: text === '' ? null : text, ...waits });
}

/** An option at any depth. */
export const optionIn = (body: Body, id: OptionId): Option | undefined =>
  holderOf(body, id)?.options.find((option) => option.id === id);

/** An option with other sponsors. The attribution it was written with follows them. */
function withSponsors(option: Option, sponsors: readonly DelegationCode[]): Option {
  const { head, ...rest } = option;
  const named = head === undefined || sponsors.length === 0 ? {} : { head: `${sponsors.join(', ')}: ` };
  return { ...rest, ...named, sponsors };
}

const changeOption = (body: Body, id: OptionId, change: (option: Option) => Option): Body =>
  editHolder(body, id, (items, at, choice) => {
    const options = choice.options.map((option) => (option.id === id ? change(option) : option));
    return items.toSpliced(at, 1, { ...choice, options });
  });

const united = (lists: readonly (readonly DelegationCode[])[]): readonly DelegationCode[] => [...new Set(lists.flat())];

/** Applies a `sponsor` operation; a body in which its option is not stays as it is. So do all of these. */
export const applySponsor = (body: Body, op: OpOf<'sponsor'>): Body =>
  changeOption(body, op.option, (option) => withSponsors(option, united([option.sponsors, op.by])));

/** Applies a `tag` operation; without a tag the option has none any more. */
export function applyTag(body: Body, op: OpOf<'tag'>): Body {
  return changeOption(body, op.option, ({ tag: _tag, ...option }) =>
    op.tag === null ? option : { ...option, tag: op.tag },
  );
}

/** Applies a `withdraw` operation; when it says so the option falls, and its words with it. */
export function applyWithdraw(body: Body, op: OpOf<'withdraw'>): Body {
  if (!op.falls) {
    return changeOption(body, op.option, (option) =>
      withSponsors(
        option,
        option.sponsors.filter((code) => !op.by.includes(code)),
      ),
    );
  }
  return editHolder(body, op.option, (items, at, choice, nth) => {
    const options = choice.options.toSpliced(nth, 1);
    const alone = options.length === 1 && options[0] !== undefined && isNothing(options[0].body);
    // "Nothing" alone in a bracket is no choice: nothing it is.
    if (options.length === 0 || alone) return resolveAt(items, at, { op: op.op, option: null });
    const fallen = bury(explode(choice.options[nth]?.body ?? []), op.op);
    return items.toSpliced(at, 1, { ...choice, options }, ...fallen);
  });
}

/** Applies a `merge` operation: the first option is changed and stays, the others go into it. */
export function applyMerge(body: Body, op: OpOf<'merge'>): Body {
  return editWhere(body, op.choice, (items, at) => {
    const choice = items[at];
    if (choice?.kind !== 'choice') return undefined;
    const merged = op.options.flatMap((id) => choice.options.filter((option) => option.id === id));
    const [first, ...others] = merged;
    if (first === undefined || others.length === 0) return undefined;
    const { head, tag: _tag, ...rest } = first;
    const held = putIn(first.body, op, first.id);
    const fallen = others.flatMap((option) => bury(explode(option.body), op.op));
    const into = withSponsors(
      { ...rest, ...(head === undefined ? {} : { head }), id: op.into, body: pack([...explode(held), ...fallen]) },
      united(merged.map((option) => option.sponsors)),
    );
    const options = choice.options.flatMap((option) => {
      if (option.id === first.id) return [into];
      return others.includes(option) ? [] : [option];
    });
    return items.toSpliced(at, 1, { ...choice, options });
  });
}

/** Applies a `fill` operation: a blank becomes words, or with `bracket` a choice of which they are one option. */
export function applyFill(body: Body, op: OpOf<'fill'>): Body {
  return editWhere(body, op.blank, (items, at) => {
    const blank = items[at];
    if (blank?.kind !== 'blank') return undefined;
    const words = freshWords(op.op, 0, op.words);
    if (op.bracket === null) {
      const [first, ...rest] = words;
      const lead = first !== undefined && isLive(first) ? [withSpace(first, blank.space)] : [];
      return items.toSpliced(at, 1, ...lead, ...rest);
    }
    const options = [newOption(op.bracket.option, words, op.bracket.sponsors)];
    return items.toSpliced(at, 1, { kind: 'choice', id: op.bracket.choice, space: blank.space, options });
  });
}
