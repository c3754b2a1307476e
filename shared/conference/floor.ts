import type { ConferenceMs, DelegationCode, RoomId, SeatId, TurnId } from '../kit/ids.ts';
import {
  chairOnly,
  delegateActs,
  delegateOnly,
  deskActs,
  entry,
  first,
  insideOnly,
  isDesk,
  noBallot,
  noBreak,
  roomOf,
  running,
  systemOnly,
} from './checks.ts';
import type { Concern, Evolvers, Refusal, Slices, Tx } from './kinds.ts';

/** The floor of a room: the list of speakers, who holds it, and until when. P3.7, P1.69, P1.70 */

/** One entry per delegation, bound to the seat that asked. */
export interface FloorEntry {
  readonly delegation: DelegationCode;
  readonly seat: SeatId;
}

export interface Statement extends FloorEntry {
  readonly turn: TurnId;
  readonly since: ConferenceMs;
  readonly until: ConferenceMs;
  /** Time is up and the rule set only reminds; the chair decides when it ends. */
  readonly overtime: boolean;
}

export interface FloorRoom {
  readonly floor: {
    readonly list: readonly FloorEntry[];
    readonly speaking: Statement | null;
    /** The last statement that began; whoever gives the floor names it, so that two gavels advance once. */
    readonly lastTurn: TurnId;
    readonly limitSeconds: number;
    /** Statements that have ended, oldest first. */
    readonly statements: readonly EndedStatement[];
  };
}

export interface EndedStatement {
  readonly turn: TurnId;
  readonly delegation: DelegationCode;
  readonly since: ConferenceMs;
  readonly at: ConferenceMs;
}

export type EndOfStatement = 'done' | 'thanked' | 'timeUp' | 'left';

export type FloorEvent =
  | { readonly t: 'FloorAsked'; readonly delegation: DelegationCode; readonly seat: SeatId }
  | { readonly t: 'FloorWithdrawn'; readonly delegation: DelegationCode }
  | {
      readonly t: 'FloorGiven';
      readonly turn: TurnId;
      readonly delegation: DelegationCode;
      readonly seat: SeatId;
      readonly at: ConferenceMs;
      readonly until: ConferenceMs;
    }
  | { readonly t: 'FloorExtended'; readonly until: ConferenceMs }
  | { readonly t: 'TimeUpReminded'; readonly turn: TurnId }
  | { readonly t: 'StatementEnded'; readonly turn: TurnId; readonly at: ConferenceMs; readonly how: EndOfStatement }
  | { readonly t: 'LimitSet'; readonly seconds: number };

export type FloorCommand =
  | { readonly c: 'askFloor'; readonly room: RoomId }
  | { readonly c: 'withdrawFloor'; readonly room: RoomId }
  /** `after` is the last statement that the chair knew of. What was done just so meanwhile is not done again. */
  | { readonly c: 'giveFloor'; readonly room: RoomId; readonly delegation: DelegationCode; readonly after: TurnId }
  | { readonly c: 'endStatement'; readonly room: RoomId; readonly turn: TurnId }
  | { readonly c: 'timeUp'; readonly room: RoomId; readonly turn: TurnId }
  | { readonly c: 'setLimit'; readonly room: RoomId; readonly seconds: number }
  | { readonly c: 'moreTime'; readonly room: RoomId; readonly turn: TurnId; readonly seconds: number };

/** Bounds of a statement's length, in seconds. */
export const limitMin = 15;
export const limitMax = 600;

export const floorBlank = {
  floor: { list: [], speaking: null, lastTurn: '', limitSeconds: 120, statements: [] },
} satisfies FloorRoom;

const onFloor = (s: Slices['room'], change: Partial<FloorRoom['floor']>): Slices['room'] => ({
  ...s,
  floor: { ...s.floor, ...change },
});

