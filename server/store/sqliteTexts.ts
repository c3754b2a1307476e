import type { HumanText } from '../../shared/kit/human.ts';
import type { ConferenceId, PersonId } from '../../shared/kit/ids.ts';
import { fail, ok } from '../../shared/kit/result.ts';
import { bytes, failureOf, type Sql, text } from './database.ts';
import { newKey, type Place, seal, unseal } from './sealed.ts';
import type { SealedText, SealedTexts } from './store.ts';

/** Seals inside the transaction that a commit is in. */
export interface Sealer {
  /** Seals words with the key of a person, or of whatever else they belong to; nothing once that key is destroyed. */
  seal(place: Place, words: HumanText): Buffer | null;
  /** Opens what `seal` made, if its key is there. */
  open(place: Place, body: Uint8Array): HumanText | undefined;
  /** Writes a sealed text. */
  put(conference: ConferenceId, text: SealedText): void;
}

/** Sealed texts in `main`, their keys in `keys`. */
export function sqliteTexts(main: Sql, keys: Sql): { readonly texts: SealedTexts; readonly sealer: Sealer } {
  function keyOf(conference: ConferenceId, person: PersonId): Uint8Array | undefined {
    const [cells] = keys.all('select key from keys where conference = ? and person = ?', conference, person);
    return cells === undefined ? undefined : bytes(cells[0]);
  }

  const sealer: Sealer = {
    seal(place, words) {
      const { conference, person } = place;
      // The key is durable before anything sealed with it; if the text then fails, the key waits for the next.
      keys.run('insert or ignore into keys (conference, person, key) values (?, ?, ?)', conference, person, newKey());
      const key = keyOf(conference, person);
      return key === undefined ? null : seal(key, place, words);
    },
    open(place, body) {
      const key = keyOf(place.conference, place.person);
      return key && unseal(key, place, body);
    },
    put(conference, { ref, person, lang, text: words }) {
      const body = sealer.seal({ conference, person, ref }, { lang, text: words });
      main.run('insert into sealed (conference, ref, person, body) values (?, ?, ?, ?)', conference, ref, person, body);
    },
  };

  const texts: SealedTexts = {
    async open(conference, refs) {
      const held = new Map<PersonId, Uint8Array | undefined>();
      const opened: [string, HumanText][] = [];
      for (const ref of new Set(refs)) {
        const [cells] = main.all('select person, body from sealed where conference = ? and ref = ?', conference, ref);
        const body = cells === undefined ? undefined : bytes(cells[1]);
        if (cells === undefined || body === undefined) continue;
        const person = text(cells[0]);
        if (!held.has(person)) held.set(person, keyOf(conference, person));
        const key = held.get(person);
        const plain = key === undefined ? undefined : unseal(key, { conference, person, ref }, body);
        if (plain !== undefined) opened.push([ref, plain]);
      }
      return Object.fromEntries(opened);
    },
    async forget(conference, person) {
      try {
        const [cells] = keys.all('select key from keys where conference = ? and person = ?', conference, person);
        if (cells !== undefined && cells[0] === null) return ok(undefined);
        // The emptied row stays: a text of theirs still on its way gets no new key.
        keys.run('insert or replace into keys (conference, person, key) values (?, ?, null)', conference, person);
        return ok(undefined);
      } catch (error) {
        if (failureOf(error) === undefined) throw error;
        return fail('full');
      }
    },
    async forgetAll(conference) {
      try {
        keys.run('update keys set key = null where conference = ? and key is not null', conference);
        return ok(undefined);
      } catch (error) {
        if (failureOf(error) === undefined) throw error;
        return fail('full');
      }
    },
    async refsOf(conference, person) {
      return main
        .all('select ref from sealed where conference = ? and person = ?', conference, person)
        .map(([ref]) => text(ref));
    },
  };
  return { texts, sealer };
}
