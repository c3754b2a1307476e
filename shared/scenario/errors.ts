import { assertNever } from '../kit/assertNever.ts';
import type { NotationProblem } from './notation.ts';

/** What is wrong at one place of a scenario file. */
export type ScenarioMistake =
  /** The file is not YAML here. */
  | { readonly code: 'notYaml'; readonly problem: YamlProblem }
  | { readonly code: 'missingField'; readonly field: string }
  | { readonly code: 'unknownField'; readonly field: string; readonly known: string }
  | { readonly code: 'wrongValue'; readonly expected: string; readonly found: string }
  | { readonly code: 'usedTwice'; readonly what: TwiceWhat; readonly value: string }
  | { readonly code: 'unknownDelegation'; readonly value: string; readonly known: string }
  | { readonly code: 'unknownProvision'; readonly value: string; readonly known: string }
  | { readonly code: 'unknownRoom'; readonly value: string }
  | { readonly code: 'plenaryHasParent' }
  | { readonly code: 'plenaryHasMembers' }
  | { readonly code: 'roomNeedsParent' }
  | { readonly code: 'signNeeded' }
  | { readonly code: 'briefMissing'; readonly value: string }
  | { readonly code: 'briefTooLong'; readonly words: number; readonly most: number }
  | { readonly code: 'textEmpty'; readonly instruction: string }
  | { readonly code: 'oldTextMissing'; readonly instruction: string }
  | { readonly code: 'oldTextUnexpected' }
  | { readonly code: 'oldTextOpen' }
  | { readonly code: 'brackets'; readonly problem: NotationProblem }
  | { readonly code: 'unknownSponsorInText'; readonly known: string }
  /** Two fields of which exactly one must be there. */
  | { readonly code: 'oneOfTwo'; readonly one: string; readonly other: string }
  | { readonly code: 'oneOf'; readonly fields: string }
  | { readonly code: 'unknownOption'; readonly value: string; readonly known: string }
  | { readonly code: 'optionUnclear'; readonly value: string }
  | { readonly code: 'numberEmpty' }
  | { readonly code: 'unknownGroup'; readonly value: string; readonly known: string }
  | { readonly code: 'unknownLevel'; readonly value: string; readonly known: string }
  | { readonly code: 'peopleOrder' }
  | { readonly code: 'peopleSeats'; readonly people: number; readonly seats: number }
  | { readonly code: 'stepMinutes'; readonly step: string }
  | { readonly code: 'stepNoMinutes' }
  | { readonly code: 'unknownStep'; readonly value: string; readonly known: string }
  | { readonly code: 'peopleMissing' }
  | { readonly code: 'orderTooLong'; readonly people: number; readonly needed: number; readonly minutes: number };

/** What may stand once. */
export type TwiceWhat =
  | 'delegation'
  | 'room'
  | 'provision'
  | 'number'
  | 'sponsor'
  | 'member'
  | 'group'
  | 'event'
  | 'order of'
  | 'step'
  | 'cut of';

export type YamlProblem =
  | 'tab'
  | 'indent'
  | 'keyTwice'
  | 'unclosed'
  | 'colon'
  | 'alias'
  | 'tag'
  | 'severalDocuments'
  | 'other';

/** A mistake with its place: lines and columns count from 1, `path` as `provisions[0].text`, empty for the whole file. */
export type ScenarioError = ScenarioMistake & {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
};

/** The whole line that an author reads: where it is, and what is expected there. */
export function describe(error: ScenarioError): string {
  const place = error.path === '' ? '' : `${error.path}: `;
  return `${error.file}:${error.line}:${error.column} ${place}${sentence(error)}`;
}

