import { signal } from '@preact/signals';

export interface Writing {
  readonly provision: string;
  /** The own proposal that gets other words; null: new ones. */
  readonly revises: string | null;
}

/** What other words are being written for on this page; nothing while none are. */
export const writing = signal<Writing | null>(null);
