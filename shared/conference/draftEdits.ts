import { assertNever } from '../kit/assertNever.ts';
import type { ConferenceMs, ProvisionId } from '../kit/ids.ts';
import { type Result, fail, ok } from '../kit/result.ts';
import { applyDraft, type Draft, type DraftOp, type DraftText, type Instruction, type Place } from '../text/draft.ts';
import {
  type DraftError,
  toAddOp,
  toJoinOp,
  toLineageOp,
  toMoveOp,
  toNoteOp,
  toRenumberOp,
  toSplitOp,
} from '../text/draftOps.ts';
import { fits } from '../text/amend.ts';
import { type Step, stepped, withStep } from '../text/history.ts';
import { openChoices } from '../text/measure.ts';
import type { ItemId, OpId, WordId } from '../text/model.ts';
import { plainBody } from '../text/parse.ts';
import { occurrences, type TermError, toTermOp } from '../text/term.ts';
import { tooMuch } from './edits.ts';
import type { Refusal, Slices } from './kinds.ts';
import { isSettled, type PastProvision, type Provision } from './provisions.ts';

/** What the chair can do to the draft as a whole. Provisions that are settled stay as they are. P1.31 */

export type DraftEdit =
  /** A new provision right behind this one. */
  | { readonly d: 'add'; readonly place: Place; readonly text: string }
  /** What follows `after` becomes a provision of its own. */
  | { readonly d: 'split'; readonly after: ItemId }
  /** With the one behind it. */
  | { readonly d: 'join' }
  | { readonly d: 'move'; readonly after: ProvisionId | 'start'; readonly place: Place }
  | { readonly d: 'renumber'; readonly number: string }
  | { readonly d: 'note'; readonly at: ItemId; readonly mark: string; readonly text: string }
  /** Other words for a term throughout; exceptions are named by the first words of their occurrences. */
  | {
      readonly d: 'term';
      readonly term: string;
      readonly by: string;
      readonly except: readonly { readonly provision: ProvisionId; readonly word: WordId }[];
    }
  | { readonly d: 'instruct'; readonly instruction: Instruction }
  /** This clause is an earlier one come back. */
  | { readonly d: 'lineage'; readonly from: ProvisionId };

/** A provision as the text engine knows it. */
export function textOfProvision(p: Provision): DraftText {
  const { id, number, place, instruction, body, from } = p;
  return { id, number, place, instruction, body, from, ...(p.at ? { at: p.at } : {}) };
}

/** The draft as the text engine knows it. */
export const draftOf = (s: Slices['room']): Draft => ({
  provisions: s.provisions.map(textOfProvision),
  past: s.past.map((p) => ({ ...textOfProvision(p), into: p.into, by: p.by })),
});

/** The name of a provision that an operation makes. */
const freshId = (op: OpId): ProvisionId => `${op}.p`;

/** Where a term stands in provisions that are still open to change. */
export const termPlaces = (s: Slices['room'], term: string): ReturnType<typeof occurrences> =>
  occurrences(openDraft(s), term);

const openDraft = (s: Slices['room']): Draft => ({
  provisions: s.provisions.filter((p) => !isSettled(p)).map(textOfProvision),
  past: [],
});

/** The operation that an edit is on today's draft, or why there is none. */
export function draftOp(s: Slices['room'], id: ProvisionId, edit: DraftEdit, op: OpId): Result<DraftOp, Refusal> {
  const draft = draftOf(s);
  switch (edit.d) {
    case 'add':
    case 'note': {
      const long = tooMuch(edit.text);
      if (long) return fail(long);
      if (edit.text.trim() === '') return fail({ code: 'text.empty' });
      const fresh = { id: freshId(op), body: plainBody(edit.text, op) };
      return drafted(
        edit.d === 'add'
          ? toAddOp(draft, { ...fresh, place: edit.place }, id, op)
          : toNoteOp(draft, { ...fresh, number: edit.mark.trim() }, { provision: id, after: edit.at }, op),
      );
    }
    case 'split':
      return drafted(toSplitOp(draft, id, edit.after, op, { id: freshId(op) }));
    case 'join': {
      const next = s.provisions[s.provisions.findIndex((p) => p.id === id) + 1];
      return next && isSettled(next) ? fail({ code: 'provision.settled' }) : drafted(toJoinOp(draft, id, op));
    }
    case 'move':
      return drafted(toMoveOp(draft, id, { after: edit.after, place: edit.place }, op));
    case 'renumber':
      return drafted(toRenumberOp(draft, [{ provision: id, number: edit.number }], op));
    case 'instruct': {
      const { instruction } = edit;
      const now = s.provisions.find((p) => p.id === id);
      if (!now) return fail({ code: 'text.gone' });
      if (now.instruction === instruction) return fail({ code: 'text.same' });
      return ok({ d: 'instruct', op, provision: id, instruction });
    }
    case 'term': {
      const long = tooMuch(edit.by);
      if (long) return fail(long);
      const made = toTermOp(openDraft(s), edit.term, edit.by, edit.except, op);
      return made.ok ? made : fail(termRefusal(made.error));
    }
    case 'lineage':
      return drafted(toLineageOp(draft, id, edit.from, 'secretariat', op));
    default:
      return assertNever(edit);
  }
}

