import { useState } from 'preact/hooks';
import { Button } from '../parts/Button.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { toast } from '../parts/Toast.tsx';
import { lookerOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { ActButton } from './ActButton.tsx';
import { seen } from './seen.ts';

const ReportDialog = lazyPart(() => import('./ReportDialog.tsx').then((part) => part.ReportDialog));

/** What can be told without the floor, in one tap: to the chair, or to the facilitator. P1.76 */
export function WordToChair() {
  const { view, seat } = seen();
  const [reporting, setReporting] = useState(false);
  const { delegation } = lookerOf(view, seat);
  if (delegation === null) return null;
  const room = view.public.plenary;
  const said = (): void => toast(t('room.word.said'));
  return (
    <section class="word" aria-labelledby="word-title">
      <h2 id="word-title">{t('room.word')}</h2>
      <div class="row-acts">
        <ActButton look="line" size="small" command={{ c: 'tapNeed', room, need: 'moment' }} onDone={said}>
          {t('room.word.moment')}
        </ActButton>
        <ActButton look="line" size="small" command={{ c: 'tapNeed', room, need: 'unclear' }} onDone={said}>
          {t('room.word.unclear')}
        </ActButton>
        <Button look="plain" size="small" onPress={() => setReporting(true)}>
          {t('report.open')}
        </Button>
      </div>
      {reporting ? <ReportDialog onClose={() => setReporting(false)} /> : null}
    </section>
  );
}
