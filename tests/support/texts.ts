import fc from 'fast-check';
import type { DraftText } from '../../shared/text/draft.ts';
import type { Body } from '../../shared/text/model.ts';
import { parseBracketed } from '../../shared/text/parse.ts';

/** Parses what a test knows to be valid. */
export function bodyFrom(text: string, op = 't'): Body {
  const parsed = parseBracketed(text, undefined, op);
  if (!parsed.ok) throw new Error(`${parsed.error.code} at ${parsed.error.offset}: ${text}`);
  return parsed.body;
}

/** An article of a draft; its words are of the operation that is named as it is. */
export const articleFrom = (id: string, number: string, words: string, more: Partial<DraftText> = {}): DraftText => ({
  id,
  number,
  place: 'article',
  instruction: 'ADD',
  body: bodyFrom(words, id),
  from: [],
  ...more,
});

/** Ids as a test wants them: `n0`, `n1` … */
export function counter(prefix = 'n'): () => string {
  let next = 0;
  return () => `${prefix}${next++}`;
}

const WORDS = [
  'Members',
  'shall',
  'should',
  'networks',
  'and/or',
  '3.8',
  'the',
  '(a)',
  'State’s',
  'يجوز',
  'للدول',
  'الأعضاء',
  '成员国',
  '应当',
  '网络',
  'é',
  '👩‍🚀',
  '{x}',
  '/',
  '"',
];

/** Anything at all that has no bracket and no backslash in it. */
const loose = fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text.replace(/[[\]\\]/gu, ''));
const escape = fc.constantFrom('\\[', '\\]', '\\\\', '\\a', '\\{', '\\/', '\\ ');
const space = fc.constantFrom('', ' ', ' ', ' ', '  ', '\n', '\u00a0');
const plain = fc
  .array(fc.tuple(space, fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...WORDS) }, loose, escape)), {
    maxLength: 6,
  })
  .map((parts) => parts.flat().join(''));
const attribution = fc.constantFrom('', '', '', 'EUR: ', 'RCC, ARB:', 'RCC ,ARB :  ', 'not: ');
const tag = fc.constantFrom('', '', '', '{ad ref.}', '{}', '{a\\}b}', '{');
const slash = fc.constantFrom('/', '/', ' / ', '/ ', '', ' ');

/** Valid bracketed texts in any script, at any depth. */
export const bracketedText: fc.Arbitrary<string> = fc.letrec<{ text: string; group: string; slot: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plain,
    fc.array(fc.oneof(plain, tie('slot')), { maxLength: 4 }).map((parts) => parts.join('')),
  ),
  group: fc
    .tuple(attribution, fc.oneof(tie('text'), fc.constantFrom('', ' ', '  ')), tag)
    .map(([a, t, g]) => `[${a}${t}]${g}`),
  slot: fc
    .tuple(tie('group'), fc.array(fc.tuple(slash, tie('group')), { maxLength: 3 }))
    .map(([first, rest]) => [first, ...rest.flat()].join('')),
})).text;
