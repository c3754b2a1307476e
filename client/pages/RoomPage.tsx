import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { line } from '../net/connection.ts';
import { bringRules } from '../net/rules.ts';
import { Desk } from '../panels/Desk.tsx';
import { CallLink } from '../panels/CallLink.tsx';
import { DeviceButton } from '../panels/DeviceButton.tsx';
import { LanguageSwitch } from '../panels/LanguageSwitch.tsx';
import { Missed } from '../panels/Missed.tsx';
import { RoomBar } from '../panels/RoomBar.tsx';
import { explain, explained, perform, seen } from '../panels/seen.ts';
import { SpeakersList } from '../panels/SpeakersList.tsx';
import { type BracketParts, picked, TextPanel } from '../panels/TextPanel.tsx';
import { showProvision } from '../panels/showProvision.ts';
import { writing } from '../panels/writing.ts';
import { resultShown } from '../panels/shownResult.ts';
import { Button } from '../parts/Button.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { lazyPart, useBeforehand } from '../parts/lazy.tsx';
import { Slip, useExplanations } from '../panels/Slip.tsx';
import { ToastList } from '../parts/Toast.tsx';
import { needsOf, unanswered } from '../view/needs.ts';
import { resultKey } from '../view/standing.ts';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { useTitle } from './useTitle.ts';
import '../styles/brackets.css';
import '../styles/text.css';
import '../styles/room.css';
import '../styles/bar.css';
import '../styles/desk.css';
import '../styles/sides.css';

/** What only a chair needs comes when somebody takes the chair. */
const ChairDesk = lazyPart(() => import('./chairParts.ts').then((part) => part.ChairDesk));
const ResponsePanel = lazyPart(() => import('./chairParts.ts').then((part) => part.ResponsePanel));

/** The text and the floor stand first; what lies around them comes at once after. */
const Announced = lazyPart(() => import('./roomParts.ts').then((part) => part.Announced));
const BriefPanel = lazyPart(() => import('./roomParts.ts').then((part) => part.BriefPanel));
const DraftOutline = lazyPart(() => import('./roomParts.ts').then((part) => part.DraftOutline));
const GoalGlance = lazyPart(() => import('./roomParts.ts').then((part) => part.GoalGlance));
const HallPanel = lazyPart(() => import('./roomParts.ts').then((part) => part.HallPanel));
const LineBar = lazyPart(() => import('./roomParts.ts').then((part) => part.LineBar));
const LineBox = lazyPart(() => import('./roomParts.ts').then((part) => part.LineBox));
const Needs = lazyPart(() => import('./roomParts.ts').then((part) => part.Needs));
const NoticeList = lazyPart(() => import('./roomParts.ts').then((part) => part.NoticeList));
const NoticeSlips = lazyPart(() => import('./roomParts.ts').then((part) => part.NoticeSlips));
const NowLine = lazyPart(() => import('./roomParts.ts').then((part) => part.NowLine));
const RecordLines = lazyPart(() => import('./roomParts.ts').then((part) => part.RecordLines));
const Starters = lazyPart(() => import('./roomParts.ts').then((part) => part.Starters));
const WordToChair = lazyPart(() => import('./roomParts.ts').then((part) => part.WordToChair));
const BreakPanel = lazyPart(() => import('./roomParts.ts').then((part) => part.BreakPanel));
const PlannedStep = lazyPart(() => import('./roomParts.ts').then((part) => part.PlannedStep));
const QuestionPanel = lazyPart(() => import('./roomParts.ts').then((part) => part.QuestionPanel));

/** The whole draft comes when somebody opens it. */
const DraftReader = lazyPart(() => import('./draftParts.ts').then((part) => part.DraftReader));
/** So does what its brackets tell. */
const bracketParts: BracketParts = {
  OptionActs: lazyPart(() => import('./draftParts.ts').then((part) => part.OptionActs)),
  OptionTip: lazyPart(() => import('./draftParts.ts').then((part) => part.OptionTip)),
  WhyBrackets: lazyPart(() => import('./draftParts.ts').then((part) => part.WhyBrackets)),
};

/** Cards and counts come with the first vote, or a little before it. */
const fetchVote = () => import('./voteParts.ts');
const VotePanel = lazyPart(() => fetchVote().then((part) => part.VotePanel));
const VoteDesk = lazyPart(() => fetchVote().then((part) => part.VoteDesk));
const VoteResult = lazyPart(() => fetchVote().then((part) => part.VoteResult));
/** How long the room has been on screen before they are fetched unasked, in ms. */
const beforeVoteMs = 4000;

