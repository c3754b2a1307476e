import * as v from 'valibot';
import { presets } from '../rules/presets.ts';

/**
 * The scenario file as an author writes it. Messages of the checks are what is expected, as the end of a sentence
 * ("expected …"): they are shown to the author beside the place in the file. What a schema cannot see
 * (names that must exist elsewhere in the file, brackets that do not close) is checked in checks.ts.
 */

const longest = { name: 60, line: 200, paragraph: 1200, text: 4000 };

/** Text on its own: something must be there, with no control characters but line ends. */
const words = (max: number) =>
  v.pipe(
    v.string('text (put a number or a yes between quotes)'),
    v.trimEnd(),
    v.nonEmpty('some words, not nothing'),
    v.maxLength(max, `at most ${max} characters`),
    v.regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u, 'no control characters'),
  );
const line = words(longest.line);

/** As `words`, but it may be empty. */
const maybeWords = v.pipe(
  v.string("text ('' for none)"),
  v.trimEnd(),
  v.maxLength(longest.text, `at most ${longest.text} characters`),
  v.regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u, 'no control characters'),
);

const id = v.pipe(
  v.string('a short name'),
  v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, a letter first, at most 40'),
);
const code = v.pipe(
  v.string('a delegation code'),
  v.regex(/^[A-Z][A-Z0-9]{2,5}$/, 'a delegation code of three to six capitals or digits, a capital first (CUB)'),
);
const whole = (least: number, most: number) => {
  const expected = `a whole number from ${least} to ${most}`;
  return v.pipe(v.number(expected), v.integer(expected), v.minValue(least, expected), v.maxValue(most, expected));
};
const oneOf = <const T extends readonly [string, ...string[]]>(options: T) =>
  v.picklist(options, `one of: ${options.join(', ')}`);
const truth = v.boolean('true or false');
const list = 'a list (lines that begin with "- ", or [a, b])';
/** A group of fields, and no others. Its message is the list of their names: what stands there instead is told apart by the loader. */
const group = <const T extends v.ObjectEntries>(entries: T) => v.strictObject(entries, Object.keys(entries).join(', '));

const sign = {
  flag: v.exactOptional(
    v.pipe(v.string('flag letters'), v.regex(/^[a-z]{2}(-[a-z]{2,3})?$/, 'the small letters of a flag (cu)')),
  ),
  emblem: v.exactOptional(id),
};

const delegation = group({ code, name: words(longest.name), seats: whole(1, 50), ...sign });

const room = group({
  id,
  name: words(longest.name),
  parent: v.exactOptional(v.nullable(id)),
  members: v.exactOptional(v.pipe(v.array(code, list), v.nonEmpty('at least one delegation'))),
});

const provision = group({
  id,
  number: words(longest.name),
  title: line,
  place: oneOf(['preamble', 'article', 'resolution', 'footnote']),
  instruction: oneOf(['ADD', 'MOD', 'SUP', 'NOC']),
  symbol: words(longest.name),
  sponsors: v.array(code, list),
  text: maybeWords,
  oldText: maybeWords,
  gloss: line,
});

const proposal = group({
  provision: id,
  symbol: words(longest.name),
  from: v.pipe(
    v.string('a delegation code, or chair'),
    v.regex(/^(?:chair|[A-Z][A-Z0-9]{2,5})$/, 'a delegation code, or chair'),
  ),
  headline: line,
  text: words(longest.text),
});

const points = v.pipe(v.array(line, list), v.nonEmpty('at least one line'));
const brief = group({ you: line, want: points, never: points, trade: points, fallback: line });

const preset = v.picklist(
  Object.keys(presets) as [keyof typeof presets],
  `the name of a rule set: ${Object.keys(presets).join(', ')}`,
);
const overrides = group({
  preset,
  speakingSeconds: v.exactOptional(whole(5, 3600)),
  atTimeUp: v.exactOptional(oneOf(['ends', 'reminds'])),
  takeBackSeconds: v.exactOptional(whole(0, 120)),
  objectionSeconds: v.exactOptional(whole(5, 600)),
  presentWithoutLineSeconds: v.exactOptional(whole(0, 3600)),
  majority: v.exactOptional(oneOf(['simple', 'twoThirds'])),
  abstentionsPostpone: v.exactOptional(truth),
  quorum: v.exactOptional(truth),
});
/** Either the name of a rule set, or one with some values changed. Chosen by what is there, so that errors are exact. */
const ruleSet = v.lazy((input) => (typeof input === 'object' && input !== null ? overrides : preset));

export const scenarioFile = group({
  id,
  lang: v.pipe(
    v.string('a language code'),
    v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language code (en, pt-BR)'),
  ),
  name: words(longest.name),
  blurb: line,
  minutes: whole(1, 6000),
  about: words(longest.paragraph),
  ruleSet,
  delegations: v.pipe(
    v.array(delegation, list),
    v.minLength(2, '2 to 12 delegations'),
    v.maxLength(12, '2 to 12 delegations'),
  ),
  rooms: v.pipe(v.array(room, list), v.nonEmpty('at least the plenary')),
  provisions: v.pipe(v.array(provision, list), v.nonEmpty('at least one provision')),
  proposals: v.array(proposal, list),
  briefs: v.record(v.string(), brief, 'the briefs by delegation code (CUB: …)'),
});

/** A file that has the right fields, each of the right kind. Not yet a scenario. */
export type ScenarioFile = v.InferOutput<typeof scenarioFile>;
