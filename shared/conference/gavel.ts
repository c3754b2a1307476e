import type { ConferenceMs, DelegationCode, ProvisionId, RoomId, RulingId } from '../kit/ids.ts';
import { openBrackets, openChoices } from '../text/measure.ts';
import { mayTakeInText } from './chairText.ts';
import { chairDecides, deskActs, entry, first, noBreak, officeOf, roomOf, systemOnly } from './checks.ts';
import { draftOp } from './draftEdits.ts';
import { editOp } from './edits.ts';
import { announce, askObjections, takeEffect } from './effects.ts';
import { stillHeld } from './holding.ts';
import type { Concern, Evolvers, Refusal, Slices, View } from './kinds.ts';
import type { ObjectionQuestion } from './objections.ts';
import { canBracket, isInside, proposalFits } from './onTheTable.ts';
import { isSettled, provisionOf, type Settled } from './provisions.ts';
import type { Signal } from './reading.ts';
import type { ResponseClass } from './response.ts';
import { afterPending, applyEffect, type Effect, type Ruling } from './rulings.ts';
import type { Office } from './seating.ts';
import { uncontestedWay } from './suggestions.ts';

/** The chair rules: a ruling is announced, can be taken back for a while, and takes effect. P1.31 to P1.35, P4.1 */

/** A ruling that is announced and can be taken back until it takes effect. */
export interface PendingRuling {
  readonly id: RulingId;
  readonly ruling: Ruling;
  readonly response: ResponseClass;
  readonly signals: Readonly<Record<DelegationCode, Signal>>;
  readonly at: ConferenceMs;
  readonly effectiveAt: ConferenceMs;
  /** Whose ruling it is, when it is not the chair's. */
  readonly by?: Exclude<Office, 'chair'>;
}

/** A line of the record: what was ruled, voted or objected, in order. */
export type RecordEntry =
  | {
      readonly k: 'ruling';
      readonly id: RulingId;
      readonly ruling: Ruling;
      readonly response: ResponseClass;
      /** Who had signalled what when the chair ruled. */
      readonly signals: Readonly<Record<DelegationCode, Signal>>;
      readonly at: ConferenceMs;
      readonly by?: Exclude<Office, 'chair'>;
    }
  | { readonly k: 'takenBack'; readonly id: RulingId; readonly ruling: Ruling; readonly at: ConferenceMs }
  | { readonly k: 'leftOut'; readonly provision: ProvisionId; readonly at: ConferenceMs }
  | {
      readonly k: 'objection';
      readonly delegation: DelegationCode;
      readonly about: ObjectionQuestion['about'];
      readonly at: ConferenceMs;
    };

export interface GavelRoom {
  readonly pending: PendingRuling | null;
  readonly record: readonly RecordEntry[];
}

export type GavelEvent =
  | {
      readonly t: 'RulingAnnounced';
      readonly id: RulingId;
      readonly ruling: Ruling;
      readonly response: ResponseClass;
      readonly signals: Readonly<Record<DelegationCode, Signal>>;
      readonly at: ConferenceMs;
      readonly effectiveAt: ConferenceMs;
      readonly by?: Exclude<Office, 'chair'>;
    }
  | { readonly t: 'RulingTakenBack'; readonly id: RulingId; readonly at: ConferenceMs }
  | {
      readonly t: 'RulingTookEffect';
      readonly id: RulingId;
      readonly ruling: Ruling;
      readonly response: ResponseClass;
      readonly effect: Effect;
      readonly settled: Settled | null;
      readonly at: ConferenceMs;
    };

export type GavelCommand =
  | { readonly c: 'rule'; readonly room: RoomId; readonly ruling: Ruling }
  | { readonly c: 'takeBack'; readonly room: RoomId; readonly ruling: RulingId }
  | { readonly c: 'rulingDue'; readonly room: RoomId; readonly ruling: RulingId };

export const gavelBlank = { pending: null, record: [] } satisfies GavelRoom;

export const gavelRoom: Evolvers<Slices['room'], GavelEvent> = {
  RulingAnnounced: (s, e) => {
    const { t: _t, ...pending } = e;
    return { ...s, pending };
  },
  RulingTakenBack: (s, e) =>
    s.pending
      ? {
          ...s,
          pending: null,
          record: [...s.record, { k: 'takenBack', id: e.id, ruling: s.pending.ruling, at: e.at }],
        }
      : s,
  RulingTookEffect: (s, e) => {
    const applied = applyEffect(s, e.effect, e.at);
    return {
      ...applied,
      pending: null,
      provisions: applied.provisions.map((p) =>
        p.id === e.effect.provision ? { ...p, settled: e.settled ?? p.settled } : p,
      ),
      record: [
        ...s.record,
        {
          k: 'ruling',
          id: e.id,
          ruling: e.ruling,
          response: e.response,
          signals: s.pending?.signals ?? {},
          at: e.at,
          ...(s.pending?.by ? { by: s.pending.by } : {}),
        },
      ],
    };
  },
};

