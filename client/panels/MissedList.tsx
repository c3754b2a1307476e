import { Button } from '../parts/Button.tsx';
import type { Mark } from '../view/mark.ts';
import { missedSince } from '../view/missed.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { say, seen } from './seen.ts';

/** Somebody was away: the record as they had seen it, and as it was when they were back. */
export interface Away {
  readonly from: Mark;
  readonly until: Mark;
}

/** How many decisions were taken meanwhile in one line, and which on tap; nothing when there were none. */
export function MissedList({ away, onClose }: { readonly away: Away; readonly onClose: () => void }) {
  const { view } = seen();
  const missed = missedSince(view, away.from, away.until);
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
      <Button look="plain" size="small" onPress={onClose}>
        {t('app.close')}
      </Button>
    </section>
  );
}
