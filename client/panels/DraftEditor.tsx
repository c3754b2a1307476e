import { useId, useMemo, useState } from 'preact/hooks';
import { reasonMax } from '../../shared/conference/checks.ts';
import { may } from '../../shared/conference/conference.ts';
import type { Provision } from '../../shared/conference/reading.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { liveText } from '../../shared/text/print.ts';
import { Button } from '../parts/Button.tsx';
import { Note } from '../parts/Note.tsx';
import { type Edited, editOf } from '../view/editing.ts';
import { lookerOf } from '../view/who.ts';
import { dirOf, lang, t } from '../words/index.ts';
import '../words/later.ts';
import { BracketedText } from './BracketedText.tsx';
import { DraftGoals } from './GoalsPanel.tsx';
import { dropDraft, keepDraft, keptDraft, type KeptDraft } from './draftStore.ts';
import { explain, perform, seen } from './seen.ts';

interface DraftEditorProps {
  readonly provision: Provision;
  readonly onClose: () => void;
}

const begin = (provision: Provision): KeptDraft => ({
  text: liveText(provision.body),
  reason: '',
  base: provision.body,
  revision: provision.revision,
});

/** Plain words in a plain field; the change is worked out from them and shown as others will see it. */
export function DraftEditor({ provision, onClose }: DraftEditorProps) {
  const { view, seat } = seen();
  const id = useId();
  const [draft, setDraft] = useState<KeptDraft>(() => keptDraft(seat, provision.id) ?? begin(provision));
  const from = lookerOf(view, seat).delegation ?? '';
  const edited = useMemo(
    () => editOf(draft.base, provision, draft.text, from),
    [draft.base, draft.text, provision, from],
  );
  const change = (next: KeptDraft): void => {
    setDraft(next);
    keepDraft(seat, provision.id, next);
  };
  const leave = (): void => {
    dropDraft(seat, provision.id);
    onClose();
  };
  const send = async (): Promise<void> => {
    if (edited.e !== 'change') return;
    const command: ClientCommand = {
      c: 'propose',
      room: view.public.plenary,
      provision: provision.id,
      revision: draft.revision,
      amendment: {
        inserts: edited.amendment.inserts.map((x) => ({ ...x })),
        deletes: [...edited.amendment.deletes],
      },
      reason: draft.reason,
      lang: lang.value,
    };
    const refusal = may(view, seat, command);
    if (refusal) explain({ refusal, command });
    else if (await perform(command)) leave();
  };
  const textLang = view.public.scenario.lang;
  return (
    <section class="editor" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('draft.title', { number: provision.number })}</h2>
      <div class="field">
        <label for={`${id}-text`}>{t('draft.edit')}</label>
        <span class="hint" id={`${id}-hint`}>
          {t('draft.editHint')}
        </span>
        <textarea
          id={`${id}-text`}
          class="input"
          rows={5}
          lang={textLang}
          dir={dirOf(textLang)}
          aria-describedby={`${id}-hint`}
          value={draft.text}
          onInput={(event) => change({ ...draft, text: event.currentTarget.value })}
        />
      </div>
      <Preview edited={edited} onToday={() => change({ ...begin(provision), text: draft.text })} />
      {edited.e === 'change' ? <DraftGoals provision={provision.id} amendment={edited.amendment} /> : null}
      <div class="field">
        <label for={`${id}-why`}>{t('draft.why')}</label>
        <input
          id={`${id}-why`}
          class="input"
          type="text"
          dir="auto"
          maxLength={reasonMax}
          value={draft.reason}
          onInput={(event) => change({ ...draft, reason: event.currentTarget.value })}
        />
      </div>
      <div class="row-acts">
        <Button unavailable={edited.e !== 'change'} onPress={send}>
          {t('draft.send')}
        </Button>
        <Button look="line" onPress={onClose}>
          {t('draft.keep')}
        </Button>
        <Button look="plain" onPress={leave}>
          {t('draft.drop')}
        </Button>
      </div>
    </section>
  );
}

interface PreviewProps {
  readonly edited: Edited;
  readonly onToday: () => void;
}

function Preview({ edited, onToday }: PreviewProps) {
  if (edited.e === 'nothing')
    return edited.code === 'same' ? (
      <p class="quiet small">{t('draft.same')}</p>
    ) : (
      <Note what={t(`draft.error.${edited.code}`)}>
        <p>{t(`draft.help.${edited.code}`)}</p>
      </Note>
    );
  if (edited.e === 'stale')
    return (
      <Note
        what={t('draft.staleTitle')}
        acts={
          <Button look="line" size="small" onPress={onToday}>
            {t('draft.onToday')}
          </Button>
        }
      >
        <p>{t('draft.staleKept')}</p>
        <BracketedText pieces={edited.today} />
      </Note>
    );
  return (
    <>
      <h3>{t('draft.preview')}</h3>
      <p class="hint">{t('draft.legend')}</p>
      <BracketedText pieces={edited.pieces} calm />
      {edited.bracketed.length > 0 ? (
        <>
          <h3>{t('draft.ifMixed')}</h3>
          <BracketedText pieces={edited.bracketed} />
        </>
      ) : (
        <p class="quiet small">{t('draft.insideBracket')}</p>
      )}
    </>
  );
}
