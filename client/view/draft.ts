import type { Slices } from '../../shared/conference/kinds.ts';
import type { ChoiceId, OptionId } from '../../shared/kit/ids.ts';
import { type OpenChoice, openChoices } from '../../shared/text/measure.ts';
import type { Body, WordId } from '../../shared/text/model.ts';
import type { Standing } from '../../shared/text/readings.ts';
import { joinWords, shownWord } from '../../shared/text/words.ts';

/** The whole draft as somebody reads it: how it stands, what could come of it, how it stood. */
export type Reading =
  | { readonly r: 'now' }
  /** As if everything in brackets were out. */
  | { readonly r: 'fell' }
  /** Bracket by bracket, as the reader chooses. */
  | { readonly r: 'chosen' }
  /** As a delegation would have it. */
  | { readonly r: 'would'; readonly code: string }
  /** At a revision of the whole, from 0. */
  | { readonly r: 'at'; readonly n: number }
  | { readonly r: 'compare' };

/** A reading as the value of a choice. */
export function keyOfReading(reading: Reading): string {
  if (reading.r === 'would') return `would ${reading.code}`;
  return reading.r === 'at' ? `at ${reading.n}` : reading.r;
}

/** Where a delegation stands on options, by what it has said of them. */
export const standingOf = (room: Slices['room'], code: string): Standing => ({
  code,
  supported: room.lives.flatMap((l) => l.stances.filter((s) => s.supporters.includes(code)).map((s) => s.option)),
  opposed: room.lives.flatMap((l) => l.stances.filter((s) => s.opponents.includes(code)).map((s) => s.option)),
});

/** Options as the chair would take them. */
export const chairsOrder = (room: Slices['room']): readonly OptionId[] => room.lives.flatMap((life) => life.order);

/** What a reader lets stand of brackets: an option, or nothing; what is not in it stays open. */
export type Picks = ReadonlyMap<ChoiceId, OptionId | null>;

/** The brackets that a reader can still choose in: all but those in words that another choice leaves out. */
export function toChoose(body: Body, picks: Picks): readonly OpenChoice[] {
  const choices = openChoices(body);
  const left = new Set(
    choices.flatMap(({ id, options }) =>
      picks.has(id) ? options.flatMap((one) => (one.id === picks.get(id) ? [] : [one.id])) : [],
    ),
  );
  return choices.filter(({ kind, path }) => kind === 'choice' && !path.some((option) => left.has(option)));
}

/** Words that are known and words that are guessed, in turn; of a text without open choices. */
export interface GuessPart {
  readonly guess: boolean;
  readonly text: string;
}

/** Cuts a reading of a text where a guess begins or ends. A blank stays one. */
export function guessParts(body: Body, guessed: readonly WordId[]): readonly GuessPart[] {
  const ids = new Set(guessed);
  const parts: GuessPart[] = [];
  const add = (guess: boolean, text: string): void => {
    const last = parts.at(-1);
    if (last?.guess === guess) parts[parts.length - 1] = { guess, text: last.text + text };
    else parts.push({ guess, text });
  };
  for (const node of body) {
    if (node.kind === 'blank') add(false, `${node.space}[ ]`);
    if (node.kind === 'run')
      for (const [n, word] of node.words.entries())
        add(ids.has(`${node.op}.${node.from + n}`), shownWord(joinWords([word])));
  }
  return parts;
}

/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where words stand in a text, whatever their capitals and however many spaces part them. */
export function findIn(text: string, query: string): readonly Stretch[] {
  const words = query.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')).join('\\s+');
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }));
}
