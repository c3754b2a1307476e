import type { BallotResult } from '../conference/ballots.ts';
import { aboutProvision } from '../conference/ballots.ts';
import { entry } from '../conference/checks.ts';
import { draftOf } from '../conference/draftEdits.ts';
import type { Slices, View } from '../conference/kinds.ts';
import type { Provision, ProvisionStatus } from '../conference/provisions.ts';
import type { RecordEntry } from '../conference/gavel.ts';
import { draftAt, revisionTimes } from '../conference/revisions.ts';
import type { ConferenceMs } from '../kit/ids.ts';
import type { DraftText } from '../text/draft.ts';
import { countAllReadings, optionsOf } from '../text/measure.ts';
import type { Body } from '../text/model.ts';
import { type Mark, marksOf, printedNumber, withMarks } from '../text/notes.ts';
import { type Openness, openness } from '../text/readings.ts';
import { type BracketStory, type PastBracket, bracketStories, pastBrackets } from './brackets.ts';
import { type Count, type Outcome, outcomeOf, type ProvisionOutcome } from './settled.ts';

/**
 * The text that people take with them, before it is Markdown or a page to print: the draft at any of its revisions, or
 * what came of it. Sentences of persons stay out, so that what is erased here is erased.
 */
export interface Handout {
  readonly title: string;
  readonly scenario: string;
  /** Language of the words around the text (BCP 47). */
  readonly lang: string;
  /** Language of the text itself. */
  readonly textLang: string;
  /** What it is: `Draft, revision 4.` or `Adopted.` */
  readonly headline: string;
  readonly summary: string;
  readonly parts: readonly HandoutPart[];
  /** What was ruled, voted and objected, in order. */
  readonly record: HandoutList | null;
  /** Who stands behind options, by code. */
  readonly names: HandoutList | null;
}

