import type { DelegationCode } from '../kit/ids.ts';
import type { Body, Choice, Node, OpId, Option } from './model.ts';
import { splitWords } from './words.ts';

export type WarningCode =
  /** Two brackets without `/`: are they alternatives? (B14) */
  | 'adjacent'
  /** Two brackets with only a space between: some combinations may reverse the meaning (B15). */
  | 'combination'
  /** A bracket with nothing in it but another (B20). */
  | 'doubled'
  /** `/` after a bracket and no bracket after it (B23). */
  | 'danglingSlash'
  /** An attribution to a code that the scenario does not have; kept as words (B25). */
  | 'unknownCode';

export interface ParseWarning {
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly code: WarningCode;
}

export type ParseErrorCode =
  /** The outermost bracket that is never closed (B21). */
  | 'unclosedBracket'
  /** A closing bracket that nothing opened (B22, B24). */
  | 'strayBracket'
  /** A backslash at the very end protects nothing. */
  | 'danglingEscape'
  /** Brackets nested deeper than `MAX_DEPTH`. */
  | 'tooDeep';

export interface ParseError {
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly code: ParseErrorCode;
}

export type ParseResult =
  | { readonly ok: true; readonly body: Body; readonly warnings: readonly ParseWarning[] }
  | { readonly ok: false; readonly error: ParseError };

/** No treaty comes near it; it keeps hostile input from exhausting the stack. */
export const MAX_DEPTH = 250;

const TAG = /\{((?:\\[\s\S]|[^\\{}[\]\n])*)\}/uy;
const ATTRIBUTION = /[A-Z][A-Z0-9]{1,5}(?:\s*,\s*[A-Z][A-Z0-9]{1,5})*:\s*/uy;
const CODE = /[A-Z][A-Z0-9]{1,5}/gu;
const SEPARATOR = /\s*\/\s*(?=\[)/uy;
const LOOSE_SLASH = /\s*\//uy;
/** `(a)`, `b)`, `5.`, `5 bis.` or a dash: an item of a list (B17, B18). */
const LIST_MARK = /\s*(?:\(?[\p{L}\p{N}]{1,4}\)|\p{N}+(?:\s?(?:bis|ter|quater))?\.|[-–—•])/uy;
const BLANK = /^\s*$/u;
const TRAILING = /\s*$/u;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Whether plain words at the start of an option would be read as the names of its sponsors (`EUR: `). */
export const readsAsAttribution = (text: string): boolean => match(ATTRIBUTION, text, 0) !== undefined;

/** Whether plain words right after a bracket would be read as its status tag (`{x}`). */
export const readsAsTag = (text: string): boolean => match(TAG, text, 0) !== undefined;

/** The one thing that can be wrong with a text: its brackets do not pair. */
function unbalanced(text: string): ParseError | undefined {
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') {
      if (at + 1 === text.length) return { offset: at, code: 'danglingEscape' };
      at += 1;
    } else if (char === '[') {
      open.push(at);
      if (open.length > MAX_DEPTH) return { offset: at, code: 'tooDeep' };
    } else if (char === ']') {
      if (open.pop() === undefined) return { offset: at, code: 'strayBracket' };
      at += match(TAG, text, at + 1)?.[0].length ?? 0;
    }
  }
  const [outermost] = open;
  return outermost === undefined ? undefined : { offset: outermost, code: 'unclosedBracket' };
}

/** What is read of one bracket, before it is known whether it is a blank or an option. */
interface Group {
  readonly inner: string;
  readonly option: Option;
}

/** Reads a text whose brackets pair; it cannot fail. */
class Reader {
  readonly warnings: ParseWarning[] = [];
  #at = 0;
  #words = 0;
  #choices = 0;
  #options = 0;
  readonly #text: string;
  readonly #op: OpId;
  readonly #known: ReadonlySet<DelegationCode> | undefined;

  constructor(text: string, op: OpId, known: ReadonlySet<DelegationCode> | undefined) {
    this.#text = text;
    this.#op = op;
    this.#known = known;
  }

