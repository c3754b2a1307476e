import * as v from 'valibot';
import type { Explained } from './explain.ts';
import type { SeatId, SheetId } from '../kit/ids.ts';

/**
 * What crosses the wire while several members write on one sheet: a Yjs document with a text for each field, and
 * `facts` beside them. Only those who read the delegation's slice send or get it.
 */

/** Largest update that a client may send, in bytes. */
export const sheetUpdateMax = 65_536;

const bytes = v.pipe(v.instance(Uint8Array), v.maxLength(sheetUpdateMax));
const sheet = v.pipe(v.string(), v.maxLength(80));

/** `known`: the state vector of what the page holds, so that only the rest comes. */
export const sheetAsked = v.strictObject({ sheet, known: bytes });
export type SheetAsked = v.InferOutput<typeof sheetAsked>;

export const sheetWritten = v.strictObject({ sheet, update: bytes });
export type SheetWritten = v.InferOutput<typeof sheetWritten>;

/** A browser gets bytes as a buffer. */
export type Bytes = Uint8Array | ArrayBuffer;

/** What the page lacks, the state vector of the server, so that the page sends what that lacks, and who is there. */
export type OpenedSheet =
  | { readonly update: Bytes; readonly known: Bytes; readonly here: readonly SeatId[] }
  | { readonly no: Explained };

export type SheetNews =
  | { readonly n: 'words'; readonly sheet: SheetId; readonly update: Bytes }
  /** The seats that have it open now. */
  | { readonly n: 'here'; readonly sheet: SheetId; readonly here: readonly SeatId[] };
