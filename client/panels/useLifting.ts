import { useEffect, useState } from 'preact/hooks';
import type { Body, OpId } from '../../shared/text/model.ts';
import { freshBetween, type Lifting, liftedBetween } from '../view/pieces.ts';

/** How long a bracket takes to lift, in milliseconds. */
const liftMs = 480;
/** How long words that have just come are marked, in milliseconds. */
const freshMs = 2400;

const still = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

interface Shown {
  readonly id: string;
  readonly body: Body;
}

interface Moving {
  readonly body: Body;
  readonly lifting: Lifting;
  readonly fresh: ReadonlySet<OpId>;
}

/** The text of a while ago, as long as it is the same provision: a change is seen until it has caught up. */
function useEarlier(id: string, body: Body, ms: (before: Body) => number): Body {
  const [shown, setShown] = useState<Shown>({ id, body });
  const before = shown.id === id ? shown.body : body;
  useEffect(() => {
    if (shown.id === id && shown.body === body) return undefined;
    const wait = ms(before);
    if (wait === 0) {
      setShown({ id, body });
      return undefined;
    }
    const timer = setTimeout(() => setShown({ id, body }), wait);
    return () => clearTimeout(timer);
  }, [id, body, shown]);
  return before;
}

/**
 * The words to draw now: when brackets have just gone, the text as it was, with those that lift, until they are up; then
 * the words that have come are marked for a while. With reduced motion the new words stand at once.
 */
export function useLifting(id: string, body: Body): Moving {
  const lift = (before: Body): Lifting => (before === body || still() ? new Map() : liftedBetween(before, body));
  const come = (before: Body): ReadonlySet<OpId> => (before === body ? new Set() : freshBetween(before, body));
  const standing = useEarlier(id, body, (before) => (lift(before).size > 0 ? liftMs : 0));
  const known = useEarlier(id, body, (before) => (come(before).size > 0 ? freshMs : 0));
  const lifting = lift(standing);
  return { body: lifting.size > 0 ? standing : body, lifting, fresh: come(known) };
}
