import words from './en.json?icu-why';
import { addEnglish } from './index.ts';

/** English for the slip that explains a refusal. Whoever shows these words imports this. */
addEnglish(words);
