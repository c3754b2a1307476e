import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { said, view } from '../../net/connection.ts';
import { useConferenceNow } from '../../net/ticking.ts';
import { useAct } from '../../net/useAct.ts';
import { Button } from '../../parts/Button.tsx';
import { Slip } from '../Slip.tsx';
import { needsCount } from '../../view/lesson.ts';
import { atTheDoor, peopleOf, type PersonRow } from '../../view/people.ts';
import { nameOf, plenaryOf } from '../../view/who.ts';
import { t } from '../../words/index.ts';
import { DeviceDialog } from '../DeviceDialog.tsx';

/** What only the teacher can mend: people at the door, a lost seat, a report, words to the chair, an empty chair. */
export function NeedsYou({ token }: { readonly token: string }) {
  const now = view.value;
  const people = peopleOf(now, said.value);
  const room = plenaryOf(now);
  const { moment, unclear } = needsCount(now, useConferenceNow(now.public.clock.c === 'running'));
  const lost = people.filter((row) => row.line === 'lost' && row.seat !== null && row.role.r !== 'removed');
  const waiting = atTheDoor(people).length;
  const reports = now.console?.reports ?? [];
  const chaired = room.auto.on || people.some((row) => row.role.r === 'chair' && row.role.office === undefined);
  const [again, setAgain] = useState<PersonRow | null>(null);
  const { send, refusal } = useAct();
  const nothing = chaired && lost.length + waiting + reports.length + moment + unclear === 0;
  const personOf = (id: string): string => people.find((row) => row.person === id)?.name ?? '';
  return (
    <section class="needs-list" aria-labelledby="needs">
      <h2 id="needs">{t('console.needs')}</h2>
      {nothing ? <p class="quiet small">{t('console.needs.none')}</p> : null}
      <ul>
        {chaired ? null : <Need words={t('console.needs.chair')} />}
        {waiting === 0 ? null : (
          <Need words={t('console.needs.waiting', { n: waiting })}>
            <a class="go" href="#door">
              {t('console.look')}
            </a>
          </Need>
        )}
        {reports.map((report) => (
          <Need
            key={report.id}
            words={
              report.about === null
                ? t('console.report', { person: personOf(report.from) })
                : t('console.report.about', { person: personOf(report.from), name: nameOf(now, report.about) })
            }
            small={report.text === null ? '' : (said.value[report.text.ref]?.text ?? '')}
          >
            <Button look="line" size="small" onPress={() => send({ c: 'closeReport', id: report.id })}>
              {t('console.report.close')}
            </Button>
          </Need>
        ))}
        {moment === 0 ? null : <Need words={t('console.need.moment', { n: moment })} />}
        {unclear === 0 ? null : <Need words={t('console.need.unclear', { n: unclear })} />}
        {lost.map((row) => (
          <Need key={row.person} words={t('console.needs.lost', { person: row.name })}>
            <Button
              look="line"
              size="small"
              label={t('lobby.reissueName', { person: row.name })}
              onPress={() => setAgain(row)}
            >
              {t('lobby.reissue')}
            </Button>
          </Need>
        ))}
      </ul>
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
      {again?.seat ? (
        <DeviceDialog
          token={token}
          seat={again.seat}
          title={t('lobby.reissue.title', { person: again.name })}
          lead={t('lobby.reissue.lead')}
          onClose={() => setAgain(null)}
        />
      ) : null}
    </section>
  );
}

interface NeedProps {
  readonly words: string;
  readonly small?: string;
  readonly children?: ComponentChildren;
}

function Need({ words, small = '', children }: NeedProps) {
  return (
    <li class="todo">
      <span class="box" aria-hidden="true" />
      <span class="grow" dir="auto">
        {words}
        {small === '' ? null : <small dir="auto">{small}</small>}
      </span>
      {children}
    </li>
  );
}
