import { useEffect, useState } from 'preact/hooks';
import type { Body } from '../../shared/text/model.ts';
import { type Lifting, liftedBetween } from '../view/pieces.ts';

/** How long a bracket takes to lift, in milliseconds. */
const liftMs = 480;

const still = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

interface Shown {
  readonly id: string;
  readonly body: Body;
}

/**
 * The words to draw now: when brackets have just gone, the text as it was, with those that lift, until they are up.
 * With reduced motion the new words stand at once.
 */
export function useLifting(id: string, body: Body): { readonly body: Body; readonly lifting: Lifting } {
  const [shown, setShown] = useState<Shown>({ id, body });
  const same = shown.id === id;
  const lifting: Lifting = same && shown.body !== body && !still() ? liftedBetween(shown.body, body) : new Map();
  useEffect(() => {
    if (shown.id === id && shown.body === body) return undefined;
    if (lifting.size === 0) {
      setShown({ id, body });
      return undefined;
    }
    const timer = setTimeout(() => setShown({ id, body }), liftMs);
    return () => clearTimeout(timer);
  }, [id, body, shown]);
  return lifting.size > 0 ? { body: shown.body, lifting } : { body, lifting };
}
