import { cpus } from 'node:os';
import { diffWordsWithSpace } from 'diff';
import { type Rng, seededRng } from '../shared/kit/rng.ts';
import { applyOp, toAmendOp } from '../shared/text/amend.ts';
import { compareDrafts, marked, tokensOf } from '../shared/text/compare.ts';
import { type Draft, type DraftOp, type DraftText, applyDraft } from '../shared/text/draft.ts';
import { wordsOf } from '../shared/text/measure.ts';
import type { Amendment, Body } from '../shared/text/model.ts';
import { parseBracketed } from '../shared/text/parse.ts';
import { liveText, printBracketed } from '../shared/text/print.ts';
import { openness } from '../shared/text/readings.ts';
import { type Pending, affected } from '../shared/text/rebase.ts';
import { toTermOp } from '../shared/text/term.ts';

/**
 * A draft of 300 provisions with 3,000 proposals. Editing, printing and comparing a provision have to stay below a
 * frame, 16 ms. In the same run: the naive way, which builds the whole draft anew from its text, and a general library
 * for differences (jsdiff) on the same pairs of texts.
 */

const PROVISIONS = 300;
const PROPOSALS = 3000;
const WORDS_EACH = 70;
const FRAME_MS = 16;

const VOCABULARY =
  'Members shall should may cooperate promote ensure networks tariffs security spam access operators charges accounting routes numbering misuse international public the of and to in with without national measures transparency competition services users emergency calls energy waste disabilities'.split(
    ' ',
  );

export interface Row {
  readonly what: string;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly runs: number;
}

export interface Report {
  readonly machine: string;
  readonly node: string;
  readonly draft: { readonly provisions: number; readonly proposals: number; readonly words: number };
  readonly frame: { readonly ms: number; readonly kept: boolean };
  readonly rows: readonly Row[];
}

const round = (ms: number): number => Number(ms.toPrecision(3));

/** Runs something often enough to say what it takes. `n` is the number of the run. */
function measure(what: string, runs: number, work: (n: number) => unknown): Row {
  const times: number[] = [];
  for (let n = 0; n < runs + Math.min(20, runs); n += 1) {
    const start = performance.now();
    work(n);
    times.push(performance.now() - start);
  }
  // The first runs warm up.
  const sorted = times.slice(-runs).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { what, median: at(0.5), p99: at(0.99), runs };
}

const word = (rng: Rng): string => VOCABULARY[rng.next(VOCABULARY.length)] ?? 'Members';

/** A sentence with brackets about every 14 words, some of them alternatives, some nested. */
function sentence(rng: Rng, words: number): string {
  const out: string[] = [];
  while (out.length < words) {
    const one = word(rng);
    switch (rng.next(42)) {
      case 0:
        out.push(`[EUR: ${one}]/[RCC, ARB: ${word(rng)} ${word(rng)}]`);
        break;
      case 1:
        out.push(`[${one} [${word(rng)}] ${word(rng)}]`);
        break;
      case 2:
        out.push(`[${one}]`);
        break;
      default:
        out.push(one);
    }
  }
  return `${out.join(' ')}.`;
}

function parsed(text: string, op: string): Body {
  const made = parseBracketed(text, undefined, op);
  if (!made.ok) throw new Error(made.error.code);
  return made.body;
}

function provision(rng: Rng, n: number): DraftText {
  const body = parsed(sentence(rng, WORDS_EACH), `p${n}`);
  return { id: `p${n}`, number: `${n + 1}`, place: 'article', instruction: 'ADD', body, from: [] };
}

function amendment(rng: Rng, body: Body): Amendment {
  const outside = wordsOf(body).filter((one) => one.option === null);
  const one = outside[rng.next(outside.length)];
  return { inserts: [{ after: one?.id ?? 'start', text: ` ${word(rng)} ${word(rng)}` }], deletes: one ? [one.id] : [] };
}

