import { describe, expect, it } from 'vitest';
import { waitingMax } from '../../../shared/conference/doors.ts';
import type { Command } from '../../../shared/conference/kinds.ts';
import type { RefusalCode } from '../../../shared/conference/refusals.ts';
import { sheetsMax } from '../../../shared/conference/sheets.ts';
import { firstLesson } from '../../../shared/rules/presets.ts';
import { openChoices } from '../../../shared/text/measure.ts';
import { parseJson } from '../../support/laws/heart.ts';
import { caucus } from '../../support/laws/scenario.ts';
import { deskExamples } from '../../support/deskRefusals.ts';
import { textExamples } from '../../support/textRefusals.ts';
import { emptyScenario, lobby, removeOthers, room, session, type Sitting } from '../../support/sitting.ts';

/** Given by the server, not by the rules: tests of the server have their examples. */
const servers = [
  'command.malformed',
  'command.tooLarge',
  'command.tooFrequent',
  'storage.full',
  'code.unknown',
  'code.expired',
  'link.expired',
  'scenario.unknown',
  'conference.many',
  'sheet.tooLong',
] as const satisfies readonly RefusalCode[];
type Decided = Exclude<RefusalCode, (typeof servers)[number]>;

type Given = () => Sitting;
type Example = readonly [given: Given, who: string, when: Command | ((s: Sitting) => Command)];

const opened =
  (provision: string): Given =>
  () => {
    const s = session();
    s.given('chair', { c: 'openProvision', room, provision });
    return s;
  };
