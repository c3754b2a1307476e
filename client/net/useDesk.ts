import { useEffect, useState } from 'preact/hooks';
import type { DeskFacts } from '../../shared/protocol/wire.ts';
import { getDesk } from './api.ts';

/** How often a facilitator's page asks anew, in ms. */
const every = 10_000;

/** What the server tells facilitators beside the conference itself, asked anew while the page is open. */
export function useDesk(token: string): DeskFacts | undefined {
  const [facts, setFacts] = useState<DeskFacts | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    const ask = async (): Promise<void> => {
      const got = await getDesk(token);
      if (wanted && got.ok) setFacts(got.value);
    };
    void ask();
    const timer = setInterval(() => void ask(), every);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [token]);
  return facts;
}
