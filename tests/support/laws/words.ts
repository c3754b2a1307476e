import type { AnyEvent, Emitted, Slices } from '../../../shared/conference/kinds.ts';
import { draftOp } from '../../../shared/conference/draftEdits.ts';
import { fits } from '../../../shared/text/amend.ts';
import { bodyAt } from '../../../shared/text/history.ts';
import { wordsOf } from '../../../shared/text/measure.ts';
import type { Body, Choice, TextOp } from '../../../shared/text/model.ts';
import { liveText } from '../../../shared/text/print.ts';
import type { Committed } from './modelServer.ts';

/** Law 5 in its narrow form: what leaves the text, words and sponsors, leaves by an operation that an event carries. */

interface Ledger {
  /** Word id → its letters and the operation that took it out, if one did. */
  readonly words: Map<string, { readonly text: string; readonly by: string | null }>;
  /** Option id → who stands behind it, and the choices and options round it, innermost last. */
  readonly options: Map<
    string,
    {
      readonly sponsors: readonly string[];
      readonly within: readonly string[];
      readonly inside: readonly string[];
      /** No words, and nobody behind it: a bracket that holds only such disappears. */
      readonly hollow: boolean;
    }
  >;
}

function ledgerOf(body: Body): Ledger {
  const ledger: Ledger = { words: new Map(), options: new Map() };
  walk(body, ledger, [], []);
  return ledger;
}

function walk(body: Body, ledger: Ledger, within: readonly string[], inside: readonly string[]): void {
  for (const node of body) {
    if (node.kind === 'choice') walkOptions(node, ledger, [...within, node.id], inside);
    else if (node.kind !== 'blank')
      node.words.forEach((text, n) => {
        const by = node.kind === 'dead' ? node.by : null;
        ledger.words.set(`${node.op}.${node.from + n}`, { text: text.trim(), by });
      });
  }
}

function walkOptions(choice: Choice, ledger: Ledger, within: readonly string[], inside: readonly string[]): void {
  for (const option of choice.options) {
    const here = [...inside, option.id];
    const hollow = option.sponsors.length === 0 && option.body.every((node) => node.kind === 'dead');
    ledger.options.set(option.id, { sponsors: option.sponsors, within, inside: here, hollow });
    walk(option.body, ledger, within, here);
  }
}

/** Every operation on words that an event carries. */
export function opsOf(e: AnyEvent): readonly TextOp[] {
  if (e.t === 'TextChanged') return e.ops;
  if (e.t !== 'RulingTookEffect' && e.t !== 'QuestionClosed') return [];
  const draft = e.effect?.draft;
  return [
    ...(e.effect?.ops ?? []),
    ...(e.effect?.also ?? []).flatMap(({ ops }) => ops),
    ...(draft?.d === 'term' ? draft.ops.map(({ op }) => op) : draft?.d === 'text' ? [draft.op] : []),
  ];
}

/** Words and options of a room, wherever they stand: a split or a join takes them to another provision. */
const ledgerOfRoom = (s: Slices['room']): Ledger => ledgerOf(s.provisions.flatMap((p) => p.body));

/** What a commit took from the text without saying so. */
export function wordsLost({ before, after, events }: Committed): readonly string[] {
  const ops = events.flatMap(({ e }) => opsOf(e));
  const named = new Set(ops.map((op) => op.op));
  const told = bracketsEnded(events);
  const lost: string[] = [];
  for (const [room, slice] of Object.entries(after.room)) {
    const was = before.room[room];
    if (!was || was === slice) continue;
    const all = [...slice.provisions, ...slice.past];
    for (const p of was.provisions) if (!all.some((x) => x.id === p.id)) lost.push(`provision ${p.id} is gone`);
    if (was.provisions !== slice.provisions)
      lost.push(...lostFrom(ledgerOfRoom(was), ledgerOfRoom(slice), ops, named, told));
    lost.push(...proposalsLost(was, slice, events), ...exceptionsLost(was, slice, events));
  }
  return lost;
}

/** Brackets whose end an event tells. */
const bracketsEnded = (events: readonly Emitted[]): ReadonlySet<string> =>
  new Set(
    events.flatMap(({ e }) =>
      e.t === 'BracketsLived'
        ? e.events.flatMap((one) => (one.l === 'fallen' || one.l === 'lifted' ? [one.choice] : []))
        : [],
    ),
  );

