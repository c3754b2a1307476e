import type { HallDelegation } from '../view/hallModel.ts';
import { paint, serif } from './palette.ts';
import { dashedRect, disc, line, type Pen, rect, ring, widthOf, write } from './pen.ts';

export interface PlateSize {
  readonly height: number;
  readonly pad: number;
  readonly sign: number;
  readonly gap: number;
  readonly badge: number;
}

export const tablePlate: PlateSize = { height: 30, pad: 6, sign: 20, gap: 8, badge: 14 };
export const stripPlate: PlateSize = { height: 22, pad: 4, sign: 14, gap: 5, badge: 9 };

export interface PlateText {
  readonly text: string;
  readonly size: number;
  readonly spacing: number;
  readonly width: number;
}

const unspaced = /[\u0600-\u06FF\u2E80-\u9FFF]/u;

function signWidth(size: PlateSize, kind: 'flag' | 'emblem'): number {
  return kind === 'flag' ? size.sign * 1.2 : size.sign;
}

/**
 * The words of a plate: the name in capitals in the largest size that fits, else the code. Never under 13 units.
 * @param max widest plate in units
 */
export function plateText(d: HallDelegation, lang: string, max: number): PlateText {
  const name = d.name.toLocaleUpperCase(lang);
  const around = tablePlate.pad + signWidth(tablePlate, d.sign.kind) + tablePlate.gap + 12;
  for (const [text, size] of [
    [name, 18],
    [name, 16],
    [name, 14.5],
    [name, 13.5],
    [d.code, 18],
  ] as const) {
    const spacing = unspaced.test(text) ? 0 : 0.5;
    const width = around + widthOf(text, { size, weight: 700, colour: paint.ink, spacing });
    if (width <= max || text === d.code) return { text, size, spacing, width };
  }
  return { text: d.code, size: 18, spacing: 0.5, width: max };
}

/** Words of a plate in the strip: always the code. */
export function stripText(d: HallDelegation, width: number): PlateText {
  return { text: d.code, size: 13, spacing: 0.4, width };
}

interface PlateStyle {
  readonly size: PlateSize;
  readonly words: PlateText;
  readonly dir: 'ltr' | 'rtl';
  /** Units the plate stands above its place. */
  readonly lift: number;
  /** Under a dashed plate; empty in the strip. */
  readonly absent: string;
  readonly sign: CanvasImageSource | null;
}

function paintSign(pen: Pen, style: PlateStyle, d: HallDelegation, x: number): void {
  if (!style.sign) return;
  const w = signWidth(style.size, d.sign.kind);
  const h = d.sign.kind === 'flag' ? w * 0.75 : w;
  const y = (style.size.height - h) / 2;
  pen.drawImage(style.sign, x, y, w, h);
  if (d.sign.kind === 'flag') {
    pen.strokeStyle = 'rgb(19 34 43 / .25)';
    pen.lineWidth = 1;
    pen.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  }
}

/** A plate standing with the middle of its lower edge at (x, y); legs reach down to its place when lifted. */
export function paintPlate(pen: Pen, x: number, y: number, d: HallDelegation, style: PlateStyle): void {
  const { size, words, lift } = style;
  const w = words.width;
  const h = size.height;
  const absent = d.presence !== 'here';
  pen.save();
  pen.translate(x - w / 2, y - h);
  if (lift > 8) {
    for (const leg of [12, w - 12])
      line(
        pen,
        [
          [leg, h - lift],
          [leg, h + 4],
        ],
        'rgb(19 34 43 / .6)',
        3.5,
      );
  }
  pen.translate(0, -lift);
  const raised = lift > 0;
  if (absent) dashedRect(pen, 0.5, 0.5, w - 1, h - 1, paint.ink, 1.5, [5, 4]);
  else rect(pen, 1.5, raised ? h / 4 : h / 10, w, h, '#000', raised ? 0.32 : 0.24);
  if (d.yours) {
    const edge = h > 26 ? 5 : 4;
    rect(pen, -edge, -edge, w + edge * 2, h + edge * 2, paint.ink);
    rect(pen, 1.5 - edge, 1.5 - edge, w + edge * 2 - 3, h + edge * 2 - 3, paint.brass);
    if (absent) rect(pen, 0, 0, w, h, paint.wood);
  }
  if (!absent) rect(pen, 0, 0, w, h, paint.paper);
  const rtl = style.dir === 'rtl';
  const sw = signWidth(size, d.sign.kind);
  paintSign(pen, style, d, rtl ? w - size.pad - sw : size.pad);
  const from = size.pad + sw + size.gap;
  write(pen, rtl ? w - from : from, h / 2 + words.size * 0.36, words.text, {
    size: words.size,
    weight: 700,
    colour: paint.ink,
    spacing: words.spacing,
    align: rtl ? 'right' : 'left',
    dir: style.dir,
  });
  if (absent && style.absent !== '') {
    write(pen, w / 2, h + 18, style.absent, {
      size: 15,
      weight: 600,
      colour: paint.ink,
      align: 'center',
      dir: style.dir,
    });
  }
  if (d.listed !== null) {
    const bx = rtl ? 0 : w;
    disc(pen, bx, 0, size.badge, size.badge, paint.room);
    ring(pen, bx, 0, size.badge, '#fff', size.badge > 10 ? 2.5 : 1.5);
    const digits = size.badge > 10 ? 17 : 13;
    write(pen, bx, digits * 0.35, String(d.listed), {
      size: digits,
      weight: 700,
      family: serif,
      colour: '#fff',
      align: 'center',
    });
  }
  pen.restore();
}

/** The brass flag that says which delegation is yours, its tip at (x, y), pointing up, or sideways to the plate. */
export function paintYou(
  pen: Pen,
  x: number,
  y: number,
  word: string,
  dir: 'ltr' | 'rtl',
  points: 'up' | 'left' | 'right',
): void {
  const style = { size: 16, weight: 700, colour: paint.ink, align: 'center', dir } as const;
  const w = Math.max(44, widthOf(word, style) + 24);
  pen.fillStyle = paint.brass;
  pen.beginPath();
  const cx = points === 'up' ? x : points === 'left' ? x + 10 + w / 2 : x - 10 - w / 2;
  const top = points === 'up' ? y + 10 : y - 12;
  if (points === 'up') {
    pen.moveTo(x - 10, y + 11);
    pen.lineTo(x, y);
    pen.lineTo(x + 10, y + 11);
  } else {
    const d = points === 'left' ? 1 : -1;
    pen.moveTo(x + d * 11, y - 10);
    pen.lineTo(x, y);
    pen.lineTo(x + d * 11, y + 10);
  }
  pen.fill();
  rect(pen, cx - w / 2, top, w, 24, paint.brass);
  write(pen, cx, top + 18, word, style);
}
