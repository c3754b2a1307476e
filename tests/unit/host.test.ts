import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { audiencesOf, viewOf } from '../../shared/conference/conference.ts';
import { sliceOf } from '../../shared/conference/slices.ts';
import { conferenceTime } from '../../shared/conference/clock.ts';
import type { Command } from '../../shared/conference/kinds.ts';
import { grounded } from '../../shared/protocol/explain.ts';
import { foldFrame, heldOf, type Holding, holdsNothing, viewOfHolding } from '../../shared/protocol/fold.ts';
import type { Ack, Frame } from '../../shared/protocol/wire.ts';
import { loadScenario } from '../../shared/scenario/load.ts';
import { type Host, openHost } from '../../server/host/host.ts';
import type { Publication } from '../../server/host/publish.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { small } from '../support/scenarioSource.ts';

/** The host without sockets: a store in memory, a wall that the test moves, readers that fold what they are told. */

const conference = 'c';

interface Reader {
  readonly seat: string;
  readonly holding: () => Holding;
}

interface Desk {
  readonly host: () => Host;
  room: boolean;
  wall: number;
  /** Sets the wall on and lets the alarms ring. */
  pass(ms: number): Promise<void>;
  act(seat: string, command: Command, id?: string): Promise<Ack>;
  arrive(name: string): Promise<string>;
  reader(seat: string): Promise<Reader>;
  restart(): Promise<void>;
  readonly published: Publication[];
}

const rooms = `rooms:
  - { id: plenary, name: Plenary }
  - { id: corner, name: Corner, parent: plenary }
`;
const closedRoom = small.replace(/rooms:\n.*\n/, rooms).replace('seats: 1', 'seats: 2');

let desk: Desk;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'] });
  desk = await newDesk();
});
afterEach(async () => {
  await desk.host().close();
  vi.useRealTimers();
});

async function newDesk(): Promise<Desk> {
  const store = memoryStore({ hasRoom: () => self.room });
  const readers = new Map<string, { holding: Holding; audiences: Set<string> }>();
  const published: Publication[] = [];
  let host: Host;

  function tell(seat: string, frame: Frame): void {
    const reader = readers.get(seat);
    if (!reader) return;
    const next = foldFrame(reader.holding, frame);
    if (next === 'resume') throw new Error(`a frame for ${seat} does not follow`);
    reader.holding = next;
  }

  const open = () =>
    openHost({
      id: conference,
      events: store.events,
      texts: store.texts,
      sheets: store.sheets,
      log: { error: (facts, what) => expect.fail(`${what} ${JSON.stringify(facts)}`), warn: () => undefined },
      wall: () => Date.now(),
      rate: 1,
      outlet: {
        publish(_conference, publication) {
          published.push(publication);
          for (const { part, except } of publication.broadcasts)
            for (const [seat, reader] of readers)
              if (reader.audiences.has(part.a) && !except.includes(seat)) tell(seat, part);
          for (const { seat, frame, leave, join } of publication.own) {
            const reader = readers.get(seat);
            for (const a of leave) reader?.audiences.delete(a);
            for (const a of join) reader?.audiences.add(a);
            tell(seat, frame);
          }
        },
      },
    });

  const self: Desk = {
    host: () => host,
    room: true,
    wall: 0,
    published,
    pass: async (ms) => {
      await vi.advanceTimersByTimeAsync(ms);
    },
    act(seat, command, id) {
      const person = host.state().seat[seat]?.person ?? null;
      return host.submit({ seat, person, id: id ?? `${Math.random()}`, command });
    },
    async arrive(name) {
      const seat = `seat of ${name}`;
      const command = {
        c: 'arrive',
        person: name,
        seat,
        name: { lang: 'en', text: name },
        wants: null,
        automatic: false,
      } as const;
      expect(await host.submit({ seat: 'system', person: name, id: null, command })).toEqual({ ok: true });
      return seat;
    },
    async reader(seat) {
      const before = readers.get(seat)?.holding ?? holdsNothing;
      await host.catchUp(seat, heldOf(before), ({ audiences, frame }) => {
        readers.set(seat, { holding: before, audiences: new Set(audiences) });
        tell(seat, frame);
      });
      return { seat, holding: () => readers.get(seat)?.holding ?? holdsNothing };
    },
    async restart() {
      await host.close();
      for (const reader of readers.values()) reader.audiences.clear();
      host = await open();
    },
  };
  host = await open();
  const scenario = loadScenario(closedRoom, 'small.yaml');
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  const title = { lang: 'en', text: 'A test' };
  const command = {
    c: 'create',
    title,
    facilitator: { lang: 'en', text: 'Fay' },
    scenario: scenario.value,
    minutes: null,
    autoChair: false,
  } as const;
  expect(await host.submit({ seat: 'system', person: 'fay', id: null, command })).toEqual({ ok: true });
  return self;
}

