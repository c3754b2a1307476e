import type { DelegationCode } from '../kit/ids.ts';
import type { Body, Node, OpId, Option } from './model.ts';
import { ATTRIBUTION, match, TAG } from './notation.ts';
import { literalText, splitWords } from './words.ts';

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
  | 'danglingEscape';

export interface ParseError {
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly code: ParseErrorCode;
}

export type ParseResult =
  | { readonly ok: true; readonly body: Body; readonly warnings: readonly ParseWarning[] }
  | { readonly ok: false; readonly error: ParseError };

const CODE = /[A-Z][A-Z0-9]{1,5}/gu;
const SEPARATOR = /\s*\/\s*(?=\[)/uy;
const LOOSE_SLASH = /\s*\//uy;
/** `(a)`, `b)`, `5.`, `5 bis.` or a dash: an item of a list (B17, B18). */
const LIST_MARK = /\s*(?:\(?[\p{L}\p{N}]{1,4}\)|\p{N}+(?:\s?(?:bis|ter|quater))?\.|[-–—•])/uy;
const BLANK = /^\s*$/u;
const SPACE = /\s/u;

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
    } else if (char === ']') {
      if (open.pop() === undefined) return { offset: at, code: 'strayBracket' };
      at += match(TAG, text, at + 1)?.[0].length ?? 0;
    }
  }
  const [outermost] = open;
  return outermost === undefined ? undefined : { offset: outermost, code: 'unclosedBracket' };
}

/** A body that is being read: what there is of it, and where the words begin that come next. */
interface Level {
  readonly nodes: Node[];
  start: number;
  /** White space before it is escaped and belongs to its word. */
  escaped: number;
}

/** A choice or a blank that is being read, option by option. */
interface Slot {
  readonly id: string;
  readonly space: string;
  readonly options: Option[];
  /** What its first bracket holds, as written. */
  inner: string;
  /** Words and options counted before it. */
  readonly before: readonly [words: number, options: number];
  /** The body in which it stands. */
  readonly home: Level;
}

/** A bracket that is open. */
interface Group {
  readonly slot: Slot;
  readonly id: string;
  readonly head: string | undefined;
  readonly gap: string | undefined;
  readonly from: number;
  readonly level: Level;
}

/** Reads a text whose brackets pair; it cannot fail. What is open is kept in a list, so that no depth is too much. */
class Reader {
  readonly warnings: ParseWarning[] = [];
  #at = 0;
  #words = 0;
  #choices = 0;
  #options = 0;
  readonly #open: Group[] = [];
  readonly #text: string;
  readonly #op: OpId;
  readonly #known: ReadonlySet<DelegationCode> | undefined;

  constructor(text: string, op: OpId, known: ReadonlySet<DelegationCode> | undefined) {
    this.#text = text;
    this.#op = op;
    this.#known = known;
  }

  /** The whole text. */
  body(): Body {
    let level: Level = { nodes: [], start: 0, escaped: 0 };
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) {
        this.#run(level.nodes, this.#text.slice(level.start));
        return level.nodes;
      }
      if (char === '\\') {
        this.#at += 2;
        level.escaped = this.#at;
      } else if (char === '[') {
        const space = this.#spaceBefore(level.escaped);
        this.#run(level.nodes, this.#text.slice(level.start, this.#at - space.length));
        this.#neighbours(level.nodes.at(-1), space);
        level = this.#opens(this.#slot(space, level), undefined);
      } else if (char === ']') {
        this.#run(level.nodes, this.#text.slice(level.start, this.#at));
        level = this.#closes();
      } else {
        this.#at += 1;
      }
    }
  }

  #warn(offset: number, code: WarningCode): void {
    this.warnings.push({ offset, code });
  }

  /** White space right before here that is not escaped. */
  #spaceBefore(from: number): string {
    let start = this.#at;
    while (start > from && SPACE.test(this.#text[start - 1] ?? '')) start -= 1;
    return this.#text.slice(start, this.#at);
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

  #slot(space: string, home: Level): Slot {
    const id = `${this.#op}.c${this.#choices}`;
    this.#choices += 1;
    return { id, space, options: [], inner: '', before: [this.#words, this.#options], home };
  }

  /** A bracket opens here: one more option of its slot. */
  #opens(slot: Slot, gap: string | undefined): Level {
    const id = `${this.#op}.o${this.#options}`;
    this.#options += 1;
    this.#at += 1;
    const head = this.#attribution();
    const level = { nodes: [], start: this.#at, escaped: this.#at };
    this.#open.push({ slot, id, head, gap, from: this.#at, level });
    return level;
  }

  /** The innermost bracket closes here; then comes another option, or the text around goes on. */
  #closes(): Level {
    const group = this.#open.pop();
    if (group === undefined) throw new Error('brackets do not pair');
    const { slot, id, head, gap, from, level } = group;
    const body = level.nodes;
    if (slot.options.length === 0) slot.inner = this.#text.slice(from, this.#at);
    if (body.length === 1 && body[0]?.kind === 'choice') this.#warn(from + body[0].space.length, 'doubled');
    this.#at += 1;
    const tag = match(TAG, this.#text, this.#at);
    if (tag !== undefined) this.#at += tag[0].length;
    slot.options.push({
      id,
      body,
      sponsors: head === undefined ? [] : [...new Set(head.match(CODE))],
      ...(head === undefined ? {} : { head }),
      ...(gap === undefined || gap === '/' ? {} : { gap }),
      ...(tag?.[1] === undefined ? {} : { tag: tag[1] }),
    });
    const next = match(SEPARATOR, this.#text, this.#at)?.[0];
    if (next !== undefined) {
      this.#at += next.length;
      return this.#opens(slot, next);
    }
    const loose = match(LOOSE_SLASH, this.#text, this.#at)?.[0];
    if (loose !== undefined) this.#warn(this.#at + loose.length - 1, 'danglingSlash');
    slot.home.nodes.push(this.#node(slot));
    slot.home.start = this.#at;
    slot.home.escaped = this.#at;
    return slot.home;
  }

  #node({ id, space, options, inner, before }: Slot): Node {
    const [option] = options;
    if (option === undefined || options.length > 1 || option.head !== undefined || !BLANK.test(inner))
      return { kind: 'choice', id, space, options };
    // It holds no words and no options after all: their numbers are free again.
    [this.#words, this.#options] = before;
    return {
      kind: 'blank',
      id,
      space,
      ...(inner === ' ' ? {} : { inside: inner }),
      ...(option.tag === undefined ? {} : { tag: option.tag }),
    };
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

/** A text as it is written, without brackets: whatever looks like notation in it is words. */
export function plainBody(text: string, op: OpId = 'text'): Body {
  const parsed = parseBracketed(literalText(text.trim()), new Set(), op);
  return parsed.ok ? parsed.body : [];
}
