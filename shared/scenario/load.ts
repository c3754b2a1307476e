import * as v from 'valibot';
import { type Document, isMap, LineCounter, parseDocument, visit } from 'yaml';
import { fail, ok, type Result } from '../kit/result.ts';
import { findings } from './checks.ts';
import { scenarioOf } from './complete.ts';
import type { ScenarioError, ScenarioMistake, YamlProblem } from './errors.ts';
import type { Finding } from './finding.ts';
import { lineAndColumn, offsetInText, offsetOf, type Path, printPath } from './place.ts';
import type { Scenario } from './scenario.ts';
import { scenarioFile } from './schema.ts';

/**
 * Reads a scenario from the YAML of its file: either a scenario that is complete and checked, or every mistake that
 * was found, in the order of the file. `fileName` is only repeated in the errors.
 */
export function loadScenario(source: string, fileName: string): Result<Scenario, readonly ScenarioError[]> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const at = (offset: number, path: Path) => ({
    file: fileName,
    ...lineAndColumn(lines, offset),
    path: printPath(path),
  });

  const broken = [...document.errors, ...document.warnings].map(
    (error): ScenarioError => ({ code: 'notYaml', problem: yamlProblem(error.code), ...at(error.pos[0], []) }),
  );
  // One slip makes several errors in YAML; the first is the one to mend.
  if (broken[0] !== undefined) return fail([broken[0]]);
  const lost = unmarkedAlias(document);
  if (lost !== undefined) return fail([{ code: 'notYaml', problem: 'alias', ...at(lost, []) }]);

  if (!isMap(document.contents)) return fail([{ ...notFields(document.toJS()), ...at(0, []) }]);

  const checked = v.safeParse(scenarioFile, document.toJS());
  const found = checked.success ? findings(checked.output) : checked.issues.map(findingOf);
  const errors = found.map((finding): ScenarioError => {
    const { path, key } = finding;
    const offset =
      finding.at === undefined ? offsetOf(document, path, key) : offsetInText(document, source, path, finding.at);
    return { ...finding.mistake, ...at(offset, path) };
  });
  if (!checked.success || errors.length > 0) {
    return fail(errors.toSorted((a, b) => a.line - b.line || a.column - b.column));
  }
  return ok(scenarioOf(checked.output));
}

/** Where a `*name` stands that nothing is marked with, or that repeats what it stands in. */
function unmarkedAlias(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_key, alias, ancestors) {
      const marked = alias.resolve(document);
      if (marked !== undefined && !ancestors.includes(marked)) return undefined;
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function yamlProblem(code: string): YamlProblem {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'tab';
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
      return 'indent';
    case 'DUPLICATE_KEY':
      return 'keyTwice';
    case 'MISSING_CHAR':
      return 'unclosed';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'colon';
    case 'TAG_RESOLVE_FAILED':
      return 'tag';
    case 'MULTIPLE_DOCS':
      return 'severalDocuments';
    default:
      return 'other';
  }
}

function findingOf(issue: v.InferIssue<typeof scenarioFile>): Finding {
  const items = issue.path ?? [];
  const path = items.map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));
  const last = items.at(-1);
  if (last?.origin === 'key' && issue.type === 'strict_object') {
    const field = String(last.key);
    if (issue.expected !== 'never') return { path: path.slice(0, -1), mistake: { code: 'missingField', field } };
    return { path, key: true, mistake: { code: 'unknownField', field, known: issue.message } };
  }
  const expected = issue.type === 'strict_object' ? `a group of fields: ${issue.message}` : issue.message;
  return { path, mistake: { code: 'wrongValue', expected, found: show(issue.input) } };
}

/** A file that is empty, a sentence or a list: said once, not once for each field. */
function notFields(content: unknown): ScenarioMistake {
  return { code: 'wrongValue', expected: 'the fields of a scenario, each as name: value', found: show(content) };
}

function show(input: unknown): string {
  if (input === undefined || input === null || input === '') return 'nothing';
  if (Array.isArray(input)) return input.length === 0 ? 'an empty list' : `a list of ${input.length}`;
  if (typeof input === 'object') return 'a group of fields';
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return typeof input === 'string' ? `"${short}"` : short;
}
