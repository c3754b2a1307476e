import { linkTo } from '../net/api.ts';
import { useAnswer } from '../net/useAnswer.ts';
import { Button } from '../parts/Button.tsx';
import { CopyLink } from '../parts/CopyButton.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Qr } from '../parts/Qr.tsx';
import { Slip } from './Slip.tsx';
import { t } from '../words/index.ts';
import '../words/room.ts';

interface DeviceProps {
  readonly token: string;
  /** Another's seat, which only a facilitator may give anew; `null` for one's own. */
  readonly seat: string | null;
  readonly title: string;
  readonly lead: string;
  /** This device goes on beside the other; only a facilitator may. */
  readonly stays?: boolean;
  readonly onClose: () => void;
}

/** A link to a seat, as QR code and as text: good once, for minutes. */
export function DeviceDialog({ token, seat, title, lead, stays = false, onClose }: DeviceProps) {
  const { answer, again } = useAnswer(() => linkTo(token, seat, stays), `${token}/${seat ?? ''}`);
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{lead}</p>
      {answer === undefined ? <p role="status">{t('seat.device.making')}</p> : null}
      {answer?.ok === false ? (
        <Slip refusal={answer.error}>
          <Button onPress={again}>{t('net.again')}</Button>
        </Slip>
      ) : null}
      {answer?.ok ? (
        <>
          <div class="way">
            <Qr text={answer.value.url} what={t('seat.device.qr')} />
            <CopyLink text={answer.value.url} />
          </div>
          <p class="quiet small">
            {t(stays ? 'teacher.beside.note' : 'seat.device.note', { minutes: answer.value.minutes })}
          </p>
        </>
      ) : null}
    </Dialog>
  );
}
