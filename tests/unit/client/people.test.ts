import { describe, expect, it } from 'vitest';
import { nothing } from '../../../shared/conference/slices.ts';
import type { PersonRecord } from '../../../shared/conference/doors.ts';
import type { Role, SeatRecord } from '../../../shared/conference/seating.ts';
import { blank } from '../../../shared/conference/evolvers.ts';
import type { View } from '../../../shared/conference/kinds.ts';
import { atTheDoor, emptiest, peopleOf, placeFor, seated, seatTotals } from '../../../client/view/people.ts';

const delegation = (code: string, seats: number, taken: number) => ({
  info: { code, name: code.toLowerCase(), seats, sign: { kind: 'flag' as const, name: 'cu' } },
  taken,
  automatic: 0,
  plateUp: false,
  accredited: false,
  presence: { p: 'empty' as const },
});

const person = (name: string, wants: string | null, seats: readonly string[]): PersonRecord => ({
  name: { ref: name },
  wants,
  seats,
  automatic: false,
});
const held = (of: string, role: Role, line: SeatRecord['line'] = 'connected'): SeatRecord => ({
  person: of,
  role,
  line,
});

const view: View = {
  ...nothing,
  public: {
    ...nothing.public,
    order: ['CUB', 'IRN', 'SWE'],
    delegations: { CUB: delegation('CUB', 2, 2), IRN: delegation('IRN', 3, 1), SWE: delegation('SWE', 3, 0) },
  },
  console: {
    ...blank.console,
    door: 'asks',
    arrivals: [],
    persons: {
      p1: person('fac', null, ['s1', 's2']),
      p2: person('ann', 'CUB', ['s3']),
      p3: person('bob', 'IRN', ['s4']),
      p4: person('cyd', null, ['s5']),
    },
    seats: {
      s1: held('p1', { r: 'facilitator', epoch: 'e' }),
      s2: held('p1', { r: 'chair', room: 'plenary', epoch: 'e' }, 'never'),
      s3: held('p2', { r: 'waiting' }),
      s4: held('p3', { r: 'delegate', delegation: 'IRN', epoch: 'e' }, 'lost'),
      s5: held('p4', { r: 'admitted' }),
    },
  },
};
const said = { fac: { lang: 'en', text: 'F.' }, ann: { lang: 'en', text: 'A.' }, bob: null };
const people = peopleOf(view, said);

describe('people on the console', () => {
  it('are one row each, whatever seats they hold; erased names are empty', () => {
    expect(people.map((row) => [row.name, row.role.r, row.seat, row.facilitator])).toEqual([
      ['F.', 'chair', 's2', true],
      ['A.', 'waiting', 's3', false],
      ['', 'delegate', 's4', false],
      ['', 'admitted', 's5', false],
    ]);
  });

  it('stand at the door or hold a place, the chair first', () => {
    expect(atTheDoor(people).map((row) => row.person)).toEqual(['p2', 'p4']);
    expect(seated(view, people).map((row) => row.person)).toEqual(['p1', 'p3']);
  });

  it('are shown to where they ask when there is room, else to where somebody is needed', () => {
    expect(emptiest(view)).toBe('SWE');
    const [, ann, bob] = people;
    expect(ann && placeFor(view, ann)).toBe('SWE');
    expect(bob && placeFor(view, bob)).toBe('IRN');
  });

  it('fill seats that are counted', () => {
    expect(seatTotals(view)).toEqual({ taken: 3, all: 8, held: 2 });
  });
});