export const floorRoom: Evolvers<Slices['room'], FloorEvent> = {
  FloorAsked: (s, e) => onFloor(s, { list: [...s.floor.list, { delegation: e.delegation, seat: e.seat }] }),
  FloorWithdrawn: (s, e) => onFloor(s, { list: s.floor.list.filter((x) => x.delegation !== e.delegation) }),
  FloorGiven: (s, e) =>
    onFloor(s, {
      list: s.floor.list.filter((x) => x.delegation !== e.delegation),
      lastTurn: e.turn,
      speaking: {
        turn: e.turn,
        delegation: e.delegation,
        seat: e.seat,
        since: e.at,
        until: e.until,
        overtime: false,
      },
    }),
  FloorExtended: (s, e) =>
    onFloor(s, { speaking: s.floor.speaking && { ...s.floor.speaking, until: e.until, overtime: false } }),
  TimeUpReminded: (s) => onFloor(s, { speaking: s.floor.speaking && { ...s.floor.speaking, overtime: true } }),
  StatementEnded: (s, e) => {
    const { speaking, statements } = s.floor;
    if (!speaking) return s;
    const { turn, delegation, since } = speaking;
    return onFloor(s, { speaking: null, statements: [...statements, { turn, delegation, since, at: e.at }] });
  },
  LimitSet: (s, e) => onFloor(s, { limitSeconds: e.seconds }),
};

export const floor: Concern<FloorCommand> = {
  handlers: {
    askFloor: {
      may: (own, me, c) =>
        first(
          delegateActs(own, me, c.room),
          noBreak(own, c.room),
          roomOf(own, c.room)?.floor.list.some((x) => x.delegation === me.delegation)
            ? { code: 'floor.alreadyListed' }
            : undefined,
          roomOf(own, c.room)?.floor.speaking?.delegation === me.delegation ? { code: 'floor.speaking' } : undefined,
        ),
      conclude(tx, me, c) {
        if (me.delegation === null) return;
        tx.emit({ to: `room:${c.room}`, e: { t: 'FloorAsked', delegation: me.delegation, seat: me.seat } });
      },
    },
    withdrawFloor: {
      may: (own, me, c) =>
        first(
          running(own),
          delegateOnly(own, me, c.room),
          roomOf(own, c.room)?.floor.list.some((x) => x.delegation === me.delegation)
            ? undefined
            : { code: 'floor.notListed' },
        ),
      conclude(tx, me, c) {
        if (me.delegation === null) return;
        tx.emit({ to: `room:${c.room}`, e: { t: 'FloorWithdrawn', delegation: me.delegation } });
      },
    },
    giveFloor: {
      may: (own, me, c) => {
        const room = roomOf(own, c.room);
        return first(
          running(own),
          chairOnly(own, me, c.room),
          noBallot(own, c.room),
          noBreak(own, c.room),
          wasGiven(room?.floor, c) ? undefined : mayGive(room?.floor, c),
        );
      },
      conclude(tx, _me, c) {
        const room = entry(tx.state.room, c.room);
        if (wasGiven(room?.floor, c)) return;
        const asked = room?.floor.list.find((x) => x.delegation === c.delegation);
        if (!room || !asked) return;
        endStatement(tx, c.room, 'thanked');
        const until = tx.now + room.floor.limitSeconds * 1000;
        const turn = tx.id();
        tx.emit({ to: `room:${c.room}`, e: { t: 'FloorGiven', turn, ...asked, at: tx.now, until } });
      },
    },
    endStatement: {
      may: (own, me, c) => {
        // One that has ended by itself meanwhile has ended as was asked.
        const meant = turnsOf(roomOf(own, c.room)?.floor).find((x) => x.turn === c.turn);
        return first(
          running(own),
          insideOnly(own, me, c.room),
          meant ? undefined : { code: 'floor.listMoved' },
          isDesk(own, me, c.room) || meant?.delegation === me.delegation ? undefined : { code: 'floor.notYours' },
        );
      },
      conclude(tx, me, c) {
        if (entry(tx.state.room, c.room)?.floor.speaking?.turn !== c.turn) return;
        endStatement(tx, c.room, isDesk(tx.state, me, c.room) ? 'thanked' : 'done');
      },
    },
    timeUp: {
      may: (_own, me) => systemOnly(me),
      conclude(tx, _me, c) {
        const speaking = entry(tx.state.room, c.room)?.floor.speaking;
        if (speaking?.turn !== c.turn || speaking.overtime) return;
        if (tx.state.public.ruleSet.atTimeUp === 'ends') endStatement(tx, c.room, 'timeUp');
        else tx.emit({ to: `room:${c.room}`, e: { t: 'TimeUpReminded', turn: c.turn } });
      },
    },
    setLimit: {
      may: (own, me, c) =>
        first(
          deskActs(own, me, c.room),
          c.seconds >= limitMin && c.seconds <= limitMax
            ? undefined
            : { code: 'floor.limit', params: { min: limitMin, max: limitMax } },
        ),
      conclude: (tx, _me, c) => tx.emit({ to: `room:${c.room}`, e: { t: 'LimitSet', seconds: c.seconds } }),
    },
    moreTime: {
      may: (own, me, c) =>
        first(
          deskActs(own, me, c.room),
          roomOf(own, c.room)?.floor.speaking?.turn === c.turn ? undefined : { code: 'floor.listMoved' },
          c.seconds >= 1 && c.seconds <= limitMax
            ? undefined
            : { code: 'floor.limit', params: { min: 1, max: limitMax } },
        ),
      conclude(tx, _me, c) {
        const speaking = entry(tx.state.room, c.room)?.floor.speaking;
        if (!speaking) return;
        const until = Math.max(speaking.until, tx.now) + c.seconds * 1000;
        tx.emit({ to: `room:${c.room}`, e: { t: 'FloorExtended', until } });
      },
    },
  },
  due: (state) =>
    Object.entries(state.room).flatMap(([room, s]) => {
      const { speaking } = s.floor;
      if (!speaking || speaking.overtime) return [];
      const { turn, until } = speaking;
      return [{ at: until, id: `timeUp:${turn}:${until}`, command: { c: 'timeUp', room, turn } as const }];
    }),
  left(tx, room, seat) {
    const { floor: f } = entry(tx.state.room, room) ?? floorBlank;
    const listed = f.list.find((x) => x.seat === seat);
    if (listed) tx.emit({ to: `room:${room}`, e: { t: 'FloorWithdrawn', delegation: listed.delegation } });
    if (f.speaking?.seat === seat) endStatement(tx, room, 'left');
  },
};

