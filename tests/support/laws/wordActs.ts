import { termPlaces } from '../../../shared/conference/draftEdits.ts';
import { entry } from '../../../shared/conference/checks.ts';
import type { Command, View } from '../../../shared/conference/kinds.ts';
import type { Proposal } from '../../../shared/conference/onTheTable.ts';
import type { Provision } from '../../../shared/conference/provisions.ts';
import type { Ruling } from '../../../shared/conference/rulings.ts';
import type { RoomId } from '../../../shared/kit/ids.ts';
import type { Rng } from '../../../shared/kit/rng.ts';
import { type OpenChoice, openChoices, wordsOf } from '../../../shared/text/measure.ts';

/** Acts on words and brackets that somebody could think of now. */

const oneOf = <T>(list: readonly T[], rng: Rng): T | undefined => list[rng.next(list.length)];
const texts = ['five', 'should', 'will not', '', '公布', '[a]', 'every last one'];
const places = ['preamble', 'article', 'resolution', 'footnote'] as const;

/** The chair's edits of a provision and of the draft, one of each kind. */
export function editsOf(p: Provision, state: View, room: RoomId, rng: Rng): readonly Ruling[] {
  const provision = p.id;
  const all = entry(state.room, room)?.provisions ?? [];
  const choices = openChoices(p.body);
  const choice = oneOf(choices, rng);
  const option = oneOf(choice?.options ?? [], rng)?.id ?? 'none';
  const text = oneOf(texts, rng) ?? '';
  const id = (): string => oneOf([...wordsOf(p.body).map((w) => w.id), ...choices.map((c) => c.id)], rng) ?? 'start';
  const place = oneOf(places, rng) ?? 'article';
  const after = oneOf(all, rng)?.id ?? 'start';
  const term = termIn(p, all, rng);
  const stands = placesOf(state, room, term);
  const choiceId = choice?.id ?? 'none';
  const merging = choices.find((c) => c.options.length > 1) ?? choice;
  const edits: readonly Ruling[] = (
    [
      { e: 'widen', choice: choiceId, reach: { from: id(), to: id() } },
      { e: 'narrow', choice: choiceId, keep: within(choice, rng) ?? { from: id(), to: id() } },
      { e: 'merge', choice: merging?.id ?? 'none', options: merging?.options.map((o) => o.id) ?? [], text },
      { e: 'fill', blank: choices.find((c) => c.kind === 'blank')?.id ?? choiceId, text },
      { e: 'tag', option, tag: oneOf([null, 'ad ref.', 'consult'], rng) ?? null, pending: ['NOR', 'KEN'] },
      { e: 'amend', option, text },
    ] as const
  ).map((edit) => ({ r: 'edit', provision, edit }));
  const drafts: readonly Ruling[] = (
    [
      { d: 'add', place, text },
      { d: 'split', after: id() },
      { d: 'join' },
      { d: 'move', after, place },
      { d: 'renumber', number: `${rng.next(9)}` },
      { d: 'note', at: id(), mark: `n${rng.next(99)}`, text },
      { d: 'term', term, by: text, except: exceptionsOf(stands, rng) },
      { d: 'term', term, by: 'otherwise', except: stands.slice(0, 1) },
      { d: 'lineage', from: after },
      { d: 'instruct', instruction: oneOf(['ADD', 'MOD', 'SUP', 'NOC'] as const, rng) ?? 'MOD' },
    ] as const
  ).map((edit) => ({ r: 'draft', provision, edit }));
  return [...edits, ...drafts];
}

/** Some words in a row of a bracket's first option; none when it has no two. */
function within(choice: OpenChoice | undefined, rng: Rng): { readonly from: string; readonly to: string } | undefined {
  const ids = wordsOf(choice?.options[0]?.body ?? []).map((w) => w.id);
  const at = rng.next(Math.max(1, ids.length - 1));
  const [from, to] = [ids[at], ids[at + rng.next(2)]];
  return ids.length > 1 && from !== undefined && to !== undefined ? { from, to } : undefined;
}

/** A word of the provision; one that stands elsewhere too, if there is any, more often than not. */
function termIn(p: Provision, all: readonly Provision[], rng: Rng): string {
  const textsIn = (one: Provision): readonly string[] => wordsOf(one.body).map((w) => w.text.trim());
  const others = new Set(all.filter((one) => one.id !== p.id).flatMap(textsIn));
  const mine = textsIn(p);
  const shared = mine.filter((text) => others.has(text));
  return oneOf(shared.length > 0 && rng.next(4) > 0 ? shared : mine, rng) ?? 'tariffs';
}

interface Place {
  readonly provision: string;
  readonly word: string;
}

/** Where a term stands, by its first words. */
function placesOf(state: View, room: RoomId, term: string): readonly Place[] {
  const slice = entry(state.room, room);
  const found = slice ? termPlaces(slice, term) : [];
  return found.flatMap(({ provision, words: [word] }) => (word === undefined ? [] : [{ provision, word }]));
}

