import { audiencesOf, viewOf } from '../../shared/conference/conference.ts';
import { meOf } from '../../shared/conference/slices.ts';
import { entry } from '../../shared/conference/checks.ts';
import type { Refusal, View } from '../../shared/conference/kinds.ts';
import { mayWrite, type Sheet, sheetIn, sheetTextMax, startOf } from '../../shared/conference/sheets.ts';
import type { ConferenceId, PersonId, SeatId, SheetId } from '../../shared/kit/ids.ts';
import { fail, ok, type Result } from '../../shared/kit/result.ts';
import { type Explained, grounded } from '../../shared/protocol/explain.ts';
import type { OpenedSheet, SheetNews } from '../../shared/protocol/sheet.ts';
import type { Ack } from '../../shared/protocol/wire.ts';
import type { SheetPlace, Sheets } from '../store/store.ts';
import type { Log } from './log.ts';
import { parsePiece, printPiece, SheetDoc } from './sheetDoc.ts';

/**
 * Where the members of a delegation write together. Each byte is asked for and told by the delegation's slice as it is
 * read now; what is told is on disk first.
 */

/** One page that has a sheet open. */
export interface Watcher {
  readonly seat: SeatId;
  readonly tell: (news: SheetNews) => void;
}

export interface Workspace {
  /** What the page lacks of a sheet; from then on it is told what others write there. */
  open(watcher: Watcher, sheet: SheetId, known: Uint8Array): Promise<OpenedSheet>;
  /** Takes what somebody wrote: on disk, then told to the others, then answered. */
  write(watcher: Watcher, sheet: SheetId, update: Uint8Array): Promise<Ack>;
  /** The page has closed one sheet, or is gone. */
  leave(watcher: Watcher, sheet?: SheetId): void;
  /** Somebody may read other slices than before: who does not read a sheet's any more is not there any more. */
  moved(): void;
  /** A sheet was sent or thrown away: its bytes go. */
  drop(audience: string, sheet: SheetId): Promise<void>;
  /** Takes every word of these persons out of every sheet. */
  forget(persons: readonly PersonId[]): Promise<void>;
  /** Once the conference is loaded: what a crash left of sheets and of persons that are gone is cleared away. */
  tidy(erased: readonly PersonId[]): Promise<void>;
}

export interface WorkspaceOptions {
  readonly id: ConferenceId;
  readonly sheets: Sheets;
  readonly state: () => View;
  readonly log: Log;
}

/** A sheet in memory: as long as somebody has it open. */
interface Live {
  readonly place: SheetPlace;
  doc: SheetDoc;
  /** Pieces on disk since they were last made one. */
  pieces: number;
  readonly watchers: Set<Watcher>;
}

/** So many pieces are made one, so that opening stays quick. */
const piecesMax = 200;

const unknown: Refusal = { code: 'sheet.unknown' };
const full: Refusal = { code: 'storage.full' };
const refusals = {
  odd: { code: 'command.malformed' },
  long: { code: 'sheet.tooLong', params: { max: sheetTextMax } },
} as const satisfies Record<string, Refusal>;

