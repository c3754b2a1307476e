import { describe, expect, it } from 'vitest';
import {
  filesUnder,
  isNode,
  parseSource,
  placeOf,
  type Source,
  sourcesUnder,
  textOf,
  walk,
} from '../support/sources.ts';

/** What varies from machine to machine or from moment to moment: with any of it a replay would not give the same conference. */
const globals = new Set([
  'Date',
  'Intl',
  'setTimeout',
  'setInterval',
  'performance',
  'globalThis',
  'crypto',
  'fetch',
  'process',
]);
const ofMath = new Set(
  'random exp expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2 sinh cosh tanh cbrt hypot'.split(' '),
);
const methods = new Set(['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase']);

describe('shared is pure', () => {
  it('knows no clock, chance, locale or machine', () => {
    const sources = sourcesUnder('shared');
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap(impurities)).toEqual([]);
  });

  it.each([
    'const now = Date.now();',
    'const at = new Date(0);',
    'const roll = Math.random();',
    'const grown = Math.exp(1);',
    "const grown = Math['pow'](2, 3);",
    'const grown = 2 ** x;',
    'names.sort((a, b) => a.localeCompare(b));',
    'const rules = new Intl.PluralRules();',
    'setTimeout(tick, 5);',
  ])('would notice: %s', (text) => {
    expect(impurities(parseSource('shared/kit/a.ts', text))).toHaveLength(1);
  });

  it('minds no property of such a name', () => {
    expect(impurities(parseSource('shared/kit/a.ts', 'const a = view.process; const b = { Date: 1 };'))).toEqual([]);
  });
});

describe('the environment', () => {
  it('is read by server/main.ts alone', () => {
    const readers = sourcesUnder('server', 'shared', 'client').filter(readsEnvironment);
    expect(readers.map((source) => source.path).filter((path) => path !== 'server/main.ts')).toEqual([]);
  });

  it.each(['process.env.PORT', "process['env']", "import { env } from 'node:process';", 'const { env } = process;'])(
    'would notice: %s',
    (text) => {
      expect(readsEnvironment(parseSource('server/http/a.ts', text))).toBe(true);
    },
  );
});

describe('the repository', () => {
  // Written in pieces, so that this file does not name what it looks for.
  const folders = ['work', 'home', 'Users', 'root', 'tmp'].join('|');
  const machinePath = new RegExp(`(^|[\\s"'\`(=:])(/(${folders})/[\\w.-]+/|[A-Z]:\\\\\\\\?Users)`, 'm');

  it('names no folder of a particular machine', () => {
    const text = /\.(ts|tsx|mts|mjs|js|json|md|yaml|yml|css|html|svg|txt)$|Dockerfile$|\.ci\/run$/;
    const files = filesUnder('.').filter((path) => text.test(path) && path !== 'package-lock.json');
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((path) => machinePath.test(textOf(path)))).toEqual([]);
  });

  it('would notice one', () => {
    expect(machinePath.test(`open "/${'home'}/ada/project/x"`)).toBe(true);
    expect(machinePath.test('https://example.org/work/of/art')).toBe(false);
  });
});

function impurities(source: Source): readonly string[] {
  const found: string[] = [];
  walk(source.parsed.program, (node, parent) => {
    const add = (what: string): number => found.push(`${placeOf(source, node)}: ${what}`);
    if (node.type === 'Identifier' && typeof node['name'] === 'string' && globals.has(node['name'])) {
      if (!(isNode(parent) && isPropertyName(parent, node))) add(node['name']);
    }
    if (node.type === 'BinaryExpression' && node['operator'] === '**') add('** (Math.pow)');
    if (node.type !== 'MemberExpression' || !isNode(node['object']) || !isNode(node['property'])) return;
    const name = node['property'][node['computed'] === true ? 'value' : 'name'];
    if (typeof name !== 'string') return;
    if (node['object']['name'] === 'Math' && ofMath.has(name)) add(`Math.${name}`);
    if (methods.has(name)) add(name);
  });
  return found;
}

function isPropertyName(parent: { readonly [key: string]: unknown }, node: unknown): boolean {
  return (
    parent['computed'] !== true &&
    (parent['property'] === node || (parent['key'] === node && parent['shorthand'] !== true))
  );
}

function readsEnvironment(source: Source): boolean {
  if (importsEnvironment(source.text)) return true;
  let found = false;
  walk(source.parsed.program, (node) => {
    if (node.type === 'MemberExpression' && isNode(node['object']) && isNode(node['property'])) {
      const name = node['property']['name'] ?? node['property']['value'];
      if (node['object']['name'] === 'process' && name === 'env') found = true;
    }
    if (node.type === 'VariableDeclarator' && isNode(node['init']) && node['init']['name'] === 'process') found = true;
  });
  return found;
}

function importsEnvironment(text: string): boolean {
  return /import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](node:)?process['"]/.test(text);
}
