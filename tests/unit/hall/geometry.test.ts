import { describe, expect, it } from 'vitest';
import {
  type Box,
  drawnPeople,
  fit,
  halves,
  plateBox,
  type Seat,
  spread,
  strip,
  stripFrame,
  stripSeats,
  table,
  tablePeople,
  tableSeats,
} from '../../../client/hall/geometry.ts';

const counts = Array.from({ length: 11 }, (_, i) => i + 2);

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

function clashes(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b, j) => (overlap(a, b) ? [`${i} and ${i + 1 + j}`] : [])),
  );
}

const tableBox = (seat: Seat, lift: number) => plateBox(seat, seat.plateMax, table.plate, lift);

describe('seats at the table', () => {
  it.each(counts)('gives each of %i delegations a seat', (n) => {
    expect(tableSeats(n)).toHaveLength(n);
    const { right, left } = halves(n);
    expect(right + left).toBe(n);
    for (const k of [right, left]) {
      const parts = spread(k);
      expect(parts.top + parts.spine + parts.foot).toBe(k);
    }
  });

  it.each(counts)('lets no plates overlap for %i, at rest', (n) => {
    expect(clashes(tableSeats(n).map((seat) => tableBox(seat, 0)))).toEqual([]);
  });

  it.each(counts)('lets no plate meet another for %i when any one of them stands up', (n) => {
    const seats = tableSeats(n);
    for (const one of seats) {
      expect(clashes(seats.map((seat) => tableBox(seat, seat === one ? table.lift : 0)))).toEqual([]);
    }
  });

  it.each(counts.filter((n) => n % 2 === 0))('mirrors the two brackets for %i', (n) => {
    const seats = tableSeats(n);
    seats.slice(0, n / 2).forEach((seat, i) => {
      const across = seats[n - 1 - i];
      expect(across?.half).toBe('left');
      expect(across?.place).toBe(seat.place);
      expect(across?.plate).toEqual({ x: table.width - seat.plate.x, y: seat.plate.y });
    });
  });

  it.each(counts)('goes clockwise for %i: down the right, up the left', (n) => {
    const seats = tableSeats(n);
    const right = seats.filter((seat) => seat.half === 'right').map((seat) => seat.plate.y);
    const left = seats.filter((seat) => seat.half === 'left').map((seat) => seat.plate.y);
    expect(seats.slice(0, right.length).every((seat) => seat.half === 'right')).toBe(true);
    expect(right).toEqual(right.toSorted((a, b) => a - b));
    expect(left).toEqual(left.toSorted((a, b) => b - a));
  });

  it('seats eight as one on each arm and two down each spine, and twelve as two and two', () => {
    expect(spread(4)).toEqual({ top: 1, spine: 2, foot: 1 });
    expect(spread(6)).toEqual({ top: 2, spine: 2, foot: 2 });
  });

  it.each(counts)('keeps the people of %i delegations apart', (n) => {
    const heads = tableSeats(n).flatMap((seat) =>
      tablePeople(seat, drawnPeople(seat, 3).shown).map((p) => ({ x: p.x - 10, y: p.y - 48, w: 20, h: 20 })),
    );
    expect(clashes(heads)).toEqual([]);
  });

  it('draws at most three people and counts the rest', () => {
    const [seat] = tableSeats(8);
    expect(seat && drawnPeople(seat, 5)).toEqual({ shown: 3, more: 2 });
    expect(seat && drawnPeople(seat, 0)).toEqual({ shown: 1, more: 0 });
  });
});

describe('seats in the strip of a phone', () => {
  it.each(counts.flatMap((n) => [320, 360, 390, 430].map((width) => [n, width] as const)))(
    'keeps %i plates apart and inside %i pixels',
    (n, width) => {
      const boxes = stripSeats(n, width).map((seat) => plateBox(seat, strip.plateW, strip.plateH));
      expect(clashes(boxes)).toEqual([]);
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.w).toBeLessThanOrEqual(width);
      }
      const { podium } = stripFrame(n, width);
      expect(clashes([...boxes, { x: width / 2 - podium, y: 20, w: podium * 2, h: 20 }])).toEqual([]);
    },
  );
});

describe('how the hall fits', () => {
  it('shows the whole table on a laptop and gives a taller room a taller wall', () => {
    expect(fit(1280, 644)).toMatchObject({ layout: 'table', scale: 1, wall: 124 });
    expect(fit(1280, 724)).toMatchObject({ layout: 'table', scale: 1, wall: 204, origin: { x: 0, y: 80 } });
  });

  it('shows the strip at its own size on a phone', () => {
    expect(fit(390, 164)).toMatchObject({ layout: 'strip', scale: 1, origin: { x: 0, y: 0 } });
  });

  it.each([
    [1024, 600],
    [930, 500],
    [1920, 900],
    [768, 600],
  ])('never draws letters under 13 pixels in %i by %i', (w, h) => {
    const { layout, scale } = fit(w, h);
    expect(scale * (layout === 'table' ? 18 : 13)).toBeGreaterThanOrEqual(13);
  });
});
