import { paint } from './palette.ts';
import { disc, type Pen, ring } from './pen.ts';

/** Three flat warm ellipses on the floor around the one who speaks. */
export function paintLight(pen: Pen, x: number, y: number, radius: number): void {
  for (const part of [1, 0.75, 0.5]) disc(pen, x, y, radius * part, radius * part * 0.6, paint.lamp, 0.17);
}

/** The open microphone: a neck from its foot to a red head with a white rim and two rings. */
export function paintLive(
  pen: Pen,
  foot: readonly [number, number],
  head: readonly [number, number],
  radius: number,
): void {
  const [fx, fy] = foot;
  const [hx, hy] = head;
  pen.strokeStyle = paint.ink;
  pen.lineWidth = radius / 2;
  pen.beginPath();
  pen.moveTo(fx, fy);
  pen.bezierCurveTo(fx, fy + (hy - fy) * 0.6, hx + (fx - hx) * 0.3, fy + (hy - fy) * 0.6, hx, hy + radius * 0.7);
  pen.stroke();
  disc(pen, hx, hy, radius, radius, paint.live);
  ring(pen, hx, hy, radius, '#fff', radius / 4);
  ring(pen, hx, hy, radius * 1.62, paint.live, radius * 0.3, 0.75);
  if (radius > 6) ring(pen, hx, hy, radius * 2.25, paint.live, radius * 0.19, 0.4);
}
