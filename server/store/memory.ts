import type { ConferenceId, SeatId, WallMs } from '../../shared/kit/ids.ts';
import { fail, ok } from '../../shared/kit/result.ts';
import { checkAppend } from './checks.ts';
import { drawCode, HANDOVER_CODE_LENGTH, hashOf, JOIN_CODE_LENGTH, newToken, normaliseCode } from './codes.ts';
import { memorySheets } from './memorySheets.ts';
import { type Droppable, keyOf, type MemorySealer, memoryTexts } from './memoryTexts.ts';
import type {
  Beat,
  Commit,
  ConferenceRecord,
  EventStore,
  Held,
  Identity,
  Receipt,
  Row,
  Store,
  Written,
} from './store.ts';

export interface MemoryOptions {
  readonly drawJoinCode?: () => string;
  /** Asked before each write; false plays a full disk. */
  readonly hasRoom?: () => boolean;
}

/** A store that forgets everything with the process: same semantics as the others, for tests and practice. */
export function memoryStore({
  drawJoinCode = () => drawCode(JOIN_CODE_LENGTH),
  hasRoom = () => true,
}: MemoryOptions = {}): Store {
  const { texts, sealer } = memoryTexts(hasRoom);
  const { events, drop: dropEvents } = memoryEvents(hasRoom, sealer);
  const { identity, drop: dropIdentity } = memoryIdentity(hasRoom, drawJoinCode);
  const { sheets, drop: dropSheets } = memorySheets(hasRoom, sealer);
  return {
    events,
    identity,
    texts,
    sheets,
    async erase(conference) {
      if (!hasRoom()) return fail('full');
      sealer.drop(conference);
      dropEvents(conference);
      dropSheets(conference);
      dropIdentity(conference);
      return ok(undefined);
    },
    close: async () => {},
  };
}

interface Kept {
  readonly rows: Row[];
  readonly cursors: Set<string>;
  readonly places: Set<string>;
  readonly receipts: Map<string, Receipt>;
}

function memoryEvents(hasRoom: () => boolean, sealer: MemorySealer): Droppable<'events', EventStore> {
  const logs = new Map<ConferenceId, Kept>();
  const beats = new Map<ConferenceId, Beat>();
  const logOf = (conference: ConferenceId): Kept =>
    logs.get(conference) ?? { rows: [], cursors: new Set(), places: new Set(), receipts: new Map() };

  /** Whether anything in the commits is in the log, or among themselves, already. */
  function clashes(log: Kept, conference: ConferenceId, commits: readonly Commit[]): boolean {
    const seen = new Set<string>();
    const taken = (name: string, held: boolean): boolean => held || seen.size === seen.add(name).size;
    return commits.some(
      ({ rows, receipt, sealed }) =>
        rows.some((row) => {
          const place = keyOf(row.audience, row.audienceSeq);
          return (
            taken(`cursor ${row.cursor}`, log.cursors.has(row.cursor)) || taken(`place ${place}`, log.places.has(place))
          );
        }) ||
        (receipt !== undefined &&
          taken(
            `receipt ${keyOf(receipt.seat, receipt.command)}`,
            log.receipts.has(keyOf(receipt.seat, receipt.command)),
          )) ||
        (sealed ?? []).some((one) => taken(`ref ${one.ref}`, sealer.has(conference, one.ref))),
    );
  }

  const events: EventStore = {
    async append(conference, expected, commits) {
      checkAppend(conference, expected, commits);
      const log = logOf(conference);
      if (log.rows.length !== expected || clashes(log, conference, commits)) return { ok: false, reason: 'conflict' };
      if (!hasRoom()) return { ok: false, reason: 'full' };
      logs.set(conference, log);
      for (const { rows, receipt, sealed } of commits) {
        for (const row of rows) {
          log.rows.push({ ...row });
          log.cursors.add(row.cursor);
          log.places.add(keyOf(row.audience, row.audienceSeq));
        }
        if (receipt !== undefined) log.receipts.set(keyOf(receipt.seat, receipt.command), { ...receipt });
        for (const one of sealed ?? []) sealer.put(conference, one);
      }
      return { ok: true };
    },
    read: async (conference, after) => logOf(conference).rows.slice(Math.max(0, after)),
    receipt: async (conference, seat, command) => logOf(conference).receipts.get(keyOf(seat, command)),
    receipts: async (conference) => [...logOf(conference).receipts.values()],
    async beat(conference, wall, at) {
      if (!hasRoom()) return false;
      beats.set(conference, { wall, at });
      return true;
    },
    lastBeat: async (conference) => beats.get(conference),
    lastAt: async (conference) => logOf(conference).rows.at(-1)?.at,
    conferences: async () =>
      [...logs]
        .filter(([, log]) => log.rows.length > 0)
        .map(([id]) => id)
        .toSorted(),
  };
  return {
    events,
    drop(conference) {
      logs.delete(conference);
      beats.delete(conference);
    },
  };
}

