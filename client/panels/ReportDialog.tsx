import { useId, useState } from 'preact/hooks';
import { reportMax } from '../../shared/conference/moderation.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { toast } from '../parts/Toast.tsx';
import { lookerOf, nameOf } from '../view/who.ts';
import { lang, t } from '../words/index.ts';
import '../words/later.ts';
import { perform, seen } from './seen.ts';

/** "This is not in role": a note that only the facilitator sees. */
export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const { view, seat } = seen();
  const own = lookerOf(view, seat).delegation;
  const id = useId();
  const [about, setAbout] = useState('');
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    const done = await perform({ c: 'report', about: about === '' ? null : about, text, lang: lang.value });
    if (done) toast(t('report.sent'));
    onClose();
  };
  return (
    <Dialog
      title={t('report.title')}
      onClose={onClose}
      closeWord={t('report.back')}
      acts={<Button onPress={send}>{t('report.send')}</Button>}
    >
      <p>{t('report.lead')}</p>
      <div class="field">
        <label for={`${id}-about`}>{t('report.about')}</label>
        <select
          id={`${id}-about`}
          class="input"
          value={about}
          onChange={(event) => setAbout(event.currentTarget.value)}
        >
          <option value="">{t('report.nobody')}</option>
          {view.public.order
            .filter((code) => code !== own)
            .map((code) => (
              <option key={code} value={code}>
                {nameOf(view, code)}
              </option>
            ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-what`}>{t('report.what')}</label>
        <textarea
          id={`${id}-what`}
          class="input"
          rows={3}
          dir="auto"
          maxLength={reportMax}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  );
}
