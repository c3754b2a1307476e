import { view } from '../../net/connection.ts';
import { Plate } from '../../parts/Plate.tsx';
import { heardOf } from '../../view/lesson.ts';
import { plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import { infoOf } from '../seen.ts';

/** Delegations that have not spoken yet, with what they did instead. */
export function NotHeard() {
  const now = view.value;
  const { here, unheard } = heardOf(now);
  const { floor, proposals } = plenaryOf(now);
  if (here.length === 0) return null;
  const wordsFor = (code: string): string => {
    const found = now.public.delegations[code];
    if (found?.presence.p === 'away' || found?.presence.p === 'gone') return t('app.away');
    if (floor.list.some((x) => x.delegation === code)) return t('console.onList');
    if (proposals.some((x) => x.from === code)) return t('console.wrote');
    return t('console.here', { n: found?.taken ?? 0 });
  };
  return (
    <section class="section not-heard" aria-labelledby="unheard">
      <h2 id="unheard" class="between">
        <span>{unheard.length === 0 ? t('console.allHeard') : t('console.unheard')}</span>
        <span class="quiet small plain-words">
          {t('console.heard', { n: here.length - unheard.length, all: here.length })}
        </span>
      </h2>
      <ul class="heard-plates">
        {unheard.map((code) => (
          <li key={code}>
            <Plate scenario={now.public.scenario.id} info={infoOf(now, code)}>
              <small>{wordsFor(code)}</small>
            </Plate>
          </li>
        ))}
      </ul>
    </section>
  );
}
