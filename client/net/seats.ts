import type { Role } from '../../shared/conference/seating.ts';

/** The seats this browser holds. A tab keeps its own; the browser offers the last ones to other tabs. */

export interface KeptSeat {
  readonly code: string;
  readonly seat: string;
  readonly token: string;
  /** The conference's title, `''` until it is known. */
  readonly title: string;
  readonly role: Role['r'];
  /** The delegation's name, `null` without one. */
  readonly plate: string | null;
}

/** As much of the browser's storage as is needed; it may be missing or throw. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  keys(): readonly string[];
}

/** Each seat has a key of its own: tabs that wrote one list would overwrite each other's seats. */
const keptPrefix = 'square-brackets.kept.';
const keptKey = ({ code, seat }: Pick<KeptSeat, 'code' | 'seat'>): string => `${keptPrefix}${code}.${seat}`;
const tabKey = (code: string): string => `square-brackets.seat.${code}`;
const most = 12;

/** A storage that nothing outlasts. */
export function passingStore(): Store {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    keys: () => [...held.keys()],
  };
}

/** What stands in where a browser allows no storage: lasts as long as the page. */
const pageStore = passingStore();

/** The browser's storage, or the page's own memory where it is refused. */
export function storeOf(kind: 'localStorage' | 'sessionStorage'): Store {
  try {
    const store = window[kind];
    store.setItem('square-brackets.try', '1');
    store.removeItem('square-brackets.try');
    return {
      getItem: (key) => store.getItem(key),
      setItem: (key, value) => store.setItem(key, value),
      removeItem: (key) => store.removeItem(key),
      keys: () => Object.keys(store),
    };
  } catch {
    return pageStore;
  }
}

export const isText = (value: unknown): value is string => typeof value === 'string';
const roles: readonly string[] = ['waiting', 'admitted', 'delegate', 'chair', 'facilitator'] satisfies Role['r'][];
const isRole = (value: unknown): value is Role['r'] => isText(value) && roles.includes(value);

function keptSeat(value: unknown): KeptSeat | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, seat, token, title, role, plate } = value as Readonly<Record<string, unknown>>;
  if (!isText(code) || !isText(seat) || !isText(token) || !isRole(role)) return undefined;
  return { code, seat, token, role, title: isText(title) ? title : '', plate: isText(plate) ? plate : null };
}

/** What a store gave, read as JSON; `undefined` for nothing and for what is none. */
export function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Dated {
  readonly seat: KeptSeat;
  /** When it was kept first, by this device's clock. */
  readonly at: number;
}

function dated(value: unknown): Dated | undefined {
  if (typeof value !== 'object' || value === null || !('seat' in value) || !('at' in value)) return undefined;
  const seat = keptSeat(value.seat);
  return seat && typeof value.at === 'number' ? { seat, at: value.at } : undefined;
}

const datedSeats = (store: Store): readonly Dated[] =>
  store
    .keys()
    .filter((key) => key.startsWith(keptPrefix))
    .flatMap((key) => dated(parsed(store.getItem(key))) ?? [])
    .toSorted((a, b) => b.at - a.at);

/** The last seats of this browser, newest first. */
export const keptSeats = (store: Store): readonly KeptSeat[] => datedSeats(store).map(({ seat }) => seat);

/** Writes into a store. */
export function write(store: Store, key: string, value: string): void {
  try {
    store.setItem(key, value);
  } catch {
    // Full or forbidden: the page goes on, only the memory of it is lost.
  }
}

/**
 * Keeps a seat in the browser's list, in its old place when it was there, else first.
 * @param now this device's clock
 */
export function keepSeat(store: Store, seat: KeptSeat, now = Date.now()): void {
  const at = dated(parsed(store.getItem(keptKey(seat))))?.at ?? now;
  write(store, keptKey(seat), JSON.stringify({ seat, at } satisfies Dated));
  for (const old of datedSeats(store).slice(most)) forgetSeat(store, old.seat);
}

/** Takes a seat out of the browser's list. */
export const forgetSeat = (store: Store, seat: Pick<KeptSeat, 'code' | 'seat'>): void =>
  store.removeItem(keptKey(seat));

/** The seat that this tab holds in a conference. */
export const tabSeat = (store: Store, code: string): KeptSeat | undefined =>
  keptSeat(parsed(store.getItem(tabKey(code))));

export const holdInTab = (store: Store, seat: KeptSeat): void => write(store, tabKey(seat.code), JSON.stringify(seat));

export const releaseTab = (store: Store, code: string): void => store.removeItem(tabKey(code));

/** Which seat a tab opens: its own; else the only one the browser holds there; else the person chooses. */
export function seatToOpen(tab: Store, browser: Store, code: string): KeptSeat | readonly KeptSeat[] {
  const own = tabSeat(tab, code);
  if (own) return own;
  const there = keptSeats(browser).filter((seat) => seat.code === code);
  const [only] = there;
  return there.length === 1 && only ? only : there;
}
