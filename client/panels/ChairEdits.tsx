import { useState } from 'preact/hooks';
import type { DraftEdit } from '../../shared/conference/draftEdits.ts';
import type { Command } from '../../shared/conference/kinds.ts';
import type { Provision } from '../../shared/conference/provisions.ts';
import type { Ruling } from '../../shared/conference/rulings.ts';
import { forcesOf, gainsAndLosses } from '../../shared/text/force.ts';
import { openChoices } from '../../shared/text/measure.ts';
import { liveText } from '../../shared/text/print.ts';
import type { Span } from '../../shared/text/span.ts';
import { Choose } from '../parts/Choose.tsx';
import { Field } from '../parts/Field.tsx';
import { Switch } from '../parts/Pick.tsx';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { lang, t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { TermPanel } from './TermPanel.tsx';
import { Shift } from './Shift.tsx';
import { seen } from './seen.ts';
import { typedInto } from './typed.ts';
import { WiderSpan } from './WiderSpan.tsx';
import { WordSpan } from './WordSpan.tsx';

type EditOf = Extract<Ruling, { readonly r: 'edit' }>['edit'];
const instructions = ['ADD', 'MOD', 'SUP', 'NOC'] as const;
const places = ['preamble', 'article', 'resolution', 'footnote'] as const;

/** Words that are typed for a bracket, and for a change of the draft. */
const useOptionText = typedInto<string>();
const useDraftText = typedInto<string>();

interface Part {
  readonly provision: Provision;
}

/** The chair's edits as plain forms. Each is announced as a ruling, and can be taken back. */
export function ChairEdits({ provision }: Part) {
  return (
    <details>
      <summary>{t('bracket.chair.title')}</summary>
      <Words provision={provision} />
      <Whole provision={provision} />
    </details>
  );
}

/** What a delegation can propose beside other words: the same forms, tabled and not ruled. */
export function DraftProposals({ provision }: Part) {
  const { view, seat } = seen();
  const [from, setFrom] = useState('');
  const me = lookerOf(view, seat).delegation;
  const others = plenaryOf(view).provisions.filter((p) => p.id !== provision.id);
  const own = me !== null && provision.sponsors.includes(me);
  return (
    <details>
      <summary>{t('bracket.propose.title')}</summary>
      <Whole provision={provision} />
      <TermPanel provision={provision} />
      {own && others.length > 0 ? (
        <section>
          <Choose
            label={t('bracket.propose.lineage')}
            value={from}
            of={['', ...others.map((p) => p.id)]}
            name={(one) => others.find((p) => p.id === one)?.number ?? ''}
            onPick={setFrom}
          />
          <ActButton
            look="line"
            size="small"
            command={{ c: 'sayLineage', room: view.public.plenary, provision: provision.id, from }}
          >
            {t('bracket.propose.lineageDo')}
          </ActButton>
        </section>
      ) : null}
    </details>
  );
}

function Act({ provision, edit, onDone }: Part & { readonly edit: EditOf; readonly onDone?: () => void }) {
  const { view } = seen();
  const command = {
    c: 'rule',
    room: view.public.plenary,
    ruling: { r: 'edit', provision: provision.id, edit },
  } as const;
  return (
    <ActButton look="line" size="small" command={command} {...(onDone ? { onDone } : {})}>
      {t(`bracket.chair.${edit.e}`)}
    </ActButton>
  );
}

/** The chair rules it, a delegation proposes it. */
function DraftAct({
  provision: { id: provision },
  edit,
  onDone,
}: Part & { readonly edit: DraftEdit; readonly onDone: () => void }) {
  const { view, seat } = seen();
  const room = view.public.plenary;
  const command: Command = lookerOf(view, seat).chair
    ? { c: 'rule', room, ruling: { r: 'draft', provision, edit } }
    : { c: 'proposeEdit', room, provision, edit, reason: '', lang: lang.value };
  return (
    <ActButton look="line" size="small" command={command} onDone={onDone}>
      {t(`bracket.chair.${edit.d}`)}
    </ActButton>
  );
}

/** Edits of the words of one bracket: which one, which words, and what it is to say. */
function Words({ provision }: Part) {
  const { view } = seen();
  const choices = openChoices(provision.body);
  const [id, setId] = useState('');
  const [span, setSpan] = useState<Span | null>(null);
  const [text, setText, sent] = useOptionText(provision.id, '');
  const choice = choices.find((c) => c.id === id) ?? choices[0];
  const options = choice?.options ?? [];
  const [chosen, setChosen] = useState('');
  const [left, setLeft] = useState<readonly string[]>([]);
  const first = options.find((o) => o.id === chosen) ?? options[0];
  const merging = options.map((o) => o.id).filter((one) => !left.includes(one));
  const reach = span ?? { from: 'start', to: 'start' };
  if (!choice) return null;
  const widen = (to: Span) =>
    ({
      c: 'rule',
      room: view.public.plenary,
      ruling: { r: 'edit', provision: provision.id, edit: { e: 'widen', choice: choice.id, reach: to } },
    }) as const;
  return (
    <section>
      <label>
        {t('bracket.chair.which')}{' '}
        <select class="input" value={choice.id} onChange={(event) => setId(event.currentTarget.value)}>
          {choices.map((c) => (
            <option key={c.id} value={c.id}>
              {c.options.length === 0 ? '[ ]' : c.options.map((o) => `[${liveText(o.body).trim()}]`).join('/')}
            </option>
          ))}
        </select>
      </label>
      <WordSpan body={provision.body} span={span} onSpan={setSpan} />
      <Field label={t('bracket.chair.text')} value={text} onInput={setText} />
      {options.length > 1 ? (
        <>
          <label>
            {t('bracket.chair.option')}{' '}
            <select class="input" value={first?.id ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}>
              {options.map((o) => (
                <option key={o.id} value={o.id}>
                  [{liveText(o.body).trim()}]
                </option>
              ))}
            </select>
          </label>
          <fieldset>
            <legend>{t('bracket.chair.mergeWhich')}</legend>
            {options.map((o) => (
              <Switch
                key={o.id}
                on={!left.includes(o.id)}
                onChange={(now) => setLeft(now ? left.filter((x) => x !== o.id) : [...left, o.id])}
              >
                <bdi dir="auto">[{liveText(o.body).trim()}]</bdi>
              </Switch>
            ))}
          </fieldset>
        </>
      ) : null}
      <div class="row-acts">
        {first === undefined ? (
          <Act provision={provision} edit={{ e: 'fill', blank: choice.id, text }} onDone={sent} />
        ) : (
          <>
            <Act provision={provision} edit={{ e: 'widen', choice: choice.id, reach }} />
            <WiderSpan span={span} command={widen} />
            <Act provision={provision} edit={{ e: 'narrow', choice: choice.id, keep: reach }} />
            <Act provision={provision} edit={{ e: 'merge', choice: choice.id, options: merging, text }} onDone={sent} />
            <Act provision={provision} edit={{ e: 'amend', option: first.id, text }} onDone={sent} />
            <Act
              provision={provision}
              edit={{ e: 'tag', option: first.id, tag: text === '' ? null : text }}
              onDone={sent}
            />
          </>
        )}
      </div>
    </section>
  );
}

/** Changes of the draft from a provision on, a term throughout aside. */
const kinds = ['move', 'add', 'split', 'join', 'renumber', 'note', 'instruct', 'lineage'] as const;
type Kind = (typeof kinds)[number];

/** One change of the draft from this provision on, with what it needs to know; a move says what the clause gains and loses. */
function Whole({ provision }: Part) {
  const { view } = seen();
  const others = plenaryOf(view).provisions.filter((p) => p.id !== provision.id);
  const [kind, setKind] = useState<Kind>('move');
  const [text, setText, sent] = useDraftText(provision.id, '');
  const [span, setSpan] = useState<Span | null>(null);
  const [after, setAfter] = useState('');
  const [place, setPlace] = useState(provision.place);
  const [instruction, setInstruction] = useState(provision.instruction);
  const at = span?.to ?? 'start';
  const behind = after === '' ? provision.id : after;
  const edits: { readonly [K in Kind]: DraftEdit } = {
    move: { d: 'move', after: behind, place },
    add: { d: 'add', place, text },
    split: { d: 'split', after: at },
    join: { d: 'join' },
    renumber: { d: 'renumber', number: text },
    note: { d: 'note', at, mark: `${provision.number}*`, text },
    instruct: { d: 'instruct', instruction },
    lineage: { d: 'lineage', from: behind },
  };
  const asks = (...of: readonly Kind[]): boolean => of.includes(kind);
  const worded = asks('add', 'renumber', 'note');
  return (
    <section>
      <Choose
        label={t('bracket.chair.kind')}
        value={kind}
        of={kinds}
        name={(one) => t(`bracket.chair.${one}`)}
        onPick={setKind}
      />
      {asks('split', 'note') ? <WordSpan body={provision.body} span={span} onSpan={setSpan} /> : null}
      {worded ? (
        <Field
          label={t(kind === 'renumber' ? 'bracket.chair.number' : 'bracket.chair.words')}
          value={text}
          onInput={setText}
        />
      ) : null}
      {asks('move', 'lineage') ? (
        <Choose
          label={t(kind === 'move' ? 'bracket.chair.after' : 'bracket.chair.from')}
          value={after}
          of={['', ...(kind === 'move' ? ['start'] : []), ...others.map((p) => p.id)]}
          name={(one) =>
            one === 'start' ? t('bracket.chair.atStart') : (others.find((p) => p.id === one)?.number ?? '')
          }
          onPick={setAfter}
        />
      ) : null}
      {asks('move', 'add') ? (
        <Choose
          label={t('bracket.chair.place')}
          value={place}
          of={places}
          name={(one) => t(`bracket.place.${one}`)}
          onPick={setPlace}
        />
      ) : null}
      {asks('instruct') ? (
        <Choose
          label={t('bracket.chair.instruction')}
          value={instruction}
          of={instructions}
          name={(one) => one}
          onPick={setInstruction}
        />
      ) : null}
      {kind !== 'move' || place === provision.place ? null : (
        <Shift shift={gainsAndLosses(provision.place, place, forcesOf(view.public.scenario.forces))} />
      )}
      <div class="row-acts">
        <DraftAct provision={provision} edit={edits[kind]} onDone={() => worded && sent()} />
      </div>
    </section>
  );
}
