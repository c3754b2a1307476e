import { paint } from './palette.ts';
import { disc, line, type Pen, rect } from './pen.ts';

export const card = { w: 32, h: 44, handle: 12 } as const;

type Face = 'back' | 'for' | 'against' | 'abstain';

/** The product's mark: two brackets that make a table, with one person inside. */
export function paintMark(pen: Pen, x: number, y: number, size: number, colour: string): void {
  const b = size * 0.14;
  for (const side of [-1, 1]) {
    const inner = x + side * size * 0.12;
    const outer = x + side * (size / 2 - b / 2);
    line(
      pen,
      [
        [inner, y - size / 2 + b / 2],
        [outer, y - size / 2 + b / 2],
        [outer, y + size / 2 - b / 2],
        [inner, y + size / 2 - b / 2],
      ],
      colour,
      b,
    );
  }
  disc(pen, x, y, size * 0.16, size * 0.16, colour);
}

function paintHatch(pen: Pen, x: number, y: number, w: number, h: number): void {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, w, h);
  pen.clip();
  for (let at = -h; at < w; at += 6)
    line(
      pen,
      [
        [x + at, y + h],
        [x + at + h, y],
      ],
      paint.against,
      2.6,
    );
  pen.restore();
}

/**
 * A country card held up, the hand at (x, y + handle): its back while the ballot is open, its choice after the
 * gavel. Choices differ by outline and sign, not by colour alone.
 */
export function paintCard(pen: Pen, x: number, y: number, face: Face, scale = 1): void {
  const { w, h, handle } = card;
  pen.save();
  pen.translate(x, y);
  pen.scale(scale, scale);
  rect(pen, -2.5, 0, 5, handle, paint.handle);
  rect(pen, -w / 2 + 1, 3 - h, w, h, '#000', 0.26);
  rect(pen, -w / 2, -h, w, h, paint.paper);
  if (face === 'back') paintMark(pen, 0, -h / 2, w * 0.5, paint.room);
  if (face === 'for') {
    pen.strokeStyle = paint.act;
    pen.lineWidth = 2.4;
    pen.strokeRect(-w / 2 + 3, -h + 3, w - 6, h - 6);
    line(
      pen,
      [
        [-8, -h / 2],
        [-2, -h / 2 + 7],
        [9, -h / 2 - 7],
      ],
      paint.act,
      4,
    );
  }
  if (face === 'against') {
    paintHatch(pen, -w / 2, -h, w, h);
    rect(pen, -w / 2 + 5, -h + 5, w - 10, h - 10, paint.paper);
    line(
      pen,
      [
        [-6, -h / 2 - 7],
        [6, -h / 2 + 7],
      ],
      paint.against,
      4,
    );
    line(
      pen,
      [
        [6, -h / 2 - 7],
        [-6, -h / 2 + 7],
      ],
      paint.against,
      4,
    );
  }
  if (face === 'abstain') {
    pen.setLineDash([4, 3]);
    pen.strokeStyle = paint.abstain;
    pen.lineWidth = 2.4;
    pen.strokeRect(-w / 2 + 2, -h + 2, w - 4, h - 4);
    pen.setLineDash([]);
    line(
      pen,
      [
        [-7, -h / 2],
        [7, -h / 2],
      ],
      paint.abstain,
      4,
    );
  }
  pen.restore();
}
