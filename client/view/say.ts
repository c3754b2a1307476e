import type { WordArgs, WordKey } from '../words/index.ts';

/** A sentence to be said: a key of the catalogue and what it needs. Selectors return these, panels say them. */
export interface Sentence {
  readonly key: WordKey;
  readonly args?: WordArgs;
}
