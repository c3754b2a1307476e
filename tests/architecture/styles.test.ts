import { describe, expect, it } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

/** Sides of the screen instead of sides of the line: such a rule is wrong in Arabic. */
const physical =
  /(?<![\w-])((margin|padding|border|scroll-margin|scroll-padding|inset)-(left|right)[\w-]*|left|right|border-(top|bottom)-(left|right)-radius)\s*:|(?<![\w-])(text-align|float|clear)\s*:\s*(left|right)/g;

describe('the styles', () => {
  it('know start and end of a line, not left and right', () => {
    const found = filesUnder('client')
      .filter((path) => path.endsWith('.css'))
      .flatMap((path) => physicalIn(textOf(path)).map((rule) => `${path}: ${rule}`));
    expect(found).toEqual([]);
  });

  it('would notice', () => {
    expect(physicalIn('a { margin-left: 1px; } b { right: 0; text-align: left } /* left: 0 */')).toHaveLength(3);
    expect(physicalIn('a { margin-inline-start: 1px; inset-inline-end: 0; text-align: start }')).toEqual([]);
  });
});

function physicalIn(css: string): readonly string[] {
  return css.replace(/\/\*[\s\S]*?\*\//g, '').match(physical) ?? [];
}
