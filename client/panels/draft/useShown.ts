import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Brings what was just opened into view, as far as it is not. Give the reference to its element. */
export function useShown<T extends HTMLElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  return place;
}
