import words from './en.json?icu-later';
import { addEnglish } from './index.ts';
import './room.ts';

/** English for the facilitator's pages, the chair's desk and the end. Whoever shows these words imports this. */
addEnglish(words);
