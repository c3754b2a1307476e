import { Scene } from 'phaser';
import type { HallDelegation, HallModel } from '../view/hallModel.ts';
import { drawAtStrip } from './atStrip.ts';
import { drawAtTable } from './atTable.ts';
import { clearParts, type Drawing, moveParts, type Setting } from './delegation.ts';
import { diffHall } from './differ.ts';
import {
  type Box,
  type Fit,
  fit,
  type Point,
  type Seat,
  strip,
  stripSeats,
  stripWidth,
  table,
  tableSeats,
} from './geometry.ts';
import {
  paintGavel,
  paintPodium,
  paintRoom,
  paintStripPodium,
  paintStripRoom,
  paintStripTable,
  paintTable,
} from './room.ts';
import { Signs } from './signs.ts';
import { longest, type Picture, Stage } from './stage.ts';
import { paintBoard, paintScreen, paintTimer, wallBoxes } from './wall.ts';

export interface Size {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Canvas pixels per CSS pixel. */
  readonly ratio: number;
}

type Hanging = 'board' | 'screen' | 'timer';

/** Draws models of the hall. It decides nothing: what it shows is what the last model said. */
export class HallScene extends Scene {
  readonly #ready: () => void;
  readonly #wake: (ms: number) => void;
  readonly #still: boolean;
  readonly #signs = new Signs(() => this.redraw());
  #size: Size;
  #model: HallModel | null = null;
  #fit: Fit;
  #floor: Stage | null = null;
  #wall: Stage | null = null;
  readonly #seated = new Map<string, { readonly seat: Seat; readonly drawing: Drawing }>();
  readonly #hung = new Map<Hanging, Picture>();
  #podium: Picture | null = null;
  #gavel: Picture | null = null;
  #left = false;

  constructor(
    size: Size,
    options: { readonly still: boolean; readonly wake: (ms: number) => void; readonly ready: () => void },
  ) {
    super('hall');
    this.#size = size;
    this.#fit = fit(size.width, size.height);
    this.#still = options.still;
    this.#wake = options.wake;
    this.#ready = options.ready;
  }

  create(): void {
    this.#ready();
  }

  get layout(): Fit['layout'] {
    return this.#fit.layout;
  }

  /** Something is still on its way to its place. */
  get moving(): boolean {
    return this.tweens.getTweens().length > 0;
  }

