import { useState } from 'preact/hooks';
import { draftOf } from '../../shared/conference/draftEdits.ts';
import type { Provision } from '../../shared/conference/reading.ts';
import { isSettled } from '../../shared/conference/rulings.ts';
import { timesDiscussed } from '../../shared/text/draftOps.ts';
import { lifeOf, type BracketLife } from '../../shared/text/life.ts';
import { countReadings, openChoices, type OpenChoice } from '../../shared/text/measure.ts';
import { liveText } from '../../shared/text/print.ts';
import { asWouldHave, ifAllFell, openness } from '../../shared/text/readings.ts';
import type { Span } from '../../shared/text/span.ts';
import { said } from '../net/connection.ts';
import { Field } from '../parts/Field.tsx';
import { lookerOf, nameOf, plenaryOf } from '../view/who.ts';
import { t, lang } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { Consult } from './Consult.tsx';
import { ChairEdits, DraftProposals } from './ChairEdits.tsx';
import { CompareDraft, CompareRevisions } from './Compare.tsx';
import { minute, OptionLine, OtherWording } from './OptionActs.tsx';
import { seen } from './seen.ts';
import { WiderSpan } from './WiderSpan.tsx';
import { WordSpan } from './WordSpan.tsx';

/** One provision taken apart: its brackets and who holds them, what could come of it, and what can be done. */
export function BracketWork({ provision }: { readonly provision: Provision }) {
  const { view, seat } = seen();
  const me = lookerOf(view, seat);
  const open = openChoices(provision.body);
  const settled = isSettled(provision);
  return (
    <div class="bracketwork">
      <Measures provision={provision} />
      {open.map((choice) => (
        <Bracket key={choice.id} provision={provision} choice={choice} />
      ))}
      {me.delegation !== null && !settled ? <Reserve provision={provision} /> : null}
      {me.delegation !== null && !me.chair && !settled ? <DraftProposals provision={provision} /> : null}
      {me.chair && !settled ? <ChairEdits provision={provision} /> : null}
    </div>
  );
}

