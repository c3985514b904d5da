// An overlay in a file of its own: an organisation's or a plan's own values, as YAML or JSON.
import { find, noThresholds, type Overlay, overlaySchema, refuse } from '@tinnhiem/core';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { planReferences } from '../import/plan-findings.ts';
import { type PathSegment, planIssues } from '../import/plan-issues.ts';
import { Refused } from './command.ts';
import { readNamedText } from './files.ts';
import { overlayMalformed, overlayNotYaml } from './refusals.ts';

// In a plan an overlay stands here, and problems with it are told in the same words.
const inPlan: readonly PathSegment[] = ['rules', 'overlay'];

/** The overlay in a file. Throws `WrongUse` where there is no file, `Refused` with findings where it is no overlay. */
export async function readOverlay(file: string): Promise<Overlay> {
  const document = parseDocument(await readNamedText(file, 'overlay'));
  const [problem] = document.errors;
  if (problem !== undefined)
    throw new Refused(refuse(overlayNotYaml, file, problem.linePos?.[0].line ?? 1, problem.code));
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // yaml throws this for references that unfold without end.
    if (!(error instanceof ReferenceError)) throw error;
    throw new Refused({ ...refuse(overlayMalformed, file), findings: [find(planReferences, { file })] });
  }
  const parsed = overlaySchema.safeParse(value);
  if (parsed.data?.thresholds?.length === 0)
    throw new Refused({
      ...refuse(overlayMalformed, file),
      findings: [find(noThresholds, { file, path: 'thresholds' })],
    });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [...inPlan, ...issue.path] }));
  const name = (path: readonly PathSegment[]) => path.slice(inPlan.length).join('.');
  const place = (path: readonly PathSegment[]) => ({ file, path: name(path) });
  const findings = planIssues(new z.ZodError(issues), { rules: { overlay: value } }, place, name);
  throw new Refused({ ...refuse(overlayMalformed, file), findings });
}
