import type { RedLineStanding, Standing } from '../../shared/scenario/goals.ts';
import { t } from '../words/index.ts';

/** How a goal or a line stands, in a word. */
export const standingWords = (standing: Standing): string => t(`goal.${standing}`);

export function lineWords(standing: RedLineStanding): string {
  return t(standing === 'open' ? 'goal.lineOpen' : standing === 'holds' ? 'goal.holds' : 'goal.broken');
}