/** The sheets of one conference: what members of a delegation write before they send it. */
export function workspace({ id, sheets, state, log }: WorkspaceOptions): Workspace {
  const lives = new Map<string, Live>();
  const lines = new Map<string, Promise<void>>();
  const nameOf = ({ audience, sheet }: SheetPlace): string => JSON.stringify([audience, sheet]);

  /** What concerns one sheet is done one after the other. */
  function inTurn<T>(place: SheetPlace, job: () => Promise<T>): Promise<T> {
    const name = nameOf(place);
    const done = (lines.get(name) ?? Promise.resolve()).then(job);
    const rest: Promise<void> = done.then(
      () => undefined,
      () => undefined,
    );
    lines.set(name, rest);
    void rest.then(() => {
      if (lines.get(name) === rest) lines.delete(name);
    });
    return done;
  }

  function placeOf(seat: SeatId, sheet: SheetId): Result<{ place: SheetPlace; sheet: Sheet }, Refusal> {
    const own = viewOf(state(), seat);
    const me = meOf(own, seat);
    const refusal = mayWrite(own, me, sheet);
    const found = sheetIn(own, me, sheet);
    if (refusal || !found) return fail(refusal ?? unknown);
    return ok({ place: { conference: id, audience: `delegation:${me.delegation}`, sheet }, sheet: found });
  }

  /** Does something with a sheet that a seat may write on, when its turn has come. */
  async function onSheet<T>(
    seat: SeatId,
    sheet: SheetId,
    job: (live: Live) => Promise<T>,
  ): Promise<T | { readonly no: Explained }> {
    const asked = placeOf(seat, sheet);
    if (!asked.ok) return { no: grounded(asked.error) };
    return inTurn(asked.value.place, async () => {
      // It may have been sent while this waited.
      const found = placeOf(seat, sheet);
      if (!found.ok) return { no: grounded(found.error) };
      const live = await liveOf(found.value.place, found.value.sheet);
      return 'code' in live ? { no: grounded(live) } : job(live);
    });
  }

  async function stored(place: SheetPlace): Promise<{ doc: SheetDoc; pieces: number }> {
    const pieces = (await sheets.pieces(place)).flatMap((text) => parsePiece(text) ?? []);
    return { doc: SheetDoc.from(pieces), pieces: pieces.length };
  }

  async function liveOf(place: SheetPlace, sheet?: Sheet): Promise<Live | Refusal> {
    const known = lives.get(nameOf(place));
    if (known) return known;
    let { doc, pieces } = await stored(place);
    if (pieces === 0 && sheet) {
      const start = startOn(state(), sheet);
      if (!start) return { code: 'provision.unknown' };
      doc = SheetDoc.begin(start);
      pieces = 1;
      if (!(await sheets.add(place, printPiece(doc.whole()))).ok) return full;
    }
    const live: Live = { place, doc, pieces, watchers: new Set() };
    lives.set(nameOf(place), live);
    return live;
  }

  /** What was not taken or not kept is out of memory again. */
  async function reopened(live: Live): Promise<void> {
    Object.assign(live, await stored(live.place));
  }

  /** Those who have it open and still read the delegation's slice. */
  function readers({ place, watchers }: Live): readonly Watcher[] {
    for (const one of watchers)
      if (!Object.hasOwn(audiencesOf(state(), one.seat), place.audience)) watchers.delete(one);
    return [...watchers];
  }

  const here = (live: Live): readonly SeatId[] => [...new Set(readers(live).map((one) => one.seat))];

  function tell(live: Live, news: SheetNews, but?: Watcher): void {
    for (const one of readers(live)) if (one !== but) one.tell(news);
  }

  const tellWhoIsHere = (live: Live, but?: Watcher): void =>
    tell(live, { n: 'here', sheet: live.place.sheet, here: here(live) }, but);

  async function asOne(live: Live): Promise<void> {
    if (live.pieces > 1 && (await sheets.replace(live.place, printPiece(live.doc.whole()))).ok) live.pieces = 1;
  }

  async function taken(live: Live, watcher: Watcher, update: Uint8Array, person: PersonId): Promise<Ack> {
    const result = live.doc.take(update, person);
    if (!result.ok) {
      await reopened(live);
      return { no: grounded(refusals[result.why]) };
    }
    if (!(await sheets.add(live.place, printPiece(result.piece))).ok) {
      await reopened(live);
      return { no: grounded(full) };
    }
    live.pieces += 1;
    tell(live, { n: 'words', sheet: live.place.sheet, update }, watcher);
    if (live.pieces > piecesMax) await asOne(live);
    return { ok: true };
  }

  async function forgotten(place: SheetPlace, persons: readonly PersonId[]): Promise<void> {
    const live = await liveOf(place);
    if ('code' in live) return;
    const theirs = persons.filter((person) => live.doc.hasFrom(person));
    for (const person of theirs) tell(live, { n: 'words', sheet: place.sheet, update: live.doc.forget(person) });
    if (theirs.length > 0 && !(await sheets.replace(place, printPiece(live.doc.whole()))).ok)
      log.error({ conference: id }, 'words on a sheet could not be destroyed');
    if (live.watchers.size === 0) lives.delete(nameOf(place));
  }

  const self: Workspace = {
    open: (watcher, sheet, known) =>
      onSheet(watcher.seat, sheet, async (live): Promise<OpenedSheet> => {
        const lacks = lacking(live.doc, known);
        if (lacks === undefined) return { no: grounded(refusals.odd) };
        live.watchers.add(watcher);
        tellWhoIsHere(live, watcher);
        return { update: lacks, known: live.doc.known(), here: here(live) };
      }),
    write: (watcher, sheet, update) =>
      onSheet(watcher.seat, sheet, async (live): Promise<Ack> => {
        const person = entry(state().seat, watcher.seat)?.person;
        return person === undefined ? { no: grounded(unknown) } : taken(live, watcher, update, person);
      }),
    leave(watcher, sheet) {
      for (const live of lives.values()) {
        if (sheet !== undefined && live.place.sheet !== sheet) continue;
        if (!live.watchers.delete(watcher)) continue;
        tellWhoIsHere(live);
        if (live.watchers.size > 0) continue;
        inTurn(live.place, async () => {
          if (live.watchers.size > 0 || lives.get(nameOf(live.place)) !== live) return;
          await asOne(live);
          if (live.watchers.size === 0) lives.delete(nameOf(live.place));
        }).catch(() => log.warn({ conference: id }, 'a sheet was not put away'));
      }
    },
    moved() {
      for (const live of lives.values()) {
        const before = live.watchers.size;
        if (readers(live).length < before) tellWhoIsHere(live);
      }
    },
    drop(audience, sheet) {
      const place = { conference: id, audience, sheet };
      return inTurn(place, async () => {
        lives.delete(nameOf(place));
        await sheets.replace(place, null);
      });
    },
    async forget(persons) {
      for (const place of await sheets.all(id)) await inTurn(place, () => forgotten(place, persons));
    },
    async tidy(erased) {
      for (const place of await sheets.all(id)) {
        const code = place.audience.slice('delegation:'.length);
        const stands = entry(state().delegation, code)?.sheets.some((one) => one.id === place.sheet);
        if (!stands) await self.drop(place.audience, place.sheet);
      }
      if (erased.length > 0) await self.forget(erased);
    },
  };
  return self;
}

const startOn = (state: View, sheet: Sheet): ReturnType<typeof startOf> => {
  const room = entry(state.room, state.public.plenary);
  return room && startOf(room, sheet);
};

function lacking(doc: SheetDoc, known: Uint8Array): Uint8Array | undefined {
  try {
    return doc.since(known);
  } catch {
    return undefined;
  }
}
