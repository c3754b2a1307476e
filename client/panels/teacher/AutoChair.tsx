import { view } from '../../net/connection.ts';
import { useAct } from '../../net/useAct.ts';
import { Switch } from '../../parts/Pick.tsx';
import { Slip } from '../Slip.tsx';
import { plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';

/** The automatic chair, on and off at any time. */
export function AutoChairSwitch() {
  const { auto } = plenaryOf(view.value);
  const { send, refusal } = useAct();
  const room = view.value.public.plenary;
  return (
    <>
      <Switch on={auto.on} onChange={(on) => void send({ c: 'setAutoChair', room, on })}>
        {t('teacher.auto')}
        <span class="quiet block">{t('teacher.auto.hint')}</span>
      </Switch>
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </>
  );
}
