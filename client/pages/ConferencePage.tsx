import { useEffect, useState } from 'preact/hooks';
import type { Farewell } from '../../shared/protocol/wire.ts';
import type { Role } from '../../shared/conference/seating.ts';
import { pageScreen, stayAwake } from '../net/awake.ts';
import { connect, disconnect, hurry, line, pending, seat, view } from '../net/connection.ts';
import { navigate } from '../net/route.ts';
import { forgetSeat, holdInTab, keepSeat, type KeptSeat, releaseTab, seatToOpen, storeOf } from '../net/seats.ts';
import { Button } from '../parts/Button.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { Toasts } from '../parts/Toast.tsx';
import { nameOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { enterSeat, seatWords } from './enterSeat.ts';
import { lazyPage } from './lazyPage.tsx';
import { PlainPage, WaitPage } from './PlainPage.tsx';
import { RoomPage } from './RoomPage.tsx';

/** Comes in good time, for the moment when nothing else can come. */
const LineBar = lazyPart(() => import('./roomParts.ts').then((part) => part.LineBar));
/** One place that stays while pages come and go: who hears the page is told that it has become another one. */
const LiveWords = lazyPart(() => import('./roomParts.ts').then((part) => part.LiveWords));

/** Before the session; who joins while it runs sees neither. */
const WaitingPage = lazyPage(() => import('./lobbyParts.ts').then((page) => page.WaitingPage));
const LobbyPage = lazyPage(() => import('./lobbyParts.ts').then((page) => page.LobbyPage));
const ConsolePage = lazyPage(() => import('./ConsolePage.tsx').then((page) => page.ConsolePage));
const LobbyFacilitatorPage = lazyPage(() =>
  import('./LobbyFacilitatorPage.tsx').then((page) => page.LobbyFacilitatorPage),
);
const OutcomePage = lazyPage(() => import('./OutcomePage.tsx').then((page) => page.OutcomePage));

/** The conference as this tab's seat has it. */
export function ConferencePage({ code }: { readonly code: string }) {
  const [held] = useState(() => seatToOpen(storeOf('sessionStorage'), storeOf('localStorage'), code));
  if ('token' in held) return <Seated held={held} />;
  if (held.length === 0)
    return (
      <PlainPage
        title={t('seat.none.title')}
        text={t('seat.none.lead', { code })}
        acts={<Button onPress={() => navigate(`/j/${code}`)}>{t('seat.none.go')}</Button>}
      />
    );
  return <Choice seats={held} />;
}

function Choice({ seats }: { readonly seats: readonly KeptSeat[] }) {
  const take = (chosen: KeptSeat): void => {
    enterSeat(chosen);
    location.reload();
  };
  return (
    <PlainPage
      title={t('seat.choose.title')}
      text={t('seat.choose.lead')}
      acts={seats.map((one) => (
        <Button key={one.seat} look="line" onPress={() => take(one)}>
          {seatWords(one)}
        </Button>
      ))}
    />
  );
}

function Seated({ held }: { readonly held: KeptSeat }) {
  useEffect(() => {
    holdInTab(storeOf('sessionStorage'), held);
    connect(held);
    return disconnect;
  }, [held.token]);
  useEffect(() => stayAwake(pageScreen(), hurry), []);
  const now = view.value;
  const own = seat.value === null ? undefined : now.seat[seat.value];
  const role = own?.role;
  useKept(held, role, now.public.title.text);

  const state = line.value;
  if (typeof state === 'object') return <Farewelled why={state.ended} held={held} />;
  if (role === undefined)
    return (
      <>
        {pending.value.length === 0 ? null : <LineBar />}
        <WaitPage text={t('net.joining')} />
      </>
    );
  return (
    <>
      <PageOf role={role} token={held.token} code={held.code} />
      <LiveWords />
      <Toasts />
    </>
  );
}

interface PageProps {
  readonly role: Role;
  readonly token: string;
  readonly code: string;
}

/** Which page a role sees in which phase. In the room the line's bar has its place below the room's own. */
function PageOf({ role, token, code }: PageProps) {
  const { phase } = view.value.public;
  // Another page: it begins at its top, not where the last one was read.
  useEffect(() => window.scrollTo(0, 0), [phase.p, role.r]);
  if (phase.p === 'session' && (role.r === 'delegate' || role.r === 'chair')) return <RoomPage />;
  return (
    <>
      <LineBar />
      <OtherPage role={role} token={token} code={code} />
    </>
  );
}

function OtherPage({ role, token, code }: PageProps) {
  const { phase } = view.value.public;
  if (role.r === 'removed') return <PlainPage title={t('front.as.removed')} text={t('front.as.removed.ask')} />;
  if (phase.p === 'closed') return <OutcomePage />;
  if (role.r === 'waiting' || role.r === 'admitted') return <WaitingPage />;
  if (role.r !== 'facilitator') return <LobbyPage role={role} />;
  return phase.p === 'lobby' ? (
    <LobbyFacilitatorPage token={token} code={code} />
  ) : (
    <ConsolePage token={token} code={code} />
  );
}

/** The browser's list follows what the seat has become. */
function useKept(held: KeptSeat, role: Role | undefined, title: string): void {
  const plate = role?.r === 'delegate' ? nameOf(view.value, role.delegation) : null;
  useEffect(() => {
    if (role === undefined) return;
    const kept: KeptSeat = { ...held, title, role: role.r, plate };
    keepSeat(storeOf('localStorage'), kept);
    holdInTab(storeOf('sessionStorage'), kept);
  }, [held.token, role?.r, plate, title]);
}

function Farewelled({ why, held }: { readonly why: Farewell; readonly held: KeptSeat }) {
  useEffect(() => {
    if (why === 'reload') return;
    forgetSeat(storeOf('localStorage'), held);
    releaseTab(storeOf('sessionStorage'), held.code);
  }, [why]);
  switch (why) {
    case 'seatMoved':
      return <PlainPage title={t('net.moved.title')} text={t('net.moved.text')} />;
    case 'tokenUnknown':
      return <PlainPage title={t('net.unknown.title')} text={t('net.unknown.text')} />;
    case 'reload':
      return (
        <PlainPage
          title={t('net.reload.title')}
          text={t('net.reload.text')}
          acts={<Button onPress={() => location.reload()}>{t('net.reload.go')}</Button>}
        />
      );
  }
}
