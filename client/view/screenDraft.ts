import { grouped } from '../../shared/text/compare.ts';
import { diffWords } from '../../shared/text/diff.ts';
import type { Body } from '../../shared/text/model.ts';
import { printBracketed } from '../../shared/text/print.ts';
import { splitWords } from '../../shared/text/words.ts';
import type { Piece } from './pieces.ts';

/** Words that are being typed, in the notation of brackets as far as it has come; what the provision does not say is marked new. */
export function typedPieces(body: Body, text: string): readonly Piece[] {
  const was = splitWords(printBracketed(body, { sponsors: false }));
  const now = splitWords(text);
  const words = diffWords(was, now).flatMap((step) =>
    step.kind === 'out' ? [] : [{ kind: step.kind, text: now[step.b] ?? '' }],
  );
  return grouped(words).map(({ kind, text: part }) => ({ d: 'words', mark: kind, text: part }));
}
