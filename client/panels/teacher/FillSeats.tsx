import { useState } from 'preact/hooks';
import { type ApiError, fillSeats } from '../../net/api.ts';
import { view } from '../../net/connection.ts';
import { useAct } from '../../net/useAct.ts';
import { Button, type ButtonLook } from '../../parts/Button.tsx';
import { Slip } from '../Slip.tsx';
import { t } from '../../words/index.ts';

interface FillProps {
  readonly token: string;
  readonly look: ButtonLook;
}

/** Automatic seats for the delegations that nobody sits for; and away with them. They give way to people by themselves. */
export function FillSeats({ token, look }: FillProps) {
  const { delegations } = view.value.public;
  const all = Object.values(delegations);
  const empty = all.filter((d) => d.taken === 0).length;
  const automatic = all.reduce((n, d) => n + d.automatic, 0);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const { send, refusal } = useAct();
  const fill = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const got = await fillSeats(token, { delegation: null });
    setBusy(false);
    setProblem(got.ok ? null : got.error);
  };
  return (
    <>
      {empty === 0 ? null : (
        <Button look={look} onPress={fill}>
          {t('lobby.fill', { n: empty })}
        </Button>
      )}
      {automatic === 0 ? null : (
        <Button look={look} onPress={() => send({ c: 'dismissAutomatic', delegation: null })}>
          {t('lobby.dismiss', { n: automatic })}
        </Button>
      )}
      {problem === null ? null : <Slip refusal={problem} />}
      {refusal ? <Slip refusal={refusal} onAct={send} /> : null}
    </>
  );
}
