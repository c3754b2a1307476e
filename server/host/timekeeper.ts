import { conferenceTime, wallTime } from '../../shared/conference/clock.ts';
import { due } from '../../shared/conference/conference.ts';
import type { Command, View } from '../../shared/conference/kinds.ts';
import type { ConferenceMs, WallMs } from '../../shared/kit/ids.ts';

/** The host's clock: heartbeats, outages and the alarms of what happens by itself. */

/** A gap between signs of life of more than this is an outage: the server was down, or the machine slept. */
export const outageMs = 5000;
const beatMs = 1000;
/** A wall clock that is set back by more than this is an outage too: what it shows now says nothing of the time passed. */
const setBackMs = 1000;
/** Alarms that lie further away are set anew on the way. */
const longestAlarm = 3_600_000;
/** How long to wait after a commit that could not be written. */
const retryMs = 1000;

export interface TimekeeperOptions {
  readonly wall: () => WallMs;
  /** The conference as decided. */
  readonly state: () => View;
  /** The conference as it is on disk. */
  readonly durable: () => View;
  /** The last moment at which the host is known to have been alive. */
  readonly alive: WallMs;
  /** Decides a command of the system's own at conference time `now`; false when nothing came of it. */
  readonly put: (command: Command, id: string | null, now: ConferenceMs, at: WallMs) => boolean;
  readonly beat: (at: WallMs, now: ConferenceMs) => Promise<boolean>;
  readonly fault: (facts: object, what: string) => void;
}

export interface Moment {
  readonly now: ConferenceMs;
  readonly at: WallMs;
}

export interface Timekeeper {
  /** Outage first, then every deadline that has passed, each at its own moment; gives the moment that it is now. */
  catchUp(): Moment;
  /** Sets the alarm for the next deadline. */
  arm(): void;
  /** A commit was not written: what fell due is tried again in a while. */
  postpone(): void;
  stop(): void;
}

/** Keeps the time of one conference: notices outages, and puts each deadline at its own moment. */
export function timekeeper(options: TimekeeperOptions): Timekeeper {
  const { wall, state, durable, put, beat, fault } = options;
  let { alive } = options;
  let alarm: NodeJS.Timeout | undefined;
  let notBefore: WallMs = 0;
  let stopped = false;
  // A deadline from which nothing came would come up for ever; it is left alone and reported.
  const dead = new Set<string>();

  // An outage that is not on disk yet: until it is, no beat may hide the gap, and it is decided again if it was dropped.
  let owed: { readonly last: ConferenceMs; readonly outages: number } | undefined;

  const clock = () => state().public.clock;

  /** Reads the wall clock. It never goes back by a little; a leap, forward or back, is owed to the log as an outage. */
  function look(): WallMs {
    const at = wall();
    const gap = at - alive;
    const leaps = gap > outageMs || gap < -setBackMs;
    const undecided = owed !== undefined && state().public.outages < owed.outages;
    if (leaps && clock().c === 'running' && !undecided)
      owed = { last: conferenceTime(clock(), alive), outages: state().public.outages + 1 };
    alive = leaps ? at : Math.max(alive, at);
    notBefore = Math.min(notBefore, alive + retryMs);
    return alive;
  }

  function catchUp(): Moment {
    const at = look();
    if (owed !== undefined && clock().c === 'running' && state().public.outages < owed.outages)
      put({ c: 'outage', at: owed.last }, null, owed.last, at);
    if (owed !== undefined && durable().public.outages >= owed.outages) owed = undefined;
    for (;;) {
      const next = due(state());
      if (!next || next.at > conferenceTime(clock(), at) || dead.has(next.id) || at < notBefore) break;
      if (put(next.command, next.id, next.at, at)) continue;
      dead.add(next.id);
      fault({ command: next.command.c }, 'nothing came of a deadline');
    }
    return { now: conferenceTime(clock(), at), at };
  }

  function arm(): void {
    clearTimeout(alarm);
    const next = due(state());
    if (stopped || !next || dead.has(next.id)) return;
    const at = Math.max(wallTime(clock(), next.at) ?? Number.POSITIVE_INFINITY, notBefore);
    const wait = Math.min(Math.max(0, Math.ceil(at - wall())), longestAlarm);
    alarm = setTimeout(ring, wait);
  }

  function ring(): void {
    catchUp();
    arm();
  }

  async function pulse(): Promise<void> {
    ring();
    const kept = durable().public.clock;
    const at = alive;
    if (kept.c === 'running' && owed === undefined) await beat(at, Math.floor(conferenceTime(kept, at)));
  }

  const pulses = setInterval(() => {
    pulse().catch(() => fault({}, 'a heartbeat could not be stored'));
  }, beatMs);

  return {
    catchUp,
    arm,
    postpone() {
      notBefore = wall() + retryMs;
      arm();
    },
    stop() {
      stopped = true;
      clearTimeout(alarm);
      clearInterval(pulses);
    },
  };
}
