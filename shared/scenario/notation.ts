import type { DelegationCode } from '../kit/ids.ts';
import { depth } from '../text/measure.ts';
import { type ParseErrorCode, type ParseResult, parseBracketed } from '../text/parse.ts';

/** What can be wrong with the brackets of a scenario's text. */
export type NotationProblem =
  | ParseErrorCode
  /** Brackets nested deeper than any treaty has them. */
  | 'tooDeep';

/** No treaty comes near it, and no screen could show it. */
const depthMax = 250;

type Read =
  | Extract<ParseResult, { readonly ok: true }>
  | { readonly ok: false; readonly error: { readonly offset: number; readonly code: NotationProblem } };

/** A text of a scenario; the parser itself reads any depth. */
export function parseNotation(text: string, known?: ReadonlySet<DelegationCode>): Read {
  const parsed = parseBracketed(text, known);
  if (!parsed.ok || depth(parsed) <= depthMax) return parsed;
  return { ok: false, error: { offset: Math.max(0, text.indexOf('[')), code: 'tooDeep' } };
}
