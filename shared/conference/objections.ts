import type { ConferenceMs, DelegationCode, ProvisionId, QuestionId, RoomId } from '../kit/ids.ts';
import { concludeWhole } from './adoption.ts';
import { chairDecides, delegateOnly, deskActs, entry, first, noBreak, roomOf, running, systemOnly } from './checks.ts';
import { askObjections, ruleAtOnce, takeEffect } from './effects.ts';
import { mayRule } from './gavel.ts';
import type { Concern, Evolvers, Refusal, Slices, View } from './kinds.ts';
import type { Ruling } from './rulings.ts';

/** The chair asks whether anyone objects, and silence decides. P1.33, P4.1 */

export interface ObjectionQuestion {
  readonly id: QuestionId;
  readonly about:
    | { readonly q: 'remove'; readonly provision: ProvisionId }
    /** Whether anyone objects to a ruling; silence makes it. */
    | { readonly q: 'rule'; readonly provision: ProvisionId; readonly ruling: Ruling }
    /** The text as a whole; `drop` names what would fall away. */
    | { readonly q: 'whole'; readonly drop: readonly ProvisionId[] };
  readonly at: ConferenceMs;
  readonly until: ConferenceMs;
}

export interface ObjectionsRoom {
  readonly question: ObjectionQuestion | null;
}

export type ObjectionEvent =
  | {
      readonly t: 'ObjectionsAsked';
      readonly id: QuestionId;
      readonly about: ObjectionQuestion['about'];
      readonly at: ConferenceMs;
      readonly until: ConferenceMs;
    }
  | { readonly t: 'QuestionWithdrawn'; readonly id: QuestionId }
  | { readonly t: 'Objected'; readonly delegation: DelegationCode; readonly at: ConferenceMs }
  | { readonly t: 'NobodyObjected'; readonly id: QuestionId };

export type ObjectionCommand =
  /** Asks for objections to a ruling before it is made. P4.1 */
  | { readonly c: 'askRuling'; readonly room: RoomId; readonly ruling: Ruling }
  | { readonly c: 'withdrawQuestion'; readonly room: RoomId; readonly question: QuestionId }
  | { readonly c: 'object'; readonly room: RoomId; readonly question: QuestionId }
  | { readonly c: 'questionDue'; readonly room: RoomId; readonly question: QuestionId };

export const objectionsBlank = { question: null } satisfies ObjectionsRoom;

export const objectionsRoom: Evolvers<Slices['room'], ObjectionEvent> = {
  ObjectionsAsked: (s, e) => ({ ...s, question: { id: e.id, about: e.about, at: e.at, until: e.until } }),
  QuestionWithdrawn: (s) => ({ ...s, question: null }),
  Objected: (s, e) =>
    s.question
      ? {
          ...s,
          question: null,
          record: [...s.record, { k: 'objection', delegation: e.delegation, about: s.question.about, at: e.at }],
        }
      : s,
  NobodyObjected: (s) => ({ ...s, question: null }),
};

const asks = (own: View, room: RoomId, question: QuestionId): Refusal | undefined =>
  roomOf(own, room)?.question?.id === question ? undefined : { code: 'question.over' };

export const objections: Concern<ObjectionCommand> = {
  handlers: {
    askRuling: {
      may: (own, me, c) => first(chairDecides(own, me, c.room), noBreak(own, c.room), mayRule(own, c.room, c.ruling)),
      conclude(tx, _me, c) {
        const { ruling } = c;
        takeEffect(tx, c.room);
        askObjections(
          tx,
          c.room,
          ruling.r === 'removed'
            ? { q: 'remove', provision: ruling.provision }
            : { q: 'rule', provision: ruling.provision, ruling },
        );
      },
    },
    withdrawQuestion: {
      may: (own, me, c) => first(deskActs(own, me, c.room), asks(own, c.room, c.question)),
      conclude: (tx, _me, c) => tx.emit({ to: `room:${c.room}`, e: { t: 'QuestionWithdrawn', id: c.question } }),
    },
    object: {
      may: (own, me, c) => first(running(own), delegateOnly(own, me, c.room), asks(own, c.room, c.question)),
      conclude(tx, me, c) {
        const about = entry(tx.state.room, c.room)?.question?.about;
        if (!about || me.delegation === null) return;
        tx.emit({ to: `room:${c.room}`, e: { t: 'Objected', delegation: me.delegation, at: tx.now } });
        // One objection is enough: what nobody may remove by silence goes into brackets. P1.33, P4.1
        if (about.q === 'remove') ruleAtOnce(tx, c.room, { r: 'bracketed', provision: about.provision });
      },
    },
    questionDue: {
      may: (_own, me) => systemOnly(me),
      conclude(tx, _me, c) {
        const question = entry(tx.state.room, c.room)?.question;
        if (question?.id !== c.question) return;
        tx.emit({ to: `room:${c.room}`, e: { t: 'NobodyObjected', id: c.question } });
        const { about } = question;
        if (about.q === 'remove') ruleAtOnce(tx, c.room, { r: 'removed', provision: about.provision });
        else if (about.q === 'rule') {
          // What it was about may have been withdrawn while the room was asked.
          if (mayRule(tx.state, c.room, about.ruling) === undefined) ruleAtOnce(tx, c.room, about.ruling);
        } else concludeWhole(tx, c.room, about.drop, 'noObjection');
      },
    },
  },
  due: (state) =>
    Object.entries(state.room).flatMap(([room, { question }]) =>
      question
        ? [
            {
              at: question.until,
              id: `question:${question.id}`,
              command: { c: 'questionDue', room, question: question.id } as const,
            },
          ]
        : [],
    ),
};