const facilitator = (): string =>
  Object.entries(desk.host().state().console?.seats ?? {}).find(([, s]) => s.role.r === 'facilitator')?.[0] ?? '';

/** Cuba and Sweden seated, Fay in the chair, the session open; gives the three seats. */
async function session(): Promise<{ readonly cub: string; readonly swe: string; readonly chair: string }> {
  const cub = await desk.arrive('Ana');
  const swe = await desk.arrive('Bo');
  const fay = facilitator();
  await desk.act(fay, { c: 'seatPerson', person: 'Ana', delegation: 'CUB' });
  await desk.act(fay, { c: 'seatPerson', person: 'Bo', delegation: 'SWE' });
  await desk.act(fay, { c: 'seatChair', person: 'fay' });
  expect(await desk.act(fay, { c: 'openSession' })).toEqual({ ok: true });
  return { cub, swe, chair: desk.host().state().room['plenary']?.chair ?? '' };
}

/** Law 2: what the reader holds is what the server would let the seat read. */
function expectsSame({ seat, holding }: Reader): void {
  const state = desk.host().state();
  expect(Object.keys(holding().held).toSorted()).toEqual(Object.keys(audiencesOf(state, seat)).toSorted());
  for (const [a, { slice }] of Object.entries(holding().held)) expect(slice).toEqual(sliceOf(state, a));
  expect(viewOfHolding(holding()).public).toEqual(viewOf(state, seat).public);
}

async function speak(seat: string, chair: string, delegation: string): Promise<void> {
  await desk.act(seat, { c: 'askFloor', room: 'plenary' });
  const after = desk.host().state().room['plenary']?.floor.lastTurn ?? '';
  expect(await desk.act(chair, { c: 'giveFloor', room: 'plenary', delegation, after })).toEqual({ ok: true });
}

const speaking = () => desk.host().state().room['plenary']?.floor.speaking;

