import type { ConferenceMs } from '../../shared/kit/ids.ts';

/** What is left of a span of conference time, for a timer that drains. */
export interface Remaining {
  /** Milliseconds, never below zero. */
  readonly left: ConferenceMs;
  /** 1 at the start, 0 at the end. */
  readonly share: number;
}

/** @param from conference time at which the span began */
export function remaining(from: ConferenceMs, until: ConferenceMs, now: ConferenceMs): Remaining {
  const whole = until - from;
  // This device's clock may lag a little behind the server's: never more than there was.
  const left = Math.max(0, Math.min(whole, until - now));
  return { left, share: whole <= 0 ? 0 : left / whole };
}

/** Whole seconds that are left, counted so that zero means over. */
export const secondsLeft = (left: ConferenceMs): number => Math.ceil(left / 1000);

/** The minute of the conference in which something happened, from 1. */
export const minuteOf = (at: ConferenceMs): number => Math.floor(secondsLeft(at) / 60) + 1;

/** `1:42`. */
export function clockText(left: ConferenceMs): string {
  const seconds = secondsLeft(left);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The last part of a statement, in which the speaker is asked to wrap up. P1.70 */
export const wrapUpMs = 30_000;
