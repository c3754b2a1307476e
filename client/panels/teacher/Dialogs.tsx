import { useState } from 'preact/hooks';
import { view } from '../../net/connection.ts';
import { useAct } from '../../net/useAct.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';
import { Pick, Switch } from '../../parts/Pick.tsx';
import { Slip } from '../Slip.tsx';
import { lang, t } from '../../words/index.ts';

/** Words to everybody, and the clock stopped with them if wanted. */
export function MessageDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const canPause = view.value.public.phase.p === 'session' && view.value.public.clock.c === 'running';
  const [pauses, setPauses] = useState(false);
  const { send, refusal } = useAct();
  const tell = async (): Promise<void> => {
    if (!(await send({ c: 'announce', text, lang: lang.value }))) return;
    if (canPause && pauses) await send({ c: 'pause' });
    onClose();
  };
  return (
    <Dialog
      title={t('console.message.title')}
      onClose={onClose}
      acts={
        <Button onPress={tell}>
          {canPause && pauses ? t('console.message.sendPause') : t('console.message.send')}
        </Button>
      }
    >
      <Field label={t('console.message.label')} value={text} onInput={setText} autofocus />
      {canPause ? (
        <Switch on={pauses} onChange={setPauses}>
          {t('console.message.pause')}
        </Switch>
      ) : null}
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </Dialog>
  );
}

/** An event that the scenario holds ready is brought in: everybody reads it, nobody can take it back. */
export function InjectDialog({ onClose }: { readonly onClose: () => void }) {
  const injects = view.value.console?.injects ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const one = injects.find((inject) => inject.id === chosen) ?? injects[0];
  const { send, refusal } = useAct();
  const bring = async (): Promise<void> => {
    if (one && (await send({ c: 'inject', id: one.id }))) onClose();
  };
  return (
    <Dialog
      title={t('console.inject.title')}
      onClose={onClose}
      acts={one ? <Button onPress={bring}>{t('console.inject.go')}</Button> : null}
    >
      <fieldset class="picks">
        <legend class="unseen">{t('console.inject.title')}</legend>
        {injects.map((inject) => (
          <Pick key={inject.id} name="inject" on={inject.id === one?.id} onPick={() => setChosen(inject.id)}>
            <span lang={inject.text.lang}>
              <b class="pick-name">{inject.title.text}</b>
              <span class="small">{inject.text.text}</span>
            </span>
          </Pick>
        ))}
      </fieldset>
      <p class="quiet small">{t('console.inject.hint')}</p>
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </Dialog>
  );
}
