import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { HumanText } from '../../shared/kit/human.ts';
import type { ConferenceId, PersonId } from '../../shared/kit/ids.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Where a sealed text belongs. It is bound to that place: moved to another ref it does not open. */
export interface Place {
  readonly conference: ConferenceId;
  readonly person: PersonId;
  readonly ref: string;
}

const bindingOf = ({ conference, person, ref }: Place): Buffer =>
  Buffer.from(JSON.stringify([conference, person, ref]));

/** A fresh key for one person. Destroying it destroys everything sealed with it. */
export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Seals a text and its language: nonce, then ciphertext, then tag. */
export function seal(key: Uint8Array, place: Place, { lang, text }: HumanText): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bindingOf(place));
  const body = Buffer.concat([cipher.update(JSON.stringify([lang, text]), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'string');
}

/** Opens what `seal` made; nothing if the key, the place or a byte is another. */
export function unseal(key: Uint8Array, place: Place, sealed: Uint8Array): HumanText | undefined {
  const end = sealed.length - TAG_BYTES;
  if (end < NONCE_BYTES) return undefined;
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(bindingOf(place));
    decipher.setAuthTag(sealed.subarray(end));
    const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]).toString(
      'utf8',
    );
    const parts: unknown = JSON.parse(plain);
    if (!isTexts(parts)) return undefined;
    const [lang, text] = parts;
    return lang === undefined || text === undefined ? undefined : { lang, text };
  } catch {
    return undefined;
  }
}
