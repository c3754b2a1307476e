import { levelsOf } from '../rules/levels.ts';
import { ruleSetOf } from './complete.ts';
import { orderOf } from './completeLesson.ts';
import { once, type Sink } from './finding.ts';
import { isUnclear, optionsBeside, optionTexts } from './options.ts';
import type { Path } from './place.ts';
import { playTime } from './playTime.ts';
import type { ScenarioFile } from './schema.ts';
import type { OrderInFile, WantInFile } from './schemaLesson.ts';

/** Names of the tests that a want may have. */
const tests = ['contains', 'lacks', 'chosen', 'number', 'status'] as const;

/** Goals and red lines: their provisions exist, each has one test, and an option that is named is there. */
export function checkTests(file: ScenarioFile, add: Sink): void {
  for (const [code, brief] of Object.entries(file.briefs)) {
    for (const [index, goal] of (brief.goals ?? []).entries()) {
      for (const [n, want] of goal.wants.entries()) {
        checkWant(file, want, ['briefs', code, 'goals', index, 'wants', n], add);
      }
    }
    for (const [n, want] of (brief.redLine?.wants ?? []).entries()) {
      checkWant(file, want, ['briefs', code, 'redLine', 'wants', n], add);
    }
  }
}

function checkWant(file: ScenarioFile, want: WantInFile, path: Path, add: Sink): void {
  const provision = knownProvision(file, want.provision, path, add);
  if (tests.filter((test) => want[test] !== undefined).length !== 1) {
    add(path, { code: 'oneOf', fields: tests.join(', ') });
  }
  const { number, chosen } = want;
  if (number !== undefined && !((number.atLeast ?? -Infinity) <= (number.atMost ?? Infinity) && hasBound(number))) {
    add([...path, 'number'], { code: 'numberEmpty' });
  }
  if (chosen === undefined || provision === undefined) return;
  const options = optionsBeside(provision.text, chosen);
  const at: Path = [...path, 'chosen'];
  if (options === undefined) {
    const known = optionTexts(provision.text).flat().join(', ');
    add(at, { code: 'unknownOption', value: chosen, known });
  } else if (isUnclear(provision.text, options)) {
    add(at, { code: 'optionUnclear', value: chosen });
  }
}

const hasBound = (number: { readonly atLeast?: number; readonly atMost?: number }): boolean =>
  number.atLeast !== undefined || number.atMost !== undefined;

function knownProvision(
  file: ScenarioFile,
  id: string,
  path: Path,
  add: Sink,
): ScenarioFile['provisions'][number] | undefined {
  const provision = file.provisions.find((one) => one.id === id);
  if (provision === undefined) {
    const known = file.provisions.map((one) => one.id).join(', ');
    add([...path, 'provision'], { code: 'unknownProvision', value: id, known });
  }
  return provision;
}

/** People, groups, levels, events and orders of play. */
export function checkLesson(file: ScenarioFile, add: Sink): void {
  checkPeople(file, add);
  checkGroups(file, add);
  checkLevels(file, add);
  for (const [index, event] of (file.events ?? []).entries()) {
    knownProvision(file, event.provision, ['events', index], add);
  }
  const eventIds = (file.events ?? []).map((one) => one.id);
  once(eventIds, 'event', (index) => ['events', index, 'id'], add);
  const lengths = (file.orders ?? []).map((one) => `${one.minutes} minutes`);
  once(lengths, 'order of', (index) => ['orders', index, 'minutes'], add);
  for (const [index, order] of (file.orders ?? []).entries()) checkOrder(file, order, ['orders', index], add);
}

function checkPeople(file: ScenarioFile, add: Sink): void {
  const { people } = file;
  if (people === undefined) return;
  if (people.from > people.to) add(['people'], { code: 'peopleOrder' });
  const seats = file.delegations.reduce((sum, one) => sum + one.seats, 0);
  if (people.to > seats) add(['people', 'to'], { code: 'peopleSeats', people: people.to, seats });
}

function checkGroups(file: ScenarioFile, add: Sink): void {
  const groups = (file.groups ?? []).map((one) => one.id);
  once(groups, 'group', (index) => ['groups', index, 'id'], add);
  for (const [index, { group }] of file.delegations.entries()) {
    if (group === undefined || groups.includes(group)) continue;
    add(['delegations', index, 'group'], { code: 'unknownGroup', value: group, known: groups.join(', ') || 'none' });
  }
}

function checkLevels(file: ScenarioFile, add: Sink): void {
  const levels = levelsOf(ruleSetOf(file.ruleSet)).map((one) => one.id);
  for (const [index, { level }] of file.provisions.entries()) {
    if (level === undefined || levels.includes(level)) continue;
    add(['provisions', index, 'level'], { code: 'unknownLevel', value: level, known: levels.join(', ') || 'none' });
  }
}

function checkOrder(file: ScenarioFile, order: OrderInFile, path: Path, add: Sink): void {
  const before = { count: 0 };
  const tell: Sink = (...finding) => {
    before.count += 1;
    add(...finding);
  };
  const steps = order.steps.map((one) => one.step);
  once(steps, 'step', (index) => [...path, 'steps', index, 'step'], tell);
  for (const [index, one] of order.steps.entries()) {
    const at: Path = [...path, 'steps', index];
    if (one.step === 'opening' && one.minutes !== undefined) {
      tell([...at, 'minutes'], { code: 'stepNoMinutes' }, { key: true });
    }
    if (one.step !== 'opening' && one.minutes === undefined) tell(at, { code: 'stepMinutes', step: one.step });
  }
  const cuts = order.late.map((one) => one.provision ?? one.step ?? '');
  once(cuts, 'cut of', (index) => [...path, 'late', index], tell);
  for (const [index, cut] of order.late.entries()) {
    const at: Path = [...path, 'late', index];
    if ((cut.provision === undefined) === (cut.step === undefined)) {
      tell(at, { code: 'oneOf', fields: 'provision, step' });
    } else if (cut.provision !== undefined) {
      knownProvision(file, cut.provision, at, tell);
    } else if (cut.step !== undefined && !steps.includes(cut.step)) {
      tell([...at, 'step'], { code: 'unknownStep', value: cut.step, known: steps.join(', ') });
    }
  }
  if (before.count === 0) checkTime(file, order, path, add);
}

/** With all the people that the scenario is for, and nothing dropped, an order of play fits in its own time. */
function checkTime(file: ScenarioFile, order: OrderInFile, path: Path, add: Sink): void {
  if (file.people === undefined) {
    add(path, { code: 'peopleMissing' });
    return;
  }
  const { delegations, provisions } = file;
  const { to } = file.people;
  const orders = [{ ...orderOf(order), late: [] }];
  const plan = playTime({ orders, delegations, provisions, ruleSet: ruleSetOf(file.ruleSet) }, to, order.minutes);
  if (plan === undefined || plan.fits) return;
  const needed = Math.ceil(plan.seconds / 60) + order.spare;
  add([...path, 'minutes'], { code: 'orderTooLong', people: to, needed, minutes: order.minutes });
}
