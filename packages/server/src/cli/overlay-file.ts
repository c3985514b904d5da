// An overlay in a file of its own: an organisation's or a plan's own values, as YAML or JSON.
import { type Finding, type FindingKind, find, type Overlay, overlaySchema, text } from '@tinnhiem/core';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { Refused } from './command.ts';
import { readNamedText } from './files.ts';

const malformed: FindingKind<[path: string, vi: string, en: string]> = {
  code: 'E-overlay-malformed',
  severity: 'error',
  title: text('Giá trị trong tệp overlay không đúng', 'A value of the overlay is not right'),
  message: (path, vi, en) => text(`Ở “${path || '(toàn bộ)'}”: ${vi}.`, `At “${path || '(whole)'}”: ${en}.`),
  todo: text(
    'Sửa chỗ đó. Tệp overlay có cùng các mục như phần rules.overlay của kế hoạch mẫu; mỗi giá trị phải có cite (nguồn) hoặc “unverified”.',
    'Mend that place. An overlay has the same keys as rules.overlay in the sample plan; every value needs cite (its source) or “unverified”.',
  ),
};

export const overlayFindingKinds = [malformed] as const;

/** The overlay in a file. Throws `WrongUse` where there is no file, `Refused` with findings where it is no overlay. */
export async function readOverlay(path: string): Promise<Overlay> {
  const document = parseDocument(await readNamedText(path, 'overlay'));
  const [problem] = document.errors;
  if (problem !== undefined) {
    const row = problem.linePos?.[0].line;
    const where = { file: path, ...(row === undefined ? {} : { row }) };
    throw notAnOverlay(path, [
      find(malformed, where, '', `không đọc được YAML (${problem.code})`, `not YAML (${problem.code})`),
    ]);
  }
  const parsed = overlaySchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const english = z.locales.en().localeError;
  const vietnamese = z.locales.vi().localeError;
  const findings = deepest(parsed.error.issues).map((issue): Finding => {
    const place = issue.path.join('.');
    const word = (error: typeof english) => messageOf(error(issue as never)) ?? issue.message;
    return find(malformed, { file: path, path: place }, place, word(vietnamese), word(english));
  });
  throw notAnOverlay(path, findings);
}

/** Where a value may have several forms, the problems of the form that fits best say more than “invalid”. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
    const [best] = issue.errors
      .map((branch) => deepest(branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))))
      .sort((a, b) => depth(b) - depth(a) || a.length - b.length);
    return best ?? [issue];
  });
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(...issues.map((issue) => issue.path.length));
}

function messageOf(said: string | { message: string } | undefined | null): string | undefined {
  return typeof said === 'string' ? said : said?.message;
}

function notAnOverlay(path: string, findings: readonly Finding[]): Refused {
  return new Refused({
    code: 'R-overlay-malformed',
    message: text(`Tệp overlay ${path} không dùng được.`, `The overlay ${path} cannot be used.`),
    todo: malformed.todo,
    findings,
  });
}
