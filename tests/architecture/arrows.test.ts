import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, parseSource, type Source, sourcesUnder } from '../support/sources.ts';

interface Layer {
  /** Layers of our own whose modules this one may import, besides itself. */
  readonly from: readonly string[];
  readonly packages: readonly string[];
}

const shared = [
  'shared/kit',
  'shared/text',
  'shared/rules',
  'shared/scenario',
  'shared/conference',
  'shared/protocol',
  'shared/debrief',
];
const server = ['server/host', 'server/store', 'server/sockets', 'server/identity', 'server/http'];
const client = [
  'client/net',
  'client/view',
  'client/parts',
  'client/panels',
  'client/pages',
  'client/words',
  'client/styles',
];
const screen = ['preact', '@preact/signals'];

/** The whole map of who may know whom. An arrow that is not here does not exist; a new folder needs a line. */
const layers: Readonly<Record<string, Layer>> = {
  'shared/kit': { from: [], packages: [] },
  'shared/text': { from: ['shared/kit'], packages: [] },
  'shared/rules': { from: ['shared/kit', 'shared/text'], packages: [] },
  'shared/scenario': { from: ['shared/kit', 'shared/text', 'shared/rules'], packages: ['valibot', 'yaml'] },
  'shared/conference': { from: ['shared/kit', 'shared/text', 'shared/rules', 'shared/scenario'], packages: [] },
  'shared/protocol': {
    from: ['shared/kit', 'shared/text', 'shared/rules', 'shared/scenario', 'shared/conference'],
    packages: ['valibot'],
  },
  'shared/debrief': { from: ['shared/kit', 'shared/text', 'shared/rules', 'shared/conference'], packages: [] },
  'server/store': { from: [...shared, 'server/host'], packages: ['node:', 'libsql'] },
  'server/host': { from: [...shared, 'server/store'], packages: ['node:', 'nanoid', 'pino', 'yjs'] },
  'server/identity': { from: [...shared, 'server/store', 'server/host'], packages: ['node:', 'nanoid', 'pino'] },
  'server/sockets': {
    from: [...shared, 'server/host', 'server/identity'],
    packages: ['node:', 'socket.io', 'pino', 'valibot', 'nanoid'],
  },
  'server/http': {
    from: [...shared, 'server/host', 'server/identity'],
    packages: ['node:', 'express', 'helmet', 'qrcode', 'pino', 'valibot', 'nanoid'],
  },
  'server/bots': { from: shared, packages: ['node:', 'socket.io-client'] },
  server: {
    from: [...shared, ...server, 'server/bots'],
    packages: ['node:', 'express', 'helmet', 'socket.io', 'pino', 'nanoid', 'libsql', 'valibot'],
  },
  'client/words': { from: shared, packages: screen },
  'client/view': { from: [...shared, 'client/words'], packages: [] },
  'client/net': { from: [...shared, 'client/words'], packages: [...screen, 'socket.io-client', 'valibot', 'yjs'] },
  'client/hall': { from: ['client/view'], packages: ['phaser'] },
  'client/parts': { from: [...shared, 'client/words'], packages: [...screen, 'qrcode'] },
  'client/panels': {
    from: [...shared, 'client/net', 'client/view', 'client/words', 'client/parts', 'client/hall'],
    packages: screen,
  },
  'client/pages': {
    from: [
      ...shared,
      'client/net',
      'client/view',
      'client/words',
      'client/parts',
      'client/panels',
      'client/hall',
      'client/styles',
    ],
    packages: screen,
  },
  client: { from: [...shared, ...client, 'client/hall'], packages: screen },
};

/** Loaded only when needed, so that the first screen does not wait for them. */
const lazy = ['phaser', 'client/hall'];