export interface HandoutPart {
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface HandoutList {
  readonly title: string;
  readonly items: readonly string[];
}

/** A part in the order in which it is read. */
export type Block =
  /** A line about the provision; lines that follow each other stand together. */
  | { readonly b: 'line'; readonly text: string }
  /** Says what comes next. */
  | { readonly b: 'lead'; readonly text: string }
  /** The words, with their brackets. */
  | { readonly b: 'words'; readonly body: Body; readonly sponsors: boolean }
  /** Words of the treaty in force. */
  | { readonly b: 'old'; readonly text: string }
  | ({ readonly b: 'list' } & HandoutList);

/** What a handout says around the text. The words come from the catalogue, so it speaks the reader's language. */
export interface HandoutWords {
  readonly lang: string;
  readonly headline: (outcome: Outcome) => string;
  readonly summary: (outcome: Outcome) => string;
  readonly settled: (how: ProvisionOutcome['how']) => string;
  /** A bracket that a vote closed. */
  readonly choiceByVote: (count: Count) => string;
  /** Heads the words that the old treaty has here. */
  readonly oldText: string;
  /** Said where the old treaty has nothing. */
  readonly nothingStands: string;
  /** Heads words that were on the table and are not in force. */
  readonly onTheTable: string;
  readonly removed: string;
  readonly source: (symbol: string) => string;
  /** The draft at revision `n`; `null` where that is today's. */
  readonly draft: (n: number, at: ConferenceMs | null) => string;
  readonly measures: (open: Openness, readings: number) => string;
  readonly status: (status: ProvisionStatus | 'dropped', open: number) => string;
  readonly whyTitle: string;
  readonly bracket: (story: BracketStory) => string;
  readonly past: (story: PastBracket) => string;
  readonly recordTitle: string;
  readonly recorded: (entry: RecordEntry) => string;
  readonly voted: (result: BallotResult) => string;
  readonly minute: (at: ConferenceMs, words: string) => string;
  readonly namesTitle: string;
  readonly named: (code: string, name: string) => string;
}

const roomIn = (view: View): Slices['room'] | undefined => entry(view.room, view.public.plenary);

/**
 * The draft as it stands, or as it stood.
 *
 * @param n a revision of the whole, from 0 for the draft that the conference began with (`revisionTimes`)
 */
export function draftHandout(view: View, words: HandoutWords, n: number): Handout {
  const room = roomIn(view);
  const times = room ? revisionTimes(room) : [];
  const today = n >= times.length;
  const draft = room ? (today ? draftOf(room) : draftAt(room, n)) : { provisions: [], past: [] };
  const bodies = draft.provisions.map((p) => p.body);
  const marks = marksOf(draft);
  const at = n === 0 ? 0 : (times[n - 1] ?? null);
  return {
    ...frame(view, words),
    headline: words.draft(Math.min(n, times.length), today ? null : at),
    summary: words.measures(openness(bodies), countAllReadings(bodies)),
    parts: draft.provisions.map((one) => {
      const p = room?.provisions.find((x) => x.id === one.id) ?? room?.past.find((x) => x.id === one.id);
      const told = room && p && today ? toldOf(room, p, words) : { lines: [], lists: [] };
      return {
        number: printedNumber(one, marks),
        title: p?.title ?? '',
        blocks: [
          ...wordsNow({ ...one, body: withMarks(one, marks) }, words),
          ...told.lines,
          ...sourceOf(p?.symbol ?? '', words),
          ...told.lists,
        ],
      };
    }),
    record: room && today ? recordOf(room, words) : null,
    names: namesIn(view, bodies, words),
  };
}

/**
 * The outcome: headline, each provision's final words, how it was settled with its arithmetic, the old text where
 * nothing was agreed, and the record.
 *
 * @returns undefined while the conference goes on
 */
export function outcomeHandout(view: View, words: HandoutWords): Handout | undefined {
  const room = roomIn(view);
  const outcome = outcomeOf(view);
  if (!room || !outcome) return undefined;
  const marks = marksOf(draftOf(room));
  return {
    ...frame(view, words),
    headline: words.headline(outcome),
    summary: words.summary(outcome),
    parts: outcome.provisions.map((p) => finalPart(room, p, words, marks)),
    record: recordOf(room, words),
    names: namesIn(
      view,
      outcome.provisions.map((p) => p.provision.body),
      words,
    ),
  };
}

const frame = (view: View, words: HandoutWords): Pick<Handout, 'title' | 'scenario' | 'lang' | 'textLang'> => ({
  title: view.public.title.text,
  scenario: view.public.scenario.name,
  lang: words.lang,
  textLang: view.public.scenario.lang,
});

const wordsNow = (one: DraftText, words: HandoutWords): readonly Block[] =>
  one.body.some((node) => node.kind !== 'dead')
    ? [{ b: 'words', body: one.body, sponsors: true }]
    : [{ b: 'line', text: words.removed }];

const sourceOf = (symbol: string, words: HandoutWords): readonly Block[] =>
  symbol === '' ? [] : [{ b: 'line', text: words.source(symbol) }];

interface Told {
  readonly lines: readonly Block[];
  readonly lists: readonly Block[];
}

/** How a provision stands today, and why its brackets are there. */
function toldOf(room: Slices['room'], p: Provision, words: HandoutWords): Told {
  const stories = bracketStories(room, p);
  const status = p.settled?.by === 'dropped' ? 'dropped' : p.status;
  return { lines: [{ b: 'line', text: words.status(status, stories.length) }], lists: whyList(room, p, words) };
}

function whyList(room: Slices['room'], p: Provision, words: HandoutWords): readonly Block[] {
  const items = [...bracketStories(room, p).map(words.bracket), ...pastBrackets(room, p).map(words.past)];
  return items.length === 0 ? [] : [{ b: 'list', title: words.whyTitle, items }];
}

function finalPart(
  room: Slices['room'],
  p: ProvisionOutcome,
  words: HandoutWords,
  marks: readonly Mark[],
): HandoutPart {
  const { provision, how, inForce, choices } = p;
  const final: Block = { b: 'words', body: withMarks(provision, marks), sponsors: p.open > 0 };
  const some = provision.body.some((node) => node.kind !== 'dead');
  const blocks: Block[] = [];
  if (inForce === 'words') blocks.push(final);
  else if (inForce === 'removed') blocks.push({ b: 'lead', text: words.removed });
  else if (provision.oldText === '') blocks.push({ b: 'lead', text: words.nothingStands });
  else blocks.push({ b: 'lead', text: words.oldText }, { b: 'old', text: provision.oldText });
  blocks.push(
    { b: 'lead', text: words.settled(how) },
    ...choices.map((count): Block => ({ b: 'line', text: words.choiceByVote(count) })),
    ...sourceOf(provision.symbol, words),
  );
  if (inForce === 'old' && some) blocks.push({ b: 'lead', text: words.onTheTable }, final);
  blocks.push(...whyList(room, provision, words));
  return { number: printedNumber(provision, marks), title: provision.title, blocks };
}

/** Rulings, objections and votes in the order in which they happened. */
function recordOf(room: Slices['room'], words: HandoutWords): HandoutList | null {
  const lines = [
    ...room.record.map((one) => ({ at: one.at, words: words.recorded(one) })),
    ...room.results.map((one) => ({ at: one.at, words: words.voted(one) })),
  ].toSorted((a, b) => a.at - b.at);
  if (lines.length === 0) return null;
  return { title: words.recordTitle, items: lines.map((one) => words.minute(one.at, one.words)) };
}

/** The provision that a vote was about, as it is called; empty for the text as a whole. */
export function votedOn(room: Slices['room'], result: BallotResult): string {
  const p = room.provisions.find((one) => one.id === aboutProvision(result.about));
  return p?.number ?? '';
}

function namesIn(view: View, bodies: readonly Body[], words: HandoutWords): HandoutList | null {
  const used = new Set(bodies.flatMap((body) => optionsOf(body).flatMap((one) => one.sponsors)));
  const codes = view.public.order.filter((code) => used.has(code));
  if (codes.length === 0) return null;
  const nameOf = (code: string): string => entry(view.public.delegations, code)?.info.name ?? code;
  return { title: words.namesTitle, items: codes.map((code) => words.named(code, nameOf(code))) };
}
