import type { Ref } from '../kit/human.ts';
import type { ChairTextId, ConferenceMs, ProvisionId, RoomId } from '../kit/ids.ts';
import type { Body } from '../text/model.ts';
import { parseBracketed } from '../text/parse.ts';
import { deskActs, deskOnly, entry, first, inSession, noBallot, officeOf, roomOf, titleMax } from './checks.ts';
import type { Office } from './seating.ts';
import type { Concern, Evolvers, Me, Refusal, Slices, View } from './kinds.ts';
import { unlocked } from './levels.ts';
import { nextDt } from './onTheTable.ts';
import { afterPending } from './rulings.ts';
import { isSettled, provisionOf } from './provisions.ts';

/**
 * A chair's text: a compromise version of one or several provisions. The desk prepares it for itself; tabled, it is one
 * paper that is taken in, as one ruling, or not at all. P1.48
 */

/** Other words for one provision, as the desk has them so far, in the notation of brackets. */
export interface Prepared {
  readonly provision: ProvisionId;
  readonly text: string;
  /** Revision of the provision that they were written for. */
  readonly revision: number;
}

export interface ChairText {
  readonly id: ChairTextId;
  /** Number in the ITU manner: `DT/3`. */
  readonly symbol: string;
  readonly title: Ref;
  readonly parts: readonly { readonly provision: ProvisionId; readonly body: Body; readonly revision: number }[];
  readonly by: Office;
  readonly at: ConferenceMs;
  readonly state: 'tabled' | 'takenIn' | 'withdrawn';
}

export interface ChairTextDesk {
  readonly prepared: readonly Prepared[];
}

export interface ChairTextRoom {
  /** In the order in which they were tabled. */
  readonly chairTexts: readonly ChairText[];
}

/** Longest text that the desk prepares for one provision, in characters. */
export const preparedMax = 4000;

export type ChairTextDeskEvent =
  | { readonly t: 'WordsPrepared'; readonly prepared: Prepared }
  | { readonly t: 'PreparedDropped'; readonly provision: ProvisionId | null };

export type ChairTextRoomEvent =
  | { readonly t: 'ChairTextTabled'; readonly text: ChairText }
  | { readonly t: 'ChairTextWithdrawn'; readonly text: ChairTextId };

export type ChairTextCommand =
  /** Keeps words for a provision on the desk; `null` throws them away. */
  | {
      readonly c: 'prepareWords';
      readonly room: RoomId;
      readonly provision: ProvisionId;
      readonly text: string | null;
    }
  | { readonly c: 'tableChairText'; readonly room: RoomId; readonly title: string; readonly lang: string }
  | { readonly c: 'withdrawChairText'; readonly room: RoomId; readonly text: ChairTextId };

export const chairTextBlank = {
  desk: { prepared: [] } satisfies ChairTextDesk,
  room: { chairTexts: [] } satisfies ChairTextRoom,
};

export const chairTextDesk: Evolvers<Slices['desk'], ChairTextDeskEvent> = {
  WordsPrepared: (s, e) => ({
    ...s,
    prepared: [...s.prepared.filter((p) => p.provision !== e.prepared.provision), e.prepared],
  }),
  PreparedDropped: (s, e) => ({
    ...s,
    prepared: e.provision === null ? [] : s.prepared.filter((p) => p.provision !== e.provision),
  }),
};

export const chairTextRoom: Evolvers<Slices['room'], ChairTextRoomEvent> = {
  ChairTextTabled: (s, e) => ({ ...s, chairTexts: [...s.chairTexts, e.text] }),
  ChairTextWithdrawn: (s, e) => ({
    ...s,
    chairTexts: s.chairTexts.map((x) => (x.id === e.text ? { ...x, state: 'withdrawn' } : x)),
  }),
};

/** Whether a chair's text can be taken in as the room stands: nothing that it replaces has moved on. */
export function mayTakeInText(s: Slices['room'], id: ChairTextId): Refusal | undefined {
  const text = s.chairTexts.find((x) => x.id === id);
  if (!text) return { code: 'proposal.unknown' };
  if (text.state !== 'tabled') return { code: 'proposal.settled' };
  for (const part of text.parts) {
    const provision = provisionOf(s, part.provision);
    if (!provision) return { code: 'provision.unknown' };
    if (isSettled(provision)) return { code: 'provision.settled' };
    if (provision.revision !== part.revision)
      return { code: 'chairText.overtaken', params: { number: provision.number } };
  }
  return undefined;
}

const kept = (own: View, room: RoomId): readonly Prepared[] => entry(own.desk, room)?.prepared ?? [];

function mayPrepare(own: View, c: Extract<ChairTextCommand, { c: 'prepareWords' }>): Refusal | undefined {
  const room = roomOf(own, c.room);
  const provision = room && provisionOf(room, c.provision);
  if (!provision) return { code: 'provision.unknown' };
  const held = kept(own, c.room).find((p) => p.provision === c.provision);
  if (c.text === null) return held ? undefined : { code: 'text.gone' };
  if (isSettled(provision)) return { code: 'provision.settled' };
  const long = tooLongToPrepare(c.text);
  if (long) return long;
  return held?.text === c.text && held.revision === provision.revision ? { code: 'text.same' } : undefined;
}

