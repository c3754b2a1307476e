import { useState } from 'preact/hooks';
import { seatToken } from '../net/connection.ts';
import { Button, type ButtonLook } from '../parts/Button.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { t } from '../words/index.ts';

const DeviceDialog = lazyPart(() => import('./DeviceDialog.tsx').then((part) => part.DeviceDialog));

/** The button that takes one's own seat to another device. */
export function DeviceButton({ look = 'ghost' }: { readonly look?: ButtonLook }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look={look} size="small" onPress={() => setOpen(true)}>
        {t('seat.device')}
      </Button>
      {open ? (
        <DeviceDialog
          token={seatToken()}
          seat={null}
          title={t('seat.device')}
          lead={t('seat.device.lead')}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
