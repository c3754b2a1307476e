import type { MainAct } from '../view/acts.ts';
import { explain, perform } from './seen.ts';

let pressedAt = Number.NEGATIVE_INFINITY;

/** Does what is suggested, or says why it is not possible. */
export async function pressMain(main: MainAct): Promise<void> {
  const at = performance.now();
  if (at - pressedAt < 1000) return;
  pressedAt = at;
  if (main.refusal) explain({ refusal: main.refusal, command: main.command });
  else await perform(main.command);
}
