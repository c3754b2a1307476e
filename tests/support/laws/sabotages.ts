import type { Decided } from '../../../shared/conference/conference.ts';
import { isRefusal } from '../../../shared/conference/conference.ts';
import { sliceOf, withSlice } from '../../../shared/conference/slices.ts';
import type { Emitted, View } from '../../../shared/conference/kinds.ts';
import type { Part } from '../../../shared/protocol/wire.ts';
import type { Body } from '../../../shared/text/model.ts';
import type { Publication } from '../../../server/host/publish.ts';
import type { Heart } from './heart.ts';
import { parseJson, realHeart } from './heart.ts';
import { lessonSabotages } from './lessonSabotages.ts';
import { textSabotages } from './textSabotages.ts';
import { deciding, type Sabotage } from './sabotage.ts';

const { decide, may, headOf, ledgerOf, planCommit, planResume } = realHeart;

/** Changes what is told of a commit. */
const publishing = (change: (p: Publication, before: View, after: View) => Publication): Heart => ({
  ...realHeart,
  planCommit: (decision, ledger) => change(planCommit(decision, ledger), decision.before, decision.after),
});

const ownParts = (p: Publication, change: (part: Part) => Part): Publication => ({
  ...p,
  own: p.own.map((own) => ({ ...own, frame: own.frame.map(change) })),
});

/** Changes the words of the plenary after each commit, as a fault in applying an operation would. */
const applying = (change: (body: Body, fresh: boolean) => Body): Heart => ({
  ...realHeart,
  headOf(conference, ledger, newCursor) {
    const head = headOf(conference, ledger, newCursor);
    return {
      ...head,
      draft(...given) {
        const decision = head.draft(...given);
        const room = decision.after.room['plenary'];
        const was = decision.before.room['plenary'];
        if (!room || room.provisions === was?.provisions) return decision;
        const provisions = room.provisions.map((p) => ({
          ...p,
          body: change(p.body, p.body !== was?.provisions.find((x) => x.id === p.id)?.body),
        }));
        return { ...decision, after: withSlice(decision.after, 'room:plenary', { ...room, provisions }) };
      },
    };
  },
});

const secondCard = (state: View, { seat }: { readonly seat: string }): Decided | undefined => {
  const role = state.seat[seat]?.role;
  const ballot = state.room['plenary']?.ballot;
  if (role?.r !== 'delegate' || !ballot) return undefined;
  const e = { t: 'CardLaid', ballot: ballot.id, index: ballot.current, card: 'abstain' } as const;
  return { events: [{ to: `delegation:${role.delegation}`, e }], sealed: [], forgotten: [] };
};