describe('a closed room', () => {
  test('enter, hear, leave, not hear, come again: slices as the laws have them, over reconnects and a restart', async () => {
    const { cub, swe } = await session();
    const inside = await desk.reader(swe);
    const witness = await desk.reader(cub);
    await desk.act(swe, { c: 'enterRoom', room: 'corner' });
    await desk.act(cub, { c: 'enterRoom', room: 'corner' });
    expectsSame(inside);
    expectsSame(witness);
    const asWas = desk.host().state().room['corner'];

    await desk.act(swe, { c: 'leaveRoom', room: 'corner' });
    expect(inside.holding().held['room:corner']).toBeUndefined();
    expect(inside.holding().frozen['room:corner']?.slice).toEqual(asWas);
    expectsSame(inside);

    // Something happens inside that only Cuba hears.
    await desk.act(cub, { c: 'askFloor', room: 'corner' });
    expect(inside.holding().frozen['room:corner']?.slice).toEqual(asWas);
    await desk.restart();
    for (const reader of [await desk.reader(swe), await desk.reader(cub)]) expectsSame(reader);
    expect(inside.holding().frozen['room:corner']?.slice).toEqual(asWas);
    // One that comes without anything gets the frozen slice as well.
    let fresh: Holding = holdsNothing;
    await desk.host().catchUp(swe, {}, ({ frame }) => {
      const next = foldFrame(holdsNothing, frame);
      if (next !== 'resume') fresh = next;
    });
    expect(fresh.frozen['room:corner']?.slice).toEqual(asWas);
    expect(fresh.held['room:corner']).toBeUndefined();

    await desk.act(swe, { c: 'enterRoom', room: 'corner' });
    expectsSame(inside);
    expect(inside.holding().frozen['room:corner']).toBeUndefined();
    expect(inside.holding().held['room:corner']?.slice).toEqual(desk.host().state().room['corner']);
  });

  test('a cursor from an earlier visit brings a fresh slice, not the events between', async () => {
    const { cub, swe } = await session();
    await desk.act(cub, { c: 'enterRoom', room: 'corner' });
    await desk.act(swe, { c: 'enterRoom', room: 'corner' });
    const before = heldOf((await desk.reader(swe)).holding());
    await desk.act(swe, { c: 'leaveRoom', room: 'corner' });
    await desk.act(cub, { c: 'askFloor', room: 'corner' });
    await desk.act(cub, { c: 'withdrawFloor', room: 'corner' });
    await desk.act(swe, { c: 'enterRoom', room: 'corner' });
    await desk.host().catchUp(swe, before, ({ frame }) => {
      const part = frame.find((one) => one.a === 'room:corner');
      expect(part).toHaveProperty('fresh');
      expect(JSON.stringify(frame)).not.toContain('FloorAsked');
    });
  });
});

describe('conference time', () => {
  test('a statement ends by itself at its own moment, however late the alarm', async () => {
    const { cub, chair } = await session();
    await speak(cub, chair, 'CUB');
    const until = speaking()?.until ?? 0;
    await desk.pass(until + 60_000);
    expect(speaking()).toBeNull();
    expect(JSON.stringify(desk.published)).toContain(`"at":${until},"how":"timeUp"`);
  });

  test('a gap of over five seconds is an outage: no time is lost, at a restart', async () => {
    const { cub, chair } = await session();
    await speak(cub, chair, 'CUB');
    await desk.pass(10_500);
    await desk.host().close();
    vi.setSystemTime(Date.now() + 3_600_000);
    await desk.restart();
    const { clock, outages } = desk.host().state().public;
    expect(outages).toBe(1);
    const left = (speaking()?.until ?? 0) - conferenceTime(clock, Date.now());
    expect(left).toBeGreaterThanOrEqual(120_000 - 10_500);
    expect(left).toBeLessThanOrEqual(120_000 - 10_500 + 1_100);
  });

  test('while running, before a command and before an alarm', async () => {
    const { cub, chair } = await session();
    await speak(cub, chair, 'CUB');
    await desk.pass(5_000);
    // The machine slept through the end of the statement.
    vi.setSystemTime(Date.now() + 1_000_000);
    expect(await desk.act(cub, { c: 'endStatement', room: 'plenary', turn: speaking()?.turn ?? '' })).toEqual({
      ok: true,
    });
    expect(desk.host().state().public.outages).toBe(1);
    expect(JSON.stringify(desk.published)).toContain('"how":"done"');
  });

  test('a wall clock that is set back turns no time back and stalls no deadline: an outage, also before a restart', async () => {
    const { cub, chair } = await session();
    await speak(cub, chair, 'CUB');
    await desk.pass(20_000);
    const now = () => conferenceTime(desk.host().state().public.clock, Date.now());
    const before = now();
    vi.setSystemTime(Date.now() - 3_600_000);
    await desk.pass(2_000);
    expect(desk.host().state().public.outages).toBe(1);
    expect(now()).toBeGreaterThanOrEqual(before);
    expect(now()).toBeLessThanOrEqual(before + 3_000);
    await desk.host().close();
    await desk.restart();
    expect(desk.host().state().public.outages).toBe(1);
    expect(now()).toBeLessThanOrEqual(before + 3_000);
    await desk.pass((speaking()?.until ?? 0) - now() + 100);
    expect(speaking()).toBeNull();
  });

  test('by less than a second it stands still until it is made up for', async () => {
    await session();
    await desk.pass(20_000);
    vi.setSystemTime(Date.now() - 900);
    await desk.pass(5_000);
    expect(desk.host().state().public.outages).toBe(0);
  });

  test('a clock set back while the server is down, too', async () => {
    const { cub, chair } = await session();
    await speak(cub, chair, 'CUB');
    await desk.pass(10_000);
    const now = () => conferenceTime(desk.host().state().public.clock, Date.now());
    const before = now();
    await desk.host().close();
    vi.setSystemTime(Date.now() - 3_600_000);
    await desk.restart();
    expect(desk.host().state().public.outages).toBe(1);
    expect(Math.abs(now() - before)).toBeLessThanOrEqual(1_100);
    await desk.pass(1_000);
    expect(now()).toBeGreaterThan(before - 100);
  });

  test('a gap of under five seconds is none', async () => {
    await session();
    await desk.host().close();
    vi.setSystemTime(Date.now() + 4_000);
    await desk.restart();
    expect(desk.host().state().public.outages).toBe(0);
  });

  test('what fell due and could not be written happens when there is room, once', async () => {
    const { cub, chair } = await session();
    await speak(cub, chair, 'CUB');
    desk.room = false;
    await desk.pass(200_000);
    expect(speaking()).not.toBeNull();
    desk.room = true;
    await desk.pass(3_000);
    expect(speaking()).toBeNull();
    expect(JSON.stringify(desk.published).match(/"how":"timeUp"/g)).toHaveLength(1);
  });

  test('an outage that could not be written is not forgotten', async () => {
    const { cub, chair } = await session();
    await speak(cub, chair, 'CUB');
    await desk.pass(2_000);
    desk.room = false;
    vi.setSystemTime(Date.now() + 1_000_000);
    await desk.pass(3_000);
    expect(desk.host().state().public.outages).toBe(0);
    desk.room = true;
    await desk.pass(3_000);
    expect(desk.host().state().public.outages).toBe(1);
    expect(speaking()?.delegation).toBe('CUB');
  });
});

