// An overlay in a file of its own: an organisation's or a plan's own values, as YAML or JSON.
import { type Finding, type FindingKind, find, type Overlay, overlaySchema, text } from '@tinnhiem/core';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type PathSegment, planIssues } from '../import/plan-issues.ts';
import { Refused } from './command.ts';
import { readNamedText } from './files.ts';

const notYaml: FindingKind<[problem: string]> = {
  code: 'E-overlay-not-yaml',
  severity: 'error',
  title: text('Tệp overlay sai cú pháp', 'The overlay is not written correctly'),
  message: (problem) => text(`Sai cú pháp YAML (${problem}).`, `Not correct YAML (${problem}).`),
  todo: text(
    'Sửa dòng này; xem phần rules.overlay trong samples/tuaf-2019/plan.yaml.',
    'Correct this line; see rules.overlay in samples/tuaf-2019/plan.yaml.',
  ),
};

// In a plan an overlay stands here, and problems with it are told in the same words.
const inPlan: readonly PathSegment[] = ['rules', 'overlay'];

/** The overlay in a file. Throws `WrongUse` where there is no file, `Refused` with findings where it is no overlay. */
export async function readOverlay(file: string): Promise<Overlay> {
  const document = parseDocument(await readNamedText(file, 'overlay'));
  const problems = document.errors.map(({ code, linePos }) =>
    find(notYaml, { file, row: linePos?.[0].line ?? 1 }, code),
  );
  if (problems.length > 0) throw notAnOverlay(file, problems);
  const value: unknown = document.toJS();
  const parsed = overlaySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [...inPlan, ...issue.path] }));
  const name = (path: readonly PathSegment[]) => path.slice(inPlan.length).join('.');
  const place = (path: readonly PathSegment[]) => ({ file, path: name(path) });
  throw notAnOverlay(file, planIssues(new z.ZodError(issues), { rules: { overlay: value } }, place, name));
}

function notAnOverlay(file: string, findings: readonly Finding[]): Refused {
  return new Refused({
    code: 'R-overlay-malformed',
    message: text(`Tệp overlay ${file} không dùng được.`, `The overlay ${file} cannot be used.`),
    todo: text(
      'Sửa những chỗ dưới đây. Mỗi giá trị cần cite (nguồn) hoặc “unverified”.',
      'Mend the places below. Every value needs cite (its source) or “unverified”.',
    ),
    findings,
  });
}
