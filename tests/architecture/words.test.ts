import { parse, type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import { basename, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../build/icu.ts';
import {
  filesUnder,
  importsOf,
  isNode,
  itemsOf,
  parseSource,
  placeOf,
  type Source,
  sourcesUnder,
  textOf,
  walk,
} from '../support/sources.ts';

type Catalogue = ReadonlyMap<string, string>;

const catalogues = new Map(
  filesUnder('client/words')
    .filter((path) => path.endsWith('.json'))
    .map((path) => [basename(path, '.json'), catalogue(path)] as const),
);
const english = catalogues.get('en') ?? new Map<string, string>();

describe('the catalogues of words', () => {
  it('hold English at least', () => {
    expect(english.size).toBeGreaterThan(0);
  });

  describe.each([...catalogues.keys()])('%s', (language) => {
    const messages = catalogues.get(language) ?? new Map<string, string>();

    it('parses, has dotted keys and no empty message', () => {
      for (const [key, message] of messages) {
        expect(key).toMatch(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_-]+)*$/);
        expect(message.trim(), key).not.toBe('');
        expect(() => argumentsOf(message), key).not.toThrow();
      }
    });

    it('has the keys of English, with the same arguments', () => {
      expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
      for (const [key, message] of messages) {
        expect(argumentsOf(message), key).toEqual(argumentsOf(english.get(key) ?? ''));
      }
    });

    it('has every plural form of the language', () => {
      const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const [key, message] of messages) {
        for (const forms of pluralsOf(parse(message))) expect(forms, key).toEqual(expect.arrayContaining(wanted));
      }
    });
  });
});

describe('the pages', () => {
  const sources = sourcesUnder('client').filter((source) => !source.path.endsWith('.d.ts'));

  it('ask only for words that are there', () => {
    expect(sources.flatMap((source) => missingKeys(source, english))).toEqual([]);
  });

  it('hold no words of their own', () => {
    expect(sources.flatMap(ownWords)).toEqual([]);
  });

  it('say words that come later only where they have come: on pages and parts that are fetched with them', () => {
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const atOnce = new Set<string>();
    const follow = (path: string): void => {
      const source = byPath.get(path);
      if (!source || atOnce.has(path)) return;
      atOnce.add(path);
      for (const { request, dynamic, typeOnly } of importsOf(source))
        if (!dynamic && !typeOnly && request.startsWith('.')) follow(posix.join(posix.dirname(path), request));
    };
    follow('client/main.tsx');
    expect(atOnce.size).toBeGreaterThan(20);
    expect(atOnce).not.toContain('client/words/later.ts');
    expect(atOnce).not.toContain('client/words/room.ts');
    expect(atOnce).not.toContain('client/words/why.ts');
    const early = sources.filter((source) => atOnce.has(source.path)).flatMap(keysSaid);
    expect(early.filter(({ key }) => partOf(key) !== 'first')).toEqual([]);
  });

  it('would notice', () => {
    const page = parseSource(
      'client/pages/a.tsx',
      'const a = <p title="Hello" class="big">Good day {t("no.such.key")} {t(`nothing.${x}`)}</p>;',
    );
    expect(ownWords(page)).toHaveLength(2);
    expect(missingKeys(page, new Map([['some.key', 'x']]))).toHaveLength(2);
  });
});

function catalogue(path: string): Catalogue {
  const value: unknown = JSON.parse(textOf(path));
  if (typeof value !== 'object' || value === null) throw new Error(`${path} holds no messages`);
  return new Map(
    Object.entries(value).map(([key, message]) => {
      if (typeof message !== 'string') throw new Error(`${path}: ${key} is not a string`);
      return [key, message];
    }),
  );
}

function argumentsOf(message: string): readonly string[] {
  const names = new Set<string>();
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type !== TYPE.literal && element.type !== TYPE.pound && element.type !== TYPE.tag)
        names.add(element.value);
      for (const inner of partsOf(element)) visit(inner);
    }
  };
  visit(parse(message));
  return [...names].sort();
}

function partsOf(element: MessageFormatElement): readonly (readonly MessageFormatElement[])[] {
  if (element.type === TYPE.plural || element.type === TYPE.select) {
    return Object.values(element.options).map((option) => option.value);
  }
  return element.type === TYPE.tag ? [element.children] : [];
}

function pluralsOf(elements: readonly MessageFormatElement[]): readonly (readonly string[])[] {
  return elements.flatMap((element) => {
    const inner = partsOf(element).flatMap(pluralsOf);
    const cardinal = element.type === TYPE.plural && element.pluralType === 'cardinal';
    return cardinal ? [Object.keys(element.options), ...inner] : inner;
  });
}

/** Keys given to t(...) as a literal, or as a template whose beginning no key has. */
function missingKeys(source: Source, known: Catalogue): readonly string[] {
  const missing: string[] = [];
  walk(source.parsed.program, (node) => {
    if (node.type !== 'CallExpression' || !isNode(node['callee']) || node['callee']['name'] !== 't') return;
    const first = itemsOf(node['arguments'])[0];
    if (!isNode(first)) return;
    const place = placeOf(source, node);
    if (first.type === 'Literal' && typeof first['value'] === 'string' && !known.has(first['value'])) {
      missing.push(`${place}: ${first['value']}`);
    }
    if (first.type === 'TemplateLiteral') {
      const start = /^`([^$`]*)/.exec(source.text.slice(first.start))?.[1] ?? '';
      if (![...known.keys()].some((key) => key.startsWith(start))) missing.push(`${place}: ${start}…`);
    }
  });
  return missing;
}

/** Keys given to t(...) as a literal, and the beginnings of those that are put together. */
function keysSaid(source: Source): readonly { readonly place: string; readonly key: string }[] {
  const said: { place: string; key: string }[] = [];
  walk(source.parsed.program, (node) => {
    if (node.type !== 'CallExpression' || !isNode(node['callee']) || node['callee']['name'] !== 't') return;
    const first = itemsOf(node['arguments'])[0];
    if (!isNode(first)) return;
    const literal = /^['`]([^'$`]*)/.exec(source.text.slice(first.start))?.[1];
    if (literal !== undefined) said.push({ place: placeOf(source, node), key: literal });
  });
  return said;
}

const spoken = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'aria-roledescription',
]);

/** Letters between tags or in an attribute that people read or hear. */
function ownWords(source: Source): readonly string[] {
  const found: string[] = [];
  walk(source.parsed.program, (node) => {
    if (node.type === 'JSXText' && typeof node['value'] === 'string' && /\p{L}{2}/u.test(node['value'])) {
      found.push(`${placeOf(source, node)}: ${node['value'].trim()}`);
    }
    if (node.type !== 'JSXAttribute' || !isNode(node['name']) || !isNode(node['value'])) return;
    const { name } = node['name'];
    const { value } = node['value'];
    if (typeof name === 'string' && spoken.has(name) && typeof value === 'string' && /\p{L}{2}/u.test(value)) {
      found.push(`${placeOf(source, node)}: ${name}="${value}"`);
    }
  });
  return found;
}
