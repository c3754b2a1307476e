import { freeSeats } from '../../shared/conference/seating.ts';
import { said, view } from '../net/connection.ts';
import { useAct } from '../net/useAct.ts';
import { Button } from '../parts/Button.tsx';
import { Switch } from '../parts/Pick.tsx';
import { Note } from '../parts/Note.tsx';
import { Slip } from './Slip.tsx';
import { atTheDoor, peopleOf, placeFor, type PersonRow, seatTotals } from '../view/people.ts';
import { nameOf } from '../view/who.ts';
import { t } from '../words/index.ts';
import { PersonActs, useOpenRow } from './PersonActs.tsx';

/** Who waits, and whether people are let in by themselves. */
export function AtTheDoor({ token }: { readonly token: string }) {
  const now = view.value;
  const rows = atTheDoor(peopleOf(now, said.value));
  const { send, refusal } = useAct();
  const door = now.console?.door ?? 'asks';
  const { taken, all } = seatTotals(now);
  const { open, toggle } = useOpenRow();
  return (
    <>
      {rows.length === 0 ? <p class="quiet small">{t('lobby.doorEmpty')}</p> : null}
      <ul>
        {rows.map((row, index) => {
          const place = placeFor(now, row);
          return (
            <li key={row.person} class="door-row">
              <div class="todo">
                <span class="box" aria-hidden="true" />
                <span class="grow">
                  <bdi>{row.name}</bdi>
                  <small>{wishWords(row)}</small>
                  <Button
                    look="plain"
                    size="small"
                    label={t('lobby.seatPerson', { person: row.name })}
                    expanded={open === row.person}
                    onPress={() => toggle(row.person)}
                  >
                    {t('lobby.seat')}
                  </Button>
                </span>
                {place === undefined ? null : (
                  <Button
                    look={index === 0 ? 'primary' : 'line'}
                    size="small"
                    label={t('lobby.admitTo', { person: row.name, name: nameOf(now, place) })}
                    onPress={() => send({ c: 'seatPerson', person: row.person, delegation: place })}
                  >
                    {t('lobby.admit')}
                  </Button>
                )}
              </div>
              {open === row.person ? <PersonActs row={row} token={token} onDone={() => toggle(row.person)} /> : null}
            </li>
          );
        })}
      </ul>
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
      <Switch on={door === 'opens'} onChange={(opens) => void send({ c: 'setDoor', door: opens ? 'opens' : 'asks' })}>
        {t('lobby.selfDoor')}
        <span class="quiet block">{t('lobby.selfDoor.hint', { n: all - taken })}</span>
      </Switch>
      {door === 'stopped' ? (
        <Note what={t('lobby.stopped.title')}>
          <p>{t('lobby.stopped.text')}</p>
        </Note>
      ) : null}
    </>
  );
}

function wishWords(row: PersonRow): string {
  const now = view.value;
  if (row.role.r === 'admitted') return t('lobby.role.admitted');
  if (row.wants === null) return t('lobby.noWish');
  const name = nameOf(now, row.wants);
  return freeSeats(now, row.wants) === 0 ? t('lobby.asksFull', { name }) : t('lobby.asksFor', { name });
}
