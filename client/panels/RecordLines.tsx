import { signal } from '@preact/signals';
import { useId, useState } from 'preact/hooks';
import { lineMax } from '../../shared/conference/lines.ts';
import { said } from '../net/connection.ts';
import { Button } from '../parts/Button.tsx';
import { Flag } from '../parts/Plate.tsx';
import { type LineAsked, lineAsked, linesOf } from '../view/record.ts';
import { nameOf, plenaryOf } from '../view/who.ts';
import { lang, t } from '../words/index.ts';
import { infoOf, perform, seen } from './seen.ts';

/** Statements for which somebody here has said: not this time. */
const putAside = signal<ReadonlySet<string>>(new Set());
const uses = ['support', 'oppose', 'offer', 'ask'] as const;

/** After a statement: one line for the record, in a few taps. */
export function LineBox() {
  const { view, seat } = seen();
  const asked = lineAsked(view, seat);
  if (!asked || putAside.value.has(asked.statement.turn)) return null;
  return <LineForm key={asked.statement.turn} asked={asked} />;
}

function LineForm({ asked }: { readonly asked: LineAsked }) {
  const { view } = seen();
  const id = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<boolean | null>(null);
  // Once somebody else speaks it makes room for the text, unless it is being written.
  const open = chosen ?? (plenaryOf(view).floor.speaking === null || text !== '');
  const name = nameOf(view, asked.statement.delegation);
  const about = asked.about === '' ? t('room.line.text') : asked.about;
  const { turn } = asked.statement;
  const leave = (): void => {
    putAside.value = new Set([...putAside.value, turn]);
  };
  return (
    <details class="line-box" open={open}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          setChosen(!open);
        }}
      >
        <h2>{asked.own ? t('room.line.title') : t('room.line.titleOf', { name })}</h2>
      </summary>
      <p class="quiet small">{t('room.line.hint')}</p>
      <div class="row-acts">
        {uses.map((use) => {
          const words = asked.own ? t(`room.line.${use}`, { about }) : t(`room.line.they.${use}`, { name, about });
          return (
            <Button key={use} look="line" size="small" pressed={text === words} onPress={() => setText(words)}>
              {words}
            </Button>
          );
        })}
      </div>
      <div class="field">
        <label for={`${id}-line`}>{t('room.line.field')}</label>
        <input
          id={`${id}-line`}
          class="input"
          type="text"
          dir="auto"
          maxLength={lineMax}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div class="row-acts">
        <Button
          size="small"
          unavailable={text.trim() === ''}
          onPress={() => perform({ c: 'summarise', room: view.public.plenary, turn, text, lang: lang.value })}
        >
          {t('room.line.send')}
        </Button>
        <Button look="plain" size="small" onPress={leave}>
          {t('room.line.later')}
        </Button>
      </div>
    </details>
  );
}

/** What was said, in a line each, newest first. */
export function RecordLines() {
  const { view } = seen();
  const lines = linesOf(view);
  if (lines.length === 0) return null;
  return (
    <section class="record-lines" aria-labelledby="record-title">
      <h2 id="record-title">{t('room.record')}</h2>
      <ul>
        {lines.map((line) => {
          const info = infoOf(view, line.delegation);
          const words = said.value[line.text.ref];
          return (
            <li key={line.turn}>
              <Flag scenario={view.public.scenario.id} sign={info.sign} />
              <span>
                <b>{info.name}</b>{' '}
                <span dir="auto" {...(words ? { lang: words.lang } : {})}>
                  {words?.text ?? t('room.record.erased')}
                </span>
                {line.by === 'secretary' ? <small>{t('room.record.by')}</small> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
