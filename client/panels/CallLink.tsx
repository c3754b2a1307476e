import { plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { seen } from './seen.ts';

/** The way to the call that goes with this room, on whatever service; only those inside see it. */
export function CallLink() {
  const { view } = seen();
  const { call } = plenaryOf(view);
  if (call === null) return null;
  return (
    <a class="call" href={call} target="_blank" rel="noopener noreferrer">
      {t('room.call')}
    </a>
  );
}
