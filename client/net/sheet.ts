import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import * as Y from 'yjs';
import type { Explained } from '../../shared/protocol/explain.ts';
import type { SeatId, SheetId } from '../../shared/kit/ids.ts';
import type { OpenedSheet, SheetAsked, SheetNews, SheetWritten } from '../../shared/protocol/sheet.ts';
import { type SheetField, sheetFacts, sheetFields, sheetRevision } from '../../shared/protocol/sheetForm.ts';
import type { Ack } from '../../shared/protocol/wire.ts';
import { line, openLine } from './connection.ts';
import { dropUnsent, keepUnsent, unsentOf } from './unsent.ts';

/**
 * A sheet as this page holds it. What is typed stands here at once; it goes to the server some times a second, waits
 * through a lost line, and is sent again until it is on the server's disk. What others type comes in between.
 */

/** A change of a field that was not typed there, in the words of Yjs. */
export type Told = Y.YTextEvent['delta'];

/** One text that several people write in. */
export interface SharedField {
  readonly value: ReadonlySignal<string>;
  /** Somebody typed here: so many characters go at a place, and others come. */
  edit(at: number, cut: number, put: string): void;
  /** Calls with every change that was not typed here; gives what ends that. */
  follow(listener: (change: Told) => void): () => void;
}

export interface OpenSheet {
  readonly state: ReadonlySignal<'opening' | 'open' | Explained>;
  readonly fields: Readonly<Record<SheetField, SharedField>>;
  /** The revision of the provision with which the words are compared. */
  readonly revision: ReadonlySignal<number>;
  readonly compareWith: (revision: number) => void;
  /** The seats that have it open, this one too. */
  readonly here: ReadonlySignal<readonly SeatId[]>;
  /** Whether all that was typed here is on the server's disk. */
  readonly kept: ReadonlySignal<boolean>;
  /** Why the server did not take what was typed last. */
  readonly trouble: ReadonlySignal<Explained | null>;
  /** Takes one's own last change back, or does it again. */
  readonly undo: () => void;
  readonly redo: () => void;
  /** While letters are composed of several keys, what others write waits. */
  readonly hold: (on: boolean) => void;
  readonly close: () => void;
}

/** What is typed within so many ms goes together. */
const gatherMs = 120;
/** So long an answer is waited for, and a refusal that passes by itself is tried again after. */
const patienceMs = 5000;
const againMs = 1500;

/** Marks changes that were typed here, and those that the line brought. */
const typed = 'typed';
const told = 'told';

type Line = NonNullable<ReturnType<typeof openLine>>;

/** The server's answer; nothing when none comes in time, or the line breaks. */
const asked = (mine: Line, what: SheetAsked): Promise<OpenedSheet | undefined> =>
  new Promise((resolve) => {
    mine.timeout(patienceMs).emit('openSheet', what, (silent, got) => resolve(silent === null ? got : undefined));
  });

const written = (mine: Line, what: SheetWritten): Promise<Ack | undefined> =>
  new Promise((resolve) => {
    mine.timeout(patienceMs).emit('writeSheet', what, (silent, ack) => resolve(silent === null ? ack : undefined));
  });

