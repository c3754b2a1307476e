import type { Command } from '../../shared/conference/kinds.ts';
import { room, session, type Sitting } from './sitting.ts';
import { propose, replacing } from './textActs.ts';

/** One example of each refusal of what is done at the chair's desk. */

type Example = readonly [given: () => Sitting, who: string, when: Command | ((s: Sitting) => Command)];

const reading = (): Sitting => {
  const s = session();
  s.given('chair', { c: 'openProvision', room, provision: 'p2' });
  return s;
};
const proposed = (): Sitting => {
  const s = reading();
  s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
  return s;
};
const prepared = (): Sitting => {
  const s = reading();
  s.given('chair', { c: 'prepareWords', room, provision: 'p2', text: 'Ships take a guide.' });
  return s;
};
const taken = (): Sitting => {
  const s = prepared();
  s.given('NOR', propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')));
  s.given('chair', { c: 'rule', room, ruling: { r: 'takeIn', provision: 'p2', proposal: of(s, 'NOR') } });
  s.wait(10);
  return s;
};

/** The proposal that a delegation has on the table. */
const of = (s: Sitting, from: string): string => s.room.proposals.find((p) => p.from === from)?.id ?? '';
const table: Command = { c: 'tableChairText', room, title: 'A bridge', lang: 'en' };

export const deskExamples = {
  'office.already': [
    () => {
      const s = session();
      s.given('facilitator', { c: 'seatOfficer', person: 'p-NOR2', office: 'viceChair' });
      return s;
    },
    'facilitator',
    { c: 'seatOfficer', person: 'p-NOR2', office: 'viceChair' },
  ],
  'provision.settling': [
    () => {
      const s = reading();
      s.given('chair', { c: 'settle', room, on: true });
      return s;
    },
    'NOR',
    (s) => propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')),
  ],
  'settle.already': [reading, 'chair', { c: 'settle', room, on: false }],
  'proposal.stands': [
    proposed,
    'chair',
    (s) => ({ c: 'rule', room, ruling: { r: 'lapse', provision: 'p2', proposal: of(s, 'NOR') } }),
  ],
  'suggestion.other': [
    proposed,
    'NOR',
    (s) => ({ c: 'acceptSuggestion', room, proposal: of(s, 'NOR'), way: 'bracket', on: true }),
  ],
  'suggestion.contested': [
    () => {
      const s = proposed();
      s.given('PER', { c: 'contestProposal', room, proposal: of(s, 'NOR'), on: true });
      return s;
    },
    'chair',
    (s) => ({
      c: 'rule',
      room,
      ruling: { r: 'asSuggested', provision: 'p2', proposals: [{ id: of(s, 'NOR'), way: 'takeIn' }] },
    }),
  ],
  'contest.yours': [proposed, 'NOR', (s) => ({ c: 'contestProposal', room, proposal: of(s, 'NOR'), on: true })],
  'chairText.empty': [reading, 'chair', table],
  'chairText.closed': [
    () => {
      const s = prepared();
      s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
      return s;
    },
    'chair',
    table,
  ],
  'chairText.notation': [
    () => {
      const s = reading();
      s.given('chair', { c: 'prepareWords', room, provision: 'p2', text: 'Ships [take a guide.' });
      return s;
    },
    'chair',
    table,
  ],
  'chairText.overtaken': [taken, 'chair', table],
} as const satisfies Readonly<Record<string, Example>>;
