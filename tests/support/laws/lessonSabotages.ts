import type { Emitted, View } from '../../../shared/conference/kinds.ts';
import type { Heart } from './heart.ts';
import { parseJson, realHeart } from './heart.ts';
import { deciding, type Sabotage } from './sabotage.ts';

/** Deliberate faults of a lesson. */

const { decide, ledgerOf, may } = realHeart;

/** A view in which nobody is stopped. */
const unmuted = (view: View): View => ({
  ...view,
  seat: Object.fromEntries(Object.entries(view.seat).map(([id, s]) => [id, { ...s, muted: false }])),
});

export const lessonSabotages: readonly Sabotage[] = [
  {
    what: 'the automatic chair forgets over a restart that it has taken a step',
    law: 'of the lesson',
    heart: { ...realHeart, ledgerOf: (rows) => ledgerOf(rows.filter((r) => r.type !== 'StepTaken')) },
  },
  {
    what: 'the automatic chair goes on to vote without a quorum',
    law: 'of the lesson',
    heart: {
      ...realHeart,
      decide(state, command, stamp) {
        const { ruleSet } = state.public;
        const full = { ...state, public: { ...state.public, ruleSet: { ...ruleSet, quorum: false } } };
        return decide(command.c === 'create' ? state : full, command, stamp);
      },
    },
  },
  {
    what: 'the room is shown who needs a moment',
    law: 2,
    heart: deciding((events) =>
      events.flatMap((m): readonly Emitted[] =>
        m.e.t === 'NeedTapped' ? [m, parseJson(JSON.stringify({ to: 'room:plenary', e: m.e }))] : [m],
      ),
    ),
  },
  {
    what: 'the bell rings in a pause',
    law: 'of the lesson',
    heart: {
      ...realHeart,
      decide(state, command, stamp) {
        const { bell, clock } = state.public;
        const rings = command.c === 'line' && clock.c === 'held' && clock.why === 'paused' && bell.b === 'set';
        return decide(state, rings ? { c: 'bellRings' } : command, stamp);
      },
    },
  },
  {
    what: 'the bell does not end what is under way',
    law: 'of the lesson',
    heart: { ...realHeart, due: (state) => withoutBell(realHeart.due, state) },
  },
  {
    what: 'a person whom the facilitator stopped asks for the floor',
    law: 'of the lesson',
    heart: {
      ...realHeart,
      may: (own, seat, command) => may(unmuted(own), seat, command),
      decide: (state, command, stamp) => decide(command.c === 'askFloor' ? unmuted(state) : state, command, stamp),
    },
  },
  {
    what: 'a person who is stopped while on the list gets the floor',
    law: 'of the lesson',
    heart: deciding((events) => (events.some((m) => m.e.t === 'SeatMuted') ? events.filter(notFloor) : events)),
  },
];

const notFloor = (m: Emitted): boolean => m.e.t !== 'FloorWithdrawn' && m.e.t !== 'StatementEnded';

/** The next deadline, unless it is the bell. */
function withoutBell(due: Heart['due'], state: View): ReturnType<Heart['due']> {
  const next = due(state);
  return next?.command.c === 'bellRings' ? undefined : next;
}
