import * as Y from 'yjs';
import type { PersonId } from '../../shared/kit/ids.ts';
import { sheetTextMax, type SheetStart } from '../../shared/conference/sheets.ts';
import { sheetFacts, sheetFields, sheetRevision } from '../../shared/protocol/sheetForm.ts';

/** The words of one sheet as the server holds them, and whose they are. */

/** Part of a sheet as it is kept: who wrote with which number of a Yjs client, and what. */
export interface Piece {
  readonly authors: Readonly<Record<string, PersonId>>;
  readonly update: Uint8Array;
}

/** Largest sheet, in bytes of its document: the words, and the traces of a few hours of editing. */
const sheetBytesMax = 262_144;
/** Stands for whoever wrote what a sheet began with: the text as it was. */
const nobody = '';

/** A piece as it is stored: its authors and its bytes, as one text. */
export const printPiece = ({ authors, update }: Piece): string =>
  JSON.stringify([authors, Buffer.from(update).toString('base64')]);

/** Reads what `printPiece` made; nothing from anything else. */
export function parsePiece(text: string): Piece | undefined {
  try {
    const parts: unknown = JSON.parse(text);
    if (!isList(parts)) return undefined;
    const [authors, update] = parts;
    return isAuthors(authors) && typeof update === 'string'
      ? { authors, update: new Uint8Array(Buffer.from(update, 'base64')) }
      : undefined;
  } catch {
    return undefined;
  }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isAuthors = (value: unknown): value is Piece['authors'] =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');

export type Taken = { readonly ok: true; readonly piece: Piece } | { readonly ok: false; readonly why: 'odd' | 'long' };

export class SheetDoc {
  private readonly doc = new Y.Doc();
  private readonly authors = new Map<number, PersonId>();
  /** Bytes of the document, or more: they are measured anew when they seem too many. */
  private bytes = 0;

  /** A document from what was kept of it. What cannot be read is left out. */
  static from(pieces: readonly Piece[]): SheetDoc {
    const made = new SheetDoc();
    for (const { authors, update } of pieces) {
      try {
        Y.applyUpdate(made.doc, update);
      } catch {
        continue;
      }
      for (const [client, person] of Object.entries(authors)) made.authors.set(Number(client), person);
      made.bytes += update.length;
    }
    return made;
  }

  /** A fresh sheet, with the words that it begins with. */
  static begin({ text, revision }: SheetStart): SheetDoc {
    const made = new SheetDoc();
    made.doc.transact(() => {
      made.doc.getText('text').insert(0, text);
      made.doc.getMap(sheetFacts).set(sheetRevision, revision);
    });
    made.authors.set(made.doc.clientID, nobody);
    return made;
  }

  /** What somebody lacks who holds what the state vector says. Throws on bytes that are none. */
  since(known: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, known);
  }

  known(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** All of it as one piece; of what was deleted only the lengths are left. */
  whole(): Piece {
    const update = Y.encodeStateAsUpdate(this.doc);
    this.bytes = update.length;
    return { authors: Object.fromEntries(this.authors), update };
  }

  /** Takes in what a person wrote. When it is not taken, this document is of no more use. */
  take(update: Uint8Array, person: PersonId): Taken {
    const mine: Record<string, PersonId> = {};
    try {
      for (const [client, to] of Y.parseUpdateMeta(update).to) {
        const author = this.authors.get(client) ?? person;
        const fresh = to > Y.getState(this.doc.store, client);
        if (fresh && author !== person) return { ok: false, why: 'odd' };
        if (fresh) mine[client] = person;
      }
      Y.applyUpdate(this.doc, update);
    } catch {
      return { ok: false, why: 'odd' };
    }
    // On words that are not here, or striking out words before they are written.
    const { pendingStructs, pendingDs } = this.doc.store;
    if (pendingStructs !== null || pendingDs !== null || !this.isPlain()) return { ok: false, why: 'odd' };
    this.bytes += update.length;
    if (this.bytes > sheetBytesMax) this.whole();
    if (this.bytes > sheetBytesMax || this.texts().some((text) => text.length > sheetTextMax))
      return { ok: false, why: 'long' };
    for (const client of Object.keys(mine)) this.authors.set(Number(client), person);
    return { ok: true, piece: { authors: mine, update } };
  }

  hasFrom(person: PersonId): boolean {
    return [...this.authors.values()].includes(person);
  }

  /** Takes out every word that a person wrote, and forgets that it was theirs; gives the update that does so. */
  forget(person: PersonId): Uint8Array {
    const before = this.known();
    this.doc.transact(() => {
      for (const text of this.texts())
        for (const { at, length } of this.spansOf(text, person).toReversed()) text.delete(at, length);
    });
    for (const [client, author] of this.authors) if (author === person) this.authors.set(client, nobody);
    return this.since(before);
  }

  private texts(): readonly Y.Text[] {
    return sheetFields.map((field) => this.doc.getText(field));
  }

  /** Whether it holds nothing but the fields with plain words, and the one fact beside them. */
  private isPlain(): boolean {
    const texts = this.texts();
    const facts = this.doc.getMap(sheetFacts);
    return (
      this.doc.share.size === texts.length + 1 &&
      [...facts.keys()].join() === sheetRevision &&
      typeof facts.get(sheetRevision) === 'number' &&
      texts.every((text) => itemsIn(text).every((item) => item.deleted || item.content instanceof Y.ContentString))
    );
  }

  private spansOf(text: Y.Text, person: PersonId): readonly { readonly at: number; readonly length: number }[] {
    let at = 0;
    return itemsIn(text).flatMap((item) => {
      if (item.deleted) return [];
      const span = { at, length: item.length };
      at += item.length;
      return this.authors.get(item.id.client) === person ? [span] : [];
    });
  }
}

/** What a text is made of, in order. */
function itemsIn(text: Y.Text): readonly Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = text._start; item !== null; item = item.right) items.push(item);
  return items;
}
