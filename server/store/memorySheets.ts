import type { ConferenceId } from '../../shared/kit/ids.ts';
import { fail, ok } from '../../shared/kit/result.ts';
import type { Droppable, MemorySealer } from './memoryTexts.ts';
import { sheetLang, sheetSeal } from './sheetSeal.ts';
import type { SheetPlace, Sheets, Written } from './store.ts';

/** Sheets that last as long as the process. */
export function memorySheets(hasRoom: () => boolean, sealer: MemorySealer): Droppable<'sheets', Sheets> {
  const kept = new Map<string, { readonly place: SheetPlace; readonly bodies: readonly (Uint8Array | null)[] }>();
  const nameOf = ({ conference, audience, sheet }: SheetPlace): string => JSON.stringify([conference, audience, sheet]);
  const bodiesOf = (place: SheetPlace): readonly (Uint8Array | null)[] => kept.get(nameOf(place))?.bodies ?? [];
  const sealed = (place: SheetPlace, text: string): Uint8Array | null =>
    sealer.seal(sheetSeal(place), { lang: sheetLang, text });
  async function write(place: SheetPlace, bodies: () => readonly (Uint8Array | null)[]): Promise<Written<void>> {
    if (!hasRoom()) return fail('full');
    const next = bodies();
    if (next.length === 0) kept.delete(nameOf(place));
    else kept.set(nameOf(place), { place, bodies: next });
    return ok(undefined);
  }
  const sheets: Sheets = {
    add: (place, piece) => write(place, () => [...bodiesOf(place), sealed(place, piece)]),
    pieces: async (place) =>
      bodiesOf(place).flatMap((body) => (body && sealer.open(sheetSeal(place), body)?.text) ?? []),
    replace: (place, piece) => write(place, () => (piece === null ? [] : [sealed(place, piece)])),
    all: async (conference) =>
      [...kept.entries()]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, { place }]) => (place.conference === conference ? [place] : [])),
  };
  return {
    sheets,
    drop(conference: ConferenceId) {
      for (const [name, { place }] of kept) if (place.conference === conference) kept.delete(name);
    },
  };
}
