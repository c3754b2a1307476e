import { useLayoutEffect } from 'preact/hooks';
import { t } from '../../words/index.ts';
import { freeKey } from '../useChairKeys.ts';

/** The sign by which the n-th thing at the desk is picked with one key; nothing for those that have none left. */
export const markOf = (n: number): string => Array.from(t('desk.marks'))[n] ?? '';

/** Calls back with the place of the thing whose sign was pressed. */
export function useMarks(onMark: (n: number) => void): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = freeKey(event);
      const n = key === null ? -1 : Array.from(t('desk.marks')).indexOf(key);
      if (n >= 0) onMark(n);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
