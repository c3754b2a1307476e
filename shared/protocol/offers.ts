import { dropList } from '../conference/adoption.ts';
import { roomOf } from '../conference/checks.ts';
import type { Command, Me, Refusal, Slices, View } from '../conference/kinds.ts';
import { unlockerOf } from '../conference/levels.ts';
import { stepAtHand } from '../conference/nextStep.ts';
import type { RefusalCode } from '../conference/refusals.ts';
import { blank } from '../conference/evolvers.ts';
import { afterPending } from '../conference/rulings.ts';
import { provisionOf } from '../conference/provisions.ts';
import { openChoices } from '../text/measure.ts';
import type { ClientCommand } from './commands.ts';

/** Acts that answer a refusal: what one may press instead. Each is asked of `may` before anybody sees it. */

type OfferName =
  | 'askFloor'
  | 'withdrawFloor'
  | 'giveFloor'
  | 'endStatement'
  | 'moreTime'
  | 'enterRoom'
  | 'openSession'
  | 'resume'
  | 'endBreak'
  | 'openProvision'
  | 'askAgain'
  | 'object'
  | 'withdrawQuestion'
  | 'takeBack'
  | 'rule'
  | 'askRuling'
  | 'openBallot'
  | 'closeQuestion'
  | 'putNext'
  | 'endBallot'
  | 'askWhole'
  | 'takeStep'
  | 'reserve'
  | 'cosponsor'
  | 'wish'
  | 'setLevel';
export type Offer = Extract<ClientCommand, { readonly c: OfferName }>;

/** What was refused, and to whom. */
interface Refused {
  readonly own: View;
  readonly me: Me;
  readonly command: Command;
  readonly refusal: Refusal;
  /** The room that the command is about; the plenary for one that names none. */
  readonly room: string;
  readonly slice: Slices['room'];
}

