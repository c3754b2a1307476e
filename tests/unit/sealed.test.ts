import { expect, test } from 'vitest';
import { newKey, seal, unseal } from '../../server/store/sealed.ts';

const place = { conference: 'c', person: 'p', ref: 'r' };
const plain = { lang: 'fr', text: 'Monsieur le Président, « merci »' };

test('a sealed text opens with its key in its place, and with nothing else', () => {
  const key = newKey();
  const sealed = seal(key, place, plain);
  expect(unseal(key, place, sealed)).toEqual(plain);
  expect(unseal(newKey(), place, sealed)).toBeUndefined();
  for (const moved of [{ conference: 'd' }, { person: 'q' }, { ref: 's' }]) {
    expect(unseal(key, { ...place, ...moved }, sealed)).toBeUndefined();
  }
});

test('a sealed text that lost or changed a byte does not open', () => {
  const key = newKey();
  const sealed = seal(key, place, plain);
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(unseal(key, place, changed)).toBeUndefined();
    expect(unseal(key, place, sealed.subarray(0, at))).toBeUndefined();
  }
});

test('sealing the same text twice shows nothing of it', () => {
  const key = newKey();
  expect(seal(key, place, plain).equals(seal(key, place, plain))).toBe(false);
});