function lostFrom(
  was: Ledger,
  now: Ledger,
  ops: readonly TextOp[],
  named: ReadonlySet<string>,
  told: ReadonlySet<string>,
): readonly string[] {
  const lost: string[] = [];
  for (const [id, word] of was.words) {
    const found = now.words.get(id);
    if (!found) lost.push(`word ${id} (${word.text}) is gone without a trace`);
    else if (found.text !== word.text) lost.push(`word ${id} became another`);
    else if (found.by !== word.by && (word.by !== null || found.by === null || !named.has(found.by)))
      lost.push(`word ${id} (${word.text}) was taken out by ${found.by}, which no event carries`);
  }
  for (const [id, option] of was.options) {
    const found = now.options.get(id);
    const merged = ops.find((op) => op.t === 'merge' && op.options.includes(id));
    const heir = merged?.t === 'merge' ? now.options.get(merged.into) : undefined;
    // An option that nobody stands behind falls with the last of its words.
    const fell = option.sponsors.length === 0 && option.within.some((choice) => told.has(choice));
    const named = option.hollow || fell || heir !== undefined || ops.some((op) => ends(op, option));
    if (!found && !named) lost.push(`option ${id} is gone and nothing settled it`);
    const off = ops.flatMap((op) => (op.t === 'withdraw' && op.option === id ? op.by : []));
    if (
      !found &&
      ops.some((op) => op.t === 'withdraw' && op.option === id) &&
      !option.sponsors.every((s) => off.includes(s))
    )
      lost.push(`option ${id} fell with others behind it`);
    const standing = found ?? heir;
    if (standing && option.sponsors.some((s) => !standing.sponsors.includes(s) && !off.includes(s)))
      lost.push(`option ${id} lost a sponsor`);
  }
  return lost;
}

type Held = { readonly within: readonly string[]; readonly inside: readonly string[] };

/** Whether an operation ends an option, or one that it stands in. */
function ends(op: TextOp, option: Held): boolean {
  if (op.t === 'replace') return true;
  if (op.t === 'resolve') return option.within.includes(op.choice);
  if (op.t === 'withdraw')
    return (
      (op.falls && option.inside.includes(op.option)) || (op.closes !== undefined && option.inside.includes(op.closes))
    );
  return op.t === 'merge' && op.options.some((id) => option.inside.includes(id));
}

/** A word that a change of a term throughout leaves out stands as it stood. */
function exceptionsLost(was: Slices['room'], now: Slices['room'], events: readonly Emitted[]): readonly string[] {
  const excepted = events.flatMap(({ e }) => {
    const draft = e.t === 'RulingTookEffect' || e.t === 'QuestionClosed' ? e.effect?.draft : null;
    return draft?.d === 'term' ? draft.except.map(({ word }) => word) : [];
  });
  const standing = new Map(was.provisions.flatMap((p) => wordsOf(p.body)).map((word) => [word.id, word.text]));
  const still = new Map(now.provisions.flatMap((p) => wordsOf(p.body)).map((word) => [word.id, word.text]));
  return excepted.flatMap((id) =>
    standing.has(id) && still.get(id) !== standing.get(id)
      ? [`word ${id} was excepted from a change, and changed`]
      : [],
  );
}

/** Proposals never go; those that wait are told how the text as it stands treats them. */
function proposalsLost(was: Slices['room'], now: Slices['room'], events: readonly Emitted[]): readonly string[] {
  if (was.proposals === now.proposals && was.provisions === now.provisions) return [];
  return [
    ...was.proposals.flatMap((p) => {
      const found = now.proposals.find((x) => x.id === p.id);
      if (!found) return [`proposal ${p.symbol} is gone`];
      const into = events.flatMap(({ e }) => (e.t === 'ProposalsMerged' && e.proposals.includes(p.id) ? [e.into] : []));
      const backed = events.some(({ e }) => e.t === 'ProposalBacked' && e.proposal === p.id);
      // Put in other words, it asks anew whoever stood behind the old ones.
      const asked = events.flatMap(({ e }) => (e.t === 'ProposalRevised' && e.proposal === p.id ? e.invited : []));
      const gone = p.sponsors.filter((s) => !(into[0] ?? found).sponsors.includes(s) && !asked.includes(s));
      const names = (p.groups ?? []).filter((g) => !(into[0] ?? found).groups?.includes(g));
      const anew = events.some(({ e }) => e.t === 'ProposalRevised' && e.proposal === p.id);
      if (names.length > 0 && !backed && !anew) return [`proposal ${p.symbol} lost the name of ${names.join(', ')}`];
      return gone.length === 0 || backed ? [] : [`proposal ${p.symbol} lost ${gone.join(', ')}`];
    }),
    ...now.proposals.flatMap((p) => {
      if (p.state !== 'pending') return [];
      const provision = now.provisions.find((x) => x.id === p.provision);
      if (!provision) return [`proposal ${p.symbol} is on a provision that is not there`];
      const { body } = provision;
      if (p.content.k === 'draft') {
        const possible = draftOp(now, p.provision, p.content.edit, '?').ok;
        return possible === (p.standing === null) ? [] : [`proposal ${p.symbol} cannot be taken in and nobody is told`];
      }
      if (p.content.k === 'replace') {
        const then = (provision.earlier && bodyAt(provision.earlier, p.revision)) ?? body;
        const undoes = liveText(then) !== liveText(body);
        return undoes && p.standing === null ? [`paper ${p.symbol} was overtaken and nobody is told`] : [];
      }
      const stale = fits(body, p.content.amendment) === 'stale';
      return stale === (p.standing !== null) ? [] : [`proposal ${p.symbol} no longer fits and nobody is told`];
    }),
  ];
}
