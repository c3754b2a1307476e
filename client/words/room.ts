import words from './en.json?icu-room';
import { addEnglish } from './index.ts';

/** English for what lies around the text and the floor, and for what is not possible. */
addEnglish(words);
