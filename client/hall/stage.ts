import type { GameObjects, Scene } from 'phaser';
import type { Box, Point } from './geometry.ts';
import type { Pen } from './pen.ts';

export type Picture = GameObjects.Image;

/** Duration of the longest move in milliseconds: a bracket lifting. */
export const longest = 480;

let pictures = 0;

/**
 * A frame of units in which pictures are painted at the canvas' own resolution, so that nothing is ever scaled
 * and letters stay sharp.
 */
export class Stage {
  readonly scene: Scene;
  /** Canvas pixels per unit. */
  readonly density: number;
  /** Where the frame's origin lies, in units of the canvas. */
  readonly origin: Point;
  readonly #wake: ((ms: number) => void) | null;
  readonly #drawn = new Set<Picture>();

  /** @param wake runs the loop for some milliseconds; null where nothing may move */
  constructor(scene: Scene, density: number, origin: Point, wake: ((ms: number) => void) | null) {
    this.scene = scene;
    this.density = density;
    this.origin = origin;
    this.#wake = wake;
  }

  /** Paints a picture inside a box; the painter uses the frame's units. */
  picture(box: Box, depth: number, paint: (pen: Pen) => void): Picture {
    const { scene, density, origin } = this;
    const key = `hall-${++pictures}`;
    // Whole canvas pixels, so that the picture is copied and not resampled.
    const left = Math.floor((origin.x + box.x) * density);
    const top = Math.floor((origin.y + box.y) * density);
    const w = Math.max(1, Math.ceil(box.w * density) + 1);
    const h = Math.max(1, Math.ceil(box.h * density) + 1);
    const texture = scene.textures.createCanvas(key, w, h);
    if (texture) {
      const pen = texture.getContext();
      pen.setTransform(density, 0, 0, density, origin.x * density - left, origin.y * density - top);
      paint(pen);
      texture.refresh();
    }
    const image = scene.add.image(left, top, key).setOrigin(0, 0).setDepth(depth);
    this.#drawn.add(image);
    image.once('destroy', () => {
      this.#drawn.delete(image);
      scene.textures.remove(key);
    });
    return image;
  }

  get still(): boolean {
    return this.#wake === null;
  }

  /** Moves a picture from where `from` puts it to its rest; does nothing where nothing may move. */
  move(
    image: Picture,
    from: { readonly dy?: number; readonly alpha?: number; readonly squeezed?: boolean },
    ms: number,
    ease = 'Back.easeOut',
  ): void {
    if (!this.#wake) return;
    const rest = { x: image.x, y: image.y, alpha: image.alpha };
    image.setY(rest.y + (from.dy ?? 0) * this.density);
    image.setAlpha(from.alpha ?? rest.alpha);
    if (from.squeezed) image.setScale(0, 1).setX(rest.x + image.width / 2);
    this.scene.tweens.add({ targets: image, ...rest, scaleX: 1, duration: ms, ease });
    this.#wake(ms);
  }

  /** Lets a picture grow from its middle, fade and go. */
  pulse(image: Picture, to: number, ms: number): void {
    if (!this.#wake) {
      image.destroy();
      return;
    }
    const { x, y, width, height } = image;
    this.scene.tweens.add({
      targets: image,
      scale: to,
      x: x - ((to - 1) * width) / 2,
      y: y - ((to - 1) * height) / 2,
      alpha: 0,
      duration: ms,
      ease: 'Cubic.easeOut',
      onComplete: () => image.destroy(),
    });
    this.#wake(ms);
  }

  /** Fades a picture out over the new one under it. */
  fade(image: Picture, ms: number): void {
    if (!this.#wake) {
      image.destroy();
      return;
    }
    this.scene.tweens.add({
      targets: image,
      alpha: 0,
      duration: ms,
      ease: 'Cubic.easeOut',
      onComplete: () => image.destroy(),
    });
    this.#wake(ms);
  }

  /** Turns a picture about its middle by some degrees and back. */
  swing(image: Picture, degrees: number, ms: number): void {
    if (!this.#wake) return;
    image.setOrigin(0.5, 0.5).setPosition(image.x + image.width / 2, image.y + image.height / 2);
    this.scene.tweens.add({ targets: image, angle: degrees, duration: ms, yoyo: true, ease: 'Cubic.easeIn' });
    this.#wake(ms * 2);
  }

  /** Removes everything painted here. */
  clear(): void {
    for (const image of this.#drawn) {
      this.scene.tweens.killTweensOf(image);
      image.destroy();
    }
  }
}
