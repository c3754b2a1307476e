import { audiencesOf } from '../../shared/conference/conference.ts';
import type { Refusal } from '../../shared/conference/kinds.ts';
import type { ConferenceId, WallMs } from '../../shared/kit/ids.ts';
import { fail, type Result } from '../../shared/kit/result.ts';
import type { Exported } from '../../shared/protocol/wire.ts';
import type { Store } from '../store/store.ts';
import type { Holder } from './conferences.ts';
import type { Log } from './log.ts';
import { eventOf } from './ledger.ts';
import { refsIn } from './publish.ts';

/** What a facilitator or the operator does with a conference as a whole: its code, its copy, its end. */

const dayMs = 86_400_000;

export interface DeskOptions {
  readonly store: Store;
  readonly log: Log;
  readonly wall: () => WallMs;
  /** Days after the last thing that happened in a conference until its people's data are destroyed. */
  readonly keepDays: number;
}

export interface Desk {
  readonly keepDays: number;
  codeOf(conference: ConferenceId): Promise<string | undefined>;
  /** Another join code; the old one is refused from now on. */
  newCode(conference: ConferenceId): Promise<Result<string, Refusal>>;
  /** All that is kept of a conference; until it is over, only what the facilitator who asks reads anyway. */
  exported(holder: Holder): Promise<Exported | undefined>;
  /** Destroys names, sentences and tokens of conferences whose time is over; says how many those were. */
  sweep(): Promise<number>;
  /** Sweeps now and once a day; gives what ends that. */
  sweepDaily(): () => void;
}

/** What is done with a conference as a whole, beside the conference itself. */
export function desk({ store, log, wall, keepDays }: DeskOptions): Desk {
  const { events, identity, texts } = store;

  async function sweep(): Promise<number> {
    let swept = 0;
    for (const id of await events.conferences()) {
      const last = await events.lastAt(id);
      if (last === undefined || wall() - last < keepDays * dayMs) continue;
      const record = await identity.conference(id);
      const done = await texts.forgetAll(id);
      const ended = await identity.revokeOthers(id, record ? [record.facilitator] : []);
      if (done.ok && ended.ok) swept += 1;
      else log.error({ conference: id }, 'people’s data could not be destroyed');
    }
    return swept;
  }

  return {
    keepDays,
    codeOf: async (conference) => (await identity.conference(conference))?.code,
    async newCode(conference) {
      const code = await identity.setCode(conference);
      return code.ok ? code : fail({ code: 'storage.full' });
    },
    async exported({ host, seat }) {
      const record = await identity.conference(host.id);
      if (record === undefined) return undefined;
      const whole = host.state().public.phase.p === 'closed';
      const mine = audiencesOf(host.state(), seat);
      const rows = await events.read(host.id, 0);
      const shown = rows.filter((row) => whole || Object.hasOwn(mine, row.audience));
      const list = shown.map((row) => ({
        number: row.seq,
        at: row.at,
        audience: row.audience,
        event: eventOf(row),
      }));
      const refs = [...refsIn(list)];
      const words = await texts.open(host.id, refs);
      const said = Object.fromEntries(refs.map((ref) => [ref, words[ref] ?? null]));
      return { code: record.code, created: record.created, exported: wall(), whole, events: list, said };
    },
    sweep,
    sweepDaily() {
      const run = (): void => {
        sweep().catch(() => log.error({}, 'the daily sweep failed'));
      };
      run();
      const timer = setInterval(run, dayMs);
      return () => clearInterval(timer);
    },
  };
}
