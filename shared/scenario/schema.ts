import * as v from 'valibot';
import { presets } from '../rules/presets.ts';
import { classPlay, goal, redLine } from './schemaLesson.ts';
import { code, group, id, line, list, longest, oneOf, truth, whole, words, maybeWords } from './schemaParts.ts';
import { bindingnesses, effects } from '../text/force.ts';

/**
 * The scenario file as an author writes it. Messages of the checks are what is expected, as the end of a sentence
 * ("expected …"): they are shown to the author beside the place in the file. What a schema cannot see
 * (names that must exist elsewhere in the file, brackets that do not close) is checked in checks.ts.
 */

const sign = {
  flag: v.exactOptional(
    v.pipe(v.string('flag letters'), v.regex(/^[a-z]{2}(-[a-z]{2,3})?$/, 'the small letters of a flag (cu)')),
  ),
  emblem: v.exactOptional(id),
};

const delegation = group({
  code,
  name: words(longest.name),
  seats: whole(1, 50),
  ...sign,
  line: v.exactOptional(line),
  group: v.exactOptional(id),
});

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
  why: v.exactOptional(line),
  level: v.exactOptional(id),
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
const brief = group({
  you: line,
  want: v.exactOptional(points),
  goals: v.exactOptional(v.pipe(v.array(goal, list), v.nonEmpty('at least one goal'))),
  never: v.exactOptional(points),
  redLine: v.exactOptional(redLine),
  trade: points,
  fallback: line,
});

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
  unheardFirst: v.exactOptional(truth),
  countdownSeconds: v.exactOptional(whole(3, 600)),
  lastCallSeconds: v.exactOptional(whole(0, 3600)),
});
/** Either the name of a rule set, or one with some values changed. Chosen by what is there, so that errors are exact. */
const ruleSet = v.lazy((input) => (typeof input === 'object' && input !== null ? overrides : preset));

const force = group({
  bindingness: oneOf(bindingnesses),
  effects: v.pipe(v.array(oneOf(effects), list), v.readonly()),
});
/** What the places of this treaty give to a clause; what is missing here is as usual. */
const forces = group({
  preamble: v.exactOptional(force),
  article: v.exactOptional(force),
  resolution: v.exactOptional(force),
  footnote: v.exactOptional(force),
});

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
  forces: v.exactOptional(forces),
  briefs: v.record(v.string(), brief, 'the briefs by delegation code (CUB: …)'),
  ...classPlay,
});

/** A file that has the right fields, each of the right kind. Not yet a scenario. */
export type ScenarioFile = v.InferOutput<typeof scenarioFile>;
