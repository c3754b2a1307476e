import type { Command } from '../../shared/conference/kinds.ts';
import type { Ruling } from '../../shared/conference/rulings.ts';
import { openChoices, wordsOf } from '../../shared/text/measure.ts';
import type { Amendment } from '../../shared/text/model.ts';
import { liveText } from '../../shared/text/print.ts';
import { room, type Sitting } from './sitting.ts';

/** Names in the small conference's text, and acts upon it, for tests that read like minutes. */

/** The first word that reads so. */
export function word(s: Sitting, provision: string, text: string): string {
  const found = wordsOf(s.provision(provision).body).find((w) => w.text.trim() === text);
  if (!found) throw new Error(`${provision} has no ${text}`);
  return found.id;
}

/** The n-th open bracket, in text order. */
export const choice = (s: Sitting, provision: string, n: number): string =>
  openChoices(s.provision(provision).body)[n]?.id ?? '';

/** The option of any bracket with these words. */
export function option(s: Sitting, provision: string, text: string): string {
  const found = openChoices(s.provision(provision).body)
    .flatMap((c) => c.options)
    .find((o) => liveText(o.body).trim() === text);
  if (!found) throw new Error(`${provision} has no option ${text}`);
  return found.id;
}

export const edit = (provision: string, made: Extract<Ruling, { r: 'edit' }>['edit']): Command => ({
  c: 'rule',
  room,
  ruling: { r: 'edit', provision, edit: made },
});

export const draft = (provision: string, made: Extract<Ruling, { r: 'draft' }>['edit']): Command => ({
  c: 'rule',
  room,
  ruling: { r: 'draft', provision, edit: made },
});

export const reserve = (s: Sitting, provision: string, from: string, to: string, reason = ''): Command => ({
  c: 'reserve',
  room,
  provision,
  span: { from: word(s, provision, from), to: word(s, provision, to) },
  motive: null,
  reason,
  lang: 'en',
});

/** An amendment by words: the first one that reads so goes, and others stand in its place. */
export const replacing = (s: Sitting, provision: string, old: string, text: string): Amendment => ({
  inserts: text === '' ? [] : [{ after: word(s, provision, old), text: ` ${text}` }],
  deletes: [word(s, provision, old)],
});

export const propose = (
  s: Sitting,
  provision: string,
  amendment: Amendment,
  revision?: number,
): Extract<Command, { readonly c: 'propose' }> => ({
  c: 'propose',
  room,
  provision,
  revision: revision ?? s.provision(provision).revision,
  amendment,
  reason: '',
  lang: 'en',
});

export const onOption = (s: Sitting, provision: string, text: string) =>
  ({ k: 'option', provision, option: option(s, provision, text) }) as const;