const asked: Given = () => {
  const s = opened('p2')();
  s.given('chair', { c: 'rule', room, ruling: { r: 'removed', provision: 'p2' } });
  return s;
};
const voting: Given = () => {
  const s = session();
  s.given('chair', { c: 'openBallot', room, about: { on: 'provision', provision: 'p2' } });
  return s;
};
const cast = (s: Sitting): Command => ({ c: 'castCard', room, ballot: s.room.ballot?.id ?? '', index: 0, card: 'for' });
const voted: Given = () => {
  const s = voting();
  s.given('NOR', cast(s));
  return s;
};
const agreed: Given = () => {
  const s = opened('p2')();
  s.given('chair', { c: 'rule', room, ruling: { r: 'agreed', provision: 'p2' } });
  s.wait(10);
  return s;
};
const allAgreed: Given = () => removeOthers(agreed());
const listed: Given = () => {
  const s = session();
  s.given('NOR', { c: 'askFloor', room });
  return s;
};
const speaking: Given = () => {
  const s = listed();
  s.given('chair', { c: 'giveFloor', room, delegation: 'NOR', after: '' });
  return s;
};
const inside: Given = () => {
  const s = session();
  s.given('NOR', { c: 'enterRoom', room: caucus });
  return s;
};
const paused: Given = () => {
  const s = session();
  s.given('facilitator', { c: 'pause' });
  return s;
};
const closed: Given = () => {
  const s = session();
  s.given('facilitator', { c: 'closeConference' });
  return s;
};
const noQuorum: Given = () => {
  const s = session();
  for (const seat of ['FJI', 'PER']) s.given('system', { c: 'line', seat, connected: false });
  s.wait(60);
  return s;
};
/** A delegation that came to life while the ballot was open. */
const late: Given = () => {
  const s = lobby();
  for (const code of ['KEN', 'NOR']) s.seat(code, code);
  s.arrive('chair');
  s.given('facilitator', { c: 'seatChair', person: 'p-chair' });
  s.given('facilitator', { c: 'openSession' });
  s.given('chair', { c: 'openBallot', room, about: { on: 'provision', provision: 'p2' } });
  s.seat('PER', 'PER');
  return s;
};
const proposed: Given = () => {
  const s = opened('p2')();
  s.given('NOR', { ...proposal, amendment: { inserts: [], deletes: [wordOf(s)] } });
  return s;
};
const overtaken: Given = () => {
  const s = proposed();
  s.given('PER', { ...proposal, amendment: { inserts: [], deletes: [wordOf(s)] } });
  s.given('chair', { c: 'rule', room, ruling: { r: 'takeIn', provision: 'p2', proposal: of(s, 'NOR') } });
  return s;
};
const onLevels: Given = () => session({ levels: firstLesson.levels ?? [] });
const onBreak: Given = () => {
  const s = session();
  s.given('chair', { c: 'startBreak', room, minutes: 5 });
  return s;
};
const muted: Given = () => {
  const s = session();
  s.given('facilitator', { c: 'mute', person: 'p-NOR', muted: true });
  return s;
};
const opensBriefs: Given = () => {
  const s = closed();
  s.given('facilitator', { c: 'openBriefs' });
  return s;
};
const locked: Given = () => {
  const s = lobby();
  s.given('facilitator', { c: 'setDoor', door: 'locked' });
  return s;
};
const inLobby: Given = () => {
  const s = lobby();
  s.seat('NOR', 'NOR');
  return s;
};
const ofFacilitator = (s: Sitting): string => s.state.console?.seats[s.facilitator]?.person ?? '';
const line = (turn: string, text: string): Command => ({ c: 'summarise', room, turn, text, lang: 'en' });
const wordOf = (s: Sitting): string => {
  const [run] = s.provision('p2').body;
  return run?.kind === 'run' ? `${run.op}.${run.from + 1}` : '';
};
const of = (s: Sitting, from: string): string => s.room.proposals.find((p) => p.from === from)?.id ?? '';
const proposal = {
  c: 'propose',
  room,
  provision: 'p2',
  revision: 1,
  amendment: { inserts: [{ after: 'start', text: 'All' }], deletes: [] },
  reason: '',
  lang: 'en',
} as const;
const arrive = (text: string, wants: string | null = null): Command => ({
  c: 'arrive',
  person: 'p',
  seat: 't',
  name: { lang: 'en', text },
  wants,
  automatic: false,
});
const create = (text: string): Command => ({
  c: 'create',
  title: { lang: 'en', text },
  facilitator: { lang: 'en', text: 'Ada' },
  minutes: null,
  autoChair: false,
  scenario: emptyScenario,
});
const nothing: Given = () => {
  const s = lobby();
  s.state = { ...s.state, public: { ...s.state.public, plenary: '' } };
  return s;
};
const crowd: Given = () => {
  const s = lobby();
  for (let n = 0; n < waitingMax; n += 1) {
    s.arrive(`w${n}`);
    s.given('system', { c: 'line', seat: `w${n}`, connected: true });
  }
  return s;
};
const withoutP2 = (): Sitting => {
  const s = session();
  s.given('facilitator', { c: 'leaveOut', room, provision: 'p2' });
  return s;
};
const rule = (ruling: Extract<Command, { c: 'rule' }>['ruling']): Command => ({ c: 'rule', room, ruling });
const stranger = parseJson<Command>('{"c":"dance"}');

const writing: Given = () => {
  const s = session();
  s.given('NOR', { c: 'openSheet', room, provision: 'p2', revises: null });
  return s;
};
/** As many sheets as a delegation may have: on one provision, each for a proposal of its own. */
const manySheets: Given = () => {
  const s = opened('p2')();
  for (let n = 0; n < sheetsMax; n += 1) {
    s.given('NOR', { ...proposal, amendment: { inserts: [], deletes: [wordOf(s)] } });
    s.given('NOR', { c: 'openSheet', room, provision: 'p2', revises: s.room.proposals.at(-1)?.id ?? '' });
  }
  return s;
};

const inName = (of: string): Command => ({ c: 'cosponsor', room, on: { k: 'proposal', proposal: of, group: true } });

