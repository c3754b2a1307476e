import { redeem } from '../net/api.ts';
import { useAnswer } from '../net/useAnswer.ts';
import { useEffect } from 'preact/hooks';
import { Slip } from '../panels/Slip.tsx';
import { t } from '../words/index.ts';
import { enterSeat } from './enterSeat.ts';
import { PlainPage, WaitPage } from './PlainPage.tsx';

/** A link to a seat, opened: the seat comes here and leaves the device it was on. */
export function RedeemPage({ code }: { readonly code: string }) {
  const { answer } = useAnswer(() => redeem({ code }), code);
  useEffect(() => {
    if (answer?.ok) enterSeat({ ...answer.value, title: '', role: 'waiting', plate: null });
  }, [answer]);
  if (answer === undefined || answer.ok) return <WaitPage text={t('seat.opening')} />;
  return (
    <PlainPage title={t('seat.failed')} text={t('seat.failedText')}>
      <Slip refusal={answer.error} />
    </PlainPage>
  );
}
