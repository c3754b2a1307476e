import { useId, useState } from 'preact/hooks';
import { entry } from '../../../shared/conference/checks.ts';
import { lineMax } from '../../../shared/conference/lines.ts';
import { said } from '../../net/connection.ts';
import { useAct } from '../../net/useAct.ts';
import { Button } from '../../parts/Button.tsx';
import { Pick } from '../../parts/Pick.tsx';
import { Slip } from '../Slip.tsx';
import { lookerOf, plenaryOf } from '../../view/who.ts';
import { lang, t } from '../../words/index.ts';
import { seen } from '../seen.ts';

/** At the end each delegation says in one sentence whether it can live with the result, and why. P4.7 */
export function YourSentence() {
  const { view, seat } = seen();
  const { delegation } = lookerOf(view, seat);
  const id = useId();
  const given = delegation === null ? undefined : entry(plenaryOf(view).verdicts, delegation);
  const [changing, setChanging] = useState(false);
  const [can, setCan] = useState<boolean | null>(null);
  const [text, setText] = useState('');
  const { send, refusal, busy } = useAct();
  if (delegation === null) return null;
  const say = async (): Promise<void> => {
    if (can === null || busy) return;
    if (await send({ c: 'giveVerdict', room: view.public.plenary, can, text, lang: lang.value })) setChanging(false);
  };
  if (given && !changing)
    return (
      <section class="sentence" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{t('outcome.mine')}</h2>
        <p>
          <b>{t(given.can ? 'outcome.can' : 'outcome.cannot')}.</b>{' '}
          <span dir="auto">{said.value[given.why.ref]?.text ?? t('room.record.erased')}</span>
        </p>
        <p class="quiet small" role="status">
          {t('outcome.sent')}
        </p>
        <Button
          look="plain"
          size="small"
          onPress={() => {
            setCan(given.can);
            setText(said.value[given.why.ref]?.text ?? '');
            setChanging(true);
          }}
        >
          {t('outcome.change')}
        </Button>
      </section>
    );
  return (
    <section class="sentence" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('outcome.mine')}</h2>
      <p class="small">{t('outcome.mine.lead')}</p>
      <fieldset class="picks">
        <legend class="unseen">{t('outcome.mine.lead')}</legend>
        <Pick name={`${id}-can`} on={can === true} onPick={() => setCan(true)}>
          {t('outcome.can')}
        </Pick>
        <Pick name={`${id}-can`} on={can === false} onPick={() => setCan(false)}>
          {t('outcome.cannot')}
        </Pick>
      </fieldset>
      <div class="field">
        <label for={`${id}-why`}>{t('outcome.because')}</label>
        <textarea
          id={`${id}-why`}
          class="input"
          rows={2}
          dir="auto"
          maxLength={lineMax}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
      <Button unavailable={can === null || text.trim() === ''} onPress={say}>
        {t('outcome.send')}
      </Button>
    </section>
  );
}