/** One example of each: what had happened, who acted, and what they tried. Complete, or it does not compile. */
const examples: { readonly [C in Decided]: Example } = {
  ...textExamples,
  'headline.tooLong': [
    opened('p2'),
    'NOR',
    (s) => ({ ...proposal, amendment: { inserts: [], deletes: [wordOf(s)] }, headline: 'x'.repeat(81) }),
  ],
  'invite.already': [proposed, 'NOR', (s) => ({ c: 'inviteSponsors', room, proposal: of(s, 'NOR'), invite: ['NOR'] })],
  'invite.none': [proposed, 'PER', (s) => ({ c: 'declineInvitation', room, proposal: of(s, 'NOR') })],
  'group.none': [proposed, 'PER', (s) => inName(of(s, 'NOR'))],
  'group.coordinator': [proposed, 'NOR', (s) => inName(of(s, 'NOR'))],
  'proposal.noWords': [
    () => {
      const s = session();
      s.given('NOR', {
        c: 'proposeEdit',
        room,
        provision: 'p2',
        edit: { d: 'instruct', instruction: 'NOC' },
        reason: '',
        lang: 'en',
      });
      return s;
    },
    'NOR',
    (s) => ({ c: 'openSheet', room, provision: 'p2', revises: of(s, 'NOR') }),
  ],
  'sheet.unknown': [session, 'NOR', { c: 'dropSheet', sheet: 'none' }],
  'sheet.already': [writing, 'NOR2', { c: 'openSheet', room, provision: 'p2', revises: null }],
  'sheet.many': [manySheets, 'NOR', { c: 'openSheet', room, provision: 'p2', revises: null }],
  ...deskExamples,
  'seat.unknown': [session, 'nobody', { c: 'askFloor', room }],
  'seat.systemOnly': [session, 'NOR', { c: 'line', seat: 'KEN', connected: false }],
  'seat.facilitatorOnly': [session, 'NOR', { c: 'pause' }],
  'seat.chairOnly': [session, 'NOR', { c: 'openProvision', room, provision: 'p2' }],
  'seat.delegateOnly': [session, 'chair', { c: 'askFloor', room }],
  'seat.notInside': [session, 'NOR', { c: 'leaveRoom', room: caucus }],
  'room.unknown': [session, 'NOR', { c: 'enterRoom', room: 'cellar' }],
  'room.membersOnly': [session, 'FJI', { c: 'enterRoom', room: caucus }],
  'room.alreadyInside': [inside, 'NOR', { c: 'enterRoom', room: caucus }],
  'room.alwaysOpen': [session, 'NOR', { c: 'enterRoom', room }],
  'name.empty': [lobby, 'system', arrive(' ')],
  'name.tooLong': [lobby, 'system', arrive('x'.repeat(41))],
  'name.markup': [lobby, 'system', arrive('<i>Ada')],
  'name.control': [lobby, 'system', arrive('A\u0000da')],
  'delegation.unknown': [lobby, 'system', arrive('Ada', 'XXX')],
  'delegation.full': [session, 'system', arrive('Ada', 'FJI')],
  'person.unknown': [session, 'facilitator', { c: 'seatChair', person: 'nobody' }],
  'chair.already': [session, 'facilitator', { c: 'seatChair', person: 'p-chair' }],
  'phase.lobby': [lobby, 'facilitator', { c: 'pause' }],
  'phase.session': [session, 'facilitator', { c: 'openSession' }],
  'phase.closed': [closed, 'NOR', { c: 'askFloor', room }],
  'phase.created': [lobby, 'system', create('Talks')],
  'clock.paused': [paused, 'NOR', { c: 'askFloor', room }],
  'clock.running': [session, 'facilitator', { c: 'resume' }],
  'delegation.notAccredited': [late, 'PER', cast],
  'floor.alreadyListed': [listed, 'NOR2', { c: 'askFloor', room }],
  'floor.speaking': [speaking, 'NOR2', { c: 'askFloor', room }],
  'floor.notListed': [session, 'NOR', { c: 'withdrawFloor', room }],
  'floor.listMoved': [listed, 'chair', { c: 'giveFloor', room, delegation: 'NOR', after: 'before' }],
  'floor.notYours': [speaking, 'FJI', (s) => ({ c: 'endStatement', room, turn: s.room.floor.lastTurn })],
  'floor.limit': [session, 'chair', { c: 'setLimit', room, seconds: 5 }],
  'provision.unknown': [session, 'chair', { c: 'openProvision', room, provision: 'p9' }],
  'provision.settled': [agreed, 'chair', { c: 'openProvision', room, provision: 'p2' }],
  'provision.notOpen': [session, 'chair', rule({ r: 'agreed', provision: 'p2' })],
  'provision.alreadyOpen': [opened('p2'), 'chair', { c: 'openProvision', room, provision: 'p2' }],
  'provision.leftOut': [withoutP2, 'facilitator', { c: 'leaveOut', room, provision: 'p2' }],
  'question.over': [opened('p2'), 'NOR', { c: 'signal', room, question: 'before', signal: 'support' }],
  'question.open': [asked, 'chair', rule({ r: 'agreed', provision: 'p2' })],
  'ruling.over': [session, 'chair', { c: 'takeBack', room, ruling: 'before' }],
  'brackets.open': [opened('p3'), 'chair', rule({ r: 'agreed', provision: 'p3' })],
  'choice.unknown': [opened('p1'), 'chair', rule({ r: 'lift', provision: 'p1', choice: 'x', option: null })],
  'option.unknown': [
    opened('p1'),
    'chair',
    (s) => rule({ r: 'lift', provision: 'p1', choice: openChoices(s.provision('p1').body)[0]?.id ?? '', option: 'x' }),
  ],
  'bracket.held': [
    opened('p1'),
    'chair',
    (s) => rule({ r: 'lift', provision: 'p1', choice: openChoices(s.provision('p1').body)[0]?.id ?? '', option: null }),
  ],
  'proposal.unknown': [opened('p2'), 'chair', rule({ r: 'takeIn', provision: 'p2', proposal: 'x' })],
  'proposal.settled': [overtaken, 'NOR', (s) => ({ c: 'withdrawProposal', room, proposal: of(s, 'NOR') })],
  'proposal.stale': [overtaken, 'chair', (s) => rule({ r: 'takeIn', provision: 'p2', proposal: of(s, 'PER') })],
  'proposal.revision': [session, 'NOR', { ...proposal, revision: 2 }],
  'proposal.empty': [session, 'NOR', { ...proposal, amendment: { inserts: [], deletes: [] } }],
  'proposal.tooLong': [
    session,
    'NOR',
    { ...proposal, amendment: { inserts: [{ after: 'start', text: 'x'.repeat(2001) }], deletes: [] } },
  ],
  'proposal.insideBracket': [
    opened('p2'),
    'chair',
    (s) => rule({ r: 'bracketProposal', provision: 'p2', proposal: of(s, 'chair') }),
  ],
  'proposal.notYours': [proposed, 'FJI', (s) => ({ c: 'withdrawProposal', room, proposal: of(s, 'NOR') })],
  'reason.tooLong': [session, 'NOR', { ...proposal, reason: 'x'.repeat(201) }],
  'ballot.open': [voting, 'chair', { c: 'openProvision', room, provision: 'p2' }],
  'ballot.none': [session, 'NOR', cast],
  'ballot.over': [voting, 'NOR', { c: 'castCard', room, ballot: 'before', index: 0, card: 'for' }],
  'ballot.alreadyCast': [voted, 'NOR2', cast],
  'ballot.noQuorum': [noQuorum, 'chair', { c: 'openBallot', room, about: { on: 'provision', provision: 'p2' } }],
  'draft.unsettled': [agreed, 'chair', { c: 'askWhole', room, dropRest: false }],
  'draft.nothingAgreed': [session, 'chair', { c: 'askWhole', room, dropRest: true }],
  'draft.allAgreed': [allAgreed, 'chair', { c: 'askWhole', room, dropRest: true }],
  'level.locked': [onLevels, 'NOR', (s) => ({ ...proposal, amendment: { inserts: [], deletes: [wordOf(s)] } })],
  'level.unknown': [onLevels, 'facilitator', { c: 'setLevel', level: 'orbit' }],
  'bell.minutes': [session, 'facilitator', { c: 'setBell', minutes: 0 }],
  'break.on': [onBreak, 'NOR', { c: 'askFloor', room }],
  'break.none': [session, 'chair', { c: 'endBreak', room }],
  'break.minutes': [session, 'chair', { c: 'startBreak', room, minutes: 31 }],
  'auto.already': [session, 'facilitator', { c: 'setAutoChair', room, on: false }],
  'step.over': [session, 'chair', { c: 'takeStep', room, why: 'endVote' }],
  'person.muted': [muted, 'NOR', { c: 'askFloor', room }],
  'person.facilitator': [session, 'facilitator', (s) => ({ c: 'removePerson', person: ofFacilitator(s) })],
  'report.unknown': [session, 'facilitator', { c: 'closeReport', id: 'before' }],
  'line.unknown': [session, 'NOR', line('before', 'We agree.')],
  'line.empty': [speaking, 'NOR', (s) => line(s.room.floor.lastTurn, ' ')],
  'line.tooLong': [speaking, 'NOR', (s) => line(s.room.floor.lastTurn, 'x'.repeat(201))],
  'inject.unknown': [session, 'facilitator', { c: 'inject', id: 'before' }],
  'briefs.open': [opensBriefs, 'facilitator', { c: 'openBriefs' }],
  'phase.notClosed': [session, 'facilitator', { c: 'openBriefs' }],
  'call.link': [session, 'facilitator', { c: 'setCall', room, url: 'javascript:alert(1)' }],
  'door.locked': [locked, 'system', arrive('Ada')],
  'lobby.crowded': [crowd, 'system', arrive('Ada')],
  'plate.already': [inLobby, 'NOR', { c: 'raisePlate', up: false }],
  'title.empty': [nothing, 'system', create(' ')],
  'title.tooLong': [nothing, 'system', create('x'.repeat(81))],
  'command.unknown': [session, 'NOR', stranger],
};

