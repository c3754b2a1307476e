import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { headlineMax, reasonMax } from '../../shared/conference/checks.ts';
import { voiceOf } from '../../shared/conference/groups.ts';
import { may } from '../../shared/conference/conference.ts';
import { wordsAt, type Provision } from '../../shared/conference/provisions.ts';
import { type Sheet, sheetsOf, sheetTextMax } from '../../shared/conference/sheets.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import type { SheetField } from '../../shared/protocol/sheetForm.ts';
import { liveText } from '../../shared/text/print.ts';
import { openSheet, type OpenSheet } from '../net/sheet.ts';
import { Button } from '../parts/Button.tsx';
import { Note } from '../parts/Note.tsx';
import { Switch } from '../parts/Pick.tsx';
import { Slip } from './Slip.tsx';
import { editOf } from '../view/editing.ts';
import { lookerOf, plenaryOf } from '../view/who.ts';
import { dirOf, lang, t } from '../words/index.ts';
import '../words/later.ts';
import { AskSponsors } from './AskSponsors.tsx';
import { DraftPreview } from './DraftPreview.tsx';
import { DraftGoals } from './GoalsPanel.tsx';
import { explain, perform, seen } from './seen.ts';
import { SharedText } from './SharedText.tsx';
import { HereToo, KeptLine } from './SheetState.tsx';

interface DraftEditorProps {
  readonly provision: Provision;
  /** The own proposal that gets other words; null: a new one. */
  readonly revises: string | null;
  readonly onClose: () => void;
}

/** Other words for a provision, written by a delegation together; it is begun here if it was not yet. */
export function DraftEditor({ provision, revises, onClose }: DraftEditorProps) {
  const { view, seat } = seen();
  const mine = sheetsOf(view, lookerOf(view, seat).delegation).find(
    (one) => one.provision === provision.id && one.revises === revises,
  );
  const had = useRef(false);
  useEffect(() => {
    if (mine) {
      had.current = true;
      return;
    }
    // Sent or thrown away, here or on another page of the delegation.
    if (had.current) onClose();
    else void begin();
  }, [mine?.id]);
  const begin = async (): Promise<void> => {
    const command = { c: 'openSheet', room: view.public.plenary, provision: provision.id, revises } as const;
    const refusal = may(view, seat, command);
    if (refusal) explain({ refusal, command });
    if (refusal || !(await perform(command))) onClose();
  };
  if (!mine)
    return (
      <p class="quiet" role="status">
        {t('draft.opening')}
      </p>
    );
  return <SheetEditor key={mine.id} sheet={mine} provision={provision} onClose={onClose} />;
}

/** How long what is derived from the words may lag behind them, in ms: a key is painted first. */
const lagMs = 60;

/** The value of a signal a moment later, so that drawing what follows from it does not delay the typing itself. */
function useLagging<T>(source: ReadonlySignal<T>): T {
  const [value, setValue] = useState(source.peek());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = source.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setValue(source.peek());
      }, lagMs);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [source]);
  return value;
}

interface SheetEditorProps {
  readonly sheet: Sheet;
  readonly provision: Provision;
  readonly onClose: () => void;
}

function SheetEditor({ sheet, provision, onClose }: SheetEditorProps) {
  const { seat } = seen();
  const [open] = useState(() => openSheet(sheet.id, seat));
  useEffect(() => () => open.close(), [open]);
  const state = open.state.value;
  if (typeof state === 'object')
    return (
      <Slip refusal={state}>
        <Button look="line" size="small" onPress={onClose}>
          {t('app.close')}
        </Button>
      </Slip>
    );
  if (state === 'opening')
    return (
      <p class="quiet" role="status">
        {t('draft.opening')}
      </p>
    );
  return <Writing open={open} sheet={sheet} provision={provision} onClose={onClose} />;
}