function memoryIdentity(hasRoom: () => boolean, drawJoinCode: () => string): Droppable<'identity', Identity> {
  const conferences = new Map<ConferenceId, ConferenceRecord>();
  const tokens = new Map<string, Held>();
  const handovers = new Map<string, Held & { readonly until: WallMs }>();

  const byCode = (code: string): ConferenceRecord | undefined =>
    [...conferences.values()].find((one) => one.code === code);
  async function write<T>(work: () => T): Promise<Written<T>> {
    return hasRoom() ? ok(work()) : fail('full');
  }
  function change(id: ConferenceId, part: Partial<ConferenceRecord>): void {
    const record = conferences.get(id);
    if (record !== undefined) conferences.set(id, { ...record, ...part });
  }
  function freeCode(): string {
    let code = drawJoinCode();
    while (byCode(code) !== undefined) code = drawJoinCode();
    return code;
  }
  function putToken(conference: ConferenceId, seat: SeatId): string {
    const token = newToken();
    tokens.set(hashOf(token), { conference, seat });
    return token;
  }
  function dropTokens(conference: ConferenceId, seat: SeatId): number {
    const isHeld = ([, held]: readonly [string, Held]): boolean => held.conference === conference && held.seat === seat;
    for (const [hash] of [...handovers].filter(isHeld)) handovers.delete(hash);
    const ended = [...tokens].filter(isHeld);
    for (const [hash] of ended) tokens.delete(hash);
    return ended.length;
  }

  const identity: Identity = {
    create: ({ id, facilitator, created, settings }) =>
      write(() => {
        if (conferences.has(id)) throw new RangeError('a conference of that id is there already');
        const record: ConferenceRecord = { id, code: freeCode(), status: 'open', facilitator, created, settings };
        conferences.set(id, record);
        return record;
      }),
    byCode: async (typed) => byCode(normaliseCode(typed)),
    conference: async (id) => conferences.get(id),
    setStatus: (id, status) => write(() => change(id, { status })),
    setCode: (id) =>
      write(() => {
        const code = freeCode();
        change(id, { code });
        return code;
      }),
    setSettings: (id, settings) => write(() => change(id, { settings })),
    issue: (conference, seat) => write(() => putToken(conference, seat)),
    reissue: (conference, seat) =>
      write(() => {
        dropTokens(conference, seat);
        return putToken(conference, seat);
      }),
    seatOf: async (token) => tokens.get(hashOf(token)),
    revoke: (conference, seat) => write(() => dropTokens(conference, seat)),
    revokeOthers: (conference, but) =>
      write(() => {
        for (const held of [...tokens.values(), ...handovers.values()])
          if (held.conference === conference && !but.includes(held.seat)) dropTokens(conference, held.seat);
      }),
    handover: (conference, seat, until) =>
      write(() => {
        const code = drawCode(HANDOVER_CODE_LENGTH);
        handovers.set(hashOf(code), { conference, seat, until });
        return code;
      }),
    redeem: (typed, now) =>
      write(() => {
        const hash = hashOf(normaliseCode(typed));
        const found = handovers.get(hash);
        handovers.delete(hash);
        return found === undefined || found.until < now
          ? undefined
          : { conference: found.conference, seat: found.seat };
      }),
  };
  return {
    identity,
    drop(conference) {
      conferences.delete(conference);
      for (const held of [tokens, handovers])
        for (const [hash, one] of held) if (one.conference === conference) held.delete(hash);
    },
  };
}
