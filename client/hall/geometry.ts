export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly w: number;
  readonly h: number;
}

/** Top arms face us, spines sit in profile, bottom arms have their backs to us. */
export type SeatPlace = 'top' | 'spine' | 'foot';

export interface Seat {
  readonly place: SeatPlace;
  /** Which of the two brackets, as we look at it. */
  readonly half: 'left' | 'right';
  /** Middle of the plate's lower edge. */
  readonly plate: Point;
  /** The widest plate that meets no neighbour, in the same units. */
  readonly plateMax: number;
  /** Where the delegation's people are grouped: feet, before they are spread. */
  readonly people: Point;
  /** Two delegations share this arm; the outer one sits nearer the spine. */
  readonly shared: false | 'outer' | 'inner';
  /** Most people drawn here. */
  readonly most: number;
}

/** The table in world units: LOOK draws it in a room 1280 by 644 with a wall 124 high. */
export const table = {
  width: 1280,
  height: 644,
  wall: 124,
  middle: 640,
  x: 150,
  y: 246,
  arm: 384,
  depth: 296,
  spine: 146,
  slab: 58,
  face: 22,
  plate: 30,
  lift: 30,
  personScale: 1.22,
} as const;

/** The strip of a phone, in CSS pixels; its width follows the phone, its height does not. */
export const strip = {
  height: 164,
  top: 27,
  slab: 30,
  depth: 114,
  spine: 70,
  face: 6,
  plateW: 62,
  plateH: 22,
  lift: 4,
} as const;

/** Delegations on each bracket: the right one takes the odd one. */
export function halves(count: number): { readonly right: number; readonly left: number } {
  return { right: Math.ceil(count / 2), left: Math.floor(count / 2) };
}

/** Delegations on the top arm, the spine and the bottom arm of one bracket holding `k`, 1 to 6. */
export function spread(k: number): { readonly top: number; readonly spine: number; readonly foot: number } {
  if (k <= 1) return { top: 0, spine: k, foot: 0 };
  if (k === 2) return { top: 1, spine: 0, foot: 1 };
  if (k === 3) return { top: 1, spine: 1, foot: 1 };
  if (k === 4) return { top: 1, spine: 2, foot: 1 };
  if (k === 5) return { top: 2, spine: 2, foot: 1 };
  return { top: 2, spine: 2, foot: 2 };
}

/** The seats of one bracket from head to foot, drawn as the left one. */
function leftHalf(
  k: number,
  place: (place: SeatPlace, index: number, of: number) => Omit<Seat, 'half' | 'place'>,
): readonly Seat[] {
  const { top, spine, foot } = spread(k);
  const row = (name: SeatPlace, of: number): Seat[] =>
    Array.from({ length: of }, (_, i) => ({ place: name, half: 'left' as const, ...place(name, i, of) }));
  // From the head: along the top arm outward, down the spine, along the bottom arm inward.
  return [...row('top', top).toReversed(), ...row('spine', spine), ...row('foot', foot)];
}

function mirror(seat: Seat, width: number): Seat {
  return {
    ...seat,
    half: 'right',
    plate: { x: width - seat.plate.x, y: seat.plate.y },
    people: { x: width - seat.people.x, y: seat.people.y },
  };
}

/** Clockwise from the chair's left hand: down the right bracket, up the left one. */
function clockwise(count: number, width: number, half: (k: number) => readonly Seat[]): readonly Seat[] {
  const { right, left } = halves(count);
  return [...half(right).map((seat) => mirror(seat, width)), ...half(left).toReversed()];
}

/**
 * Seats at the table for 2 to 12 delegations, clockwise.
 * @param count delegations
 * @returns one seat per delegation, in world units
 */
export function tableSeats(count: number): readonly Seat[] {
  const { x, y, depth, slab, spine } = table;
  return clockwise(count, table.width, (k) => {
    const crowded = k > 4;
    // Four rows of plates on a crowded bracket: each may stand up without meeting the one above.
    const rows = spread(k).spine === 1 ? [152] : crowded ? [104, 182] : [96, 208];
    return leftHalf(k, (place, i, of) => {
      const shared = of === 2 && place !== 'spine' && (i === 0 ? 'outer' : 'inner');
      const across = shared === 'outer' ? 232 : shared === 'inner' ? 446 : 415;
      const most = shared || (place === 'spine' && crowded) ? 2 : 3;
      const rest = { plateMax: place === 'spine' ? 164 : shared ? 158 : 220, shared, most } as const;
      switch (place) {
        case 'top':
          return { plate: { x: across, y: y + slab - 4 }, people: { x: across, y: y - 2 }, ...rest };
        case 'foot':
          return { plate: { x: across, y: y + depth - 22 }, people: { x: across, y: y + depth + 44 }, ...rest };
        case 'spine': {
          const middle = y + (rows[i] ?? 152);
          return { plate: { x: x + spine / 2, y: middle + 14 }, people: { x: x - 26, y: middle + 8 }, ...rest };
        }
      }
    });
  });
}