/** Plain words in plain fields; the change is worked out from them and shown as others will see it. */
function Writing({ open, sheet, provision, onClose }: SheetEditorProps & { readonly open: OpenSheet }) {
  const { view, seat } = seen();
  const id = useId();
  const [asked, setAsked] = useState<readonly string[]>([]);
  const [group, setGroup] = useState(false);
  const [dropping, setDropping] = useState(false);
  const text = useLagging(open.fields.text.value);
  const revision = open.revision.value;
  const from = lookerOf(view, seat).delegation ?? '';
  const edited = useMemo(
    () => editOf(wordsAt(provision, revision), provision, text, from),
    [provision, revision, text, from],
  );
  const revised = plenaryOf(view).proposals.find((p) => p.id === sheet.revises);
  const voice = voiceOf(view.public, lookerOf(view, seat).delegation);
  const textLang = view.public.scenario.lang;
  const undo = (again: boolean): void => (again ? open.redo() : open.undo());

  const send = async (): Promise<void> => {
    const now = editOf(wordsAt(provision, revision), provision, open.fields.text.value.peek(), from);
    if (now.e !== 'change') return;
    const { inserts, deletes } = now.amendment;
    const worded = {
      room: view.public.plenary,
      revision,
      amendment: { inserts: inserts.map((x) => ({ ...x })), deletes: [...deletes] },
      reason: open.fields.reason.value.peek(),
      headline: open.fields.headline.value.peek(),
      lang: lang.value,
      sheet: sheet.id,
    };
    const command: ClientCommand =
      sheet.revises === null
        ? { c: 'propose', provision: provision.id, invite: asked, ...(group ? { group } : {}), ...worded }
        : { c: 'revise', proposal: sheet.revises, ...worded };
    const refusal = may(view, seat, command);
    if (refusal) explain({ refusal, command });
    // Refused, the words stay on the sheet.
    else if (await perform(command)) onClose();
  };
  const startAgain = (): void => {
    const field = open.fields.text;
    open.compareWith(provision.revision);
    field.edit(0, field.value.peek().length, '');
    field.edit(0, 0, liveText(provision.body));
  };
  const line = (name: Exclude<SheetField, 'text'>, label: string, max: number) => (
    <div class="field">
      <label for={`${id}-${name}`}>{label}</label>
      <SharedText id={`${id}-${name}`} field={open.fields[name]} max={max} onUndo={undo} onCompose={open.hold} />
    </div>
  );
  return (
    <section class="editor" aria-labelledby={`${id}-title`}>
      <header class="editor-head">
        <h2 id={`${id}-title`}>
          {revised
            ? t('draft.reviseTitle', { symbol: revised.symbol })
            : t('draft.title', { number: provision.number })}
        </h2>
        <KeptLine open={open} />
      </header>
      <div class="field">
        <span class="field-head">
          <label for={`${id}-text`}>{t('draft.edit')}</label>
          <Button look="plain" size="small" onPress={open.undo}>
            {t('draft.undo')}
          </Button>
          <Button look="plain" size="small" onPress={startAgain}>
            {t('draft.again')}
          </Button>
        </span>
        <span class="hint" id={`${id}-hint`}>
          {t('draft.editHint')} {t('draft.only')}
        </span>
        <SharedText
          id={`${id}-text`}
          field={open.fields.text}
          rows={5}
          max={sheetTextMax}
          lang={textLang}
          dir={dirOf(textLang)}
          describedBy={`${id}-hint`}
          onUndo={undo}
          onCompose={open.hold}
          autofocus
        />
        <HereToo open={open} />
      </div>
      <DraftPreview
        edited={edited}
        text={text}
        onToday={() => open.compareWith(provision.revision)}
        onAgain={startAgain}
      />
      {edited.e === 'change' ? <DraftGoals provision={provision.id} amendment={edited.amendment} /> : null}
      {revised ? <p class="hint">{t('draft.reviseHint')}</p> : null}
      <div class="editor-pair">
        {line('reason', t('draft.why'), reasonMax)}
        {line('headline', t('draft.headline'), headlineMax)}
      </div>
      {revised ? null : <AskSponsors title={t('draft.ask')} asked={asked} onAsk={setAsked} />}
      {voice && !revised ? (
        <Switch on={group} onChange={setGroup}>
          {t('draft.inGroup', { group: voice.name })}
        </Switch>
      ) : null}
      <div class="row-acts">
        <Button look="plain" size="small" onPress={() => setDropping(true)}>
          {t('draft.drop')}
        </Button>
      </div>
      {dropping ? (
        <Note
          what={t('draft.dropAll')}
          acts={
            <>
              <Button size="small" onPress={() => perform({ c: 'dropSheet', sheet: sheet.id })}>
                {t('draft.dropYes')}
              </Button>
              <Button look="line" size="small" onPress={() => setDropping(false)}>
                {t('draft.dropNo')}
              </Button>
            </>
          }
        />
      ) : null}
      <div class="row-acts send">
        <Button unavailable={edited.e !== 'change'} onPress={send}>
          {t(revised ? 'draft.sendRevised' : 'draft.send')}
        </Button>
        <Button look="line" onPress={onClose}>
          {t('draft.keep')}
        </Button>
      </div>
    </section>
  );
}
