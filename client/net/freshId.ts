const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A fresh id of 21 characters for a command. `crypto.randomUUID` is missing on plain http; random values are there.
 * The id only has to be unlike the others of its own seat.
 */
export function freshId(): string {
  const bytes = new Uint8Array(21);
  if (typeof crypto !== 'undefined' && 'getRandomValues' in crypto) crypto.getRandomValues(bytes);
  else for (let i = 0; i < bytes.length; i += 1) bytes[i] = Math.floor(Math.random() * 256);
  return Array.from(bytes, (byte) => letters[byte & 63]).join('');
}
