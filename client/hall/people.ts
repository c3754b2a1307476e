import { coats, hairs, paint, skins } from './palette.ts';
import { disc, line, type Pen } from './pen.ts';

export type Facing = 'front' | 'back' | 'left' | 'right';

/** A number from a code, so that a person looks the same for everybody and every time. */
export function seedOf(code: string, person: number): number {
  let hash = 2166136261;
  for (const sign of `${person}${code}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619);
  // Neighbours' seeds differ in few bits; stir them, or their coats would match.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

interface Looks {
  readonly coat: string;
  readonly hair: string;
  readonly skin: string;
}

/** How light a colour is, 0 to 255: hair must stand out from the face. */
function luminance(colour: string): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return 0.3 * (value >> 16) + 0.59 * ((value >> 8) & 255) + 0.11 * (value & 255);
}

/** Coat, hair and skin come from the seed alone, never from the country. */
export function looksOf(seed: number): Looks {
  const skin = skins[(seed >>> 11) % skins.length] ?? paint.wood;
  const hues = hairs.filter((hue) => Math.abs(luminance(hue) - luminance(skin)) > 24);
  const hair = hues[(seed >>> 5) % hues.length] ?? paint.ink;
  return {
    coat: coats[seed % coats.length] ?? paint.ink,
    hair,
    skin,
  };
}

/** A person with the feet at (x, y): shoulders, neck, head, hair; about 28 by 42 at scale 1. */
export function paintPerson(
  pen: Pen,
  x: number,
  y: number,
  seed: number,
  facing: Facing,
  scale: number,
  stands = false,
): void {
  const { coat, hair, skin } = looksOf(seed);
  const up = stands ? 12 : 0;
  pen.save();
  pen.translate(x, y);
  pen.scale(scale, scale);
  disc(pen, 0, 3, 15, 6, '#000', 0.22);
  pen.fillStyle = coat;
  pen.beginPath();
  pen.moveTo(-14, 4);
  pen.lineTo(-14, -9 - up);
  pen.ellipse(0, -9 - up, 14, 12, 0, Math.PI, 0);
  pen.lineTo(14, 4);
  pen.ellipse(0, 4, 14, 5, 0, 0, Math.PI);
  pen.fill();
  pen.fillStyle = skin;
  pen.fillRect(-4, -25 - up, 8, 8);
  if (facing === 'front') {
    disc(pen, 0, -30 - up, 10, 10, skin);
    pen.fillStyle = hair;
    pen.beginPath();
    pen.ellipse(0, -30 - up, 10.4, 10.4, 0, Math.PI, 0);
    pen.bezierCurveTo(7.4, -35 - up, 3.4, -36 - up, 0, -36 - up);
    pen.bezierCurveTo(-3.4, -36 - up, -7.4, -35 - up, -10.4, -30 - up);
    pen.fill();
  } else if (facing === 'back') {
    disc(pen, 0, -31 - up, 10, 10, hair);
    pen.fillStyle = hair;
    pen.beginPath();
    pen.moveTo(-10.5, -32 - up);
    pen.ellipse(0, -32 - up, 10.5, 10.5, 0, Math.PI, 0);
    pen.bezierCurveTo(10.5, -27 - up, 8.5, -23 - up, 6.5, -22 - up);
    pen.lineTo(-6.5, -22 - up);
    pen.bezierCurveTo(-8.5, -23 - up, -10.5, -27 - up, -10.5, -32 - up);
    pen.fill();
  } else {
    const side = facing === 'right' ? 1 : -1;
    disc(pen, 0, -30.5 - up, 10.4, 10.4, hair);
    disc(pen, side * 3.2, -28.4 - up, 7.8, 7.8, skin);
  }
  pen.restore();
}

/** A head seen from above for the strip: 18 by 20 around (x, y). */
export function paintHead(pen: Pen, x: number, y: number, seed: number, facing: Facing): void {
  const { coat, hair, skin } = looksOf(seed);
  disc(pen, x, y + 6, 9, 6.5, coat);
  disc(pen, x, y - 2, 6.2, 6.2, hair);
  const turn = facing === 'right' ? 2 : facing === 'left' ? -2 : 0;
  if (facing !== 'back') disc(pen, x + turn, y - 1, 4.6, 4.6, skin);
}

/** An arm from the shoulder to a hand held up: sleeve, then a round hand. */
export function paintArm(
  pen: Pen,
  shoulder: readonly [number, number],
  hand: readonly [number, number],
  seed: number,
): void {
  const { coat, skin } = looksOf(seed);
  const [sx, sy] = shoulder;
  const [hx, hy] = hand;
  pen.save();
  pen.lineCap = 'round';
  for (const [colour, width] of [
    [paint.sleeveLine, 12.5],
    [coat, 10.5],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(sx, sy);
    pen.quadraticCurveTo(sx + (hx - sx) * 0.72, sy + (hy - sy) * 0.18, hx, hy);
    pen.stroke();
  }
  disc(pen, hx, hy, 5.9, 5.9, paint.sleeveLine);
  disc(pen, hx, hy, 4.9, 4.9, skin);
  pen.restore();
}

/** The dashed outline of a chair nobody sits on. */
export function paintChair(pen: Pen, x: number, y: number): void {
  pen.save();
  pen.beginPath();
  pen.moveTo(x - 14, y + 5);
  pen.lineTo(x - 14, y - 13);
  pen.ellipse(x, y - 13, 14, 10, 0, Math.PI, 0);
  pen.lineTo(x + 14, y + 5);
  pen.closePath();
  pen.fillStyle = paint.room2;
  pen.fill();
  pen.setLineDash([4, 3]);
  pen.strokeStyle = paint.roomLine;
  pen.lineWidth = 1.5;
  pen.stroke();
  pen.restore();
}

/** A microphone that is off: a short goose-neck on its foot at (x, y), leaning toward `lean`. */
export function paintMicrophone(pen: Pen, x: number, y: number, lean: number): void {
  pen.save();
  pen.lineCap = 'butt';
  pen.strokeStyle = paint.ink;
  pen.lineWidth = 3;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.bezierCurveTo(x, y - 13, x + lean * 7, y - 12, x + lean * 9, y - 19);
  pen.stroke();
  pen.restore();
  disc(pen, x + lean * 9, y - 20, 3.6, 3.6, paint.ink);
  disc(pen, x, y, 5, 2.5, paint.ink);
}

/** A sheet of the draft in front of somebody. */
export function paintSheet(pen: Pen, x: number, y: number): void {
  pen.fillStyle = 'rgb(0 0 0 / .16)';
  pen.fillRect(x - 11, y + 1.5, 24, 11);
  pen.fillStyle = paint.paper;
  pen.fillRect(x - 12, y, 24, 11);
  line(
    pen,
    [
      [x - 9, y + 3.5],
      [x + 9, y + 3.5],
    ],
    paint.wallSeam,
    1.2,
  );
  line(
    pen,
    [
      [x - 9, y + 6.5],
      [x + 6, y + 6.5],
    ],
    paint.wallSeam,
    1.2,
  );
}