type Tab = 'text' | 'whole' | 'floor' | 'brief' | 'hall';

/** Which part of the room a small screen shows. The parts and their order never change. */
const tab = signal<Tab>('text');
const small = '(max-width: 599px)';

/** Whether the screen matches a query; follows it. */
function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const follow = (): void => setMatches(list.matches);
    follow();
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, [query]);
  return matches;
}

/** The conference while it sits, for delegates and the chair: the room above, the paper, your desk below. */
export function RoomPage() {
  const { view, seat } = seen();
  const me = lookerOf(view, seat);
  const phone = useMedia(small);
  const { ballot, question } = plenaryOf(view);
  const votes = ballot?.state === 'open' && me.delegation !== null && !ballot.cast.includes(me.delegation);
  const asks = question !== null;
  const counts = ballot?.state === 'open' || resultShown() !== null;
  const now = tab.value === 'hall' || tab.value === 'whole' || phone ? tab.value : 'text';
  const up = line.value === 'up';
  // What is possible is known once there is something to see.
  useEffect(() => {
    if (up) void bringRules();
  }, [up]);
  // Another part of the page begins at its top, not where the last one was read.
  useEffect(() => {
    if (now !== 'whole') window.scrollTo(0, 0);
  }, [now]);
  useTitle(view.public.title.text);
  useExplanations();
  useBeforehand(fetchVote, beforeVoteMs);
  return (
    <div
      class={`roompage ${me.chair ? 'chairs' : 'sits'} at-${now} ${votes ? 'votes' : ''} ${counts ? 'counts' : ''} ${asks ? 'asks' : ''} ${writing.value === null ? '' : 'writes'}`}
    >
      <RoomBar />
      <LineBar />
      <Missed />
      <div class="columns">
        <Left phone={phone} alone={now === 'floor'} />
        <main class={now === 'hall' ? 'sheet middle hallmiddle' : 'sheet middle'} id="main" tabIndex={0}>
          <NoticeSlips />
          {now === 'hall' ? (
            <>
              <h1 class="unseen">{t('room.tab.hall')}</h1>
              <HallPanel strip={phone} said={phone} />
            </>
          ) : (
            <Middle phone={phone} whole={now === 'whole'} />
          )}
        </main>
        {me.chair ? null : (
          <Side class="side end" main={now === 'brief'} title={t('room.tab.brief')} label={t('room.side.yours')}>
            <NowLine />
            {phone ? <GoalGlance onOpen={() => (tab.value = 'brief')} /> : null}
            <Needs />
            {phone ? null : <LineBox />}
            <BriefPanel />
            <div class="todevice">
              {phone ? null : <WordToChair />}
              <DeviceButton look="line" />
              <LanguageSwitch />
            </div>
          </Side>
        )}
      </div>
      <Foot phone={phone} />
    </div>
  );
}

interface SideProps {
  readonly class: string;
  /** It is all that a small screen shows now: the main part of the page, with a heading. */
  readonly main: boolean;
  readonly title: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

function Side({ class: name, main, title, label, children }: SideProps) {
  if (!main)
    return (
      <aside class={name} aria-label={label}>
        {children}
      </aside>
    );
  return (
    <main class={name}>
      <h1 class="unseen">{title}</h1>
      {children}
    </main>
  );
}

/** The list and the draft; a drawer where the screen is too narrow for three columns. */
function Left({ phone, alone }: { readonly phone: boolean; readonly alone: boolean }) {
  const { view, seat } = seen();
  const { chair } = lookerOf(view, seat);
  const [open, setOpen] = useState(false);
  return (
    <Side
      class={open ? 'side start open' : 'side start'}
      main={alone}
      title={t('room.tab.floor')}
      label={t('room.side.room')}
    >
      <button type="button" class="btn line small drawer" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('room.drawer')}
      </button>
      <div class="drawn">
        {chair ? <NowLine /> : null}
        <CallLink />
        <SpeakersList />
        {phone ? <WordToChair /> : null}
        <Starters />
        <RecordLines />
        <NoticeList />
        <DraftOutline
          onPick={(provision) => {
            if (tab.value === 'whole') showProvision(provision);
            else tab.value = 'text';
            setOpen(false);
          }}
          onWhole={() => {
            tab.value = 'whole';
            setOpen(false);
          }}
        />
        {chair ? (
          <div class="todevice">
            <LineBox />
            <DeviceButton look="line" />
            <LanguageSwitch />
            <ToastList />
          </div>
        ) : null}
      </div>
    </Side>
  );
}