/** The words on the desk as a paper, or why they cannot be tabled yet. */
function mayTable(own: View, c: Extract<ChairTextCommand, { c: 'tableChairText' }>): Refusal | undefined {
  const room = roomOf(own, c.room);
  const prepared = kept(own, c.room);
  if (!room) return { code: 'room.unknown' };
  if (prepared.length === 0) return { code: 'chairText.empty' };
  if (c.title.trim() === '') return { code: 'title.empty' };
  if (Array.from(c.title.trim()).length > titleMax) return { code: 'title.tooLong', params: { max: titleMax } };
  const after = afterPending(room);
  for (const part of prepared) {
    const provision = provisionOf(after, part.provision);
    const number = provision?.number ?? '';
    if (!provision || isSettled(provision)) return { code: 'chairText.closed', params: { number } };
    if (provision.revision !== part.revision) return { code: 'chairText.overtaken', params: { number } };
    if (part.text.trim() === '') return { code: 'text.empty' };
    if (!parseBracketed(part.text.trim(), new Set(), '?').ok) return { code: 'chairText.notation', params: { number } };
  }
  return undefined;
}

/**
 * Whether a seat may show the big screen the words that it prepares for a provision of the plenary, while it types them.
 * Asked again with every update and after every commit: what is not possible any more is not shown any more. P1.48
 */
export function mayShowDraft(own: View, me: Me, c: Pick<Prepared, 'provision' | 'text'>): Refusal | undefined {
  const { plenary } = own.public;
  const provision = provisionOf(roomOf(own, plenary) ?? { provisions: [] }, c.provision);
  return first(
    inSession(own),
    deskOnly(own, me, plenary),
    unlocked(own.public, 'prepareWords') ? undefined : { code: 'level.locked' },
    provision ? undefined : { code: 'provision.unknown' },
    provision && isSettled(provision) ? { code: 'provision.settled' } : undefined,
    tooLongToPrepare(c.text),
  );
}

const tooLongToPrepare = (text: string): Refusal | undefined =>
  Array.from(text).length > preparedMax ? { code: 'proposal.tooLong', params: { max: preparedMax } } : undefined;

const tabled = (own: View, room: RoomId, id: ChairTextId): Refusal | undefined => {
  const slice = roomOf(own, room);
  const found = slice && afterPending(slice).chairTexts.find((x) => x.id === id);
  if (!found) return { code: 'proposal.unknown' };
  return found.state === 'tabled' ? undefined : { code: 'proposal.settled' };
};

export const chairText: Concern<ChairTextCommand> = {
  handlers: {
    prepareWords: {
      may: (own, me, c) => first(deskActs(own, me, c.room), mayPrepare(own, c)),
      conclude(tx, _me, c) {
        const room = entry(tx.state.room, c.room);
        const provision = room && provisionOf(room, c.provision);
        if (!provision) return;
        tx.emit({
          to: `desk:${c.room}`,
          e:
            c.text === null
              ? { t: 'PreparedDropped', provision: c.provision }
              : {
                  t: 'WordsPrepared',
                  prepared: { provision: c.provision, text: c.text, revision: provision.revision },
                },
        });
      },
    },
    tableChairText: {
      may: (own, me, c) => first(deskActs(own, me, c.room), noBallot(own, c.room), mayTable(own, c)),
      conclude(tx, me, c) {
        const room = entry(tx.state.room, c.room);
        const { person } = tx.stamp;
        if (!room || person === null) return;
        const known = new Set(tx.state.public.order);
        const inOrder = room.provisions.flatMap((p) => kept(tx.state, c.room).filter((x) => x.provision === p.id));
        const parts = inOrder.map(({ provision, text, revision }) => {
          const parsed = parseBracketed(text.trim(), known, tx.id());
          return { provision, body: parsed.ok ? parsed.body : [], revision };
        });
        const title = tx.seal(person, { lang: c.lang, text: c.title.trim() });
        const by = officeOf(tx.state, me, c.room);
        const text: ChairText = {
          id: tx.id(),
          symbol: nextDt(room),
          title,
          parts,
          by,
          at: tx.now,
          state: 'tabled',
        };
        tx.emit({ to: `room:${c.room}`, e: { t: 'ChairTextTabled', text } });
        tx.emit({ to: `desk:${c.room}`, e: { t: 'PreparedDropped', provision: null } });
      },
    },
    withdrawChairText: {
      may: (own, me, c) => first(deskActs(own, me, c.room), noBallot(own, c.room), tabled(own, c.room, c.text)),
      conclude: (tx, _me, c) => tx.emit({ to: `room:${c.room}`, e: { t: 'ChairTextWithdrawn', text: c.text } }),
    },
  },
};
