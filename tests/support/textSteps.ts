import fc from 'fast-check';
import type { Result } from '../../shared/kit/result.ts';
import { toAmendOp } from '../../shared/text/amend.ts';
import { toInnerBracketOp } from '../../shared/text/bracket.ts';
import { type Draft, type DraftOp, applyDraft } from '../../shared/text/draft.ts';
import { toAddOp, toJoinOp, toMoveOp, toRenumberOp, toSplitOp } from '../../shared/text/draftOps.ts';
import { toInsideOp } from '../../shared/text/inside.ts';
import { findChoice, openChoices, optionsOf, wordsOf } from '../../shared/text/measure.ts';
import type { Amendment, Body, TextOp } from '../../shared/text/model.ts';
import { toFillOp, toMergeOp, toOptionOp, toSponsorOp, toTagOp, toWithdrawOp } from '../../shared/text/options.ts';
import { liveText } from '../../shared/text/print.ts';
import { type Pending, affected, rebase } from '../../shared/text/rebase.ts';
import { type Span, toNarrowOp, toWidenOp, toWrapOp } from '../../shared/text/span.ts';
import { occurrences, toTermOp } from '../../shared/text/term.ts';
import { bareWord, shownWord } from '../../shared/text/words.ts';
import { checkStep } from './textLaw.ts';
import { articleFrom, bodyFrom, bracketedText, counter } from './texts.ts';

/** What the law is tested on; a sabotage puts a faulty part in the place of one of these. */
export interface Engine {
  readonly apply: typeof applyDraft;
  readonly rebase: typeof rebase;
  readonly affected: typeof affected;
}

export const honest: Engine = { apply: applyDraft, rebase, affected };

interface Proposal extends Pending {
  readonly provision: string;
}

export interface World {
  readonly draft: Draft;
  readonly pending: readonly Proposal[];
}

/** Three numbers choose what is done, and where: always something that is possible now, if anything is. */
export type StepChoice = readonly [kind: number, a: number, b: number];

export const worlds: fc.Arbitrary<World> = fc
  .tuple(
    bracketedText,
    fc.constantFrom(
      'Members [EUR: shall]/[RCC, ARB: should [CUB: not]] act on spam. All do.',
      '成员国[应当]/[可]公布 spam',
    ),
  )
  .map(([text, other]) => ({
    draft: { provisions: [articleFrom('p', '1', text), articleFrom('q', '2', other)], past: [] },
    pending: [],
  }));

/** Kinds of steps: 0 to 12 change one text, 13 to 16 the draft, 17 and 18 propose twice, 19 to 21 take in. */
const KINDS = 22;

export const stepChoices: fc.Arbitrary<readonly StepChoice[]> = fc.array(
  fc.tuple(fc.nat(KINDS - 1), fc.nat(60), fc.nat(60)),
  { maxLength: 14 },
);

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

const TEXTS = [' new words', 'EUR: x', '{x}', ' /', ' [literal]', '新', ' يجب'];

function amendmentOn(body: Body, a: number, b: number): Amendment {
  const words = wordsOf(body);
  const anchors = [
    'start',
    ...words.map(({ id }) => id),
    ...optionsOf(body).map(({ id }) => id),
    ...openChoices(body).map(({ id }) => id),
  ];
  const word = pick(words, a);
  const text = pick(TEXTS, a + b) ?? '';
  const inserts = b % 4 === 0 ? [] : [{ after: b % 4 === 1 && word ? word.id : (pick(anchors, b) ?? 'start'), text }];
  return { inserts, deletes: b % 3 === 0 || word === undefined ? [] : [word.id] };
}

const value = <T>(made: Result<T, unknown>): T | undefined => (made.ok ? made.value : undefined);

