import type { ConferenceMs, RoomId } from '../kit/ids.ts';
import { adoption } from './adoption.ts';
import { ballots } from './ballots.ts';
import { deskActs, deskOnly, entry, facilitatorOnly, first, notClosed, roomOf, systemOnly } from './checks.ts';
import { floor } from './floor.ts';
import { gavel } from './gavel.ts';
import type { Command, Concern, Evolvers, Me, Slices, Tx } from './kinds.ts';
import type { StepReason } from './nextStep.ts';
import { nextStep, stepAtHand } from './nextStep.ts';
import { reading } from './reading.ts';

/**
 * The automatic chair: the next step is announced with a countdown and taken unless a person acts before. It is no
 * participant: its acts are deadlines, logged as the rule set's, so that a restart neither loses nor doubles one.
 */

export interface AutoChairRoom {
  readonly auto: {
    readonly on: boolean;
    readonly planned: {
      readonly id: string;
      readonly why: StepReason;
      readonly command: Command;
      readonly at: ConferenceMs;
    } | null;
    /** The planned step that was taken last, by itself or by hand; empty before the first. */
    readonly taken: string;
  };
}

export type AutoChairEvent =
  | { readonly t: 'AutoChairSet'; readonly on: boolean }
  | {
      readonly t: 'StepPlanned';
      readonly id: string;
      readonly why: StepReason;
      readonly command: Command;
      readonly at: ConferenceMs;
    }
  | { readonly t: 'StepDropped' }
  | { readonly t: 'StepTaken'; readonly id: string; readonly why: StepReason };

export type AutoChairCommand =
  | { readonly c: 'setAutoChair'; readonly room: RoomId; readonly on: boolean }
  /**
   * The chair, or the teacher with one button, takes the step that `nextStep` names; `why` is the one that was seen, and
   * `planned` its countdown, if one ran: a step that was taken by itself at that moment is not refused, and not doubled.
   */
  | { readonly c: 'takeStep'; readonly room: RoomId; readonly why: StepReason; readonly planned?: string }
  | { readonly c: 'autoStep'; readonly room: RoomId; readonly id: string };

export const autoChairBlank = { auto: { on: false, planned: null, taken: '' } } satisfies AutoChairRoom;

const plan = (s: Slices['room'], planned: AutoChairRoom['auto']['planned']): Slices['room'] => ({
  ...s,
  auto: { ...s.auto, planned },
});

export const autoChairRoom: Evolvers<Slices['room'], AutoChairEvent> = {
  AutoChairSet: (s, e) => ({ ...s, auto: { ...s.auto, on: e.on, planned: null } }),
  StepPlanned: (s, e) => plan(s, { id: e.id, why: e.why, command: e.command, at: e.at }),
  StepDropped: (s) => plan(s, null),
  StepTaken: (s, e) => ({ ...s, auto: { ...s.auto, planned: null, taken: e.id } }),
};

export const autoChair: Concern<AutoChairCommand> = {
  handlers: {
    setAutoChair: {
      may: (own, me, c) =>
        first(
          notClosed(own),
          me.facilitator ? facilitatorOnly(me) : deskOnly(own, me, c.room),
          c.room === own.public.plenary ? undefined : { code: 'room.unknown' },
          roomOf(own, c.room)?.auto.on === c.on ? { code: 'auto.already' } : undefined,
        ),
      conclude: (tx, _me, c) => tx.emit({ to: `room:${c.room}`, e: { t: 'AutoChairSet', on: c.on } }),
    },
    takeStep: {
      may: (own, me, c) =>
        first(
          deskActs(own, me, c.room),
          wasTaken(roomOf(own, c.room), c) || stepAtHand(own, c.room)?.why === c.why
            ? undefined
            : { code: 'step.over' },
        ),
      conclude(tx, me, c) {
        if (wasTaken(entry(tx.state.room, c.room), c)) return;
        const step = stepAtHand(tx.state, c.room);
        if (!step) return;
        const { planned } = entry(tx.state.room, c.room)?.auto ?? autoChairBlank.auto;
        if (planned) tx.emit({ to: `room:${c.room}`, e: { t: 'StepTaken', id: planned.id, why: planned.why } });
        takeStep(tx, me, step.command);
      },
    },
    autoStep: {
      may: (_own, me) => systemOnly(me),
      conclude(tx, me, c) {
        const planned = entry(tx.state.room, c.room)?.auto.planned;
        if (planned?.id !== c.id) return;
        tx.emit({ to: `room:${c.room}`, e: { t: 'StepTaken', id: planned.id, why: planned.why } });
        takeStep(tx, me, planned.command);
      },
    },
  },
  due: (state) =>
    Object.entries(state.room).flatMap(([room, s]) =>
      s.auto.planned
        ? [
            {
              at: s.auto.planned.at,
              id: `step:${s.auto.planned.id}`,
              command: { c: 'autoStep', room, id: s.auto.planned.id } as const,
            },
          ]
        : [],
    ),
  follow(tx) {
    const { plenary } = tx.state.public;
    const auto = entry(tx.state.room, plenary)?.auto;
    if (!auto?.on) return;
    const step = nextStep(tx.state, plenary, tx.now);
    if (!step) {
      if (auto.planned) tx.emit({ to: `room:${plenary}`, e: { t: 'StepDropped' } });
      return;
    }
    // The same step keeps its countdown unless it can come sooner; another one begins its own.
    const at = tx.now + step.wait;
    if (auto.planned && sameStep(auto.planned.command, step.command) && auto.planned.at <= at) return;
    tx.emit({
      to: `room:${plenary}`,
      e: { t: 'StepPlanned', id: tx.id(), why: step.why, command: step.command, at },
    });
  },
};

const wasTaken = (s: AutoChairRoom | undefined, { planned }: { readonly planned?: string }): boolean =>
  planned !== undefined && s?.auto.taken === planned;

const sameStep = (a: Command, b: Command): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Concludes what a chair would have asked for. The plan was made for this very state, so nothing stands in its way. */
function takeStep(tx: Tx, me: Me, command: Command): void {
  switch (command.c) {
    case 'giveFloor':
      return floor.handlers.giveFloor.conclude(tx, me, command);
    case 'openProvision':
      return reading.handlers.openProvision.conclude(tx, me, command);
    case 'askAgain':
      return reading.handlers.askAgain.conclude(tx, me, command);
    case 'rule':
      return gavel.handlers.rule.conclude(tx, me, command);
    case 'openBallot':
      return ballots.handlers.openBallot.conclude(tx, me, command);
    case 'closeQuestion':
      return ballots.handlers.closeQuestion.conclude(tx, me, command);
    case 'putNext':
      return ballots.handlers.putNext.conclude(tx, me, command);
    case 'endBallot':
      return ballots.handlers.endBallot.conclude(tx, me, command);
    case 'askWhole':
      return adoption.handlers.askWhole.conclude(tx, me, command);
    default:
      return undefined;
  }
}
