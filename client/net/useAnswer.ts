import { useEffect, useState } from 'preact/hooks';
import type { ApiError } from './api.ts';
import type { Result } from '../../shared/kit/result.ts';

/** What the server answers to a question asked when the page opens; `undefined` until then. `again` asks anew. */
export function useAnswer<T>(
  ask: () => Promise<Result<T, ApiError>>,
  about: string,
): { readonly answer: Result<T, ApiError> | undefined; readonly again: () => void } {
  const [answer, setAnswer] = useState<Result<T, ApiError> | undefined>(undefined);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    void ask().then((got) => {
      if (wanted) setAnswer(got);
    });
    return () => {
      wanted = false;
    };
  }, [about, round]);
  return { answer, again: () => setRound(round + 1) };
}
