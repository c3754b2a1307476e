import { absentWord, type DrawDelegation, type Drawing } from './delegation.ts';
import { drawnPeople, plateBox, type Point, type Seat, table, tablePeople } from './geometry.ts';
import { card, paintCard } from './cards.ts';
import { paintLight, paintLive } from './light.ts';
import { emptyBracket, ring, write } from './pen.ts';
import { type Facing, paintArm, paintChair, paintMicrophone, paintPerson, paintSheet, seedOf } from './people.ts';
import { paintPlate, paintYou, plateText, tablePlate } from './plates.ts';
import { paint } from './palette.ts';
import type { Picture } from './stage.ts';

function facingOf(seat: Seat): Facing {
  if (seat.place === 'top') return 'front';
  if (seat.place === 'foot') return 'back';
  return seat.half === 'left' ? 'right' : 'left';
}

/** Painter's order: top people sit behind the table, whose wood is 100; the rest by how near they are. */
function depthOf(seat: Seat, y: number): number {
  return seat.place === 'top' ? y - 200 : y;
}

function around(points: readonly Point[], up: number, down: number, side: number) {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const x = Math.min(...xs) - side;
  const y = Math.min(...ys) - up;
  return { x, y, w: Math.max(...xs) + side - x, h: Math.max(...ys) + down - y };
}

/** Where the red head of the open microphone is, and its foot. */
function microphoneOf(
  seat: Seat,
  speaker: Point,
  plateWidth: number,
): { readonly foot: readonly [number, number]; readonly head: readonly [number, number] } {
  const inward = seat.half === 'left' ? 1 : -1;
  if (seat.place === 'top') return { foot: [speaker.x + 44, table.y + 22], head: [speaker.x + 29, table.y - 24] };
  if (seat.place === 'foot') {
    const x = seat.plate.x + plateWidth / 2 + 22;
    return { foot: [x, seat.plate.y + 12], head: [x - 8, seat.plate.y - 30] };
  }
  return { foot: [speaker.x + inward * 42, speaker.y - 12], head: [speaker.x + inward * 29, speaker.y - 40] };
}

