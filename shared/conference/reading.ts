import type { ConferenceMs, DelegationCode, ProvisionId, QuestionId, RoomId } from '../kit/ids.ts';
import { discuss } from './brackets.ts';
import { chairDecides, delegateOnly, entry, first, noBallot, noBreak, roomOf, running } from './checks.ts';
import type { Concern, Evolvers, Refusal, Slices, View } from './kinds.ts';
import { isSettled, type Provision, provisionOf } from './provisions.ts';
import { afterPending, isGoing } from './rulings.ts';

/** A room goes through its draft: the chair opens a provision and asks, delegations signal. P1.30 to P1.33 */

export type Signal = 'support' | 'oppose';

export interface Reading {
  readonly provision: ProvisionId;
  /** Each asking is a question of its own: a signal given to the words as they were does not count for new ones. */
  readonly question: QuestionId;
  readonly openedAt: ConferenceMs;
  /** How often these same words were asked about. */
  readonly asked: number;
  readonly signals: Readonly<Record<DelegationCode, Signal>>;
}

export interface ReadingRoom {
  readonly reading: Reading | null;
}

export type ReadingEvent =
  | {
      readonly t: 'ProvisionOpened';
      readonly provision: ProvisionId;
      readonly question: QuestionId;
      readonly at: ConferenceMs;
    }
  | { readonly t: 'AskedAgain'; readonly question: QuestionId; readonly asked: number }
  | { readonly t: 'Signalled'; readonly delegation: DelegationCode; readonly signal: Signal }
  | { readonly t: 'ReadingEnded' };

export type ReadingCommand =
  | { readonly c: 'openProvision'; readonly room: RoomId; readonly provision: ProvisionId }
  | { readonly c: 'askAgain'; readonly room: RoomId; readonly question: QuestionId }
  | { readonly c: 'signal'; readonly room: RoomId; readonly question: QuestionId; readonly signal: Signal };

export const readingBlank = { reading: null } satisfies ReadingRoom;

/** Not read yet, or put off: opening it takes it up. */
const isLater = ({ status }: Provision): boolean =>
  status === 'untouched' || status === 'deferred' || status === 'leftOut';

export const readingRoom: Evolvers<Slices['room'], ReadingEvent> = {
  ProvisionOpened: (s, e) => ({
    ...s,
    reading: { provision: e.provision, question: e.question, openedAt: e.at, asked: 1, signals: {} },
    provisions: s.provisions.map((p) =>
      p.id === e.provision
        ? {
            ...p,
            discussed: p.discussed + 1,
            status: isLater(p) ? 'open' : p.status,
          }
        : p,
    ),
  }),
  AskedAgain: (s, e) => ({
    ...s,
    reading: s.reading && { ...s.reading, question: e.question, asked: e.asked, signals: {} },
  }),
  Signalled: (s, e) => ({
    ...s,
    reading: s.reading && { ...s.reading, signals: { ...s.reading.signals, [e.delegation]: e.signal } },
  }),
  ReadingEnded: (s) => ({ ...s, reading: null }),
};

const known = (own: View, room: RoomId, provision: ProvisionId): Refusal | undefined => {
  const slice = roomOf(own, room);
  const found = slice && provisionOf(slice, provision);
  if (!found) return { code: 'provision.unknown' };
  if (isGoing(slice, provision)) return { code: 'ruling.announced' };
  return isSettled(provisionOf(afterPending(slice), provision) ?? found) ? { code: 'provision.settled' } : undefined;
};

const isQuestion = (own: View, room: RoomId, question: QuestionId): Refusal | undefined =>
  roomOf(own, room)?.reading?.question === question ? undefined : { code: 'question.over' };

export const reading: Concern<ReadingCommand> = {
  handlers: {
    openProvision: {
      may: (own, me, c) =>
        first(
          chairDecides(own, me, c.room),
          known(own, c.room, c.provision),
          roomOf(own, c.room)?.reading?.provision === c.provision ? { code: 'provision.alreadyOpen' } : undefined,
        ),
      conclude(tx, _me, c) {
        tx.emit({
          to: `room:${c.room}`,
          e: { t: 'ProvisionOpened', provision: c.provision, question: tx.id(), at: tx.now },
        });
        discuss(tx, c.room, c.provision);
      },
    },
    askAgain: {
      may: (own, me, c) => first(chairDecides(own, me, c.room), isQuestion(own, c.room, c.question)),
      conclude: (tx, _me, c) => {
        const asked = (entry(tx.state.room, c.room)?.reading?.asked ?? 0) + 1;
        tx.emit({ to: `room:${c.room}`, e: { t: 'AskedAgain', question: tx.id(), asked } });
      },
    },
    signal: {
      may: (own, me, c) =>
        first(
          running(own),
          delegateOnly(own, me, c.room),
          noBallot(own, c.room),
          noBreak(own, c.room),
          isQuestion(own, c.room, c.question),
        ),
      conclude(tx, me, c) {
        const before = me.delegation && entry(tx.state.room, c.room)?.reading?.signals[me.delegation];
        if (me.delegation === null || before === c.signal) return;
        tx.emit({ to: `room:${c.room}`, e: { t: 'Signalled', delegation: me.delegation, signal: c.signal } });
      },
    },
  },
};
