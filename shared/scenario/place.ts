import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

export type Path = readonly (string | number)[];

/** `provisions[0].text` */
export function printPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/**
 * Where the value at `path` begins in the source, as an offset; `key: true` gives the field's name instead.
 * A path that leads further than the file does ends at the last thing that exists.
 */
export function offsetOf(document: Document, path: Path, key = false): number {
  let node: unknown = document.contents;
  let offset = start(node) ?? 0;
  for (const [depth, part] of path.entries()) {
    const parent = isAlias(node) ? node.resolve(document) : node;
    const last = depth === path.length - 1;
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === String(part));
      if (pair === undefined) return offset;
      const named = start(pair.key) ?? offset;
      node = pair.value;
      // A field without a value has no place of its own: its name is the place.
      offset = (last && key) || isNothing(node) ? named : (start(node) ?? named);
    } else if (isSeq(parent)) {
      node = parent.items[Number(part)];
      offset = start(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

/**
 * Where the character `at` of the text at `path` stands in the source. Folded lines, indents and doubled quotes are
 * followed; where the two cannot be aligned (escapes in double quotes), it is the beginning of the value.
 */
export function offsetInText(document: Document, source: string, path: Path, at: number): number {
  const begin = offsetOf(document, path);
  const node = document.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'string') return begin;
  let here = begin;
  const quote = node.type === 'QUOTE_SINGLE' ? "'" : node.type === 'QUOTE_DOUBLE' ? '"' : '';
  if (quote !== '') here += 1;
  if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL')
    here = skipSpace(source, source.indexOf('\n', here));
  for (let index = 0; index < at; index += 1) {
    const wanted = node.value[index] ?? '';
    const found = source[here] ?? '';
    if (isSpace(wanted) && isSpace(found)) {
      // A fold or a line's indent: several characters of the source for one or more of the value.
      here = source.slice(here, skipSpace(source, here)).includes('\n') ? skipSpace(source, here) : here + 1;
      while (isSpace(node.value[index + 1] ?? '') && !isSpace(source[here] ?? '') && index + 1 < at) index += 1;
    } else if (wanted === found) {
      here += found === "'" && quote === "'" ? 2 : 1;
    } else {
      return begin;
    }
  }
  return here;
}

/** Line and column, both from 1. */
export function lineAndColumn(lines: LineCounter, offset: number): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function start(node: unknown): number | undefined {
  return isNodeWithRange(node) ? node.range[0] : undefined;
}

function isNothing(node: unknown): boolean {
  return isNodeWithRange(node) && node.range[0] === node.range[1];
}

function isNodeWithRange(node: unknown): node is Node & { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

const isSpace = (character: string): boolean => /^\s$/.test(character);

function skipSpace(source: string, from: number): number {
  let here = Math.max(0, from);
  while (isSpace(source[here] ?? '')) here += 1;
  return here;
}
