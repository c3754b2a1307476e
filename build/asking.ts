import type { Plugin } from 'vite';

/**
 * A page asks the rules what is possible and folds what has happened; it never concludes. The pages are therefore built
 * without the parts of shared/conference that only the server calls: what an act leads to, what falls due by itself and
 * what follows from it. What is left out here cannot run in a page by mistake either.
 */
const onlyServer: ReadonlySet<string> = new Set(['conclude', 'due', 'follow', 'left']);

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function asking(): Plugin {
  return {
    name: 'asking-only',
    apply: 'build',
    transform(code, id) {
      if (!/\/shared\/conference\/[^/]+\.ts(\?rules)?$/.test(id)) return null;
      const spans: Span[] = [];
      find(this.parse(code), spans);
      if (spans.length === 0) return null;
      const cut = spans
        .toSorted((a, b) => b.start - a.start)
        .reduce((text, span) => text.slice(0, span.start) + span.text + text.slice(span.end), code);
      return { code: cut, map: null };
    },
  };
}

/** Every function that is a property of such a name; what stands inside one goes with it. */
function find(value: unknown, spans: Span[]): void {
  if (Array.isArray(value)) {
    for (const one of value) find(one, spans);
    return;
  }
  if (!isNode(value)) return;
  const { key } = value;
  if (value.type === 'Property' && isNode(key) && typeof key['name'] === 'string' && onlyServer.has(key['name'])) {
    const of = value['value'];
    if (isNode(of) && (of.type === 'FunctionExpression' || of.type === 'ArrowFunctionExpression')) {
      spans.push({ start: value.start, end: value.end, text: `${key['name']}() {}` });
      return;
    }
  }
  for (const inner of Object.values(value)) find(inner, spans);
}

interface Node extends Record<string, unknown> {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  'start' in value &&
  typeof value.start === 'number' &&
  'end' in value &&
  typeof value.end === 'number';