/** What each example is offered instead, as acts; the others have sentences only. */
const offered: Partial<Readonly<Record<RefusalCode, readonly string[]>>> = {
  'seat.chairOnly': ['askFloor'],
  'seat.notInside': ['enterRoom'],
  'phase.lobby': ['openSession'],
  'floor.alreadyListed': ['withdrawFloor'],
  'floor.speaking': ['endStatement'],
  'floor.notListed': ['askFloor'],
  'floor.listMoved': ['giveFloor'],
  'provision.notOpen': ['openProvision'],
  'provision.alreadyOpen': ['askAgain'],
  'question.open': ['withdrawQuestion'],
  'bracket.held': ['askRuling', 'openBallot'],
  'proposal.notYours': ['cosponsor'],
  'span.crosses': ['reserve'],
  'option.said': ['cosponsor'],
  'split.inside': ['rule'],
  'ballot.open': ['closeQuestion'],
  'draft.unsettled': ['askWhole'],
  'draft.nothingAgreed': ['openProvision'],
  'draft.allAgreed': ['askWhole'],
  'step.over': ['takeStep'],
};

describe('every refusal that the rules can give has an example, and says what is possible', () => {
  it.each(Object.entries(examples))('%s', (code, [given, who, when]) => {
    const s = given();
    const before = s.state;
    const command = typeof when === 'function' ? when(s) : when;
    const { instead, ...refusal } = s.why(who, command);
    expect(refusal.code).toBe(code);
    expect(s.state).toBe(before);
    const acts = instead.flatMap((one) => (one.kind === 'act' ? [one.command] : []));
    expect(acts.map(({ c }) => c)).toEqual(offered[refusal.code] ?? []);
    // Pressed, the first of them happens.
    for (const act of acts.slice(0, 1)) s.given(who, act);
  });
});
