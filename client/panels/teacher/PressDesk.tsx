import { useState } from 'preact/hooks';
import { view } from '../../net/connection.ts';
import { useConferenceNow } from '../../net/ticking.ts';
import { useAct } from '../../net/useAct.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Slip } from '../Slip.tsx';
import { teacherPress } from '../../view/teacherPress.ts';
import { t } from '../../words/index.ts';
import { say } from '../seen.ts';
import { InjectDialog, MessageDialog } from './Dialogs.tsx';

/** The console's desk: the next step in one button that says what it does; pause, message and events beside it. */
export function PressDesk() {
  const v = view.value;
  const held = v.public.clock.c === 'held';
  const press = teacherPress(v, useConferenceNow(!held));
  const other = press.instead;
  const [dialog, setDialog] = useState<'message' | 'inject' | null>(null);
  const { send, refusal, busy } = useAct();
  const injects = v.console?.injects ?? [];
  const { command } = press;
  return (
    <footer class="desk press-desk">
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
      {command === null || press.label === null ? (
        <p class="press-wait">
          <span>{say(press.why)}</span>
          {press.seconds === undefined ? null : (
            <span class="num">{t('reading.inSeconds', { seconds: press.seconds })}</span>
          )}
          {other ? <small class="num">{say(other.why)}</small> : null}
        </p>
      ) : (
        <button
          type="button"
          class={busy ? 'btn pale press waits' : 'btn pale press'}
          aria-busy={busy}
          onClick={() => {
            if (!busy) void send(command);
          }}
        >
          {t('step.next', { step: say(press.label) })}
          <small>
            {press.seconds === undefined ? say(press.why) : t('step.inSeconds', { seconds: press.seconds })}
          </small>
        </button>
      )}
      {other?.command && other.label ? (
        <Button look="ghost" class="press-other" onPress={() => other.command && send(other.command)}>
          {t('teacher.step.instead', { step: say(other.label) })}
          {other.seconds === undefined ? null : (
            <span class="num"> {t('reading.inSeconds', { seconds: other.seconds })}</span>
          )}
        </Button>
      ) : null}
      <div class="press-trio">
        {held ? null : (
          <Button look="ghost" onPress={() => send({ c: 'pause' })}>
            <Icon name="pause" />
            {t('console.pause')}
          </Button>
        )}
        <Button look="ghost" onPress={() => setDialog('message')}>
          {t('console.message')}
        </Button>
        {injects.length === 0 ? null : (
          <Button look="ghost" onPress={() => setDialog('inject')}>
            {t('console.inject')}
          </Button>
        )}
      </div>
      {dialog === 'message' ? <MessageDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'inject' ? <InjectDialog onClose={() => setDialog(null)} /> : null}
    </footer>
  );
}
