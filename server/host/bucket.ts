/** How often something may be done: at once `burst` times, in the long run `perSecond` times a second. */
export interface Pace {
  readonly burst: number;
  readonly perSecond: number;
}

/** Takes one drop, or with `look` only says whether one is left; false when none is. */
export type Bucket = (look?: 'look') => boolean;

/** A token bucket. `wall` gives milliseconds. */
export function bucket({ burst, perSecond }: Pace, wall: () => number): Bucket {
  let level = burst;
  let since = wall();
  return (look) => {
    const now = wall();
    level = Math.min(burst, level + (Math.max(0, now - since) / 1000) * perSecond);
    since = now;
    if (level < 1) return false;
    if (look === undefined) level -= 1;
    return true;
  };
}

/** One bucket for each key (an address); those that are full again are forgotten now and then. */
export function buckets(pace: Pace, wall: () => number): (key: string, look?: 'look') => boolean {
  const refill = (pace.burst / pace.perSecond) * 1000;
  const held = new Map<string, { take: Bucket; used: number }>();
  let swept = wall();
  return (key, look) => {
    const now = wall();
    if (now - swept > refill) {
      swept = now;
      for (const [name, { used }] of held) if (now - used > refill) held.delete(name);
    }
    if (look !== undefined && !held.has(key)) return true;
    const mine = held.get(key) ?? { take: bucket(pace, wall), used: now };
    mine.used = now;
    held.set(key, mine);
    return mine.take(look);
  };
}
