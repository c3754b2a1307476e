import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { said, view } from '../../net/connection.ts';
import { screenDraft } from '../../net/screenDraft.ts';
import { useConferenceNow } from '../../net/ticking.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Plate } from '../../parts/Plate.tsx';
import { pendingProposals } from '../../../shared/conference/onTheTable.ts';
import type { Provision } from '../../../shared/conference/provisions.ts';
import type { ScreenDraft } from '../../../shared/protocol/screenDraft.ts';
import { listOf, speakingOf } from '../../view/bar.ts';
import { clockText, secondsLeft } from '../../view/clock.ts';
import { rulingWords } from '../../view/rulings.ts';
import { wordsRead } from '../../view/footnotes.ts';
import { piecesOf } from '../../view/pieces.ts';
import { typedPieces } from '../../view/screenDraft.ts';
import { stepWords } from '../../view/steps.ts';
import { labelOf, onPaper, plenaryOf, provisionIn } from '../../view/who.ts';
import { dirOf, t } from '../../words/index.ts';
import { BracketedText } from '../BracketedText.tsx';
import { infoOf, say } from '../seen.ts';
import { useLifting } from '../useLifting.ts';
import { Drain } from '../RoomBar.tsx';

/** The provision with its brackets, and beside it who has the floor and who comes then. */
export function TextScreen() {
  const v = view.value;
  const room = plenaryOf(v);
  const typed = screenDraft.value;
  const written = typed ? provisionIn(v, typed.provision) : undefined;
  const provision = written ?? onPaper(v) ?? room.provisions.find((p) => p.settled === null) ?? room.provisions[0];
  return (
    <div class="wall-text">
      <div class="wall-paper">
        <Latest />
        {typed && written ? (
          <TypedPaper provision={written} typed={typed} />
        ) : provision ? (
          <>
            <Paper provision={provision} />
            <OnTable provision={provision} />
          </>
        ) : null}
        <NextLine />
      </div>
      <aside class="room wall-side">
        <FloorSide />
      </aside>
    </div>
  );
}

/** How much is on the table for the provision, and whether it takes more. */
function OnTable({ provision }: { readonly provision: Provision }) {
  const room = plenaryOf(view.value);
  const n = pendingProposals(room, provision.id).length;
  const settles = room.settling === provision.id;
  if (n === 0 && !settles) return null;
  return (
    <p class="ontable">
      {n === 0 ? null : t('screen.onTable', { n })} {settles ? <b>{t('screen.settling')}</b> : null}
    </p>
  );
}

/** The words of a provision, as large as they can be. */
function Paper({ provision }: { readonly provision: Provision }) {
  const v = view.value;
  const { pending } = plenaryOf(v);
  const ruled = pending?.ruling.provision === provision.id ? pending : null;
  const agreed = provision.status === 'agreed';
  const { body, lifting, fresh } = useLifting(provision.id, provision.body);
  return (
    <>
      <header class="head">
        <h1>
          <bdi dir="ltr">{provision.number}</bdi> {provision.title}
        </h1>
        <span class={agreed ? 'paperflag blue' : 'paperflag'}>{t(`text.paper.${provision.status}`)}</span>
      </header>
      {provision.status === 'removed' ? (
        <p class="prov calm quiet">{t('text.removed')}</p>
      ) : (
        <Fitted about={`${provision.id}:${provision.revision}`}>
          <div class={ruled && ruled.ruling.r !== 'lift' ? 'announced-whole' : ''}>
            <BracketedText
              pieces={piecesOf(wordsRead(view.value, provision, body), { pending: ruled, lifting, fresh })}
            />
          </div>
          <p class="gloss">{provision.gloss}</p>
        </Fitted>
      )}
    </>
  );
}

/** The desk's own words for a provision while they are written. Nothing of it is proposed yet, and the paper says so. */
function TypedPaper({ provision, typed }: { readonly provision: Provision; readonly typed: ScreenDraft }) {
  const chair = plenaryOf(view.value).chair === typed.by;
  return (
    <>
      <header class="head">
        <h1>
          <bdi dir="ltr">{provision.number}</bdi> {provision.title}
        </h1>
        <span class="paperflag">{t('screen.typed')}</span>
      </header>
      <p class="wall-typed">
        <span class="mic" aria-hidden="true" />
        {t(chair ? 'screen.typed.chair' : 'screen.typed.secretary')}
      </p>
      <Fitted about={`${provision.id}:${typed.text.length}`}>
        <BracketedText pieces={typedPieces(provision.body, typed.text)} calm />
      </Fitted>
    </>
  );
}

/** Sizes from which the largest that fits is taken, in parts of the wall's own size. */
const sizes = [62, 54, 46, 40, 34, 28] as const;

/** Words as large as the place allows; measured anew when they change. */
export function Fitted({ about, children }: { readonly about: string; readonly children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = place.current;
    if (!box) return undefined;
    const fit = (): void => {
      for (const size of sizes) {
        box.style.setProperty('--fit', `${size / 16}em`);
        if (box.scrollHeight <= box.clientHeight) return;
      }
    };
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(box);
    document.fonts.ready.then(fit).catch(() => undefined);
    return () => watch.disconnect();
  }, [about]);
  return (
    <div class="fitted" ref={place}>
      {children}
    </div>
  );
}