/** The operation on one text that the numbers choose. */
function textOp(body: Body, op: string, [kind, a, b]: StepChoice): TextOp | undefined {
  const ids = counter(`${op}.n`);
  const choices = openChoices(body);
  const choice = pick(
    choices.filter((one) => one.kind === 'choice'),
    a,
  );
  const option = pick(optionsOf(body), b);
  const words = wordsOf(body);
  const span: Span = { from: pick(words, a)?.id ?? '', to: pick(words, a + (b % 5))?.id ?? '' };
  switch (kind) {
    case 0:
      return value(toInsideOp(body, amendmentOn(body, a, b), op))?.op;
    case 1:
      return toInnerBracketOp(body, amendmentOn(body, a, b), op, { sponsors: ['SWE'], originalSponsors: ['CUB'] }, ids);
    case 2: {
      const one = pick(choices, a);
      return one && { t: 'resolve', op, choice: one.id, option: one.options[b % 3]?.id ?? null };
    }
    case 3: {
      const made = toWrapOp(body, span, op, ['AFR'], ids);
      if (made.ok) return made.value;
      return made.error.code === 'crosses' ? value(toWrapOp(body, made.error.offer, op, ['AFR'], ids)) : undefined;
    }
    case 4: {
      if (choice === undefined) return undefined;
      const made = toWidenOp(body, choice.id, span, op);
      if (made.ok) return made.value;
      return made.error.code === 'crosses' ? value(toWidenOp(body, choice.id, made.error.offer, op)) : undefined;
    }
    case 5: {
      const inner = wordsOf(choice?.options[0]?.body ?? []);
      const keep: Span = { from: pick(inner, a)?.id ?? '', to: pick(inner, b)?.id ?? '' };
      return choice && value(toNarrowOp(body, choice.id, keep, op));
    }
    case 6:
      return choice && value(toOptionOp(body, choice.id, pick(TEXTS, b) ?? '', op, ['SWE'], ids));
    case 7:
      return option && value(toSponsorOp(body, option.id, ['SWE', 'CUB'], op));
    case 8: {
      const sponsored = pick(
        optionsOf(body).filter((one) => one.sponsors.length > 0),
        a,
      );
      return (
        sponsored &&
        value(toWithdrawOp(body, sponsored.id, b % 2 === 0 ? sponsored.sponsors : sponsored.sponsors.slice(1), op))
      );
    }
    case 9: {
      const many = pick(
        choices.filter((one) => one.options.length > 1),
        a,
      );
      const first = many?.options[b % many.options.length];
      const last =
        many &&
        findChoice(body, many.id)
          ?.options.filter((one) => one !== first)
          .at(-1);
      if (many === undefined || first === undefined || last === undefined) return undefined;
      const word = pick(wordsOf(first.body), b);
      const amendment = {
        inserts: [{ after: word?.id ?? first.id, text: ' both' }],
        deletes: word && b % 2 ? [word.id] : [],
      };
      return value(toMergeOp(body, many.id, [first.id, last.id], amendment, op, ids));
    }
    case 10: {
      const blank = pick(
        choices.filter((one) => one.kind === 'blank'),
        a,
      );
      return (
        blank && value(toFillOp(body, blank.id, '5 years', op, b % 2 ? { sponsors: ['SWE'], newId: ids } : undefined))
      );
    }
    case 11:
      return option && value(toTagOp(body, option.id, b % 3 ? 'ad ref.' : null, op));
    case 12:
      return a % 3 ? undefined : { t: 'replace', op, body: bodyFrom('A [RCC: new] text on spam', op) };
    default:
      return undefined;
  }
}

function draftOp(draft: Draft, op: string, step: StepChoice): DraftOp | undefined {
  const [kind, a, b] = step;
  const one = pick(draft.provisions, a + b);
  if (one === undefined) return undefined;
  switch (kind) {
    case 13: {
      const live = one.body.flatMap((node) =>
        node.kind === 'choice' || node.kind === 'blank'
          ? [node.id]
          : node.kind === 'run'
            ? [`${node.op}.${node.from}`]
            : [],
      );
      return value(toSplitOp(draft, one.id, pick(live, a) ?? '', op, { id: op }));
    }
    case 14:
      return value(toJoinOp(draft, one.id, op));
    case 15: {
      if (b % 3 === 0) return value(toRenumberOp(draft, [{ provision: one.id, number: `9${a}` }], op));
      if (b % 3 === 1)
        return value(toAddOp(draft, { id: op, place: 'article', body: bodyFrom('Spam [is bad].', op) }, one.id, op));
      return value(toMoveOp(draft, one.id, { after: pick(draft.provisions, a)?.id ?? '', place: 'resolution' }, op));
    }
    case 16: {
      const words = draft.provisions.flatMap((each) => wordsOf(each.body)).filter(({ text }) => text.trim() !== '');
      const term = b % 2 ? 'spam' : shownWord(bareWord(pick(words, a)?.text ?? 'spam'));
      const found = occurrences(draft, term);
      const except = found.slice(0, b % 3).map((each) => ({ provision: each.provision, word: each.words[0] ?? '' }));
      return value(toTermOp(draft, term, 'unsolicited mail', except, op));
    }
    default: {
      const text = textOp(one.body, op, step);
      return text && { d: 'text', provision: one.id, op: text };
    }
  }
}

const fail = (what: string, why: unknown): never => {
  throw new Error(`law 5: ${what}: ${JSON.stringify(why)}`);
};

