import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConferenceMs } from '../../shared/kit/ids.ts';
import { pageScreen } from '../net/awake.ts';
import { line, nowConference } from '../net/connection.ts';
import { Button } from '../parts/Button.tsx';
import { type Mark, markOf, missedSince } from '../view/missed.ts';
import { t } from '../words/index.ts';
import { say, seen } from './seen.ts';
import { keepMark, keptMark } from './seenMark.ts';

/** Somebody was away: what they had seen before, and when they were back. */
interface Away {
  readonly mark: Mark;
  readonly until: ConferenceMs;
}

/** After a lost line, a dark phone or a page loaded anew: how many decisions were taken meanwhile, and which on tap. */
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
    if (back && before) setAway((was) => ({ mark: was?.mark ?? before, until: nowConference() }));
    keepMark(seat, { record, results });
  }, [here, seat, record, results]);
  const missed = away === null ? [] : missedSince(view, away.mark, away.until);
  if (missed.length === 0) return null;
  return (
    <section class="missed slip" role="status">
      <details>
        <summary>{t('room.missed', { n: missed.length })}</summary>
        <ol>
          {missed.map((one) => (
            <li key={one.key}>
              <b>{one.about === '' ? t('room.missed.whole') : one.about}</b> {one.words.map(say).join(' ')}
            </li>
          ))}
        </ol>
      </details>
      <Button look="plain" size="small" onPress={() => setAway(null)}>
        {t('app.close')}
      </Button>
    </section>
  );
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
