import type { HumanText, Ref } from '../kit/human.ts';
import type { RoomId, WallMs } from '../kit/ids.ts';
import type { OrderOfPlay, Script } from '../scenario/lesson.ts';
import type { Brief } from '../scenario/scenario.ts';
import { entry, facilitatorOnly, first, tooLong } from './checks.ts';
import type { Concern, Evolvers, Refusal, Slices, Tx, View } from './kinds.ts';

/** What the facilitator tells everybody: announcements, events from the scenario, briefs opened at the end, a call. */

export type Notice = {
  readonly id: string;
  readonly wall: WallMs;
  /** What the conference was in when it was posted: what came before the end is over then. */
  readonly during: 'lobby' | 'session' | 'closed';
} & (
  | { readonly n: 'announcement'; readonly text: Ref }
  | { readonly n: 'inject'; readonly title: HumanText; readonly text: HumanText }
);

/** An event that the scenario holds ready; known to facilitators until it happens. */
export interface Inject {
  readonly id: string;
  readonly title: HumanText;
  readonly text: HumanText;
}

export interface NoticesPublic {
  readonly notices: readonly Notice[];
  /** Every delegation's brief, once the teacher opened them. */
  readonly briefs: Readonly<Record<string, Brief>> | null;
}

/** What the scenario holds ready for the facilitator. */
export interface NoticesConsole {
  readonly injects: readonly Inject[];
  /** What to say, for each moment. */
  readonly script: Script | null;
  readonly orders: readonly OrderOfPlay[];
}

export interface NoticesRoom {
  /** Link to a call for this room, of any service. */
  readonly call: string | null;
}

export type NoticePublicEvent =
  | { readonly t: 'NoticePosted'; readonly notice: Notice }
  | { readonly t: 'BriefsOpened'; readonly briefs: Readonly<Record<string, Brief>> };
export type NoticeConsoleEvent =
  | ({ readonly t: 'LessonLaid' } & NoticesConsole)
  | { readonly t: 'InjectUsed'; readonly id: string };
export type NoticeRoomEvent = { readonly t: 'CallSet'; readonly url: string | null };

export type NoticeCommand =
  | { readonly c: 'announce'; readonly text: string; readonly lang: string }
  | { readonly c: 'inject'; readonly id: string }
  | { readonly c: 'openBriefs' }
  | { readonly c: 'setCall'; readonly room: RoomId; readonly url: string | null };

/** Longest announcement, in characters. */
export const noticeMax = 300;

export const noticesBlank = {
  public: { notices: [], briefs: null } satisfies NoticesPublic,
  console: { injects: [], script: null, orders: [] } satisfies NoticesConsole,
  room: { call: null } satisfies NoticesRoom,
};

export const noticesPublic: Evolvers<Slices['public'], NoticePublicEvent> = {
  NoticePosted: (s, e) => ({ ...s, notices: [...s.notices, e.notice] }),
  BriefsOpened: (s, e) => ({ ...s, briefs: e.briefs }),
};
export const noticesConsole: Evolvers<Slices['console'], NoticeConsoleEvent> = {
  LessonLaid: (s, e) => ({ ...s, injects: e.injects, script: e.script, orders: e.orders }),
  InjectUsed: (s, e) => ({ ...s, injects: s.injects.filter((i) => i.id !== e.id) }),
};
export const noticesRoom: Evolvers<Slices['room'], NoticeRoomEvent> = {
  CallSet: (s, e) => ({ ...s, call: e.url }),
};

const empty = (text: string): Refusal | undefined => (text.trim() === '' ? { code: 'line.empty' } : undefined);

const ready = (own: View, id: string): Refusal | undefined =>
  own.console?.injects.some((i) => i.id === id) ? undefined : { code: 'inject.unknown' };

const postedNow = (tx: Tx) => ({ wall: tx.stamp.wall, during: tx.state.public.phase.p });

export const notices: Concern<NoticeCommand> = {
  handlers: {
    announce: {
      may: (_own, me, c) => first(facilitatorOnly(me), empty(c.text), tooLong(c.text, noticeMax)),
      conclude(tx, _me, c) {
        const person = tx.stamp.person;
        if (person === null) return;
        const text = tx.seal(person, { lang: c.lang, text: c.text.trim() });
        tx.emit({
          to: 'public',
          e: { t: 'NoticePosted', notice: { n: 'announcement', id: tx.id(), text, ...postedNow(tx) } },
        });
      },
    },
    inject: {
      may: (own, me, c) => first(facilitatorOnly(me), ready(own, c.id)),
      conclude(tx, _me, c) {
        const found = tx.state.console?.injects.find((i) => i.id === c.id);
        if (!found) return;
        tx.emit({ to: 'public', e: { t: 'NoticePosted', notice: { n: 'inject', ...found, ...postedNow(tx) } } });
        tx.emit({ to: 'console', e: { t: 'InjectUsed', id: c.id } });
      },
    },
    openBriefs: {
      may: (own, me) =>
        first(
          facilitatorOnly(me),
          own.public.phase.p === 'closed' ? undefined : { code: 'phase.notClosed' },
          own.public.briefs === null ? undefined : { code: 'briefs.open' },
        ),
      conclude(tx) {
        const briefs = Object.fromEntries(
          tx.state.public.order.flatMap((code) => {
            const brief = entry(tx.state.delegation, code)?.brief;
            return brief ? [[code, brief] as const] : [];
          }),
        );
        tx.emit({ to: 'public', e: { t: 'BriefsOpened', briefs } });
      },
    },
    setCall: {
      may: (own, me, c) =>
        first(
          facilitatorOnly(me),
          entry(own.public.rooms, c.room) ? undefined : { code: 'room.unknown' },
          c.url === null || /^https?:\/\/[^\s]{3,300}$/u.test(c.url) ? undefined : { code: 'call.link' },
        ),
      conclude: (tx, _me, c) => tx.emit({ to: `room:${c.room}`, e: { t: 'CallSet', url: c.url } }),
    },
  },
};
