import type { HumanText } from '../../shared/kit/human.ts';
import type { ConferenceId, PersonId } from '../../shared/kit/ids.ts';
import { fail, ok } from '../../shared/kit/result.ts';
import { newKey, type Place, seal, unseal } from './sealed.ts';
import type { SealedTexts } from './store.ts';

/** Words of people and their keys, as long as the process lasts. */

/** One name for several parts, none of which can be taken for another. */
export const keyOf = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);

/** Part of the store, and how a conference vanishes from it. */
export type Droppable<K extends string, T> = { readonly [Name in K]: T } & {
  readonly drop: (conference: ConferenceId) => void;
};

/** One part of a key that `keyOf` made. */
const partOf = (key: string, index: number): string => {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) ? String(parts[index]) : '';
};
const isOf = (conference: ConferenceId, key: string): boolean => partOf(key, 0) === conference;

/** Seals in memory as the other engine does on disk. */
export interface MemorySealer {
  seal(place: Place, words: HumanText): Uint8Array | null;
  open(place: Place, body: Uint8Array): HumanText | undefined;
  has(conference: ConferenceId, ref: string): boolean;
  put(conference: ConferenceId, text: HumanText & { readonly ref: string; readonly person: PersonId }): void;
  drop(conference: ConferenceId): void;
}

/** @param hasRoom asked before each write; false plays a full disk */
export function memoryTexts(hasRoom: () => boolean): { readonly texts: SealedTexts; readonly sealer: MemorySealer } {
  const keys = new Map<string, Uint8Array | null>();
  const sealed = new Map<string, { readonly person: PersonId; readonly body: Uint8Array | null }>();
  const texts: SealedTexts = {
    async open(conference, refs) {
      const opened: [string, HumanText][] = [];
      for (const ref of new Set(refs)) {
        const found = sealed.get(keyOf(conference, ref));
        const key = found && keys.get(keyOf(conference, found.person));
        const plain = found?.body && key && unseal(key, { conference, person: found.person, ref }, found.body);
        if (plain) opened.push([ref, plain]);
      }
      return Object.fromEntries(opened);
    },
    async forget(conference, person) {
      if (!hasRoom()) return fail('full');
      keys.set(keyOf(conference, person), null);
      return ok(undefined);
    },
    async forgetAll(conference) {
      if (!hasRoom()) return fail('full');
      for (const name of keys.keys()) if (isOf(conference, name)) keys.set(name, null);
      return ok(undefined);
    },
    async refsOf(conference, person) {
      const mine = [...sealed].filter(([name, one]) => isOf(conference, name) && one.person === person);
      return mine.map(([name]) => partOf(name, 1));
    },
  };
  const sealer: MemorySealer = {
    has: (conference, ref) => sealed.has(keyOf(conference, ref)),
    seal(place, words) {
      const name = keyOf(place.conference, place.person);
      const held = keys.get(name);
      const key = held === undefined ? newKey() : held;
      keys.set(name, key);
      return key === null ? null : seal(key, place, words);
    },
    open(place, body) {
      const key = keys.get(keyOf(place.conference, place.person));
      return key ? unseal(key, place, body) : undefined;
    },
    put(conference, { ref, person, lang, text }) {
      const body = sealer.seal({ conference, person, ref }, { lang, text });
      sealed.set(keyOf(conference, ref), { person, body });
    },
    drop(conference) {
      for (const held of [keys, sealed]) for (const name of held.keys()) if (isOf(conference, name)) held.delete(name);
    },
  };
  return { texts, sealer };
}
