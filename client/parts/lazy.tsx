import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../words/index.ts';
import { Button } from './Button.tsx';

type Fetched = 'coming' | 'here' | 'failed';

/** The way of something that is fetched when it is needed; once it has come it is kept. */
export function useFetched<P>(load: () => Promise<ComponentType<P>>, kept: { come?: ComponentType<P> }): Fetched {
  const [state, setState] = useState<Fetched>(kept.come ? 'here' : 'coming');
  // Before the page is painted: what was fetched beforehand is there at once.
  useLayoutEffect(() => {
    if (state !== 'coming') return undefined;
    let wanted = true;
    load().then(
      (page) => {
        kept.come = page;
        if (wanted) setState('here');
      },
      () => {
        if (wanted) setState('failed');
      },
    );
    return () => {
      wanted = false;
    };
  }, [state]);
  return state;
}

/** Fetches something beforehand, once the page has stood for so many milliseconds: the way in does not wait for it. */
export function useBeforehand(load: () => Promise<unknown>, after: number): void {
  useEffect(() => {
    const timer = setTimeout(() => load().catch(() => undefined), after);
    return () => clearTimeout(timer);
  }, []);
}

/**
 * The line broke on the way, or the server has a newer build: loading the page anew mends both; the seat and words that
 * were being written are kept in the browser.
 */
export function LoadAgain() {
  return <Button onPress={() => location.reload()}>{t('net.reload.go')}</Button>;
}

/** A part of a page that comes when it is needed; until then its place is empty. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const kept: { come?: ComponentType<P> } = {};
  return function LazyPart(props: P) {
    const state = useFetched(load, kept);
    if (state === 'failed') return <LoadAgain />;
    const Part = kept.come;
    return Part ? <Part {...props} /> : null;
  };
}
