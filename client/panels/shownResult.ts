import { signal } from '@preact/signals';
import { lastResult, type ResultShown } from '../view/votes.ts';
import { seen } from './seen.ts';

/** A result that was put aside on this page. */
export const putAside = signal('');

/** The result on the table now, unless it was put aside here. */
export function resultShown(): ResultShown | null {
  const { view, seat } = seen();
  const shown = lastResult(view, seat);
  return shown && shown.key !== putAside.value ? shown : null;
}
