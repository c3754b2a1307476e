import { draftOf } from '../../shared/conference/draftEdits.ts';
import type { View } from '../../shared/conference/kinds.ts';
import type { Provision } from '../../shared/conference/provisions.ts';
import type { Body } from '../../shared/text/model.ts';
import { type Mark, marksOf, withMarks } from '../../shared/text/notes.ts';
import { plenaryOf } from './who.ts';

/** Every footnote's mark in today's draft. */
export const marksIn = (view: View): readonly Mark[] => marksOf(draftOf(plenaryOf(view)));

/** The words of a provision as they are read, with the marks of its footnotes. */
export const wordsRead = (view: View, { id, body }: Provision, words: Body = body): Body =>
  withMarks({ id, body: words }, marksIn(view));
