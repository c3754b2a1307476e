import { may } from '../../shared/conference/conference.ts';
import { said, seat, view } from '../net/connection.ts';
import { useAct } from '../net/useAct.ts';
import { useDesk } from '../net/useDesk.ts';
import { ChairBox } from '../panels/ChairBox.tsx';
import { PeopleTable } from '../panels/PeopleTable.tsx';
import { PrivateLink } from '../panels/PrivateLink.tsx';
import { AutoChairSwitch } from '../panels/teacher/AutoChair.tsx';
import { CallBox } from '../panels/teacher/CallBox.tsx';
import { DoorBox } from '../panels/teacher/DoorBox.tsx';
import { FillSeats } from '../panels/teacher/FillSeats.tsx';
import { KeepBox } from '../panels/teacher/KeepBox.tsx';
import { Levels } from '../panels/teacher/Levels.tsx';
import { NewCode } from '../panels/teacher/NewCode.tsx';
import { SayNow } from '../panels/teacher/SayNow.tsx';
import { ScreenLink } from '../panels/teacher/ScreenLink.tsx';
import { TimeBox } from '../panels/teacher/TimeBox.tsx';
import { WayIn } from '../panels/WayIn.tsx';
import { Button } from '../parts/Button.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Seats } from '../parts/Pick.tsx';
import { Plate } from '../parts/Plate.tsx';
import { Note } from '../parts/Note.tsx';
import { Slip } from '../panels/Slip.tsx';
import { peopleOf, seatTotals } from '../view/people.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import '../styles/host.css';
import { useTitle } from './useTitle.ts';
import { useLater } from './useLater.ts';
import '../styles/teacher.css';

const twoMinutes = 120_000;

/** The lobby as its facilitator has it: how people get in, who came, and the session to open. */
export function LobbyFacilitatorPage({ token, code }: { readonly token: string; readonly code: string }) {
  const now = view.value;
  useTitle(t('lobby.title', { title: now.public.title.text }));
  const { send, refusal } = useAct();
  const desk = useDesk(token);
  const { held, taken, all } = seatTotals(now);
  // Whoever came has reached the server, however few devices it can tell apart.
  const came = peopleOf(now, said.value).filter(
    (row) => !row.facilitator && now.console?.persons[row.person]?.automatic !== true,
  ).length;
  const alone = came === 0;
  const late = useLater(twoMinutes);
  const command = { c: 'openSession' } as const;
  const cannot = may(now, seat.value ?? '', command);
  return (
    <div class="console lobby-console">
      <header class="room topline">
        <Mark session={false} />
        <h1 class="where" tabIndex={-1}>
          <b dir="auto">{t('lobby.title', { title: now.public.title.text })}</b>
          <span class="quiet" lang={now.public.scenario.lang}>
            {now.public.scenario.name}
          </span>
        </h1>
        <span class="push top-acts">
          <ScreenLink code={code} look="ghost" />
        </span>
      </header>
      <main class="console-cols">
        <section class="sheet get-in" aria-labelledby="get-in">
          <h2 id="get-in">{t('lobby.getIn')}</h2>
          <WayIn code={code}>
            <NewCode token={token} code={code} />
          </WayIn>
          {alone && late ? (
            <Note what={t(desk && desk.reached > 0 ? 'lobby.noPhone.title' : 'lobby.noPhone.none')}>
              <ol class="numbered">
                <li>{t('lobby.noPhone.1')}</li>
                <li>{t('lobby.noPhone.2')}</li>
                <li>{t('lobby.noPhone.3')}</li>
              </ol>
            </Note>
          ) : null}
          {desk ? (
            <p class="quiet small ruled-above">
              {t('lobby.reached', { n: Math.max(desk.reached, came), door: Math.max(desk.atDoor, came) })}
            </p>
          ) : null}
        </section>
        <section class="sheet delegations" aria-labelledby="delegations">
          <div class="head">
            <h2 id="delegations">{t('lobby.delegations', { n: now.public.order.length })}</h2>
            <span class="quiet small">{t('lobby.seats', { taken, all })}</span>
          </div>
          <Delegations />
          <h2 class="section">{t('lobby.people')}</h2>
          <PeopleTable token={token} desk={desk} />
        </section>
        <aside class="console-side" aria-label={t('teacher.more')}>
          <DoorBox token={token} />
          <div class="section when-script">
            <SayNow title={t('lobby.whileTheyCome')} />
          </div>
          <section class="section" aria-labelledby="chair">
            <h2 id="chair">{t('lobby.chair')}</h2>
            <AutoChairSwitch />
            <ChairBox token={token} />
          </section>
          <TimeBox />
          <Levels />
          <CallBox />
          <section class="section" aria-labelledby="private">
            <h2 id="private">{t('lobby.private')}</h2>
            <PrivateLink token={token} />
          </section>
          <KeepBox token={token} code={code} keepDays={desk?.keepDays} />
        </aside>
      </main>
      <footer class="desk pagefoot">
        {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
        {/* While nobody sits, opening is possible and not what comes next. */}
        <Button
          look={held === 0 ? 'ghost' : 'pale'}
          size="big"
          class="stack"
          unavailable={cannot !== undefined}
          onPress={() => send(command)}
        >
          {t('lobby.open')}
          <small>{t('lobby.open.count', { n: held, all: now.public.order.length })}</small>
        </Button>
        <FillSeats token={token} look="ghost" />
        <span class="quiet small roomy">{t('lobby.open.note')}</span>
      </footer>
    </div>
  );
}

function Delegations() {
  const now = view.value;
  return (
    <ul class="delegation-list">
      {now.public.order.map((code) => {
        const found = now.public.delegations[code];
        if (!found) return null;
        const { info, taken, automatic, plateUp } = found;
        const state = taken === 0 ? 'empty' : plateUp ? 'raised' : 'rest';
        return (
          <li key={code}>
            <Plate scenario={now.public.scenario.id} info={info} state={state} />
            <Seats taken={taken} all={info.seats} />
            <span class="unseen">{t('lobby.seatsOf', { taken, all: info.seats, name: info.name })}</span>
            <span class="quiet small">
              {taken === 0
                ? t('app.nobody')
                : taken === automatic
                  ? t('lobby.automatic')
                  : plateUp
                    ? t('lobby.plateUp')
                    : t('app.free', { n: info.seats - taken })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
