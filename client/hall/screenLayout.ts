import type { ScreenSegment } from '../view/hallModel.ts';

export interface ScreenPiece {
  readonly kind: 'word' | 'open' | 'close' | 'slash' | 'blank';
  readonly text: string;
  readonly depth: number;
  /** From the line's start, in the direction of reading. */
  readonly x: number;
  readonly w: number;
}

export interface ScreenLine {
  readonly pieces: readonly ScreenPiece[];
  /** Spans behind the words, from the outermost bracket in. */
  readonly tints: readonly { readonly depth: number; readonly from: number; readonly to: number }[];
}

export interface ScreenSetting {
  readonly size: number;
  readonly lines: readonly ScreenLine[];
  /** Something did not fit and an ellipsis stands at the end. */
  readonly cut: boolean;
}

type Loose = Omit<ScreenPiece, 'x'>;

/** Pieces that are never parted, and whether a space stands before them. */
interface Unit {
  readonly space: boolean;
  readonly pieces: Loose[];
}

const ideograph = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/u;

function widthOf(kind: 'open' | 'close' | 'slash' | 'blank', size: number): number {
  switch (kind) {
    case 'open':
    case 'close':
      return size * 0.48;
    case 'slash':
      return size * 0.82;
    case 'blank':
      return size * 2;
  }
}

/** Words of a run: parted at spaces, and each ideograph by itself since a line may break after any. */
function wordsOf(text: string): readonly { readonly text: string; readonly space: boolean; readonly free: boolean }[] {
  const found: { text: string; space: boolean; free: boolean }[] = [];
  let space = false;
  for (const part of text.split(/(\s+)/u)) {
    if (part === '') continue;
    if (/^\s/u.test(part)) {
      space = true;
      continue;
    }
    let word = '';
    let free = false;
    for (const sign of part) {
      if (ideograph.test(sign) && /\p{L}/u.test(sign)) {
        if (word !== '') found.push({ text: word, space, free });
        space = word === '' ? space : false;
        word = sign;
        free = true;
      } else word += sign;
    }
    found.push({ text: word, space, free });
    space = false;
  }
  return found;
}

/** A bracket never parts from its first or last word; a line may break after a slash. */
function unitsOf(segments: readonly ScreenSegment[], size: number, measure: (text: string) => number): readonly Unit[] {
  const units: Unit[] = [];
  let space = false;
  let afterSlash = false;
  const place = (piece: Loose, opens: boolean, free = false) => {
    const last = units.at(-1);
    const held = last?.pieces.at(-1)?.kind === 'open';
    if (!last || (opens && !held && (space || afterSlash || free)))
      units.push({ space: space && units.length > 0, pieces: [piece] });
    else last.pieces.push(piece);
    space = false;
    afterSlash = piece.kind === 'slash';
  };
  for (const segment of segments) {
    if (segment.kind !== 'words') {
      const opens = segment.kind === 'open' || segment.kind === 'blank';
      place({ kind: segment.kind, text: '', depth: segment.depth, w: widthOf(segment.kind, size) }, opens);
      continue;
    }
    for (const word of wordsOf(segment.text)) {
      space ||= word.space;
      place({ kind: 'word', text: word.text, depth: segment.depth, w: measure(word.text) }, true, word.free);
    }
    space ||= /\s$/u.test(segment.text);
  }
  return units;
}

const unitWidth = (unit: Unit): number => unit.pieces.reduce((sum, piece) => sum + piece.w, 0);

function breakLines(units: readonly Unit[], width: number, gap: number): readonly (readonly Unit[])[] {
  const lines: Unit[][] = [];
  let used = 0;
  for (const unit of units) {
    const lead = unit.space ? gap : 0;
    const line = lines.at(-1);
    if (line && used + lead + unitWidth(unit) <= width) {
      line.push(unit);
      used += lead + unitWidth(unit);
    } else {
      lines.push([unit]);
      used = unitWidth(unit);
    }
  }
  return lines;
}

/** Gives every piece its place and follows the brackets over the line ends. */
function setLines(lines: readonly (readonly Unit[])[], gap: number): readonly ScreenLine[] {
  const open: number[] = [];
  return lines.map((units) => {
    const pieces: ScreenPiece[] = [];
    const tints: { depth: number; from: number; to: number }[] = [];
    const since = new Map(open.map((depth) => [depth, 0]));
    let x = 0;
    units.forEach((unit, i) => {
      if (i > 0 && unit.space) x += gap;
      for (const piece of unit.pieces) {
        if (piece.kind === 'open') {
          open.push(piece.depth);
          since.set(piece.depth, x);
        }
        pieces.push({ ...piece, x });
        x += piece.w;
        if (piece.kind === 'close') {
          tints.push({ depth: piece.depth, from: since.get(piece.depth) ?? 0, to: x });
          open.splice(open.lastIndexOf(piece.depth), 1);
          since.delete(piece.depth);
        }
      }
    });
    for (const [depth, from] of since) tints.push({ depth, from, to: x });
    return { pieces, tints: tints.toSorted((a, b) => a.depth - b.depth) };
  });
}

function cutAt(
  lines: readonly (readonly Unit[])[],
  most: number,
  width: number,
  gap: number,
  dots: number,
): readonly (readonly Unit[])[] {
  const kept = lines.slice(0, most);
  const last = [...(kept.at(-1) ?? [])];
  const used = () => last.reduce((sum, unit, i) => sum + unitWidth(unit) + (i > 0 && unit.space ? gap : 0), 0);
  while (last.length > 1 && used() + dots > width) last.pop();
  last.push({ space: false, pieces: [{ kind: 'word', text: '…', depth: 0, w: dots }] });
  return [...kept.slice(0, -1), last];
}

/**
 * Sets the words of the screen in the largest size in which they fit; if none does, the smallest is cut at its end
 * with an ellipsis. No word is changed or left out anywhere else.
 * @param sizes type sizes to try, largest first
 * @param room width and height in the same units
 * @param measure width of a text at a size
 */
export function setScreen(
  segments: readonly ScreenSegment[],
  sizes: readonly number[],
  room: { readonly width: number; readonly height: number },
  measure: (text: string, size: number) => number,
): ScreenSetting {
  let result: ScreenSetting = { size: sizes[0] ?? 20, lines: [], cut: false };
  for (const size of sizes) {
    const gap = measure(' ', size);
    const lines = breakLines(
      unitsOf(segments, size, (text) => measure(text, size)),
      room.width,
      gap,
    );
    const most = Math.max(1, Math.floor(room.height / lineHeight(size)));
    if (lines.length <= most) return { size, lines: setLines(lines, gap), cut: false };
    result = { size, lines: setLines(cutAt(lines, most, room.width, gap, measure('…', size)), gap), cut: true };
  }
  return result;
}

/** Line height on the screen for a type size. */
export function lineHeight(size: number): number {
  return size * 1.66;
}
