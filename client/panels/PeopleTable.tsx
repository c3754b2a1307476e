import { said, view } from '../net/connection.ts';
import { Button } from '../parts/Button.tsx';
import { Plate } from '../parts/Plate.tsx';
import { peopleOf, type PersonRow, seated } from '../view/people.ts';
import { t } from '../words/index.ts';
import { PersonActs, useOpenRow } from './PersonActs.tsx';

/** Everybody who has come in: where they sit, how their line is, and what to do for them. */
export function PeopleTable({ token }: { readonly token: string }) {
  const now = view.value;
  const rows = seated(now, peopleOf(now, said.value));
  const { open, toggle } = useOpenRow();
  if (rows.length === 0) return <p class="quiet small">{t('lobby.nobodySeated')}</p>;
  return (
    <ul class="people">
      {rows.map((row) => (
        <li key={row.person}>
          <div class="person">
            <span class="person-name">
              <bdi>{row.name}</bdi>
              {row.facilitator ? <small class="quiet">{t('lobby.role.facilitator')}</small> : null}
            </span>
            <Place row={row} />
            <span class={`line-state ${row.line}`}>{t(`lobby.line.${row.line}`)}</span>
            <Button
              look="line"
              size="small"
              label={t('console.manageName', { person: row.name })}
              expanded={open === row.person}
              onPress={() => toggle(row.person)}
            >
              {t('console.manage')}
            </Button>
          </div>
          {open === row.person ? <PersonActs row={row} token={token} onDone={() => toggle(row.person)} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Place({ row }: { readonly row: PersonRow }) {
  const now = view.value;
  if (row.role.r === 'delegate') {
    const found = now.public.delegations[row.role.delegation];
    return found ? <Plate scenario={now.public.scenario.id} info={found.info} /> : null;
  }
  return <b>{row.role.r === 'chair' ? t('lobby.chair') : ''}</b>;
}
