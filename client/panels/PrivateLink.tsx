import { useState } from 'preact/hooks';
import { Button } from '../parts/Button.tsx';
import { t } from '../words/index.ts';
import { DeviceDialog } from './DeviceDialog.tsx';

/** The facilitator's own link: it takes this console to another device. */
export function PrivateLink({ token }: { readonly token: string }) {
  const [open, setOpen] = useState<'moves' | 'stays' | null>(null);
  return (
    <>
      <p class="quiet small">{t('lobby.private.lead')}</p>
      <div class="acts">
        <Button look="line" size="small" onPress={() => setOpen('stays')}>
          {t('teacher.beside')}
        </Button>
        <Button look="line" size="small" onPress={() => setOpen('moves')}>
          {t('lobby.private.show')}
        </Button>
      </div>
      {open !== null ? (
        <DeviceDialog
          token={token}
          seat={null}
          title={t(open === 'stays' ? 'teacher.beside' : 'lobby.private')}
          lead={t(open === 'stays' ? 'teacher.beside.lead' : 'lobby.private.lead')}
          stays={open === 'stays'}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