function FloorSide() {
  const v = view.value;
  const counting = v.public.clock.c === 'running' && plenaryOf(v).floor.speaking !== null;
  const now = useConferenceNow(counting);
  const speaking = speakingOf(v, '', now);
  const list = listOf(v, '').slice(0, 5);
  const scenario = v.public.scenario.id;
  return (
    <>
      {speaking ? (
        <>
          <p class="live">
            <span class="mic" aria-hidden="true" />
            {t('floor.has')}
          </p>
          <p class={speaking.name.length > 14 ? 'sp longer' : speaking.name.length > 7 ? 'sp long' : 'sp'}>
            <Plate scenario={scenario} info={infoOf(v, speaking.code)} state="raised" />
          </p>
          <bdi class="time num" dir="ltr" role="timer">
            {speaking.clock}
          </bdi>
          <Drain share={speaking.share} held={speaking.held} />
          {speaking.words === 'running' ? null : (
            <p class="wrap">{t(speaking.words === 'wrapUp' ? 'floor.wrapUp' : 'floor.thanks')}</p>
          )}
        </>
      ) : (
        <p class="live quiet">{t('floor.nobody')}</p>
      )}
      {list.length === 0 ? null : (
        <>
          <p class="then">{t('screen.then')}</p>
          <ol class="queue">
            {list.map((row) => (
              <li key={row.code}>
                <span class="num">{row.place}</span>
                <Plate scenario={scenario} info={infoOf(v, row.code)} />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

/** What is announced, or what the automatic chair does next, with its countdown. */
function NextLine() {
  const v = view.value;
  const { pending, auto } = plenaryOf(v);
  const now = useConferenceNow(v.public.clock.c === 'running' && (pending !== null || auto.planned !== null));
  if (pending)
    return (
      <p class="wall-next">
        <Icon name="gavel" /> <span role="status">{say(rulingWords(v, pending.ruling))}</span>{' '}
        <span class="num">
          {t('reading.inSeconds', { seconds: secondsLeft(Math.max(0, pending.effectiveAt - now)) })}
        </span>
      </p>
    );
  if (!auto.planned) return null;
  const { label } = stepWords(v, auto.planned.why, auto.planned.command);
  return (
    <p class="wall-next quiet">
      {t('step.next', { step: say(label) })}{' '}
      <span class="num">{t('reading.inSeconds', { seconds: secondsLeft(Math.max(0, auto.planned.at - now)) })}</span>
    </p>
  );
}

/** For how long news stay on the wall, in ms of the clock on the wall. */
const newsFor = 120_000;

/** The last message or event, while it is new. */
function Latest() {
  const v = view.value;
  void useConferenceNow(v.public.clock.c === 'running');
  const last = v.public.notices.at(-1);
  if (!last || Date.now() - last.wall > newsFor) return null;
  if (last.n === 'inject')
    return (
      <section class="slip wall-news" lang={last.text.lang} dir={dirOf(last.text.lang)}>
        <b class="what">{last.title.text}</b>
        <p>{last.text.text}</p>
      </section>
    );
  const words = said.value[last.text.ref];
  return words ? (
    <section class="slip wall-news" lang={words.lang} dir="auto">
      <b class="what">{words.text}</b>
    </section>
  ) : null;
}

/** The floor is closed and people talk in the room: only the time that is left. */
export function BreakScreen() {
  const v = view.value;
  const { pause } = plenaryOf(v);
  const now = useConferenceNow(v.public.clock.c === 'running');
  if (!pause) return null;
  const share = (pause.until - now) / Math.max(1, pause.until - pause.since);
  return (
    <div class="wall-one room">
      <h1>{t('screen.break')}</h1>
      <bdi class="time num" dir="ltr" role="timer">
        {clockText(pause.until - now)}
      </bdi>
      <Drain share={Math.max(0, Math.min(1, share))} held={v.public.clock.c === 'held'} />
      <p class="quiet">{t('screen.break.text')}</p>
    </div>
  );
}

/** The room is asked whether anyone objects. */
export function AskedScreen() {
  const v = view.value;
  const { question } = plenaryOf(v);
  const now = useConferenceNow(v.public.clock.c === 'running');
  if (!question) return null;
  const { about } = question;
  const share = (question.until - now) / Math.max(1, question.until - question.at);
  const whole = about.q === 'whole';
  const drops = whole ? about.drop.map((id) => labelOf(provisionIn(v, id))) : [];
  return (
    <div class="wall-one room">
      <h1>{t('reading.objects')}</h1>
      <p class="lead">
        {about.q === 'rule'
          ? t('reading.objects.rule', { words: say(rulingWords(v, about.ruling)) })
          : about.q === 'remove'
            ? t('reading.objects.remove', { about: labelOf(provisionIn(v, about.provision)) })
            : t(drops.length > 0 ? 'reading.objects.part' : 'reading.objects.whole')}
      </p>
      {drops.length === 0 ? null : (
        <ul class="drops">
          {drops.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <bdi class="time num" dir="ltr" role="timer">
        {clockText(Math.max(0, question.until - now))}
      </bdi>
      <Drain share={Math.max(0, Math.min(1, share))} held={v.public.clock.c === 'held'} />
      <p class="quiet">{t(`reading.objects.then.${about.q}`)}</p>
    </div>
  );
}
