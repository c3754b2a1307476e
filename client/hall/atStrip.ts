import { paintCard } from './cards.ts';
import type { DrawDelegation, Drawing } from './delegation.ts';
import { plateBox, type Seat, strip } from './geometry.ts';
import { paintLight, paintLive } from './light.ts';
import { paint } from './palette.ts';
import { emptyBracket, ring } from './pen.ts';
import { type Facing, paintHead, seedOf } from './people.ts';
import { paintPlate, stripPlate, stripText } from './plates.ts';
import type { Picture } from './stage.ts';

function headsOf(seat: Seat, people: number): readonly { readonly x: number; readonly y: number }[] {
  const { x, y } = seat.people;
  return seat.place === 'spine' || people < 2
    ? [{ x, y }]
    : [
        { x: x - 11, y },
        { x: x + 11, y },
      ];
}

function facingOf(seat: Seat): Facing {
  if (seat.place === 'top') return 'front';
  if (seat.place === 'foot') return 'back';
  return seat.half === 'left' ? 'right' : 'left';
}

/** One delegation in the strip: code plate and heads, in CSS pixels. */
export const drawAtStrip: DrawDelegation = ({ stage, model, sign }, seat, d): Drawing => {
  const heads = headsOf(seat, d.people);
  const here = d.presence === 'here';
  const lift = d.listed === null ? 0 : strip.lift;
  const box = plateBox(seat, strip.plateW, strip.plateH, lift);
  const depth = 200 + seat.plate.y;
  const inward = seat.half === 'left' ? 1 : -1;
  const head: readonly [number, number] =
    seat.place === 'spine'
      ? [seat.people.x + inward * 14, seat.people.y - 15]
      : [seat.people.x + (seat.shared ? 31 : 33), seat.place === 'top' ? 21 : 147];

  const people = stage.picture(
    { x: seat.people.x - 24, y: seat.people.y - 12, w: 48, h: 28 },
    seat.place === 'top' ? 40 : 150,
    (pen) => {
      heads.forEach((at, j) => {
        if (here) paintHead(pen, at.x, at.y, seedOf(d.code, j), facingOf(seat));
        else {
          pen.setLineDash([3, 3]);
          ring(pen, at.x, at.y, 8, paint.roomLine, 1.5);
          pen.setLineDash([]);
        }
      });
    },
  );
  const plate = stage.picture({ x: box.x - 12, y: box.y - 12, w: box.w + 24, h: box.h + 24 }, depth, (pen) =>
    paintPlate(pen, seat.plate.x, seat.plate.y, d, {
      size: stripPlate,
      words: stripText(d, strip.plateW),
      dir: model.dir,
      lift,
      absent: '',
      sign: sign(d.sign.url),
    }),
  );

  const extra: { -readonly [K in 'card' | 'blank' | 'light' | 'live']?: Picture } = {};
  if (d.speaking) {
    extra.light = stage.picture({ x: seat.people.x - 50, y: seat.people.y - 24, w: 100, h: 56 }, 10, (pen) =>
      paintLight(pen, seat.people.x, seat.people.y + 4, 48),
    );
    const foot: readonly [number, number] = [head[0] + 8, head[1] + (seat.place === 'foot' ? -14 : 20)];
    extra.live = stage.picture(
      { x: head[0] - 14, y: Math.min(head[1], foot[1]) - 14, w: 36, h: 50 },
      seat.place === 'top' ? depth - 0.5 : depth + 1,
      (pen) => paintLive(pen, foot, head, 5),
    );
  }
  if (here && d.card !== 'none') {
    // At the plate's free end: the inner one, or the outer one beside a neighbour.
    const x = seat.plate.x + (seat.shared === 'outer' ? -inward : inward) * (strip.plateW / 2 + 9);
    const y = seat.plate.y - strip.plateH / 2;
    const face = d.card;
    if (face === 'down') {
      extra.blank = stage.picture({ x: x - 10, y: y - 13, w: 20, h: 26 }, depth + 2, (pen) =>
        emptyBracket(pen, x, y, 15, 20, paint.openOnCarpet, 2.5),
      );
    } else
      extra.card = stage.picture({ x: x - 10, y: y - 16, w: 20, h: 34 }, depth + 2, (pen) =>
        paintCard(pen, x, y + 10, face, 0.5),
      );
  }
  return {
    parts: { people, plate, ...extra },
    target: { x: box.x - 8, y: box.y - 11, w: box.w + 16, h: 44 },
    lift: strip.lift,
    pulse: () =>
      stage.picture({ x: head[0] - 12, y: head[1] - 12, w: 24, h: 24 }, depth + 3, (pen) =>
        ring(pen, head[0], head[1], 10, paint.live, 2, 0.8),
      ),
  };
};
