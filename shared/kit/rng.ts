/** A seeded source of whole numbers, for tests and automatic seats; never for ids. `next(n)` is in 0..n-1. */
export interface Rng {
  next(n: number): number;
}

/** Mulberry32: small, fast, the same everywhere. `seed` is any 32-bit number. */
export function seededRng(seed: number): Rng {
  let state = seed >>> 0;
  return {
    next(n) {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = state;
      t = Math.imul(t ^ (t >>> 15), t | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return n <= 0 ? 0 : ((t ^ (t >>> 14)) >>> 0) % n;
    },
  };
}
