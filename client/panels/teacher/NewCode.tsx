import { useState } from 'preact/hooks';
import { type ApiError, changeCode } from '../../net/api.ts';
import { navigate } from '../../net/route.ts';
import { forgetSeat, holdInTab, keepSeat, releaseTab, storeOf, tabSeat } from '../../net/seats.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Slip } from '../Slip.tsx';
import { t } from '../../words/index.ts';

interface NewCodeProps {
  readonly token: string;
  readonly code: string;
}

/** Another join code: the old one is refused from now on, and those who sit keep their seats. */
export function NewCode({ token, code }: NewCodeProps) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const change = async (): Promise<void> => {
    const got = await changeCode(token);
    if (!got.ok) return setProblem(got.error);
    const tab = storeOf('sessionStorage');
    const held = tabSeat(tab, code);
    if (held) {
      // This browser's own note of the seat moves to the new code with it.
      const moved = { ...held, code: got.value.code };
      forgetSeat(storeOf('localStorage'), held);
      releaseTab(tab, code);
      keepSeat(storeOf('localStorage'), moved);
      holdInTab(tab, moved);
    }
    setAsking(false);
    navigate(`/c/${got.value.code}`, true);
  };
  return (
    <>
      <Button look="line" size="small" onPress={() => setAsking(true)}>
        {t('lobby.newCode')}
      </Button>
      {asking ? (
        <Dialog
          title={t('lobby.newCode.title')}
          onClose={() => setAsking(false)}
          closeWord={t('lobby.newCode.no')}
          acts={<Button onPress={change}>{t('lobby.newCode.yes')}</Button>}
        >
          <p>{t('lobby.newCode.text')}</p>
          {problem === null ? null : <Slip refusal={problem} />}
        </Dialog>
      ) : null}
    </>
  );
}
