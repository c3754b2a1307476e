import { useState } from 'preact/hooks';
import { said, view } from '../net/connection.ts';
import { useAct } from '../net/useAct.ts';
import { useDesk } from '../net/useDesk.ts';
import { ChairBox } from '../panels/ChairBox.tsx';
import { DraftOutline } from '../panels/DraftOutline.tsx';
import { PeopleTable } from '../panels/PeopleTable.tsx';
import { PrivateLink } from '../panels/PrivateLink.tsx';
import { SpeakersList } from '../panels/SpeakersList.tsx';
import { AutoChairSwitch } from '../panels/teacher/AutoChair.tsx';
import { BellHead } from '../panels/teacher/BellHead.tsx';
import { CallBox } from '../panels/teacher/CallBox.tsx';
import { DoorBox } from '../panels/teacher/DoorBox.tsx';
import { FillSeats } from '../panels/teacher/FillSeats.tsx';
import { KeepBox } from '../panels/teacher/KeepBox.tsx';
import { Levels } from '../panels/teacher/Levels.tsx';
import { NeedsYou } from '../panels/teacher/NeedsYou.tsx';
import { NewCode } from '../panels/teacher/NewCode.tsx';
import { NotHeard } from '../panels/teacher/NotHeard.tsx';
import { PaceSlip } from '../panels/teacher/PaceSlip.tsx';
import { PressDesk } from '../panels/teacher/PressDesk.tsx';
import { SayNow } from '../panels/teacher/SayNow.tsx';
import { ScreenLink } from '../panels/teacher/ScreenLink.tsx';
import { TimeBox } from '../panels/teacher/TimeBox.tsx';
import { spacedCode, WayIn } from '../panels/WayIn.tsx';
import { BracketCount } from '../parts/BracketCount.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Plate } from '../parts/Plate.tsx';
import { Note } from '../parts/Note.tsx';
import { ToastList } from '../parts/Toast.tsx';
import { openTotal } from '../view/bar.ts';
import { peopleOf } from '../view/people.ts';
import { labelOf, onPaper, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import '../styles/host.css';
import { useTitle } from './useTitle.ts';
import '../styles/room.css';
import '../styles/bar.css';
import '../styles/desk.css';
import '../styles/needs.css';
import '../styles/sides.css';
import '../styles/asides.css';
import '../styles/forced.css';
import '../styles/teacher.css';

/** The running session as its teacher has it, usable on a phone while walking about: the bell, what to say, what next. */
export function ConsolePage({ token, code }: { readonly token: string; readonly code: string }) {
  const now = view.value;
  useTitle(t('console.title'));
  const desk = useDesk(token);
  const people = peopleOf(now, said.value);
  const held = now.public.clock.c === 'held';
  return (
    <div class="console teach">
      <header class="room teach-top">
        <div class="topline">
          <Mark session={!held} />
          <h1 class="where" tabIndex={-1}>
            <b>{t('console.title')}</b>
            <span class="quiet roomy" dir="auto">
              {now.public.title.text},{' '}
              {t('console.facts', { delegations: now.public.order.length, people: people.length })}
            </span>
          </h1>
          <span class="small-code roomy" dir="ltr">
            <span class="unseen">{t('console.code')} </span>
            {spacedCode(code)}
          </span>
          <span class="push">{held ? <b>{t('console.paused')}</b> : <BracketCount n={openTotal(now)} />}</span>
        </div>
        <BellHead />
      </header>
      <main class="teach-cols">
        <div class="sheet teach-say">
          {held ? (
            <Note what={t('console.paused')} silent>
              <p>{t('console.paused.text')}</p>
            </Note>
          ) : null}
          <SayNow title={t('teacher.say')} />
          <NotHeard />
        </div>
        <div class="console-side teach-needs">
          <NeedsYou token={token} />
          <PaceSlip />
        </div>
        <div class="sheet teach-room">
          <section aria-labelledby="room">
            <h2 id="room" class="ruled">
              {t('console.room')}
            </h2>
            <RoomLine />
            <div class="room-view">
              <SpeakersList />
              <DraftOutline />
            </div>
            {now.public.outages > 0 ? (
              <p class="quiet small">{t('console.outage', { n: now.public.outages })}</p>
            ) : null}
          </section>
          <section class="section" aria-labelledby="people">
            <h2 id="people">{t('console.people')}</h2>
            <PeopleTable token={token} desk={desk} />
            <div class="acts">
              <FillSeats token={token} look="line" />
            </div>
          </section>
        </div>
        <aside class="console-side teach-more" aria-label={t('teacher.more')}>
          <DoorBox token={token} />
          <Levels />
          <TimeBox />
          <section class="section" aria-labelledby="chair">
            <h2 id="chair">{t('lobby.chair')}</h2>
            <AutoChairSwitch />
            <ChairBox token={token} />
          </section>
          <section class="section" aria-labelledby="screen">
            <h2 id="screen">{t('teacher.screen')}</h2>
            <ScreenLink code={code} />
          </section>
          <CallBox />
          <details class="section">
            <summary>{t('lobby.getIn')}</summary>
            <WayIn code={code}>
              <NewCode token={token} code={code} />
            </WayIn>
          </details>
          <section class="section" aria-labelledby="private">
            <h2 id="private">{t('lobby.private')}</h2>
            <PrivateLink token={token} />
            <ToastList />
          </section>
          <section class="section" aria-labelledby="end">
            <h2 id="end">{t('teacher.end')}</h2>
            <CloseButton />
          </section>
          <KeepBox token={token} code={code} keepDays={desk?.keepDays} />
        </aside>
      </main>
      <PressDesk />
    </div>
  );
}

/** What is on the table and who has the floor, in one row. */
function RoomLine() {
  const now = view.value;
  const room = plenaryOf(now);
  const open = onPaper(now);
  const speaker = room.floor.speaking ? now.public.delegations[room.floor.speaking.delegation] : undefined;
  return (
    <div class="room-line">
      <p lang={now.public.scenario.lang}>{open ? labelOf(open) : t('console.nothingOnTable')}</p>
      <p class="speaker-line">
        {speaker ? (
          <>
            <Plate scenario={now.public.scenario.id} info={speaker.info} />
            <span class="unseen">{t('floor.has')}</span>
          </>
        ) : (
          <span class="quiet">{t('console.noSpeaker')}</span>
        )}
      </p>
    </div>
  );
}

function CloseButton() {
  const [asking, setAsking] = useState(false);
  const { send } = useAct();
  return (
    <>
      <Button look="line" size="small" onPress={() => setAsking(true)}>
        {t('console.close')}
      </Button>
      {asking ? (
        <Dialog
          title={t('console.close.title')}
          onClose={() => setAsking(false)}
          closeWord={t('console.close.no')}
          acts={
            <Button
              onPress={() => {
                setAsking(false);
                void send({ c: 'closeConference' });
              }}
            >
              {t('console.close.yes')}
            </Button>
          }
        >
          <p>{t('console.close.text')}</p>
        </Dialog>
      ) : null}
    </>
  );
}