  /** Shows a model: what differs from the last one moves to its place. */
  show(model: HallModel): void {
    const before = this.#model;
    const change = diffHall(before, model);
    this.#model = model;
    if (
      !this.#floor ||
      !before ||
      change.words ||
      change.added.length + change.removed.length + change.moved.length > 0
    ) {
      this.redraw();
      return;
    }
    for (const code of change.changed) {
      const was = before.delegations.find((d) => d.code === code);
      const now = model.delegations.find((d) => d.code === code);
      const old = this.#seated.get(code);
      if (!was || !now || !old) continue;
      clearParts(this.#floor, old.drawing.parts);
      const drawing = this.#seat(this.#floor, model, old.seat, now);
      moveParts(this.#floor, was, now, drawing);
    }
    if (change.chair) this.#seatChair(this.#floor, model);
    if (change.outline) this.#hang('board', model, false);
    if (change.timer) this.#hang('timer', model, false);
    // Words that come or go on the screen pass over each other; other brackets of the page lift beside it.
    if (change.screen) this.#hang('screen', model, true);
    if (change.gavel && this.#gavel) this.#floor.swing(this.#gavel, 40, 120);
    this.#wake(0);
  }

  /** The hall is left: a flag that arrives later is drawn nowhere. */
  leave(): void {
    this.#left = true;
  }

  /** The canvas has another size, or letters and flags have arrived: everything is painted anew, at rest. */
  redraw(size: Size = this.#size): void {
    if (this.#left) return;
    this.#size = size;
    const model = this.#model;
    this.#floor?.clear();
    this.#wall?.clear();
    this.#seated.clear();
    this.#hung.clear();
    this.#podium = null;
    this.#gavel = null;
    this.#fit = fit(size.width, size.height);
    if (!model) return;
    const { layout, scale, origin, width, height, wall } = this.#fit;
    const density = scale * size.ratio;
    const wake = this.#still ? null : this.#wake;
    this.#wall = new Stage(this, density, { x: 0, y: 0 }, wake);
    this.#floor = new Stage(this, density, origin, wake);
    const count = model.delegations.length;
    const whole = { x: 0, y: 0, w: width, h: height };
    if (layout === 'table') {
      this.#wall.picture(whole, 0, (pen) => paintRoom(pen, width, height, wall, origin));
      this.#floor.picture(
        { x: table.x - 2, y: table.y - 2, w: table.width - 2 * table.x + 4, h: table.depth + table.face + 16 },
        100,
        paintTable,
      );
      for (const place of ['board', 'screen', 'timer'] as const) this.#hang(place, model, false);
      this.#gavel = this.#floor.picture({ x: table.middle - 104, y: 178, w: 40, h: 40 }, 151, (pen) =>
        paintGavel(pen, table.middle - 86, 196),
      );
    } else {
      const own = stripWidth(width);
      this.#wall.picture(whole, 0, (pen) => paintStripRoom(pen, width, height, origin, own));
      this.#floor.picture({ x: 0, y: strip.top, w: own, h: strip.depth + strip.face }, 100, (pen) =>
        paintStripTable(pen, count, own),
      );
    }
    this.#seatChair(this.#floor, model);
    const seats = layout === 'table' ? tableSeats(count) : stripSeats(count, stripWidth(width));
    model.delegations.forEach((d, i) => {
      const seat = seats[i];
      if (seat && this.#floor) this.#seat(this.#floor, model, seat, d);
    });
    this.#wake(0);
  }

  /** The delegation under a point of the canvas, in CSS pixels. */
  delegationAt(point: Point): string | null {
    const { scale, origin } = this.#fit;
    const x = point.x / scale - origin.x;
    const y = point.y / scale - origin.y;
    const inside = (box: Box) => x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
    for (const [code, { drawing }] of this.#seated) if (inside(drawing.target)) return code;
    return null;
  }

  /** One ring goes out from your own delegation. */
  findMe(): void {
    const yours = this.#model?.delegations.find((d) => d.yours);
    const floor = this.#floor;
    const seated = yours && this.#seated.get(yours.code);
    if (!floor || floor.still || !seated) return;
    const { plate, you } = seated.drawing.parts;
    for (const part of [plate, you]) if (part) floor.move(part, { dy: -10 }, longest, 'Bounce.easeOut');
  }

  #seat(stage: Stage, model: HallModel, seat: Seat, d: HallDelegation): Drawing {
    const setting: Setting = { stage, model, sign: (url) => this.#signs.get(url) };
    const drawing = this.#fit.layout === 'table' ? drawAtTable(setting, seat, d) : drawAtStrip(setting, seat, d);
    this.#seated.set(d.code, { seat, drawing });
    return drawing;
  }

  #seatChair(stage: Stage, model: HallModel): void {
    this.#podium?.destroy();
    const { label, present } = model.chair;
    const own = stripWidth(this.#fit.width);
    this.#podium =
      this.#fit.layout === 'table'
        ? stage.picture({ x: table.middle - 152, y: 122, w: 304, h: 118 }, 150, (pen) =>
            paintPodium(pen, label, present, model.dir),
          )
        : stage.picture({ x: own / 2 - 30, y: 0, w: 60, h: 44 }, 30, (pen) =>
            paintStripPodium(pen, model.delegations.length, own, present),
          );
  }

  #hang(what: Hanging, model: HallModel, fades: boolean): void {
    if (this.#fit.layout !== 'table' || !this.#wall || !this.#floor) return;
    const at = wallBoxes(this.#fit.wall, model.dir)[what];
    // The wall hangs in the middle of a wide room but always at its top.
    const stage = this.#wall;
    const box = { ...at, x: at.x + this.#fit.origin.x };
    const frame = { x: box.x - 8, y: box.y - 8, w: box.w + 16, h: box.h + 16 };
    const old = this.#hung.get(what);
    const depth = 5;
    const picture = stage.picture(frame, depth, (pen) => {
      if (what === 'board') paintBoard(pen, box, model);
      else if (what === 'screen') paintScreen(pen, box, model.screen);
      else paintTimer(pen, box, model.timer, model.dir);
    });
    this.#hung.set(what, picture);
    if (!old) return;
    if (fades) stage.fade(old.setDepth(depth + 1), longest);
    else old.destroy();
  }
}
