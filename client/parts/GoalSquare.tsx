import type { RedLineStanding, Standing } from '../../shared/scenario/goals.ts';
import { Icon } from './Icon.tsx';

/** How a goal stands, by shape: solid with a tick, half filled, dashed with a dash; open is an empty bracket. */
export function GoalSquare({ standing }: { readonly standing: Standing }) {
  return (
    <span class={`goal-square ${standing}`} aria-hidden="true">
      {standing === 'met' ? <Icon name="check" /> : null}
      {standing === 'notMet' ? <Icon name="dash" /> : null}
    </span>
  );
}

/** Whether a red line holds: a tick, an empty bracket while it is in danger, a cross. */
export function LineSquare({ standing }: { readonly standing: RedLineStanding }) {
  return (
    <span class={`goal-square line-${standing}`} aria-hidden="true">
      {standing === 'holds' ? <Icon name="check" /> : null}
      {standing === 'broken' ? <Icon name="cross" /> : null}
    </span>
  );
}
