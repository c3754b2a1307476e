import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grounds } from '../../shared/conference/refusals.ts';
import { filesUnder, root, textOf } from '../support/sources.ts';

const pages = ['README.md', ...filesUnder('docs')].filter(
  (path) => path.endsWith('.md') && existsSync(join(root, path)),
);

describe('the docs', () => {
  it.each(pages)('%s names only files that are there', (page) => {
    const named = textOf(page).matchAll(/`((?:shared|server|client|tests|scripts|scenarios|docs|build)\/[\w./-]+)`/g);
    const missing = [...named].map((match) => match[1] ?? '').filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  it.each(pages)('%s links only to pages that are there', (page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it('every rule that a refusal cites stands in docs/procedure.md', () => {
    const rows = [...textOf('docs/procedure.md').matchAll(/^\| ((?:[PBHV][\d.]+(?:, )?)+) \|/gm)];
    const known = new Set(rows.flatMap((row) => (row[1] ?? '').split(', ')));
    const cited = Object.values(grounds).map(({ rule }) => rule);
    expect(cited.filter((rule) => !known.has(rule))).toEqual([]);
  });

  it('the protocol reference says what the schemas say', () => {
    const script = join(root, 'scripts', 'protocol-docs.mjs');
    const check = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  });
});
