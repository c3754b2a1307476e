import { useState } from 'preact/hooks';
import type { Refusal } from '../../shared/conference/kinds.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { act } from './connection.ts';

/** An act and what came of it, for one place on the page: the refusal stays there until the next act. */
export function useAct(): {
  readonly send: (command: ClientCommand) => Promise<boolean>;
  readonly refusal: Refusal | undefined;
  readonly busy: boolean;
} {
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const send = async (command: ClientCommand): Promise<boolean> => {
    setBusy(true);
    const answer = await act(command);
    setBusy(false);
    setRefusal('no' in answer ? answer.no : undefined);
    return 'ok' in answer;
  };
  return { send, refusal, busy };
}
