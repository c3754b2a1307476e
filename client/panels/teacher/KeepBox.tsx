import { useState } from 'preact/hooks';
import { type ApiError, eraseConference, exportConference } from '../../net/api.ts';
import { view } from '../../net/connection.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';
import { Slip } from '../Slip.tsx';
import { t } from '../../words/index.ts';
import { downloadText } from '../download.ts';

interface KeepProps {
  readonly token: string;
  readonly code: string;
  /** Days after the end until people's names and sentences are destroyed. */
  readonly keepDays: number | undefined;
}

/** What is kept of this conference: take it along, or destroy it. */
export function KeepBox({ token, code, keepDays }: KeepProps) {
  const [erasing, setErasing] = useState(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<ApiError | null>(null);
  const take = async (): Promise<void> => {
    const got = await exportConference(token);
    if (got.ok) downloadText(view.value.public.title.text, JSON.stringify(got.value, null, 1), 'json');
    else setProblem(got.error);
  };
  const erase = async (): Promise<void> => {
    const got = await eraseConference(token, { code: typed.replace(/\s/g, '').toUpperCase() });
    if (got.ok) setErasing(false);
    else setProblem(got.error);
  };
  return (
    <section class="section" aria-labelledby="keep">
      <h2 id="keep">{t('teacher.keep')}</h2>
      {keepDays === undefined ? null : <p class="quiet small">{t('teacher.keep.days', { n: keepDays })}</p>}
      <div class="acts">
        <Button look="line" size="small" onPress={take}>
          {t('teacher.export')}
        </Button>
        <Button look="line" size="small" onPress={() => setErasing(true)}>
          {t('teacher.erase')}
        </Button>
      </div>
      {problem !== null && !erasing ? <Slip refusal={problem} /> : null}
      {erasing ? (
        <Dialog
          title={t('teacher.erase.title')}
          onClose={() => setErasing(false)}
          closeWord={t('teacher.erase.no')}
          acts={<Button onPress={erase}>{t('teacher.erase.yes')}</Button>}
        >
          <p>{t('teacher.erase.text')}</p>
          <Field label={t('teacher.erase.code', { code })} value={typed} onInput={setTyped} />
          {problem === null ? null : <Slip refusal={problem} />}
        </Dialog>
      ) : null}
    </section>
  );
}
