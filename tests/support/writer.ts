import * as Y from 'yjs';
import type { Explained } from '../../shared/protocol/explain.ts';
import { type SheetField, sheetFacts, sheetRevision } from '../../shared/protocol/sheetForm.ts';
import type { OpenedSheet } from '../../shared/protocol/sheet.ts';
import type { Ack } from '../../shared/protocol/wire.ts';
import type { TestClient } from './client.ts';

/** Somebody who writes on a sheet, as a page does: over the socket, with a document of one's own. */
export interface Writer {
  readonly doc: Y.Doc;
  text(field?: SheetField): string;
  revision(): number;
  /** The seats that have it open, as last told. */
  here(): readonly string[];
  /** Puts words at the end, or at a place; they are sent and the server's answer awaited. */
  type(words: string, at?: number): Promise<Ack>;
  cut(at: number, length: number): Promise<Ack>;
  /** Puts words down without sending them: the line is down. */
  typeHere(words: string, at?: number): void;
  /** Sends bytes as they are. */
  sendRaw(update: Uint8Array): Promise<Ack>;
  until(seen: (writer: Writer) => boolean, what?: string): Promise<void>;
}

const patience = 10_000;

/** Opens a sheet, also again with what an earlier document holds; what that had and the server lacks is sent. */
export async function writerOn(client: TestClient, sheet: string, doc = new Y.Doc()): Promise<Writer> {
  const opened = await openAsIs(client, sheet, doc);
  if ('no' in opened) throw new Error(`not opened: ${JSON.stringify(opened.no)}`);
  return opened;
}

/** As `writerOn`, with the refusal if it was one. */
export async function openAsIs(
  client: TestClient,
  sheet: string,
  doc = new Y.Doc(),
): Promise<Writer | { readonly no: Explained }> {
  const { socket } = client;
  const watchers = new Set<() => void>();
  let here: readonly string[] = [];
  socket.on('sheet', (news) => {
    if (news.sheet !== sheet) return;
    if (news.n === 'words') Y.applyUpdate(doc, new Uint8Array(news.update));
    else ({ here } = news);
    for (const look of watchers) look();
  });
  const known = new Uint8Array(Y.encodeStateVector(doc));
  const got = await new Promise<OpenedSheet>((resolve, reject) => {
    socket
      .timeout(patience)
      .emit('openSheet', { sheet, known }, (silent, answer) => (silent === null ? resolve(answer) : reject(silent)));
  });
  if ('no' in got) return got;
  Y.applyUpdate(doc, new Uint8Array(got.update));
  ({ here } = got);

  const sendRaw = (update: Uint8Array): Promise<Ack> =>
    socket.timeout(patience).emitWithAck('writeSheet', { sheet, update: new Uint8Array(update) });
  const lacks = Y.encodeStateAsUpdate(doc, new Uint8Array(got.known));
  if (Y.parseUpdateMeta(lacks).to.size > 0) await sendRaw(lacks);
  const text = doc.getText('text');

  function change(work: () => void): Uint8Array {
    const before = Y.encodeStateVector(doc);
    doc.transact(work);
    return Y.encodeStateAsUpdate(doc, before);
  }

  const self: Writer = {
    doc,
    text: (field = 'text') => doc.getText(field).toJSON(),
    revision: () => Number(doc.getMap(sheetFacts).get(sheetRevision)),
    here: () => here,
    type: (words, at = text.length) => sendRaw(change(() => text.insert(at, words))),
    cut: (at, length) => sendRaw(change(() => text.delete(at, length))),
    typeHere: (words, at = text.length) => doc.transact(() => text.insert(at, words)),
    sendRaw,
    until: (seen, what = seen.toString()) =>
      new Promise((resolve, reject) => {
        const limit = setTimeout(() => reject(new Error(`not within ${patience} ms: ${what}`)), patience);
        const look = (): void => {
          if (!seen(self)) return;
          watchers.delete(look);
          clearTimeout(limit);
          resolve();
        };
        watchers.add(look);
        look();
      }),
  };
  return self;
}

/** Begins a sheet for a provision and gives its id. */
export async function beginSheet(client: TestClient, provision: string): Promise<string> {
  const room = client.view().public.plenary;
  const before = sheetIds(client);
  await client.must({ c: 'openSheet', room, provision, revises: null });
  await client.until((_v, c) => sheetIds(c).length > before.length);
  return sheetIds(client).find((one) => !before.includes(one)) ?? '';
}

export const sheetIds = (client: TestClient): readonly string[] =>
  Object.values(client.view().delegation).flatMap((slice) => slice.sheets.map((one) => one.id));
