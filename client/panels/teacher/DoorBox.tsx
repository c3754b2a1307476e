import { view } from '../../net/connection.ts';
import { useAct } from '../../net/useAct.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Note } from '../../parts/Note.tsx';
import { Slip } from '../Slip.tsx';
import { t } from '../../words/index.ts';
import { AtTheDoor } from '../AtTheDoor.tsx';

/** Who waits at the door, and the lock. */
export function DoorBox({ token }: { readonly token: string }) {
  const locked = view.value.console?.door === 'locked';
  return (
    <section aria-labelledby="door" class="door-box">
      <h2 id="door" tabIndex={-1}>
        {t('lobby.door')}
      </h2>
      {locked ? (
        <Note what={t('lobby.locked.title')}>
          <p>{t('lobby.locked.text')}</p>
        </Note>
      ) : null}
      <AtTheDoor token={token} />
      <LockButton look="line" />
    </section>
  );
}

/** Nobody new can come in while the door is locked; those who sit stay. */
export function LockButton({ look }: { readonly look: 'line' | 'ghost' }) {
  const locked = view.value.console?.door === 'locked';
  const { send, refusal } = useAct();
  return (
    <>
      <Button look={look} size="small" onPress={() => send({ c: 'setDoor', door: locked ? 'asks' : 'locked' })}>
        <Icon name="lock" />
        {t(locked ? 'lobby.unlock' : 'lobby.lock')}
      </Button>
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </>
  );
}
