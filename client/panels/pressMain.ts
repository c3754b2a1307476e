import type { MainAct } from '../view/acts.ts';
import { note, perform } from './seen.ts';

let pressedAt = Number.NEGATIVE_INFINITY;

/** Does what is suggested, or says why it is not possible. */
export async function pressMain(main: MainAct): Promise<void> {
  const at = performance.now();
  if (at - pressedAt < 1000) return;
  pressedAt = at;
  if (main.refusal) note.value = main.refusal;
  else await perform(main.command);
}