/** Some of the places, to be left as they are; none as often as not. */
const exceptionsOf = (places: readonly Place[], rng: Rng): readonly Place[] =>
  rng.next(2) === 0 ? [] : places.filter(() => rng.next(2) === 0);

/** What a delegation can propose for the draft: all that the chair could rule. */
export const draftProposalsOn = (
  room: RoomId,
  p: Provision,
  edits: readonly Ruling[],
  state: View,
  rng: Rng,
): readonly Command[] => [
  ...edits.flatMap((ruling): readonly Command[] =>
    ruling.r === 'draft'
      ? [{ c: 'proposeEdit', room, provision: p.id, edit: ruling.edit, reason: '', lang: 'en' }]
      : [],
  ),
  { c: 'sayLineage', room, provision: p.id, from: oneOf(entry(state.room, room)?.provisions ?? [], rng)?.id ?? 'none' },
];

/** What delegations can do to the words of a provision. */
export function textActsOn(room: RoomId, p: Provision, rng: Rng): readonly Command[] {
  const provision = p.id;
  const choices = openChoices(p.body);
  const ids = [...wordsOf(p.body).map((w) => w.id), ...choices.map((c) => c.id)];
  const at = rng.next(Math.max(1, ids.length));
  const span = { from: ids[at] ?? 'none', to: ids[Math.min(ids.length - 1, at + rng.next(3))] ?? 'none' };
  return [
    { c: 'reserve', room, provision, span, motive: 'tactical', reason: oneOf(['', 'not yet'], rng) ?? '', lang: 'en' },
    ...choices.flatMap((x): readonly Command[] => [
      { c: 'consult', room, provision, choice: x.id, by: oneOf([[], ['NOR'], ['KEN', 'NOR']], rng) ?? [] },
      { c: 'preferOption', room, provision, choice: x.id, option: oneOf(x.options, rng)?.id ?? 'none' },
      { c: 'answerCapital', room, provision, choice: x.id, agrees: rng.next(2) === 0 },
      { c: 'addOption', room, provision, choice: x.id, text: oneOf(texts, rng) ?? '' },
      ...x.options.flatMap((o): readonly Command[] => [
        { c: 'cosponsor', room, on: { k: 'option', provision, option: o.id } },
        { c: 'withdrawSponsorship', room, on: { k: 'option', provision, option: o.id } },
        { c: 'rewordOption', room, provision, option: o.id, text: oneOf(texts, rng) ?? '' },
        { c: 'takeStance', room, provision, option: o.id, stance: oneOf(['support', 'oppose', 'none'], rng) ?? 'none' },
      ]),
    ]),
  ];
}

export function textActsIn(room: RoomId, proposals: readonly Proposal[], rng: Rng): readonly Command[] {
  const waiting = proposals.filter((p) => p.state === 'pending');
  const one = oneOf(waiting, rng);
  const same = waiting.filter((p) => p.provision === one?.provision && p.content.k === 'amend').map((p) => p.id);
  return [
    { c: 'mergeProposals', room, proposals: same },
    { c: 'mergeProposals', room, proposals: same.slice(0, 2) },
    ...waiting.flatMap((p): readonly Command[] => [
      { c: 'cosponsor', room, on: { k: 'proposal', proposal: p.id } },
      { c: 'withdrawSponsorship', room, on: { k: 'proposal', proposal: p.id } },
      { c: 'cosponsor', room, on: { k: 'proposal', proposal: p.id, group: true } },
    ]),
  ];
}

/** Well-formed and senseless. */
export const senselessTextActs = (room: RoomId, provision: string, id: () => string): readonly Command[] => [
  {
    c: 'reserve',
    room,
    provision,
    span: { from: id(), to: id() },
    motive: null,
    reason: 'y'.repeat(201),
    lang: id(),
  },
  { c: 'addOption', room, provision, choice: id(), text: 'x'.repeat(2001) },
  { c: 'cosponsor', room, on: { k: 'option', provision, option: id() } },
  { c: 'withdrawSponsorship', room, on: { k: 'proposal', proposal: id() } },
  { c: 'takeStance', room, provision, option: id(), stance: 'support' },
  { c: 'consult', room, provision, choice: id(), by: [id()] },
  { c: 'preferOption', room, provision, choice: id(), option: id() },
  { c: 'answerCapital', room, provision, choice: id(), agrees: true },
  { c: 'rewordOption', room, provision, option: id(), text: 'x'.repeat(2001) },
  { c: 'sayLineage', room, provision, from: id() },
  { c: 'proposeEdit', room, provision, edit: { d: 'move', after: id(), place: 'article' }, reason: '', lang: id() },
  { c: 'mergeProposals', room, proposals: [id(), id()] },
  { c: 'rule', room, ruling: { r: 'edit', provision, edit: { e: 'fill', blank: id(), text: 'x' } } },
  { c: 'rule', room, ruling: { r: 'draft', provision, edit: { d: 'move', after: id(), place: 'article' } } },
  { c: 'rule', room, ruling: { r: 'draft', provision, edit: { d: 'lineage', from: id() } } },
];
