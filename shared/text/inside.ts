import type { DelegationCode, OptionId } from '../kit/ids.ts';
import { type Result, fail, ok } from '../kit/result.ts';
import { applyOp, fits, toAmendOp } from './amend.ts';
import { isNothing, openChoices, wordsOf } from './measure.ts';
import type { Amendment, Anchor, Body, OpId, TextOp } from './model.ts';
import { optionIn } from './options.ts';

export type InsideError =
  /** Its anchors do not stand, or words that it deletes are gone. */
  | { readonly code: 'stale' }
  /** It changes words of several options, or words in a bracket and others. */
  | { readonly code: 'crosses' }
  /** Nothing would be left in the option: withdraw it, or resolve the choice. */
  | { readonly code: 'empties'; readonly option: OptionId };

export interface Inside {
  readonly op: Extract<TextOp, { readonly t: 'amend' }>;
  /** The option whose words it changes; null: words outside brackets. */
  readonly option: OptionId | null;
  /** Who stands behind that option: they are asked, not the room. */
  readonly sponsors: readonly DelegationCode[];
}

/** An amendment that keeps to one option at whatever depth, or to the words outside brackets. */
export function toInsideOp(body: Body, amendment: Amendment, op: OpId): Result<Inside, InsideError> {
  if (fits(body, amendment) === 'stale') return fail({ code: 'stale' });
  const homes = homesIn(body);
  const touched = [...amendment.inserts.map(({ after }) => after), ...amendment.deletes];
  const [first, ...more] = [...new Set(touched.map((id) => homes.get(id) ?? null))];
  if (more.length > 0) return fail({ code: 'crosses' });
  const option = first ?? null;
  const made = toAmendOp(amendment, op);
  if (option === null) return ok({ op: made, option, sponsors: [] });
  const after = optionIn(applyOp(body, made), option);
  if (after === undefined || (isNothing(after.body) && !isNothing(optionIn(body, option)?.body ?? []))) {
    return fail({ code: 'empties', option });
  }
  return ok({ op: made, option, sponsors: after.sponsors });
}

/** The innermost option in which each word, bracket and option's start stands. */
function homesIn(body: Body): ReadonlyMap<Anchor, OptionId | null> {
  const homes = new Map<Anchor, OptionId | null>(wordsOf(body).map((word) => [word.id, word.option]));
  for (const choice of openChoices(body)) {
    homes.set(choice.id, choice.path.at(-1) ?? null);
    for (const option of choice.options) homes.set(option.id, option.id);
  }
  return homes;
}
