import { sans } from './palette.ts';

export type Pen = CanvasRenderingContext2D;

export interface Lettering {
  readonly size: number;
  readonly weight?: number;
  readonly family?: string;
  readonly colour: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly dir?: 'ltr' | 'rtl';
  /** Extra space between letters in units; never for Arabic or Chinese. */
  readonly spacing?: number;
}

function apply(pen: Pen, style: Lettering): void {
  pen.font = `${style.weight ?? 500} ${style.size}px ${style.family ?? sans}`;
  pen.textAlign = style.align ?? 'left';
  pen.direction = style.dir ?? 'ltr';
  pen.textBaseline = 'alphabetic';
  if ('letterSpacing' in pen) pen.letterSpacing = `${style.spacing ?? 0}px`;
}

/** Writes one line of text with its baseline at y. */
export function write(pen: Pen, x: number, y: number, text: string, style: Lettering): void {
  apply(pen, style);
  pen.fillStyle = style.colour;
  pen.fillText(text, x, y);
}

let ruler: Pen | null = null;

/** Width of one line of text in units. */
export function widthOf(text: string, style: Lettering): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return text.length * style.size * 0.6;
  apply(ruler, style);
  return ruler.measureText(text).width;
}

/** Shortens a line to a width with an ellipsis at its end. */
export function fitted(text: string, width: number, style: Lettering): string {
  if (widthOf(text, style) <= width) return text;
  const signs = Array.from(text);
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, style) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

export function rect(pen: Pen, x: number, y: number, w: number, h: number, colour: string, alpha = 1): void {
  pen.globalAlpha = alpha;
  pen.fillStyle = colour;
  pen.fillRect(x, y, w, h);
  pen.globalAlpha = 1;
}

export function disc(pen: Pen, x: number, y: number, rx: number, ry: number, colour: string, alpha = 1): void {
  pen.globalAlpha = alpha;
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
  pen.fill();
  pen.globalAlpha = 1;
}

export function ring(pen: Pen, x: number, y: number, r: number, colour: string, width: number, alpha = 1): void {
  pen.globalAlpha = alpha;
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.arc(x, y, r, 0, Math.PI * 2);
  pen.stroke();
  pen.globalAlpha = 1;
}

/** Draws a line through points, in the pen's present stroke style. */
export function line(pen: Pen, points: readonly (readonly [number, number])[], colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.stroke();
}

/** A dashed rectangle just inside the given one. */
export function dashedRect(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: string,
  width: number,
  dash: readonly number[],
): void {
  pen.save();
  pen.setLineDash([...dash]);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.strokeRect(x + width / 2, y + width / 2, w - width, h - width);
  pen.restore();
}

/** An empty pair of brackets around (x, y), `w` wide and `h` high. */
export function emptyBracket(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: string,
  stroke: number,
): void {
  const inset = stroke / 2;
  const foot = w * 0.27;
  for (const side of [-1, 1]) {
    const outer = x + side * (w / 2 - inset);
    line(
      pen,
      [
        [outer - side * foot, y - h / 2 + inset],
        [outer, y - h / 2 + inset],
        [outer, y + h / 2 - inset],
        [outer - side * foot, y + h / 2 - inset],
      ],
      colour,
      stroke,
    );
  }
}