describe('a commit that fails', () => {
  test('takes with it what was decided on top of it; nothing of it is published; the next is decided on what stands', async () => {
    const { chair } = await session();
    const told = desk.published.length;
    desk.room = false;
    const limits = [30, 40, 50];
    const answers = limits.map((seconds) =>
      desk.act(chair, { c: 'setLimit', room: 'plenary', seconds }, `limit-${seconds}`),
    );
    expect(await Promise.all(answers)).toEqual(limits.map(() => ({ no: grounded({ code: 'storage.full' }) })));
    expect(desk.published).toHaveLength(told);
    expect(desk.host().state().room['plenary']?.floor.limitSeconds).toBe(120);
    desk.room = true;
    expect(await desk.act(chair, { c: 'setLimit', room: 'plenary', seconds: 40 }, 'limit-40')).toEqual({ ok: true });
    expect(desk.host().state().room['plenary']?.floor.limitSeconds).toBe(40);
  });

  test('law 4: a command is answered from its receipt, after a restart too', async () => {
    const { cub } = await session();
    expect(await desk.act(cub, { c: 'askFloor', room: 'plenary' }, 'once-only')).toEqual({ ok: true });
    await desk.restart();
    expect(await desk.act(cub, { c: 'askFloor', room: 'plenary' }, 'once-only')).toEqual({ ok: true });
    expect(desk.host().state().room['plenary']?.floor.list).toHaveLength(1);
  });
});

test('whoever is connected when the server goes is not when it comes back', async () => {
  const { cub } = await session();
  const line = { seat: 'system', person: null, id: null, command: { c: 'line', seat: cub, connected: true } } as const;
  await desk.host().submit(line);
  expect(desk.host().state().public.delegations['CUB']?.presence.p).toBe('here');
  await desk.restart();
  expect(desk.host().state().public.delegations['CUB']?.presence.p).toBe('away');
  await desk.pass(61_000);
  expect(desk.host().state().public.delegations['CUB']?.presence.p).toBe('gone');
});
