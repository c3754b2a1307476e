import { openBrackets } from '../text/measure.ts';
import { checkLesson, checkTests } from './checksLesson.ts';
import type { ScenarioMistake } from './errors.ts';
import { type Finding, once, type Sink } from './finding.ts';
import type { Path } from './place.ts';
import type { ScenarioFile } from './schema.ts';
import { parseNotation } from './notation.ts';

/** Words that a brief may have in all: it is read in the lobby, standing. */
export const briefWords = 120;

/** What a schema cannot see: names that must exist elsewhere in the file, the shape of the rooms, brackets, lengths. */
export function findings(file: ScenarioFile): readonly Finding[] {
  const found: Finding[] = [];
  const add: Sink = (path, mistake, more = {}) => {
    found.push({ path, mistake, ...more });
  };
  const codes = new Set(file.delegations.map((one) => one.code));
  checkDelegations(file, add);
  checkRooms(file, codes, add);
  checkProvisions(file, codes, add);
  checkProposals(file, codes, add);
  checkBriefs(file, codes, add);
  checkTests(file, add);
  checkLesson(file, add);
  return found;
}

function checkDelegations(file: ScenarioFile, add: Sink): void {
  once(
    file.delegations.map((one) => one.code),
    'delegation',
    (index) => ['delegations', index, 'code'],
    add,
  );
  for (const [index, one] of file.delegations.entries()) {
    if ((one.flag === undefined) === (one.emblem === undefined)) add(['delegations', index], { code: 'signNeeded' });
  }
}

function checkRooms(file: ScenarioFile, codes: ReadonlySet<string>, add: Sink): void {
  once(
    file.rooms.map((one) => one.id),
    'room',
    (index) => ['rooms', index, 'id'],
    add,
  );
  const above = new Set<string>();
  for (const [index, room] of file.rooms.entries()) {
    const parent = room.parent ?? null;
    if (index === 0) {
      if (parent !== null) add(['rooms', 0, 'parent'], { code: 'plenaryHasParent' });
      if (room.members !== undefined) add(['rooms', 0, 'members'], { code: 'plenaryHasMembers' }, { key: true });
    } else {
      if (parent === null) add(['rooms', index], { code: 'roomNeedsParent' });
      // A parent stands above its children, so rooms cannot go round in a circle.
      else if (!above.has(parent)) add(['rooms', index, 'parent'], { code: 'unknownRoom', value: parent });
      delegations(room.members ?? [], codes, 'member', ['rooms', index, 'members'], add);
    }
    above.add(room.id);
  }
}

function checkProvisions(file: ScenarioFile, codes: ReadonlySet<string>, add: Sink): void {
  once(
    file.provisions.map((one) => one.id),
    'provision',
    (index) => ['provisions', index, 'id'],
    add,
  );
  once(
    file.provisions.map((one) => one.number),
    'number',
    (index) => ['provisions', index, 'number'],
    add,
  );
  for (const [index, provision] of file.provisions.entries()) {
    const { instruction } = provision;
    delegations(provision.sponsors, codes, 'sponsor', ['provisions', index, 'sponsors'], add);
    if (provision.text === '' && instruction !== 'SUP')
      add(['provisions', index, 'text'], { code: 'textEmpty', instruction });
    checkText(provision.text, codes, ['provisions', index, 'text'], add);
    const old: Path = ['provisions', index, 'oldText'];
    if (instruction === 'ADD' && provision.oldText !== '') add(old, { code: 'oldTextUnexpected' });
    if (instruction !== 'ADD' && provision.oldText === '') add(old, { code: 'oldTextMissing', instruction });
    if (checkText(provision.oldText, codes, old, add) > 0) add(old, { code: 'oldTextOpen' });
  }
}

function checkProposals(file: ScenarioFile, codes: ReadonlySet<string>, add: Sink): void {
  const provisions = new Set(file.provisions.map((one) => one.id));
  for (const [index, proposal] of file.proposals.entries()) {
    if (!provisions.has(proposal.provision)) {
      const known = [...provisions].join(', ');
      add(['proposals', index, 'provision'], { code: 'unknownProvision', value: proposal.provision, known });
    }
    if (proposal.from !== 'chair' && !codes.has(proposal.from)) {
      add(['proposals', index, 'from'], unknownDelegation(proposal.from, codes));
    }
    checkText(proposal.text, codes, ['proposals', index, 'text'], add);
  }
}

function checkBriefs(file: ScenarioFile, codes: ReadonlySet<string>, add: Sink): void {
  for (const code of codes) {
    if (!Object.hasOwn(file.briefs, code)) add(['briefs'], { code: 'briefMissing', value: code }, { key: true });
  }
  for (const [code, brief] of Object.entries(file.briefs)) {
    if (!codes.has(code)) add(['briefs', code], unknownDelegation(code, codes), { key: true });
    if ((brief.want === undefined) === (brief.goals === undefined)) {
      add(['briefs', code], { code: 'oneOfTwo', one: 'want', other: 'goals' }, { key: true });
    }
    if ((brief.never === undefined) === (brief.redLine === undefined)) {
      add(['briefs', code], { code: 'oneOfTwo', one: 'never', other: 'redLine' }, { key: true });
    }
    const words = countWords(briefLines(brief).join(' '));
    if (words > briefWords) add(['briefs', code], { code: 'briefTooLong', words, most: briefWords }, { key: true });
  }
}

/** Everything in a brief that is read. */
function briefLines(brief: ScenarioFile['briefs'][string]): readonly string[] {
  const want = brief.want ?? (brief.goals ?? []).map((goal) => goal.says);
  const never = brief.never ?? (brief.redLine === undefined ? [] : [brief.redLine.says]);
  return [brief.you, ...want, ...never, ...brief.trade, brief.fallback];
}

/** Reports what does not parse; answers how many brackets and blanks are open. */
function checkText(text: string, codes: ReadonlySet<string>, path: Path, add: Sink): number {
  const parsed = parseNotation(text, codes);
  if (!parsed.ok) {
    add(path, { code: 'brackets', problem: parsed.error.code }, { at: parsed.error.offset });
    return 0;
  }
  for (const warning of parsed.warnings) {
    if (warning.code !== 'unknownCode') continue;
    add(path, { code: 'unknownSponsorInText', known: [...codes].join(', ') }, { at: warning.offset });
  }
  return openBrackets(parsed.body);
}

function delegations(
  values: readonly string[],
  codes: ReadonlySet<string>,
  what: 'sponsor' | 'member',
  path: Path,
  add: Sink,
): void {
  once(values, what, (index) => [...path, index], add);
  for (const [index, value] of values.entries()) {
    if (!codes.has(value)) add([...path, index], unknownDelegation(value, codes));
  }
}

function unknownDelegation(value: string, codes: ReadonlySet<string>): ScenarioMistake {
  return { code: 'unknownDelegation', value, known: [...codes].join(', ') };
}

/** Words as a reader counts them; where a script has no spaces, each ideograph is one. */
export function countWords(text: string): number {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
    )?.length ?? 0
  );
}