/** Whether a ruling is possible on the room as it will stand once the pending one has taken effect. */
export function mayRule(own: View, room: RoomId, ruling: Ruling): Refusal | undefined {
  const slice = roomOf(own, room);
  if (!slice) return { code: 'room.unknown' };
  const after = afterPending(slice);
  const provision = provisionOf(after, ruling.provision);
  if (!provision) return { code: 'provision.unknown' };
  if (isSettled(provision)) return { code: 'provision.settled' };
  if (ruling.r === 'draft') {
    const made = draftOp(after, ruling.provision, ruling.edit, '?');
    return made.ok ? undefined : made.error;
  }
  if (ruling.r === 'chairText') return mayTakeInText(after, ruling.text);
  // A provision that the pending ruling defers leaves the screen: nothing more is ruled on it until it is opened again.
  if (slice.reading?.provision !== ruling.provision || provision.status === 'deferred')
    return { code: 'provision.notOpen' };
  switch (ruling.r) {
    case 'agreed': {
      const open = openBrackets(provision.body);
      return open > 0 ? { code: 'brackets.open', params: { open } } : undefined;
    }
    case 'removed':
    case 'bracketed':
    case 'deferred':
      return undefined;
    case 'takeIn':
    case 'bracketProposal': {
      const proposal = after.proposals.find((p) => p.id === ruling.proposal && p.provision === ruling.provision);
      if (!proposal) return { code: 'proposal.unknown' };
      if (proposal.state !== 'pending') return { code: 'proposal.settled' };
      if (!proposalFits(after, proposal)) return { code: 'proposal.stale' };
      if (ruling.r === 'bracketProposal' && !canBracket(after, proposal)) return { code: 'proposal.insideBracket' };
      // Its words went into brackets meanwhile: an option is not changed over the heads of its sponsors.
      if (ruling.r === 'takeIn' && isInside(after, proposal)) return { code: 'proposal.insideBracket' };
      return undefined;
    }
    case 'asSuggested':
      return maySuggested(after, ruling);
    case 'lapse': {
      const proposal = after.proposals.find((p) => p.id === ruling.proposal && p.provision === ruling.provision);
      if (!proposal) return { code: 'proposal.unknown' };
      if (proposal.state !== 'pending') return { code: 'proposal.settled' };
      return proposalFits(after, proposal) && proposal.standing?.s !== 'obsolete'
        ? { code: 'proposal.stands' }
        : undefined;
    }
    case 'edit': {
      const made = editOp(provision.body, ruling.edit, '?');
      return made.ok ? undefined : made.error;
    }
    case 'lift': {
      const choice = openChoices(provision.body).find((x) => x.id === ruling.choice);
      if (!choice) return { code: 'choice.unknown' };
      return ruling.option === null || choice.options.some((o) => o.id === ruling.option)
        ? undefined
        : { code: 'option.unknown' };
    }
  }
}

/** Every proposal that is named goes as suggested, and nobody contests it any more than when the list was made. */
function maySuggested(s: Slices['room'], ruling: Extract<Ruling, { r: 'asSuggested' }>): Refusal | undefined {
  if (ruling.proposals.length === 0) return { code: 'proposal.unknown' };
  for (const { id, way } of ruling.proposals) {
    const proposal = s.proposals.find((p) => p.id === id && p.provision === ruling.provision);
    if (!proposal) return { code: 'proposal.unknown' };
    if (proposal.state !== 'pending') return { code: 'proposal.settled' };
    if (uncontestedWay(s, proposal) !== way)
      return { code: 'suggestion.contested', params: { symbol: proposal.symbol } };
  }
  return undefined;
}

export const gavel: Concern<GavelCommand> = {
  handlers: {
    rule: {
      may: (own, me, c) =>
        first(
          chairDecides(own, me, c.room),
          noBreak(own, c.room),
          mayRule(own, c.room, c.ruling),
          stillHeld(own, c.room, c.ruling),
        ),
      conclude(tx, me, c) {
        takeEffect(tx, c.room);
        if (c.ruling.r === 'removed') askObjections(tx, c.room, { q: 'remove', provision: c.ruling.provision });
        else announce(tx, c.room, c.ruling, officeOf(tx.state, me, c.room));
      },
    },
    takeBack: {
      may: (own, me, c) =>
        first(
          deskActs(own, me, c.room),
          roomOf(own, c.room)?.pending?.id === c.ruling ? undefined : { code: 'ruling.over' },
        ),
      conclude: (tx, _me, c) =>
        tx.emit({ to: `room:${c.room}`, e: { t: 'RulingTakenBack', id: c.ruling, at: tx.now } }),
    },
    rulingDue: {
      may: (_own, me) => systemOnly(me),
      conclude(tx, _me, c) {
        if (entry(tx.state.room, c.room)?.pending?.id === c.ruling) takeEffect(tx, c.room);
      },
    },
  },
  due: (state) =>
    Object.entries(state.room).flatMap(([room, { pending }]) =>
      pending
        ? [
            {
              at: pending.effectiveAt,
              id: `ruling:${pending.id}`,
              command: { c: 'rulingDue', room, ruling: pending.id } as const,
            },
          ]
        : [],
    ),
};
