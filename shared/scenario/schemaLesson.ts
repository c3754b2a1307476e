import * as v from 'valibot';
import { type ScriptMoment, starterUses, stepKinds } from './lesson.ts';
import { group, id, line, list, longest, oneOf, whole, words } from './schemaParts.ts';

/** What a scenario file may say so that a class can play it: goals tied to the text, orders of play, events, a script. */

const several = 'a phrase, or a list of phrases ([a, b])';
/** One phrase, or several of which any counts. */
const phrases = v.pipe(
  v.union([v.string(), v.array(v.string())], several),
  v.transform((value): readonly string[] => (typeof value === 'string' ? [value] : value)),
  v.check((all) => all.length > 0 && all.every((one) => one.trim() !== ''), several),
);
const phrase = words(longest.line);

const want = group({
  provision: id,
  when: v.exactOptional(phrases),
  contains: v.exactOptional(phrases),
  lacks: v.exactOptional(phrases),
  chosen: v.exactOptional(phrase),
  number: v.exactOptional(
    group({ atLeast: v.exactOptional(whole(0, 1_000_000)), atMost: v.exactOptional(whole(0, 1_000_000)) }),
  ),
  status: v.exactOptional(oneOf(['agreed', 'removed'])),
});
export type WantInFile = v.InferOutput<typeof want>;

const wants = v.pipe(v.array(want, list), v.nonEmpty('at least one test'));
export const goal = group({ says: line, wants });
export const redLine = group({ says: line, wants });

const step = group({ step: oneOf(stepKinds), minutes: v.exactOptional(whole(1, 600)) });
const late = group({ provision: v.exactOptional(id), step: v.exactOptional(oneOf(stepKinds)), say: line });
const order = group({
  minutes: whole(5, 600),
  spare: whole(0, 60),
  shortest: whole(5, 3600),
  turns: whole(1, 10),
  steps: v.pipe(v.array(step, list), v.nonEmpty('at least one step')),
  late: v.array(late, list),
});
export type OrderInFile = v.InferOutput<typeof order>;

const lines = v.pipe(v.array(line, list), v.nonEmpty('at least one line'));
/** One list of lines for each moment; a moment that is missing here does not compile. */
const moments: Readonly<Record<ScriptMoment, typeof lines>> = {
  lobby: lines,
  seats: lines,
  opening: lines,
  provision: lines,
  signal: lines,
  amend: lines,
  brackets: lines,
  vote: lines,
  break: lines,
  event: lines,
  late: lines,
  bell: lines,
  whole: lines,
  outcome: lines,
  debrief: lines,
};

export const classPlay = {
  people: v.exactOptional(group({ from: whole(1, 600), to: whole(1, 600) })),
  groups: v.exactOptional(
    v.pipe(v.array(group({ id, name: words(longest.name), line }), list), v.nonEmpty('at least one group')),
  ),
  orders: v.exactOptional(v.pipe(v.array(order, list), v.nonEmpty('at least one order of play'))),
  events: v.exactOptional(v.array(group({ id, headline: line, text: words(longest.paragraph), provision: id }), list)),
  starters: v.exactOptional(v.array(group({ for: oneOf(starterUses), words: line }), list)),
  script: v.exactOptional(group(moments)),
};
