import type { PendingRuling } from '../../shared/conference/gavel.ts';
import { type Segment, markChanges, segments } from '../../shared/text/segments.ts';
import { openChoices, wordsOf } from '../../shared/text/measure.ts';
import type { Amendment, Blank, Body, Choice, OpId } from '../../shared/text/model.ts';
import { printBracketed } from '../../shared/text/print.ts';

/** A bracketed text, cut into pieces that can be drawn one after another. */

export type Piece =
  | { readonly d: 'words'; readonly mark: 'same' | 'in' | 'out' | 'fresh'; readonly text: string }
  | { readonly d: 'blank'; readonly id: string; readonly space: string; readonly depth: number }
  | ChoicePiece;

export interface ChoicePiece {
  readonly d: 'choice';
  readonly id: string;
  readonly space: string;
  /** 1 for a bracket that no other encloses. */
  readonly depth: number;
  /** Long alternatives stand one below the other, each in a full-width pair. */
  readonly stacked: boolean;
  /** A ruling on it is announced and can still be taken back. */
  readonly announced: boolean;
  readonly options: readonly OptionPiece[];
  /** It has just been settled, and is drawn as it goes. */
  readonly lifting: boolean;
  /** A mark that closes the sentence right behind a stacked choice; it has no line of its own. */
  readonly tail: string;
}

export interface OptionPiece {
  readonly id: string;
  readonly pieces: readonly Piece[];
  readonly sponsors: readonly string[];
  /** Your own side stands behind it. */
  readonly mine: boolean;
  /** While its bracket lifts: whether these words stand from now on. */
  readonly stays: boolean;
  /** As plain text, for labels. */
  readonly text: string;
  /** How it is with its bracket, as the text says it: `ad ref.` */
  readonly tag?: string;
}

export interface Drawing {
  readonly delegation?: string | null;
  /** The ruling that is announced, if it is on this text. */
  readonly pending?: PendingRuling | null;
  /** Brackets that go, with the option that stays, if one does. */
  readonly lifting?: Lifting;
  /** Operations whose words have just come. */
  readonly fresh?: ReadonlySet<OpId>;
}

export type Lifting = ReadonlyMap<string, string | null>;

/** Brackets of a text that are gone from the later one, each with the option whose words still stand. */
export function liftedBetween(before: Body, after: Body): Lifting {
  const still = new Set(openChoices(after).map((c) => c.id));
  const alive = new Set(wordsOf(after).map((w) => w.id));
  return new Map(
    openChoices(before)
      .filter((c) => !still.has(c.id))
      .map((c) => [c.id, c.options.find((o) => wordsOf(o.body).some((w) => alive.has(w.id)))?.id ?? null]),
  );
}

/** Operations that have put words into a text since it read otherwise; none when all of it is new. */
export function freshBetween(before: Body, after: Body): ReadonlySet<OpId> {
  const was = new Set(wordsOf(before).map((w) => w.id));
  const now = wordsOf(after);
  const come = now.filter((w) => !was.has(w.id)).map((w) => w.id.slice(0, w.id.lastIndexOf('.')));
  const old = new Set(wordsOf(before).map((w) => w.id.slice(0, w.id.lastIndexOf('.'))));
  return new Set(come.length === now.length ? [] : come.filter((op) => !old.has(op)));
}

/** Most words, and most characters, of an alternative that stays in its line. */
const inlineWords = 3;
const inlineChars = 24;

const isLong = (body: Body): boolean => {
  const words = wordsOf(body);
  return words.length > inlineWords && printBracketed(body, { sponsors: false }).trim().length > inlineChars;
};

/** Whether a choice takes lines of its own: its alternatives are long, or it holds one that does. */
function isStacked(choice: Choice): boolean {
  if (choice.options.length > 1 && choice.options.some((o) => isLong(o.body))) return true;
  return choice.options.some((o) => o.body.some((n) => n.kind === 'choice' && isStacked(n)));
}

/** The text as it stands. */
export const piecesOf = (body: Body, drawing: Drawing = {}): readonly Piece[] =>
  draw(segments(body, undefined, drawing.fresh), drawing, 1);

/** The text with an amendment marked in it: what comes and what goes. */
export const changedPieces = (body: Body, amendment: Amendment, drawing: Drawing = {}): readonly Piece[] =>
  draw(markChanges(body, amendment), drawing, 1);

const closing = /^[.,;:!?…。，；：]+$/u;

function draw(parts: readonly Segment[], drawing: Drawing, depth: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const part of parts) {
    const before = pieces.at(-1);
    if (part.kind !== 'node') {
      if (before?.d === 'choice' && before.stacked && part.kind === 'same' && closing.test(part.text))
        pieces[pieces.length - 1] = { ...before, tail: part.text };
      else pieces.push({ d: 'words', mark: part.kind, text: part.text });
    } else pieces.push(drawNode(part.node, drawing, depth));
  }
  return pieces;
}

function drawNode(node: Choice | Blank, drawing: Drawing, depth: number): Piece {
  if (node.kind === 'blank') return { d: 'blank', id: node.id, space: node.space, depth };
  const ruling = drawing.pending?.ruling;
  return {
    d: 'choice',
    id: node.id,
    space: node.space,
    depth,
    stacked: isStacked(node),
    announced: ruling?.r === 'lift' && ruling.choice === node.id,
    lifting: drawing.lifting?.has(node.id) ?? false,
    options: node.options.map((o) => ({
      id: o.id,
      pieces: draw(segments(o.body, undefined, drawing.fresh), drawing, depth + 1),
      sponsors: o.sponsors,
      stays: drawing.lifting?.get(node.id) === o.id,
      mine: o.sponsors.some((code) => code === drawing.delegation),
      text: printBracketed(o.body, { sponsors: false }).trim(),
      ...(o.tag === undefined ? {} : { tag: o.tag }),
    })),
    tail: '',
  };
}

/** Words with nothing around them: the text with its brackets, for a sentence about it. Long ones are cut at the end. */
export function excerpt(text: string, most = 60): string {
  const letters = Array.from(text.trim());
  return letters.length <= most
    ? letters.join('')
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
