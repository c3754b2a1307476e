import { describe, expect, it } from 'vitest';
import { afterPending } from '../../../shared/conference/rulings.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';
import { draft, propose, replacing } from '../../support/textActs.ts';

/** A ruling that joins two provisions is announced: until it has taken effect, the one that goes is left alone. */
const joining = (): { readonly s: Sitting; readonly going: string } => {
  const s = session();
  s.given('chair', draft('p2', { d: 'join' }));
  const stays = afterPending(s.room).provisions.map((p) => p.id);
  const going = s.room.provisions.find((p) => !stays.includes(p.id))?.id;
  if (going === undefined) throw new Error('nothing goes');
  return { s, going };
};

describe('a provision that an announced ruling takes out of the draft', () => {
  it('is not opened; the chair may take the ruling back', () => {
    const { s, going } = joining();
    const open = { c: 'openProvision', room, provision: going } as const;
    const why = s.why('chair', open);
    expect(why.code).toBe('ruling.announced');
    expect(why.instead[0]).toEqual({ kind: 'act', command: { c: 'takeBack', room, ruling: s.room.pending?.id } });
    s.given('chair', { c: 'takeBack', room, ruling: s.room.pending?.id ?? '' });
    expect(s.when('chair', open)).toContain('ProvisionOpened');
  });

  it('is not amended', () => {
    const { s, going } = joining();
    const first = going === 'p2' ? 'pilot' : 'reviewed';
    expect(s.refusal('NOR', propose(s, going, replacing(s, going, first, 'tested')))?.code).toBe('ruling.announced');
  });
});
