import * as v from 'valibot';
import type { Command } from '../conference/kinds.ts';
import { stepReasons } from '../conference/nextStep.ts';

/** What a client may ask for, defined once: schema, types and validator. Who asks and when, the server stamps. */

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(80), v.regex(/^\P{Cc}*$/u));
/** A word's id, or the start. */
const anchor = v.pipe(v.string(), v.maxLength(120));
const room = id;
const seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400));
const lang = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/));

/** Longer than any sentence that is accepted, so that the rules can say what is wrong with it. */
const sentence = v.pipe(v.string(), v.maxLength(1000));

const amendment = v.strictObject({
  inserts: v.pipe(v.array(v.strictObject({ after: anchor, text: v.string() })), v.maxLength(200)),
  deletes: v.pipe(v.array(anchor), v.maxLength(2000)),
});

/** What comes with words that are proposed: why, under which headline, and the sheet on which they were written. */
const grounds = {
  reason: v.pipe(v.string(), v.maxLength(1000)),
  lang,
  headline: v.optional(v.pipe(v.string(), v.maxLength(400))),
  sheet: v.optional(id),
};

const words = v.pipe(v.string(), v.maxLength(4000));
const place = v.picklist(['preamble', 'article', 'resolution', 'footnote']);
const span = v.strictObject({ from: anchor, to: anchor });

/** Several delegations. */
const codes = v.pipe(v.array(id), v.maxLength(200), v.readonly());

const edit = v.variant('e', [
  v.strictObject({ e: v.literal('widen'), choice: id, reach: span }),
  v.strictObject({ e: v.literal('narrow'), choice: id, keep: span }),
  v.strictObject({
    e: v.literal('merge'),
    choice: id,
    options: v.pipe(v.array(id), v.maxLength(50), v.readonly()),
    text: words,
  }),
  v.strictObject({ e: v.literal('fill'), blank: id, text: words }),
  v.strictObject({
    e: v.literal('tag'),
    option: id,
    tag: v.nullable(v.pipe(v.string(), v.maxLength(40))),
    pending: v.exactOptional(codes),
  }),
  v.strictObject({ e: v.literal('amend'), option: id, text: words }),
]);

const draftEdit = v.variant('d', [
  v.strictObject({ d: v.literal('add'), place, text: words }),
  v.strictObject({ d: v.literal('split'), after: anchor }),
  v.strictObject({ d: v.literal('join') }),
  v.strictObject({ d: v.literal('move'), after: id, place }),
  v.strictObject({ d: v.literal('renumber'), number: v.pipe(v.string(), v.maxLength(20)) }),
  v.strictObject({ d: v.literal('note'), at: anchor, mark: v.pipe(v.string(), v.maxLength(20)), text: words }),
  v.strictObject({
    d: v.literal('term'),
    term: v.pipe(v.string(), v.maxLength(200)),
    by: words,
    except: v.pipe(v.array(v.strictObject({ provision: id, word: anchor })), v.maxLength(1000), v.readonly()),
  }),
  v.strictObject({ d: v.literal('instruct'), instruction: v.picklist(['ADD', 'MOD', 'SUP', 'NOC']) }),
  v.strictObject({ d: v.literal('lineage'), from: id }),
]);

const backed = v.variant('k', [
  v.strictObject({ k: v.literal('option'), provision: id, option: id }),
  v.strictObject({ k: v.literal('proposal'), proposal: id, group: v.optional(v.boolean()) }),
]);

const motive = v.picklist([
  'alternative',
  'contentious',
  'suspicious',
  'tactical',
  'uncertain',
  'instructions',
  'weary',
]);

/** What a ruling does with a proposal. */
const way = v.picklist(['takeIn', 'bracket', 'lapse']);

const ruling = v.variant('r', [
  v.strictObject({ r: v.literal('agreed'), provision: id }),
  v.strictObject({ r: v.literal('removed'), provision: id }),
  v.strictObject({ r: v.literal('bracketed'), provision: id }),
  v.strictObject({ r: v.literal('deferred'), provision: id }),
  v.strictObject({ r: v.literal('takeIn'), provision: id, proposal: id }),
  v.strictObject({ r: v.literal('bracketProposal'), provision: id, proposal: id }),
  v.strictObject({
    r: v.literal('asSuggested'),
    provision: id,
    proposals: v.pipe(v.array(v.strictObject({ id, way })), v.maxLength(200), v.readonly()),
  }),
  v.strictObject({ r: v.literal('lapse'), provision: id, proposal: id }),
  v.strictObject({ r: v.literal('chairText'), provision: id, text: id }),
  v.strictObject({ r: v.literal('lift'), provision: id, choice: id, option: v.nullable(id) }),
  v.strictObject({ r: v.literal('edit'), provision: id, edit }),
  v.strictObject({ r: v.literal('draft'), provision: id, edit: draftEdit }),
]);