/** Builds the draft, measures, and gives the report. */
export function run(): Report {
  const rng = seededRng(7);
  const draft: Draft = { provisions: Array.from({ length: PROVISIONS }, (_, n) => provision(rng, n)), past: [] };
  const at = (n: number): DraftText => {
    const one = draft.provisions[(n * 7) % PROVISIONS];
    if (one === undefined) throw new Error('no provision');
    return one;
  };
  const pending = Array.from({ length: PROPOSALS }, (_, n): Pending & { readonly provision: string } => {
    const one = at(n);
    return { id: `x${n}`, provision: one.id, amendment: amendment(rng, one.body), base: one.body };
  });
  const edits = Array.from({ length: 600 }, (_, n): DraftOp => {
    const one = at(n);
    return { d: 'text', provision: one.id, op: toAmendOp(amendment(rng, one.body), `e${n}`) };
  });
  const edit = (n: number): DraftOp =>
    edits[n % edits.length] ?? edits[0] ?? { d: 'join', op: '', provision: '', next: '' };
  const before = draft.provisions.map((one) => liveText(one.body));
  const pairs = edits.map((op, n) => {
    const body = op.d === 'text' ? applyOp(at(n).body, op.op) : [];
    return { was: at(n).body, now: body, a: tokensOf(at(n).body).join(''), b: tokensOf(body).join('') };
  });
  const pair = (n: number): (typeof pairs)[number] => pairs[n % pairs.length] ?? { was: [], now: [], a: '', b: '' };
  const rewritten = Array.from({ length: 40 }, (_, n) => parsed(sentence(seededRng(n), 1000), `r${n}`));
  const other = (n: number): Body => rewritten[n % rewritten.length] ?? [];

  const ours = [
    measure('edit a provision and look at its proposals', 500, (n) => {
      const op = edit(n);
      const after = applyDraft(draft, op);
      const id = at(n).id;
      const one = after.provisions.find((each) => each.id === id);
      return affected(
        pending.filter((each) => each.provision === id),
        one?.body ?? [],
      );
    }),
    measure('print a provision', 500, (n) => printBracketed(pair(n).now, { sponsors: true })),
    measure('compare two revisions of a provision', 500, (n) => marked(pair(n).was, pair(n).now)),
    measure('all three: what a frame has to hold', 500, (n) => {
      const after = applyDraft(draft, edit(n));
      const { id, body } = at(n);
      const now = after.provisions.find((one) => one.id === id)?.body ?? [];
      affected(
        pending.filter((each) => each.provision === id),
        now,
      );
      return [printBracketed(now, { sponsors: true }), marked(body, now)];
    }),
  ];
  const rows: readonly Row[] = [
    ...ours,
    measure('compare two texts of 1,000 words that have little in common', 40, (n) => marked(other(n), other(n + 1))),
    measure('the whole draft: what became of 3,000 proposals', 10, () =>
      draft.provisions.map((one) =>
        affected(
          pending.filter((each) => each.provision === one.id),
          one.body,
        ),
      ),
    ),
    measure('the whole draft: a term changed throughout', 20, (n) => {
      const made = toTermOp(draft, 'spam', 'bulk mail', [], `t${n}`);
      return made.ok ? applyDraft(draft, made.value) : undefined;
    }),
    measure('the whole draft: compare with the one before an edit', 50, (n) =>
      compareDrafts(draft, applyDraft(draft, edit(n))),
    ),
    measure('the whole draft: open choices and words in brackets', 50, () =>
      openness(draft.provisions.map((one) => one.body)),
    ),
    measure('naive: parse and print the whole draft for one edit', 20, (n) => {
      const texts = before.with((n * 7) % PROVISIONS, pair(n).b);
      return texts.map((text, k) => printBracketed(parsed(text, `n${k}`)));
    }),
    measure('jsdiff: compare two revisions of a provision', 500, (n) => diffWordsWithSpace(pair(n).a, pair(n).b)),
    measure('jsdiff: compare two texts of 1,000 words that have little in common', 10, (n) =>
      diffWordsWithSpace(tokensOf(other(n)).join(''), tokensOf(other(n + 1)).join('')),
    ),
    measure('jsdiff: compare the whole draft with the one before an edit', 10, (n) =>
      diffWordsWithSpace(before.join('\n'), before.with((n * 7) % PROVISIONS, pair(n).b).join('\n')),
    ),
  ];
  const words = draft.provisions.reduce((sum, one) => sum + wordsOf(one.body).length, 0);
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    node: process.version,
    draft: { provisions: PROVISIONS, proposals: PROPOSALS, words },
    frame: { ms: FRAME_MS, kept: ours.every((row) => row.p99 < FRAME_MS) },
    rows,
  };
}
