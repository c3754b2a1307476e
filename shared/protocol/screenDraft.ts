import * as v from 'valibot';
import { preparedMax } from '../conference/chairText.ts';
import type { ProvisionId, SeatId } from '../kit/ids.ts';

/** What crosses the wire while the desk shows the big screen the words that it prepares, as they are typed. */

/** Words for one provision as they stand in the field. A character may take two units of the string. */
export const draftTyped = v.strictObject({
  provision: v.pipe(v.string(), v.maxLength(80)),
  text: v.pipe(v.string(), v.maxLength(2 * preparedMax)),
});
export type DraftTyped = v.InferOutput<typeof draftTyped>;

/** What is on the big screen now, and the seat that types it. */
export interface ScreenDraft {
  readonly provision: ProvisionId;
  readonly text: string;
  readonly by: SeatId;
}
