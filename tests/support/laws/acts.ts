import { entry } from '../../../shared/conference/checks.ts';
import type { BallotAbout } from '../../../shared/conference/ballots.ts';
import type { Command, View } from '../../../shared/conference/kinds.ts';
import type { Provision } from '../../../shared/conference/provisions.ts';
import type { Ruling } from '../../../shared/conference/rulings.ts';
import type { RoomId } from '../../../shared/kit/ids.ts';
import type { Rng } from '../../../shared/kit/rng.ts';
import { openChoices, wordsOf } from '../../../shared/text/measure.ts';
import type { Amendment } from '../../../shared/text/model.ts';
import { parseJson } from './heart.ts';
import { deskActs, deskRulings, senselessDeskActs } from './deskActs.ts';
import { lessonActs, senselessLessonActs } from './lessonActs.ts';
import { draftProposalsOn, editsOf, senselessTextActs, textActsOn, textActsIn } from './wordActs.ts';
import { invitations, senselessSheetActs, sentWith, sheetActsIn, sheetActsOn } from './sheetActs.ts';

/**
 * Acts that somebody could think of now. They name no seat, so every seat can be asked whether it may; what the one
 * who acts cannot know is among them too.
 */
export function actsNow(state: View, rng: Rng): readonly Command[] {
  const { rooms, delegations } = state.public;
  const codes = Object.keys(delegations);
  const persons = Object.keys(state.console?.persons ?? {});
  return [
    { c: 'openSession' },
    { c: 'pause' },
    { c: 'resume' },
    { c: 'closeConference' },
    { c: 'setDoor', door: oneOf(['asks', 'opens', 'locked'] as const, rng) ?? 'asks' },
    { c: 'wish', delegation: null },
    { c: 'wish', delegation: oneOf(codes, rng) ?? null },
    ...persons.flatMap((person): readonly Command[] => [
      { c: 'seatChair', person },
      { c: 'seatPerson', person, delegation: oneOf(codes, rng) ?? '' },
      { c: 'seatOfficer', person, office: oneOf(['viceChair', 'secretary'] as const, rng) ?? 'secretary' },
    ]),
    ...Object.keys(rooms).flatMap((room) => actsInRoom(state, room, codes, rng)),
    ...lessonActs(state, codes, rng),
    ...sheetActsIn(state),
  ];
}

export const oneOf = <T>(list: readonly T[], rng: Rng): T | undefined => list[rng.next(list.length)];

function actsInRoom(state: View, room: RoomId, codes: readonly string[], rng: Rng): readonly Command[] {
  const s = entry(state.room, room);
  const turn = s?.floor.speaking?.turn ?? 'none';
  const question = s?.reading?.question ?? 'none';
  const asked = s?.question?.id ?? 'none';
  const ballot = s?.ballot?.id ?? 'none';
  const index = s?.ballot?.current ?? 0;
  return [
    { c: 'enterRoom', room },
    { c: 'leaveRoom', room },
    { c: 'askFloor', room },
    { c: 'withdrawFloor', room },
    ...codes.map((delegation): Command => ({ c: 'giveFloor', room, delegation, after: s?.floor.lastTurn ?? '' })),
    { c: 'endStatement', room, turn },
    { c: 'setLimit', room, seconds: [5, 15, 40, 600, 601][rng.next(5)] ?? 30 },
    { c: 'moreTime', room, turn, seconds: [0, 1, 20][rng.next(3)] ?? 1 },
    { c: 'askAgain', room, question },
    { c: 'signal', room, question, signal: 'support' },
    { c: 'signal', room, question, signal: 'oppose' },
    { c: 'takeBack', room, ruling: s?.pending?.id ?? 'none' },
    { c: 'withdrawQuestion', room, question: asked },
    { c: 'object', room, question: asked },
    // Twice, so that something is carried now and then.
    { c: 'castCard', room, ballot, index, card: 'for' },
    { c: 'castCard', room, ballot, index, card: 'for' },
    { c: 'castCard', room, ballot, index, card: 'against' },
    { c: 'castCard', room, ballot, index, card: 'abstain' },
    { c: 'closeQuestion', room, ballot, index },
    { c: 'putNext', room, ballot },
    { c: 'endBallot', room, ballot },
    { c: 'askWhole', room, dropRest: true },
    { c: 'askWhole', room, dropRest: false },
    { c: 'openBallot', room, about: { on: 'whole' } },
    ...(s?.proposals ?? []).map((p): Command => ({ c: 'withdrawProposal', room, proposal: p.id })),
    ...textActsIn(room, s?.proposals ?? [], rng),
    ...invitations(room, s?.proposals ?? [], codes, rng),
    ...deskActs(room, s, rng),
    ...(s?.provisions ?? []).flatMap((p) => actsOnProvision(room, p, state, rng)),
  ];
}