/** One delegation at the table: people, plate, card, light, in units of the table. */
export const drawAtTable: DrawDelegation = ({ stage, model, sign }, seat, d): Drawing => {
  const outward = seat.half === 'left' ? -1 : 1;
  const { shown, more } = drawnPeople(seat, d.people);
  const people = tablePeople(seat, shown);
  const here = d.presence === 'here';
  const speaker = (seat.place === 'spine' ? people[0] : people[Math.floor(shown / 2)]) ?? seat.people;
  const facing = facingOf(seat);
  const words = plateText(d, model.lang, seat.plateMax);
  const lift = d.listed === null ? 0 : table.lift;
  const box = plateBox(seat, words.width, tablePlate.height, lift);
  const plateDepth =
    seat.place === 'foot' ? table.y + table.depth - 10 : seat.place === 'top' ? table.y + table.slab : seat.plate.y;
  const microphone = microphoneOf(seat, speaker, words.width);

  const peopleBox = around(people, 72, 24, 46);
  const peoplePicture = stage.picture(peopleBox, depthOf(seat, seat.people.y), (pen) => {
    // The nearer ones over the farther ones.
    const order = people.map((p, j) => ({ p, j })).toSorted((a, b) => a.p.y - b.p.y);
    for (const { p, j } of order) {
      if (here) paintPerson(pen, p.x, p.y, seedOf(d.code, j), facing, table.personScale, d.speaking && p === speaker);
      else paintChair(pen, p.x, p.y);
    }
    if (more > 0) {
      // On the side away from the arm that holds a card; on the spine under whoever has nobody below.
      const inner = (seat.half === 'left' ? people.at(-1) : people[0]) ?? seat.people;
      const under = (shown === 3 ? people[1] : people[0]) ?? seat.people;
      const at =
        seat.place === 'spine' ? { x: under.x, y: under.y + 21 } : { x: inner.x - outward * 32, y: inner.y - 12 };
      write(pen, at.x, at.y, `+${more}`, { size: 15, weight: 700, colour: '#fff', align: 'center' });
    }
  });

  const platePicture = stage.picture(
    { x: box.x - 18, y: box.y - 18, w: box.w + 36, h: tablePlate.height + lift + 44 },
    plateDepth,
    (pen) =>
      paintPlate(pen, seat.plate.x, seat.plate.y, d, {
        size: tablePlate,
        words,
        dir: model.dir,
        lift,
        absent: absentWord(d, model.words),
        sign: sign(d.sign.url),
      }),
  );

  const extra: { -readonly [K in 'card' | 'arm' | 'blank' | 'light' | 'live' | 'you' | 'microphone']?: Picture } = {};

  if (d.speaking) {
    const [fx, fy] = microphone.foot;
    const [hx, hy] = microphone.head;
    extra.light = stage.picture({ x: speaker.x - 128, y: speaker.y - 84, w: 256, h: 156 }, 10, (pen) =>
      paintLight(pen, speaker.x, speaker.y - 6, 126),
    );
    extra.live = stage.picture(
      { x: Math.min(fx, hx) - 24, y: hy - 24, w: Math.abs(fx - hx) + 48, h: fy - hy + 30 },
      plateDepth - 0.5,
      (pen) => paintLive(pen, microphone.foot, microphone.head, 8),
    );
  } else if (seat.place !== 'spine' && !seat.shared && d.card === 'none') {
    const x = seat.plate.x + words.width / 2 + 14;
    extra.microphone = stage.picture({ x: x - 16, y: seat.plate.y - 28, w: 26, h: 34 }, plateDepth - 0.5, (pen) =>
      paintMicrophone(pen, x, seat.plate.y, -1),
    );
  }

  if (here && d.card !== 'none') {
    const index = seat.place === 'spine' ? Math.min(1, shown - 1) : seat.half === 'left' ? 0 : shown - 1;
    const holder = people[index] ?? seat.people;
    const hand =
      seat.place === 'top'
        ? { x: holder.x + outward * 48, y: holder.y - 30 }
        : seat.place === 'spine'
          ? { x: seat.people.x + outward * 70, y: holder.y - 34 }
          : { x: seat.plate.x + outward * (words.width / 2 + 26), y: holder.y - 42 };
    const depth = depthOf(seat, holder.y) + 0.5;
    if (d.card === 'down') {
      const onWood = seat.place === 'foot';
      const at =
        seat.place === 'foot'
          ? { x: hand.x, y: seat.plate.y - 15 }
          : seat.place === 'top'
            ? { x: hand.x + outward * -4, y: holder.y - 28 }
            : { x: hand.x - outward * 4, y: hand.y - 18 };
      extra.blank = stage.picture(
        { x: at.x - 20, y: at.y - 24, w: 40, h: 48 },
        Math.max(depth, onWood ? plateDepth + 1 : 0),
        (pen) =>
          emptyBracket(
            pen,
            at.x,
            at.y,
            seat.place === 'foot' ? 30 : 34,
            42,
            onWood ? paint.open : paint.openOnCarpet,
            4.5,
          ),
      );
    } else {
      const face = d.card;
      const shoulder = [holder.x + outward * 11, holder.y - 12] as const;
      extra.arm = stage.picture(
        {
          x: Math.min(shoulder[0], hand.x) - 9,
          y: hand.y - 2,
          w: Math.abs(shoulder[0] - hand.x) + 18,
          h: Math.max(20, shoulder[1] - hand.y) + 22,
        },
        depth,
        (pen) => paintArm(pen, shoulder, [hand.x, hand.y + 9], seedOf(d.code, index)),
      );
      extra.card = stage.picture(
        { x: hand.x - 19, y: hand.y - card.h - 1, w: 38, h: card.h + card.handle + 4 },
        depth - 0.2,
        (pen) => paintCard(pen, hand.x, hand.y, face),
      );
    }
  }

  if (d.yours) {
    const at =
      seat.place === 'foot'
        ? { x: seat.people.x, y: seat.people.y + 18 }
        : seat.place === 'top'
          ? { x: seat.plate.x, y: table.y + table.slab + table.face + 6 }
          : {
              x: seat.half === 'left' ? table.x + table.spine + 12 : table.width - table.x - table.spine - 12,
              y: seat.plate.y - 15,
            };
    const points = seat.place === 'spine' ? (seat.half === 'left' ? 'left' : 'right') : 'up';
    extra.you = stage.picture({ x: at.x - 100, y: at.y - 14, w: 200, h: 52 }, 700, (pen) =>
      paintYou(pen, at.x, at.y, model.words.you, model.dir, points),
    );
  }

  if (seat.place === 'top' && here) {
    // Sheets lie on the wood, so they belong to the table's layer and not to the people's.
    const sheets = stage.picture({ x: peopleBox.x, y: table.y + 4, w: peopleBox.w, h: 20 }, 101, (pen) => {
      for (const p of people) paintSheet(pen, p.x - 4, table.y + 7);
    });
    peoplePicture.once('destroy', () => sheets.destroy());
  }

  const target = around(
    [...people, { x: box.x + 10, y: box.y + 10 }, { x: box.x + box.w - 10, y: seat.plate.y }],
    50,
    8,
    18,
  );
  return {
    parts: { people: peoplePicture, plate: platePicture, ...extra },
    target,
    lift: table.lift,
    pulse: () => {
      const [x, y] = microphone.head;
      return stage.picture({ x: x - 22, y: y - 22, w: 44, h: 44 }, plateDepth, (pen) =>
        ring(pen, x, y, 19, paint.live, 2.5, 0.8),
      );
    },
  };
};
