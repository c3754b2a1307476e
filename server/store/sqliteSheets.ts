import { fail, ok } from '../../shared/kit/result.ts';
import type { Committer } from './committer.ts';
import { bytes, failureOf, type Sql, text } from './database.ts';
import type { Sealer } from './sqliteTexts.ts';
import { sheetLang, sheetSeal } from './sheetSeal.ts';
import type { SheetPlace, Sheets, Written } from './store.ts';

/** Sheets in `main`, sealed like everything that people write. */
export function sqliteSheets(main: Sql, queue: Committer, sealer: Sealer): Sheets {
  const insert = (place: SheetPlace, piece: string): void => {
    const body = sealer.seal(sheetSeal(place), { lang: sheetLang, text: piece });
    const sql = 'insert into sheets (conference, audience, sheet, body) values (?, ?, ?, ?)';
    main.run(sql, place.conference, place.audience, place.sheet, body);
  };

  async function written(work: () => void): Promise<Written<void>> {
    try {
      return ok(await queue.enqueue(work));
    } catch (error) {
      if (failureOf(error) === undefined) throw error;
      return fail('full');
    }
  }

  return {
    add: (place, piece) => written(() => insert(place, piece)),
    async pieces(place) {
      const sql = 'select body from sheets where conference = ? and audience = ? and sheet = ? order by number';
      const rows = main.all(sql, place.conference, place.audience, place.sheet);
      return rows.flatMap(([cell]) => {
        const body = bytes(cell);
        return (body && sealer.open(sheetSeal(place), body)?.text) ?? [];
      });
    },
    async replace(place, piece) {
      const done = await written(() => {
        const sql = 'delete from sheets where conference = ? and audience = ? and sheet = ?';
        main.run(sql, place.conference, place.audience, place.sheet);
        if (piece !== null) insert(place, piece);
      });
      // The journal still holds the pages as they were.
      if (done.ok) main.all('pragma wal_checkpoint(truncate)');
      return done;
    },
    async all(conference) {
      const sql = 'select distinct audience, sheet from sheets where conference = ? order by audience, sheet';
      return main.all(sql, conference).map(([a, s]) => ({ conference, audience: text(a), sheet: text(s) }));
    },
  };
}