function Measures({ provision }: { readonly provision: Provision }) {
  const { view } = seen();
  const room = plenaryOf(view);
  const [code, setCode] = useState('');
  const { body } = provision;
  const { open, share } = openness([body]);
  const standing = {
    code,
    supported: room.lives.flatMap((l) => l.stances.filter((s) => s.supporters.includes(code)).map((s) => s.option)),
    opposed: room.lives.flatMap((l) => l.stances.filter((s) => s.opponents.includes(code)).map((s) => s.option)),
  };
  const all = [...room.provisions, ...room.past];
  const discussed = timesDiscussed(draftOf(room), provision.id, (id) => all.find((p) => p.id === id)?.discussed ?? 0);
  const would = code === '' ? null : asWouldHave(body, standing);
  const number = (n: number): string => new Intl.NumberFormat(lang.value).format(n);
  const percent = new Intl.NumberFormat(lang.value, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  return (
    <section>
      <p>{t('bracket.measures', { open: number(open), percent, readings: number(countReadings(body)) })}</p>
      {open === 0 ? null : (
        <>
          <p>
            <b>{t('bracket.fell')}</b> <q dir="auto">{liveText(ifAllFell(body))}</q>
          </p>
          <label>
            {t('bracket.asWould')}{' '}
            <select class="input" value={code} onChange={(event) => setCode(event.currentTarget.value)}>
              <option value="" />
              {view.public.order.map((one) => (
                <option key={one} value={one}>
                  {nameOf(view, one)}
                </option>
              ))}
            </select>
          </label>
          {would === null ? null : (
            <p>
              <q dir="auto">{liveText(would.body)}</q>{' '}
              {would.guesses.length > 0 ? t('bracket.guessed', { n: number(would.guesses.length) }) : null}
            </p>
          )}
        </>
      )}
      <CompareRevisions key={provision.id} provision={provision} />
      <CompareDraft />
      {discussed === 0 ? null : <p>{t('bracket.discussed', { n: discussed })}</p>}
      {provision.from.length === 0 ? null : (
        <p>{t('bracket.lineage', { numbers: provision.from.map((one) => one.number).join(t('text.comma')) })}</p>
      )}
    </section>
  );
}

interface BracketProps {
  readonly provision: Provision;
  readonly choice: OpenChoice;
}

/** Why these brackets: who opened them and why, who stands behind each option since when, who holds them. */
function Bracket({ provision, choice }: BracketProps) {
  const { view, seat } = seen();
  const room = plenaryOf(view);
  const life = lifeOf(room.lives, choice.id);
  return (
    <section class="bracketlife">
      <h2>{t('bracket.why')}</h2>
      {life ? <Life life={life} /> : null}
      {life ? <Capital provision={provision} life={life} /> : null}
      <ul>
        {choice.options.map((option) => (
          <li key={option.id}>
            <OptionLine provision={provision} choice={choice.id} option={option} />
          </li>
        ))}
      </ul>
      <OtherWording provision={provision} choice={choice.id} />
      {life && lookerOf(view, seat).chair && !isSettled(provision) ? (
        <Consult provision={provision} choice={choice} life={life} />
      ) : null}
    </section>
  );
}

function Life({ life }: { readonly life: BracketLife }) {
  const { view } = seen();
  const { openedBy, reason, holders, state, rooms } = life;
  const words = reason === null ? undefined : said.value[reason.ref];
  const by = openedBy === null ? '' : openedBy === 'chair' ? t('bracket.chair') : nameOf(view, openedBy);
  const listed = (codes: readonly string[]): string => codes.map((code) => nameOf(view, code)).join(t('text.comma'));
  const places = rooms.map((room) => view.public.rooms[room]?.name ?? room).join(t('text.comma'));
  return (
    <p>
      {by === '' ? t('bracket.laid') : t('bracket.opened', { by, when: minute(life.since) })}{' '}
      {life.motive === null ? null : t(`bracket.motive.${life.motive}`)}{' '}
      {words ? (
        <q lang={words.lang} dir="auto">
          {words.text}
        </q>
      ) : null}{' '}
      {holders.length === 0 ? null : t('bracket.held', { names: listed(holders) })}{' '}
      {rooms.length === 0 ? null : t('bracket.discussedIn', { rooms: places })} {t(`bracket.state.${state.s}`)}{' '}
      {state.s === 'consulted' ? t('bracket.consulting', { names: listed(state.by) }) : null}
      {state.s === 'adRef' && state.pending.length > 0 ? t('bracket.capitals', { names: listed(state.pending) }) : null}
    </p>
  );
}

/** What a delegation says whose capital is asked about words agreed ad referendum. */
function Capital({ provision, life }: { readonly provision: Provision; readonly life: BracketLife }) {
  const { view, seat } = seen();
  const me = lookerOf(view, seat).delegation;
  const { state, choice } = life;
  if (me === null || state.s !== 'adRef' || !state.pending.includes(me)) return null;
  return (
    <div class="row-acts">
      {([true, false] as const).map((agrees) => (
        <ActButton
          key={String(agrees)}
          look="line"
          size="small"
          command={{ c: 'answerCapital', room: view.public.plenary, provision: provision.id, choice, agrees }}
        >
          {t(agrees ? 'bracket.capitalYes' : 'bracket.capitalNo')}
        </ActButton>
      ))}
    </div>
  );
}

function Reserve({ provision }: { readonly provision: Provision }) {
  const { view } = seen();
  const [span, setSpan] = useState<Span | null>(null);
  const [reason, setReason] = useState('');
  const command = (stretch: Span) =>
    ({
      c: 'reserve',
      room: view.public.plenary,
      provision: provision.id,
      span: stretch,
      motive: null,
      reason,
      lang: lang.value,
    }) as const;
  const done = (): void => {
    setSpan(null);
    setReason('');
  };
  return (
    <details>
      <summary>{t('bracket.reserve')}</summary>
      <p class="hint">{t('bracket.pick')}</p>
      <WordSpan body={provision.body} span={span} onSpan={setSpan} />
      <Field label={t('bracket.reason')} value={reason} onInput={setReason} />
      <div class="row-acts">
        <ActButton look="line" size="small" command={command(span ?? { from: 'start', to: 'start' })} onDone={done}>
          {t('bracket.reserveDo')}
        </ActButton>
        <WiderSpan span={span} command={command} onDone={done} />
      </div>
    </details>
  );
}
