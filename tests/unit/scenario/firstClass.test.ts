import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firstLesson } from '../../../shared/rules/presets.ts';
import { briefWords, countWords } from '../../../shared/scenario/checks.ts';
import { goalStanding, redLineHolds, type StandingProvision } from '../../../shared/scenario/goals.ts';
import { loadScenario } from '../../../shared/scenario/load.ts';
import { playTime, seatPlan } from '../../../shared/scenario/playTime.ts';
import type { Brief } from '../../../shared/scenario/scenario.ts';
import { openBrackets } from '../../../shared/text/measure.ts';
import { bodyFrom } from '../../support/texts.ts';

const source = readFileSync(new URL('../../../scenarios/first-class.yaml', import.meta.url), 'utf8');
const loaded = loadScenario(source, 'first-class.yaml');
if (!loaded.ok) throw new Error('first-class.yaml does not load');
const scenario = loaded.value;
const briefs = Object.entries(scenario.briefs);

/** Everything in a brief, as sentences. */
function sentencesOf(brief: Brief): readonly string[] {
  const lines = [brief.you, ...brief.want, ...brief.never, ...brief.trade, brief.fallback];
  return lines.flatMap((line) => line.split(/(?<=[.?])\s+/u));
}

/** The provisions with other words, agreed. */
function agreed(words: Readonly<Record<string, string>>): readonly StandingProvision[] {
  return scenario.provisions.map((one) => ({
    id: one.id,
    body: bodyFrom(words[one.id] ?? one.text),
    oldText: one.oldText,
    status: 'agreed',
  }));
}

