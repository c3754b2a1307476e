import { assertNever } from '../kit/assertNever.ts';
import type { ProvisionId } from '../kit/ids.ts';
import type { Body } from '../text/model.ts';
import { holdsPhrase, type Readings, readingsOf } from './readings.ts';
import { parseNotation } from './notation.ts';

/** How the text as it stands serves the goals of a brief. Nothing is scored: a goal only says how it stands. */

/** Something that a delegation wants, tied to words of the text. */
export interface Goal {
  readonly says: string;
  /** All of them make the goal; some of them half of it. */
  readonly wants: readonly Want[];
}

/** What a delegation never accepts. `wants` is what must remain true for the line to hold. */
export interface RedLine {
  readonly says: string;
  readonly wants: readonly Want[];
}

/** A test on the words of one provision. */
export interface Want {
  readonly provision: ProvisionId;
  /** The test counts only where one of these phrases stands; where none does, it is met. */
  readonly when?: readonly string[];
  readonly test: WantTest;
}

export type WantTest =
  /** One of the phrases stands in the text. */
  | { readonly t: 'contains'; readonly phrases: readonly string[] }
  /** None of the phrases stands in the text. */
  | { readonly t: 'lacks'; readonly phrases: readonly string[] }
  /** Of the options in one bracket of the draft, `option` stands and no other of them. */
  | { readonly t: 'chosen'; readonly option: string; readonly others: readonly string[] }
  /** The first number in figures lies between the two, both included. */
  | { readonly t: 'number'; readonly atLeast?: number; readonly atMost?: number }
  /** The provision is agreed, or the change was removed. */
  | { readonly t: 'status'; readonly is: 'agreed' | 'removed' };

/** What a test reads of a provision; that of a conference has it all. */
export interface StandingProvision {
  readonly id: ProvisionId;
  readonly body: Body;
  readonly oldText: string;
  readonly status: 'untouched' | 'open' | 'agreed' | 'bracketed' | 'deferred' | 'leftOut' | 'removed';
}

/** How a conference ended: what was not adopted gives way to the old text. */
export type Ending = 'adopted' | 'inPart' | 'notAdopted';
export type Standing = 'met' | 'half' | 'open' | 'notMet';
/** `open`: the line holds so far, and words are on the table that would break it. */
export type RedLineStanding = 'holds' | 'open' | 'broken';

/**
 * How the provisions, as they stand, serve a goal. `met`: every test holds whatever becomes of the open brackets.
 * `half`: some tests hold and the rest fail. `open`: it depends on brackets that are open. A provision that is not
 * there counts as failed.
 *
 * @param ending how the conference ended, when it is over
 */
export function goalStanding(goal: Goal, provisions: readonly StandingProvision[], ending?: Ending): Standing {
  const results = goal.wants.map((want) => wantStanding(want, provisions, ending));
  if (results.every((one) => one === 'met')) return 'met';
  if (results.includes('open')) return 'open';
  return results.includes('met') ? 'half' : 'notMet';
}

/**
 * Whether a red line holds in the provisions as they stand. Once the conference is over, only what was adopted can
 * break it: nobody accepted an old text that goes on.
 *
 * @param ending how the conference ended, when it is over
 */
export function redLineHolds(
  line: RedLine,
  provisions: readonly StandingProvision[],
  ending?: Ending,
): RedLineStanding {
  const adopted = ending === undefined ? provisions : provisions.filter((one) => stays(one, ending));
  const wants = line.wants.filter((want) => adopted.some((one) => one.id === want.provision));
  const results = wants.map((want) => wantStanding(want, adopted, ending));
  if (results.includes('notMet')) return 'broken';
  return results.includes('open') ? 'open' : 'holds';
}

type Answer = 'met' | 'open' | 'notMet';

/** How one test stands. */
export function wantStanding(want: Want, provisions: readonly StandingProvision[], ending?: Ending): Answer {
  const provision = provisions.find((one) => one.id === want.provision);
  if (provision === undefined) return 'notMet';
  if (want.test.t === 'status') {
    if (!stays(provision, ending)) return ending === undefined ? 'open' : 'notMet';
    return truth(provision.status === want.test.is);
  }
  const { test, when } = want;
  const { texts, complete } = standing(provision, ending);
  const answers = texts.map((text) => {
    if (when !== undefined && !when.some((phrase) => holdsPhrase(text, phrase))) return 'met';
    return answerOf(test, text);
  });
  const [one, ...rest] = answers;
  // Too many brackets to read every text that may come of them: it is open until fewer are left.
  return one !== undefined && complete && rest.every((other) => other === one) ? one : 'open';
}

/** Whether what became of a provision is settled, and the end of the conference did not undo it. */
const stays = (provision: StandingProvision, ending: Ending | undefined): boolean =>
  ending !== 'notAdopted' && (provision.status === 'agreed' || provision.status === 'removed');

/** Every text that may still come of a provision. */
function standing(provision: StandingProvision, ending: Ending | undefined): Readings {
  if (ending === undefined || stays(provision, ending)) return readingsOf(provision.body);
  const old = parseNotation(provision.oldText);
  return old.ok ? readingsOf(old.body) : { texts: [provision.oldText], complete: true };
}

function answerOf(test: Exclude<WantTest, { readonly t: 'status' }>, text: string): Answer {
  switch (test.t) {
    case 'contains':
      return truth(test.phrases.some((phrase) => holdsPhrase(text, phrase)));
    case 'lacks':
      return truth(!test.phrases.some((phrase) => holdsPhrase(text, phrase)));
    case 'chosen':
      return truth(holdsPhrase(text, test.option) && !test.others.some((other) => holdsPhrase(text, other)));
    case 'number': {
      if (text.includes('[')) return 'open';
      const number = firstNumber(text);
      if (number === undefined) return 'notMet';
      return truth(number >= (test.atLeast ?? -Infinity) && number <= (test.atMost ?? Infinity));
    }
    default:
      return assertNever(test);
  }
}

const truth = (holds: boolean): Answer => (holds ? 'met' : 'notMet');

const FIGURES = /\p{Nd}+/u;

/** The first number in figures of the Latin or Arabic scripts. */
function firstNumber(text: string): number | undefined {
  const figures = FIGURES.exec(text)?.[0];
  if (figures === undefined) return undefined;
  return Number(
    figures.replace(/[٠-٩۰-۹]/gu, (figure) => {
      const code = figure.codePointAt(0) ?? 0;
      return String((code >= 0x6f0 ? code - 0x6f0 : code - 0x660) % 10);
    }),
  );
}
