import { useEffect, useState } from 'preact/hooks';

/** False at first, true after so many milliseconds on this page. */
export function useLater(after: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return late;
}