/** Opens a sheet for a seat. Call `close` when nobody looks at it any more. */
export function openSheet(sheet: SheetId, seat: SeatId): OpenSheet {
  const doc = new Y.Doc();
  const facts = doc.getMap(sheetFacts);
  const state = signal<'opening' | 'open' | Explained>('opening');
  const revision = signal(0);
  const here = signal<readonly SeatId[]>([]);
  const kept = signal(true);
  const trouble = signal<Explained | null>(null);
  const undoing = new Y.UndoManager(
    sheetFields.map((name) => doc.getText(name)),
    { trackedOrigins: new Set([typed]) },
  );
  let waiting: readonly Uint8Array[] = [];
  let held: Uint8Array[] | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let synced = false;
  let sending = false;
  let closed = false;

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === told) return;
    waiting = [...waiting, update];
    kept.value = false;
    soon(gatherMs);
  });
  facts.observe(() => {
    const now = facts.get(sheetRevision);
    if (typeof now === 'number') revision.value = now;
  });

  function soon(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      void flush();
    }, ms);
  }

  function take(update: Uint8Array): void {
    if (held) held.push(update);
    else Y.applyUpdate(doc, update, told);
  }

  /** Gets what this page lacks; what the server lacks waits to be sent. */
  async function sync(): Promise<void> {
    const mine = openLine();
    synced = false;
    if (closed || !mine?.connected) return;
    const known = new Uint8Array(Y.encodeStateVector(doc));
    const got = await asked(mine, { sheet, known });
    if (closed) return;
    if (got === undefined || ('no' in got && got.no.code === 'command.tooFrequent')) {
      setTimeout(() => void sync(), againMs);
      return;
    }
    if ('no' in got) {
      state.value = got.no;
      return;
    }
    batch(() => {
      take(new Uint8Array(got.update));
      const left = state.value === 'opening' ? unsentOf(seat, sheet) : undefined;
      if (left) Y.applyUpdate(doc, left, typed);
      const lacks = Y.encodeStateAsUpdate(doc, new Uint8Array(got.known));
      if (waiting.length > 0 || Y.parseUpdateMeta(lacks).to.size > 0) waiting = [lacks];
      here.value = got.here;
      state.value = 'open';
    });
    synced = true;
    await flush();
  }

  async function flush(): Promise<void> {
    const mine = openLine();
    const sent = waiting;
    if (closed || sent.length === 0) return;
    const update = new Uint8Array(Y.mergeUpdates([...sent]));
    keepUnsent(seat, sheet, update);
    if (sending || !synced || !mine?.connected) return;
    sending = true;
    const ack = await written(mine, { sheet, update });
    sending = false;
    if (closed) return;
    if (ack && 'ok' in ack) {
      waiting = waiting.filter((one) => !sent.includes(one));
      trouble.value = null;
      if (waiting.length > 0) soon(gatherMs);
      else {
        kept.value = true;
        dropUnsent(seat, sheet);
      }
      return;
    }
    if (ack === undefined) {
      if (mine.connected) void sync();
      return;
    }
    if (ack.no.code === 'sheet.unknown') state.value = ack.no;
    else if (ack.no.code === 'command.tooFrequent') soon(againMs);
    else {
      trouble.value = ack.no;
      // What is too long is tried again once something is changed; a full disk may have room again.
      if (ack.no.code === 'storage.full') soon(patienceMs);
    }
  }

  const hear = (news: SheetNews): void => {
    if (news.sheet !== sheet) return;
    if (news.n === 'here') here.value = news.here;
    else take(new Uint8Array(news.update));
  };
  const listened = openLine();
  listened?.on('sheet', hear);
  const endSync = effect(() => {
    if (line.value === 'up') void sync();
  });

  function fieldOf(name: SheetField): SharedField {
    const text = doc.getText(name);
    const value = signal('');
    text.observe(() => {
      value.value = text.toJSON();
    });
    return {
      value,
      edit(at, cut, put) {
        doc.transact(() => {
          if (cut > 0) text.delete(at, cut);
          if (put !== '') text.insert(at, put);
        }, typed);
      },
      follow(listener) {
        const look = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
          if (transaction.origin !== typed) listener(event.delta);
        };
        text.observe(look);
        return () => text.unobserve(look);
      },
    };
  }

  return {
    state,
    fields: { text: fieldOf('text'), headline: fieldOf('headline'), reason: fieldOf('reason') },
    revision,
    compareWith: (now) => doc.transact(() => facts.set(sheetRevision, now), typed),
    here,
    kept,
    trouble,
    undo: () => void undoing.undo(),
    redo: () => void undoing.redo(),
    hold(on) {
      const came = held;
      held = on ? (held ?? []) : null;
      if (!on && came) for (const update of came) Y.applyUpdate(doc, update, told);
    },
    close() {
      void flush();
      closed = true;
      clearTimeout(timer);
      endSync();
      listened?.off('sheet', hear);
      openLine()?.emit('leaveSheet', sheet);
      undoing.destroy();
      doc.destroy();
    },
  };
}
