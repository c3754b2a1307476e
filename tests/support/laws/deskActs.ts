import type { Command, Slices } from '../../../shared/conference/kinds.ts';
import type { Ruling } from '../../../shared/conference/rulings.ts';
import { suggestFor, uncontested, wayOf } from '../../../shared/conference/suggestions.ts';
import type { RoomId } from '../../../shared/kit/ids.ts';
import type { Rng } from '../../../shared/kit/rng.ts';

/** Acts at the chair's desk that somebody could think of now. */

const oneOf = <T>(list: readonly T[], rng: Rng): T | undefined => list[rng.next(list.length)];
const ways = ['takeIn', 'bracket', 'lapse'] as const;
const words = ['Ships [take]/[need] a pilot.', 'Dues are fixed.', 'Members [may] publish tariffs.', '[ ] ships'];
const titles = ['A bridge', 'Between us', 'For tonight', ' ', 'x'.repeat(81)];

/** What is ruled on proposals together, on what lapses, and on the desk's own papers. */
export function deskRulings(s: Slices['room'], provision: string, rng: Rng): readonly Ruling[] {
  const waiting = s.proposals.filter((p) => p.provision === provision && p.state === 'pending');
  const going = uncontested(s, provision);
  const tabled = s.chairTexts.filter((x) => x.parts[0]?.provision === provision && x.state === 'tabled');
  return [
    ...(going.length > 0 ? [{ r: 'asSuggested', provision, proposals: going } as const] : []),
    {
      r: 'asSuggested',
      provision,
      proposals: waiting.slice(0, 1 + rng.next(3)).map((p) => ({ id: p.id, way: oneOf(ways, rng) ?? 'takeIn' })),
    },
    ...waiting.map((p): Ruling => ({ r: 'lapse', provision, proposal: p.id })),
    ...tabled.map((x): Ruling => ({ r: 'chairText', provision, text: x.id })),
  ];
}

export function deskActs(room: RoomId, s: Slices['room'] | undefined, rng: Rng): readonly Command[] {
  const waiting = s?.proposals.filter((p) => p.state === 'pending') ?? [];
  const provision = oneOf(s?.provisions ?? [], rng)?.id ?? 'none';
  return [
    { c: 'settle', room, on: true },
    { c: 'settle', room, on: false },
    {
      c: 'prepareWords',
      room,
      provision,
      text: rng.next(6) === 0 ? null : rng.next(2) === 0 ? 'Members [shall' : (oneOf(words, rng) ?? ''),
    },
    { c: 'tableChairText', room, title: oneOf(titles, rng) ?? '', lang: 'en' },
    ...(s?.chairTexts ?? []).map((x): Command => ({ c: 'withdrawChairText', room, text: x.id })),
    ...waiting.flatMap((p): readonly Command[] => [
      { c: 'contestProposal', room, proposal: p.id, on: rng.next(3) > 0 },
      {
        c: 'acceptSuggestion',
        room,
        proposal: p.id,
        way: (s && wayOf(suggestFor(s, p))) ?? oneOf(ways, rng) ?? 'takeIn',
        on: rng.next(4) > 0,
      },
    ]),
  ];
}

/** Well-formed and senseless. */
export const senselessDeskActs = (room: RoomId, provision: string, id: () => string): readonly Command[] => [
  { c: 'seatOfficer', person: id(), office: 'secretary' },
  { c: 'contestProposal', room, proposal: id(), on: true },
  { c: 'acceptSuggestion', room, proposal: id(), way: 'lapse', on: false },
  { c: 'prepareWords', room, provision, text: 'x'.repeat(4001) },
  { c: 'tableChairText', room, title: id(), lang: id() },
  { c: 'withdrawChairText', room, text: id() },
  { c: 'rule', room, ruling: { r: 'asSuggested', provision, proposals: [{ id: id(), way: 'takeIn' }] } },
  { c: 'rule', room, ruling: { r: 'lapse', provision, proposal: id() } },
  { c: 'askRuling', room, ruling: { r: 'chairText', provision, text: id() } },
];
