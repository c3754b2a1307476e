import type { Ref } from '../kit/human.ts';
import type { ConferenceMs, DelegationCode, RoomId, TurnId } from '../kit/ids.ts';
import { delegateOnly, first, insideOnly, isDesk, notMuted, roomOf, tooLong } from './checks.ts';
import type { Concern, Evolvers, Me, Refusal, Slices, View } from './kinds.ts';

/** Sentences for the record: one line per statement, and at the end one per delegation. */

/** A line of summary, by whoever spoke or by the secretary. */
export interface SummaryLine {
  readonly turn: TurnId;
  readonly delegation: DelegationCode;
  readonly by: 'speaker' | 'secretary';
  readonly text: Ref;
  readonly at: ConferenceMs;
}

/** Why a delegation can, or cannot, live with the result. P4.7 */
export interface Verdict {
  readonly can: boolean;
  readonly why: Ref;
}

export interface LinesRoom {
  readonly summaries: readonly SummaryLine[];
  readonly verdicts: Readonly<Record<DelegationCode, Verdict>>;
}

export type LinesEvent =
  | { readonly t: 'Summarised'; readonly line: SummaryLine }
  | { readonly t: 'VerdictGiven'; readonly delegation: DelegationCode; readonly verdict: Verdict };

export type LinesCommand =
  | {
      readonly c: 'summarise';
      readonly room: RoomId;
      readonly turn: TurnId;
      readonly text: string;
      readonly lang: string;
    }
  | {
      readonly c: 'giveVerdict';
      readonly room: RoomId;
      readonly can: boolean;
      readonly text: string;
      readonly lang: string;
    };

/** Longest sentence for the record, in characters. */
export const lineMax = 200;

export const linesBlank = { summaries: [], verdicts: {} } satisfies LinesRoom;

export const linesRoom: Evolvers<Slices['room'], LinesEvent> = {
  Summarised: (s, e) => ({ ...s, summaries: [...s.summaries.filter((l) => l.turn !== e.line.turn), e.line] }),
  VerdictGiven: (s, e) => ({ ...s, verdicts: { ...s.verdicts, [e.delegation]: e.verdict } }),
};

const spokenBy = (own: View, room: RoomId, turn: TurnId): DelegationCode | undefined => {
  const floor = roomOf(own, room)?.floor;
  if (floor?.speaking?.turn === turn) return floor.speaking.delegation;
  return floor?.statements.find((s) => s.turn === turn)?.delegation;
};

function mySpeech(own: View, me: Me, room: RoomId, turn: TurnId): Refusal | undefined {
  const speaker = spokenBy(own, room, turn);
  if (speaker === undefined) return { code: 'line.unknown' };
  return speaker === me.delegation || isDesk(own, me, room) ? undefined : { code: 'floor.notYours' };
}

const empty = (text: string): Refusal | undefined => (text.trim() === '' ? { code: 'line.empty' } : undefined);

export const lines: Concern<LinesCommand> = {
  handlers: {
    summarise: {
      may: (own, me, c) =>
        first(
          insideOnly(own, me, c.room),
          mySpeech(own, me, c.room, c.turn),
          notMuted(own, me),
          empty(c.text),
          tooLong(c.text, lineMax),
        ),
      conclude(tx, me, c) {
        const delegation = spokenBy(tx.state, c.room, c.turn);
        const person = tx.stamp.person;
        if (delegation === undefined || person === null) return;
        const text = tx.seal(person, { lang: c.lang, text: c.text.trim() });
        const by = delegation === me.delegation ? 'speaker' : 'secretary';
        tx.emit({
          to: `room:${c.room}`,
          e: { t: 'Summarised', line: { turn: c.turn, delegation, by, text, at: tx.now } },
        });
      },
    },
    giveVerdict: {
      may: (own, me, c) =>
        first(
          own.public.phase.p === 'closed' ? undefined : { code: 'phase.notClosed' },
          delegateOnly(own, me, c.room),
          notMuted(own, me),
          empty(c.text),
          tooLong(c.text, lineMax),
        ),
      conclude(tx, me, c) {
        const person = tx.stamp.person;
        if (me.delegation === null || person === null) return;
        const why = tx.seal(person, { lang: c.lang, text: c.text.trim() });
        tx.emit({
          to: `room:${c.room}`,
          e: { t: 'VerdictGiven', delegation: me.delegation, verdict: { can: c.can, why } },
        });
      },
    },
  },
};
