import { useEffect, useState } from 'preact/hooks';
import { pageScreen, stayAwake } from '../net/awake.ts';
import { connect, disconnect, hurry, line, seat, view } from '../net/connection.ts';
import { followScreen } from '../net/screenDraft.ts';
import { navigate } from '../net/route.ts';
import { keptSeats, type KeptSeat, storeOf } from '../net/seats.ts';
import { useDesk } from '../net/useDesk.ts';
import { BigScreen } from '../panels/screen/BigScreen.tsx';
import { Button } from '../parts/Button.tsx';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { PlainPage, WaitPage } from './PlainPage.tsx';
import { useTitle } from './useTitle.ts';
import '../styles/brackets.css';
import '../styles/text.css';
import '../styles/bar.css';
import '../styles/desk.css';
import '../styles/forced.css';
import '../styles/vote.css';
import '../styles/screen.css';
import '../styles/screenVote.css';
import '../styles/screenLobby.css';

/** The facilitator's seat that this browser holds in a conference. */
const facilitatorSeat = (code: string): KeptSeat | undefined =>
  keptSeats(storeOf('localStorage')).find((one) => one.code === code && one.role === 'facilitator');

/**
 * The conference for a projector. It shows what everybody may see, with the facilitator's seat of this browser, and has
 * nothing to press.
 */
export function ScreenPage({ code }: { readonly code: string }) {
  const [held] = useState(() => facilitatorSeat(code));
  if (held) return <Projected held={held} />;
  return (
    <PlainPage
      title={t('screen.none.title')}
      text={t('screen.none.text')}
      acts={<Button onPress={() => navigate('/')}>{t('app.notFound.go')}</Button>}
    />
  );
}

function Projected({ held }: { readonly held: KeptSeat }) {
  useEffect(() => {
    connect(held);
    const end = followScreen();
    return () => {
      end();
      disconnect();
    };
  }, [held.token]);
  useEffect(() => stayAwake(pageScreen(), hurry), []);
  const desk = useDesk(held.token);
  useTitle(t('screen.title', { title: view.value.public.title.text }));
  const state = line.value;
  if (typeof state === 'object')
    return (
      <PlainPage
        title={t(state.ended === 'reload' ? 'net.reload.title' : 'screen.moved.title')}
        text={t(state.ended === 'reload' ? 'net.reload.text' : 'screen.moved.text')}
        acts={<Button onPress={() => location.reload()}>{t('net.reload.go')}</Button>}
      />
    );
  if (seat.value === null || view.value.seat[seat.value] === undefined) return <WaitPage text={t('net.joining')} />;
  return <BigScreen code={desk?.code ?? held.code} address={desk?.address ?? location.origin} />;
}
