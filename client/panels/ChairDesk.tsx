import { useEffect, useState } from 'preact/hooks';
import { unlocked } from '../../shared/conference/levels.ts';
import { stepAtHand } from '../../shared/conference/nextStep.ts';
import { suggestRuling } from '../../shared/conference/response.ts';
import { useConferenceNow } from '../net/ticking.ts';
import { Icon } from '../parts/Icon.tsx';
import { type MainAct, mainAct } from '../view/acts.ts';
import { secondsLeft } from '../view/clock.ts';
import { pressOf } from '../view/steps.ts';
import { voteOf } from '../view/votes.ts';
import { lookerOf, plenaryOf, provisionIn } from '../view/who.ts';
import { t } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { ChairMore } from './ChairMore.tsx';
import { Button } from '../parts/Button.tsx';
import { pressMain } from './pressMain.ts';
import { say, seen } from './seen.ts';
import { useChairKeys } from './useChairKeys.ts';

/** The chair's desk: the suggested act as one big button, the other rulings beside it with their keys. */
export function ChairDesk() {
  const { view, seat } = seen();
  const main = mainAct(view, seat);
  const [more, setMore] = useState<'vote' | 'more' | null>(null);
  const room = plenaryOf(view);
  const p = provisionIn(view, room.reading?.provision);
  const id = view.public.plenary;
  const idle = room.ballot === null && room.question === null;
  useChairKeys({ main, openVote: () => setMore((was) => (was === 'vote' ? null : 'vote')) });
  useEffect(() => {
    if (!idle) setMore(null);
  }, [idle]);
  if (!lookerOf(view, seat).chair) return null;
  const step = stepAtHand(view, id);
  const suggested = suggestRuling(view, id);
  const isMain = (r: string): boolean =>
    main?.command.c === 'takeStep'
      ? step?.command.c === 'rule' && step.command.ruling.r === r
      : main?.command.c === 'rule' && suggested.s === 'rule' && suggested.r === r;
  const other = (r: 'agreed' | 'bracketed' | 'removed' | 'deferred', letter: string, where = '') =>
    p && !isMain(r) ? (
      <ActButton
        key={r}
        look="ghost"
        size="small"
        class={where}
        letter={letter}
        command={{ c: 'rule', room: id, ruling: { r, provision: p.id } }}
      >
        {t(`chair.rule.${r}`)} <kbd aria-hidden="true">{t(`chair.key.${r}`)}</kbd>
      </ActButton>
    ) : null;
  return (
    <div class={more !== null && idle ? 'chairdesk opened' : 'chairdesk'}>
      {main ? <MainButton main={main} /> : <Waiting />}
      {idle ? (
        <div class="others">
          {other('agreed', 'a')}
          {other('bracketed', 'b', 'wide-only')}
          {other('removed', 'r')}
          {other('deferred', 'd', 'wide-only')}
          {unlocked(view.public, 'openBallot') ? (
            <Button
              look="ghost"
              size="small"
              keys="v"
              expanded={more === 'vote'}
              onPress={() => setMore(more === 'vote' ? null : 'vote')}
            >
              <span class="wide-only">{t('chair.putToVote')}</span>
              <span class="phone-only">{t('chair.toVote')}</span> <kbd aria-hidden="true">{t('chair.key.vote')}</kbd>
            </Button>
          ) : null}
          <Button
            look="ghost"
            size="small"
            expanded={more === 'more'}
            onPress={() => setMore(more === 'more' ? null : 'more')}
          >
            {t('chair.more')}
          </Button>
        </div>
      ) : room.ballot ? (
        <BallotOthers />
      ) : null}
      {more === null || !idle ? null : (
        <ChairMore what={more} onDone={() => setMore(null)}>
          {[other('bracketed', 'b'), other('deferred', 'd')]}
        </ChairMore>
      )}
    </div>
  );
}

/** White, with the gavel. A second Enter within a second is ignored. */
function MainButton({ main }: { readonly main: MainAct }) {
  return (
    <button
      type="button"
      class="btn pale main"
      aria-keyshortcuts="Enter"
      aria-disabled={main.refusal !== undefined}
      onClick={() => void pressMain(main)}
    >
      <Icon name="gavel" />
      <span>
        {say(main.label)}
        <small>
          {say(main.why)} <ByItself />
        </small>
      </span>
      <kbd aria-hidden="true">{t('chair.key.enter')}</kbd>
    </button>
  );
}

/** The automatic chair takes the same step by itself unless the chair acts before. */
function ByItself() {
  const { view } = seen();
  const { planned } = plenaryOf(view).auto;
  const now = useConferenceNow(planned !== null && view.public.clock.c === 'running');
  if (!planned) return null;
  return <span class="num">{t('step.byItself', { seconds: secondsLeft(Math.max(0, planned.at - now)) })}</span>;
}

/** Nothing to rule now: what is waited for. */
function Waiting() {
  const { view } = seen();
  const held = view.public.clock.c === 'held';
  const press = pressOf(view, useConferenceNow(!held && plenaryOf(view).question !== null));
  return <p class="waiting">{plenaryOf(view).question ? t('chair.waiting') : say(press.why)}</p>;
}

/** While a vote is on: who has not voted is told before the gavel, and a series can be ended. */
function BallotOthers() {
  const { view, seat } = seen();
  const vote = voteOf(view, seat);
  if (!vote) return null;
  if (vote.ballot.state === 'open')
    return (
      <p class="others missing">
        {vote.missing.length === 0
          ? t('chair.allVoted')
          : t('chair.notVoted', { names: vote.missing.map((m) => m.name).join(t('text.comma')) })}
      </p>
    );
  return (
    <div class="others">
      <ActButton
        look="ghost"
        size="small"
        command={{ c: 'endBallot', room: view.public.plenary, ballot: vote.ballot.id }}
      >
        {t('chair.endVote')}
      </ActButton>
    </div>
  );
}
