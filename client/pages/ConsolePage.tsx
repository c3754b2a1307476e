import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { said, view } from '../net/connection.ts';
import { useAct } from '../net/useAct.ts';
import { AtTheDoor } from '../panels/AtTheDoor.tsx';
import { ChairBox } from '../panels/ChairBox.tsx';
import { DraftOutline } from '../panels/DraftOutline.tsx';
import { SpeakersList } from '../panels/SpeakersList.tsx';
import { DeviceDialog } from '../panels/DeviceDialog.tsx';
import { PeopleTable } from '../panels/PeopleTable.tsx';
import { PrivateLink } from '../panels/PrivateLink.tsx';
import { spacedCode, WayIn } from '../panels/WayIn.tsx';
import { BracketCount } from '../parts/BracketCount.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Plate } from '../parts/Plate.tsx';
import { Note, Slip } from '../parts/Slip.tsx';
import { ToastList } from '../parts/Toast.tsx';
import { openTotal } from '../view/bar.ts';
import { atTheDoor, peopleOf, type PersonRow } from '../view/people.ts';
import { labelOf, onPaper, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { useTitle } from './useTitle.ts';

/** The running session as its facilitator has it: the clock, the people, the door. */
export function ConsolePage({ token, code }: { readonly token: string; readonly code: string }) {
  const now = view.value;
  useTitle(t('console.title'));
  const people = peopleOf(now, said.value);
  const held = now.public.clock.c === 'held';
  const { send, refusal } = useAct();
  return (
    <div class="console">
      <header class="room topline">
        <Mark session={!held} />
        <h1 class="where" tabIndex={-1}>
          <b>{t('console.title')}</b>
          <span class="quiet" dir="auto">
            {now.public.title.text},{' '}
            {t('console.facts', { delegations: now.public.order.length, people: people.length })}
          </span>
        </h1>
        <span class="small-code" dir="ltr">
          <span class="unseen">{t('console.code')} </span>
          {spacedCode(code)}
        </span>
        <span class="push" role="status">
          {held ? <b>{t('console.paused')}</b> : <BracketCount n={openTotal(now)} />}
        </span>
      </header>
      <main class="console-cols two">
        <section class="console-side needs-you" aria-labelledby="needs">
          <h2 id="needs">{t('console.needs')}</h2>
          <Needs token={token} />
        </section>
        <section class="sheet" aria-labelledby="room">
          {held ? (
            <Note what={t('console.paused')}>
              <p>{t('console.paused.text')}</p>
            </Note>
          ) : null}
          <h2 id="room" class="ruled">
            {t('console.room')}
          </h2>
          <RoomLine />
          <div class="room-view">
            <SpeakersList />
            <DraftOutline />
          </div>
          {now.public.outages > 0 ? <p class="quiet small">{t('console.outage', { n: now.public.outages })}</p> : null}
          <h2 class="section">{t('console.people')}</h2>
          <PeopleTable token={token} />
        </section>
        <aside class="console-side">
          <section class="section" aria-labelledby="door">
            <h2 id="door">{t('lobby.door')}</h2>
            <AtTheDoor token={token} />
          </section>
          <section class="section" aria-labelledby="chair">
            <h2 id="chair">{t('lobby.chair')}</h2>
            <ChairBox token={token} />
          </section>
          <details class="section">
            <summary>{t('lobby.getIn')}</summary>
            <WayIn code={code} />
          </details>
          <section class="section" aria-labelledby="private">
            <h2 id="private">{t('lobby.private')}</h2>
            <PrivateLink token={token} />
            <ToastList />
          </section>
        </aside>
      </main>
      <footer class="desk pagefoot">
        {refusal ? <Slip refusal={refusal} /> : null}
        <Button look="pale" size="big" onPress={() => send({ c: held ? 'resume' : 'pause' })}>
          <Icon name={held ? 'play' : 'pause'} />
          {t(held ? 'console.resume' : 'console.pause')}
        </Button>
        <span class="spacer" />
        <CloseButton onClose={() => send({ c: 'closeConference' })} />
      </footer>
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
            <span class="unseen">{t('console.speaks', { name: speaker.info.name })}</span>
          </>
        ) : (
          <span class="quiet">{t('console.noSpeaker')}</span>
        )}
      </p>
    </div>
  );
}

/** What only the facilitator can mend: an empty chair, a lost seat, people at the door. */
function Needs({ token }: { readonly token: string }) {
  const people = peopleOf(view.value, said.value);
  const chaired = people.some((row) => row.role.r === 'chair');
  const lost = people.filter((row) => row.line === 'lost' && row.seat !== null);
  const waiting = atTheDoor(people).length;
  const [again, setAgain] = useState<PersonRow | null>(null);
  if (chaired && lost.length === 0 && waiting === 0) return <p class="quiet small">{t('console.needs.none')}</p>;
  return (
    <ul>
      {chaired ? null : <Need words={t('console.needs.chair')} />}
      {waiting === 0 ? null : <Need words={t('console.needs.waiting', { n: waiting })} />}
      {lost.map((row) => (
        <Need key={row.person} words={t('console.needs.lost', { person: row.name })}>
          <Button
            look="line"
            size="small"
            label={t('lobby.reissueName', { person: row.name })}
            onPress={() => setAgain(row)}
          >
            {t('lobby.reissue')}
          </Button>
        </Need>
      ))}
      {again?.seat ? (
        <DeviceDialog
          token={token}
          seat={again.seat}
          title={t('lobby.reissue.title', { person: again.name })}
          lead={t('lobby.reissue.lead')}
          onClose={() => setAgain(null)}
        />
      ) : null}
    </ul>
  );
}

function Need({ words, children }: { readonly words: string; readonly children?: ComponentChildren }) {
  return (
    <li class="todo">
      <span class="box" aria-hidden="true" />
      <span class="grow" dir="auto">
        {words}
      </span>
      {children}
    </li>
  );
}

function CloseButton({ onClose }: { readonly onClose: () => unknown }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="ghost" onPress={() => setAsking(true)}>
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
                onClose();
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
