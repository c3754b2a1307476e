import { useEffect, useRef, useState } from 'preact/hooks';
import { pageScreen } from '../net/awake.ts';
import { line } from '../net/connection.ts';
import { lazyPart } from '../parts/lazy.tsx';
import { markOf } from '../view/mark.ts';
import type { Away } from './MissedList.tsx';
import { seen } from './seen.ts';
import { keepMark, keptMark } from './seenMark.ts';

const MissedList = lazyPart(() => import('./MissedList.tsx').then((part) => part.MissedList));

/**
 * After a lost line, a dark phone or a page loaded anew: what was decided meanwhile, told once. It stands with the first
 * text, since it notes from there on what was seen; the list comes when there is something to tell.
 */
export function Missed() {
  const { view, seat } = seen();
  const here = useVisible() && line.value === 'up';
  const wasHere = useRef(false);
  const [away, setAway] = useState<Away | null>(null);
  const { record, results } = markOf(view);
  useEffect(() => {
    const back = here && !wasHere.current;
    wasHere.current = here;
    if (!here || seat === '') return;
    const before = keptMark(seat);
    const now = { record, results };
    if (back && before) setAway((was) => ({ from: was?.from ?? before, until: now }));
    keepMark(seat, now);
  }, [here, seat, record, results]);
  const some = away !== null && (away.until.record > away.from.record || away.until.results > away.from.results);
  return some ? <MissedList away={away} onClose={() => setAway(null)} /> : null;
}

/** Whether the page is shown: in a pocket or behind another tab nobody sees it. */
function useVisible(): boolean {
  const [visible, setVisible] = useState(() => pageScreen().visible());
  useEffect(() => {
    const screen = pageScreen();
    return screen.onChange(() => setVisible(screen.visible()));
  }, []);
  return visible;
}
