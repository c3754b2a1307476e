import { isRefusal } from '../../../shared/conference/conference.ts';
import type { Emitted, View } from '../../../shared/conference/kinds.ts';
import { type Heart, realHeart } from './heart.ts';
import type { Law } from './laws.ts';

/** Deliberate faults. Each wraps one function of the heart; a fault that no law notices is a fault of the laws. */
export interface Sabotage {
  readonly what: string;
  readonly law: Law;
  readonly heart: Heart;
}

/** Changes what a command led to. */
export const deciding = (change: (events: readonly Emitted[], state: View) => readonly Emitted[]): Heart => ({
  ...realHeart,
  decide(state, command, stamp) {
    const answer = realHeart.decide(state, command, stamp);
    return isRefusal(answer) ? answer : { ...answer, events: change(answer.events, state) };
  },
});
