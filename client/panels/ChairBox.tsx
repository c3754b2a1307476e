import { useState } from 'preact/hooks';
import { linkTo } from '../net/api.ts';
import { said, seat, view } from '../net/connection.ts';
import { useAct } from '../net/useAct.ts';
import { Button } from '../parts/Button.tsx';
import { Slip } from './Slip.tsx';
import { peopleOf } from '../view/people.ts';
import { t } from '../words/index.ts';
import type { ApiError } from '../net/api.ts';

/** Who chairs; taking the chair oneself; and the way to the desk when it is one's own. */
export function ChairBox({ token }: { readonly token: string }) {
  const people = peopleOf(view.value, said.value);
  const me = view.value.seat[seat.value ?? '']?.person;
  const chair = people.find((row) => row.role.r === 'chair' && row.role.office === undefined);
  const { send, refusal } = useAct();
  return (
    <>
      <p>{chair ? <b dir="auto">{t('lobby.chair.is', { person: chair.name })}</b> : <b>{t('lobby.chair.none')}</b>}</p>
      {chair ? null : <p class="quiet small">{t('lobby.chair.none.text')}</p>}
      <div class="acts">
        {chair?.person === me && chair?.seat ? <DeskButton token={token} chairSeat={chair.seat} /> : null}
        {chair === undefined && me !== undefined ? (
          <Button look="line" size="small" onPress={() => send({ c: 'seatChair', person: me })}>
            {t('lobby.chair.me')}
          </Button>
        ) : null}
      </div>
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </>
  );
}

/** Opens the second seat of a facilitator who chairs, in a tab of its own. */
export function DeskButton({ token, chairSeat }: { readonly token: string; readonly chairSeat: string }) {
  const [blocked, setBlocked] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const go = async (): Promise<void> => {
    // The tab is opened while the press still counts as the person's own; the address follows.
    const tab = window.open('', '_blank');
    const link = await linkTo(token, chairSeat);
    if (!link.ok) {
      tab?.close();
      setProblem(link.error);
      return;
    }
    const path = new URL(link.value.url).pathname;
    if (tab === null) setBlocked(path);
    else tab.location.href = path;
  };
  if (blocked !== null)
    return (
      <p>
        {t('lobby.chair.deskReady')}{' '}
        <a class="btn small" href={blocked} target="_blank" rel="noopener">
          {t('lobby.chair.deskOpen')}
        </a>
      </p>
    );
  return (
    <>
      <Button look="line" size="small" onPress={go}>
        {t('lobby.chair.desk')}
      </Button>
      <p class="quiet small">{t('lobby.chair.deskHint')}</p>
      {problem === null ? null : <Slip refusal={problem} />}
    </>
  );
}
