import { useState } from 'preact/hooks';
import { Button } from '../parts/Button.tsx';
import { t } from '../words/index.ts';
import { DeviceDialog } from './DeviceDialog.tsx';

/** The facilitator's own link: it takes this console to another device. */
export function PrivateLink({ token }: { readonly token: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <p class="quiet small">{t('lobby.private.lead')}</p>
      <Button look="line" size="small" onPress={() => setOpen(true)}>
        {t('lobby.private.show')}
      </Button>
      {open ? (
        <DeviceDialog
          token={token}
          seat={null}
          title={t('lobby.private')}
          lead={t('lobby.private.lead')}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