export const sabotages: readonly Sabotage[] = [
  ...lessonSabotages,
  ...textSabotages,
  {
    what: 'the rule that a speaker is given the time of has changed since, and the log is read by it',
    law: 1,
    heart: {
      ...realHeart,
      ledgerOf: (rows) =>
        ledgerOf(
          rows.map((r) =>
            r.type === 'FloorGiven' ? { ...r, payload: r.payload.replace(/"until":\d/u, '"until":9') } : r,
          ),
        ),
    },
  },
  {
    what: 'the card goes to the room as well',
    law: 2,
    heart: deciding((events, state) =>
      events.flatMap((m): readonly Emitted[] => {
        if (m.e.t !== 'CardLaid') return [m];
        // The room's slice knows no such event; it would travel all the same.
        return [m, parseJson(JSON.stringify({ to: `room:${state.public.plenary}`, e: m.e }))];
      }),
    ),
  },
  {
    what: 'how many cards are for is told while they lie face down',
    law: 2,
    heart: deciding((events) =>
      events.map((m): Emitted => {
        const laid = events.find((x) => x.e.t === 'CardLaid')?.e;
        return m.e.t === 'BallotCast' && laid?.t === 'CardLaid' && laid.card === 'for'
          ? parseJson(JSON.stringify({ ...m, e: { ...m.e, warm: true } }))
          : m;
      }),
    ),
  },
  {
    what: 'a brief stands in what everybody may know of the scenario',
    law: 2,
    heart: deciding((events) =>
      events.map((m): Emitted => {
        if (m.e.t !== 'ConferenceCreated') return m;
        const about = JSON.stringify(events.flatMap(({ e }) => (e.t === 'BriefDealt' ? e.brief.never : [])));
        return { to: 'public', e: { ...m.e, scenario: { ...m.e.scenario, about } } };
      }),
    ),
  },
  {
    what: 'everybody is told how many sit in the closed room',
    law: 2,
    heart: deciding((events) =>
      events.flatMap((m): readonly Emitted[] =>
        m.e.t === 'RoomEntered' ? [m, parseJson(JSON.stringify({ to: 'public', e: { t: 'RoomFilled' } }))] : [m],
      ),
    ),
  },
  {
    what: 'who leaves a closed room goes on hearing it',
    law: 2,
    heart: publishing((p) => ({ ...p, own: p.own.map((own) => ({ ...own, leave: [] })) })),
  },
  {
    what: 'a fresh slice is from before the commit',
    law: 2,
    heart: publishing((p, before) =>
      ownParts(p, (part) => ('fresh' in part ? { ...part, fresh: sliceOf(before, part.a) ?? null } : part)),
    ),
  },
  {
    what: 'a frozen slice is from after the commit',
    law: 2,
    heart: publishing((p, _before, after) =>
      ownParts(p, (part) => ('gone' in part ? { ...part, last: sliceOf(after, part.a) } : part)),
    ),
  },
  {
    what: 'who comes back gets what was said in rooms it has left since',
    law: 2,
    heart: {
      ...realHeart,
      planResume(ledger, seat, held) {
        const parts = planResume(ledger, seat, held);
        const missed = Object.entries(held).flatMap(([a, { cursor }]): readonly Part[] => {
          const tail = ledger.tail(a);
          const from = tail?.places.get(cursor) ?? 0;
          if (!tail || from === tail.events.length || !parts.some((p) => p.a === a && 'gone' in p)) return [];
          return [{ a, after: cursor, cursor: tail.cursors.at(-1) ?? '', ev: tail.events.slice(from), said: {} }];
        });
        return [...missed, ...parts];
      },
    },
  },
  {
    what: 'who comes back is told that nothing was missed',
    law: 2,
    heart: {
      ...realHeart,
      planResume: (ledger, seat, held) => planResume(ledger, seat, held).filter((part) => !('ev' in part)),
    },
  },
  {
    what: 'decide throws at an id that every object has',
    law: 3,
    heart: {
      ...realHeart,
      decide(state, command, stamp) {
        if (JSON.stringify(command).includes('"__proto__"')) throw new TypeError('not a function');
        return decide(state, command, stamp);
      },
    },
  },
  {
    what: 'a refused command leaves a trace',
    law: 3,
    heart: {
      ...realHeart,
      decide(state, command, stamp) {
        const answer = decide(state, command, stamp);
        if (isRefusal(answer) && state.console) Object.assign(state.console, { refused: answer.code });
        return answer;
      },
    },
  },
  {
    what: 'a deadline is refused while a ballot is open',
    law: 3,
    heart: {
      ...realHeart,
      decide: (state, command, stamp) =>
        stamp.seat === 'system' && command.c === 'presenceLapses' && state.room['plenary']?.ballot
          ? { code: 'ballot.open' }
          : decide(state, command, stamp),
    },
  },
  { what: 'receipts are forgotten', law: 4, heart: { ...realHeart, keepsReceipts: false } },
  {
    what: 'a word is dropped when brackets are drawn',
    law: 5,
    heart: applying((body, fresh) => (fresh && body.length > 1 ? body.slice(1) : body)),
  },
  {
    what: 'sponsors are forgotten',
    law: 5,
    heart: applying((body, fresh) =>
      fresh
        ? body.map((node) =>
            node.kind === 'choice' ? { ...node, options: node.options.map((o) => ({ ...o, sponsors: [] })) } : node,
          )
        : body,
    ),
  },
  {
    what: 'may peeks at cards that lie face down elsewhere',
    law: 6,
    heart: {
      ...realHeart,
      may(own, seat, command) {
        const refusal = may(own, seat, command);
        const known = Object.values(own.delegation).filter((d) => d.card !== null).length;
        return refusal ?? (command.c === 'closeQuestion' && known === 0 ? { code: 'ballot.open' } : undefined);
      },
    },
  },
  {
    what: 'a vote is counted twice',
    law: 7,
    heart: deciding((events) =>
      events.map((m): Emitted => {
        if (m.e.t !== 'QuestionClosed' || m.e.result.tally.for === 0) return m;
        const { result } = m.e;
        const tally = { ...result.tally, for: result.tally.for + 1 };
        return parseJson(JSON.stringify({ ...m, e: { ...m.e, result: { ...result, tally } } }));
      }),
    ),
  },
  {
    what: 'a card can be changed after it was laid',
    law: 7,
    heart: {
      ...realHeart,
      may(own, seat, command) {
        const refusal = may(own, seat, command);
        return refusal?.code === 'ballot.alreadyCast' ? undefined : refusal;
      },
      decide(state, command, stamp) {
        const answer = decide(state, command, stamp);
        const changes = isRefusal(answer) && answer.code === 'ballot.alreadyCast';
        return (changes ? secondCard(state, stamp) : undefined) ?? answer;
      },
    },
  },
  {
    what: 'the clock runs during a pause',
    law: 'of time',
    heart: deciding((events) => events.filter((m) => m.e.t !== 'ClockHeld')),
  },
  { what: 'the clock runs while the server is down', law: 'of time', heart: { ...realHeart, holdsInOutage: false } },
];
