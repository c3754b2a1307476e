import type { Body } from '../../shared/text/model.ts';
import { parsed, storeOf, write } from '../net/seats.ts';

/** Words that somebody is writing, kept in this browser until they are sent or thrown away. */
export interface KeptDraft {
  readonly text: string;
  readonly reason: string;
  /** The words on which it was begun, so that it can be placed on today's. */
  readonly base: Body;
  readonly revision: number;
}

const keyOf = (seat: string, provision: string): string => `square-brackets.draft.${seat}.${provision}`;

const isDraft = (value: unknown): value is KeptDraft =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'reason' in value &&
  typeof value.reason === 'string' &&
  'revision' in value &&
  typeof value.revision === 'number' &&
  'base' in value &&
  Array.isArray(value.base);

export function keptDraft(seat: string, provision: string): KeptDraft | undefined {
  const value = parsed(storeOf('localStorage').getItem(keyOf(seat, provision)));
  return isDraft(value) ? value : undefined;
}

export const keepDraft = (seat: string, provision: string, draft: KeptDraft): void =>
  write(storeOf('localStorage'), keyOf(seat, provision), JSON.stringify(draft));

export const dropDraft = (seat: string, provision: string): void =>
  storeOf('localStorage').removeItem(keyOf(seat, provision));
