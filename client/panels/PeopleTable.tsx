import type { DeskFacts } from '../../shared/protocol/wire.ts';
import { said, view } from '../net/connection.ts';
import { Button } from '../parts/Button.tsx';
import { Plate } from '../parts/Plate.tsx';
import { peopleOf, type PersonRow, seated } from '../view/people.ts';
import { t } from '../words/index.ts';
import { PersonActs, useOpenRow } from './PersonActs.tsx';

interface PeopleProps {
  readonly token: string;
  /** When each seat last did something, as far as the server knows. */
  readonly desk?: Pick<DeskFacts, 'lastActs' | 'wall'> | undefined;
}

/** From here on somebody who is here counts as quiet, in ms. */
const quietAfter = 5 * 60_000;

/** Everybody who has come in: where they sit, how their line is, and what to do for them. */
export function PeopleTable({ token, desk }: PeopleProps) {
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
              <Kind row={row} />
            </span>
            <Place row={row} />
            <LineState row={row} desk={desk} />
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
  return (
    <b>
      {row.role.r === 'chair'
        ? t(row.role.office === undefined ? 'lobby.chair' : `draft.chairText.${row.role.office}`)
        : ''}
    </b>
  );
}

/** What is to be known beside the name: who facilitates, who is no person, who is stopped. */
function Kind({ row }: { readonly row: PersonRow }) {
  const { console: desk } = view.value;
  const automatic = desk?.persons[row.person]?.automatic === true;
  const muted = desk?.muted.includes(row.person) === true;
  if (!row.facilitator && !automatic && !muted) return null;
  return (
    <small class="quiet">
      {row.facilitator ? t('lobby.role.facilitator') : automatic ? t('lobby.role.automatic') : t('teacher.muted')}
    </small>
  );
}

function LineState({ row, desk }: { readonly row: PersonRow } & Pick<PeopleProps, 'desk'>) {
  const last = row.seat === null ? undefined : desk?.lastActs[row.seat];
  const idle = desk !== undefined && last !== undefined ? desk.wall - last : 0;
  const quiet = row.line === 'connected' && row.role.r === 'delegate' && idle >= quietAfter;
  return (
    <span class={quiet ? 'line-state idle' : `line-state ${row.line}`}>
      {quiet ? t('console.idle', { n: Math.floor(idle / 60_000) }) : t(`lobby.line.${row.line}`)}
    </span>
  );
}