/** What is expected, in one or two sentences, in English: scenario files are read where the server is run. */
export function sentence(mistake: ScenarioMistake): string {
  switch (mistake.code) {
    case 'notYaml':
      return yamlSentence(mistake.problem);
    case 'missingField':
      return `The field "${mistake.field}" is missing.`;
    case 'unknownField':
      return `There is no field "${mistake.field}" here. Fields: ${mistake.known}.`;
    case 'wrongValue':
      return `Expected ${mistake.expected}, found ${mistake.found}.`;
    case 'usedTwice':
      return `The ${mistake.what} "${mistake.value}" stands here a second time; each may stand once.`;
    case 'unknownDelegation':
      return `No delegation has the code "${mistake.value}". Delegations: ${mistake.known}.`;
    case 'unknownProvision':
      return `No provision has the id "${mistake.value}". Provisions: ${mistake.known}.`;
    case 'unknownRoom':
      return `No room above this one has the id "${mistake.value}".`;
    case 'plenaryHasParent':
      return 'The first room is the plenary: it has no parent. Leave "parent" out.';
    case 'plenaryHasMembers':
      return 'The first room is the plenary: it is open to every delegation. Leave "members" out.';
    case 'roomNeedsParent':
      return 'Only the first room, the plenary, stands alone. Name the room that this one reports to as "parent".';
    case 'signNeeded':
      return 'A delegation has either a "flag" (letters, as cu) or an "emblem" (a name), and not both.';
    case 'briefMissing':
      return `The delegation "${mistake.value}" has no brief. Add one under "briefs".`;
    case 'briefTooLong':
      return `The brief has ${mistake.words} words; at most ${mistake.most} in all of its fields.`;
    case 'textEmpty':
      return `${mistake.instruction} needs the words that are on the table; only SUP (delete) has none.`;
    case 'oldTextMissing':
      return `${mistake.instruction} is about a text that exists: give its words in "oldText".`;
    case 'oldTextUnexpected':
      return 'ADD is a new provision: "oldText" must be empty. Use MOD to change a text that exists.';
    case 'oldTextOpen':
      return 'The old text is in force, so it has no square brackets. Write \\[ and \\] for brackets that are meant as such.';
    case 'brackets':
      return bracketSentence(mistake.problem);
    case 'unknownSponsorInText':
      return `The code before ":" in this bracket is no delegation. Delegations: ${mistake.known}. If it is no code, put a backslash before it.`;
    case 'oneOfTwo':
      return `A brief has either "${mistake.one}" or "${mistake.other}", and not both.`;
    case 'oneOf':
      return `Exactly one of these belongs here: ${mistake.fields}.`;
    case 'unknownOption':
      return `No bracket of this provision has the option "${mistake.value}". Options: ${mistake.known}.`;
    case 'optionUnclear':
      return `"${mistake.value}" cannot be told from the other options: its words stand in the text in any case. Use "contains" with more of the words.`;
    case 'numberEmpty':
      return 'A number needs "atLeast", "atMost" or both, the first not above the second.';
    case 'unknownGroup':
      return `No group has the id "${mistake.value}". Groups: ${mistake.known}.`;
    case 'unknownLevel':
      return `The rule set has no level "${mistake.value}". Levels: ${mistake.known}.`;
    case 'peopleOrder':
      return '"from" is above "to".';
    case 'peopleSeats':
      return `${mistake.people} people need ${mistake.people} seats, and all delegations together have ${mistake.seats}.`;
    case 'stepMinutes':
      return `The step "${mistake.step}" needs its "minutes".`;
    case 'stepNoMinutes':
      return 'The opening has no "minutes": it is as long as its statements. Leave them out.';
    case 'unknownStep':
      return `This order of play has no step "${mistake.value}". Steps: ${mistake.known}.`;
    case 'peopleMissing':
      return 'An order of play needs "people", so that its time can be worked out.';
    case 'orderTooLong':
      return `With ${mistake.people} people this order of play needs ${mistake.needed} minutes, even with the shortest statements; it has ${mistake.minutes}.`;
    default:
      return assertNever(mistake);
  }
}

function bracketSentence(problem: NotationProblem): string {
  switch (problem) {
    case 'unclosedBracket':
      return 'This "[" is not closed. Add the "]" where the words that are not agreed end, or write \\[ for a bracket that is meant as such.';
    case 'strayBracket':
      return 'This "]" closes nothing. Remove it, or write \\] for a bracket that is meant as such.';
    case 'danglingEscape':
      return 'The backslash at the end protects nothing. Remove it, or write two for a backslash that is meant as such.';
    case 'tooDeep':
      return 'Too many brackets stand in one another here.';
    default:
      return assertNever(problem);
  }
}

function yamlSentence(problem: YamlProblem): string {
  switch (problem) {
    case 'tab':
      return 'Indent with spaces, not with tabs.';
    case 'indent':
      return 'This line is not indented as the lines around it; fields that belong together begin in one column.';
    case 'keyTwice':
      return 'This field stands here a second time; each may stand once.';
    case 'unclosed':
      return 'A quote or a bracket is opened and not closed.';
    case 'colon':
      return 'There is one ": " too many in this line. Put the words between quotes.';
    case 'alias':
      return 'A value that begins with "*" repeats a marked one, and none is marked so. Put the words between quotes.';
    case 'tag':
      return 'A value cannot begin with "!". Put the words between quotes.';
    case 'severalDocuments':
      return 'One file is one scenario: remove the line "---" or "...".';
    case 'other':
      return 'This cannot be read. Look for a missing ":", "-" or quote, here or in the line above.';
    default:
      return assertNever(problem);
  }
}