/** How far the strip's brackets stand from its edges, and how wide their arms and the podium are. */
export function stripFrame(
  count: number,
  width: number,
): { readonly inset: number; readonly arm: number; readonly podium: number } {
  const shared = halves(count).right > 4;
  const arm = shared ? 128 : 116;
  const inset = Math.max(6, Math.min(34, width / 2 - arm - 20));
  return { inset, arm, podium: Math.max(8, Math.min(27, width / 2 - inset - arm - 5)) };
}

/**
 * Seats in the strip of a phone, clockwise.
 * @param count delegations, 2 to 12
 * @param width of the strip in CSS pixels
 */
export function stripSeats(count: number, width: number): readonly Seat[] {
  const { inset } = stripFrame(count, width);
  return clockwise(count, width, (k) => {
    const rows = spread(k).spine === 1 ? [99] : [85, 113];
    return leftHalf(k, (place, i, of) => {
      const shared = of === 2 && place !== 'spine' && (i === 0 ? 'outer' : 'inner');
      const across = inset + (shared === 'outer' ? 31 : shared === 'inner' ? 97 : 85);
      const same = { plateMax: strip.plateW, shared, most: place === 'spine' ? 1 : 2 } as const;
      switch (place) {
        case 'top':
          return { plate: { x: across, y: 52 }, people: { x: across, y: 18 }, ...same };
        case 'foot':
          return { plate: { x: across, y: 140 }, people: { x: across, y: 150 }, ...same };
        case 'spine': {
          const low = rows[i] ?? 99;
          return { plate: { x: inset + 34, y: low }, people: { x: inset - 17, y: low - 12 }, ...same };
        }
      }
    });
  });
}

/** People of a delegation that are drawn, at most three; the rest are a number. */
export function drawnPeople(seat: Seat, people: number): { readonly shown: number; readonly more: number } {
  const shown = Math.max(1, Math.min(seat.most, people));
  return { shown, more: Math.max(0, people - shown) };
}

/** Where each drawn person of a delegation stands at the table (feet), outermost pictures last. */
export function tablePeople(seat: Seat, shown: number): readonly Point[] {
  const outward = seat.half === 'left' ? -1 : 1;
  return Array.from({ length: shown }, (_, j) =>
    seat.place === 'spine'
      ? { x: seat.people.x + outward * (j % 2) * 34, y: seat.people.y + (j - (shown - 1) / 2) * (shown > 2 ? 27 : 34) }
      : { x: seat.people.x + (j - (shown - 1) / 2) * 56, y: seat.people.y },
  );
}

/** The rectangle of a plate `width` wide on its seat, lifted by `lift`. */
export function plateBox(seat: Seat, width: number, height: number, lift = 0): Box {
  return { x: seat.plate.x - width / 2, y: seat.plate.y - height - lift, w: width, h: height };
}

export type HallLayout = 'table' | 'strip';

export interface Fit {
  readonly layout: HallLayout;
  /** CSS pixels per unit. */
  readonly scale: number;
  /** Size of the whole drawing in units. */
  readonly width: number;
  readonly height: number;
  /** Where the table's (or strip's) own origin lies in it. */
  readonly origin: Point;
  /** Height of the wall in units; 0 in the strip. */
  readonly wall: number;
}

/**
 * Chooses table or strip for a parent of this size. Plates are never drawn under 13 px: where the whole table would
 * need that, the strip is shown instead.
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
export function fit(width: number, height: number): Fit {
  const scale = Math.min(width / table.width, height / table.height);
  if (scale >= 13 / 18) {
    const w = width / scale;
    const h = height / scale;
    const extra = h - table.height;
    // A taller room first gives its screen more lines, then the floor more air.
    const wall = table.wall + Math.min(extra, 84);
    return {
      layout: 'table',
      scale,
      width: w,
      height: h,
      origin: { x: (w - table.width) / 2, y: wall - table.wall + Math.max(0, extra - 84) / 2 },
      wall,
    };
  }
  const zoom = Math.max(1, Math.min(width / 430, height / strip.height, 2));
  const w = width / zoom;
  const h = height / zoom;
  const own = stripWidth(w);
  return {
    layout: 'strip',
    scale: zoom,
    width: w,
    height: h,
    origin: { x: (w - own) / 2, y: (h - strip.height) / 2 },
    wall: 0,
  };
}

/** Width of the strip itself inside a drawing `width` units wide. */
export function stripWidth(width: number): number {
  return Math.max(300, Math.min(480, width));
}
