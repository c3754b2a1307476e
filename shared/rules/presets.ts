import type { RuleSet } from './ruleSet.ts';

/**
 * Rules of a treaty conference of the telecommunication union, as far as they are played.
 * Statements of two minutes (P1.70) that end when the time is up (P3.7, CV 402); more than half of those for and
 * against carries (P2.4); a plenary needs more than half of those entitled (P2.2); a question is postponed when more
 * than half of the votes cast are abstentions (P2.6). The moments to take a ruling back and to object stand for the
 * pause before the gavel (P1.33, P4.1) and are the game's own choice.
 */
export const itu: RuleSet = {
  id: 'itu',
  speakingSeconds: 120,
  atTimeUp: 'ends',
  takeBackSeconds: 10,
  objectionSeconds: 20,
  presentWithoutLineSeconds: 60,
  majority: 'simple',
  abstentionsPostpone: true,
  quorum: true,
};

/**
 * The same rules for a first lesson: statements of a minute, shorter waits, no quorum and no vote put off, since a bell
 * ends the hour. Five levels are unlocked one by one; the order in which a group learns is the game's own choice.
 */
export const firstLesson: RuleSet = {
  id: 'first-lesson',
  speakingSeconds: 60,
  atTimeUp: 'ends',
  takeBackSeconds: 5,
  objectionSeconds: 15,
  presentWithoutLineSeconds: 60,
  majority: 'simple',
  abstentionsPostpone: false,
  quorum: false,
  unheardFirst: true,
  countdownSeconds: 8,
  lastCallSeconds: 480,
  levels: [
    { id: 'speak', allows: ['askFloor', 'withdrawFloor', 'signal', 'object', 'rule.agreed', 'rule.deferred'] },
    {
      id: 'amend',
      allows: [
        'propose',
        'withdrawProposal',
        'rule.takeIn',
        'rule.lapse',
        'settle',
        'cosponsor',
        'withdrawSponsorship',
      ],
    },
    {
      id: 'brackets',
      allows: [
        'rule.bracketed',
        'rule.bracketProposal',
        'rule.lift',
        'rule.removed',
        'withdrawQuestion',
        'reserve',
        'addOption',
        'rewordOption',
        'takeStance',
        'consult',
        'preferOption',
        'answerCapital',
        'proposeEdit',
        'sayLineage',
        'mergeProposals',
        'rule.edit',
        'rule.draft',
        'rule.asSuggested',
        'acceptSuggestion',
        'contestProposal',
        'rule.chairText',
        'prepareWords',
        'tableChairText',
        'withdrawChairText',
      ],
    },
    { id: 'vote', allows: ['openBallot', 'castCard', 'closeQuestion', 'putNext', 'endBallot'] },
    { id: 'break', allows: ['startBreak', 'endBreak'] },
  ],
};

/** Rule sets that a scenario can name. */
export const presets = { itu, 'first-lesson': firstLesson } as const satisfies Readonly<Record<string, RuleSet>>;

export type PresetName = keyof typeof presets;