const about = v.variant('on', [
  v.strictObject({ on: v.literal('provision'), provision: id }),
  v.strictObject({ on: v.literal('choice'), provision: id, choice: id }),
  v.strictObject({ on: v.literal('delete'), provision: id, choice: v.nullable(id) }),
  v.strictObject({ on: v.literal('whole') }),
]);

/** Every command that a client may send, told apart by `c`. */
export const clientCommand = v.variant('c', [
  v.strictObject({ c: v.literal('wish'), delegation: v.nullable(id) }),
  v.strictObject({ c: v.literal('seatPerson'), person: id, delegation: id }),
  v.strictObject({ c: v.literal('seatChair'), person: id }),
  v.strictObject({ c: v.literal('seatOfficer'), person: id, office: v.picklist(['viceChair', 'secretary']) }),
  v.strictObject({ c: v.literal('setDoor'), door: v.picklist(['asks', 'opens', 'locked']) }),
  v.strictObject({ c: v.literal('clearWaiting') }),
  v.strictObject({ c: v.literal('raisePlate'), up: v.boolean() }),
  v.strictObject({ c: v.literal('dismissAutomatic'), delegation: v.nullable(id) }),
  v.strictObject({ c: v.literal('takeStep'), room, why: v.picklist(stepReasons), planned: v.exactOptional(id) }),
  v.strictObject({ c: v.literal('enterRoom'), room }),
  v.strictObject({ c: v.literal('leaveRoom'), room }),
  v.strictObject({ c: v.literal('openSession') }),
  v.strictObject({ c: v.literal('pause') }),
  v.strictObject({ c: v.literal('resume') }),
  v.strictObject({ c: v.literal('askFloor'), room }),
  v.strictObject({ c: v.literal('withdrawFloor'), room }),
  v.strictObject({ c: v.literal('giveFloor'), room, delegation: id, after: v.pipe(v.string(), v.maxLength(80)) }),
  v.strictObject({ c: v.literal('endStatement'), room, turn: id }),
  v.strictObject({ c: v.literal('setLimit'), room, seconds }),
  v.strictObject({ c: v.literal('moreTime'), room, turn: id, seconds }),
  v.strictObject({ c: v.literal('openProvision'), room, provision: id }),
  v.strictObject({ c: v.literal('askAgain'), room, question: id }),
  v.strictObject({ c: v.literal('signal'), room, question: id, signal: v.picklist(['support', 'oppose']) }),
  v.strictObject({ c: v.literal('rule'), room, ruling }),
  v.strictObject({ c: v.literal('askRuling'), room, ruling }),
  v.strictObject({ c: v.literal('takeBack'), room, ruling: id }),
  v.strictObject({ c: v.literal('withdrawQuestion'), room, question: id }),
  v.strictObject({ c: v.literal('object'), room, question: id }),
  v.strictObject({
    c: v.literal('propose'),
    room,
    provision: id,
    revision: v.pipe(v.number(), v.integer()),
    amendment,
    ...grounds,
    invite: v.optional(v.pipe(v.array(id), v.maxLength(100), v.readonly())),
    group: v.optional(v.boolean()),
  }),
  v.strictObject({
    c: v.literal('revise'),
    room,
    proposal: id,
    revision: v.pipe(v.number(), v.integer()),
    amendment,
    ...grounds,
  }),
  v.strictObject({
    c: v.literal('proposeEdit'),
    room,
    provision: id,
    edit: draftEdit,
    reason: v.pipe(v.string(), v.maxLength(1000)),
    lang,
  }),
  v.strictObject({ c: v.literal('withdrawProposal'), room, proposal: id }),
  v.strictObject({
    c: v.literal('inviteSponsors'),
    room,
    proposal: id,
    invite: v.pipe(v.array(id), v.maxLength(100), v.readonly()),
  }),
  v.strictObject({ c: v.literal('declineInvitation'), room, proposal: id }),
  v.strictObject({ c: v.literal('openSheet'), room, provision: id, revises: v.nullable(id) }),
  v.strictObject({ c: v.literal('dropSheet'), sheet: id }),
  v.strictObject({
    c: v.literal('reserve'),
    room,
    provision: id,
    span,
    motive: v.nullable(motive),
    reason: v.pipe(v.string(), v.maxLength(1000)),
    lang,
  }),
  v.strictObject({ c: v.literal('addOption'), room, provision: id, choice: id, text: words }),
  v.strictObject({ c: v.literal('rewordOption'), room, provision: id, option: id, text: words }),
  v.strictObject({ c: v.literal('sayLineage'), room, provision: id, from: id }),
  v.strictObject({ c: v.literal('cosponsor'), room, on: backed }),
  v.strictObject({ c: v.literal('withdrawSponsorship'), room, on: backed }),
  v.strictObject({
    c: v.literal('takeStance'),
    room,
    provision: id,
    option: id,
    stance: v.picklist(['support', 'oppose', 'none']),
  }),
  v.strictObject({ c: v.literal('consult'), room, provision: id, choice: id, by: codes }),
  v.strictObject({ c: v.literal('preferOption'), room, provision: id, choice: id, option: id }),
  v.strictObject({ c: v.literal('answerCapital'), room, provision: id, choice: id, agrees: v.boolean() }),
  v.strictObject({
    c: v.literal('mergeProposals'),
    room,
    proposals: v.pipe(v.array(id), v.maxLength(100), v.readonly()),
  }),
  v.strictObject({ c: v.literal('settle'), room, on: v.boolean() }),
  v.strictObject({
    c: v.literal('acceptSuggestion'),
    room,
    proposal: id,
    way,
    on: v.boolean(),
  }),
  v.strictObject({ c: v.literal('contestProposal'), room, proposal: id, on: v.boolean() }),
  v.strictObject({
    c: v.literal('prepareWords'),
    room,
    provision: id,
    text: v.nullable(v.pipe(v.string(), v.maxLength(10_000))),
  }),
  v.strictObject({ c: v.literal('tableChairText'), room, title: sentence, lang }),
  v.strictObject({ c: v.literal('withdrawChairText'), room, text: id }),
  v.strictObject({ c: v.literal('openBallot'), room, about }),
  v.strictObject({
    c: v.literal('castCard'),
    room,
    ballot: id,
    index: v.pipe(v.number(), v.integer()),
    card: v.picklist(['for', 'against', 'abstain']),
  }),
  v.strictObject({ c: v.literal('closeQuestion'), room, ballot: id, index: v.pipe(v.number(), v.integer()) }),
  v.strictObject({ c: v.literal('putNext'), room, ballot: id }),
  v.strictObject({ c: v.literal('endBallot'), room, ballot: id }),
  v.strictObject({ c: v.literal('askWhole'), room, dropRest: v.boolean() }),
  v.strictObject({ c: v.literal('closeConference') }),
  v.strictObject({
    c: v.literal('setBell'),
    minutes: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000))),
  }),
  v.strictObject({ c: v.literal('leaveOut'), room, provision: id }),
  v.strictObject({ c: v.literal('startBreak'), room, minutes: v.pipe(v.number(), v.minValue(0), v.maxValue(1000)) }),
  v.strictObject({ c: v.literal('endBreak'), room }),
  v.strictObject({ c: v.literal('setAutoChair'), room, on: v.boolean() }),
  v.strictObject({ c: v.literal('setLevel'), level: id }),
  v.strictObject({ c: v.literal('tapNeed'), room, need: v.picklist(['moment', 'unclear']) }),
  v.strictObject({ c: v.literal('summarise'), room, turn: id, text: sentence, lang }),
  v.strictObject({ c: v.literal('giveVerdict'), room, can: v.boolean(), text: sentence, lang }),
  v.strictObject({ c: v.literal('announce'), text: sentence, lang }),
  v.strictObject({ c: v.literal('inject'), id }),
  v.strictObject({ c: v.literal('openBriefs') }),
  v.strictObject({ c: v.literal('setCall'), room, url: v.nullable(v.pipe(v.string(), v.maxLength(400))) }),
  v.strictObject({ c: v.literal('mute'), person: id, muted: v.boolean() }),
  v.strictObject({ c: v.literal('rename'), person: id, name: sentence, lang }),
  v.strictObject({ c: v.literal('removePerson'), person: id }),
  v.strictObject({ c: v.literal('erasePerson'), person: id }),
  v.strictObject({ c: v.literal('report'), about: v.nullable(id), text: sentence, lang }),
  v.strictObject({ c: v.literal('closeReport'), id }),
]);

export type ClientCommand = v.InferOutput<typeof clientCommand>;

/** Commands that only the server gives itself: a person arrives, a line is lost, a deadline is reached. */
export type SystemCommandName =
  | 'create'
  | 'arrive'
  | 'line'
  | 'presenceLapses'
  | 'outage'
  | 'timeUp'
  | 'rulingDue'
  | 'questionDue'
  | 'bellRings'
  | 'lastCall'
  | 'breakOver'
  | 'autoStep';

type Asked = Exclude<Command, { readonly c: SystemCommandName }>;
/**
 * The schema and the concerns name the same commands, or this does not compile.
 * @public
 */
export const schemaCoversCommands: [Asked['c']] extends [ClientCommand['c']] ? true : never = true;
/** What the schema lets through, the concerns understand. */
export const accepted = (command: ClientCommand): Asked => command;

/** A command on its way: its id makes it happen once, however often it is sent. */
export const envelope = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  command: clientCommand,
});
export type Envelope = v.InferOutput<typeof envelope>;