/** Opens one provision alone, to read it or to write other words for it. */
function openAlone(provision: string, write: boolean): void {
  picked.value = provision;
  writing.value = write ? { provision, revises: null } : null;
  tab.value = 'text';
}

function Middle({ phone, whole }: { readonly phone: boolean; readonly whole: boolean }) {
  const { view, seat } = seen();
  const me = lookerOf(view, seat);
  const { ballot, floor, pause } = plenaryOf(view);
  const voting = ballot?.state === 'open';
  const speaks = floor.speaking !== null && floor.speaking.delegation === me.delegation;
  const result = resultShown();
  const paused = pause !== null;
  // A vote, a result, a break and the floor are read from the top: what was scrolled before is another page.
  const put = voting ? `${ballot.id}:${ballot.current}` : result && resultKey(result);
  const shows = put ?? (paused ? 'break' : speaks && phone ? 'speaks' : 'text');
  useEffect(() => {
    document.getElementById('main')?.scrollTo(0, 0);
    window.scrollTo(0, 0);
  }, [shows]);
  if (voting) return <VotePanel />;
  if (result) return <VoteResult />;
  if (whole) return <DraftReader onAlone={openAlone} onBack={() => (tab.value = 'text')} />;
  return (
    <>
      {paused ? <BreakPanel /> : null}
      {phone && !me.chair && !paused && writing.value === null ? (
        <HallPanel strip onOpenHall={() => (tab.value = 'hall')} />
      ) : null}
      <div class="papers-and-words">
        {phone && speaks ? (
          <>
            <BriefPanel />
            <Starters />
          </>
        ) : null}
        {phone && !me.chair ? <LineBox /> : null}
        <TextPanel parts={bracketParts} onWhole={() => (tab.value = 'whole')} />
        {me.chair ? <ResponsePanel /> : null}
      </div>
    </>
  );
}

/** Your desk: what was refused and why, what is announced, your acts, and on a phone the tabs. */
function Foot({ phone }: { readonly phone: boolean }) {
  const { view, seat } = seen();
  const me = lookerOf(view, seat);
  const { auto, ballot, question } = plenaryOf(view);
  const voting = ballot?.state === 'open' && me.delegation !== null;
  const why = explained();
  return (
    <footer class="desk foot">
      {why ? (
        <div class="noteplace">
          <Slip refusal={why.refusal} command={why.command} onAct={perform}>
            <Button look="line" size="small" onPress={() => explain(null)}>
              {t('app.close')}
            </Button>
          </Slip>
        </div>
      ) : null}
      {question ? <QuestionPanel /> : null}
      <Announced />
      {auto.planned ? <PlannedStep /> : null}
      <div class="bench">
        {me.chair ? <ChairDesk /> : voting ? <VoteDesk /> : <Desk />}
        {phone ? null : <NeedsFromHall />}
        {phone ? null : (
          <Button look="ghost" onPress={() => (tab.value = tab.value === 'hall' ? 'text' : 'hall')} class="tohall">
            <Icon name={tab.value === 'hall' ? 'lines' : 'table'} />
            {t(tab.value === 'hall' ? 'room.tab.text' : 'room.tab.hall')}
          </Button>
        )}
      </div>
      {phone ? <Tabs brief={me.delegation !== null} /> : null}
    </footer>
  );
}

/** In the hall, what needs you is one button away. */
function NeedsFromHall() {
  const { view, seat } = seen();
  const open = unanswered(needsOf(view, seat));
  if (tab.value !== 'hall' || open === 0) return null;
  return (
    <Button look="ghost" class="push" onPress={() => (tab.value = 'text')}>
      {t('need.title', { open })}
    </Button>
  );
}

const tabs: readonly { readonly tab: Exclude<Tab, 'whole'>; readonly icon: IconName }[] = [
  { tab: 'text', icon: 'lines' },
  { tab: 'floor', icon: 'microphone' },
  { tab: 'brief', icon: 'case' },
  { tab: 'hall', icon: 'table' },
];

function Tabs({ brief }: { readonly brief: boolean }) {
  // The whole draft is text as well.
  const current = tab.value === 'whole' ? 'text' : tab.value;
  return (
    <nav class="tabs" aria-label={t('room.tabs')}>
      {tabs
        .filter((x) => x.tab !== 'brief' || brief)
        .map((x) => (
          <button
            key={x.tab}
            type="button"
            class={current === x.tab ? 'on' : ''}
            aria-current={current === x.tab ? 'page' : undefined}
            onClick={() => (tab.value = x.tab)}
          >
            <Icon name={x.icon} />
            {t(`room.tab.${x.tab}`)}
          </button>
        ))}
    </nav>
  );
}
