import type { ConferenceId, SeatId } from '../../shared/kit/ids.ts';
import { fail, ok } from '../../shared/kit/result.ts';
import { drawCode, HANDOVER_CODE_LENGTH, hashOf, newToken, normaliseCode } from './codes.ts';
import type { Committer } from './committer.ts';
import { failureOf, integer, type Sql, text } from './database.ts';
import type { ConferenceRecord, Held, Identity, Written } from './store.ts';

const COLUMNS = 'id, code, status, facilitator, created, settings';

function recordOf([id, code, status, facilitator, created, settings]: readonly unknown[]): ConferenceRecord {
  return {
    id: text(id),
    code: text(code),
    status: text(status) === 'closed' ? 'closed' : 'open',
    facilitator: text(facilitator),
    created: integer(created),
    settings: text(settings),
  };
}

function heldOf([conference, seat]: readonly unknown[]): Held {
  return { conference: text(conference), seat: text(seat) };
}

/** Identity in the tables beside the log, through the same queue as the log. */
export function sqliteIdentity(main: Sql, queue: Committer, drawJoinCode: () => string): Identity {
  async function write<T>(work: () => T): Promise<Written<T>> {
    try {
      return ok(await queue.enqueue(work));
    } catch (error) {
      if (failureOf(error) !== 'full') throw error;
      return fail('full');
    }
  }

  const find = (column: 'code' | 'id', value: string): ConferenceRecord | undefined =>
    main.all(`select ${COLUMNS} from conferences where ${column} = ?`, value).map(recordOf)[0];

  function freeCode(): string {
    for (;;) {
      const code = drawJoinCode();
      if (find('code', code) === undefined) return code;
    }
  }

  function putToken(conference: ConferenceId, seat: SeatId): string {
    const token = newToken();
    main.run('insert into tokens (hash, conference, seat) values (?, ?, ?)', hashOf(token), conference, seat);
    return token;
  }

  function dropTokens(conference: ConferenceId, seat: SeatId): number {
    main.run('delete from handovers where conference = ? and seat = ?', conference, seat);
    return main.run('delete from tokens where conference = ? and seat = ?', conference, seat);
  }

  return {
    create: ({ id, facilitator, created, settings }) =>
      write(() => {
        const record: ConferenceRecord = { id, code: freeCode(), status: 'open', facilitator, created, settings };
        const sql = `insert into conferences (${COLUMNS}) values (?, ?, ?, ?, ?, ?)`;
        main.run(sql, id, record.code, record.status, facilitator, created, settings);
        return record;
      }),
    byCode: async (typed) => find('code', normaliseCode(typed)),
    conference: async (id) => find('id', id),
    setStatus: (id, status) =>
      write(() => {
        main.run('update conferences set status = ? where id = ?', status, id);
      }),
    setCode: (id) =>
      write(() => {
        const code = freeCode();
        main.run('update conferences set code = ? where id = ?', code, id);
        return code;
      }),
    setSettings: (id, settings) =>
      write(() => {
        main.run('update conferences set settings = ? where id = ?', settings, id);
      }),
    issue: (conference, seat) => write(() => putToken(conference, seat)),
    reissue: (conference, seat) =>
      write(() => {
        dropTokens(conference, seat);
        return putToken(conference, seat);
      }),
    seatOf: async (token) =>
      main.all('select conference, seat from tokens where hash = ?', hashOf(token)).map(heldOf)[0],
    revoke: (conference, seat) => write(() => dropTokens(conference, seat)),
    revokeOthers: (conference, but) =>
      write(() => {
        const sql =
          'select distinct seat from tokens where conference = ?1 union select seat from handovers where conference = ?1';
        for (const [cell] of main.all(sql, conference)) {
          const seat = text(cell);
          if (!but.includes(seat)) dropTokens(conference, seat);
        }
      }),
    handover: (conference, seat, until) =>
      write(() => {
        const code = drawCode(HANDOVER_CODE_LENGTH);
        const sql = 'insert or replace into handovers (hash, conference, seat, until) values (?, ?, ?, ?)';
        main.run(sql, hashOf(code), conference, seat, until);
        return code;
      }),
    redeem: (typed, now) =>
      write(() => {
        main.run('delete from handovers where until < ?', now);
        const hash = hashOf(normaliseCode(typed));
        const held = main.all('select conference, seat from handovers where hash = ?', hash).map(heldOf)[0];
        main.run('delete from handovers where hash = ?', hash);
        return held;
      }),
  };
}
