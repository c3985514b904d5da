// S01: the plan as a file. YAML read strictly, every problem with its line and in words.
import {
  err,
  type Finding,
  find,
  ok,
  type Plan,
  planSchema,
  type Result,
  type Text,
  text,
  type Where,
} from '@tinnhiem/core';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { maxPlanBytes } from './limits.ts';
import * as kinds from './plan-findings.ts';
import { type PathSegment, planIssues } from './plan-issues.ts';

/** More references than this unfold into a file that nobody wrote by hand. */
const maxReferences = 100;

/**
 * Reads a plan. Errors: syntax, entries twice, missing or unknown, impossible values, and lists and conferences that do not fit
 * together. Whether the rule set exists and whether the dates suit it is checked where the rules are known.
 */
export function readPlan(yaml: string, file: string): Result<Plan, Finding[]> {
  const bytes = Buffer.byteLength(yaml);
  if (bytes > maxPlanBytes) return err([find(kinds.planTooLarge, { file }, Math.ceil(bytes / 1024))]);
  if (yaml.trim() === '') return err([find(kinds.planEmpty, { file })]);
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: true,
    strict: true,
    uniqueKeys: true,
    schema: 'core',
    version: '1.2',
    merge: false,
  });
  if (document.errors.length > 0) return err(document.errors.map((error) => syntaxFinding(error, file)));
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maxReferences });
  } catch (error) {
    // yaml throws this for too many aliases and for circles.
    if (error instanceof ReferenceError) return err([find(kinds.planReferences, { file })]);
    throw error;
  }
  const place = (path: readonly PathSegment[]): Where => ({
    file,
    row: lineOf(document, lines, path),
    path: pathText(path),
  });
  const parsed = planSchema.safeParse(value);
  if (!parsed.success) return err(planIssues(parsed.error, value, place, pathText));
  const findings = listFindings(parsed.data, place);
  return findings.length > 0 ? err(findings) : ok(parsed.data);
}

const yamlProblems: Readonly<Record<string, Text>> = {
  TAB_AS_INDENT: text(
    'Dòng này thụt vào bằng phím Tab; YAML chỉ dùng dấu cách.',
    'This line is indented with a tab; YAML takes spaces only.',
  ),
  BAD_INDENT: text('Dòng này thụt vào không đúng mức.', 'This line is indented to the wrong level.'),
  MULTIPLE_DOCS: text(
    'Tệp có nhiều phần ngăn bởi “---”; kế hoạch chỉ có một.',
    'The file has several parts divided by “---”; a plan has one.',
  ),
  MISSING_CHAR: text('Thiếu dấu ngoặc kép hoặc dấu ngoặc đóng.', 'A closing quotation mark or bracket is missing.'),
  MULTILINE_IMPLICIT_KEY: text(
    'Thiếu dấu hai chấm, hoặc dòng thụt vào không đúng.',
    'A colon is missing, or the line is indented wrongly.',
  ),
  BLOCK_AS_IMPLICIT_KEY: text(
    'Có hai dấu hai chấm trên một dòng; đặt nội dung trong ngoặc kép.',
    'Two colons on one line; put the content in quotation marks.',
  ),
};

function syntaxFinding(error: YAMLError, file: string): Finding {
  const where = { file, row: error.linePos?.[0].line ?? 1 };
  if (error.code === 'DUPLICATE_KEY') return find(kinds.planKeyTwice, where);
  const problem =
    yamlProblems[error.code] ?? text(`Sai cú pháp YAML (${error.code}).`, `Not correct YAML (${error.code}).`);
  return find(kinds.planNotYaml, where, problem);
}

/** `lists[0].voters[1].label`. */
function pathText(path: readonly PathSegment[]): string {
  return path
    .map((segment, index) => (typeof segment === 'number' ? `[${segment}]` : `${index === 0 ? '' : '.'}${segment}`))
    .join('');
}

/** The line of an entry, or of the nearest part around it that the file has. */
function lineOf(document: Document, lines: LineCounter, path: readonly PathSegment[]): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const segment of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === segment);
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node) && typeof segment === 'number') {
      node = node.items[segment] as Node | undefined;
      if (node === undefined) break;
      offset = node.range?.[0] ?? offset;
    } else {
      break;
    }
  }
  return lines.linePos(offset).line;
}

/** Ids once each; every list at exactly one conference, and every conference with lists that exist. */
function listFindings(plan: Plan, place: (path: readonly PathSegment[]) => Where): Finding[] {
  const findings: Finding[] = [];
  for (const part of ['lists', 'conferences'] as const) {
    const ids = plan[part].map(({ id }) => String(id));
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index) findings.push(find(kinds.planIdTwice, place([part, index, 'id']), id));
    });
  }
  const known = plan.lists.map(({ id }) => String(id));
  const namedBy = new Map<string, { readonly title: string; readonly path: readonly PathSegment[] }[]>();
  plan.conferences.forEach(({ title, lists }, at) => {
    lists.forEach((list, index) => {
      const path = ['conferences', at, 'lists', index];
      if (!known.includes(list)) findings.push(find(kinds.planListUnknown, place(path), title, list, known));
      namedBy.set(list, [...(namedBy.get(list) ?? []), { title, path }]);
    });
  });
  plan.lists.forEach(({ id }, index) => {
    const uses = namedBy.get(id) ?? [];
    const second = uses[1];
    if (uses.length === 0) findings.push(find(kinds.planListNowhere, place(['lists', index, 'id']), id));
    if (second !== undefined)
      findings.push(
        find(
          kinds.planListTwice,
          place(second.path),
          id,
          uses.map(({ title }) => title),
        ),
      );
  });
  return findings;
}
