import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ParseResult, parseSync } from 'vite';

/** The folder of the whole project. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const skipped = new Set(['node_modules', 'dist', '.git', '.cache', 'data', 'coverage']);

/** Paths of all files under a folder of the project, with forward slashes, relative to the project. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesUnder(path);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}

/** The text of one file of the project. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly parsed: ParseResult;
}

/** Parses one TypeScript source; a syntax error is an error here too. */
export function parseSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const [first] = parsed.errors;
  if (first !== undefined) throw new Error(`${path}: ${first.message}`);
  return { path, text, parsed };
}

const isSource = /\.(ts|tsx|mts)$/;

/** All TypeScript sources under the folders, parsed once. */
export function sourcesUnder(...folders: readonly string[]): readonly Source[] {
  return folders
    .flatMap((folder) => filesUnder(folder))
    .filter((path) => isSource.test(path))
    .map((path) => parseSource(path, textOf(path)));
}

export interface Import {
  /** As written, without a query: './floor.ts' or 'phaser'. */
  readonly request: string;
  readonly dynamic: boolean;
  /** Leaves no trace in the running program. */
  readonly typeOnly: boolean;
}

/** Every import of a source: static, re-exporting, dynamic with a literal, and import types. */
export function importsOf({ text, parsed }: Source): readonly Import[] {
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const found: Import[] = staticImports.map((one) => ({
    request: one.moduleRequest.value,
    dynamic: false,
    typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
  }));
  for (const { entries } of staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest) found.push({ request: moduleRequest.value, dynamic: false, typeOnly: isType });
    }
  }
  for (const { moduleRequest } of dynamicImports) {
    const literal = /^(['"`])(.*)\1$/s.exec(text.slice(moduleRequest.start, moduleRequest.end));
    const request = literal?.[2] ?? '${}';
    found.push({ request: request.includes('${') ? '(computed)' : request, dynamic: true, typeOnly: false });
  }
  walk(parsed.program, (node) => {
    if (node.type !== 'TSImportType' || !isNode(node['source'])) return;
    const request = node['source']['value'];
    if (typeof request === 'string') found.push({ request, dynamic: false, typeOnly: true });
  });
  return found.map((one) => ({ ...one, request: one.request.replace(/\?.*$/, '') }));
}

/** A node of the syntax tree, read without knowing every kind there is. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The elements of a list in the syntax tree, none where it is not a list. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Visits every node below and including this one, parents first. */
export function walk(node: unknown, visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void): void {
  const step = (value: unknown, parent: SyntaxNode | undefined): void => {
    for (const item of itemsOf(value)) step(item, parent);
    if (!isNode(value)) return;
    visit(value, parent);
    for (const key of Object.keys(value)) step(value[key], value);
  };
  step(node, undefined);
}

/** "path:line", for a message that leads to the place. */
export function placeOf(source: Source, node: SyntaxNode): string {
  return `${source.path}:${source.text.slice(0, node.start).split('\n').length}`;
}