function actsOnProvision(room: RoomId, p: Provision, state: View, rng: Rng): readonly Command[] {
  const provision = p.id;
  const choices = openChoices(p.body);
  const slice = entry(state.room, room);
  const proposals = (slice?.proposals ?? []).filter((x) => x.provision === p.id);
  const edits = editsOf(p, state, room, rng);
  const rulings: readonly Ruling[] = [
    { r: 'agreed', provision },
    { r: 'removed', provision },
    { r: 'bracketed', provision },
    { r: 'deferred', provision },
    ...proposals.flatMap((x): readonly Ruling[] => [
      { r: 'takeIn', provision, proposal: x.id },
      { r: 'bracketProposal', provision, proposal: x.id },
    ]),
    ...edits,
    ...(slice ? deskRulings(slice, provision, rng) : []),
    ...choices.flatMap((x): readonly Ruling[] => [
      { r: 'lift', provision, choice: x.id, option: oneOf(x.options, rng)?.id ?? null },
      { r: 'lift', provision, choice: x.id, option: null },
    ]),
  ];
  const votes: readonly BallotAbout[] = [
    { on: 'provision', provision },
    { on: 'delete', provision, choice: null },
    ...choices.flatMap((x): readonly BallotAbout[] => [
      { on: 'choice', provision, choice: x.id },
      { on: 'delete', provision, choice: x.id },
    ]),
  ];
  const proposed = proposalFor(room, p, rng);
  return [
    { c: 'openProvision', room, provision },
    ...rulings.map((ruling): Command => ({ c: 'rule', room, ruling })),
    { c: 'askRuling', room, ruling: oneOf(rulings, rng) ?? { r: 'agreed', provision } },
    ...votes.map((about): Command => ({ c: 'openBallot', room, about })),
    proposed,
    ...sentWith(proposed, state, proposals, Object.keys(state.public.delegations), rng),
    ...sheetActsOn(room, p, proposals, rng),
    ...textActsOn(room, p, rng),
    ...draftProposalsOn(room, p, edits, state, rng),
  ];
}

const inserted = [' not', ' always', '公布', ' [all]', ' (a)', '', '  ', ' <b>', ' \\', ' every last one of them'];

function proposalFor(room: RoomId, p: Provision, rng: Rng): Extract<Command, { readonly c: 'propose' }> {
  const words = wordsOf(p.body);
  const at = rng.next(Math.max(1, words.length));
  const gone = words.slice(at, at + rng.next(3)).map((w) => w.id);
  const anchor = words[at]?.id ?? 'start';
  const text = oneOf(inserted, rng) ?? '';
  const amendment: Amendment = {
    inserts: rng.next(4) === 0 ? [] : [{ after: rng.next(6) === 0 ? 'start' : anchor, text }],
    deletes: gone,
  };
  const reason = rng.next(3) === 0 ? ' because ' : '';
  return { c: 'propose', room, provision: p.id, revision: p.revision, amendment, reason, lang: 'en' };
}

