import * as v from 'valibot';
import type { Commit, Receipt, Row, SealedText } from '../../server/store/store.ts';

/** A commit of `count` rows after row `after`, each in an audience of its commit, with the parts a test cares for. */
export function commitOf(
  conference: string,
  after: number,
  count: number,
  parts: { readonly receipt?: Receipt; readonly sealed?: readonly SealedText[]; readonly row?: Partial<Row> } = {},
): Commit {
  const { row: changed, ...rest } = parts;
  const commit = after + 1;
  const rows = Array.from({ length: count }, (_, i): Row => {
    const seq = after + i + 1;
    return {
      conference,
      seq,
      commit,
      audience: 'room:plenary',
      audienceSeq: seq,
      cursor: `cursor-${seq}`,
      type: 'FloorGiven',
      version: 1,
      at: 1_800_000_000_000 + seq,
      payload: JSON.stringify({ t: 'FloorGiven', n: seq }),
      ...changed,
    };
  });
  return { rows, ...rest };
}

export const receiptOf = (seat: string, command: string): Receipt => ({ seat, command, result: `{"ok":"${command}"}` });

const Answer = v.object({
  conference: v.string(),
  /** The last row that is there for certain. */
  seq: v.number(),
  ok: v.boolean(),
  reason: v.optional(v.string()),
  /** How many rows a reader finds. */
  readable: v.number(),
});
export type Answer = v.InferOutput<typeof Answer>;

/** Reads one line of what `storeWriter.ts` prints. */
export const answerOf = (line: string): Answer => v.parse(Answer, JSON.parse(line));