const drafted = (result: Result<DraftOp, DraftError>): Result<DraftOp, Refusal> =>
  result.ok ? ok(result.value) : fail(draftRefusal(result.error));

function draftRefusal(error: DraftError): Refusal {
  switch (error.code) {
    case 'unknown':
      return { code: 'text.gone' };
    case 'taken':
      return { code: 'number.taken', params: { number: error.number } };
    case 'noNumber':
      return { code: 'number.none' };
    case 'insideBracket':
      return { code: 'split.inside', params: { after: error.offer } };
    case 'empty':
      return { code: 'text.empty' };
    case 'notNeighbours':
    case 'sameNames':
      return { code: 'join.apart' };
    case 'same':
      return { code: 'text.same' };
    case 'circle':
      return { code: 'lineage.circle' };
    default:
      return assertNever(error);
  }
}

function termRefusal(error: TermError): Refusal {
  switch (error.code) {
    case 'empty':
      return { code: 'text.empty' };
    case 'same':
      return { code: 'text.same' };
    case 'nowhere':
      return { code: 'term.nowhere' };
    case 'unknown':
      return { code: 'text.gone' };
    default:
      return assertNever(error);
  }
}

/** A provision with other words: its revision rises, and what was done is kept, to know the words as they were. */
export function reworded(p: Provision, step: Step): Provision {
  const body = stepped(p.body, step);
  return body === p.body ? p : { ...p, body, revision: p.revision + 1, earlier: withStep(p.earlier, p.body, step) };
}

/** What an operation on the draft does to the words of one provision. */
function stepOf(op: DraftOp, { id, body }: DraftText, at: ConferenceMs): Step {
  if (op.d === 'text' && op.provision === id) return { k: 'ops', ops: [op.op], at };
  if (op.d === 'term') return { k: 'ops', ops: op.ops.filter((one) => one.provision === id).map((one) => one.op), at };
  return { k: 'body', body, at };
}

/** A provision with its place as it was kept, where an operation changes it. */
function placed(p: Provision, op: DraftOp, before: Slices['room'], until: ConferenceMs): Provision {
  const named =
    op.d === 'renumber' ? op.numbers.some((one) => one.provision === p.id) : 'provision' in op && op.provision === p.id;
  if (!named || (op.d !== 'renumber' && op.d !== 'move' && op.d !== 'instruct')) return p;
  const { number, place, instruction } = p;
  const after = before.provisions[before.provisions.findIndex((x) => x.id === p.id) - 1]?.id ?? 'start';
  return { ...p, stood: [...p.stood, { until, after, number, place, instruction }] };
}

/** The room with an operation on the draft applied. What a provision has beside its text stays with it. */
export function applyDraftOp(s: Slices['room'], op: DraftOp, at: ConferenceMs): Slices['room'] {
  const after = applyDraft(draftOf(s), op);
  const known = new Map<ProvisionId, Provision>([...s.provisions, ...s.past].map((p) => [p.id, p]));
  const provisions = after.provisions.map((one): Provision => {
    const was = known.get(one.id);
    if (!was) return { ...newProvision(one, known.get(one.from.at(-1)?.provision ?? '')), since: at };
    const { number, place, instruction, from } = one;
    const kept = placed(reworded(was, stepOf(op, one, at)), op, s, at);
    return { ...kept, number, place, instruction, from, ...(one.at ? { at: one.at } : {}) };
  });
  const past = after.past.flatMap((one): readonly PastProvision[] => {
    const was = known.get(one.id);
    return was ? [{ ...was, into: one.into, by: one.by, gone: s.past.find((p) => p.id === one.id)?.gone ?? at }] : [];
  });
  return rehomed({ ...s, provisions, past }, s);
}

/** What a split leaves has the title and the owners of what it was part of. */
const newProvision = (one: DraftText, source: Provision | undefined): Provision => ({
  ...one,
  title: source?.title ?? '',
  symbol: source?.symbol ?? '',
  sponsors: source?.sponsors ?? [],
  oldText: '',
  gloss: source?.gloss ?? '',
  revision: 1,
  earlier: null,
  stood: [],
  discussed: 0,
  status: 'untouched',
  settled: null,
  postponed: [],
});

/** Proposals and the lives of brackets follow the words that they are about. */
function rehomed(s: Slices['room'], before: Slices['room']): Slices['room'] {
  const bodies = new Map(s.provisions.map((p) => [p.id, p.body]));
  const changed = s.provisions.filter((p) => before.provisions.find((x) => x.id === p.id)?.body !== p.body);
  const proposals = s.proposals.map((p) => {
    const { content } = p;
    if (p.state !== 'pending') return p;
    const into = s.past.find((x) => x.id === p.provision)?.into;
    if (content.k !== 'amend') return into === undefined ? p : { ...p, provision: into };
    const here = bodies.get(p.provision);
    if (here && fits(here, content.amendment) === 'fits') return p;
    const home = changed.find((x) => fits(x.body, content.amendment) === 'fits')?.id ?? into;
    return home === undefined ? p : { ...p, provision: home };
  });
  const homes = new Map(changed.flatMap((p) => openChoices(p.body).map((c) => [c.id, p.id] as const)));
  const lives = s.lives.map((life) => {
    const home = homes.get(life.choice);
    return home === undefined || home === life.provision ? life : { ...life, provision: home };
  });
  return { ...s, proposals, lives };
}
