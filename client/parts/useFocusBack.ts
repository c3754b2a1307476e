import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * For what comes and goes on a page: when it goes with the focus in it, the focus is given back to where it was when it
 * came, or else to the main part of the page.
 * @param what what it says: other words are another coming
 * @returns where it stands, for its outermost element
 */
export function useFocusBack(what: string): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null);
  const from = useRef<Element | null>(null);
  const holds = (): boolean => place.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    if (!holds()) from.current = document.activeElement;
  }, [what]);
  useLayoutEffect(
    () => () => {
      if (!holds()) return;
      const before = from.current;
      const there = before instanceof HTMLElement && before !== document.body && before.isConnected;
      (there ? before : document.querySelector('main'))?.focus();
    },
    [],
  );
  return place;
}
