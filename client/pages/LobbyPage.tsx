import { entry } from '../../shared/conference/checks.ts';
import type { Role } from '../../shared/conference/seating.ts';
import { said, seat, view } from '../net/connection.ts';
import { BriefList } from '../panels/BriefList.tsx';
import { DeviceButton } from '../panels/DeviceButton.tsx';
import { LanguageSwitch } from '../panels/LanguageSwitch.tsx';
import { WhoIsHere } from '../panels/WhoIsHere.tsx';
import { useAct } from '../net/useAct.ts';
import { Button } from '../parts/Button.tsx';
import { Slip } from '../panels/Slip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Mark } from '../parts/Mark.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { Plate } from '../parts/Plate.tsx';
import { lookerOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { useTitle } from './useTitle.ts';

/** Notes to everybody: fetched once there are some. */
const NoticeSlips = lazyPart(() => import('../panels/Notices.tsx').then((part) => part.NoticeSlips));
const NoticeList = lazyPart(() => import('../panels/Notices.tsx').then((part) => part.NoticeList));

/** Before the session: who you are, your brief, who is here, what happens next. */
export function LobbyPage({ role }: { readonly role: Role }) {
  const now = view.value;
  useTitle(now.public.title.text);
  const delegation = role.r === 'delegate' ? role.delegation : null;
  const found = delegation === null ? undefined : now.public.delegations[delegation];
  const told = now.public.notices.length > 0;
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
            {brief ? (
              <p lang={now.public.scenario.lang} dir="auto">
                {brief.you}
              </p>
            ) : null}
            <Group id={found.info.group} />
          </>
        ) : (
          <>
            <h1 tabIndex={-1}>{t('lobby.chair.lead')}</h1>
            <p>{t('lobby.chair.text')}</p>
          </>
        )}
      </header>
      <main class="sheet lobby-main">
        {told || entry(now.seat, seat.value ?? '')?.muted ? <NoticeSlips /> : null}
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
        <div class="lobby-more">
          <DeviceButton look="line" />
          <LanguageSwitch />
        </div>
        {told ? <NoticeList /> : null}
      </main>
      <WhoIsHere />
      <footer class="desk lobby-desk">
        {found ? <RaisePlate name={found.info.name} up={found.plateUp} /> : null}
        <p class="small" role="status">
          {t(lookerOf(now, seat.value ?? '').chair ? 'lobby.nextChair' : 'lobby.next')}
        </p>
      </footer>
    </div>
  );
}

/** The group that a delegation belongs to, and what it stands for. */
function Group({ id }: { readonly id: string | undefined }) {
  const { groups, lang } = view.value.public.scenario;
  if (groups.length === 0) return null;
  const group = groups.find((one) => one.id === id);
  if (!group) return <p class="quiet small">{t('lobby.between')}</p>;
  return (
    <p class="quiet small" lang={lang} dir="auto">
      {t('lobby.group', { name: group.name, line: group.line })}
    </p>
  );
}

/** The first act of a newcomer: the delegation's plate goes up, for everyone to see. */
function RaisePlate({ name, up }: { readonly name: string; readonly up: boolean }) {
  const { send, refusal } = useAct();
  const n = Object.values(view.value.public.delegations).filter((one) => one.plateUp).length;
  return (
    <>
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
      <Button
        look={up ? 'ghost' : 'pale'}
        size="big"
        class="wide raise"
        pressed={up}
        onPress={() => send({ c: 'raisePlate', up: !up })}
      >
        <b class="treaty">{t(up ? 'lobby.plate.up' : 'lobby.plate.raise')}</b>
        <small>{up ? t('lobby.plate.up.hint', { n }) : t('lobby.plate.raise.hint', { name })}</small>
      </Button>
    </>
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
        <h2>{t('text.draft')}</h2>
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
