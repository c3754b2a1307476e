import { voiceOf } from '../../shared/conference/groups.ts';
import { line, pending } from '../net/connection.ts';
import { Icon } from '../parts/Icon.tsx';
import { type Need, needsOf, unanswered } from '../view/needs.ts';
import { nowAndDo } from '../view/sentences.ts';
import { lookerOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { say, seen } from './seen.ts';

/** What is happening and what you can do about it, in one sentence each. */
export function NowLine() {
  const { view, seat } = seen();
  const { now, todo } = nowAndDo(view, seat);
  return (
    <p class="nowline">
      <b>{say(now)}</b> <span>{say(todo)}</span>
    </p>
  );
}

/** Open questions to you, each an empty bracket until it is answered. */
export function Needs() {
  const { view, seat } = seen();
  const needs = needsOf(view, seat);
  const open = unanswered(needs);
  return (
    <section class="needs" aria-labelledby="needs-title">
      <h2 id="needs-title">{open > 0 ? t('need.title', { open }) : t('need.nothing')}</h2>
      {needs.map((need) => {
        switch (need.n) {
          case 'signal':
            return <SignalRow key={need.question} need={need} />;
          case 'invited':
            return <InvitedRow key={need.proposal} need={need} />;
          case 'vote':
            return <PlainRow key={need.ballot} words={t('need.vote')} />;
          case 'object':
            return <PlainRow key={need.question} words={t('need.object')} />;
        }
      })}
    </section>
  );
}

/** A question that is answered elsewhere on the page. */
function PlainRow({ words }: { readonly words: string }) {
  return (
    <div class="todo">
      <span class="box" aria-hidden="true" />
      <span class="grow">{words}</span>
    </div>
  );
}

/** The answer that waits for the line, the last of them. */
function waitingSignal(question: string): 'support' | 'oppose' | undefined {
  if (line.value === 'up') return undefined;
  const asked = pending.value.flatMap(({ command }) =>
    command.c === 'signal' && command.question === question ? [command.signal] : [],
  );
  return asked.at(-1);
}

function InvitedRow({ need }: { readonly need: Extract<Need, { readonly n: 'invited' }> }) {
  const { view, seat } = seen();
  const room = view.public.plenary;
  const { proposal } = need;
  const voice = voiceOf(view.public, lookerOf(view, seat).delegation);
  const asks = t('need.invited', { name: need.from, symbol: need.symbol, number: need.number });
  return (
    <div class="todo signal" role="group" aria-label={asks}>
      <span class="box" aria-hidden="true" />
      <span class="grow">{asks}</span>
      <span class="stand">
        <ActButton look="line" size="small" command={{ c: 'cosponsor', room, on: { k: 'proposal', proposal } }}>
          {t('need.invited.yes')}
        </ActButton>
        {voice ? (
          <ActButton
            look="line"
            size="small"
            command={{ c: 'cosponsor', room, on: { k: 'proposal', proposal, group: true } }}
          >
            {t('need.invited.group', { group: voice.name })}
          </ActButton>
        ) : null}
        <ActButton look="line" size="small" command={{ c: 'declineInvitation', room, proposal }}>
          {t('need.invited.no')}
        </ActButton>
      </span>
    </div>
  );
}

function SignalRow({ need }: { readonly need: Extract<Need, { readonly n: 'signal' }> }) {
  const { view } = seen();
  const command = (signal: 'support' | 'oppose') =>
    ({ c: 'signal', room: view.public.plenary, question: need.question, signal }) as const;
  const done = need.given !== null;
  const waits = waitingSignal(need.question);
  const asks = t('need.signal', { number: need.number });
  return (
    <div class="todo signal" role="group" aria-label={asks}>
      {waits ? (
        <Icon name="clock" />
      ) : (
        <span class={done ? 'box done' : 'box'} aria-hidden="true">
          {done ? <Icon name="check" /> : null}
        </span>
      )}
      <span class="grow">
        <span class="asked">{asks}</span>
        {waits ? (
          <small>{t('net.waits', { act: t(`need.${waits}`) })}</small>
        ) : done ? (
          <small>{t(need.given === 'support' ? 'need.supported' : 'need.opposed')}</small>
        ) : null}
      </span>
      <span class="stand">
        <ActButton look="line" size="small" pressed={need.given === 'support'} command={command('support')}>
          {need.given === 'support' ? <Icon name="check" /> : null}
          {t('need.support')}
        </ActButton>
        <ActButton look="line" size="small" pressed={need.given === 'oppose'} command={command('oppose')}>
          {need.given === 'oppose' ? <Icon name="cross" /> : null}
          {t('need.oppose')}
        </ActButton>
      </span>
    </div>
  );
}
