import { type Item, explode, isLive, pack, spaceOf } from './items.ts';
import type { Body, Choice } from './model.ts';
import { readsAsAttribution, readsAsTag } from './notation.ts';
import { bareWord, leadOf } from './words.ts';

/**
 * Words that an operation brought beside a bracket can come to look like notation: `EUR: ` at the start of an option
 * like its sponsors, `{x}` after a bracket like its tag, `/` between two brackets like a separator. A backslash before
 * them keeps them words, so that every text prints to one that parses to the same. Nothing else is touched: a body
 * that needs no backslash stays the same object.
 */
export const guard = (body: Body): Body => guarded(body, false);

function guarded(body: Body, startsOption: boolean): Body {
  let touched = false;
  const inner = body.map((node) => {
    if (node.kind !== 'choice') return node;
    const choice = guardedChoice(node);
    touched ||= choice !== node;
    return choice;
  });
  const items = explode(touched ? inner : body);
  const live = items.filter(isLive);
  const risky = new Set(live.flatMap((item, n) => (isRisky(live, n, startsOption) ? [item] : [])));
  if (risky.size === 0) return touched ? inner : body;
  return pack(items.map((item) => (item.kind === 'word' && risky.has(item) ? escaped(item) : item)));
}

function guardedChoice(choice: Choice): Choice {
  const options = choice.options.map((option) => {
    const body = guarded(option.body, option.head === undefined);
    return body === option.body ? option : { ...option, body };
  });
  return options.every((option, n) => option === choice.options[n]) ? choice : { ...choice, options };
}

type Word = Extract<Item, { readonly kind: 'word' }>;

const escaped = (item: Word): Word => ({ ...item, text: `${leadOf(item.text)}\\${bareWord(item.text)}` });

function isRisky(live: readonly Item[], n: number, startsOption: boolean): boolean {
  const item = live[n];
  if (item?.kind !== 'word') return false;
  const before = live[n - 1];
  if (bareWord(item.text) === '/') return closesBefore(live, n) && opensNext(live, n + 1);
  if (before === undefined) return startsOption && /^[A-Z]/u.test(item.text) && readsAsAttribution(wordsFrom(live, n));
  if (before.kind !== 'choice' && before.kind !== 'blank') return false;
  return item.text.startsWith('{') && !hasTag(before) && readsAsTag(wordsFrom(live, n));
}

/** The plain words from here to the next bracket. */
function wordsFrom(live: readonly Item[], from: number): string {
  let text = '';
  for (const item of live.slice(from)) {
    if (item.kind !== 'word') return text + (item.kind === 'dead' ? '' : spaceOf(item));
    text += item.text;
  }
  return text;
}

const hasTag = (item: Item): boolean =>
  item.kind === 'blank' ? item.tag !== undefined : item.kind === 'choice' && item.options.at(-1)?.tag !== undefined;

const isSpace = (item: Item): boolean => item.kind === 'word' && item.text.trim() === '';
const isBracket = (item: Item | undefined): boolean => item?.kind === 'choice' || item?.kind === 'blank';

/** Nothing but white space stands between the bracket before and here. */
const closesBefore = (live: readonly Item[], to: number): boolean =>
  isBracket(live.slice(0, to).findLast((item) => !isSpace(item)));

/** Nothing but white space stands before the next bracket. */
const opensNext = (live: readonly Item[], from: number): boolean =>
  isBracket(live.slice(from).find((item) => !isSpace(item)));
