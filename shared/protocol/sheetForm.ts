/** What the Yjs document of a sheet is made of, for whoever reads or writes one. */

/** The fields that people write in, as their texts are called in the document. */
export const sheetFields = ['text', 'headline', 'reason'] as const;
export type SheetField = (typeof sheetFields)[number];
/** The map beside them; its one entry is the revision with which the words are compared. */
export const sheetFacts = 'facts';
export const sheetRevision = 'revision';
