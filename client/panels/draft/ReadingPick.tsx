import type { Slices } from '../../../shared/conference/kinds.ts';
import { revisionTimes } from '../../../shared/conference/revisions.ts';
import { minuteOf } from '../../view/clock.ts';
import { keyOfReading, type Reading } from '../../view/draft.ts';
import { nameOf, plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import '../../words/later.ts';
import { seen } from '../seen.ts';

/** What a revision of the whole is called. */
export function revisionName(room: Slices['room'], n: number): string {
  const times = revisionTimes(room);
  if (n === 0) return t('whole.began');
  if (n >= times.length) return t('whole.revisionNow', { n: times.length });
  return t('whole.revision', { n, minute: minuteOf(times[n - 1] ?? 0) });
}

interface ReadingPickProps {
  readonly reading: Reading;
  readonly onPick: (reading: Reading) => void;
}

/** How the draft is read: as it stands, as it could come out, as it stood, or two revisions against each other. */
export function ReadingPick({ reading, onPick }: ReadingPickProps) {
  const { view } = seen();
  const room = plenaryOf(view);
  const last = revisionTimes(room).length;
  const would = view.public.order.map((code): Reading => ({ r: 'would', code }));
  const earlier = Array.from({ length: last }, (_, n): Reading => ({ r: 'at', n: last - 1 - n }));
  const alone: readonly Reading[] = [
    { r: 'now' },
    { r: 'chosen' },
    { r: 'fell' },
    ...(last > 0 ? [{ r: 'compare' } as const] : []),
  ];
  const all = [...alone, ...would, ...earlier];
  return (
    <label class="choose">
      <span>{t('whole.readAs')}</span>
      <select
        class="input"
        value={keyOfReading(reading)}
        onChange={(event) => {
          const picked = all.find((one) => keyOfReading(one) === event.currentTarget.value);
          if (picked) onPick(picked);
        }}
      >
        <option value="now">{t('whole.now')}</option>
        <option value="chosen">{t('whole.chosen')}</option>
        <option value="fell">{t('whole.fell')}</option>
        {last > 0 ? <option value="compare">{t('whole.compared')}</option> : null}
        <optgroup label={t('whole.would')}>
          {would.map((one) => (
            <option key={keyOfReading(one)} value={keyOfReading(one)}>
              {one.r === 'would' ? nameOf(view, one.code) : ''}
            </option>
          ))}
        </optgroup>
        {last > 0 ? (
          <optgroup label={t('whole.earlier')}>
            {earlier.map((one) => (
              <option key={keyOfReading(one)} value={keyOfReading(one)}>
                {one.r === 'at' ? revisionName(room, one.n) : ''}
              </option>
            ))}
          </optgroup>
        ) : null}
      </select>
    </label>
  );
}
