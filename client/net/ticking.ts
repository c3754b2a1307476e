import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ConferenceMs } from '../../shared/kit/ids.ts';
import { nowConference } from './connection.ts';

/** A tick every quarter of a second, only while something on screen counts down. */

const beat = signal(0);
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Starts the ticking for one more watcher; the answer stops it for that one. */
export function watchTime(): () => void {
  watchers += 1;
  timer ??= setInterval(() => {
    beat.value += 1;
  }, 250);
  return () => {
    watchers -= 1;
    if (watchers > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Conference time, renewed every quarter of a second while the component counts. */
export function useConferenceNow(counting = true): ConferenceMs {
  useEffect(() => (counting ? watchTime() : undefined), [counting]);
  if (counting) void beat.value;
  return nowConference();
}
