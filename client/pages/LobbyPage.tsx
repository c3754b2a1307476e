import type { Role } from '../../shared/conference/doors.ts';
import { said, seat, view } from '../net/connection.ts';
import { BriefList } from '../panels/BriefList.tsx';
import { DeviceButton } from '../panels/DeviceDialog.tsx';
import { WhoIsHere } from '../panels/WhoIsHere.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Plate } from '../parts/Plate.tsx';
import { lookerOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { useTitle } from './useTitle.ts';

/** Before the session: who you are, your brief, who is here, what happens next. */
export function LobbyPage({ role }: { readonly role: Role }) {
  const now = view.value;
  useTitle(now.public.title.text);
  const delegation = role.r === 'delegate' ? role.delegation : null;
  const found = delegation === null ? undefined : now.public.delegations[delegation];
  const brief = delegation === null ? null : (now.delegation[delegation]?.brief ?? null);
  return (
    <div class="lobby">
      <header class="room lobby-top">
        <p class="topline-row">
          <Mark session={false} />
          <b>{t('lobby.where')}</b>
          <span class="quiet push title" dir="auto">
            {now.public.title.text}
          </span>
        </p>
        {found ? (
          <>
            <h1 tabIndex={-1} class="you-are">
              <span class="quiet">{t('lobby.speak', { n: Math.max(1, found.taken) })}</span>
              <Plate scenario={now.public.scenario.id} info={found.info} size="huge" />
            </h1>
            {brief ? <p lang={now.public.scenario.lang}>{brief.you}</p> : null}
          </>
        ) : (
          <>
            <h1 tabIndex={-1}>{t('lobby.chair.lead')}</h1>
            <p>{t('lobby.chair.text')}</p>
          </>
        )}
      </header>
      <main class="sheet lobby-main">
        {found && brief ? (
          <section>
            <div class="head">
              <h2>{t('lobby.brief')}</h2>
              <span class="secret">
                <Icon name="lock" /> {t('lobby.secret', { name: found.info.name })}
              </span>
            </div>
            <BriefList brief={brief} textLang={now.public.scenario.lang} />
            <Members delegation={found.info.code} />
          </section>
        ) : (
          <Draft />
        )}
      </main>
      <WhoIsHere />
      <footer class="desk lobby-desk">
        <p role="status">{t(lookerOf(now, seat.value ?? '').chair ? 'lobby.nextChair' : 'lobby.next')}</p>
        <DeviceButton />
      </footer>
    </div>
  );
}

/** The people of one's own delegation, by the names they gave. */
function Members({ delegation }: { readonly delegation: string }) {
  const members = Object.entries(view.value.delegation[delegation]?.members ?? {});
  return (
    <div class="section">
      <h2>{t('lobby.members')}</h2>
      <ul class="members">
        {members.map(([id, ref]) => (
          <li key={id}>
            <bdi>{said.value[ref.ref]?.text ?? ''}</bdi>
            {id === seat.value ? <small class="quiet"> {t('lobby.you')}</small> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the chair will open: the provisions on the table. */
function Draft() {
  const room = view.value.room[view.value.public.plenary];
  return (
    <section>
      <div class="head">
        <h2>{t('create.text')}</h2>
      </div>
      <ul class="provisions" lang={view.value.public.scenario.lang}>
        {(room?.provisions ?? []).map((provision) => (
          <li key={provision.id}>
            <b>{provision.number}</b> {provision.title}
            <span class="quiet small block">{provision.gloss}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
