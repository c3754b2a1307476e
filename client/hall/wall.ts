import type { HallModel, HallOutlineRow } from '../view/hallModel.ts';
import { table } from './geometry.ts';
import { paint, serif } from './palette.ts';
import { disc, emptyBracket, fitted, line, type Lettering, type Pen, rect, ring, widthOf, write } from './pen.ts';
import { lineHeight, type ScreenLine, setScreen } from './screenLayout.ts';

/** What hangs on the wall, as boxes from the room's start edge; mirrored where the page reads from the right. */
export function wallBoxes(wall: number, dir: 'ltr' | 'rtl') {
  const h = wall - 26;
  const place = (x: number, w: number) => ({ x: dir === 'rtl' ? table.width - x - w : x, y: 12, w, h });
  return { board: place(44, 226), screen: place(304, 664), timer: place(996, 264) };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The rows shown when not all fit: the current one stays in sight. */
export function windowOf(rows: readonly HallOutlineRow[], most: number): readonly HallOutlineRow[] {
  if (rows.length <= most) return rows;
  const current = Math.max(
    0,
    rows.findIndex((row) => row.current),
  );
  const from = Math.max(0, Math.min(rows.length - most, current - Math.floor((most - 1) / 2)));
  return rows.slice(from, from + most);
}

/** The draft at a glance: each provision with its open brackets. */
export function paintBoard(pen: Pen, at: Place, model: HallModel): void {
  const rtl = model.dir === 'rtl';
  const start = (v: number) => (rtl ? at.x + at.w - v : at.x + v);
  const end = (v: number) => (rtl ? at.x + v : at.x + at.w - v);
  const align = rtl ? 'right' : 'left';
  const { dir } = model;
  const rows = windowOf(model.outline, Math.floor((at.h - 6) / 22));
  if (rows.length === 0) return;
  const h = rows.length * 22 + 10;
  rect(pen, at.x - 2, at.y - 2, at.w + 4, h + 4, paint.ink);
  rect(pen, at.x + 2, at.y + 2, at.w - 4, h - 4, paint.paper);
  rows.forEach((row, i) => {
    const y = at.y + 22 + i * 22;
    if (row.current) {
      rect(pen, at.x + 2, y - 17, at.w - 4, 23, paint.washed);
      rect(pen, rtl ? at.x + at.w - 7 : at.x + 2, y - 17, 5, 23, paint.ink);
    }
    const plain: Lettering = { size: 14, colour: paint.ink, weight: row.current ? 650 : 500, align, dir };
    const state: Lettering = { size: 13.5, colour: paint.ink2, align: rtl ? 'left' : 'right', dir };
    const bold: Lettering = { ...plain, weight: 700 };
    write(pen, start(18), y, row.number, bold);
    const taken = row.brackets > 0 ? 40 : widthOf(row.status, state) + 18;
    // "Preamble (a)" is longer than "3.8": the title begins behind it, and is left out where nothing of it fits.
    const from = Math.max(42, 18 + widthOf(row.number, bold) + 8);
    const room = at.w - from - taken;
    if (room > 30) write(pen, start(from), y, fitted(row.title, room, plain), plain);
    if (row.brackets > 0) {
      const x = end(23);
      emptyBracket(pen, x, y - 5, 26, 18, paint.open, 2.5);
      write(pen, x, y, String(row.brackets), {
        size: 15,
        weight: 700,
        family: serif,
        colour: paint.ink,
        align: 'center',
      });
    } else write(pen, end(10), y, row.status, state);
  });
}

const overshoot = [1.43, 1.16, 0.96] as const;
const strokes = [0.14, 0.118, 0.1] as const;

function paintLine(pen: Pen, x: number, y: number, size: number, set: ScreenLine, dir: 'ltr' | 'rtl'): void {
  const at = (from: number, w: number) => (dir === 'rtl' ? x - from - w : x + from);
  const level = (depth: number) => Math.max(0, Math.min(2, depth - 1));
  const high = (depth: number) => size * (overshoot[level(depth)] ?? 1);
  const middle = y - size * 0.33;
  for (const tint of set.tints) {
    const h = high(tint.depth);
    rect(
      pen,
      at(tint.from, tint.to - tint.from),
      middle - h / 2,
      tint.to - tint.from,
      h,
      paint.tints[level(tint.depth)] ?? paint.paper,
    );
  }
  for (const piece of set.pieces) {
    const left = at(piece.x, piece.w);
    if (piece.kind === 'word') {
      write(pen, dir === 'rtl' ? left + piece.w : left, y, piece.text, {
        size,
        colour: paint.ink,
        family: serif,
        align: dir === 'rtl' ? 'right' : 'left',
        dir,
      });
    } else if (piece.kind === 'slash') {
      write(pen, left + piece.w / 2, y, '/', { size, weight: 700, colour: paint.open, family: serif, align: 'center' });
    } else if (piece.kind === 'blank') {
      rect(
        pen,
        left,
        middle - high(piece.depth) / 2,
        piece.w,
        high(piece.depth),
        paint.tints[level(piece.depth)] ?? paint.paper,
      );
      emptyBracket(pen, left + piece.w / 2, middle, piece.w, high(piece.depth), paint.open, size * 0.13);
    } else {
      const h = high(piece.depth) / 2;
      const k = size * (strokes[level(piece.depth)] ?? 0.1);
      // The upright stands on the outer side, which is the reading side of an opening bracket.
      const faces = (piece.kind === 'open') === (dir === 'ltr') ? 1 : -1;
      const outer = faces === 1 ? left + k / 2 : left + piece.w - k / 2;
      const foot = outer + faces * size * 0.29;
      line(
        pen,
        [
          [foot, middle - h + k / 2],
          [outer, middle - h + k / 2],
          [outer, middle + h - k / 2],
          [foot, middle + h - k / 2],
        ],
        paint.open,
        k,
      );
    }
  }
}

const sizes = [32, 29, 26, 23.5, 21, 19] as const;

/** The screen over the podium: the words of the draft as they stand, with their brackets. */
export function paintScreen(pen: Pen, at: Place, screen: HallModel['screen']): void {
  rect(pen, at.x - 7, at.y - 7, at.w + 14, at.h + 14, paint.ink);
  rect(pen, at.x, at.y, at.w, at.h, paint.paper);
  const rtl = screen.dir === 'rtl';
  const side = rtl ? 'right' : 'left';
  const x = rtl ? at.x + at.w - 22 : at.x + 22;
  const head: Lettering = { size: 15, weight: 600, colour: paint.ink2, align: side, dir: screen.dir };
  write(pen, x, at.y + 25, fitted(screen.heading, at.w - 44, head), head);
  const room = { width: at.w - 44, height: at.h - 32 };
  const set = setScreen(screen.segments, sizes, room, (text, size) =>
    widthOf(text, { size, colour: paint.ink, family: serif, dir: screen.dir }),
  );
  const step = lineHeight(set.size);
  const spare = Math.max(0, (room.height - step * set.lines.length) / 2);
  set.lines.forEach((one, i) =>
    paintLine(pen, x, at.y + 32 + spare * 0.6 + step * (i + 0.68), set.size, one, screen.dir),
  );
}

/** Who has the floor, and the time left in large figures. */
export function paintTimer(pen: Pen, at: Place, timer: HallModel['timer'], dir: 'ltr' | 'rtl'): void {
  if (!timer) return;
  const rtl = dir === 'rtl';
  const start = (v: number) => (rtl ? at.x + at.w - v : at.x + v);
  const y = at.y + at.h / 2;
  ring(pen, start(22), y - 10, 16, paint.live, 2.5, 0.55);
  disc(pen, start(22), y - 10, 9, 9, paint.live);
  const align = rtl ? 'right' : 'left';
  write(pen, start(50), y + 5, timer.text, { size: 44, weight: 700, family: serif, colour: paint.ink, align, dir });
  const label: Lettering = { size: 15, weight: 600, colour: paint.ink2, align, dir };
  write(pen, start(50), y + 32, fitted(timer.label, at.w - 56, label), label);
}
