import type { ComponentChildren } from 'preact';
import { line, view } from '../../net/connection.ts';
import { useConferenceNow } from '../../net/ticking.ts';
import { BracketCount } from '../../parts/BracketCount.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { openTotal, outlineOf } from '../../view/bar.ts';
import { bellNow } from '../../view/lesson.ts';
import { lastResult } from '../../view/votes.ts';
import { onPaper, plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import { OutcomeScreen } from './OutcomeScreen.tsx';
import { AskedScreen, BreakScreen, TextScreen } from './SessionScreens.tsx';
import { LobbyScreen } from './LobbyScreen.tsx';
import { ResultScreen, VoteScreen } from './VoteScreens.tsx';

interface BigScreenProps {
  readonly code: string;
  readonly address: string;
}

/** What the class sees on the wall: one thing at a time, readable from eight metres, nothing to press. */
export function BigScreen({ code, address }: BigScreenProps) {
  const v = view.value;
  const { phase, clock } = v.public;
  const room = plenaryOf(v);
  const result = lastResult(v, '');
  if (phase.p === 'lobby')
    return <Wall foot={<LobbyFoot />} children={<LobbyScreen code={code} address={address} />} />;
  if (phase.p === 'closed') return <Wall foot={<Foot />} children={<OutcomeScreen />} />;
  const held = clock.c === 'held';
  const shown = room.pause ? (
    <BreakScreen />
  ) : room.ballot?.state === 'open' ? (
    <VoteScreen />
  ) : room.question ? (
    <AskedScreen />
  ) : result ? (
    <ResultScreen shown={result} />
  ) : (
    <TextScreen />
  );
  return (
    <Wall foot={<Foot />}>
      {held ? <p class="wall-held">{t('screen.paused')}</p> : null}
      {shown}
    </Wall>
  );
}

interface WallProps {
  readonly children: ComponentChildren;
  readonly foot: ComponentChildren;
}

function Wall({ children, foot }: WallProps) {
  return (
    <div class="wall">
      <main class="wall-main">{children}</main>
      <footer class="wall-foot room">{foot}</footer>
    </div>
  );
}

function LobbyFoot() {
  const v = view.value;
  const { bell } = v.public;
  return (
    <>
      <Mark session={false} />
      <b dir="auto">{v.public.title.text}</b>
      <span class="quiet" lang={v.public.scenario.lang}>
        {v.public.scenario.name}
      </span>
      <span class="push quiet">{bell.b === 'planned' ? t('app.minutes', { n: bell.minutes }) : ''}</span>
    </>
  );
}

/** Where we are, the time to the bell, each provision with its brackets, and their sum. */
function Foot() {
  const v = view.value;
  const { clock, bell, plenary, rooms, title, phase } = v.public;
  const now = useConferenceNow(clock.c === 'running' && bell.b === 'set');
  const at = bellNow(v, now);
  const place = phase.p === 'closed' ? title.text : (rooms[plenary]?.name ?? '');
  return (
    <>
      <Mark session={clock.c === 'running'} />
      <span dir="auto">{place}</span>
      {phase.p === 'session' && at.b === 'set' ? <b class="num">{t('screen.bell', { n: at.minutes })}</b> : null}
      {clock.c === 'running' && clock.rate !== 1 ? (
        <span class="quiet">{t('console.rate', { rate: clock.rate })}</span>
      ) : null}
      {line.value === 'lost' ? <span class="quiet">{t('net.gone')}</span> : null}
      <Sky />
      <BracketCount n={openTotal(v)} />
    </>
  );
}

/** The whole draft in one line: brackets where they are open, a stroke where nothing is. */
function Sky() {
  const v = view.value;
  const rows = outlineOf(v, onPaper(v)?.id);
  return (
    <ol class="sky">
      {rows.map((row) => (
        <li key={row.id} class={row.current ? 'here' : ''}>
          <b aria-hidden="true">
            {row.open === 0 ? (
              <i class="ok" />
            ) : (
              Array.from({ length: Math.min(row.open, 4) }, (_, n) => <i key={n} class="o" />)
            )}
          </b>
          <bdi dir="ltr">{row.number}</bdi>
          <span class="unseen">{t('app.count', { n: row.open })}</span>
        </li>
      ))}
    </ol>
  );
}