/** One step: an operation, or proposals, which later steps take in. Gives the new world and what was done. */
export function takeStep(
  world: World,
  n: number,
  step: StepChoice,
  engine: Engine,
): { readonly world: World; readonly did: string } {
  const [kind, a, b] = step;
  const op = `e${n}`;
  if (kind >= 19) return takeIn(world, n, b, engine);
  if (kind >= 17)
    return { world: { ...world, pending: [...world.pending, ...proposed(world.draft, n, a, b)] }, did: 'propose' };
  const made = draftOp(world.draft, op, step);
  if (made === undefined) return { world, did: 'nothing' };
  const draft = engine.apply(world.draft, made);
  checkStep(world.draft, made, draft);
  if (made.d === 'term') checkExceptions(made, world.draft, draft);
  const pending = reconciled(draft, world.pending, engine);
  return { world: { draft, pending }, did: made.d === 'text' ? made.op.t : made.d };
}

/** Two delegations amend the same provision, often the same word. */
function proposed(draft: Draft, n: number, a: number, b: number): readonly Proposal[] {
  const one = pick(draft.provisions, a);
  if (one === undefined) return [];
  return [b, b + 5].map((c, k) => ({
    id: `x${n}${k}`,
    provision: one.id,
    amendment: amendmentOn(one.body, a, c),
    base: one.body,
  }));
}

function takeIn(world: World, n: number, b: number, engine: Engine): ReturnType<typeof takeStep> {
  const [waiting] = world.pending;
  if (waiting === undefined) return { world, did: 'nothing' };
  const pending = world.pending.slice(1);
  const today = world.draft.provisions.find(({ id }) => id === waiting.provision);
  if (today === undefined) return { world: { ...world, pending }, did: 'nothing' };
  const rebased = engine.rebase(waiting.amendment, today.body, b % 2 === 1 ? waiting.base : undefined);
  checkRebase(waiting, today.body, rebased);
  if (rebased.r === 'conflict') return { world: { ...world, pending }, did: 'conflict' };
  const op: DraftOp = { d: 'text', provision: today.id, op: toAmendOp(rebased.amendment, `e${n}`) };
  const draft = engine.apply(world.draft, op);
  checkStep(world.draft, op, draft);
  return { world: { draft, pending: reconciled(draft, pending, engine) }, did: 'takeIn' };
}

const said = (amendment: Amendment): string => amendment.inserts.map(({ text }) => text).join('|');

/** A rebase says what the amendment said, or shows both versions with every word of it. */
function checkRebase(proposal: Proposal, today: Body, rebased: ReturnType<typeof rebase>): void {
  const { amendment } = proposal;
  if (rebased.r === 'fits') {
    if (said(rebased.amendment) !== said(amendment)) fail('a word was dropped in a rebase', { amendment, rebased });
    if (rebased.amendment.deletes.join() !== amendment.deletes.join())
      fail('a rebase deletes otherwise', { amendment, rebased });
    return;
  }
  const { conflict } = rebased;
  if (conflict.amendment !== amendment || conflict.theirs !== today)
    fail('a conflict shows something else', proposal.id);
  if (conflict.gone.length === 0) fail('a conflict without a cause', proposal.id);
  const ours = shownWord(liveText(conflict.ours));
  for (const { text } of amendment.inserts) {
    if (!ours.includes(text.trim())) fail('a word was dropped from a conflict', { text, ours });
  }
}

/** Each proposal is listed once; none is dropped for one that was taken in. */
function reconciled(draft: Draft, pending: readonly Proposal[], engine: Engine): readonly Proposal[] {
  for (const one of draft.provisions) {
    const mine = pending.filter((each) => each.provision === one.id);
    const list = engine.affected(mine, one.body);
    if (list.map(({ id }) => id).join() !== mine.map(({ id }) => id).join())
      fail('a proposal was dropped', { mine, list });
    for (const [n, each] of list.entries()) {
      const amendment = mine[n]?.amendment;
      if (each.a === 'rebased' && amendment && said(each.amendment) !== said(amendment))
        fail('a word was dropped in a rebase', each.id);
    }
  }
  return pending;
}

function checkExceptions(op: Extract<DraftOp, { readonly d: 'term' }>, before: Draft, after: Draft): void {
  const was = occurrences(before, op.term);
  const now = new Set(
    occurrences(after, op.term).flatMap(({ provision: id, words }) => words.map((word) => `${id} ${word}`)),
  );
  for (const { provision: id, word } of op.except) {
    const found = was.find((one) => one.provision === id && one.words[0] === word);
    if (found?.words.every((each) => now.has(`${id} ${each}`)) !== true)
      fail('a term changed in an excepted place', { id, word });
  }
  if (
    op.ops.reduce((sum, { op: text }) => sum + (text.t === 'amend' ? text.inserts.length : 0), 0) + op.except.length !==
    was.length
  ) {
    fail('an occurrence was passed over', op.term);
  }
}

/** For sabotage: a draft with one text changed. */
export const withBody = (draft: Draft, id: string, change: (body: Body) => Body): Draft => ({
  ...draft,
  provisions: draft.provisions.map((one) => (one.id === id ? { ...one, body: change(one.body) } : one)),
});