  /** `text`: up to the bracket that closes it, or to the end. */
  body(): Body {
    const nodes: Node[] = [];
    let start = this.#at;
    // White space that is escaped belongs to its word.
    let escaped = start;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined || char === ']') {
        this.#run(nodes, this.#text.slice(start, this.#at));
        return nodes;
      }
      if (char === '\\') {
        this.#at += 2;
        escaped = this.#at;
      } else if (char === '[') {
        const tail = this.#text.slice(escaped, this.#at);
        const space = TRAILING.exec(tail)?.[0] ?? '';
        this.#run(nodes, this.#text.slice(start, this.#at - space.length));
        this.#neighbours(nodes.at(-1), space);
        nodes.push(this.#slot(space));
        start = this.#at;
        escaped = start;
      } else {
        this.#at += 1;
      }
    }
  }

  #warn(offset: number, code: WarningCode): void {
    this.warnings.push({ offset, code });
  }

  #run(nodes: Node[], text: string): void {
    const words = splitWords(text);
    if (words.length === 0) return;
    nodes.push({ kind: 'run', op: this.#op, from: this.#words, words });
    this.#words += words.length;
  }

  /** B14, B15: a bracket directly after another one. Items of a list are meant to stand so (B17). */
  #neighbours(before: Node | undefined, space: string): void {
    if (before?.kind !== 'choice') return;
    if (space === '') this.#warn(this.#at, 'adjacent');
    else if (!space.includes('\n') && match(LIST_MARK, this.#text, this.#at + 1) === undefined) {
      this.#warn(this.#at, 'combination');
    }
  }

  #slot(space: string): Node {
    const id = `${this.#op}.c${this.#choices}`;
    this.#choices += 1;
    const [wordsBefore, optionsBefore] = [this.#words, this.#options];
    const first = this.#group(undefined);
    const options: Option[] = [first.option];
    for (;;) {
      const gap = match(SEPARATOR, this.#text, this.#at)?.[0];
      if (gap === undefined) break;
      this.#at += gap.length;
      options.push(this.#group(gap).option);
    }
    const loose = match(LOOSE_SLASH, this.#text, this.#at)?.[0];
    if (loose !== undefined) this.#warn(this.#at + loose.length - 1, 'danglingSlash');
    const { option, inner } = first;
    if (options.length === 1 && option.head === undefined && BLANK.test(inner)) {
      // It holds no words and no options after all: their numbers are free again.
      this.#words = wordsBefore;
      this.#options = optionsBefore;
      return {
        kind: 'blank',
        id,
        space,
        ...(inner === ' ' ? {} : { inside: inner }),
        ...(option.tag === undefined ? {} : { tag: option.tag }),
      };
    }
    return { kind: 'choice', id, space, options } satisfies Choice;
  }

  #group(gap: string | undefined): Group {
    const id = `${this.#op}.o${this.#options}`;
    this.#options += 1;
    this.#at += 1;
    const head = this.#attribution();
    const from = this.#at;
    const body = this.body();
    const inner = this.#text.slice(from, this.#at);
    if (body.length === 1 && body[0]?.kind === 'choice') this.#warn(from + body[0].space.length, 'doubled');
    this.#at += 1;
    const tag = match(TAG, this.#text, this.#at);
    if (tag !== undefined) this.#at += tag[0].length;
    const option: Option = {
      id,
      body,
      sponsors: head === undefined ? [] : [...new Set(head.match(CODE))],
      ...(head === undefined ? {} : { head }),
      ...(gap === undefined || gap === '/' ? {} : { gap }),
      ...(tag?.[1] === undefined ? {} : { tag: tag[1] }),
    };
    return { inner, option };
  }

  /** `attr`, only if every code is known; otherwise it is words (B25). */
  #attribution(): string | undefined {
    const head = match(ATTRIBUTION, this.#text, this.#at)?.[0];
    if (head === undefined) return undefined;
    for (const found of head.matchAll(CODE)) {
      if (this.#known !== undefined && !this.#known.has(found[0])) {
        this.#warn(this.#at + found.index, 'unknownCode');
        return undefined;
      }
    }
    this.#at += head.length;
    return head;
  }
}

/**
 * Parses a text in the notation of square brackets (B1 to B25).
 *
 * @param known delegation codes of the scenario; without it every code that looks like one counts
 * @param op the operation that brings the text in: words get the ids `op.0` …, choices `op.c0` …, options `op.o0` … in text order
 */
export function parseBracketed(text: string, known?: ReadonlySet<DelegationCode>, op: OpId = 'text'): ParseResult {
  const error = unbalanced(text);
  if (error !== undefined) return { ok: false, error };
  const reader = new Reader(text, op, known);
  const body = reader.body();
  return { ok: true, body, warnings: reader.warnings.toSorted((a, b) => a.offset - b.offset) };
}
