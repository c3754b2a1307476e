import { BracketCount } from '../parts/BracketCount.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Plate } from '../parts/Plate.tsx';
import { line, lostAt } from '../net/connection.ts';
import { useConferenceNow } from '../net/ticking.ts';
import { clockText } from '../view/clock.ts';
import { listOf, openTotal, type Speaking, speakingOf } from '../view/bar.ts';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { untilBell } from '../../shared/conference/bell.ts';
import { lazyPart } from '../parts/lazy.tsx';
import { hourOf } from './hourOf.ts';
import { infoOf, seen } from './seen.ts';

/** What the chair does with whoever speaks comes when somebody takes the chair. */
const FloorActs = lazyPart(() => import('./ChairFloor.tsx').then((part) => part.FloorActs));

/** The room above everything: where we are, who has the floor and how long, and the one number that is the score. */
export function RoomBar() {
  const { view, seat } = seen();
  const me = lookerOf(view, seat);
  const held = view.public.clock.c === 'held';
  const asOf = line.value === 'lost' ? lostAt.value : null;
  const place = view.public.rooms[view.public.plenary]?.name ?? '';
  return (
    <header class="room roombar">
      <div class="where">
        <Mark session={!held && asOf === null} />
        <span>
          <b>{me.chair ? t('room.chairOf', { place, office: me.office ?? 'chair' }) : place}</b>
          <span class="quiet title">{view.public.title.text}</span>
        </span>
        <Bell />
        {asOf === null ? null : <span class="held">{t('net.asOf', { time: hourOf(asOf) })}</span>}
        {held && asOf === null ? (
          <span class="held">
            <Icon name="pause" /> {t('room.paused')}
          </span>
        ) : null}
      </div>
      <Floor />
      <div class="score">
        <BracketCount n={openTotal(view)} />
      </div>
    </header>
  );
}

/** How long until the bell, and how fast the clock runs when it is hurried. */
function Bell() {
  const { view } = seen();
  const { bell, clock } = view.public;
  const now = useConferenceNow(bell.b === 'set' && clock.c === 'running');
  const left = untilBell(view.public, now);
  return (
    <>
      {left === undefined ? null : (
        <span class="bell">
          <Icon name="clock" />
          <bdi class="num" dir="ltr">
            {clockText(left)}
          </bdi>{' '}
          <span class="bell-words">{t('room.bell')}</span>
        </span>
      )}
      {clock.c === 'running' && clock.rate !== 1 ? (
        <span class="bell">
          <bdi class="num" dir="ltr" aria-hidden="true">
            ×{clock.rate}
          </bdi>{' '}
          <span class="bell-words">{t('room.rate', { rate: clock.rate })}</span>
        </span>
      ) : null}
    </>
  );
}

function Floor() {
  const { view, seat } = seen();
  const { floor, pause } = plenaryOf(view);
  const counting = view.public.clock.c === 'running' && (floor.speaking !== null || pause !== null);
  const now = useConferenceNow(counting);
  const speaking = speakingOf(view, seat, now);
  if (pause) return <p class="floor quiet">{t('room.break', { time: clockText(pause.until - now) })}</p>;
  if (!speaking) {
    const [next] = listOf(view, seat);
    return <p class="floor quiet">{next ? t('floor.nobodyNext', { name: next.name }) : t('floor.nobody')}</p>;
  }
  return speaking.yours ? <YourFloor speaking={speaking} /> : <TheirFloor speaking={speaking} />;
}

function TheirFloor({ speaking }: { readonly speaking: Speaking }) {
  const { view, seat } = seen();
  const info = infoOf(view, speaking.code);
  const { chair } = lookerOf(view, seat);
  // Without the line nobody here knows whether they still speak.
  const gone = line.value === 'lost';
  return (
    <div class="floor">
      <div class="now">
        <span class={gone ? 'mic gone' : 'mic'} aria-hidden="true" />
        <Plate scenario={view.public.scenario.id} info={info} state="raised" size="large" />
        <span class="has">{t(gone ? 'floor.had' : 'floor.has')}</span>
        <Timer speaking={speaking} />
        {chair ? <FloorActs turn={speaking.turn} over={speaking.words === 'thanks'} /> : null}
      </div>
      <Drain share={speaking.share} held={speaking.held || gone} />
    </div>
  );
}

function YourFloor({ speaking }: { readonly speaking: Speaking }) {
  return (
    <div class="floor yours">
      <div class="now">
        <span class="mic" aria-hidden="true" />
        <span class="has">{t('floor.yours')}</span>
        <Timer speaking={speaking} />
      </div>
      <Drain share={speaking.share} held={speaking.held || line.value === 'lost'} />
    </div>
  );
}

function Timer({ speaking }: { readonly speaking: Speaking }) {
  return (
    <span class="timer">
      <bdi class="time num" dir="ltr" role="timer" aria-label={t('floor.left', { time: speaking.clock })}>
        {speaking.clock}
      </bdi>
      {speaking.words === 'running' ? null : (
        <small>{t(speaking.words === 'wrapUp' ? 'floor.wrapUp' : 'floor.thanks')}</small>
      )}
    </span>
  );
}

/** A bar that empties. Hatched while the clock stands. */
export function Drain({ share, held = false }: { readonly share: number; readonly held?: boolean }) {
  return (
    <span class={held ? 'drain held' : 'drain'} aria-hidden="true">
      <b style={{ inlineSize: `${Math.round(share * 1000) / 10}%` }} />
    </span>
  );
}
