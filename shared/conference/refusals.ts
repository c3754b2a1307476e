/**
 * Every refusal code with the rule it rests on (docs/procedure.md) and what is possible instead. Codes are stable:
 * people, bots and tests rely on them. Their words are in the catalogue: `refusal.<code>`, `rule.<number>` and
 * `instead.<name>`. What one may do instead with a press, `shared/protocol/offers.ts` knows from the state.
 */
export const grounds = {
  // who and where
  'seat.unknown': { rule: 'H1', instead: ['askForLink'] },
  'seat.systemOnly': { rule: 'H4', instead: ['waitForIt'] },
  'seat.facilitatorOnly': { rule: 'H2', instead: ['askFacilitator'] },
  'seat.chairOnly': { rule: 'H3', instead: ['askChair'] },
  'seat.delegateOnly': { rule: 'P1.1', instead: ['askForSeat'] },
  'seat.notInside': { rule: 'P1.19', instead: ['actWhereYouAre'] },
  'room.unknown': { rule: 'H8', instead: ['lookAgain'] },
  'room.membersOnly': { rule: 'P1.19', instead: ['followPlenary'] },
  'room.alreadyInside': { rule: 'P1.19', instead: ['actWhereYouAre'] },
  'room.alwaysOpen': { rule: 'P1.18', instead: ['actWhereYouAre'] },
  // coming in
  'name.empty': { rule: 'H5', instead: ['typeName'] },
  'name.tooLong': { rule: 'H5', instead: ['typeName'] },
  'name.markup': { rule: 'H5', instead: ['typeName'] },
  'name.control': { rule: 'H5', instead: ['typeName'] },
  'delegation.unknown': { rule: 'H8', instead: ['chooseAnother'] },
  'delegation.full': { rule: 'H6', instead: ['chooseAnother'] },
  'person.unknown': { rule: 'H8', instead: ['lookAgain'] },
  'chair.already': { rule: 'H8', instead: ['nothingLeft'] },
  'door.locked': { rule: 'H6', instead: ['askFacilitator'] },
  'lobby.crowded': { rule: 'H6', instead: ['askToClear', 'waitAMoment'] },
  'plate.already': { rule: 'H8', instead: ['nothingLeft'] },
  'title.empty': { rule: 'H5', instead: ['typeTitle'] },
  'title.tooLong': { rule: 'H5', instead: ['typeTitle'] },
  // phase and clock
  'phase.lobby': { rule: 'H7', instead: ['waitForSession'] },
  'phase.session': { rule: 'H7', instead: ['takePart'] },
  'phase.closed': { rule: 'P1.80', instead: ['readOutcome'] },
  'phase.notClosed': { rule: 'P1.80', instead: ['waitForEnd'] },
  'phase.created': { rule: 'H7', instead: ['takePart'] },
  'clock.paused': { rule: 'H7', instead: ['waitForResume'] },
  'clock.running': { rule: 'H7', instead: ['nothingLeft'] },
  'delegation.notAccredited': { rule: 'P2.1', instead: ['waitForNextVote'] },
  // floor
  'floor.alreadyListed': { rule: 'P1.69', instead: ['withdrawFloor'] },
  'floor.speaking': { rule: 'P3.7', instead: ['endStatement'] },
  'floor.notListed': { rule: 'P1.69', instead: ['askFloorFirst'] },
  'floor.listMoved': { rule: 'P3.7', instead: ['lookAtList'] },
  'floor.notYours': { rule: 'P3.7', instead: ['leaveToSpeaker'] },
  'floor.limit': { rule: 'P1.70', instead: ['stayWithin'] },
  // reading
  'provision.unknown': { rule: 'H8', instead: ['lookAgain'] },
  'provision.settled': { rule: 'P1.31', instead: ['goOnWithOpen'] },
  'provision.notOpen': { rule: 'P1.30', instead: ['openProvision'] },
  'provision.alreadyOpen': { rule: 'P1.30', instead: ['askAgain'] },
  'provision.leftOut': { rule: 'P1.67', instead: ['openProvision'] },
  'question.over': { rule: 'P1.30', instead: ['lookAtQuestion'] },
  'question.open': { rule: 'P4.1', instead: ['waitForAnswer'] },
  'ruling.over': { rule: 'H9', instead: ['ruleOnOpen'] },
  'ruling.announced': { rule: 'H9', instead: ['waitForRuling'] },
  'brackets.open': { rule: 'P1.34', instead: ['liftBrackets', 'voteChoice'] },
  'choice.unknown': { rule: 'H8', instead: ['lookAgain'] },
  'option.unknown': { rule: 'H8', instead: ['lookAgain'] },
  // proposals
  'proposal.unknown': { rule: 'H8', instead: ['lookAgain'] },
  'proposal.settled': { rule: 'P3.8', instead: ['proposeAnew'] },
  'proposal.stale': { rule: 'P1.46', instead: ['editAgain'] },
  'proposal.revision': { rule: 'P1.46', instead: ['editAgain'] },
  'proposal.empty': { rule: 'P1.46', instead: ['changeWords'] },
  'proposal.tooLong': { rule: 'H10', instead: ['shorten'] },
  'proposal.insideBracket': { rule: 'P1.34', instead: ['settleBracket'] },
  'proposal.notYours': { rule: 'P1.46', instead: ['proposeOwn'] },
  'proposal.noWords': { rule: 'P1.46', instead: ['writeAnew'] },
  'reason.tooLong': { rule: 'H10', instead: ['shorten'] },
  'headline.tooLong': { rule: 'H10', instead: ['shorten'] },
  'invite.already': { rule: 'H8', instead: ['nothingLeft'] },
  'invite.none': { rule: 'H8', instead: ['lookAgain'] },
  // sheets
  'sheet.unknown': { rule: 'H8', instead: ['writeAnew'] },
  'sheet.already': { rule: 'H8', instead: ['writeTogether'] },
  'sheet.many': { rule: 'H10', instead: ['dropSheet'] },
  'sheet.tooLong': { rule: 'H10', instead: ['shorten'] },
  // words and brackets
  'text.gone': { rule: 'P1.46', instead: ['editAgain'] },
  'text.same': { rule: 'H8', instead: ['nothingLeft'] },
  'text.empty': { rule: 'H8', instead: ['writeWords'] },
  'text.bracketsTouched': { rule: 'P1.34', instead: ['editAround'] },
  'span.crosses': { rule: 'P1.34', instead: ['widerSpan'] },
  'span.doubled': { rule: 'P1.34', instead: ['addWording'] },
  'span.wrongWay': { rule: 'P1.31', instead: ['chooseWords'] },
  'span.holdsBracket': { rule: 'P1.31', instead: ['liftBrackets'] },
  'span.differs': { rule: 'P1.31', instead: ['chooseWords'] },
  'option.said': { rule: 'B4', instead: ['standBehind'] },
  'option.notYours': { rule: 'B10', instead: ['addOption'] },
  'option.shared': { rule: 'B11', instead: ['addOption'] },
  'merge.tooFew': { rule: 'P1.46', instead: ['chooseMore'] },
  'merge.clash': { rule: 'P1.46', instead: ['oneByOne'] },
  'number.taken': { rule: 'P1.31', instead: ['otherNumber'] },
  'number.none': { rule: 'P1.31', instead: ['otherPlace'] },
  'split.inside': { rule: 'P1.31', instead: ['splitAfter'] },
  'join.apart': { rule: 'P1.31', instead: ['moveFirst'] },
  'lineage.circle': { rule: 'P1.43', instead: ['otherClause'] },
  'lineage.notYours': { rule: 'P1.43', instead: ['proposeIt'] },
  'bracket.adRef': { rule: 'B19', instead: ['waitForCapitals'] },
  'capital.notAsked': { rule: 'B19', instead: ['lookAgain'] },
  'term.nowhere': { rule: 'P1.31', instead: ['otherTerm'] },
  // ballots
  'ballot.open': { rule: 'P2.10', instead: ['finishBallot'] },
  'ballot.none': { rule: 'P2.10', instead: ['openBallot'] },
  'ballot.over': { rule: 'P2.11', instead: ['lookAtVote'] },
  'ballot.alreadyCast': { rule: 'P2.1', instead: ['waitForResult'] },
  'ballot.noQuorum': { rule: 'P2.2', instead: ['waitForDelegations'] },
  // adoption
  'draft.unsettled': { rule: 'P4.1', instead: ['adoptAgreed'] },
  'draft.nothingAgreed': { rule: 'P4.1', instead: ['openProvision'] },
  'draft.allAgreed': { rule: 'P1.67', instead: ['askWhole'] },
  // the lesson
  'level.locked': { rule: 'H11', instead: ['waitForLevel'] },
  'level.unknown': { rule: 'H11', instead: ['lookAgain'] },
  'bell.minutes': { rule: 'H11', instead: ['stayWithin'] },
  'auto.already': { rule: 'H8', instead: ['nothingLeft'] },
  'step.over': { rule: 'H11', instead: ['lookAtStep'] },
  'break.on': { rule: 'P1.71', instead: ['waitForBreak'] },
  'break.none': { rule: 'H8', instead: ['nothingLeft'] },
  'break.minutes': { rule: 'P1.71', instead: ['stayWithin'] },
  'briefs.open': { rule: 'H8', instead: ['nothingLeft'] },
  'inject.unknown': { rule: 'H8', instead: ['lookAgain'] },
  'call.link': { rule: 'H10', instead: ['pasteLink'] },
  // order in the room
  'person.muted': { rule: 'H12', instead: ['askFacilitator'] },
  'person.facilitator': { rule: 'H12', instead: ['waitForEnd'] },
  'report.unknown': { rule: 'H8', instead: ['nothingLeft'] },
  'line.unknown': { rule: 'H8', instead: ['lookAgain'] },
  'line.empty': { rule: 'H10', instead: ['writeWords'] },
  'line.tooLong': { rule: 'H10', instead: ['shorten'] },
  // the server's own: transport, storage, tokens
  'command.malformed': { rule: 'H13', instead: ['loadAgain'] },
  'command.tooLarge': { rule: 'H13', instead: ['shorten'] },
  'command.tooFrequent': { rule: 'H13', instead: ['waitAMoment'] },
  'command.unknown': { rule: 'H13', instead: ['loadAgain'] },
  'storage.full': { rule: 'H14', instead: ['readOn'] },
  'conference.many': { rule: 'H14', instead: ['waitMinutes'] },
  'scenario.unknown': { rule: 'H8', instead: ['lookAgain'] },
  'code.unknown': { rule: 'H15', instead: ['compareCode'] },
  'code.expired': { rule: 'H15', instead: ['askForCode'] },
  'link.expired': { rule: 'H15', instead: ['askForLink'] },
} as const satisfies Readonly<Record<string, Ground>>;

interface Ground {
  /** Number in docs/procedure.md: of the catalogue of procedure, or of the house rules. */
  readonly rule: `${'P' | 'H' | 'B'}${number}`;
  /** Sentences that are true whoever asks; never none. */
  readonly instead: readonly [string, ...string[]];
}

export type RefusalCode = keyof typeof grounds;
export type Rule = (typeof grounds)[RefusalCode]['rule'];
/** Name of a sentence that says what is possible instead. */
export type InsteadName = (typeof grounds)[RefusalCode]['instead'][number];
