import { useState } from 'preact/hooks';
import { freeSeats } from '../../shared/conference/seating.ts';
import { seat as ownSeat, view } from '../net/connection.ts';
import { useAct } from '../net/useAct.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { Slip } from './Slip.tsx';
import type { PersonRow } from '../view/people.ts';
import { nameOf } from '../view/who.ts';
import { lang, t } from '../words/index.ts';
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

/** What a facilitator can do for one person: a seat, the chair, the seat on a new device, and order in the room. */
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
      {row.role.r === 'chair' && row.role.office === undefined ? null : (
        <Button size="small" look="line" onPress={() => then(send({ c: 'seatChair', person: row.person }))}>
          {t('lobby.chair.give')}
        </Button>
      )}
      {(['viceChair', 'secretary'] as const)
        .filter((office) => row.role.r !== 'chair' || (row.role.office !== undefined && row.role.office !== office))
        .map((office) => (
          <Button
            key={office}
            size="small"
            look="line"
            onPress={() => then(send({ c: 'seatOfficer', person: row.person, office }))}
          >
            {t(`lobby.chair.give.${office}`)}
          </Button>
        ))}
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
      <Order row={row} onDone={onDone} />
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
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

/** A name is mended, a person is stopped for a while, taken out, or erased. */
function Order({ row, onDone }: Pick<ActsProps, 'row' | 'onDone'>) {
  const { person } = row;
  const muted = view.value.console?.muted.includes(person) === true;
  const [name, setName] = useState<string | null>(null);
  const [sure, setSure] = useState<'removePerson' | 'erasePerson' | null>(null);
  const { send, refusal } = useAct();
  const then = async (done: Promise<boolean>): Promise<void> => {
    if (await done) onDone();
  };
  return (
    <>
      <Button size="small" look="line" pressed={muted} onPress={() => send({ c: 'mute', person, muted: !muted })}>
        {t(muted ? 'teacher.unmute' : 'teacher.mute')}
      </Button>
      <Button
        size="small"
        look="line"
        expanded={name !== null}
        onPress={() => setName(name === null ? row.name : null)}
      >
        {t('teacher.rename')}
      </Button>
      {row.facilitator ? null : (
        <>
          <Button size="small" look="line" onPress={() => setSure('removePerson')}>
            {t('teacher.remove')}
          </Button>
          <Button size="small" look="line" onPress={() => setSure('erasePerson')}>
            {t('teacher.erasePerson')}
          </Button>
        </>
      )}
      {name === null ? null : (
        <div class="field-row">
          <Field label={t('teacher.rename.label')} value={name} onInput={setName} />
          <Button onPress={() => then(send({ c: 'rename', person, name, lang: lang.value }))}>
            {t('teacher.rename.go')}
          </Button>
        </div>
      )}
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
      {sure === null ? null : (
        <Dialog
          title={t(`teacher.${sure}.title`, { person: row.name })}
          onClose={() => setSure(null)}
          closeWord={t('teacher.no')}
          acts={
            <Button
              onPress={() => {
                setSure(null);
                void then(send({ c: sure, person }));
              }}
            >
              {t(`teacher.${sure}.yes`)}
            </Button>
          }
        >
          <p>{t(`teacher.${sure}.text`)}</p>
        </Dialog>
      )}
    </>
  );
}
