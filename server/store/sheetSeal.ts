import type { Place } from './sealed.ts';
import type { SheetPlace } from './store.ts';

/** A piece of a sheet is no sentence in a language. */
export const sheetLang = 'und';

/** Pieces are sealed with a key of their audience, for several people's words are in one. */
export const sheetSeal = ({ conference, audience, sheet }: SheetPlace): Place => ({
  conference,
  person: audience,
  ref: sheet,
});
