import type { Emitted } from '../../../shared/conference/kinds.ts';
import type { Body, Choice, TextOp } from '../../../shared/text/model.ts';
import type { Committed } from './modelServer.ts';

/** Law 5 in its narrow form: what leaves the text, words and sponsors, leaves by an operation that an event carries. */

interface Ledger {
  /** Word id → its letters and the operation that took it out, if one did. */
  readonly words: Map<string, { readonly text: string; readonly by: string | null }>;
  /** Option id → who stands behind it, and the choices round it, innermost last. */
  readonly options: Map<string, { readonly sponsors: readonly string[]; readonly within: readonly string[] }>;
}

function ledgerOf(body: Body): Ledger {
  const ledger: Ledger = { words: new Map(), options: new Map() };
  walk(body, ledger, []);
  return ledger;
}

function walk(body: Body, ledger: Ledger, within: readonly string[]): void {
  for (const node of body) {
    if (node.kind === 'choice') walkOptions(node, ledger, [...within, node.id]);
    else if (node.kind !== 'blank')
      node.words.forEach((text, n) => {
        const by = node.kind === 'dead' ? node.by : null;
        ledger.words.set(`${node.op}.${node.from + n}`, { text: text.trim(), by });
      });
  }
}

function walkOptions(choice: Choice, ledger: Ledger, within: readonly string[]): void {
  for (const option of choice.options) {
    ledger.options.set(option.id, { sponsors: option.sponsors, within });
    walk(option.body, ledger, within);
  }
}

const opsOf = ({ e }: Emitted): readonly TextOp[] =>
  e.t === 'RulingTookEffect' || (e.t === 'QuestionClosed' && e.effect) ? (e.effect?.ops ?? []) : [];

/** What a commit took from the text without saying so. */
export function wordsLost({ before, after, events }: Committed): readonly string[] {
  const ops = events.flatMap(opsOf);
  const named = new Set(ops.map((op) => op.op));
  const lost: string[] = [];
  for (const [room, slice] of Object.entries(after.room)) {
    for (const p of before.room[room]?.provisions ?? []) {
      const now = slice.provisions.find((x) => x.id === p.id);
      if (!now) lost.push(`provision ${p.id} is gone`);
      else if (now.body !== p.body) lost.push(...lostFrom(ledgerOf(p.body), ledgerOf(now.body), ops, named));
    }
  }
  return lost;
}

function lostFrom(was: Ledger, now: Ledger, ops: readonly TextOp[], named: ReadonlySet<string>): readonly string[] {
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
    const settled = ops.some((op) => op.t === 'replace' || (op.t === 'resolve' && option.within.includes(op.choice)));
    if (!found && !settled) lost.push(`option ${id} is gone and nothing settled it`);
    if (found && option.sponsors.some((s) => !found.sponsors.includes(s))) lost.push(`option ${id} lost a sponsor`);
  }
  return lost;
}