/** Every statement that was begun, in order. */
const turnsOf = (f: FloorRoom['floor'] | undefined): readonly Pick<Statement, 'turn' | 'delegation'>[] =>
  f ? [...f.statements, ...(f.speaking ? [f.speaking] : [])] : [];

type GiveFloor = Extract<FloorCommand, { readonly c: 'giveFloor' }>;

/** The turn after the one that the chair knew of went to just this delegation, by another hand or by itself. */
function wasGiven(f: FloorRoom['floor'] | undefined, { after, delegation }: GiveFloor): boolean {
  const turns = turnsOf(f);
  const known = turns.findIndex((x) => x.turn === after);
  return (known >= 0 || after === floorBlank.floor.lastTurn) && turns[known + 1]?.delegation === delegation;
}

/** Nobody was given the floor meanwhile, and the delegation stands on the list. */
function mayGive(f: FloorRoom['floor'] | undefined, { after, delegation }: GiveFloor): Refusal | undefined {
  if (f?.lastTurn !== after) return { code: 'floor.listMoved' };
  return f.list.some((x) => x.delegation === delegation)
    ? undefined
    : { code: 'floor.notListed', params: { delegation } };
}

/** Ends the statement that is being made, if there is one. */
export function endStatement(tx: Tx, room: RoomId, how: EndOfStatement): void {
  const speaking = entry(tx.state.room, room)?.floor.speaking;
  if (speaking) tx.emit({ to: `room:${room}`, e: { t: 'StatementEnded', turn: speaking.turn, at: tx.now, how } });
}
