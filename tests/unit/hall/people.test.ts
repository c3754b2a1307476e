import { describe, expect, it } from 'vitest';
import { looksOf, seedOf } from '../../../client/hall/people.ts';

describe('people', () => {
  it('look the same every time, and not all alike', () => {
    const codes = ['ALD', 'BRA', 'CAS', 'EGY', 'KEL', 'MAR', 'ODA', 'QUI', 'SOL', 'SWE', 'TAM', 'ZAM'];
    const looks = codes.flatMap((code) => [0, 1, 2].map((j) => looksOf(seedOf(code, j))));
    expect(looksOf(seedOf('ALD', 1))).toEqual(looks[1]);
    for (const part of ['coat', 'hair', 'skin'] as const) {
      const values = looks.map((look) => look[part]);
      const kinds = new Set(values);
      expect(kinds.size).toBeGreaterThan(4);
      for (const kind of kinds) expect(values.filter((value) => value === kind).length).toBeLessThan(14);
    }
  });
});