describe('the scenario first-class', () => {
  it('seats 16 to 32 in eight states with emblems, by the rules of a first lesson', () => {
    expect(scenario.ruleSet).toEqual(firstLesson);
    expect(scenario.people).toEqual({ from: 16, to: 32 });
    expect(scenario.delegations).toHaveLength(8);
    for (const { sign, line } of scenario.delegations) {
      expect(sign.kind).toBe('emblem');
      expect(line).toBeDefined();
    }
    for (const people of [16, 25, 32]) {
      const seated = seatPlan(scenario.delegations, people);
      expect(seated.reduce((sum, one) => sum + one.people, 0)).toBe(people);
      expect(Math.min(...seated.map((one) => one.people))).toBeGreaterThanOrEqual(2);
    }
  });

  it('has two groups of three that pull apart, and two states between', () => {
    const counts = (scenario.groups ?? []).map(
      ({ id }) => scenario.delegations.filter((one) => one.group === id).length,
    );
    expect(counts).toEqual([3, 3]);
  });

  it('has four provisions in plain words, most of them with a bracket or two', () => {
    expect(scenario.provisions.map((one) => openBrackets(bodyFrom(one.text)))).toEqual([0, 1, 2, 1]);
    for (const one of scenario.provisions) {
      expect(countWords(one.text)).toBeLessThanOrEqual(20);
      expect(one.why).toBeDefined();
    }
  });

  it.each(briefs)('%s has a brief that is easily read', (_code, brief) => {
    const lengths = sentencesOf(brief).map(countWords);
    const words = lengths.reduce((sum, one) => sum + one, 0);
    expect(words).toBeLessThanOrEqual(briefWords);
    expect(words / lengths.length).toBeLessThanOrEqual(12);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(20);
  });

  it.each(briefs)('%s has three goals, one red line and one thing to trade', (_code, brief) => {
    expect(brief.goals).toHaveLength(3);
    expect(brief.want).toHaveLength(3);
    expect(brief.never).toEqual([brief.redLine?.says]);
    expect(brief.trade).toHaveLength(1);
  });

  it('speaks to the teacher’s class in sentences of at most 20 words', () => {
    const lines = [...Object.values(scenario.script ?? {}).flat(), ...(scenario.events ?? []).map((one) => one.text)];
    const sentences = lines.flatMap((line) => line.split(/(?<=[.?])\s+/u));
    expect(sentences.filter((one) => countWords(one) > 20)).toEqual([]);
  });

  it.each([
    [16, 45],
    [25, 45],
    [32, 45],
    [16, 90],
    [25, 90],
    [32, 90],
  ])('lets %i people all speak in %i minutes with nothing dropped', (people, minutes) => {
    const plan = playTime(scenario, people, minutes);
    expect(plan).toMatchObject({ fits: true, order: minutes, droppedProvisions: [], droppedSteps: [] });
    const statements = plan?.steps.reduce((sum, one) => sum + one.statements, 0);
    expect(statements).toBe(people * (minutes === 45 ? 1 : 2));
  });

  it('has a deal that crosses no red line and serves everybody somewhere', () => {
    const deal = agreed({
      young: 'A State shall not watch anyone under 14 in secret.',
      reading: 'A State shall read a person’s messages only when a judge has said so.',
      switching:
        'A State shall not switch off messages except for 7 days in an emergency, and never those of a neighbour.',
      telling: 'A State shall tell a person within 30 days that it has read their messages.',
    });
    for (const [, brief] of briefs) {
      expect(brief.redLine && redLineHolds(brief.redLine, deal, 'adopted')).toBe('holds');
      expect((brief.goals ?? []).map((goal) => goalStanding(goal, deal, 'adopted'))).toContain('met');
    }
  });

  it('has no text that serves every goal: the brackets are there for a reason', () => {
    const choices = [
      ['12', '14', '16', '18'],
      ['a judge', 'its leader'],
      ['shall not switch off messages.', 'should not switch off messages except for 2 days in an emergency.'],
      ['7', '30', '90'],
    ] as const;
    const texts = choices[0].flatMap((age) =>
      choices[1].flatMap((who) =>
        choices[2].flatMap((off) =>
          choices[3].map((days) => ({
            young: `A State shall not watch anyone under ${age} in secret.`,
            reading: `A State shall read a person’s messages only when ${who} has said so.`,
            switching: `A State ${off}`,
            telling: `A State shall tell a person within ${days} days that it has read their messages.`,
          })),
        ),
      ),
    );
    const goals = briefs.flatMap(([, brief]) => brief.goals ?? []);
    for (const words of texts) {
      const standings = goals.map((goal) => goalStanding(goal, agreed(words), 'adopted'));
      expect(standings).toContain('met');
      expect(standings).toContain('notMet');
    }
  });

  it('begins with goals that depend on the talk and red lines that nothing has broken', () => {
    const start = scenario.provisions.map(
      (one): StandingProvision => ({
        id: one.id,
        body: bodyFrom(one.text),
        oldText: one.oldText,
        status: 'untouched',
      }),
    );
    for (const [, brief] of briefs) {
      expect(brief.redLine && redLineHolds(brief.redLine, start)).not.toBe('broken');
      expect((brief.goals ?? []).map((goal) => goalStanding(goal, start))).toContain('open');
    }
  });
});

describe('the emblems of first-class', () => {
  const svg = readFileSync(new URL('../../../client/public/emblems/first-class.svg', import.meta.url), 'utf8');
  const drawings = [...svg.matchAll(/<svg id="([a-z]+)" viewBox="0 0 24 24">(.*?)<\/svg>/gu)];
  /** Inks of the palette; red means open, and nothing else. */
  const inks = new Set(['#BFDADC', '#13222B', '#8A4B00', '#FFEFAF', '#0B5560', '#FFFFFF', '#F2C46B', '#51616A']);

  it('are those that the scenario names', () => {
    expect(drawings.map((one) => one[1])).toEqual(scenario.delegations.map((one) => one.sign.name));
  });

  it.each(drawings.map((one) => [one[1] ?? '', one[2] ?? ''] as const))('%s: one shape, two inks', (_name, inner) => {
    expect(inner.match(/<(?:path|circle)\b/gu)).toHaveLength(2);
    const used = [...inner.matchAll(/fill="([^"]+)"/gu)].map((one) => one[1] ?? '');
    expect(new Set(used).size).toBe(2);
    expect(used.filter((ink) => !inks.has(ink))).toEqual([]);
  });
});
