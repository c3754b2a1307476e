import type { Emitted } from '../../../shared/conference/kinds.ts';
import { deciding, type Sabotage } from './sabotage.ts';

/** Deliberate faults of what is done to words, brackets and proposals. */
export const textSabotages: readonly Sabotage[] = [
  {
    what: 'nobody is told which proposals a change of the text has overtaken',
    law: 5,
    heart: deciding((events) => events.filter((m) => m.e.t !== 'ProposalsReconciled')),
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
