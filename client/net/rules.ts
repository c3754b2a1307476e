import { signal } from '@preact/signals';
import type { may } from '../../shared/conference/conference.ts';
import { aboveLevel } from '../../shared/conference/levels.ts';

/** The rules of procedure as this page knows them. They come once the text and the floor are on the screen. */

const rules = signal<typeof may | null>(null);

/** Fetches the rules. When the line breaks on the way, whoever calls again tries again. */
export async function bringRules(): Promise<void> {
  if (rules.peek() !== null) return;
  try {
    const whole = await import('../../shared/conference/conference.ts');
    rules.value = whole.may;
  } catch {
    // Without them every act is open; the server has the last word in any case.
  }
}

/**
 * Whether a seat may do something now, as far as this page knows. Before the rules have come it knows only what is above
 * the level that the facilitator has unlocked, and leaves the rest to the server.
 * @returns the refusal, or `undefined` when it may
 */
export const mayNow: typeof may = (own, seat, command) =>
  rules.value ? rules.value(own, seat, command) : aboveLevel(own.public, command);
