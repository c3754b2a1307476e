import { type Draft, type DraftOp, type DraftText, provisionIn } from '../../shared/text/draft.ts';
import { countReadings, findChoice, openChoices, optionsOf } from '../../shared/text/measure.ts';
import type { OptionId } from '../../shared/kit/ids.ts';
import type { Body, Choice, TextOp } from '../../shared/text/model.ts';
import { optionIn } from '../../shared/text/options.ts';
import { parseBracketed } from '../../shared/text/parse.ts';
import { liveText, printBracketed } from '../../shared/text/print.ts';
import { readings } from '../../shared/text/readings.ts';
import { bareWord, joinWords, shownWord } from '../../shared/text/words.ts';

/** Law 5 for the text: no word and no sponsor disappears without an operation that says so. Each check throws where it is broken. */

interface Entry {
  readonly text: string;
  /** The operation that took it out; null while it stands. */
  readonly by: string | null;
  readonly provision: string;
  /** The options it stands in, outermost first. */
  readonly path: readonly OptionId[];
}

const broken = (law: string, what: unknown): never => {
  throw new Error(`law 5: ${law}: ${JSON.stringify(what)}`);
};

/** Every word ever brought in, living or dead. Two of one name are two words under one tombstone. */
export function ledger(draft: Draft): ReadonlyMap<string, Entry> {
  const seen = new Map<string, Entry>();
  const walk = (body: Body, provision: string, path: readonly OptionId[]): void => {
    for (const node of body) {
      if (node.kind === 'choice') {
        for (const option of node.options) walk(option.body, provision, [...path, option.id]);
      } else if (node.kind !== 'blank') {
        for (const [n, text] of node.words.entries()) {
          const id = `${node.op}.${node.from + n}`;
          if (seen.has(id)) broken('a name is used again', id);
          seen.set(id, {
            text: shownWord(bareWord(text)),
            by: node.kind === 'dead' ? node.by : null,
            provision,
            path,
          });
        }
      }
    }
  };
  for (const one of draft.provisions) walk(one.body, one.id, []);
  return seen;
}

const textOps = (op: DraftOp): readonly { readonly provision: string; readonly op: TextOp }[] =>
  op.d === 'text' ? [op] : op.d === 'term' ? op.ops : [];

const subtree = (choice: Choice): readonly OptionId[] =>
  choice.options.flatMap((option) => [option.id, ...optionsOf(option.body).map(({ id }) => id)]);

const holder = (body: Body, option: OptionId): Choice | undefined => {
  const found = openChoices(body).find((one) => one.options.some(({ id }) => id === option));
  return found && findChoice(body, found.id);
};

/** The options that an operation may take away, with their sponsors and words; and those it may put words into or out of. */
function reach(
  body: Body,
  op: TextOp,
): { readonly fall: ReadonlySet<OptionId>; readonly shift: ReadonlySet<OptionId> } {
  const fall: OptionId[] = [];
  const shift: OptionId[] = [];
  const choice = 'choice' in op ? findChoice(body, op.choice) : undefined;
  switch (op.t) {
    case 'resolve':
      fall.push(...(choice ? subtree(choice) : []));
      if (op.option !== null) {
        shift.push(op.option);
        const stays = new Set(optionsOf(optionIn(body, op.option)?.body ?? []).map(({ id }) => id));
        return { fall: new Set(fall.filter((id) => !stays.has(id))), shift: new Set(shift) };
      }
      break;
    case 'withdraw': {
      const of = holder(body, op.option);
      // "Nothing", left alone, goes with it.
      if (op.falls && of) fall.push(...subtree(of).filter((id) => id === op.option || !stillSays(of, id, op.option)));
      break;
    }
    case 'merge':
      for (const id of op.options.slice(1)) {
        fall.push(id, ...optionsOf(optionIn(body, id)?.body ?? []).map((option) => option.id));
      }
      fall.push(op.options[0] ?? '');
      shift.push(op.into, ...op.options);
      break;
    case 'replace':
      fall.push(...optionsOf(body).map(({ id }) => id));
      break;
    case 'wrap':
    case 'enclose':
      shift.push(op.option);
      break;
    case 'widen':
    case 'narrow':
      shift.push(choice?.options[0]?.id ?? '');
      break;
    case 'bracket':
      for (const place of op.places) if (place.p === 'choice') shift.push(place.original);
      break;
    default:
  }
  return { fall: new Set(fall), shift: new Set(shift) };
}

/** Whether an option of a choice, or one in it, still stands when another falls. */
function stillSays(choice: Choice, id: OptionId, without: OptionId): boolean {
  const left = choice.options.filter((option) => option.id !== without);
  const inFallen = optionsOf(choice.options.find((option) => option.id === without)?.body ?? []);
  if (inFallen.some((option) => option.id === id)) return false;
  return left.length > 1 || left.some((option) => liveText(option.body).trim() !== '');
}

