/**
 * Words: how a text is cut. A word carries the white space before it, so joining words gives the text back.
 * Marks at the edge of a word stand alone (`networks` `.`), so that a change of the last word leaves the full stop;
 * inside a word they stay (`3.8`, `and/or`). Scripts without spaces are cut at every character.
 */

/** A backslash and what it protects is one atom; so is every code point. */
const ATOM = /\\[\s\S]|[\s\S]/gu;
const SPACE = /^\s$/u;
const DENSE =
  /^(?!\p{M})[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\u30fc\uff00-\uff65]/u;
const DENSE_END =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\u30fc\uff00-\uff65]\p{M}*$/u;
const COMBINING = /^\p{M}$/u;
const CLOSING: ReadonlySet<string> = new Set('.,;:!?…)”»"،؛؟۔।');
const OPENING: ReadonlySet<string> = new Set('(“„‘«"');
const LEAD = /^\s*/u;

/** Cuts a text into words. `joinWords(splitWords(text)) === text` for every text; white space at the end is a word of its own. */
export function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  let lead = '';
  let core: string[] = [];
  const push = (word: string): void => {
    words.push(lead + word);
    lead = '';
  };
  const flush = (): void => {
    if (core.length === 0) return;
    let end = core.length;
    while (end > 1 && CLOSING.has(core[end - 1] ?? '')) end -= 1;
    push(core.slice(0, end).join(''));
    for (const mark of core.slice(end)) push(mark);
    core = [];
  };
  for (const [atom] of text.matchAll(ATOM)) {
    if (SPACE.test(atom)) {
      flush();
      lead += atom;
    } else if (DENSE.test(atom)) {
      flush();
      push(atom);
    } else if (core.length > 0) {
      core.push(atom);
    } else if (COMBINING.test(atom) && lead === '' && words.length > 0) {
      words[words.length - 1] += atom;
    } else if (OPENING.has(atom) || CLOSING.has(atom)) {
      push(atom);
    } else {
      core.push(atom);
    }
  }
  flush();
  if (lead !== '') words.push(lead);
  return words;
}

/** Puts words together again. */
export const joinWords = (words: readonly string[]): string => words.join('');

/** The white space before a word. */
export const leadOf = (word: string): string => LEAD.exec(word)?.[0] ?? '';

/** The word without the white space before it; empty for a word that is nothing but white space. */
export const bareWord = (word: string): string => word.slice(leadOf(word).length);

/** The same word after other white space. A word that is nothing but white space stays as it is. */
export function withLead(word: string, lead: string): string {
  const bare = bareWord(word);
  return bare === '' ? word : lead + bare;
}

/** A word, or any text without brackets, as a reader sees it: escapes undone (B12). */
export const shownWord = (word: string): string => word.replace(/\\([\s\S])/gu, '$1');

/** Protects what somebody typed as plain words: brackets that are not escaped become literal ones (B12). */
export function literalText(text: string): string {
  let out = '';
  for (const [atom] of text.matchAll(ATOM)) out += atom === '[' || atom === ']' || atom === '\\' ? `\\${atom}` : atom;
  return out;
}

/** Whether a word is a mark that opens, so that no space follows it. The straight quotation mark does both: it says no. */
export const onlyOpens = (word: string): boolean => OPENING.has(bareWord(word)) && !CLOSING.has(bareWord(word));

/** Whether a word is a mark that clings to what stands before it. */
export const clings = (word: string): boolean => CLOSING.has(bareWord(word));

/** Whether two words that come to stand side by side need a space between them. */
export function spaced(before: string, after: string): boolean {
  const a = bareWord(before);
  const b = bareWord(after);
  if (a === '' || b === '' || OPENING.has(a) || CLOSING.has(b)) return false;
  if (/[/-]$/u.test(a) || /^[/-]/u.test(b)) return false;
  return !DENSE_END.test(a) && !DENSE.test(b);
}
