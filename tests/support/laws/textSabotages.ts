import type { Emitted } from '../../../shared/conference/kinds.ts';
import { parseJson } from './heart.ts';
import { deciding, type Sabotage } from './sabotage.ts';

/** Deliberate faults of what is done to words, brackets and proposals. */
export const textSabotages: readonly Sabotage[] = [
  {
    what: 'the room is told what the desk prepares',
    law: 2,
    heart: deciding((events) =>
      events.flatMap((m): readonly Emitted[] =>
        m.e.t === 'WordsPrepared' ? [m, parseJson(JSON.stringify({ to: 'room:plenary', e: m.e }))] : [m],
      ),
    ),
  },
  {
    what: 'the room is told that a delegation has begun to write',
    law: 2,
    heart: deciding((events) =>
      events.flatMap((m): readonly Emitted[] =>
        m.e.t === 'SheetOpened' ? [m, parseJson(JSON.stringify({ to: 'room:plenary', e: m.e }))] : [m],
      ),
    ),
  },
  {
    what: 'everybody is told that a delegation has thrown its draft away',
    law: 2,
    heart: deciding((events) =>
      events.flatMap((m): readonly Emitted[] =>
        m.e.t === 'SheetClosed' && m.e.why === 'dropped'
          ? [m, parseJson(JSON.stringify({ to: 'public', e: m.e }))]
          : [m],
      ),
    ),
  },
  {
    what: 'a sheet is given to every delegation',
    law: 2,
    heart: deciding((events, state) =>
      events.flatMap((m): readonly Emitted[] => {
        const { e } = m;
        if (e.t !== 'SheetOpened') return [m];
        return state.public.order.map((code) => ({ to: `delegation:${code}`, e }) as const);
      }),
    ),
  },
  {
    what: 'nobody is told which proposals a change of the text has overtaken',
    law: 5,
    heart: deciding((events) => events.filter((m) => m.e.t !== 'ProposalsReconciled')),
  },
  {
    what: 'a term is changed in an excepted place',
    law: 5,
    heart: deciding((events) =>
      events.map((m): Emitted => {
        if (m.e.t !== 'RulingTookEffect' || m.e.effect.draft?.d !== 'term' || !m.to.startsWith('room:')) return m;
        const { draft } = m.e.effect;
        const [kept] = draft.except;
        if (!kept) return m;
        const op = { t: 'amend', op: `${draft.op}~x`, inserts: [], deletes: [kept.word] } as const;
        const ops = [...draft.ops, { provision: kept.provision, op }];
        return { to: `room:${m.to.slice(5)}`, e: { ...m.e, effect: { ...m.e.effect, draft: { ...draft, ops } } } };
      }),
    ),
  },
  {
    what: 'proposals made one lose a sponsor',
    law: 5,
    heart: deciding((events) =>
      events.map((m): Emitted => {
        if (m.e.t !== 'ProposalsMerged' || !m.to.startsWith('room:')) return m;
        const into = { ...m.e.into, sponsors: m.e.into.sponsors.slice(1) };
        return { to: `room:${m.to.slice(5)}`, e: { ...m.e, into } };
      }),
    ),
  },
  {
    what: 'an option falls when the first of its sponsors leaves it',
    law: 5,
    heart: deciding((events) =>
      events.map((m): Emitted => {
        if (m.e.t !== 'TextChanged' || !m.to.startsWith('room:')) return m;
        const ops = m.e.ops.map((op) => (op.t === 'withdraw' ? { ...op, falls: true } : op));
        return { to: `room:${m.to.slice(5)}`, e: { ...m.e, ops } };
      }),
    ),
  },
];
