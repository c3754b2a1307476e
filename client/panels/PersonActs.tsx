import { useState } from 'preact/hooks';
import { freeSeats } from '../../shared/conference/doors.ts';
import { seat as ownSeat, view } from '../net/connection.ts';
import { useAct } from '../net/useAct.ts';
import { Button } from '../parts/Button.tsx';
import { Slip } from '../parts/Slip.tsx';
import type { PersonRow } from '../view/people.ts';
import { nameOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { DeviceDialog } from './DeviceDialog.tsx';

/** Which person's acts are shown, in a list where one at a time is open. */
export function useOpenRow(): { readonly open: string | null; readonly toggle: (id: string) => void } {
  const [open, setOpen] = useState<string | null>(null);
  return { open, toggle: (id) => setOpen(open === id ? null : id) };
}

interface ActsProps {
  readonly row: PersonRow;
  readonly token: string;
  readonly onDone: () => void;
}

/** What a facilitator can do for one person: a seat, the chair, the seat on a new device. */
export function PersonActs({ row, token, onDone }: ActsProps) {
  const now = view.value;
  const { send, refusal } = useAct();
  const [reissue, setReissue] = useState(false);
  const then = async (done: Promise<boolean>): Promise<void> => {
    if (await done) onDone();
  };
  const here = row.role.r === 'delegate' ? row.role.delegation : null;
  const places = now.public.order.filter((code) => code !== here && freeSeats(now, code) > 0);
  return (
    <div class="person-acts" role="group" aria-label={t('lobby.personMenu', { person: row.name })}>
      {row.seat === null || row.seat === ownSeat.value ? null : (
        <Button size="small" look="line" onPress={() => setReissue(true)}>
          {t('lobby.reissue')}
        </Button>
      )}
      {row.role.r === 'chair' ? null : (
        <Button size="small" look="line" onPress={() => then(send({ c: 'seatChair', person: row.person }))}>
          {t('lobby.chair.give')}
        </Button>
      )}
      {places.map((code) => (
        <Button
          key={code}
          size="small"
          look="line"
          onPress={() => then(send({ c: 'seatPerson', person: row.person, delegation: code }))}
        >
          {t('lobby.seatIn', { name: nameOf(now, code) })}
        </Button>
      ))}
      {refusal ? <Slip refusal={refusal} nameOf={(code) => nameOf(now, code)} /> : null}
      {reissue && row.seat !== null ? (
        <DeviceDialog
          token={token}
          seat={row.seat}
          title={t('lobby.reissue.title', { person: row.name })}
          lead={t('lobby.reissue.lead')}
          onClose={() => setReissue(false)}
        />
      ) : null}
    </div>
  );
}
