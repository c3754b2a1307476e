import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type DraftOnScreen, draftOnScreen, type ScreenPage } from '../../server/host/screenDraft.ts';
import { preparedMax } from '../../shared/conference/chairText.ts';
import type { ScreenDraft } from '../../shared/protocol/screenDraft.ts';
import { room, session, type Sitting } from '../support/sitting.ts';

/** The desk's words on the big screen, with the pace of the updates in the hand of the test. */

interface Told extends ScreenPage {
  readonly told: (ScreenDraft | null)[];
}

let s: Sitting;
let screen: DraftOnScreen;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  s = session();
  screen = draftOnScreen(() => s.state);
});
afterEach(() => {
  screen.close();
  vi.useRealTimers();
});

function pageOf(seat: string): Told {
  const told: (ScreenDraft | null)[] = [];
  return { seat, told, tell: (draft) => void told.push(draft) };
}
const type = (page: ScreenPage, text: string) => screen.show(page, { provision: 'p2', text });

test('P1.48: fifty keys in a second are five updates at most, and the last key is on the wall', () => {
  const wall = pageOf(s.facilitator);
  const chair = pageOf('chair');
  screen.watch(wall);
  for (let n = 1; n <= 50; n += 1) {
    if (n > 1) vi.advanceTimersByTime(20);
    expect(type(chair, 'x'.repeat(n))).toEqual({ ok: true });
  }
  const updates = wall.told.filter((draft) => draft !== null);
  expect(updates.length).toBeGreaterThan(2);
  expect(updates.length).toBeLessThanOrEqual(5);
  vi.advanceTimersByTime(200);
  expect(wall.told.at(-1)?.text).toBe('x'.repeat(50));
  // Switched off and on again, the pace is the same.
  const before = wall.told.length;
  for (let n = 0; n < 10; n += 1) {
    screen.hide(chair);
    type(chair, `again ${n}`);
  }
  expect(wall.told.slice(before).filter((draft) => draft !== null).length).toBe(0);
  vi.advanceTimersByTime(200);
  expect(wall.told.at(-1)?.text).toBe('again 9');
});

test('P1.48: only the desk shows its words, and whoever may show them no more does not', () => {
  const wall = pageOf(s.facilitator);
  screen.watch(wall);
  expect(wall.told).toEqual([null]);
  const nor = pageOf('NOR');
  expect(type(nor, 'Ours')).toMatchObject({ no: { code: 'seat.chairOnly' } });
  expect(screen.hide(nor)).toMatchObject({ no: { code: 'seat.chairOnly' } });
  const chair = pageOf('chair');
  expect(screen.show(chair, { provision: 'nowhere', text: '' })).toMatchObject({ no: { code: 'provision.unknown' } });
  type(chair, 'Mine');
  expect(wall.told.at(-1)).toEqual({ provision: 'p2', text: 'Mine', by: 'chair' });
  expect(type(chair, 'x'.repeat(preparedMax + 1))).toMatchObject({ no: { code: 'proposal.tooLong' } });
  expect(wall.told.at(-1)).toBeNull();
  vi.advanceTimersByTime(200);
  type(chair, 'Mine');
  s.given('facilitator', { c: 'seatPerson', person: 'p-chair', delegation: 'PER' });
  screen.moved([]);
  expect(wall.told.at(-1)).toBeNull();
});

test('P1.48: what is tabled or thrown away leaves the wall, and another of the desk takes it over or off', () => {
  const wall = pageOf(s.facilitator);
  const chair = pageOf('chair');
  const secretary = pageOf(s.facilitator);
  screen.watch(wall);
  screen.watch(chair);
  type(chair, 'Mine');
  screen.moved([{ to: `desk:${room}`, e: { t: 'PreparedDropped', provision: 'p1' } }]);
  expect(wall.told.at(-1)?.text).toBe('Mine');
  screen.moved([{ to: `desk:${room}`, e: { t: 'PreparedDropped', provision: null } }]);
  expect(wall.told.at(-1)).toBeNull();

  vi.advanceTimersByTime(200);
  type(chair, 'Mine');
  vi.advanceTimersByTime(200);
  // Whoever types is not told its own words, but that they are off.
  expect(chair.told.filter((draft) => draft !== null)).toEqual([]);
  type(secretary, 'Theirs');
  expect(chair.told.at(-1)).toMatchObject({ text: 'Theirs', by: s.facilitator });
  screen.hide(chair);
  expect(wall.told.at(-1)).toBeNull();
  vi.advanceTimersByTime(200);
  type(secretary, 'Theirs');
  screen.leave(secretary);
  expect(wall.told.at(-1)).toBeNull();
});