describe('arrows between layers', () => {
  const sources = sourcesUnder('shared', 'server', 'client');

  it('point the way of the map', () => {
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.flatMap(crossings)).toEqual([]);
  });

  it('end at a file that names its extension', () => {
    const bare = sources.flatMap((source) =>
      importsOf(source)
        .filter(({ request }) => request.startsWith('.') && posix.extname(request) === '')
        .map(({ request }) => `${source.path} → ${request}`),
    );
    expect(bare).toEqual([]);
  });

  it('never lead back to where they began', () => {
    expect(circles(sources)).toEqual([]);
  });

  it('would notice a circle, and follows no type', () => {
    const a = parseSource('shared/kit/a.ts', "import { b } from './b.ts';");
    const b = parseSource('shared/kit/b.ts', "import { c } from './c.ts';");
    const back = parseSource('shared/kit/c.ts', "import { a } from './a.ts';");
    const typed = parseSource('shared/kit/c.ts', "import type { A } from './a.ts';");
    expect(circles([a, b, back])).toEqual(['shared/kit/a.ts → shared/kit/b.ts → shared/kit/c.ts → shared/kit/a.ts']);
    expect(circles([a, b, typed])).toEqual([]);
  });

  it.each([
    [
      'shared/kit/a.ts',
      "import { decide } from '../conference/decide.ts';",
      'shared/kit may not import shared/conference',
    ],
    ['shared/text/a.ts', "import { readFile } from 'node:fs';", 'shared/text may not import node:fs'],
    [
      'shared/conference/a.ts',
      "export * from '../../server/host/host.ts';",
      'shared/conference may not import server/host',
    ],
    [
      'server/store/a.ts',
      "import type { Gate } from '../sockets/gate.ts';",
      'server/store may not import server/sockets',
    ],
    ['server/sockets/a.ts', "import { open } from '../store/sqlite.ts';", 'server/sockets may not import server/store'],
    ['client/hall/a.ts', "import { send } from '../net/outbox.ts';", 'client/hall may not import client/net'],
    ['client/panels/a.tsx', "import { Hall } from '../hall/hall.ts';", 'client/hall is to be imported dynamically'],
    ['client/pages/a.tsx', "const p = import('phaser');", 'client/pages may not import phaser'],
    ['client/view/a.ts', "type P = import('../panels/list.tsx').Props;", 'client/view may not import client/panels'],
    ['client/pages/a.tsx', 'const p = import(`./${name}.tsx`);', 'a computed import hides where it leads'],
    ['shared/music/a.ts', '', 'shared/music is not on the map'],
    ['shared/conference/floor.ts', "import { decide } from './decide.ts';", 'a concern may not import the routing'],
  ])('would notice: %s, %s', (path, text, complaint) => {
    expect(crossings(parseSource(path, text)).join()).toContain(complaint);
  });

  it('lets through what is on the map', () => {
    expect(crossings(parseSource('client/pages/a.tsx', "import type { Hall } from '../hall/hall.ts';"))).toEqual([]);
    expect(crossings(parseSource('client/pages/a.tsx', "const hall = () => import('../hall/hall.ts');"))).toEqual([]);
    expect(crossings(parseSource('server/store/a.ts', "import Database from 'libsql';"))).toEqual([]);
  });
});

/** Modules that wait for one another when they are loaded: each circle once, by the way that leads round it. */
function circles(sources: readonly Source[]): readonly string[] {
  const needs = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .filter((one) => !one.typeOnly && !one.dynamic && one.request.startsWith('.'))
        .map((one) => posix.join(posix.dirname(source.path), one.request)),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const follow = (path: string, way: readonly string[]): void => {
    const begun = way.indexOf(path);
    if (begun >= 0) found.push([...way.slice(begun), path].join(' → '));
    if (begun >= 0 || done.has(path)) return;
    for (const next of needs.get(path) ?? []) follow(next, [...way, path]);
    done.add(path);
  };
  for (const path of needs.keys()) follow(path, []);
  return found;
}

function crossings(source: Source): readonly string[] {
  const layer = layerOf(source.path);
  const allowed = layers[layer];
  if (allowed === undefined) return [`${source.path}: ${layer} is not on the map`];
  return importsOf(source).flatMap((one) => {
    const complaint = complaintAbout(one, source.path, layer, allowed);
    return complaint === undefined ? [] : [`${source.path}: ${complaint}`];
  });
}

function complaintAbout(one: Import, path: string, layer: string, allowed: Layer): string | undefined {
  if (one.request === '(computed)') return 'a computed import hides where it leads';
  const own = one.request.startsWith('.') || one.request.startsWith('/');
  const target = own ? posix.join(posix.dirname(path), one.request) : one.request;
  const to = own ? layerOf(target) : packageOf(target);
  const known = own ? to === layer || allowed.from.includes(to) : allowed.packages.includes(to);
  if (!known) return `${layer} may not import ${own ? to : target}`;
  if (to !== layer && lazy.includes(to) && layer !== 'client/hall' && !one.dynamic && !one.typeOnly) {
    return `${to} is to be imported dynamically`;
  }
  if (layer === 'shared/conference' && isRouting(target) && !isRouting(path) && !one.typeOnly) {
    return 'a concern may not import the routing';
  }
  return undefined;
}

/** decide and the registry know every concern; no concern knows them. */
function isRouting(path: string): boolean {
  return /^shared\/conference\/(decide|conference|registry|may|audiences|index)\.ts$/.test(path);
}

/** shared/kit/ids.ts is of shared/kit, server/main.ts of server. */
function layerOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

function packageOf(request: string): string {
  if (request.startsWith('node:')) return 'node:';
  const parts = request.split('/');
  return parts.slice(0, request.startsWith('@') ? 2 : 1).join('/');
}
