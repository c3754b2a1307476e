import { describe, expect, it } from 'vitest';
import {
  forgetSeat,
  holdInTab,
  keepSeat,
  keptSeats,
  type KeptSeat,
  passingStore,
  releaseTab,
  seatToOpen,
  type Store,
  tabSeat,
} from '../../../client/net/seats.ts';

const seat = (id: string, more: Partial<KeptSeat> = {}): KeptSeat => ({
  code: 'K7FQMR',
  seat: id,
  token: `token-of-${id}`,
  title: 'A class',
  role: 'delegate',
  plate: 'Cuba',
  ...more,
});

describe('the seats a browser keeps', () => {
  it('keeps the newest first and each seat once', () => {
    const browser = passingStore();
    keepSeat(browser, seat('a'), 1);
    keepSeat(browser, seat('b'), 2);
    keepSeat(browser, seat('a', { plate: 'Iran' }), 3);
    expect(keptSeats(browser).map((s) => [s.seat, s.plate])).toEqual([
      ['b', 'Cuba'],
      ['a', 'Iran'],
    ]);
  });

  it('keeps twelve at most', () => {
    const browser = passingStore();
    for (let i = 0; i < 20; i += 1) keepSeat(browser, seat(`s${i}`), i);
    expect(keptSeats(browser)).toHaveLength(12);
    expect(keptSeats(browser)[0]?.seat).toBe('s19');
  });

  it('forgets one and leaves the others', () => {
    const browser = passingStore();
    keepSeat(browser, seat('a'));
    keepSeat(browser, seat('b'));
    forgetSeat(browser, seat('a'));
    expect(keptSeats(browser).map((s) => s.seat)).toEqual(['b']);
  });

  it('reads nothing out of what is not its own', () => {
    const browser = passingStore();
    const king = '{"at":1,"seat":{"code":"A","seat":"b","token":"c","role":"king"}}';
    for (const junk of ['', 'x', '{}', '[1,null]', '{"at":1,"seat":null}', king]) {
      browser.setItem('square-brackets.kept.A.b', junk);
      expect(keptSeats(browser), junk).toEqual([]);
    }
  });

  it('goes on where the browser refuses to write', () => {
    const full: Store = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
      removeItem: () => undefined,
      keys: () => [],
    };
    expect(() => keepSeat(full, seat('a'))).not.toThrow();
    expect(() => holdInTab(full, seat('a'))).not.toThrow();
  });
});

describe('the seat a tab opens', () => {
  it('is its own, whatever the browser holds', () => {
    const [tab, browser] = [passingStore(), passingStore()];
    keepSeat(browser, seat('a'));
    keepSeat(browser, seat('b'));
    holdInTab(tab, seat('a'));
    expect(seatToOpen(tab, browser, 'K7FQMR')).toEqual(seat('a'));
  });

  it('is the only one the browser holds in that conference', () => {
    const [tab, browser] = [passingStore(), passingStore()];
    keepSeat(browser, seat('a'));
    keepSeat(browser, seat('b', { code: 'OTHER1' }));
    expect(seatToOpen(tab, browser, 'K7FQMR')).toEqual(seat('a'));
  });

  it('is chosen by the person among several, and none is made up', () => {
    const [tab, browser] = [passingStore(), passingStore()];
    expect(seatToOpen(tab, browser, 'K7FQMR')).toEqual([]);
    keepSeat(browser, seat('a'), 1);
    keepSeat(browser, seat('b'), 2);
    expect(seatToOpen(tab, browser, 'K7FQMR')).toEqual([seat('b'), seat('a')]);
  });

  it('is let go with the tab’s own memory only', () => {
    const [tab, browser] = [passingStore(), passingStore()];
    keepSeat(browser, seat('a'));
    holdInTab(tab, seat('a'));
    releaseTab(tab, 'K7FQMR');
    expect(tabSeat(tab, 'K7FQMR')).toBeUndefined();
    expect(keptSeats(browser)).toHaveLength(1);
  });
});