const odd = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  '__proto__:x',
  'a:b',
  '\u0000',
  '💥',
  'none',
];
const oddNumbers = [-1, 0, 1.5, 1e9, NaN, Infinity, -0];

/** Well-formed and senseless: ids that nothing has, numbers that are none, words that nobody reads. */
export function senselessAct(state: View, rng: Rng): Command {
  const id = (): string => oneOf(odd, rng) ?? '';
  const room = rng.next(2) === 0 ? id() : (oneOf(Object.keys(state.public.rooms), rng) ?? '');
  const provision = rng.next(2) === 0 ? id() : (oneOf(Object.values(state.room)[0]?.provisions ?? [], rng)?.id ?? '');
  const number = oneOf(oddNumbers, rng) ?? 0;
  const acts: readonly Command[] = [
    { c: 'wish', delegation: id() },
    { c: 'seatPerson', person: id(), delegation: id() },
    { c: 'seatPerson', person: oneOf(Object.keys(state.console?.persons ?? {}), rng) ?? '', delegation: id() },
    { c: 'seatChair', person: id() },
    { c: 'enterRoom', room },
    { c: 'leaveRoom', room },
    { c: 'askFloor', room },
    { c: 'withdrawFloor', room },
    { c: 'giveFloor', room, delegation: id(), after: id() },
    { c: 'endStatement', room, turn: id() },
    { c: 'setLimit', room, seconds: number },
    { c: 'moreTime', room, turn: id(), seconds: number },
    { c: 'openProvision', room, provision },
    { c: 'askAgain', room, question: id() },
    { c: 'signal', room, question: id(), signal: 'support' },
    { c: 'rule', room, ruling: { r: 'agreed', provision } },
    { c: 'rule', room, ruling: { r: 'takeIn', provision, proposal: id() } },
    { c: 'rule', room, ruling: { r: 'bracketProposal', provision, proposal: id() } },
    { c: 'rule', room, ruling: { r: 'lift', provision, choice: id(), option: id() } },
    { c: 'takeBack', room, ruling: id() },
    { c: 'withdrawQuestion', room, question: id() },
    { c: 'object', room, question: id() },
    {
      c: 'propose',
      room,
      provision,
      revision: number,
      amendment: { inserts: [{ after: id(), text: oneOf(['x'.repeat(2001), id()], rng) ?? '' }], deletes: [id()] },
      reason: 'y'.repeat(rng.next(2) * 201),
      lang: id(),
    },
    {
      c: 'propose',
      room,
      provision,
      revision: 1,
      amendment: { inserts: [{ after: 'start', text: 'All' }], deletes: [] },
      reason: 'y'.repeat(201),
      lang: 'en',
    },
    { c: 'withdrawProposal', room, proposal: id() },
    { c: 'openBallot', room, about: { on: 'choice', provision, choice: id() } },
    { c: 'openBallot', room, about: { on: 'delete', provision, choice: id() } },
    { c: 'castCard', room, ballot: id(), index: number, card: 'for' },
    { c: 'closeQuestion', room, ballot: id(), index: number },
    { c: 'putNext', room, ballot: id() },
    { c: 'endBallot', room, ballot: id() },
    { c: 'askWhole', room, dropRest: true },
    { c: 'timeUp', room, turn: id() },
    { c: 'rulingDue', room, ruling: id() },
    { c: 'questionDue', room, question: id() },
    { c: 'line', seat: id(), connected: true },
    { c: 'presenceLapses', delegation: id() },
    { c: 'outage', at: number },
    ...senselessLessonActs(room, id, number),
    ...senselessTextActs(room, provision, id),
    ...senselessSheetActs(room, provision, id),
    ...senselessDeskActs(room, provision, id),
    unknownCommand(id()),
  ];
  return oneOf(acts, rng) ?? { c: 'pause' };
}

/** A name that no concern has. The validator on the wire never lets it through; `decide` must not fall over it either. */
const unknownCommand = (c: string): Command => parseJson(JSON.stringify({ c }));
