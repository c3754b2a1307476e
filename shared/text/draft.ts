import { assertNever } from '../kit/assertNever.ts';
import type { DelegationCode, ProvisionId } from '../kit/ids.ts';
import { applyOp } from './amend.ts';
import { type Item, explode, idOf, isLive, leadWith, pack } from './items.ts';
import type { Anchor, Body, ItemId, OpId, TextOp, WordId } from './model.ts';
import { spaced } from './words.ts';

/**
 * A draft: provisions in order, each with its text. It knows nothing of conferences: a provision's status, who tabled
 * it and when stand elsewhere, under the same id.
 */

/** Where a provision stands; what that means for its force is data (`force.ts`). */
export type Place = 'preamble' | 'article' | 'resolution' | 'footnote';

/** What is done to the treaty in force: put in, changed, taken out, left as it is. */
export type Instruction = 'ADD' | 'MOD' | 'SUP' | 'NOC';

/** Where a clause comes from. `returned`: somebody says that it is an earlier one under other words, number or owner. */
export interface Origin {
  readonly provision: ProvisionId;
  /** The number it had there. */
  readonly number: string;
  readonly how: 'split' | 'joined' | 'moved' | 'renumbered' | 'returned';
  readonly by: OpId;
}

export interface DraftText {
  readonly id: ProvisionId;
  readonly number: string;
  readonly place: Place;
  readonly instruction: Instruction;
  readonly body: Body;
  /** Oldest first. */
  readonly from: readonly Origin[];
  /** What a footnote stands at: a word of a provision, or `'start'` for its number. */
  readonly at?: { readonly provision: ProvisionId; readonly after: Anchor };
}

export interface Draft {
  readonly provisions: readonly DraftText[];
  /** Provisions that are now part of another, as they were: nothing is lost. */
  readonly past: readonly (DraftText & { readonly into: ProvisionId; readonly by: OpId })[];
}

/** An operation on a draft, as events carry it: everything is decided, applying it is mechanical. */
export type DraftOp =
  | { readonly d: 'text'; readonly provision: ProvisionId; readonly op: TextOp }
  /** A new provision, or a footnote, after another or at the start. */
  | { readonly d: 'add'; readonly op: OpId; readonly provision: DraftText; readonly after: ProvisionId | 'start' }
  | { readonly d: 'instruct'; readonly op: OpId; readonly provision: ProvisionId; readonly instruction: Instruction }
  /** To another place in the order, and perhaps of another force. */
  | {
      readonly d: 'move';
      readonly op: OpId;
      readonly provision: ProvisionId;
      readonly after: ProvisionId | 'start';
      readonly place: Place;
      readonly number: string;
    }
  /** What follows `after` becomes a provision of its own, right behind. */
  | {
      readonly d: 'split';
      readonly op: OpId;
      readonly provision: ProvisionId;
      readonly after: ItemId;
      readonly into: ProvisionId;
      readonly number: string;
    }
  /** The words of `next` follow those of `provision`; `next` is past. */
  | { readonly d: 'join'; readonly op: OpId; readonly provision: ProvisionId; readonly next: ProvisionId }
  | {
      readonly d: 'renumber';
      readonly op: OpId;
      readonly numbers: readonly { readonly provision: ProvisionId; readonly number: string }[];
    }
  /** A term changed throughout: one decision. `except`: the first words of the occurrences that stay. */
  | {
      readonly d: 'term';
      readonly op: OpId;
      readonly term: string;
      readonly by: string;
      readonly ops: readonly { readonly provision: ProvisionId; readonly op: TextOp }[];
      readonly except: readonly { readonly provision: ProvisionId; readonly word: WordId }[];
    }
  /** The author or the secretariat says that a clause is an earlier one come back. */
  | {
      readonly d: 'lineage';
      readonly op: OpId;
      readonly provision: ProvisionId;
      readonly from: ProvisionId;
      readonly says: DelegationCode | 'secretariat';
    };

/** A provision of a draft by its id; none when it is past. */
export const provisionIn = (draft: Draft, id: ProvisionId): DraftText | undefined =>
  draft.provisions.find((one) => one.id === id);

