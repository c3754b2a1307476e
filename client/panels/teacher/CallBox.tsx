import { useState } from 'preact/hooks';
import { view } from '../../net/connection.ts';
import { useAct } from '../../net/useAct.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { Slip } from '../Slip.tsx';
import { plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';

/** A link to a call of any service, for those who are not in the same room. */
export function CallBox() {
  const v = view.value;
  const { call } = plenaryOf(v);
  const [url, setUrl] = useState('');
  const { send, refusal } = useAct();
  const room = v.public.plenary;
  return (
    <section class="section" aria-labelledby="call">
      <h2 id="call">{t('console.call')}</h2>
      {call === null ? (
        <div class="field-row">
          <Field label={t('console.call.label')} value={url} onInput={setUrl} />
          <Button
            look="line"
            onPress={async () => {
              if (await send({ c: 'setCall', room, url: url.trim() })) setUrl('');
            }}
          >
            {t('console.call.set')}
          </Button>
          <p class="quiet small">{t('console.call.hint')}</p>
        </div>
      ) : (
        <>
          <p class="small">
            <a href={call} target="_blank" rel="noopener noreferrer">
              <bdi dir="ltr">{call}</bdi>
            </a>
          </p>
          <Button look="line" size="small" onPress={() => send({ c: 'setCall', room, url: null })}>
            {t('console.call.end')}
          </Button>
        </>
      )}
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </section>
  );
}
