import { useState } from 'preact/hooks';
import { behindSince } from '../../shared/conference/brackets.ts';
import type { Provision } from '../../shared/conference/reading.ts';
import { isSettled } from '../../shared/conference/rulings.ts';
import { lifeOf, type BracketLife } from '../../shared/text/life.ts';
import { countReadings, openChoices, type OpenChoice } from '../../shared/text/measure.ts';
import { marked } from '../../shared/text/compare.ts';
import { liveText } from '../../shared/text/print.ts';
import { asWouldHave, ifAllFell, openness } from '../../shared/text/readings.ts';
import type { Span } from '../../shared/text/span.ts';
import { said } from '../net/connection.ts';
import { Field } from '../parts/Field.tsx';
import { secondsLeft } from '../view/clock.ts';
import { lookerOf, nameOf, plenaryOf } from '../view/who.ts';
import { t, lang } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { ChairEdits } from './ChairEdits.tsx';
import { seen } from './seen.ts';
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
  const original = provision.earlier[0]?.body;
  const standing = {
    code,
    supported: room.lives.flatMap((l) => l.stances.filter((s) => s.supporters.includes(code)).map((s) => s.option)),
    opposed: room.lives.flatMap((l) => l.stances.filter((s) => s.opponents.includes(code)).map((s) => s.option)),
  };
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
      {original === undefined ? null : (
        <details>
          <summary>{t('bracket.compare')}</summary>
          <p class="prov calm" dir="auto">
            {marked(original, body).map((one, n) =>
              one.kind === 'same' ? (
                one.text
              ) : one.kind === 'in' ? (
                <ins key={n}>{one.text}</ins>
              ) : (
                <del key={n}>{one.text}</del>
              ),
            )}
          </p>
          <p class="prov calm" dir="auto">
            <b>{t('bracket.before')}</b> {liveText(original)}
          </p>
        </details>
      )}
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
  const id = view.public.plenary;
  const me = lookerOf(view, seat).delegation;
  const [text, setText] = useState('');
  const life = lifeOf(room.lives, choice.id);
  const minute = (at: number): string => t('bracket.minute', { minute: Math.floor(secondsLeft(at) / 60) + 1 });
  const acts = me !== null && !isSettled(provision);
  return (
    <section class="bracketlife">
      <h2>{t('bracket.why')}</h2>
      {life ? <Life life={life} minute={minute} /> : null}
      <ul>
        {choice.options.map((option) => {
          const words = liveText(option.body).trim();
          const on = { k: 'option', provision: provision.id, option: option.id } as const;
          const names = option.sponsors.map((code) => {
            const since = behindSince(room, option.id, code);
            return since === undefined ? nameOf(view, code) : `${nameOf(view, code)} (${minute(since)})`;
          });
          return (
            <li key={option.id}>
              <bdi class="treaty">[{words}]</bdi>{' '}
              {names.length === 0 ? t('bracket.nobody') : t('bracket.behind', { names: names.join(t('text.comma')) })}
              {acts ? (
                <ActButton
                  look="line"
                  size="small"
                  command={
                    option.sponsors.includes(me)
                      ? { c: 'withdrawSponsorship', room: id, on }
                      : { c: 'cosponsor', room: id, on }
                  }
                >
                  {t(option.sponsors.includes(me) ? 'bracket.takeOff' : 'bracket.stand', { words })}
                </ActButton>
              ) : null}
            </li>
          );
        })}
      </ul>
      {acts ? (
        <div class="row-acts">
          <Field label={t('bracket.other')} value={text} onInput={setText} />
          <ActButton
            look="line"
            size="small"
            command={{ c: 'addOption', room: id, provision: provision.id, choice: choice.id, text }}
            onDone={() => setText('')}
          >
            {t('bracket.add')}
          </ActButton>
        </div>
      ) : null}
    </section>
  );
}

function Life({ life, minute }: { readonly life: BracketLife; readonly minute: (at: number) => string }) {
  const { view } = seen();
  const { openedBy, reason, holders } = life;
  const words = reason === null ? undefined : said.value[reason.ref];
  const by = openedBy === null ? '' : openedBy === 'chair' ? t('bracket.chair') : nameOf(view, openedBy);
  return (
    <p>
      {by === '' ? t('bracket.laid') : t('bracket.opened', { by, when: minute(life.since) })}{' '}
      {life.motive === null ? null : t(`bracket.motive.${life.motive}`)}{' '}
      {words ? (
        <q lang={words.lang} dir="auto">
          {words.text}
        </q>
      ) : null}{' '}
      {holders.length === 0
        ? null
        : t('bracket.held', { names: holders.map((code) => nameOf(view, code)).join(t('text.comma')) })}{' '}
      {t(`bracket.state.${life.state.s}`)}
    </p>
  );
}

function Reserve({ provision }: { readonly provision: Provision }) {
  const { view } = seen();
  const [span, setSpan] = useState<Span | null>(null);
  const [reason, setReason] = useState('');
  const none = { from: 'start', to: 'start' };
  return (
    <details>
      <summary>{t('bracket.reserve')}</summary>
      <p class="hint">{t('bracket.pick')}</p>
      <WordSpan body={provision.body} span={span} onSpan={setSpan} />
      <Field label={t('bracket.reason')} value={reason} onInput={setReason} />
      <ActButton
        look="line"
        size="small"
        command={{
          c: 'reserve',
          room: view.public.plenary,
          provision: provision.id,
          span: span ?? none,
          motive: null,
          reason,
          lang: lang.value,
        }}
        onDone={() => {
          setSpan(null);
          setReason('');
        }}
      >
        {t('bracket.reserveDo')}
      </ActButton>
    </details>
  );
}
