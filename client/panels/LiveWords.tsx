import { useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../shared/conference/kinds.ts';
import { announcements } from '../view/announce.ts';
import { say, seen } from './seen.ts';

/** Says politely what has changed: floor, rulings, votes, your turn, a bracket that lifted. */
export function LiveWords() {
  const { view, seat } = seen();
  const before = useRef<View>(view);
  const [words, setWords] = useState('');
  useEffect(() => {
    const said = announcements(before.current, view, seat).map(say);
    before.current = view;
    if (said.length > 0) setWords(said.join(' '));
  }, [view, seat]);
  return (
    <p class="unseen" role="status" aria-live="polite">
      {words}
    </p>
  );
}