/** Words that an operation says it takes out. */
function saysOut(body: Body, op: TextOp, entry: Entry, id: string): boolean {
  const { fall } = reach(body, op);
  if (op.t === 'replace') return true;
  if (op.t === 'amend') return op.deletes.includes(id);
  if (op.t === 'merge') return op.deletes.includes(id) || entry.path.some((o) => op.options.indexOf(o) > 0);
  if (op.t === 'resolve') {
    const choice = findChoice(body, op.choice);
    const mine = entry.path.some((o) => choice?.options.some((option) => option.id === o));
    return mine && (op.option === null || !entry.path.includes(op.option));
  }
  if (op.t === 'narrow') {
    const [, ...others] = findChoice(body, op.choice)?.options ?? [];
    return entry.path.some((o) => others.some((option) => option.id === o));
  }
  return op.t === 'withdraw' && op.falls && entry.path.some((o) => fall.has(o));
}

/** Words of a wording that was not chosen do not stay. */
const mustFall = (body: Body, op: TextOp, entry: Entry): boolean =>
  (op.t === 'resolve' && saysOut(body, op, entry, '')) || op.t === 'replace';

/** How many words an operation brings in; undefined where its body says. */
function brings(body: Body, op: TextOp): number | undefined {
  switch (op.t) {
    case 'amend':
    case 'merge':
      return op.inserts.reduce((sum, one) => sum + one.words.length, 0);
    case 'bracket':
      return op.places.reduce((sum, one) => sum + one.words.length, 0);
    case 'fill':
      return op.words.length;
    case 'widen': {
      const words = [...op.before, ...op.after];
      const options = findChoice(body, op.choice)?.options.length ?? 1;
      return words.filter((id) => findChoice(body, id) === undefined && !isBlank(body, id)).length * (options - 1);
    }
    case 'replace':
      return undefined;
    default:
      return 0;
  }
}

const isBlank = (body: Body, id: string): boolean => openChoices(body).some((c) => c.id === id && c.kind === 'blank');

/** What each step must keep: words, tombstones, sponsors, brackets, order, readings, and the way back from its print. */
export function checkStep(before: Draft, op: DraftOp, after: Draft): void {
  const was = ledger(before);
  const now = ledger(after);
  const ops = textOps(op);
  const names = new Set(ops.map((one) => one.op.op));
  checkWords(before, op, was, now);
  for (const [id, entry] of now) {
    const own = [...names].some((name) => id.startsWith(`${name}.`));
    const brought = op.d === 'text' && op.op.t === 'replace' && ledger(of(op.op.body)).has(id);
    const added = op.d === 'add' && entry.provision === op.provision.id;
    if (!was.has(id) && !own && !brought && !added) broken('a word from nowhere', id);
    if (!was.has(id) && entry.by !== null) broken('a word that is born dead', id);
  }
  for (const one of ops) {
    const body = provisionIn(before, one.provision)?.body;
    if (body === undefined) continue;
    const count = brings(body, one.op);
    const fresh = [...now.keys()].filter((id) => !was.has(id) && id.startsWith(`${one.op.op}.`)).length;
    if (count !== undefined && count !== fresh) broken('words did not come in', { op, count, fresh });
    checkReadings(body, one.op, provisionIn(after, one.provision)?.body ?? []);
  }
  checkSponsors(before, op, after);
  for (const one of after.provisions) checkPrint(one);
}

const of = (body: Body): Draft => ({
  provisions: [{ id: '?', number: '?', place: 'article', instruction: 'ADD', body, from: [] }],
  past: [],
});

function checkWords(
  before: Draft,
  op: DraftOp,
  was: ReadonlyMap<string, Entry>,
  now: ReadonlyMap<string, Entry>,
): void {
  const ops = textOps(op);
  const moved = op.d === 'move' || op.d === 'join' || op.d === 'split';
  const order: string[] = [];
  const kept = new Set<string>();
  for (const [id, entry] of was) {
    const there = now.get(id);
    if (there === undefined) return broken('a word is gone', { id, entry, op });
    if (there.text !== entry.text) broken('a word says something else', { id, entry, there });
    if (entry.by !== null && there.by !== entry.by) broken('a tombstone is used again', { id, entry, there });
    const mine = ops.find((one) => one.provision === entry.provision)?.op;
    const body = provisionIn(before, entry.provision)?.body ?? [];
    // White space at the end of a text is a word of its own, but says nothing.
    const out = mine !== undefined && (entry.text === '' || saysOut(body, mine, entry, id));
    if (entry.by === null && there.by !== null && !(out && there.by === mine?.op)) {
      broken('a word was taken out and nobody said so', { id, entry, there, op });
    }
    if (entry.by === null && there.by === null && mine?.t === 'amend' && mine.deletes.includes(id)) {
      broken('a word stayed that was taken out', { id, op });
    }
    if (there.by !== null) continue;
    if (mine !== undefined && entry.by === null && entry.text !== '' && mustFall(body, mine, entry)) {
      broken('a word stands though it was not chosen', { id, op });
    }
    if (there.provision !== entry.provision && !moved) broken('a word is elsewhere', { id, entry, there });
    const shift = mine === undefined ? new Set<string>() : reach(body, mine).shift;
    const path = (one: Entry): string => one.path.filter((option) => !shift.has(option)).join(' ');
    if (path(entry) !== path(there)) broken('a word left its bracket', { id, entry, there, op });
    order.push(id);
    kept.add(id);
  }
  const wraps = op.d === 'text' && op.op.t === 'wrap' ? op.op : undefined;
  if (wraps !== undefined) checkWrap(wraps, now);
  // Between options, words of the first change places; `checkReadings` watches over those.
  const free = op.d === 'move' || (op.d === 'text' && ['widen', 'narrow', 'merge'].includes(op.op.t));
  const current = [...now.keys()].filter((id) => kept.has(id));
  if (!free && current.join(' ') !== order.join(' ')) broken('words changed places', { order, current, op });
}

