import { strip, stripFrame, table } from './geometry.ts';
import { paint } from './palette.ts';
import { disc, type Pen, rect, widthOf, write } from './pen.ts';
import { paintPerson, seedOf } from './people.ts';

/** Floor and wall behind everything, over the whole canvas. */
export function paintRoom(
  pen: Pen,
  width: number,
  height: number,
  wall: number,
  origin: { readonly x: number; readonly y: number },
): void {
  rect(pen, 0, 0, width, height, paint.carpet);
  const { x, y } = table;
  for (const [reach, colour] of [
    [132, paint.carpetLight],
    [66, paint.carpet],
  ] as const) {
    rect(
      pen,
      origin.x + x - reach,
      origin.y + y - reach * 0.62,
      table.width - 2 * x + 2 * reach,
      330 + reach * 1.24,
      colour,
      0.5,
    );
  }
  disc(pen, origin.x + table.middle, origin.y + y + 178, 84, 70, paint.rug, 0.75);
  rect(pen, 0, 0, width, wall, paint.wall);
  for (let seam = origin.x % 40; seam < width; seam += 40) rect(pen, seam, 0, 1.5, wall - 4, paint.wallSeam, 0.5);
  rect(pen, 0, wall - 4, width, 4, paint.wallSeam);
}

function bracket(pen: Pen, flip: boolean): void {
  const { x, y, arm, depth, spine, slab, face, width } = table;
  const block = (bx: number, by: number, w: number, h: number, colour: string, alpha = 1) =>
    rect(pen, flip ? width - bx - w : bx, by, w, h, colour, alpha);
  block(x, y + depth + face, arm, 12, '#000', 0.2);
  block(x + spine, y + slab, arm - spine, face, paint.woodFace);
  // One shape, so that no seam shows between its parts at odd sizes.
  const at = (v: number) => (flip ? width - v : v);
  pen.fillStyle = paint.wood;
  pen.beginPath();
  pen.moveTo(at(x), y);
  for (const [px, py] of [
    [x + arm, y],
    [x + arm, y + slab],
    [x + spine, y + slab],
    [x + spine, y + depth - slab],
    [x + arm, y + depth - slab],
    [x + arm, y + depth],
    [x, y + depth],
  ] as const)
    pen.lineTo(at(px), py);
  pen.fill();
  block(x, y, arm, 2.5, paint.woodEdge);
  block(x + spine, y + depth - slab, arm - spine, 2.5, paint.woodEdge);
  block(x, y + depth, arm, face, paint.woodFace);
}

/** Two brackets of wood that face each other, open at head and foot. */
export function paintTable(pen: Pen): void {
  bracket(pen, false);
  bracket(pen, true);
}

/** The chair's desk at the open head, with the chair behind it if somebody is in the chair. */
export function paintPodium(pen: Pen, label: string, present: boolean, dir: 'ltr' | 'rtl'): void {
  const m = table.middle;
  disc(pen, m, 214, 150, 20, '#000', 0.16);
  if (present) paintPerson(pen, m, 176, seedOf('chair', 1), 'front', 1.16);
  rect(pen, m - 98, 212, 196, 24, paint.woodFace);
  rect(pen, m - 98, 182, 196, 30, paint.wood);
  rect(pen, m - 98, 182, 196, 2.5, paint.woodEdge);
  const style = { size: 13, weight: 700, colour: '#fff', align: 'center', dir } as const;
  const w = widthOf(label, style) + 20;
  rect(pen, m - w / 2, 187, w, 22, paint.ink);
  write(pen, m, 203, label, style);
}

/** The gavel at rest beside the plate, its own picture so that it can fall. */
export function paintGavel(pen: Pen, x: number, y: number): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate((-28 * Math.PI) / 180);
  rect(pen, -9, -5, 18, 10, paint.handle);
  rect(pen, -2, 4, 4, 18, paint.handle);
  pen.restore();
}

/** The same room seen from further above, for the strip. */
export function paintStripRoom(
  pen: Pen,
  width: number,
  height: number,
  origin: { readonly x: number; readonly y: number },
  own: number,
): void {
  rect(pen, 0, 0, width, height, paint.carpet);
  rect(pen, origin.x + 6, origin.y + 5, own - 12, strip.height - 10, paint.carpetLight, 0.45);
  disc(pen, origin.x + own / 2, origin.y + 88, 30, 24, paint.rug, 0.8);
}

/** The strip's table; the arms end where the frame says. */
export function paintStripTable(pen: Pen, count: number, own: number): void {
  const { inset, arm } = stripFrame(count, own);
  const { top, slab, depth, spine, face } = strip;
  for (const flip of [false, true]) {
    const block = (x: number, y: number, w: number, h: number, colour: string) =>
      rect(pen, flip ? own - x - w : x, y, w, h, colour);
    for (const [dy, colour] of [
      [face, paint.woodFace],
      [0, paint.wood],
    ] as const) {
      block(inset, top + dy, arm, slab, colour);
      block(inset, top + dy, spine, depth, colour);
      block(inset, top + depth - slab + dy, arm, slab, colour);
    }
  }
}

/** The chair in the strip: a head behind a small desk. */
export function paintStripPodium(pen: Pen, count: number, own: number, present: boolean): void {
  const { podium } = stripFrame(count, own);
  const m = own / 2;
  rect(pen, m - podium, 20, podium * 2, 14, paint.wood);
  rect(pen, m - podium, 34, podium * 2, 6, paint.woodFace);
  if (!present) return;
  disc(pen, m, 12, 6, 6, '#8A5632');
  pen.fillStyle = '#1B1512';
  pen.beginPath();
  pen.ellipse(m, 11.5, 6.5, 6.5, 0, Math.PI, 0);
  pen.fill();
}