/** Applies an operation. It holds no rule and never throws: an id that the draft does not hold changes nothing. */
export function applyDraft(draft: Draft, op: DraftOp): Draft {
  switch (op.d) {
    case 'text':
      return change(draft, op.provision, (one) => ({ ...one, body: applyOp(one.body, op.op) }));
    case 'add':
      return provisionIn(draft, op.provision.id) === undefined ? placed(draft, op.provision, op.after) : draft;
    case 'instruct':
      return change(draft, op.provision, (one) => ({ ...one, instruction: op.instruction }));
    case 'move':
      return moved(draft, op);
    case 'split':
      return split(draft, op);
    case 'join':
      return joined(draft, op);
    case 'renumber': {
      const numbers = new Map(op.numbers.map(({ provision, number }) => [provision, number]));
      const provisions = draft.provisions.map((one) => renumbered(one, numbers.get(one.id), op.op));
      return { ...draft, provisions };
    }
    case 'term':
      return op.ops.reduce(
        (so, { provision, op: text }) => change(so, provision, (one) => ({ ...one, body: applyOp(one.body, text) })),
        draft,
      );
    case 'lineage': {
      const earlier = provisionIn(draft, op.from) ?? draft.past.find((one) => one.id === op.from);
      if (earlier === undefined) return draft;
      return change(draft, op.provision, (one) => ({
        ...one,
        from: [...one.from, origin(earlier, 'returned', op.op)],
      }));
    }
    default:
      return assertNever(op);
  }
}

const origin = (one: DraftText, how: Origin['how'], by: OpId): Origin => ({
  provision: one.id,
  number: one.number,
  how,
  by,
});

function change(draft: Draft, id: ProvisionId, to: (one: DraftText) => DraftText): Draft {
  const at = draft.provisions.findIndex((one) => one.id === id);
  const one = draft.provisions[at];
  return one === undefined ? draft : { ...draft, provisions: draft.provisions.with(at, to(one)) };
}

function placed(draft: Draft, one: DraftText, after: ProvisionId | 'start'): Draft {
  const at = after === 'start' ? 0 : draft.provisions.findIndex(({ id }) => id === after) + 1;
  if (at === 0 && after !== 'start') return draft;
  return { ...draft, provisions: draft.provisions.toSpliced(at, 0, one) };
}

function renumbered(one: DraftText, number: string | undefined, by: OpId): DraftText {
  if (number === undefined || number === one.number) return one;
  return { ...one, number, from: [...one.from, origin(one, 'renumbered', by)] };
}

function moved(draft: Draft, op: Extract<DraftOp, { readonly d: 'move' }>): Draft {
  const one = provisionIn(draft, op.provision);
  if (one === undefined || op.after === op.provision) return draft;
  const rest = { ...draft, provisions: draft.provisions.filter((other) => other !== one) };
  const from = [...one.from, origin(one, 'moved', op.op)];
  const after = placed(rest, { ...one, place: op.place, number: op.number, from }, op.after);
  return after === rest ? draft : after;
}

function split(draft: Draft, op: Extract<DraftOp, { readonly d: 'split' }>): Draft {
  const one = provisionIn(draft, op.provision);
  const items = explode(one?.body ?? []);
  const at = items.findIndex((item) => isLive(item) && idOf(item) === op.after);
  const taken = [...draft.provisions, ...draft.past].some(({ id }) => id === op.into);
  if (one === undefined || at < 0 || taken) return draft;
  const tail = leadWith(items.slice(at + 1), '');
  const head = change(draft, one.id, (kept) => ({ ...kept, body: pack(items.slice(0, at + 1)) }));
  const { at: _note, ...rest } = one;
  const from = [...one.from, origin(one, 'split', op.op)];
  const after = placed(head, { ...rest, id: op.into, number: op.number, body: pack(tail), from }, one.id);
  return followed(after, one.id, op.into, new Set(tail.map(idOf)));
}

function joined(draft: Draft, op: Extract<DraftOp, { readonly d: 'join' }>): Draft {
  const one = provisionIn(draft, op.provision);
  const next = provisionIn(draft, op.next);
  if (one === undefined || next === undefined || one === next) return draft;
  const left = explode(one.body);
  const right = explode(next.body);
  const body = pack([...left, ...startsAnew(left, right)]);
  const provisions = draft.provisions
    .filter((other) => other !== next)
    .map((other) => (other === one ? { ...one, body, from: [...one.from, origin(next, 'joined', op.op)] } : other));
  const past = [...draft.past, { ...next, into: one.id, by: op.op }];
  return followed({ provisions, past }, next.id, one.id, new Set(right.map(idOf)));
}

/** What comes from another provision had no space before it; between two sentences there is one, where the script has any. */
function startsAnew(left: readonly Item[], right: readonly Item[]): readonly Item[] {
  const last = left.findLast(isLive);
  const first = right.find(isLive);
  if (last === undefined || first === undefined) return right;
  const apart = last.kind !== 'word' || first.kind !== 'word' || spaced(last.text, first.text);
  return leadWith(right, apart ? ' ' : '');
}

/** Footnotes stay with the words at which they stand. */
function followed(draft: Draft, was: ProvisionId, now: ProvisionId, words: ReadonlySet<string>): Draft {
  const provisions = draft.provisions.map((one): DraftText => {
    const moves = one.at?.provision === was && (words.has(one.at.after) || provisionIn(draft, was) === undefined);
    return moves && one.at !== undefined ? { ...one, at: { provision: now, after: one.at.after } } : one;
  });
  return { ...draft, provisions };
}