/** Both ends of a reservation stand in it, so it crosses no bracket. */
function checkWrap(op: Extract<TextOp, { readonly t: 'wrap' }>, now: ReadonlyMap<string, Entry>): void {
  for (const end of [op.first, op.last]) {
    const entry = now.get(end);
    if (entry !== undefined && !entry.path.includes(op.option)) broken('brackets cross', { op, entry });
  }
}

function checkSponsors(before: Draft, op: DraftOp, after: Draft): void {
  const all = (draft: Draft): ReadonlyMap<OptionId, readonly string[]> =>
    new Map(draft.provisions.flatMap((one) => optionsOf(one.body).map((option) => [option.id, option.sponsors])));
  const now = all(after);
  const text = op.d === 'text' ? op.op : undefined;
  const body = op.d === 'text' ? (provisionIn(before, op.provision)?.body ?? []) : [];
  const { fall } = text === undefined ? { fall: new Set<string>() } : reach(body, text);
  for (const [option, sponsors] of all(before)) {
    if (text?.t === 'merge' && text.options.includes(option)) {
      const into = now.get(text.into) ?? [];
      if (!sponsors.every((code) => into.includes(code))) broken('a sponsor was lost in a merge', { option, sponsors });
      continue;
    }
    const left = now.get(option);
    // The one option that a choice was resolved to is text now.
    if (left === undefined && (fall.has(option) || (text?.t === 'resolve' && text.option === option))) continue;
    if (left === undefined && sponsors.length === 0 && text !== undefined) continue;
    const off = text?.t === 'withdraw' && text.option === option ? text.by : [];
    const lost = sponsors.filter((code) => left?.includes(code) !== true && !off.includes(code));
    if (lost.length > 0 || left === undefined) broken('a sponsor is gone', { option, lost, op });
  }
}

/** A wider or narrower bracket with several options says what it said: only the place of the bracket changes. */
function checkReadings(before: Body, op: TextOp, after: Body): void {
  if (op.t !== 'widen' && op.t !== 'narrow') return;
  if ((findChoice(before, op.choice)?.options.length ?? 1) < 2 || countReadings(before) > 32) return;
  const texts = (body: Body): string =>
    readings(body, 32)
      .map((one) => bareText(one))
      .join('\n');
  if (texts(before) !== texts(after)) broken('a reading changed', { op, before: texts(before), after: texts(after) });
}

const bareText = (body: Body): string => shownWord(liveText(body)).replace(/\s+/gu, '');

type Shape = string | readonly { readonly sponsors: readonly string[]; readonly shape: readonly Shape[] }[];

function shapeOf(body: Body): readonly Shape[] {
  const out: Shape[] = [];
  let text = '';
  for (const node of body) {
    if (node.kind === 'dead') continue;
    text += node.kind === 'run' ? joinWords(node.words) : node.space;
    if (node.kind === 'run') continue;
    const options = node.kind === 'choice' ? node.options : [];
    // White space after a bracket counts to the attribution, where there is one.
    out.push(
      out.length === 0 ? text.trimStart() : text,
      options.map((option) => ({ sponsors: option.sponsors, shape: shapeOf(option.body) })),
    );
    text = '';
  }
  return [...out, out.length === 0 ? text.trimStart() : text];
}

/** The print of a text, sponsors and all, parses to the same brackets, sponsors and words. */
function checkPrint(one: DraftText): void {
  const printed = printBracketed(one.body, { sponsors: true });
  const parsed = parseBracketed(printed);
  if (!parsed.ok) return broken('the print does not parse', printed);
  const [a, b] = [JSON.stringify(shapeOf(one.body)), JSON.stringify(shapeOf(parsed.body))];
  if (a !== b) broken('the print says something else', { printed, a, b });
  if (JSON.stringify(JSON.parse(JSON.stringify(one))) !== JSON.stringify(one)) broken('it is no plain data', one.id);
}