const offers: Partial<Readonly<Record<RefusalCode, (r: Refused) => readonly Offer[]>>> = {
  'seat.chairOnly': ({ room }) => [{ c: 'askFloor', room }],
  'seat.notInside': ({ room }) => [{ c: 'enterRoom', room }],
  'phase.lobby': () => [{ c: 'openSession' }],
  'phase.session': ({ room }) => [{ c: 'askFloor', room }],
  'clock.paused': () => [{ c: 'resume' }],
  'break.on': ({ room }) => [{ c: 'endBreak', room }],
  'level.locked': ({ own, command }) => {
    const level = unlockerOf(own.public, command)?.id;
    return level === undefined ? [] : [{ c: 'setLevel', level }];
  },
  'delegation.full': () => [{ c: 'wish', delegation: null }],

  'floor.alreadyListed': ({ room }) => [{ c: 'withdrawFloor', room }],
  'floor.speaking': ({ room, slice }) => [{ c: 'endStatement', room, turn: slice.floor.lastTurn }],
  'floor.notListed': ({ room, slice }) => [
    { c: 'askFloor', room },
    ...slice.floor.list.slice(0, 1).map(({ delegation }) => giveFloor(room, slice, delegation)),
  ],
  'floor.listMoved': ({ room, slice, command }) => {
    if (command.c === 'giveFloor') return [giveFloor(room, slice, command.delegation)];
    return command.c === 'moreTime' ? [{ ...command, turn: slice.floor.lastTurn }] : [];
  },

  'provision.notOpen': ({ room, command }) =>
    command.c === 'rule' ? [{ c: 'openProvision', room, provision: command.ruling.provision }] : [],
  'provision.alreadyOpen': askAgain,
  'question.over': askAgain,
  'question.open': ({ room, slice }) =>
    slice.question
      ? [
          { c: 'object', room, question: slice.question.id },
          { c: 'withdrawQuestion', room, question: slice.question.id },
        ]
      : [],
  'ruling.announced': ({ room, slice }) => (slice.pending ? [{ c: 'takeBack', room, ruling: slice.pending.id }] : []),
  'brackets.open': ({ room, slice, command }) => {
    const id = provisionMeant(command);
    const body = provisionOf(afterPending(slice), id)?.body ?? [];
    const first = openChoices(body).find((choice) => choice.options.length > 0);
    return first ? [{ c: 'openBallot', room, about: { on: 'choice', provision: id, choice: first.id } }] : [];
  },
  'bracket.held': ({ room, command }) =>
    command.c === 'rule' && command.ruling.r === 'lift'
      ? [
          { c: 'askRuling', room, ruling: command.ruling },
          {
            c: 'openBallot',
            room,
            about: { on: 'choice', provision: command.ruling.provision, choice: command.ruling.choice },
          },
        ]
      : [],
  'proposal.insideBracket': ({ room, command }) =>
    command.c === 'rule' && command.ruling.r === 'takeIn'
      ? [{ c: 'rule', room, ruling: { ...command.ruling, r: 'bracketProposal' } }]
      : [],
  'proposal.notYours': ({ room, command }) =>
    command.c === 'withdrawProposal'
      ? [{ c: 'cosponsor', room, on: { k: 'proposal', proposal: command.proposal } }]
      : [],

  'span.crosses': ({ command, refusal }) => {
    const { from, to } = refusal.params ?? {};
    return command.c === 'reserve' && typeof from === 'string' && typeof to === 'string'
      ? [{ ...command, span: { from, to } }]
      : [];
  },
  'option.said': ({ room, command, refusal }) => {
    const option = refusal.params?.['option'];
    return command.c === 'addOption' && typeof option === 'string'
      ? [{ c: 'cosponsor', room, on: { k: 'option', provision: command.provision, option } }]
      : [];
  },
  'split.inside': ({ room, command, refusal }) => {
    const after = refusal.params?.['after'];
    return command.c === 'rule' && typeof after === 'string'
      ? [{ c: 'rule', room, ruling: { r: 'draft', provision: command.ruling.provision, edit: { d: 'split', after } } }]
      : [];
  },

  'ballot.open': ballotActs,
  'ballot.over': ballotActs,
  'draft.unsettled': ({ room }) => [{ c: 'askWhole', room, dropRest: true }],
  'draft.allAgreed': ({ room }) => [{ c: 'askWhole', room, dropRest: false }],
  'draft.nothingAgreed': ({ room, slice }) =>
    dropList(afterPending(slice))
      .filter((provision) => provision !== slice.reading?.provision)
      .slice(0, 1)
      .map((provision) => ({ c: 'openProvision', room, provision })),
  'step.over': ({ own, room }) => {
    const step = stepAtHand(own, room);
    return step ? [{ c: 'takeStep', room, why: step.why }] : [];
  },
};

const giveFloor = (room: string, slice: Slices['room'], delegation: string): Offer => ({
  c: 'giveFloor',
  room,
  delegation,
  after: slice.floor.lastTurn,
});

/** Asks about the words that are open anew: of a chair who asked again, or would open them again. */
function askAgain({ room, slice, command }: Refused): readonly Offer[] {
  const asks = command.c === 'askAgain' || command.c === 'openProvision';
  return asks && slice.reading ? [{ c: 'askAgain', room, question: slice.reading.question }] : [];
}

/** What the chair may do about the ballot that is open. P2.10, P2.11 */
function ballotActs({ room, slice: { ballot } }: Refused): readonly Offer[] {
  if (!ballot) return [];
  return ballot.state === 'open'
    ? [{ c: 'closeQuestion', room, ballot: ballot.id, index: ballot.current }]
    : [
        { c: 'putNext', room, ballot: ballot.id },
        { c: 'endBallot', room, ballot: ballot.id },
      ];
}

function provisionMeant(command: Command): string {
  if (command.c === 'rule') return command.ruling.provision;
  return command.c === 'openBallot' && command.about.on !== 'whole' ? command.about.provision : '';
}

/** Acts that may answer a refusal of a command, best first; not yet asked of `may`. */
export function offersFor(own: View, me: Me, command: Command, refusal: Refusal): readonly Offer[] {
  const room = 'room' in command ? command.room : own.public.plenary;
  const slice = roomOf(own, room) ?? blank.room;
  return offers[refusal.code]?.({ own, me, command, refusal, room, slice }) ?? [];
}
