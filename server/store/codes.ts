import { createHash, randomBytes, randomInt } from 'node:crypto';

/**
 * What codes are made of. No pair that looks alike on a projector or by hand (0 O, 1 I L, 5 S, 2 Z, 8 B, U V),
 * and no vowels, so that no code spells a word.
 */
export const CODE_ALPHABET = 'CDFGHJKMNPQRTWXY34679';
/** 21^6, about 86 million: enough to be unique, short enough to be read out. */
export const JOIN_CODE_LENGTH = 6;
/** A handover code opens a seat, so it is harder to guess than a join code; it also lives for minutes only. */
export const HANDOVER_CODE_LENGTH = 8;

/** Draws a code of `length` characters, each as likely as any other. */
export function drawCode(length: number): string {
  return Array.from({ length }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('');
}

/** What was typed, as the code it means: capitals, without spaces and hyphens. */
export function normaliseCode(typed: string): string {
  return typed.replace(/[\s\-\u2010-\u2015]/g, '').toUpperCase();
}

/** 256 random bits, fit for a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token or a handover code. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
