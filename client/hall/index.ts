import { CANVAS, Game, Scale } from 'phaser';
import type { HallModel } from '../view/hallModel.ts';
import { HallScene, type Size } from './scene.ts';
import { paint } from './palette.ts';

export interface HallOptions {
  /** Somebody pointed at a delegation at the table, or in the strip if the strip opens nothing. */
  readonly onPointDelegation?: (code: string) => void;
  /** Somebody tapped the strip of a phone. */
  readonly onOpenHall?: () => void;
  /** Nothing moves: every change is shown at once. */
  readonly reducedMotion: boolean;
}

export interface Hall {
  update(model: HallModel): void;
  /** Shows where you sit, by one small move of your plate. */
  findMe(): void;
  destroy(): void;
}

function sizeOf(parent: HTMLElement): Size {
  return {
    width: Math.max(1, parent.clientWidth),
    height: Math.max(1, parent.clientHeight),
    ratio: Math.min(window.devicePixelRatio || 1, 2),
  };
}

/**
 * Draws the hall inside an element and follows its size: the table where there is room for it, else the strip.
 * The loop sleeps unless something moves. The canvas is hidden from assistive technology: the same is in the panels.
 * @param parent positioned by its page; the canvas fills it
 */
export function mountHall(parent: HTMLElement, options: HallOptions): Hall {
  let size = sizeOf(parent);
  let pending: HallModel | null = null;
  let ready = false;
  let gone = false;
  let asleepAt = 0;
  let sleeper: ReturnType<typeof setTimeout> | undefined;

  /** Draws one frame, or runs the loop for as long as something moves. */
  const wake = (ms: number): void => {
    if (!ready || gone) return;
    if (ms === 0) {
      if (!game.loop.running) game.step(performance.now(), 16);
      return;
    }
    asleepAt = Math.max(asleepAt, performance.now() + ms + 60);
    if (!game.loop.running) {
      // The time asleep is no part of a move.
      scene.tweens.getDelta(true);
      game.loop.wake();
    }
    if (sleeper === undefined) sleeper = setTimeout(rest, ms + 60);
  };
  const rest = (): void => {
    sleeper = undefined;
    if (gone) return;
    const left = asleepAt - performance.now();
    if (left > 0) {
      sleeper = setTimeout(rest, left);
      return;
    }
    if (scene.moving) {
      // A page out of sight gets no frames: what was moving is put where it belongs.
      if (document.hidden) scene.redraw();
      else {
        sleeper = setTimeout(rest, 50);
        return;
      }
    }
    game.loop.sleep();
    game.step(performance.now(), 16);
  };

  const scene = new HallScene(size, {
    still: options.reducedMotion,
    wake,
    ready: () => {
      ready = true;
      if (gone) {
        // Left before the first frame: a game goes only once its scene stands.
        setTimeout(leave, 0);
        return;
      }
      if (pending) scene.show(pending);
      // A few frames for the page to settle, then the loop sleeps.
      asleepAt = performance.now() + 60;
      sleeper ??= setTimeout(rest, 60);
    },
  });

  const game = new Game({
    // A few pictures that seldom change: a plain canvas needs no graphics card, and loses no context.
    type: CANVAS,
    parent,
    width: Math.round(size.width * size.ratio),
    height: Math.round(size.height * size.ratio),
    scale: { mode: Scale.NONE, zoom: 1 / size.ratio },
    backgroundColor: paint.carpet,
    audio: { noAudio: true },
    banner: false,
    // Pointing is the page's own event: it needs no frame, and scrolling over the strip stays the browser's.
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    loader: { imageLoadType: 'HTMLImageElement' },
    disableContextMenu: false,
    scene,
  });

  const leave = (): void => {
    game.destroy(true);
    // A sleeping game only notes that it shall go; one step lets it.
    game.step(performance.now(), 16);
  };

  const pointAt = (event: MouseEvent): string | null => {
    if (!ready) return null;
    const box = parent.getBoundingClientRect();
    return scene.delegationAt({ x: event.clientX - box.left, y: event.clientY - box.top });
  };
  const onClick = (event: MouseEvent): void => {
    if (scene.layout === 'strip' && options.onOpenHall) {
      options.onOpenHall();
      return;
    }
    const code = pointAt(event);
    if (code !== null) options.onPointDelegation?.(code);
  };
  const onMove = (event: PointerEvent): void => {
    if (!game.canvas) return;
    const opens = scene.layout === 'strip' && options.onOpenHall !== undefined;
    const means = opens || (options.onPointDelegation !== undefined && pointAt(event) !== null);
    game.canvas.style.cursor = means ? 'pointer' : '';
  };
  parent.addEventListener('click', onClick);
  parent.addEventListener('pointermove', onMove);

  const resize = (): void => {
    if (!ready || gone) return;
    const next = sizeOf(parent);
    if (next.width === size.width && next.height === size.height && next.ratio === size.ratio) return;
    size = next;
    game.scale.setZoom(1 / size.ratio);
    game.scale.resize(Math.round(size.width * size.ratio), Math.round(size.height * size.ratio));
    scene.redraw(size);
  };
  const watcher = new ResizeObserver(resize);
  watcher.observe(parent);

  const dress = (): void => {
    game.canvas.setAttribute('aria-hidden', 'true');
    game.canvas.style.display = 'block';
    resize();
  };
  game.events.once('ready', dress);

  // The treaty's letters may come after the first frame; then everything is lettered anew.
  const faces = ['500 21px "Bitter Treaty"', '700 21px "Bitter Treaty"'].map((face) => document.fonts.load(face));
  void Promise.all(faces).then(
    (loaded) => {
      if (ready && !gone && loaded.some((found) => found.length > 0)) scene.redraw();
    },
    () => undefined,
  );

  return {
    update(model) {
      pending = model;
      if (ready && !gone) scene.show(model);
    },
    findMe() {
      if (ready && !gone) scene.findMe();
    },
    destroy() {
      if (gone) return;
      gone = true;
      scene.leave();
      clearTimeout(sleeper);
      watcher.disconnect();
      parent.removeEventListener('click', onClick);
      parent.removeEventListener('pointermove', onMove);
      if (ready) leave();
      else game.canvas?.remove();
    },
  };
}
