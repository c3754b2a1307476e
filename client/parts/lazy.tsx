import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../words/index.ts';
import { Button } from './Button.tsx';

export interface Fetched {
  readonly state: 'coming' | 'here' | 'failed';
  readonly again: () => void;
}

/** The way of something that is fetched when it is needed; once it has come it is kept. */
export function useFetched<P>(load: () => Promise<ComponentType<P>>, kept: { come?: ComponentType<P> }): Fetched {
  const [state, setState] = useState<Fetched['state']>(kept.come ? 'here' : 'coming');
  useEffect(() => {
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
  return { state, again: () => setState('coming') };
}

/** A part of a page that comes when it is needed; until then its place is empty. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const kept: { come?: ComponentType<P> } = {};
  return function LazyPart(props: P) {
    const { state, again } = useFetched(load, kept);
    if (state === 'failed') return <Button onPress={again}>{t('net.again')}</Button>;
    const Part = kept.come;
    return Part ? <Part {...props} /> : null;
  };
}
