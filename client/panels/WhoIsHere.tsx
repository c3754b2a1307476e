import { seat, view } from '../net/connection.ts';
import { Plate } from '../parts/Plate.tsx';
import { seatTotals } from '../view/people.ts';
import { lookerOf } from '../view/who.ts';
import { t } from '../words/index.ts';

/** Every delegation's plate: filled, empty, yours. */
export function WhoIsHere() {
  const now = view.value;
  const { delegation } = lookerOf(now, seat.value ?? '');
  return (
    <section class="arrivals" aria-labelledby="arrivals">
      <h2 id="arrivals" aria-live="polite">
        {t('lobby.filled', { n: seatTotals(now).taken })}
      </h2>
      <ul class="plates">
        {now.public.order.map((code) => {
          const found = now.public.delegations[code];
          if (!found) return null;
          const { p } = found.presence;
          const up = found.plateUp && p === 'here';
          return (
            <li key={code} class={up ? 'up' : ''}>
              <Plate
                scenario={now.public.scenario.id}
                info={found.info}
                state={p === 'here' ? (up ? 'raised' : 'rest') : p}
                yours={code === delegation}
              />
              {up ? <span class="unseen">{t('lobby.plateUp')}</span> : null}
              {found.automatic > 0 && found.automatic === found.taken ? (
                <small class="quiet">{t('lobby.automatic')}</small>
              ) : null}
              {p === 'empty' ? <small class="quiet">{t('app.nobody')}</small> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
