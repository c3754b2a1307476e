import { useState } from 'preact/hooks';
import { type ApiError, rehearse } from '../net/api.ts';
import { keepSeat, storeOf } from '../net/seats.ts';
import { Button } from '../parts/Button.tsx';
import { Slip } from '../panels/Slip.tsx';
import { lang, t } from '../words/index.ts';
import { enterSeat } from './enterSeat.ts';

/** One press, and one sits in a conference with seven automatic seats: five minutes to see how it goes. */
export function Rehearse() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const begin = async (): Promise<void> => {
    setBusy(true);
    const answer = await rehearse({ name: t('front.rehearseName'), lang: lang.value, wants: null });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    const { code, seat, token, facilitator } = answer.value;
    keepSeat(storeOf('localStorage'), { code, title: '', role: 'facilitator', plate: null, ...facilitator });
    enterSeat({ code, seat, token, title: '', role: 'delegate', plate: null });
  };
  return (
    <section class="rehearse">
      <Button look="line" class="wide" unavailable={busy} onPress={() => (busy ? undefined : begin())}>
        {t(busy ? 'front.rehearseBusy' : 'front.rehearse')}
      </Button>
      <p class="quiet small">{t('front.rehearseHint')}</p>
      {problem === null ? null : <Slip refusal={problem} />}
    </section>
  );
}
