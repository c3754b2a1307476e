import { describe, expect, it } from 'vitest';
import { type Lock, type Screen, stayAwake } from '../../../client/net/awake.ts';

/** A screen that is shown and hidden by hand, and counts its locks. */
function screenOf(keepOn: boolean) {
  const counts = { asked: 0, released: 0, back: 0 };
  let visible = true;
  let changed: (() => void) | undefined;
  const lock: Lock = {
    release: async () => {
      counts.released += 1;
    },
  };
  const screen: Screen = {
    visible: () => visible,
    onChange(call) {
      changed = call;
      return () => {
        changed = undefined;
      };
    },
    ...(keepOn && {
      keepOn: async () => {
        counts.asked += 1;
        return lock;
      },
    }),
  };
  const show = (shown: boolean): void => {
    visible = shown;
    changed?.();
  };
  return { counts, screen, show };
}

/** Lets promises that are settled run on. */
const settled = async (): Promise<void> => {
  await Promise.resolve();
  await Promise.resolve();
};

describe('the screen of a phone', () => {
  it('stays on while the page is shown, asked anew after each return, and is let go at the end', async () => {
    const { counts, screen, show } = screenOf(true);
    const dispose = stayAwake(screen, () => (counts.back += 1));
    await settled();
    show(false);
    show(true);
    await settled();
    expect(counts).toEqual({ asked: 2, released: 0, back: 1 });
    dispose();
    show(true);
    await settled();
    expect(counts).toEqual({ asked: 2, released: 1, back: 1 });
  });

  it('goes dark as usual on plain http, and the line is looked after on return', async () => {
    const { counts, screen, show } = screenOf(false);
    const dispose = stayAwake(screen, () => (counts.back += 1));
    show(false);
    show(true);
    await settled();
    expect(counts).toEqual({ asked: 0, released: 0, back: 1 });
    dispose();
  });

  it('a browser that refuses breaks nothing', async () => {
    const { counts, screen } = screenOf(false);
    const dispose = stayAwake({ ...screen, keepOn: () => Promise.reject(new Error('battery')) }, () => undefined);
    await settled();
    dispose();
    expect(counts.released).toBe(0);
  });
});
