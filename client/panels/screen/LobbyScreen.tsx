import { view } from '../../net/connection.ts';
import { Seats } from '../../parts/Pick.tsx';
import { Plate } from '../../parts/Plate.tsx';
import { Qr } from '../../parts/Qr.tsx';
import { seatTotals } from '../../view/people.ts';
import { t } from '../../words/index.ts';
import { spacedCode } from '../WayIn.tsx';

/** How to come in, and who has come: plates fill with seats and rise when they are raised. */
export function LobbyScreen({ code, address }: { readonly code: string; readonly address: string }) {
  const now = view.value;
  const few = now.public.order.length <= 12;
  return (
    <div class="wall-lobby">
      <section class="get">
        <div>
          <h1>{t('screen.take')}</h1>
          <p class="code-box" dir="ltr">
            {spacedCode(code)}
          </p>
          <p class="at">
            {t('screen.at')}{' '}
            <b class="treaty" dir="ltr">
              {address.replace(/^https?:\/\//, '')}
            </b>{' '}
            <span class="quiet">{t('screen.orScan')}</span>
          </p>
        </div>
        <Qr text={`${address}/j/${code}`} what={t('lobby.qr')} />
      </section>
      <section class="who">
        <p class="treaty seats-filled">{t('lobby.filled', { n: seatTotals(now).taken })}</p>
        <ul class={few ? 'few' : 'many'}>
          {now.public.order.map((one) => {
            const found = now.public.delegations[one];
            if (!found) return null;
            const { info, taken, plateUp } = found;
            return (
              <li key={one}>
                <Plate
                  scenario={now.public.scenario.id}
                  info={info}
                  state={taken === 0 ? 'empty' : plateUp ? 'raised' : 'rest'}
                />
                <Seats taken={taken} all={info.seats} />
                <span class="unseen">{t('lobby.seatsOf', { taken, all: info.seats, name: info.name })}</span>
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}
